import { Examples, object, together } from './example';

const FLOW = (expressions: string): string =>
  object(
    'networking.k8s.io/v1',
    'NetworkPolicy',
    `spec:\n  podSelector:\n    matchLabels:\n      app: web\n${expressions}  policyTypes: [Ingress]\n  ingress:\n    - from:\n        - podSelector:\n            matchLabels:\n              app: gateway\n      ports:\n        - port: 8080`,
    'name: web-flow\nnamespace: shop',
  );
const EXCEPT_QUARANTINED =
  '    matchExpressions:\n      - key: cdk8s-hardened/quarantine\n        operator: DoesNotExist\n';
const DORMANT = object(
  'networking.k8s.io/v1',
  'NetworkPolicy',
  'spec:\n  podSelector:\n    matchLabels:\n      cdk8s-hardened/quarantine: "true"\n  policyTypes: [Ingress, Egress]',
  'name: web-quarantine\nnamespace: shop',
);

/** Incidents. */
export const INCIDENTS: Examples = {
  'quarantine-deny': { fails: FLOW(EXCEPT_QUARANTINED), passes: together(FLOW(EXCEPT_QUARANTINED), DORMANT) },
  'quarantine-flows': { fails: together(FLOW(''), DORMANT), passes: together(FLOW(EXCEPT_QUARANTINED), DORMANT) },
};
