import { HardenedAgentDeployment, HardenedNamespace, KubernetesVersion } from 'cdk8s-hardened';
import { Cpu } from 'cdk8s-plus-28';
import { proveControl } from '../support/control';
import { agentSet, buildError, find, IMAGE, Manifest, synthesize } from '../support/manifests';

const POD_SECURITY = 'pod-security.kubernetes.io';
const CLUSTER_KINDS = ['Namespace', 'PriorityClass', 'ValidatingAdmissionPolicy', 'ValidatingAdmissionPolicyBinding'];

function labels(set: Manifest[]): Manifest {
  return find(set, 'Namespace').metadata.labels;
}

/** The labels of Pod Security of each Namespace: modes, or pinned versions. */
function podSecurity(set: Manifest[], suffix: string): Manifest[] {
  return set
    .filter(({ kind }) => kind === 'Namespace')
    .map(({ metadata }) =>
      Object.fromEntries(
        ['enforce', 'audit', 'warn'].map((mode) => [mode, metadata.labels?.[`${POD_SECURITY}/${mode}${suffix}`]]),
      ),
    );
}

proveControl('pod-security', {
  set: () => agentSet(),
  fragment: (set) => podSecurity(set, ''),
  literal: (each) => expect(each).toEqual([{ enforce: 'restricted', audit: 'restricted', warn: 'restricted' }]),
  snapshot: (each) =>
    expect(each).toMatchInlineSnapshot(`
[
  {
    "audit": "restricted",
    "enforce": "restricted",
    "warn": "restricted",
  },
]
`),
  weaken: {
    'baseline': (set) => (labels(set)[`${POD_SECURITY}/enforce`] = 'baseline'),
    'privileged': (set) => (labels(set)[`${POD_SECURITY}/enforce`] = 'privileged'),
    'not enforced': (set) => delete labels(set)[`${POD_SECURITY}/enforce`],
    'not audited': (set) => delete labels(set)[`${POD_SECURITY}/audit`],
    'not warned of': (set) => delete labels(set)[`${POD_SECURITY}/warn`],
    'no labels': (set) => delete find(set, 'Namespace').metadata.labels,
  },
});

proveControl('pod-security-version', {
  set: () => [...agentSet(), ...agentSet({ kubernetesVersion: KubernetesVersion.V1_31 })],
  fragment: (set) => podSecurity(set, '-version'),
  literal: ([newest, older]) => {
    expect(newest).toEqual({ enforce: 'v1.37', audit: 'v1.37', warn: 'v1.37' });
    expect(older).toEqual({ enforce: 'v1.31', audit: 'v1.31', warn: 'v1.31' });
  },
  snapshot: (each) =>
    expect(each).toMatchInlineSnapshot(`
[
  {
    "audit": "v1.37",
    "enforce": "v1.37",
    "warn": "v1.37",
  },
  {
    "audit": "v1.31",
    "enforce": "v1.31",
    "warn": "v1.31",
  },
]
`),
  weaken: {
    'latest': (set) => (set[0].metadata.labels[`${POD_SECURITY}/enforce-version`] = 'latest'),
    'absent: latest': (set) => delete set[0].metadata.labels[`${POD_SECURITY}/enforce-version`],
    'a version that knew fewer checks': (set) => (set[0].metadata.labels[`${POD_SECURITY}/enforce-version`] = 'v1.24'),
    'audit by another version': (set) => (set[0].metadata.labels[`${POD_SECURITY}/audit-version`] = 'latest'),
    'warnings by another version': (set) => delete set[0].metadata.labels[`${POD_SECURITY}/warn-version`],
    "not the cluster's version": (set) =>
      Object.assign(
        set.filter(({ kind }) => kind === 'Namespace')[1].metadata.labels,
        find(set.slice(0, 5), 'Namespace').metadata.labels,
      ),
  },
});

proveControl('dedicated-namespace', {
  set: () => agentSet(),
  fragment: (set) => ({
    made: set.filter(({ kind }) => kind === 'Namespace').map(({ metadata }) => metadata.name),
    used: [
      ...new Set(
        set
          .filter(({ kind }) => !CLUSTER_KINDS.includes(kind))
          .map(({ metadata }) => metadata.namespace ?? 'whichever kubectl has'),
      ),
    ],
  }),
  literal: ({ made, used }) => {
    expect(made).toEqual(['aiops']);
    expect(used).toEqual(['aiops']);
  },
  snapshot: (each) =>
    expect(each).toMatchInlineSnapshot(`
{
  "made": [
    "aiops",
  ],
  "used": [
    "aiops",
  ],
}
`),
  weaken: {
    'default': (set) => (find(set, 'Deployment').metadata.namespace = 'default'),
    'kube-system': (set) => (find(set, 'Deployment').metadata.namespace = 'kube-system'),
    'absent in an object': (set) => delete find(set, 'Deployment').metadata.namespace,
    "somebody else's": (set) => (find(set, 'ServiceAccount', 'aiops-agent').metadata.namespace = 'monitoring'),
    'not made': (set) => set.splice(set.indexOf(find(set, 'Namespace')), 1),
    'made under a shared name': (set) => (find(set, 'Namespace').metadata.name = 'default'),
  },
});

describe('dedicated-namespace', () => {
  test.each(['default', 'kube-system'])('refuses %s where the namespace is not made, too', (namespace) => {
    const message = buildError((chart) => new HardenedAgentDeployment(chart, 'agent', { image: IMAGE, namespace }));
    expect(message).toContain('"namespace"');
  });
});

function quota(set: Manifest[]): Manifest {
  return find(set, 'ResourceQuota').spec;
}

proveControl('resource-quota', {
  set: () => agentSet(),
  fragment: quota,
  literal: (spec) =>
    // Nothing beside "hard": a scope would leave out the pods that are not in it.
    expect(spec).toEqual({
      hard: {
        'pods': '10',
        'requests.cpu': '2',
        'requests.memory': '2Gi',
        'requests.ephemeral-storage': '10Gi',
        'limits.cpu': '5',
        'limits.memory': '5Gi',
        'limits.ephemeral-storage': '20Gi',
        'services.nodeports': '0',
        'services.loadbalancers': '0',
      },
    }),
  snapshot: (spec) =>
    expect(spec).toMatchInlineSnapshot(`
{
  "hard": {
    "limits.cpu": "5",
    "limits.ephemeral-storage": "20Gi",
    "limits.memory": "5Gi",
    "pods": "10",
    "requests.cpu": "2",
    "requests.ephemeral-storage": "10Gi",
    "requests.memory": "2Gi",
    "services.loadbalancers": "0",
    "services.nodeports": "0",
  },
}
`),
  weaken: {
    'absent': (set) => set.splice(set.indexOf(find(set, 'ResourceQuota')), 1),
    'any number of pods': (set) => delete quota(set).hard.pods,
    'no limit of memory': (set) => delete quota(set).hard['limits.memory'],
    'more than a cluster has': (set) => (quota(set).hard['limits.cpu'] = '5000'),
    'a node port': (set) => (quota(set).hard['services.nodeports'] = '1'),
    'only for pods of the lowest class': (set) => (quota(set).scopes = ['BestEffort']),
  },
});

function limits(set: Manifest[]): Manifest {
  return find(set, 'LimitRange').spec.limits;
}

proveControl('limit-range', {
  set: () => agentSet(),
  fragment: limits,
  literal: ([range, ...others]) => {
    expect(range).toEqual({
      type: 'Container',
      defaultRequest: { 'cpu': '100m', 'memory': '128Mi', 'ephemeral-storage': '128Mi' },
      default: { 'cpu': '500m', 'memory': '512Mi', 'ephemeral-storage': '1Gi' },
      max: { 'cpu': '2', 'memory': '2Gi', 'ephemeral-storage': '4Gi' },
    });
    expect(others).toEqual([]);
  },
  snapshot: (each) =>
    expect(each).toMatchInlineSnapshot(`
[
  {
    "default": {
      "cpu": "500m",
      "ephemeral-storage": "1Gi",
      "memory": "512Mi",
    },
    "defaultRequest": {
      "cpu": "100m",
      "ephemeral-storage": "128Mi",
      "memory": "128Mi",
    },
    "max": {
      "cpu": "2",
      "ephemeral-storage": "4Gi",
      "memory": "2Gi",
    },
    "type": "Container",
  },
]
`),
  weaken: {
    'absent': (set) => set.splice(set.indexOf(find(set, 'LimitRange')), 1),
    'no default': (set) => delete limits(set)[0].default,
    'no default of ephemeral storage': (set) => delete limits(set)[0].default['ephemeral-storage'],
    'no maximum': (set) => delete limits(set)[0].max,
    'a maximum as large as a node': (set) => (limits(set)[0].max.memory = '64Gi'),
    'for volumes instead': (set) => (limits(set)[0].type = 'PersistentVolumeClaim'),
  },
});

describe('limit-range', () => {
  test('a maximum below the default lowers the default: the API server refuses a default above it', () => {
    const set = synthesize(
      (chart) =>
        new HardenedNamespace(chart, 'namespace', { name: 'aiops', containerMaximum: { cpu: Cpu.millis(200) } }),
    );
    expect(limits(set)[0]).toMatchObject({ default: { cpu: '200m' }, max: { cpu: '200m' } });
  });
});
