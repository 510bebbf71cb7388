import { ContainerImage, HardenedAgentDeployment } from 'cdk8s-hardened';
import { proveControl } from '../support/control';
import { agentSet, container, find, IMAGE, Manifest, podSpec, synthesize } from '../support/manifests';
import { addInit, inContainers, templates } from '../support/pods';

const NAME = 'app.kubernetes.io/name';
const MANAGED_BY = 'app.kubernetes.io/managed-by';

function account(set: Manifest[], name = 'aiops-agent'): Manifest {
  return find(set, 'ServiceAccount', name);
}

function credentials(set: Manifest[]): Manifest {
  return podSpec(set).volumes.find(({ name }: Manifest) => name === 'api-credentials');
}

proveControl('no-service-links', {
  set: () => agentSet(),
  fragment: (set) => podSpec(set).enableServiceLinks,
  literal: (enableServiceLinks) => expect(enableServiceLinks).toBe(false),
  snapshot: (enableServiceLinks) => expect(enableServiceLinks).toMatchInlineSnapshot(`false`),
  weaken: {
    true: (set) => (podSpec(set).enableServiceLinks = true),
    absent: (set) => delete podSpec(set).enableServiceLinks,
  },
});

proveControl('dedicated-service-account', {
  set: () => agentSet(),
  fragment: (set) => {
    const { name, namespace } = account(set).metadata;
    return { account: `${namespace}/${name}`, pod: podSpec(set).serviceAccountName };
  },
  literal: ({ account: own, pod }) => {
    expect(own).toBe('aiops/aiops-agent');
    expect(pod).toBe('aiops-agent');
  },
  snapshot: (each) =>
    expect(each).toMatchInlineSnapshot(`
{
  "account": "aiops/aiops-agent",
  "pod": "aiops-agent",
}
`),
  weaken: {
    'absent': (set) => delete podSpec(set).serviceAccountName,
    'the default account': (set) => (podSpec(set).serviceAccountName = 'default'),
    "somebody else's account": (set) => (podSpec(set).serviceAccountName = 'aiops-agent-responder'),
    'no account': (set) => set.splice(set.indexOf(account(set)), 1),
    'an account of another namespace': (set) => (account(set).metadata.namespace = 'monitoring'),
  },
});

proveControl('no-token-automount', {
  set: () => agentSet(),
  fragment: (set) => ({
    account: account(set).automountServiceAccountToken,
    defaultAccount: account(set, 'default').automountServiceAccountToken,
    pod: podSpec(set).automountServiceAccountToken,
    atDefaultPath: inContainers(set, ({ volumeMounts = [] }) =>
      volumeMounts.filter(({ mountPath }: Manifest) =>
        mountPath.startsWith('/var/run/secrets/kubernetes.io/serviceaccount'),
      ),
    ),
  }),
  literal: ({ account: own, defaultAccount, pod, atDefaultPath }) => {
    expect(own).toBe(false);
    expect(defaultAccount).toBe(false);
    expect(pod).toBe(false);
    expect(atDefaultPath).toEqual([[]]);
  },
  snapshot: (each) =>
    expect(each).toMatchInlineSnapshot(`
{
  "account": false,
  "atDefaultPath": [
    [],
  ],
  "defaultAccount": false,
  "pod": false,
}
`),
  weaken: {
    'true in the pod, which wins': (set) => (podSpec(set).automountServiceAccountToken = true),
    'absent in the pod': (set) => delete podSpec(set).automountServiceAccountToken,
    'true in the account': (set) => (account(set).automountServiceAccountToken = true),
    'absent in the account': (set) => delete account(set).automountServiceAccountToken,
    'absent in the default account': (set) => delete account(set, 'default').automountServiceAccountToken,
    'a token mounted there by hand': (set) =>
      (container(set).volumeMounts[3].mountPath = '/var/run/secrets/kubernetes.io/serviceaccount'),
  },
});

proveControl('projected-token', {
  set: () => agentSet(),
  fragment: (set) =>
    podSpec(set)
      .volumes.flatMap(({ projected }: Manifest) => projected?.sources ?? [])
      .flatMap(({ serviceAccountToken }: Manifest) => serviceAccountToken ?? []),
  literal: (tokens) =>
    expect(tokens).toEqual([
      { audience: 'https://kubernetes.default.svc.cluster.local', expirationSeconds: 3600, path: 'token' },
    ]),
  snapshot: (tokens) =>
    expect(tokens).toMatchInlineSnapshot(`
[
  {
    "audience": "https://kubernetes.default.svc.cluster.local",
    "expirationSeconds": 3600,
    "path": "token",
  },
]
`),
  weaken: {
    'no audience': (set) => delete credentials(set).projected.sources[0].serviceAccountToken.audience,
    'an audience beside the API server': (set) =>
      (credentials(set).projected.sources[0].serviceAccountToken.audience = 'vault'),
    'a day': (set) => (credentials(set).projected.sources[0].serviceAccountToken.expirationSeconds = 86400),
    'a year': (set) => (credentials(set).projected.sources[0].serviceAccountToken.expirationSeconds = 31536000),
    'a token for ever, from a Secret': (set) => {
      delete credentials(set).projected;
      credentials(set).secret = { secretName: 'aiops-agent-token' };
    },
    'one more token': (set) =>
      podSpec(set).volumes.push({ name: 'more', projected: { sources: [{ serviceAccountToken: { path: 'token' } }] } }),
  },
});

proveControl('image-digest', {
  set: () => agentSet(),
  fragment: (set) => inContainers(set, ({ image }) => image),
  literal: (images) =>
    expect(images).toEqual([
      'registry.example.com/aiops/aiops-agent:1.0.0@sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
    ]),
  snapshot: (images) =>
    expect(images).toMatchInlineSnapshot(`
[
  "registry.example.com/aiops/aiops-agent:1.0.0@sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
]
`),
  weaken: {
    'a tag': (set) => (container(set).image = 'registry.example.com/aiops/aiops-agent:1.0.0'),
    'latest': (set) => (container(set).image = 'registry.example.com/aiops/aiops-agent:latest'),
    'neither': (set) => (container(set).image = 'registry.example.com/aiops/aiops-agent'),
    'half a digest': (set) => (container(set).image = container(set).image.slice(0, -32)),
    'an init container by tag': (set) => addInit(set),
  },
});

proveControl('image-registry', {
  set: () => agentSet({ allowedRegistries: ['registry.example.com/aiops'] }),
  fragment: (set) => inContainers(set, ({ image }) => image.replace(/(:\w[^/]*)?(@.*)?$/, '')),
  literal: (repositories) => expect(repositories).toEqual(['registry.example.com/aiops/aiops-agent']),
  snapshot: (repositories) =>
    expect(repositories).toMatchInlineSnapshot(`
[
  "registry.example.com/aiops/aiops-agent",
]
`),
  weaken: {
    'none: the node decides': (set) =>
      (container(set).image = container(set).image.replace('registry.example.com/', '')),
    'a public one': (set) => (container(set).image = container(set).image.replace('registry.example.com', 'docker.io')),
    'one that looks like it': (set) =>
      (container(set).image = container(set).image.replace('example.com', 'example.com.evil.example')),
    'another path of it': (set) =>
      (container(set).image = container(set).image.replace('/aiops/aiops-agent', '/scratch/aiops-agent')),
    'an init container from elsewhere': (set) => addInit(set, { image: 'quay.io/tools/init:1' }),
  },
});

proveControl('image-pull-policy', {
  set: () => agentSet(),
  fragment: (set) => inContainers(set, ({ imagePullPolicy }) => imagePullPolicy),
  literal: (each) => expect(each).toEqual(['Always']),
  snapshot: (each) =>
    expect(each).toMatchInlineSnapshot(`
[
  "Always",
]
`),
  weaken: {
    'IfNotPresent': (set) => (container(set).imagePullPolicy = 'IfNotPresent'),
    'Never': (set) => (container(set).imagePullPolicy = 'Never'),
    'absent: IfNotPresent': (set) => delete container(set).imagePullPolicy,
    'an init container without': (set) => addInit(set),
  },
});

proveControl('recommended-labels', {
  set: () => synthesize((chart) => new HardenedAgentDeployment(chart, 'agent', { image: IMAGE }), 'aiops'),
  fragment: (set) => ({
    pod: templates(set)[0].metadata.labels,
    objects: set.map(({ kind, metadata: { labels } }) => [kind, labels?.[NAME], labels?.[MANAGED_BY]].join(' ')),
  }),
  literal: ({ pod, objects }) => {
    expect(pod).toMatchObject({
      'app': 'aiops-agent',
      'version': '1.0.0',
      'environment': 'production',
      'app.kubernetes.io/name': 'aiops-agent',
      'app.kubernetes.io/instance': 'aiops-agent',
      'app.kubernetes.io/component': 'agent',
      'app.kubernetes.io/part-of': 'aiops',
      'app.kubernetes.io/managed-by': 'cdk8s-hardened',
    });
    expect(objects).toEqual([
      'ServiceAccount aiops-agent cdk8s-hardened',
      'PriorityClass aiops-agent cdk8s-hardened',
      'Deployment aiops-agent cdk8s-hardened',
      'Service aiops-agent cdk8s-hardened',
      'PodDisruptionBudget aiops-agent cdk8s-hardened',
    ]);
  },
  snapshot: (each) =>
    expect(each).toMatchInlineSnapshot(`
{
  "objects": [
    "ServiceAccount aiops-agent cdk8s-hardened",
    "PriorityClass aiops-agent cdk8s-hardened",
    "Deployment aiops-agent cdk8s-hardened",
    "Service aiops-agent cdk8s-hardened",
    "PodDisruptionBudget aiops-agent cdk8s-hardened",
  ],
  "pod": {
    "app": "aiops-agent",
    "app.kubernetes.io/component": "agent",
    "app.kubernetes.io/instance": "aiops-agent",
    "app.kubernetes.io/managed-by": "cdk8s-hardened",
    "app.kubernetes.io/name": "aiops-agent",
    "app.kubernetes.io/part-of": "aiops",
    "app.kubernetes.io/version": "1.0.0",
    "environment": "production",
    "version": "1.0.0",
  },
}
`),
  weaken: {
    'no app': (set) => delete templates(set)[0].metadata.labels.app,
    'no version': (set) => delete templates(set)[0].metadata.labels.version,
    'no environment': (set) => delete templates(set)[0].metadata.labels.environment,
    'the name of another program': (set) => (templates(set)[0].metadata.labels[NAME] = 'agent'),
    'no instance': (set) => delete templates(set)[0].metadata.labels['app.kubernetes.io/instance'],
    'an object without': (set) => delete find(set, 'Service').metadata.labels,
  },
});

describe('recommended-labels', () => {
  test('the version is among those that Kubernetes recommends', () => {
    const labels = templates(agentSet())[0].metadata.labels;
    expect(labels['app.kubernetes.io/version']).toBe('1.0.0');
  });

  test.each(['x'.repeat(64), '1.0.0-'])('a tag that is no label value: %s', (tag) => {
    const image = ContainerImage.fromDigest('registry.example.com/agent', `sha256:${'b'.repeat(64)}`, { tag });
    expect(templates(agentSet({ image }))[0].metadata.labels.version).toMatch(
      /^[A-Za-z0-9]([-.\w]{0,61}[A-Za-z0-9])?$/,
    );
  });
});
