import { AiopsAgent, ExternalSecretStore, SecretDelivery } from 'cdk8s-hardened';
import * as kplus from 'cdk8s-plus-28';
import { proveControl } from '../support/control';
import { agentSet, buildError, container, find, IMAGE, Manifest, podSpec, synthesize } from '../support/manifests';
import { addInit, containers, templates } from '../support/pods';

const RELOAD = 'secret.reloader.stakater.com/reload';
const REVISION = 'cdk8s-hardened/secret-revision';

/** Everything that a Secret is read from or written into beside its volume. */
function secretEnvironment(set: Manifest[]): Manifest[] {
  return containers(podSpec(set)).flatMap(({ env = [], envFrom = [] }) =>
    [...env, ...envFrom].filter(({ valueFrom, secretRef }) => valueFrom?.secretKeyRef ?? secretRef),
  );
}

function deployments(set: Manifest[]): Manifest[] {
  return set.filter(({ kind }) => kind === 'Deployment');
}

/** The set of an agent that reads this version of an external secret from its environment. */
function environmentSet(version: string): Manifest[] {
  return agentSet({
    secretDelivery: SecretDelivery.ENVIRONMENT,
    externalSecret: {
      store: ExternalSecretStore.reference('vault-backend'),
      data: [{ secretKey: 'ALERT_WEBHOOK_URL', remoteKey: '/aiops/webhook-url', version }],
    },
  });
}

proveControl('secret-as-file', {
  set: () => agentSet(),
  fragment: (set) => ({
    volumes: podSpec(set).volumes.flatMap(({ secret }: Manifest) => secret ?? []),
    mounts: container(set).volumeMounts.filter(({ name }: Manifest) => name === 'secrets'),
    environment: secretEnvironment(set),
  }),
  literal: ({ volumes, mounts, environment }) => {
    expect(volumes).toEqual([{ secretName: 'aiops-agent-secrets', defaultMode: 0o440, optional: true }]);
    // Without subPath, which the kubelet never updates.
    expect(mounts).toEqual([{ name: 'secrets', mountPath: '/var/run/secrets/aiops-agent/secrets', readOnly: true }]);
    expect(environment).toEqual([]);
  },
  snapshot: (each) =>
    expect(each).toMatchInlineSnapshot(`
{
  "environment": [],
  "mounts": [
    {
      "mountPath": "/var/run/secrets/aiops-agent/secrets",
      "name": "secrets",
      "readOnly": true,
    },
  ],
  "volumes": [
    {
      "defaultMode": 288,
      "optional": true,
      "secretName": "aiops-agent-secrets",
    },
  ],
}
`),
  weaken: {
    'no file': (set) => {
      podSpec(set).volumes.pop();
      container(set).volumeMounts.pop();
    },
    'a variable beside it': (set) =>
      container(set).env.push({
        name: 'ALERT_WEBHOOK_URL',
        valueFrom: { secretKeyRef: { name: 'aiops-agent-secrets', key: 'ALERT_WEBHOOK_URL' } },
      }),
    'all of it as variables': (set) => (container(set).envFrom = [{ secretRef: { name: 'aiops-agent-secrets' } }]),
    'all of it as variables of an init container': (set) =>
      addInit(set, { envFrom: [{ secretRef: { name: 'aiops-agent-secrets' } }] }),
    'a file that does not follow a rotation': (set) => (container(set).volumeMounts[4].subPath = 'ALERT_WEBHOOK_URL'),
    'a file that every user can read': (set) => (podSpec(set).volumes[4].secret.defaultMode = 0o444),
  },
});

proveControl('secret-restart', {
  // One deployment of version 1, one of version 2.
  set: () => [...environmentSet('1'), ...environmentSet('2')],
  fragment: (set) =>
    deployments(set).map(({ metadata, spec }) => ({
      reload: metadata.annotations[RELOAD],
      revision: spec.template.metadata.annotations[REVISION],
    })),
  literal: ([first, second]) => {
    expect([first.reload, second.reload]).toEqual(['aiops-agent-secrets', 'aiops-agent-secrets']);
    expect(first.revision).toMatch(/^[0-9a-f]{16}$/);
    expect(second.revision).toMatch(/^[0-9a-f]{16}$/);
    expect(first.revision).not.toBe(second.revision);
  },
  snapshot: (each) =>
    expect(each).toMatchInlineSnapshot(`
[
  {
    "reload": "aiops-agent-secrets",
    "revision": "39f4ac7891d1a537",
  },
  {
    "reload": "aiops-agent-secrets",
    "revision": "8dafe19e7e50e975",
  },
]
`),
  weaken: {
    'no revision': (set) => templates(set).forEach(({ metadata }) => delete metadata.annotations[REVISION]),
    'a revision that never changes': (set) =>
      templates(set).forEach(({ metadata }) => (metadata.annotations[REVISION] = 'e3b0c44298fc1c14')),
    'a rotation that Reloader does not see': (set) => delete deployments(set)[0].metadata.annotations[RELOAD],
    'Reloader told of another Secret': (set) => (deployments(set)[1].metadata.annotations[RELOAD] = 'agent-secrets'),
  },
});

describe('secret-restart', () => {
  test('holds for a Secret that "env" reads, too', () => {
    const set = synthesize(
      (chart) =>
        new AiopsAgent(chart, 'agent', {
          image: IMAGE,
          env: {
            PAGER: kplus.EnvValue.fromSecretValue({
              secret: kplus.Secret.fromSecretName(chart, 'pager', 'pager'),
              key: 'PAGER',
            }),
          },
        }),
    );
    expect(find(set, 'Deployment').metadata.annotations).toMatchObject({ [RELOAD]: 'pager' });
  });
});

proveControl('no-plain-secret', {
  set: () => agentSet({ secretDelivery: SecretDelivery.ENVIRONMENT }),
  fragment: (set) => ({
    env: containers(podSpec(set)).flatMap(({ env = [] }) =>
      env.map(({ name, value, valueFrom }: Manifest) => `${name}=${value ?? Object.keys(valueFrom).join(',')}`),
    ),
    commands: containers(podSpec(set)).flatMap(({ command = [], args = [] }) => [...command, ...args]),
    data: set
      .filter(({ data, stringData, binaryData }) => data ?? stringData ?? binaryData)
      .map(({ kind, metadata }) => `${kind} ${metadata.name}`),
  }),
  literal: ({ env, commands, data }) => {
    expect(env).toEqual([
      'AGENT_NAME=aiops-agent',
      'ALERT_WEBHOOK_URL=secretKeyRef',
      'ENVIRONMENT=production',
      'KUBERNETES_CREDENTIALS_DIR=/var/run/secrets/aiops-agent/kubernetes',
      'POD_NAME=fieldRef',
      'POD_NAMESPACE=fieldRef',
    ]);
    expect(commands).toEqual([]);
    expect(data).toEqual(['ConfigMap aiops-agent-runbook']);
  },
  snapshot: (each) =>
    expect(each).toMatchInlineSnapshot(`
{
  "commands": [],
  "data": [
    "ConfigMap aiops-agent-runbook",
  ],
  "env": [
    "AGENT_NAME=aiops-agent",
    "ALERT_WEBHOOK_URL=secretKeyRef",
    "ENVIRONMENT=production",
    "KUBERNETES_CREDENTIALS_DIR=/var/run/secrets/aiops-agent/kubernetes",
    "POD_NAME=fieldRef",
    "POD_NAMESPACE=fieldRef",
  ],
}
`),
  weaken: {
    'the value instead of a reference': (set) =>
      (container(set).env[1] = { name: 'ALERT_WEBHOOK_URL', value: 'https://alerts.example.com/services/T0/B0/x' }),
    'one more variable': (set) => container(set).env.push({ name: 'PAGER_TOKEN', value: 'x' }),
    'a variable of an init container': (set) => addInit(set, { env: [{ name: 'PAGER_TOKEN', value: 'x' }] }),
    'an argument': (set) => (container(set).args = ['--pager-token=x']),
    'a Secret with its value': (set) =>
      set.push({ kind: 'Secret', metadata: { name: 'aiops-agent-secrets' }, stringData: { ALERT_WEBHOOK_URL: 'x' } }),
    'a ConfigMap with a value': (set) =>
      set.push({ kind: 'ConfigMap', metadata: { name: 'aiops-agent' }, data: { PAGER_TOKEN: 'x' } }),
  },
});

proveControl('webhook-https', {
  set: () =>
    agentSet({
      env: { RUNBOOK_URL: kplus.EnvValue.fromValue('https://runbooks.example.com/aiops') },
    }),
  fragment: (set) =>
    containers(podSpec(set)).flatMap(({ env = [] }) => env.filter(({ value }: Manifest) => value?.includes('//'))),
  literal: (urls) => expect(urls).toEqual([{ name: 'RUNBOOK_URL', value: 'https://runbooks.example.com/aiops' }]),
  snapshot: (urls) =>
    expect(urls).toMatchInlineSnapshot(`
[
  {
    "name": "RUNBOOK_URL",
    "value": "https://runbooks.example.com/aiops",
  },
]
`),
  weaken: {
    'http': (set) => (runbook(set).value = 'http://runbooks.example.com/aiops'),
    'ws': (set) => (runbook(set).value = 'ws://runbooks.example.com/aiops'),
    'no scheme': (set) => (runbook(set).value = '//runbooks.example.com/aiops'),
    'a password': (set) => (runbook(set).value = 'https://agent:x@runbooks.example.com/aiops'),
    'one more, in clear': (set) => container(set).env.push({ name: 'PAGER', value: 'http://pager.example.com' }),
    'one of an init container': (set) => addInit(set, { env: [{ name: 'PAGER', value: 'http://pager.example.com' }] }),
  },
});

function runbook(set: Manifest[]): Manifest {
  return container(set).env.find(({ name }: Manifest) => name === 'RUNBOOK_URL');
}

describe('webhook-https', () => {
  test.each([
    ['PAGER', 'ws://pager.example.com'],
    ['PAGER', ' http://pager.example.com'],
    ['PAGERS', 'https://a.example.com,http://b.example.com'],
    ['STORE', 'postgres://agent:x@db.example.com/alerts'],
  ])('refuses %s=%s', (name, value) => {
    const env = { [name]: kplus.EnvValue.fromValue(value) };
    expect(buildError((chart) => new AiopsAgent(chart, 'agent', { image: IMAGE, env }))).toContain(`"env.${name}"`);
  });
});
