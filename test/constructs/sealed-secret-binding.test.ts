import { SealedSecretBinding, SealedSecretBindingProps, SealingScope, Waiver } from 'cdk8s-hardened';
import { buildError, find, Manifest, synthesize } from '../support/manifests';

/** What kubeseal makes: the length of the RSA ciphertext, that, and AES-GCM with its tag. */
const sealed = (fill: number, key = 512): string => {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(key);
  return Buffer.concat([length, Buffer.alloc(key + 40, fill)]).toString('base64');
};
const [A, B] = [sealed(1), sealed(2)];

const waivers = [
  new Waiver({
    control: 'sealed-secret',
    reason: 'One file for all the test clusters',
    owner: 'team-a',
    expires: '2027-03-31',
  }),
];
const WAIVED = {
  'waiver.cdk8s-hardened/sealed-secret':
    '{"expires":"2027-03-31","owner":"team-a","reason":"One file for all the test clusters"}',
};
const NAME = { name: 'aiops-agent-secrets', namespace: 'aiops' };
const LABELS = { 'app.kubernetes.io/name': 'aiops-agent-secrets', 'app.kubernetes.io/managed-by': 'cdk8s-hardened' };

type Props = Partial<SealedSecretBindingProps>;

function sealedSecret(props: Props = {}): Manifest {
  return find(
    synthesize((chart) => new SealedSecretBinding(chart, 'secret', { encryptedData: { B, A }, ...props }), 'aiops'),
    'SealedSecret',
  );
}

test('emits this object', () => {
  expect(sealedSecret()).toEqual({
    apiVersion: 'bitnami.com/v1alpha1',
    kind: 'SealedSecret',
    metadata: { ...NAME, labels: LABELS },
    spec: { encryptedData: { A, B }, template: { metadata: { ...NAME, annotations: {} } } },
  });
});

const immutable = (object: Manifest): unknown => object.spec.template.immutable;
const annotations = (object: Manifest): unknown => [
  object.metadata.annotations,
  object.spec.template.metadata.annotations,
];
const WIDE = { 'sealedsecrets.bitnami.com/namespace-wide': 'true' };
const WIDER = { 'sealedsecrets.bitnami.com/cluster-wide': 'true' };

test.each<[string, (object: Manifest) => unknown, unknown, Props, unknown]>([
  [
    'encryptedData',
    (object) => object.spec.encryptedData,
    { A, B },
    { encryptedData: { C: sealed(3, 256) } },
    { C: sealed(3, 256) },
  ],
  [
    'secretName',
    (object) => [object.metadata.name, object.spec.template.metadata.name],
    ['aiops-agent-secrets', 'aiops-agent-secrets'],
    { secretName: 'alerts.v1' },
    ['alerts.v1', 'alerts.v1'],
  ],
  [
    'namespace',
    (object) => [object.metadata.namespace, object.spec.template.metadata.namespace],
    ['aiops', 'aiops'],
    { namespace: 'shop' },
    ['shop', 'shop'],
  ],
  ['immutable: true', immutable, undefined, { immutable: true }, true],
  ['immutable: false', immutable, undefined, { immutable: false }, false],
  ['type', (object) => object.spec.template.type, undefined, { type: 'kubernetes.io/tls' }, 'kubernetes.io/tls'],
  ['scope: strict', annotations, [undefined, {}], { scope: SealingScope.STRICT }, [undefined, {}]],
  [
    'scope: namespace-wide',
    annotations,
    [undefined, {}],
    { scope: SealingScope.NAMESPACE_WIDE, waivers },
    [{ ...WIDE, ...WAIVED }, WIDE],
  ],
  [
    'scope: cluster-wide',
    annotations,
    [undefined, {}],
    { scope: SealingScope.CLUSTER_WIDE, waivers },
    [{ ...WIDER, ...WAIVED }, WIDER],
  ],
])('%s', (...[, read, byDefault, props, changed]) => {
  expect(read(sealedSecret())).toEqual(byDefault);
  expect(read(sealedSecret(props))).toEqual(changed);
});

test('the keys are known, and new ciphertext is a new revision', () => {
  const bindings: SealedSecretBinding[] = [];
  for (const encryptedData of [
    { B, A },
    { B: A, A: B },
  ]) {
    synthesize((chart) => bindings.push(new SealedSecretBinding(chart, 'secret', { encryptedData })), 'aiops');
  }
  expect(bindings.map(({ keys }) => keys)).toEqual([
    ['A', 'B'],
    ['A', 'B'],
  ]);
  expect(bindings[0]?.revision).not.toBe(bindings[1]?.revision);
});

const PLAIN =
  'must be ciphertext of kubeseal: anything else may be the secret itself; seal it with "kubeseal --raw --cert CERTIFICATE --name NAME --namespace NAMESPACE".';
const KEY =
  'must be a valid key of a Secret: letters, digits, "-", "_" and "."; choose a key such as "ALERT_WEBHOOK_URL".';
const SCOPE =
  'must be strict: ciphertext that is not bound to its name and namespace can be opened elsewhere; seal it again with "kubeseal --scope strict", or pass a Waiver for "sealed-secret".';

test.each<[string, Props, string]>([
  ['plain text', { encryptedData: { A: 'hunter2' } }, `"encryptedData.A" ${PLAIN}`],
  ['nothing', { encryptedData: { A: '' } }, `"encryptedData.A" ${PLAIN}`],
  [
    'base64 of plain text',
    { encryptedData: { A: Buffer.from('hunter2').toString('base64') } },
    `"encryptedData.A" ${PLAIN}`,
  ],
  [
    'long base64 of something else',
    { encryptedData: { A: Buffer.alloc(1000, 'hunter2').toString('base64') } },
    `"encryptedData.A" ${PLAIN}`,
  ],
  ['ciphertext that was cut off', { encryptedData: { A: A.slice(0, 600) } }, `"encryptedData.A" ${PLAIN}`],
  ['ciphertext with a line feed', { encryptedData: { A: `${A}\n` } }, `"encryptedData.A" ${PLAIN}`],
  [
    'no keys',
    { encryptedData: {} },
    '"encryptedData" must not be empty: the Secret would hold nothing; seal a value with "kubeseal --raw".',
  ],
  ['a malformed key', { encryptedData: { 'A B': A } }, `"encryptedData" (A B) ${KEY}`],
  [
    'a malformed name',
    { secretName: 'A' },
    '"secretName" (A) must be a DNS subdomain: lower-case letters, digits, "-" and "."; choose a name such as "aiops-agent-secrets".',
  ],
  [
    'a malformed namespace',
    { namespace: 'a.b' },
    '"namespace" (a.b) must be a DNS label: lower-case letters, digits and "-", at most 63 characters; choose a name such as "aiops-agent".',
  ],
  ['a wide scope', { scope: SealingScope.NAMESPACE_WIDE }, `"scope" (namespace-wide) ${SCOPE}`],
  ['a wider scope', { scope: SealingScope.CLUSTER_WIDE }, `"scope" (cluster-wide) ${SCOPE}`],
])('%s is refused, and not shown', (_, props, message) => {
  const shown = buildError((chart) => new SealedSecretBinding(chart, 'secret', { encryptedData: { A }, ...props }));
  expect(shown).toBe(`test/secret: ${message}`);
  expect(shown).not.toContain('hunter2');
});
