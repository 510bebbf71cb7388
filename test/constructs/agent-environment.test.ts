import {
  ExistingSecret,
  HardenedAgentDeployment,
  HardenedAgentDeploymentProps,
  SecretDelivery,
  Waiver,
} from 'cdk8s-hardened';
import { EnvValue } from 'cdk8s-plus-28';
import { buildError, container, find, IMAGE, Manifest, synthesize } from '../support/manifests';

type Props = Partial<HardenedAgentDeploymentProps>;

function deployment(props: Props = {}): Manifest[] {
  return synthesize((chart) => new HardenedAgentDeployment(chart, 'agent', { image: IMAGE, ...props }), 'aiops');
}

function refusal(env: { [name: string]: EnvValue | undefined }): string {
  const props = { image: IMAGE, env: env as Props['env'] };
  return buildError((chart) => new HardenedAgentDeployment(chart, 'agent', props));
}

const DEFAULT = [
  { name: 'AGENT_NAME', value: 'aiops-agent' },
  { name: 'ENVIRONMENT', value: 'production' },
  { name: 'KUBERNETES_CREDENTIALS_DIR', value: '/var/run/secrets/aiops-agent/kubernetes' },
  { name: 'POD_NAME', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } },
  { name: 'POD_NAMESPACE', valueFrom: { fieldRef: { fieldPath: 'metadata.namespace' } } },
  { name: 'SECRETS_DIR', value: '/var/run/secrets/aiops-agent/secrets' },
];

test('the default variables', () => {
  expect(container(deployment()).env).toEqual(DEFAULT);
});

const secretVariable = (name: string, optional: boolean): Manifest => ({
  name: 'ALERT_WEBHOOK_URL',
  valueFrom: { secretKeyRef: { name, key: 'ALERT_WEBHOOK_URL', optional } },
});

test.each<[string, Props, Manifest[]]>([
  ['name', { name: 'shop-agent' }, [{ name: 'AGENT_NAME', value: 'shop-agent' }, ...DEFAULT.slice(1)]],
  [
    'environment',
    { environment: 'staging' },
    [DEFAULT[0], { name: 'ENVIRONMENT', value: 'staging' }, ...DEFAULT.slice(2)],
  ],
  [
    'watchNamespaces, sorted',
    { watchNamespaces: ['shop', 'aiops'] },
    [...DEFAULT, { name: 'WATCH_NAMESPACES', value: 'aiops,shop' }],
  ],
  [
    'watchNamespaces, twice the same',
    { watchNamespaces: ['shop', 'shop'] },
    [...DEFAULT, { name: 'WATCH_NAMESPACES', value: 'shop' }],
  ],
  ['watchNamespaces, none', { watchNamespaces: [] }, DEFAULT],
  [
    'env, sorted',
    { env: { LOG_LEVEL: EnvValue.fromValue('debug'), CPU_THRESHOLD: EnvValue.fromValue('0') } },
    [
      DEFAULT[0],
      { name: 'CPU_THRESHOLD', value: '0' },
      ...DEFAULT.slice(1, 3),
      { name: 'LOG_LEVEL', value: 'debug' },
      ...DEFAULT.slice(3),
    ],
  ],
  ['env, an empty value', { env: { Z: EnvValue.fromValue('') } }, [...DEFAULT, { name: 'Z', value: '' }]],
  [
    'env, which wins',
    { env: { AGENT_NAME: EnvValue.fromValue('mine') } },
    [{ name: 'AGENT_NAME', value: 'mine' }, ...DEFAULT.slice(1)],
  ],
  [
    'env, an https URL',
    { env: { STATUS_URL: EnvValue.fromValue('https://status.example.com/a?b=c') } },
    [...DEFAULT, { name: 'STATUS_URL', value: 'https://status.example.com/a?b=c' }],
  ],
  [
    'env, a name like a secret and a value like none',
    { env: { TOKEN_TTL: EnvValue.fromValue('3600') } },
    [...DEFAULT, { name: 'TOKEN_TTL', value: '3600' }],
  ],
  [
    'secretDelivery',
    { secretDelivery: SecretDelivery.ENVIRONMENT },
    [DEFAULT[0], secretVariable('aiops-agent-secrets', true), ...DEFAULT.slice(1, 5)],
  ],
  [
    'secretDelivery of a binding',
    {
      secretDelivery: SecretDelivery.ENVIRONMENT,
      secrets: new ExistingSecret('alerts', { keys: ['ALERT_WEBHOOK_URL', 'OTHER'] }),
    },
    [DEFAULT[0], secretVariable('alerts', false), ...DEFAULT.slice(1, 5)],
  ],
  [
    'secretDelivery of a binding without the key',
    { secretDelivery: SecretDelivery.ENVIRONMENT, secrets: new ExistingSecret('alerts', { keys: ['OTHER'] }) },
    DEFAULT.slice(0, 5),
  ],
])('%s', (_, props, env) => {
  expect(container(deployment(props)).env).toEqual(env);
});

const PLAIN =
  'must not be a plain value: it looks like a secret, and manifests lie in Git, logs and caches; give it by ExternalSecretBinding, SealedSecretBinding or ExistingSecret, or pass a Waiver for "no-plain-secret".';

test.each<[name: string, value: string]>([
  ['ALERT_WEBHOOK_URL', 'https://hooks.example.com/hunter2'],
  ['DB_PASSWORD', 'hunter2'],
  ['API_TOKEN', 'hunter2'],
  ['apikey', 'hunter2'],
  ['API_KEY', 'hunter2'],
  ['CLIENT_SECRET_ID', 'hunter2'],
  ['AWS_ACCESS_KEY_ID', 'hunter2'],
  ['GREETING', `AKIA${'A'.repeat(16)}-hunter2`],
  ['GREETING', `ghp_${'a'.repeat(20)}hunter2`],
  ['GREETING', `eyJ${'a'.repeat(10)}.hunter2`],
  ['GREETING', '-----BEGIN RSA PRIVATE KEY-----\nhunter2'],
  // Names and values that nobody would call inventive.
  ['dbPassword', 'hunter2'],
  ['DB_PASSWORD', '123456'],
  ['PASSWORD1', 'hunter2'],
  ['dbpassword', 'hunter2'],
  ['CLIENTSECRET', 'hunter2'],
  ['DSN', 'Server=db;User=me;Password=hunter2'],
  ['DB_PASS', 'hunter2'],
  ['PASSPHRASE', 'hunter2'],
  ['AUTH_HEADER', `Bearer eyJ${'a'.repeat(10)}.hunter2`],
  ['GREETING', ` ghp_${'a'.repeat(20)}hunter2`],
])('%s=%j is taken for a secret, and not shown', (name, value) => {
  const message = refusal({ [name]: EnvValue.fromValue(value) });
  expect(message).toBe(`test/agent: "env.${name}" ${PLAIN}`);
  expect(message).not.toContain('hunter2');
});

const HTTPS = 'must be an https URL: alerts must not travel in clear; give https://HOST/PATH.';
const USER_INFO =
  'must be a URL without user-info: a password in a URL ends in logs; put the credentials into a Secret.';

test.each<[name: string, value: string, message: string]>([
  ['STATUS_URL', 'http://status.example.com', `"env.STATUS_URL" (http://...) ${HTTPS}`],
  ['STATUS_URL', 'status.example.com', `"env.STATUS_URL" ${HTTPS}`],
  ['STATUS_URL', '', `"env.STATUS_URL" ${HTTPS}`],
  ['SLACK_WEBHOOK', 'ftp://hooks.example.com', `"env.SLACK_WEBHOOK" (ftp://...) ${HTTPS}`],
  ['GREETING', 'HTTP://status.example.com', `"env.GREETING" (http://...) ${HTTPS}`],
  ['GREETING', ' http://status.example.com', `"env.GREETING" (http://...) ${HTTPS}`],
  ['STATUS_URL', 'https://me:hunter2@status.example.com', `"env.STATUS_URL" ${USER_INFO}`],
  ['STATUS_URL', 'https://hunter2@status.example.com', `"env.STATUS_URL" ${USER_INFO}`],
  [
    'STATUS_URL',
    'http://me:hunter2@status.example.com',
    `2 problems:\n  - "env.STATUS_URL" (http://...) ${HTTPS}\n  - "env.STATUS_URL" ${USER_INFO}`,
  ],
  [
    'DATABASE',
    'postgres://me:hunter2@db/shop',
    `2 problems:\n  - "env.DATABASE" (postgres://...) ${HTTPS}\n  - "env.DATABASE" ${USER_INFO}`,
  ],
  ['STATUS_URL', 'hunter2:status', `"env.STATUS_URL" ${HTTPS}`],
])('%s=%j is refused, and no password shown', (name, value, message) => {
  const shown = refusal({ [name]: EnvValue.fromValue(value) });
  expect(shown).toBe(`test/agent: ${message}`);
  expect(shown).not.toContain('hunter2');
});

const RESERVED = 'must not be given: the construct sets it; leave it out.';
const NAMED = 'must be named by letters, digits and "_"; choose a name such as "LOG_LEVEL".';

test.each([
  ['KUBERNETES_CREDENTIALS_DIR', `"env.KUBERNETES_CREDENTIALS_DIR" ${RESERVED}`],
  ['POD_NAME', `"env.POD_NAME" ${RESERVED}`],
  ['POD_NAMESPACE', `"env.POD_NAMESPACE" ${RESERVED}`],
  ['SECRETS_DIR', `"env.SECRETS_DIR" ${RESERVED}`],
  ['LOG-LEVEL', `"env" (LOG-LEVEL) ${NAMED}`],
  ['1ST', `"env" (1ST) ${NAMED}`],
  ['', `"env" () ${NAMED}`],
  ['LÖG', `"env" (LÖG) ${NAMED}`],
  ['LOG\nLEVEL', `"env" (LOG?LEVEL) ${NAMED}`],
])('the name %j', (name, message) => {
  expect(refusal({ [name]: EnvValue.fromValue('debug') })).toBe(`test/agent: ${message}`);
});

test('the verification of certificates stays on', () => {
  expect(refusal({ NODE_TLS_REJECT_UNAUTHORIZED: EnvValue.fromValue('0') })).toBe(
    'test/agent: "env.NODE_TLS_REJECT_UNAUTHORIZED" must not be given: it switches off the verification of certificates; leave it out, and name an authority of your own in NODE_EXTRA_CA_CERTS.',
  );
});

test.each<[string, EnvValue | undefined]>([
  ['a variable that is not set in the process', EnvValue.fromProcess('CDK8S_HARDENED_TEST_NOT_SET')],
  ['undefined', undefined],
])('a value from %s', (_, value) => {
  expect(refusal({ LOG_LEVEL: value })).toBe(
    'test/agent: "env.LOG_LEVEL" must have a value; give one, or leave the variable out.',
  );
});

test('a waiver lets a plain value through, and stands in the output', () => {
  const waiver = new Waiver({
    control: 'no-plain-secret',
    reason: 'A token of a test system that holds nothing',
    owner: 'team-a',
    expires: '2027-03-31',
  });
  const set = deployment({ env: { API_TOKEN: EnvValue.fromValue('none') }, waivers: [waiver] });
  expect(container(set).env[1]).toEqual({ name: 'API_TOKEN', value: 'none' });
  expect(find(set, 'Deployment').metadata.annotations).toEqual({
    'waiver.cdk8s-hardened/no-plain-secret':
      '{"expires":"2027-03-31","owner":"team-a","reason":"A token of a test system that holds nothing"}',
  });
});

test('no waiver allows plain http or user-info', () => {
  const waivers = [
    new Waiver({ control: 'no-plain-secret', reason: 'Because I say so.', owner: 'me', expires: '2027-03-31' }),
  ];
  const env = { ALERT_WEBHOOK_URL: EnvValue.fromValue('http://me:hunter2@hooks.example.com') };
  const message = buildError((chart) => new HardenedAgentDeployment(chart, 'agent', { image: IMAGE, env, waivers }));
  expect(message).toBe(
    `test/agent: 2 problems:\n  - "env.ALERT_WEBHOOK_URL" (http://...) ${HTTPS}\n  - "env.ALERT_WEBHOOK_URL" ${USER_INFO}`,
  );
});
