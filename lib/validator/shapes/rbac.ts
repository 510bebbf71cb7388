import { META, SELECTOR } from './meta';

const RULES = [
  {
    apiGroups: ['string'],
    resources: ['string'],
    resourceNames: ['string'],
    verbs: ['string'],
    nonResourceURLs: ['string'],
  },
] as const;

/** Role. */
export const ROLE = { metadata: META, rules: RULES } as const;

/** ClusterRole. */
export const CLUSTER_ROLE = {
  metadata: META,
  rules: RULES,
  aggregationRule: { clusterRoleSelectors: [SELECTOR] },
} as const;

/** RoleBinding, ClusterRoleBinding. */
export const BINDING = {
  metadata: META,
  roleRef: { apiGroup: 'string', kind: 'string', name: 'string' },
  subjects: [{ apiGroup: 'string', kind: 'string', name: 'string', namespace: 'string' }],
} as const;

/** ServiceAccount. */
export const SERVICE_ACCOUNT = {
  metadata: META,
  automountServiceAccountToken: 'boolean',
  secrets: [{ name: 'string' }],
  imagePullSecrets: [{ name: 'string' }],
} as const;
