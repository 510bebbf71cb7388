import type { Rule } from './rights';

/** Label that every role and binding of Kubernetes itself carries. */
export const BOOTSTRAP_LABEL = 'kubernetes.io/bootstrapping';

/** The value of `BOOTSTRAP_LABEL`. */
export const BOOTSTRAP_VALUE = 'rbac-defaults';

/** The built-in roles that collect the rules of others, by the label that those carry with the value "true". */
export const AGGREGATION_LABELS = {
  admin: 'rbac.authorization.k8s.io/aggregate-to-admin',
  edit: 'rbac.authorization.k8s.io/aggregate-to-edit',
  view: 'rbac.authorization.k8s.io/aggregate-to-view',
} as const;

/** A ClusterRole that every cluster has. */
export interface BuiltInRole {
  /** Labels beside `BOOTSTRAP_LABEL`, by which others collect it. */
  readonly labels: readonly string[];
  /** The label of the roles that it collects. */
  readonly collects?: string;
  readonly rules: readonly Rule[];
}

const READ = ['get', 'list', 'watch'];
const WRITE = ['create', 'delete', 'deletecollection', 'patch', 'update'];

function rule(verbs: readonly string[], apiGroups: readonly string[], ...resources: readonly string[]): Rule {
  return { apiGroups, resources, verbs };
}

/**
 * The ClusterRoles that people bind to. Rights to read what holds no secret and opens no other path are left out.
 *
 * Source: plugin/pkg/auth/authorizer/rbac/bootstrappolicy/policy.go of Kubernetes 1.28 to 1.37.
 */
export const BUILT_IN_CLUSTER_ROLES: { readonly [name: string]: BuiltInRole } = {
  'cluster-admin': { labels: [], rules: [rule(['*'], ['*'], '*')] },
  'admin': { labels: [], collects: AGGREGATION_LABELS.admin, rules: [] },
  'edit': { labels: [AGGREGATION_LABELS.admin], collects: AGGREGATION_LABELS.edit, rules: [] },
  'view': { labels: [AGGREGATION_LABELS.edit], collects: AGGREGATION_LABELS.view, rules: [] },
  'system:aggregate-to-admin': {
    labels: [AGGREGATION_LABELS.admin],
    rules: [
      rule(['create'], ['authorization.k8s.io'], 'localsubjectaccessreviews'),
      rule([...READ, ...WRITE], ['rbac.authorization.k8s.io'], 'roles', 'rolebindings'),
    ],
  },
  'system:aggregate-to-edit': {
    labels: [AGGREGATION_LABELS.edit],
    rules: [
      rule(READ, [''], 'pods/attach', 'pods/exec', 'pods/portforward', 'pods/proxy', 'secrets', 'services/proxy'),
      rule(['impersonate'], [''], 'serviceaccounts'),
      rule(WRITE, [''], 'pods', 'pods/attach', 'pods/exec', 'pods/portforward', 'pods/proxy'),
      rule(['create'], [''], 'pods/eviction', 'serviceaccounts/token'),
      rule(WRITE, [''], 'replicationcontrollers', 'replicationcontrollers/scale', 'serviceaccounts', 'secrets'),
      rule(WRITE, [''], 'services', 'services/proxy', 'persistentvolumeclaims', 'configmaps', 'events'),
      rule(WRITE, ['apps', 'extensions'], 'daemonsets', 'deployments', 'deployments/scale', 'replicasets'),
      rule(WRITE, ['apps'], 'replicasets/scale', 'statefulsets', 'statefulsets/scale'),
      rule(WRITE, ['autoscaling'], 'horizontalpodautoscalers'),
      rule(WRITE, ['batch'], 'cronjobs', 'jobs'),
      rule(WRITE, ['extensions', 'networking.k8s.io'], 'ingresses', 'networkpolicies'),
      rule(WRITE, ['policy'], 'poddisruptionbudgets'),
      rule([...READ, ...WRITE], ['coordination.k8s.io'], 'leases'),
      rule(WRITE, ['resource.k8s.io'], 'resourceclaims', 'resourceclaimtemplates'),
    ],
  },
  'system:aggregate-to-view': {
    labels: [AGGREGATION_LABELS.view],
    rules: [rule(READ, [''], 'configmaps', 'namespaces', 'pods', 'pods/log', 'serviceaccounts', 'services')],
  },
};
