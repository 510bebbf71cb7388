/** A set of rights by which a subject gains more than they say. */
export interface EscalationPath {
  /** Id of the control that refuses it, and that a `Waiver` must name. */
  readonly control: string;
  /** API groups; `*` stands for any. */
  readonly apiGroups: readonly string[];
  /** Resources, with subresources as RBAC writes them; `*` stands for any. */
  readonly resources: readonly string[];
  /** Verbs; `*` stands for any. */
  readonly verbs: readonly string[];
  /** What the subject gains: a clause after "because". */
  readonly because: string;
  /** What to grant instead. */
  readonly instead: string;
}

const WRITE = ['create', 'update', 'patch'];
const WRITE_OR_DELETE = [...WRITE, 'delete', 'deletecollection'];

/** Source: Kubernetes documentation, "RBAC good practices", privilege escalation risks; and by experiment on a real API server. */
export const ESCALATION_PATHS: readonly EscalationPath[] = [
  {
    control: 'rbac-wildcard',
    apiGroups: ['*'],
    resources: ['*'],
    verbs: ['*'],
    because: 'a wildcard also grants every resource and verb that is added later',
    instead: 'name the API groups, resources and verbs',
  },
  {
    control: 'rbac-secrets',
    apiGroups: [''],
    resources: ['secrets'],
    // patch, delete (where a finalizer or a propagation policy delays it) and deletecollection answer with the
    // contents; a Secret of type bootstrap.kubernetes.io/token is an identity.
    verbs: ['get', 'list', 'watch', ...WRITE_OR_DELETE],
    because: 'every verb on secrets answers with their contents, or makes credentials',
    instead: 'mount the one secret that the program needs',
  },
  {
    control: 'rbac-secrets',
    apiGroups: ['external-secrets.io', 'generators.external-secrets.io'],
    resources: ['*'],
    verbs: WRITE,
    because: 'the operator copies whatever store, secret or push is named, with its own rights',
    instead: 'leave it to the deployment pipeline',
  },
  {
    control: 'rbac-workloads',
    apiGroups: ['', 'apps', 'batch', 'extensions'],
    resources: [
      'bindings',
      'pods',
      'pods/binding',
      'pods/status',
      'podtemplates',
      'replicationcontrollers',
      'controllerrevisions',
      'cronjobs',
      'daemonsets',
      'deployments',
      'jobs',
      'replicasets',
      'statefulsets',
    ],
    verbs: WRITE,
    because:
      'who creates or changes a pod runs code as any service account of the namespace and mounts any of its secrets',
    instead: 'let a controller with a fixed template do it',
  },
  {
    control: 'rbac-workloads',
    apiGroups: [
      'argoproj.io',
      'helm.cattle.io',
      'helm.toolkit.fluxcd.io',
      'kubevirt.io',
      'kustomize.toolkit.fluxcd.io',
      'monitoring.coreos.com',
      'operators.coreos.com',
      'serving.knative.dev',
      'source.toolkit.fluxcd.io',
      'tekton.dev',
    ],
    resources: ['*'],
    verbs: WRITE,
    because: 'its controller makes pods of what is written, with rights of its own',
    instead: 'leave it to the deployment pipeline',
  },
  {
    control: 'rbac-exec',
    apiGroups: [''],
    resources: [
      'pods/exec',
      'pods/attach',
      'pods/portforward',
      'pods/ephemeralcontainers',
      'pods/proxy',
      'services/proxy',
    ],
    verbs: ['*'],
    because: 'a command, debug container or tunnel in a pod has all that the pod has: files, token and network',
    instead: 'read pods/log',
  },
  {
    control: 'rbac-escalate',
    apiGroups: ['rbac.authorization.k8s.io', 'authorization.openshift.io'],
    resources: ['roles', 'clusterroles', 'rolebindings', 'clusterrolebindings'],
    verbs: ['escalate', 'bind', ...WRITE],
    because: 'who writes roles or bindings, or may escalate or bind, can give himself any right',
    instead: 'keep roles and bindings in Git, applied by the deployment pipeline',
  },
  {
    control: 'rbac-escalate',
    apiGroups: ['security.openshift.io'],
    resources: ['securitycontextconstraints'],
    verbs: ['use', ...WRITE],
    because: 'a wider constraint lets its pods be what Pod Security refuses',
    instead: 'use restricted-v2, which every account may',
  },
  {
    control: 'rbac-impersonate',
    apiGroups: ['', 'authentication.k8s.io'],
    resources: ['users', 'groups', 'serviceaccounts', 'uids', 'userextras', 'userextras/*', 'nodes'],
    verbs: ['impersonate'],
    because: 'who impersonates an administrator is one',
    instead: 'give the subject the rights it needs under its own name',
  },
  {
    control: 'rbac-token',
    apiGroups: [''],
    resources: ['serviceaccounts/token'],
    verbs: ['create'],
    because: 'a token of another service account is that account',
    instead: 'mount a projected token of the own account',
  },
  {
    control: 'rbac-token',
    apiGroups: [''],
    resources: ['serviceaccounts'],
    verbs: ['update', 'patch'],
    because: 'an annotation of a service account names the role of the cloud that its pods get',
    instead: 'keep service accounts in Git, applied by the deployment pipeline',
  },
  {
    control: 'rbac-nodes-proxy',
    apiGroups: [''],
    resources: ['nodes/proxy', 'nodes/checkpoint'],
    verbs: ['*'],
    because: 'even get reaches exec on every pod of the node by a WebSocket, past audit and admission',
    instead: 'use nodes/metrics or nodes/stats',
  },
  {
    control: 'rbac-certificates',
    apiGroups: ['certificates.k8s.io'],
    resources: [
      'certificatesigningrequests/approval',
      'certificatesigningrequests/status',
      'clustertrustbundles',
      'podcertificaterequests/status',
      'signers',
    ],
    verbs: [...WRITE, 'approve', 'attest', 'sign'],
    because: 'a certificate that one approves or signs oneself is any identity',
    instead: 'leave approval to people or to a dedicated controller',
  },
  {
    control: 'rbac-admission',
    apiGroups: ['admissionregistration.k8s.io', 'apiextensions.k8s.io', 'apiregistration.k8s.io'],
    resources: [
      'apiservices',
      'customresourcedefinitions',
      'mutatingadmissionpolicies',
      'mutatingadmissionpolicybindings',
      'mutatingwebhookconfigurations',
      'validatingadmissionpolicies',
      'validatingadmissionpolicybindings',
      'validatingwebhookconfigurations',
    ],
    verbs: WRITE_OR_DELETE,
    because: 'who decides admission, or serves the API, sees and changes every object, secrets among them',
    instead: 'leave it to the deployment pipeline',
  },
  {
    control: 'rbac-admission',
    apiGroups: [
      'config.gatekeeper.sh',
      'constraints.gatekeeper.sh',
      'kyverno.io',
      'mutations.gatekeeper.sh',
      'policies.kyverno.io',
      'policy.sigstore.dev',
      'templates.gatekeeper.sh',
    ],
    resources: ['*'],
    verbs: WRITE_OR_DELETE,
    because: 'who writes policies decides what is admitted, and may change every object on its way',
    instead: 'leave it to the deployment pipeline',
  },
  {
    control: 'rbac-namespaces',
    apiGroups: [''],
    resources: ['namespaces', 'namespaces/finalize', 'namespaces/status'],
    verbs: ['update', 'patch', 'delete', 'deletecollection'],
    because: 'a changed label switches Pod Security off for the namespace, and a deleted one takes all that is in it',
    instead: 'leave namespaces to the deployment pipeline',
  },
  {
    control: 'rbac-network-policies',
    apiGroups: [
      'networking.k8s.io',
      'extensions',
      'policy.networking.k8s.io',
      'cilium.io',
      'crd.antrea.io',
      'crd.projectcalico.org',
      'projectcalico.org',
    ],
    resources: [
      'networkpolicies',
      'adminnetworkpolicies',
      'baselineadminnetworkpolicies',
      'ciliumclusterwidenetworkpolicies',
      'ciliumnetworkpolicies',
      'clusternetworkpolicies',
      'globalnetworkpolicies',
    ],
    verbs: WRITE_OR_DELETE,
    because: "an allow policy of one's own opens whatever the others close",
    instead: 'label the pod into a prepared policy (IncidentQuarantine)',
  },
  {
    control: 'rbac-volumes',
    apiGroups: [''],
    resources: ['persistentvolumes'],
    verbs: WRITE,
    because: "a persistent volume of type hostPath is the node's file system",
    instead: 'claim volumes from a storage class',
  },
  {
    control: 'rbac-volumes',
    apiGroups: ['storage.k8s.io'],
    resources: ['csidrivers', 'volumeattachments'],
    verbs: WRITE,
    because: 'a driver is handed the tokens of the pods that use it, and an attachment moves their disks',
    instead: 'leave it to the storage provider',
  },
  {
    control: 'rbac-nodes',
    apiGroups: [''],
    resources: ['nodes', 'nodes/status'],
    verbs: WRITE_OR_DELETE,
    because: 'labels and taints of nodes decide where pods, and with them secrets, are sent',
    instead: 'read nodes',
  },
];
