import { coversResource, escalations, Rule } from './rights';

/** One of the rights that a combination needs. */
export interface RightPart {
  /** API groups, resources and verbs, one of each of which is enough. */
  readonly apiGroups: readonly string[];
  readonly resources: readonly string[];
  readonly verbs: readonly string[];
  /** Objects of these names only; without it, a rule with resourceNames is none. */
  readonly names?: readonly string[];
  /** The resource has no namespace: only a ClusterRoleBinding grants it. */
  readonly cluster?: boolean;
}

/** Rights that open an escalation path only together. */
export interface RightCombination {
  readonly parts: readonly RightPart[];
  /** The only namespace in which they do. */
  readonly namespace?: string;
  /** What the subject gains: a clause after "because". */
  readonly because: string;
  /** What to grant instead. */
  readonly instead: string;
}

const WRITE = ['create', 'update', 'patch'];
const CHANGE = ['update', 'patch'];

/** ConfigMaps of kube-system by which DNS, Services and the network of the cluster work. */
const CLUSTER_CONFIG = ['antrea-config', 'calico-config', 'cilium-config', 'coredns', 'kube-dns', 'kube-proxy'];

/**
 * Rights that are harmless alone: none of their parts is a path of `ESCALATION_PATHS`.
 *
 * Sources, in this order: CVE-2021-25740 and "Write access for EndpointSlices and Endpoints" of the RBAC reference;
 * CVE-2020-8554; the paths of rbac-token, since who deletes and creates changes; "CoreDNS poisoning" of the threat matrix
 * for Kubernetes; "Approval" of cert-manager's CertificateRequest; "Volume Snapshots" of the Kubernetes documentation,
 * pre-provisioned.
 */
export const RIGHT_COMBINATIONS: readonly RightCombination[] = [
  {
    parts: [
      {
        apiGroups: ['', 'extensions', 'networking.k8s.io', 'gateway.networking.k8s.io'],
        resources: ['services', 'ingresses', 'grpcroutes', 'httproutes', 'tcproutes', 'tlsroutes'],
        verbs: WRITE,
      },
      { apiGroups: ['', 'discovery.k8s.io'], resources: ['endpoints', 'endpointslices'], verbs: WRITE },
    ],
    because: 'who writes a Service and its endpoints sends its clients to any address, past network policies',
    instead: 'leave endpoints to the selectors of Services',
  },
  {
    parts: [
      { apiGroups: [''], resources: ['services'], verbs: ['create'] },
      { apiGroups: [''], resources: ['services/status'], verbs: CHANGE },
    ],
    because: 'a Service whose status names an address takes the traffic of all pods to that address',
    instead: 'leave the status of Services to the cloud provider',
  },
  {
    parts: [
      { apiGroups: [''], resources: ['serviceaccounts'], verbs: ['create'] },
      { apiGroups: [''], resources: ['serviceaccounts'], verbs: ['delete', 'deletecollection'] },
    ],
    because: 'who deletes a service account and makes it anew gives its pods another role of the cloud',
    instead: 'keep service accounts in Git, applied by the deployment pipeline',
  },
  {
    parts: [
      { apiGroups: [''], resources: ['configmaps'], verbs: CHANGE, names: CLUSTER_CONFIG },
      {
        apiGroups: ['', 'apps', 'extensions', 'policy'],
        resources: ['pods', 'pods/eviction', 'deployments/scale', 'replicasets/scale'],
        verbs: [...WRITE, 'delete', 'deletecollection'],
      },
    ],
    namespace: 'kube-system',
    because: 'who changes the configuration of DNS or of the network and restarts it answers for every name',
    instead: 'leave kube-system to the administrators of the cluster',
  },
  {
    parts: [
      { apiGroups: ['cert-manager.io'], resources: ['certificaterequests'], verbs: ['create'] },
      { apiGroups: ['cert-manager.io'], resources: ['certificaterequests/status'], verbs: CHANGE },
      { apiGroups: ['cert-manager.io'], resources: ['signers'], verbs: ['approve'], cluster: true },
    ],
    because: 'who approves his own request has a certificate for any name that the issuer signs',
    instead: 'leave approval to approver-policy, or to another account',
  },
  {
    parts: [
      {
        apiGroups: ['snapshot.storage.k8s.io'],
        resources: ['volumesnapshotcontents'],
        verbs: WRITE,
        cluster: true,
      },
      { apiGroups: ['snapshot.storage.k8s.io'], resources: ['volumesnapshots'], verbs: ['create'] },
      { apiGroups: [''], resources: ['persistentvolumeclaims'], verbs: ['create'] },
    ],
    because: 'who writes the contents of a snapshot claims a copy of any disk, of whatever namespace',
    instead: 'leave VolumeSnapshotContents to the snapshot controller',
  },
];

/** Whether a right is one of an escalation path, and so reported as that. A wildcard alone is none. */
function isPath(rule: Rule): boolean {
  return escalations(rule).some(({ path }) => path.control !== 'rbac-wildcard');
}

/** Whether a rule holds for an object of the part, by its name. */
function fitsNames({ resourceNames = [] }: Rule, { names = [] }: RightPart): boolean {
  return resourceNames.length === 0 || resourceNames.some((name) => names.includes(name));
}

/** What of a rule gives a part of a combination, as `create on services`; `undefined` where nothing does. */
export function givenBy(rule: Rule, part: RightPart): string | undefined {
  if (!rule.apiGroups.some((group) => group === '*' || part.apiGroups.includes(group)) || !fitsNames(rule, part)) {
    return undefined;
  }
  const verbs = rule.verbs.filter((verb) => verb === '*' || part.verbs.includes(verb));
  if (verbs.length === 0) {
    return undefined;
  }
  const resources = rule.resources.filter(
    (granted) =>
      part.resources.some((wanted) => coversResource(granted, wanted)) && !isPath({ ...rule, resources: [granted] }),
  );
  return resources.length > 0 ? `${verbs.join(', ')} on ${resources.join(', ')}` : undefined;
}
