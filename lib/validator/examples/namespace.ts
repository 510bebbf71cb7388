import { deployment, Examples, object, together } from './example';

const NAMESPACE = (labels: string): string => object('v1', 'Namespace', '', `name: shop${labels}`);
const ENFORCED =
  '\nlabels:\n  pod-security.kubernetes.io/enforce: restricted\n  pod-security.kubernetes.io/audit: restricted\n  pod-security.kubernetes.io/warn: restricted';
const PINNED = `${ENFORCED}\n  pod-security.kubernetes.io/enforce-version: v1.37\n  pod-security.kubernetes.io/audit-version: v1.37\n  pod-security.kubernetes.io/warn-version: v1.37`;
const QUOTA = object('v1', 'ResourceQuota', 'spec:\n  hard:\n    pods: "20"\n    limits.memory: 8Gi');
const LIMITS = object(
  'v1',
  'LimitRange',
  'spec:\n  limits:\n    - type: Container\n      default:\n        memory: 256Mi\n        cpu: 500m\n      defaultRequest:\n        memory: 64Mi\n        cpu: 50m',
);

/** Namespaces. */
export const NAMESPACES: Examples = {
  'pod-security': { fails: NAMESPACE(''), passes: NAMESPACE(ENFORCED) },
  'pod-security-version': { fails: NAMESPACE(ENFORCED), passes: NAMESPACE(PINNED) },
  'dedicated-namespace': {
    fails: deployment().replace('namespace: shop', 'namespace: default'),
    passes: deployment(),
  },
  'resource-quota': {
    fails: together(NAMESPACE(PINNED), deployment()),
    passes: together(NAMESPACE(PINNED), deployment(), QUOTA),
  },
  'limit-range': {
    fails: together(NAMESPACE(PINNED), deployment()),
    passes: together(NAMESPACE(PINNED), deployment(), LIMITS),
  },
  'namespaced-object': { fails: deployment().replace('  namespace: shop\n', ''), passes: deployment() },
};
