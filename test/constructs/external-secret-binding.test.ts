import { Duration } from 'cdk8s';
import {
  ExternalSecretBinding,
  ExternalSecretBindingProps,
  ExternalSecretStore,
  HardenedAgentDeployment,
  RefreshPolicy,
  SecretDelivery,
} from 'cdk8s-hardened';
import { buildError, find, IMAGE, Manifest, podSpec, synthesize } from '../support/manifests';

type Props = Partial<ExternalSecretBindingProps>;
const store = ExternalSecretStore.reference('vault');

function externalSecret(props: Props = {}): Manifest {
  return find(
    synthesize((chart) => new ExternalSecretBinding(chart, 'secret', { store, ...props }), 'aiops'),
    'ExternalSecret',
  );
}

function refusal(props: Props): string {
  return buildError((chart) => new ExternalSecretBinding(chart, 'secret', { store, ...props }));
}

test('emits this object', () => {
  expect(externalSecret()).toEqual({
    apiVersion: 'external-secrets.io/v1',
    kind: 'ExternalSecret',
    metadata: {
      name: 'aiops-agent-secrets',
      namespace: 'aiops',
      labels: { 'app.kubernetes.io/name': 'aiops-agent-secrets', 'app.kubernetes.io/managed-by': 'cdk8s-hardened' },
    },
    spec: {
      refreshPolicy: 'Periodic',
      refreshInterval: '3600s',
      secretStoreRef: { name: 'vault', kind: 'SecretStore' },
      data: [{ secretKey: 'ALERT_WEBHOOK_URL', remoteRef: { key: '/aiops/webhook-url' } }],
      target: { name: 'aiops-agent-secrets', creationPolicy: 'Owner', deletionPolicy: 'Retain', immutable: false },
    },
  });
});

const spec =
  (...keys: string[]) =>
  (object: Manifest) =>
    keys.map((key) => object.spec[key]);
const names = (object: Manifest): unknown => [
  object.metadata.name,
  object.spec.target.name,
  object.metadata.labels['app.kubernetes.io/name'],
];
const LONG = `${'a'.repeat(63)}.b`;
const DATA = [{ secretKey: 'ALERT_WEBHOOK_URL', remoteRef: { key: '/aiops/webhook-url' } }];

test.each<[string, (object: Manifest) => unknown, unknown, Props, unknown]>([
  [
    'store',
    spec('secretStoreRef'),
    [{ name: 'vault', kind: 'SecretStore' }],
    { store: ExternalSecretStore.clusterReference('shared') },
    [{ name: 'shared', kind: 'ClusterSecretStore' }],
  ],
  [
    'secretName',
    names,
    new Array(3).fill('aiops-agent-secrets'),
    { secretName: 'alerts.v1' },
    new Array(3).fill('alerts.v1'),
  ],
  [
    'a secretName longer than a label',
    (object) => object.metadata.labels['app.kubernetes.io/name'].length <= 63,
    true,
    { secretName: LONG },
    true,
  ],
  ['namespace', (object) => object.metadata.namespace, 'aiops', { namespace: 'shop' }, 'shop'],
  [
    'data',
    spec('data', 'dataFrom'),
    [DATA, undefined],
    {
      data: [
        { secretKey: 'A', remoteKey: 'a' },
        { secretKey: 'B', remoteKey: 'a', property: 'b', version: '3' },
      ],
    },
    [
      [
        { secretKey: 'A', remoteRef: { key: 'a' } },
        { secretKey: 'B', remoteRef: { key: 'a', property: 'b', version: '3' } },
      ],
      undefined,
    ],
  ],
  [
    'dataFrom',
    spec('dataFrom'),
    [undefined],
    { dataFrom: [{ remoteKey: 'a' }, { remoteKey: 'b', version: '3' }] },
    [[{ extract: { key: 'a' } }, { extract: { key: 'b', version: '3' } }]],
  ],
  [
    'dataFrom, and then no key by default',
    (object) => object.spec.data ?? [],
    DATA,
    { dataFrom: [{ remoteKey: 'a' }] },
    [],
  ],
  [
    'refreshPolicy: OnChange',
    spec('refreshPolicy', 'refreshInterval'),
    ['Periodic', '3600s'],
    { refreshPolicy: RefreshPolicy.ON_CHANGE },
    ['OnChange', undefined],
  ],
  [
    'refreshPolicy: CreatedOnce',
    spec('refreshPolicy', 'refreshInterval'),
    ['Periodic', '3600s'],
    { refreshPolicy: RefreshPolicy.CREATED_ONCE },
    ['CreatedOnce', undefined],
  ],
  [
    'refreshInterval, the least',
    spec('refreshPolicy', 'refreshInterval'),
    ['Periodic', '3600s'],
    { refreshInterval: Duration.minutes(1) },
    ['Periodic', '60s'],
  ],
  ['refreshInterval in days', spec('refreshInterval'), ['3600s'], { refreshInterval: Duration.days(1) }, ['86400s']],
  ['immutable: false', (object) => object.spec.target.immutable, false, { immutable: false }, false],
  [
    'immutable: true',
    (object) => object.spec.target.immutable,
    false,
    { immutable: true, refreshPolicy: RefreshPolicy.CREATED_ONCE },
    true,
  ],
  [
    'template',
    (object) => object.spec.target.template,
    undefined,
    {
      template: {
        data: { ALERT_WEBHOOK_URL: 'https://{{ .host }}/?key={{ .key }}' },
        labels: { team: 'a' },
        annotations: { note: 'b c' },
      },
    },
    {
      engineVersion: 'v2',
      data: { ALERT_WEBHOOK_URL: 'https://{{ .host }}/?key={{ .key }}' },
      metadata: { labels: { team: 'a' }, annotations: { note: 'b c' } },
    },
  ],
])('%s', (...[, read, byDefault, props, changed]) => {
  expect(read(externalSecret())).toEqual(byDefault);
  expect(read(externalSecret(props))).toEqual(changed);
});

test.each<[string, Props, string[] | undefined]>([
  ['by default', {}, ['ALERT_WEBHOOK_URL']],
  [
    'of data',
    {
      data: [
        { secretKey: 'B', remoteKey: 'b' },
        { secretKey: 'A', remoteKey: 'a' },
      ],
    },
    ['B', 'A'],
  ],
  ['that are not known', { dataFrom: [{ remoteKey: 'a' }] }, undefined],
  ['of a template', { dataFrom: [{ remoteKey: 'a' }], template: { data: { C: '{{ .c }}' } } }, ['C']],
  ['of a template with labels alone', { template: { labels: { team: 'a' } } }, ['ALERT_WEBHOOK_URL']],
])('keys %s', (_, props, keys) => {
  expect.assertions(1);
  synthesize(
    (chart) => expect(new ExternalSecretBinding(chart, 'secret', { store, ...props }).keys).toEqual(keys),
    'aiops',
  );
});

test('the revision changes with everything that changes the Secret', () => {
  const revision = (props: Props): string => {
    let binding: ExternalSecretBinding | undefined;
    synthesize((chart) => (binding = new ExternalSecretBinding(chart, 'secret', { store, ...props })), 'aiops');
    return binding?.revision ?? '';
  };
  const changes: Props[] = [
    {},
    { secretName: 'other' },
    { store: ExternalSecretStore.reference('other') },
    { store: ExternalSecretStore.clusterReference('vault') },
    { data: [{ secretKey: 'ALERT_WEBHOOK_URL', remoteKey: '/aiops/webhook-url', version: '2' }] },
    { template: { data: { ALERT_WEBHOOK_URL: '{{ .x }}' } } },
  ];
  expect(new Set(changes.map(revision)).size).toBe(changes.length);
  expect(revision({})).toBe(revision({}));
});

test.each([
  [
    SecretDelivery.FILES,
    {
      secretName: 'aiops-agent-secrets',
      defaultMode: 0o440,
      optional: false,
      items: [{ key: 'ALERT_WEBHOOK_URL', path: 'ALERT_WEBHOOK_URL' }],
    },
  ],
  [SecretDelivery.ENVIRONMENT, undefined],
])('the agent takes it by %s', (secretDelivery, secret) => {
  const set = synthesize((chart) => {
    const secrets = new ExternalSecretBinding(chart, 'secret', { store });
    new HardenedAgentDeployment(chart, 'agent', { image: IMAGE, secrets, secretDelivery });
  }, 'aiops');
  expect(podSpec(set).volumes[4]?.secret).toEqual(secret);
});

const DATA_EMPTY = '"data" must not be empty: the Secret would hold nothing; name a key, or give "dataFrom".';
const INTERVAL = 'must be whole seconds, one minute at least: stores limit their callers; leave it out for one hour.';
const KEY =
  'must be a valid key of a Secret: letters, digits, "-", "_" and "."; choose a key such as "ALERT_WEBHOOK_URL".';
const EXPRESSION =
  'must refer to a key that was read: a plain value would be a secret in a manifest; write for example "{{ .NAME }}".';
const REMOTE = 'must not be empty; give the key, path or name in the store.';
const key = (secretKey: string, remoteKey = 'a'): Props['data'] => [{ secretKey, remoteKey }];

test.each<[Props, string]>([
  [
    { secretName: 'A_b' },
    '"secretName" (A_b) must be a DNS subdomain: lower-case letters, digits, "-" and "."; choose a name such as "aiops-agent-secrets".',
  ],
  [
    { namespace: 'A' },
    '"namespace" (A) must be a DNS label: lower-case letters, digits and "-", at most 63 characters; choose a name such as "aiops-agent".',
  ],
  [{ data: [] }, DATA_EMPTY],
  [{ dataFrom: [] }, DATA_EMPTY],
  [{ data: key('') }, `"data.secretKey" () ${KEY}`],
  [{ data: key('A B') }, `"data.secretKey" (A B) ${KEY}`],
  [
    {
      data: [
        { secretKey: 'A', remoteKey: 'a' },
        { secretKey: 'A', remoteKey: 'b' },
      ],
    },
    '"data.secretKey" (A) must be there once: the last would silently win; rename or remove one.',
  ],
  [{ data: key('A', '') }, `"data.remoteKey" ${REMOTE}`],
  [{ dataFrom: [{ remoteKey: ' ' }] }, `"dataFrom.remoteKey" ${REMOTE}`],
  [{ refreshInterval: Duration.seconds(59) }, `"refreshInterval" (59) ${INTERVAL}`],
  [{ refreshInterval: Duration.seconds(0) }, `"refreshInterval" (0) ${INTERVAL}`],
  [{ refreshInterval: Duration.millis(60_500) }, `"refreshInterval" (60.5) ${INTERVAL}`],
  [
    { refreshInterval: Duration.hours(1), refreshPolicy: RefreshPolicy.ON_CHANGE },
    '"refreshInterval" (3600) has no meaning with the refresh policy OnChange; leave out one of the two.',
  ],
  [
    { immutable: true },
    '"immutable" (true) contradicts the refresh policy Periodic: the Secret could never be refreshed; leave it out, or use RefreshPolicy.CREATED_ONCE and give each version a name of its own.',
  ],
  [{ template: { data: { A: 'hunter2' } } }, `"template.data.A" ${EXPRESSION}`],
  [{ template: { data: { A: '' } } }, `"template.data.A" ${EXPRESSION}`],
  [{ template: { data: { A: 'hunter2{{' } } }, `"template.data.A" ${EXPRESSION}`],
  [
    { template: { data: {} } },
    '"template.data" must not be empty: the Secret would hold nothing; name a key, or leave it out.',
  ],
  [{ template: { data: { 'A B': '{{ .a }}' } } }, `"template.data" (A B) ${KEY}`],
  [
    { template: { labels: { team: 'a b' } } },
    '"template.labels.team" (a b) must be a valid label value: at most 63 letters, digits, "-", "_" or "."; shorten it or put it into an annotation.',
  ],
])('%j', (props, message) => {
  expect(refusal(props)).toBe(`test/secret: ${message}`);
  expect(refusal(props)).not.toContain('hunter2');
});
