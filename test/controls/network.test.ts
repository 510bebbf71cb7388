import { addPolicy, agentPod, allowed, Attempt, pod, policies } from '../support/connections';
import { proveControl } from '../support/control';
import { agentSet, find, Manifest } from '../support/manifests';

const PUBLIC = { ip: '8.8.8.8' };
const ALL_PODS = { namespaceSelector: {}, podSelector: {} };
const STRANGER = pod('aiops', { app: 'stranger' });
const PROMETHEUS = { 'app.kubernetes.io/name': 'prometheus' };
const KUBE_DNS = { 'k8s-app': 'kube-dns' };

const spec = (set: Manifest[], name: string): Manifest => find(set, 'NetworkPolicy', name).spec;
const egress = (set: Manifest[], flow: string): Manifest => spec(set, `aiops-agent-allow-${flow}`).egress[0];
const ingress = (set: Manifest[]): Manifest => spec(set, 'aiops-agent-allow-monitoring').ingress[0];

const ANYWHERE: { readonly [name: string]: Attempt } = {
  'a neighbour': [pod('aiops', { app: 'neighbour' }), 8080],
  'a pod elsewhere': [pod('shop'), 443],
  'DNS': [pod('kube-system', KUBE_DNS), 53, 'UDP'],
  'the internet': [PUBLIC, 443],
};

function remove(set: Manifest[], name: string): void {
  set.splice(set.indexOf(find(set, 'NetworkPolicy', name)), 1);
}

proveControl('network-default-deny', {
  set: () => agentSet(),
  fragment: (set) => ({
    spec: spec(set, 'default-deny'),
    reachedBy: allowed(set, STRANGER, 'ingress', ANYWHERE),
    reaches: allowed(set, STRANGER, 'egress', ANYWHERE),
  }),
  literal: (fragment) =>
    expect(fragment).toEqual({
      spec: { podSelector: {}, policyTypes: ['Ingress', 'Egress'] },
      reachedBy: [],
      reaches: [],
    }),
  snapshot: (fragment) =>
    expect(fragment).toMatchInlineSnapshot(`
{
  "reachedBy": [],
  "reaches": [],
  "spec": {
    "podSelector": {},
    "policyTypes": [
      "Ingress",
      "Egress",
    ],
  },
}
`),
  weaken: {
    'no policy': (set) => remove(set, 'default-deny'),
    'incoming connections only': (set) => (spec(set, 'default-deny').policyTypes = ['Ingress']),
    'the directions left to the default': (set) => delete spec(set, 'default-deny').policyTypes,
    'some pods only': (set) => (spec(set, 'default-deny').podSelector = { matchLabels: { app: 'aiops-agent' } }),
    'a rule that allows everything': (set) => (spec(set, 'default-deny').egress = [{}]),
    'another policy': (set) => addPolicy(set, { ingress: [{ from: [{ podSelector: {} }] }] }),
  },
});

proveControl('network-agent-deny', {
  set: () => agentSet({ createNamespace: false }),
  fragment: (set) => {
    const deny = policies(set).filter(({ metadata }) => !metadata.name.includes('-allow-'));
    return {
      spec: spec(set, 'aiops-agent-network-policy'),
      reachedBy: allowed(deny, agentPod(set), 'ingress', ANYWHERE),
      reaches: allowed(deny, agentPod(set), 'egress', ANYWHERE),
    };
  },
  literal: (fragment) =>
    expect(fragment).toEqual({
      spec: {
        podSelector: {
          matchLabels: { 'app.kubernetes.io/instance': 'aiops-agent', 'app.kubernetes.io/name': 'aiops-agent' },
        },
        policyTypes: ['Ingress', 'Egress'],
      },
      reachedBy: [],
      reaches: [],
    }),
  snapshot: (fragment) =>
    expect(fragment).toMatchInlineSnapshot(`
{
  "reachedBy": [],
  "reaches": [],
  "spec": {
    "podSelector": {
      "matchLabels": {
        "app.kubernetes.io/instance": "aiops-agent",
        "app.kubernetes.io/name": "aiops-agent",
      },
    },
    "policyTypes": [
      "Ingress",
      "Egress",
    ],
  },
}
`),
  weaken: {
    'no policy': (set) => remove(set, 'aiops-agent-network-policy'),
    'outgoing connections only': (set) => (spec(set, 'aiops-agent-network-policy').policyTypes = ['Egress']),
    'a label that the pod has not': (set) =>
      (spec(set, 'aiops-agent-network-policy').podSelector.matchLabels.app = 'agent'),
    'a pod without the label': (set) =>
      delete find(set, 'Deployment').spec.template.metadata.labels['app.kubernetes.io/instance'],
    'a rule that allows everything': (set) => (spec(set, 'aiops-agent-network-policy').ingress = [{}]),
    'another policy': (set) => addPolicy(set, { egress: [{ ports: [{ port: 443 }] }] }),
  },
});

proveControl('network-ingress', {
  set: () => agentSet(),
  fragment: (set) => ({
    rules: spec(set, 'aiops-agent-allow-monitoring').ingress,
    reachedBy: allowed(set, agentPod(set), 'ingress', {
      ...ANYWHERE,
      'Prometheus': [pod('monitoring', PROMETHEUS), 8080],
      'Prometheus, another port': [pod('monitoring', PROMETHEUS), 9090],
      'Prometheus, UDP': [pod('monitoring', PROMETHEUS), 8080, 'UDP'],
      'another pod of the namespace': [pod('monitoring', { app: 'grafana' }), 8080],
      'Prometheus of another namespace': [pod('shop', PROMETHEUS), 8080],
      'Prometheus of the own namespace': [pod('aiops', PROMETHEUS), 8080],
    }),
  }),
  literal: ({ rules, reachedBy }) => {
    expect(reachedBy).toEqual(['Prometheus']);
    expect(rules).toEqual([
      {
        from: [
          {
            namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'monitoring' } },
            podSelector: { matchLabels: { 'app.kubernetes.io/name': 'prometheus' } },
          },
        ],
        ports: [{ port: 8080, protocol: 'TCP' }],
      },
    ]);
  },
  snapshot: ({ reachedBy }) =>
    expect(reachedBy).toMatchInlineSnapshot(`
[
  "Prometheus",
]
`),
  weaken: {
    'namespace or pod': (set) => {
      const [{ namespaceSelector, podSelector }] = ingress(set).from;
      ingress(set).from = [{ namespaceSelector }, { podSelector }];
    },
    'any pod of the namespace': (set) => delete ingress(set).from[0].podSelector,
    'the own namespace': (set) => delete ingress(set).from[0].namespaceSelector,
    'any peer': (set) => delete ingress(set).from,
    'any port': (set) => delete ingress(set).ports,
    'another policy': (set) => addPolicy(set, { ingress: [{ ports: [{ port: 8080 }] }] }),
  },
});

proveControl('network-dns', {
  set: () => agentSet(),
  fragment: (set) => ({
    rules: spec(set, 'aiops-agent-allow-dns').egress,
    reaches: allowed(set, agentPod(set), 'egress', {
      'DNS by UDP': [pod('kube-system', KUBE_DNS), 53, 'UDP'],
      'DNS by TCP': [pod('kube-system', KUBE_DNS), 53],
      'another port of the DNS pods': [pod('kube-system', KUBE_DNS), 9153],
      'another pod of the namespace': [pod('kube-system', { app: 'proxy' }), 53, 'UDP'],
      'such a pod of the own namespace': [pod('aiops', KUBE_DNS), 53, 'UDP'],
      'a public resolver': [PUBLIC, 53, 'UDP'],
    }),
  }),
  literal: ({ rules, reaches }) => {
    expect(reaches).toEqual(['DNS by UDP', 'DNS by TCP']);
    expect(rules).toEqual([
      {
        ports: [
          { port: 53, protocol: 'UDP' },
          { port: 53, protocol: 'TCP' },
        ],
        to: [
          {
            namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'kube-system' } },
            podSelector: { matchLabels: { 'k8s-app': 'kube-dns' } },
          },
        ],
      },
    ]);
  },
  snapshot: ({ reaches }) =>
    expect(reaches).toMatchInlineSnapshot(`
[
  "DNS by UDP",
  "DNS by TCP",
]
`),
  weaken: {
    'UDP only': (set) => egress(set, 'dns').ports.pop(),
    'any port': (set) => delete egress(set, 'dns').ports,
    'namespace or pod': (set) => {
      const [{ namespaceSelector, podSelector }] = egress(set, 'dns').to;
      egress(set, 'dns').to = [{ namespaceSelector }, { podSelector }];
    },
    'any resolver': (set) => delete egress(set, 'dns').to,
    'another policy': (set) => addPolicy(set, { egress: [{ ports: [{ port: 53, protocol: 'UDP' }] }] }),
  },
});

const API_SERVER: { readonly [name: string]: Attempt } = {
  'an endpoint': [{ ip: '10.0.0.10' }, 6443],
  'an IPv6 endpoint': [{ ip: 'fd12::10' }, 6443],
  'the Service': [{ ip: '10.96.0.1' }, 443],
  'another port of an endpoint': [{ ip: '10.0.0.10' }, 22],
  'HTTPS of a private address': [{ ip: '10.0.0.10' }, 443],
  'the port of a public address': [PUBLIC, 6443],
  'the port of a pod': [pod('shop'), 6443],
};

proveControl('network-api-server', {
  set: () => agentSet(),
  fragment: (set) => ({
    rules: spec(set, 'aiops-agent-allow-api-server').egress,
    reaches: allowed(set, agentPod(set), 'egress', API_SERVER),
  }),
  literal: ({ rules, reaches }) => {
    expect(reaches).toEqual(['an endpoint', 'an IPv6 endpoint', 'the Service']);
    expect(rules[0].ports).toEqual([{ port: 6443, protocol: 'TCP' }]);
    expect(rules[0].to.map(({ ipBlock }: Manifest) => ipBlock.cidr)).toEqual([
      '10.0.0.0/8',
      '172.16.0.0/12',
      '192.168.0.0/16',
      'fc00::/7',
    ]);
    expect(rules.slice(1)).toEqual([
      { ports: [{ port: 443, protocol: 'TCP' }], to: [{ ipBlock: { cidr: '10.96.0.1/32' } }] },
    ]);
  },
  snapshot: ({ rules }) =>
    expect(rules.flatMap(({ to }: Manifest) => to).map(({ ipBlock }: Manifest) => ipBlock)).toMatchInlineSnapshot(`
[
  {
    "cidr": "10.0.0.0/8",
  },
  {
    "cidr": "172.16.0.0/12",
  },
  {
    "cidr": "192.168.0.0/16",
  },
  {
    "cidr": "fc00::/7",
    "except": [
      "fd00:42::42/128",
      "fd00:c1::a9fe:a9fe/128",
      "fd00:ec2::/32",
      "fd00:a9fe:a9fe::1/128",
      "fd20:ce::254/128",
    ],
  },
  {
    "cidr": "10.96.0.1/32",
  },
]
`),
  weaken: {
    'the endpoints only': (set) => spec(set, 'aiops-agent-allow-api-server').egress.pop(),
    'the Service only': (set) => spec(set, 'aiops-agent-allow-api-server').egress.shift(),
    'any port': (set) => delete egress(set, 'api-server').ports,
    'any address': (set) => egress(set, 'api-server').to.push({ ipBlock: { cidr: '0.0.0.0/0' } }),
    'any peer': (set) => delete egress(set, 'api-server').to,
    'another policy': (set) => addPolicy(set, { egress: [{ to: [ALL_PODS], ports: [{ port: 6443 }] }] }),
  },
});
