import { addPolicy, agentPod, allowed, Attempt, pod, policies } from '../support/connections';
import { proveControl } from '../support/control';
import { agentSet, find, Manifest } from '../support/manifests';

const LABEL = 'cdk8s-hardened/quarantine';

/** The policies stand alone here: no default deny of the namespace helps them. */
const alone = (): Manifest[] => agentSet({ createNamespace: false });
const spec = (set: Manifest[], name: string): Manifest => find(set, 'NetworkPolicy', name).spec;

const FLOWS: { readonly [direction in 'ingress' | 'egress']: { readonly [name: string]: Attempt } } = {
  ingress: {
    Prometheus: [pod('monitoring', { 'app.kubernetes.io/name': 'prometheus' }), 8080],
    neighbour: [pod('aiops'), 8080],
  },
  egress: {
    'DNS': [pod('kube-system', { 'k8s-app': 'kube-dns' }), 53, 'UDP'],
    'the API server': [{ ip: '10.0.0.10' }, 6443],
    'HTTPS': [{ ip: '8.8.8.8' }, 443],
    'a pod': [pod('shop'), 443],
  },
};

proveControl('quarantine-deny', {
  set: alone,
  fragment: (set) => ({
    spec: spec(set, 'aiops-agent-quarantine'),
    ...Object.fromEntries(
      ['true', 'yes'].map((value) => {
        const isolated = pod('aiops', { app: 'any', [LABEL]: value });
        return [
          `connections of a pod with the label "${value}"`,
          [...allowed(set, isolated, 'ingress', FLOWS.ingress), ...allowed(set, isolated, 'egress', FLOWS.egress)],
        ];
      }),
    ),
  }),
  literal: (fragment) =>
    expect(fragment).toEqual({
      'spec': {
        podSelector: { matchExpressions: [{ key: 'cdk8s-hardened/quarantine', operator: 'Exists' }] },
        policyTypes: ['Ingress', 'Egress'],
      },
      'connections of a pod with the label "true"': [],
      'connections of a pod with the label "yes"': [],
    }),
  snapshot: (fragment) =>
    expect(fragment.spec).toMatchInlineSnapshot(`
{
  "podSelector": {
    "matchExpressions": [
      {
        "key": "cdk8s-hardened/quarantine",
        "operator": "Exists",
      },
    ],
  },
  "policyTypes": [
    "Ingress",
    "Egress",
  ],
}
`),
  weaken: {
    'no policy': (set) => set.splice(set.indexOf(find(set, 'NetworkPolicy', 'aiops-agent-quarantine')), 1),
    'one direction only': (set) => spec(set, 'aiops-agent-quarantine').policyTypes.pop(),
    'one value only': (set) => (spec(set, 'aiops-agent-quarantine').podSelector = { matchLabels: { [LABEL]: 'true' } }),
    'another label': (set) => (spec(set, 'aiops-agent-quarantine').podSelector.matchExpressions[0].key = 'quarantine'),
    'a rule that allows something': (set) =>
      (spec(set, 'aiops-agent-quarantine').egress = [{ ports: [{ port: 443 }] }]),
    'another policy': (set) => addPolicy(set, { ingress: [{}] }),
  },
});

proveControl('quarantine-flows', {
  set: alone,
  fragment: (set) => {
    const isolated = agentPod(set, { [LABEL]: 'true' });
    return {
      selectors: policies(set)
        .filter((each) => each.spec.ingress ?? each.spec.egress)
        .map((each) => [each.metadata.name, each.spec.podSelector.matchExpressions]),
      before: allowed(set, agentPod(set), 'egress', FLOWS.egress),
      reachedBy: allowed(set, isolated, 'ingress', FLOWS.ingress),
      reaches: allowed(set, isolated, 'egress', FLOWS.egress),
    };
  },
  literal: ({ selectors, before, reachedBy, reaches }) => {
    const stops = [{ key: 'cdk8s-hardened/quarantine', operator: 'DoesNotExist' }];
    expect(selectors).toEqual([
      ['aiops-agent-allow-monitoring', stops],
      ['aiops-agent-allow-dns', stops],
      ['aiops-agent-allow-api-server', stops],
      ['aiops-agent-allow-https', stops],
    ]);
    expect(before).toEqual(['DNS', 'the API server', 'HTTPS']);
    expect([...reachedBy, ...reaches]).toEqual([]);
  },
  snapshot: ({ selectors }) =>
    expect(selectors[0]).toMatchInlineSnapshot(`
[
  "aiops-agent-allow-monitoring",
  [
    {
      "key": "cdk8s-hardened/quarantine",
      "operator": "DoesNotExist",
    },
  ],
]
`),
  weaken: {
    'one flow that stays': (set) => delete spec(set, 'aiops-agent-allow-https').podSelector.matchExpressions,
    'monitoring stays': (set) => (spec(set, 'aiops-agent-allow-monitoring').podSelector.matchExpressions = []),
    'one value only': (set) =>
      (spec(set, 'aiops-agent-allow-dns').podSelector.matchExpressions = [
        { key: LABEL, operator: 'NotIn', values: ['true'] },
      ]),
    'another label': (set) => (spec(set, 'aiops-agent-allow-dns').podSelector.matchExpressions[0].key = 'quarantine'),
    'one more flow': (set) => addPolicy(set, { egress: [{ ports: [{ port: 443 }] }] }),
  },
});
