import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { SealedSecretBinding, SealedSecretOptions, Waiver } from 'cdk8s-hardened';
import { buildError, find, Manifest, synthesize } from '../support/manifests';

/** Of the form that kubeseal writes. */
const A = Buffer.concat([Buffer.from([2, 0]), Buffer.alloc(512 + 40, 1)]).toString('base64');

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
const WIDE = { 'sealedsecrets.bitnami.com/namespace-wide': 'true' };
const WIDER = { 'sealedsecrets.bitnami.com/cluster-wide': 'true' };
const PLAIN =
  'must be ciphertext of kubeseal: anything else may be the secret itself; seal it with "kubeseal --raw --cert CERTIFICATE --name NAME --namespace NAMESPACE".';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'sealed-secret-test-'));
const file = path.join(folder, 'sealed.yaml');
afterAll(() => fs.rmSync(folder, { recursive: true }));

/** As kubeseal writes it. */
const FILE = `---
apiVersion: bitnami.com/v1alpha1
kind: SealedSecret
metadata:
  creationTimestamp: null
  name: alerts
  namespace: shop
spec:
  encryptedData:
    ALERT_WEBHOOK_URL: ${A}
  template:
    metadata:
      creationTimestamp: null
      name: alerts
      namespace: shop
`;
const secret = 'apiVersion: v1\nkind: Secret\nmetadata: {name: a, namespace: b}\nstringData: {password: hunter2}\n';
const scoped = (scope: string): string =>
  FILE.replace('  name', `  annotations:\n    sealedsecrets.bitnami.com/${scope}: "true"\n  name`);

function read(text: string, options?: SealedSecretOptions): Manifest {
  fs.writeFileSync(file, text);
  const set = synthesize((chart) => SealedSecretBinding.fromFile(chart, 'secret', file, options), 'aiops');
  return find(set, 'SealedSecret');
}

function refusal(text: string): string {
  fs.writeFileSync(file, text);
  return buildError((chart) => SealedSecretBinding.fromFile(chart, 'secret', file));
}

const at = { name: 'alerts', namespace: 'shop' };
const labels = { 'app.kubernetes.io/name': 'alerts', 'app.kubernetes.io/managed-by': 'cdk8s-hardened' };

test.each([
  ['by default', FILE, undefined, { metadata: { ...at, annotations: {} } }, undefined],
  ['with an empty document behind it', `${FILE}---\n`, undefined, { metadata: { ...at, annotations: {} } }, undefined],
  ['immutable', FILE, { immutable: true }, { immutable: true, metadata: { ...at, annotations: {} } }, undefined],
  [
    'immutable: false',
    FILE,
    { immutable: false },
    { immutable: false, metadata: { ...at, annotations: {} } },
    undefined,
  ],
  [
    'namespace-wide',
    scoped('namespace-wide'),
    { waivers },
    { metadata: { ...at, annotations: WIDE } },
    { ...WIDE, ...WAIVED },
  ],
  [
    'cluster-wide',
    scoped('cluster-wide'),
    { waivers },
    { metadata: { ...at, annotations: WIDER } },
    { ...WIDER, ...WAIVED },
  ],
  [
    'immutable, as the file says',
    `${FILE}    immutable: true\n`,
    undefined,
    { immutable: true, metadata: { ...at, annotations: {} } },
    undefined,
  ],
  [
    'with options that are undefined',
    `${FILE}    immutable: true\n`,
    { immutable: undefined, waivers: undefined },
    { immutable: true, metadata: { ...at, annotations: {} } },
    undefined,
  ],
  [
    'immutable: false, whatever the file says',
    `${FILE}    immutable: true\n`,
    { immutable: false },
    { immutable: false, metadata: { ...at, annotations: {} } },
    undefined,
  ],
  [
    'of two scopes, of which the controller takes the wider',
    scoped('namespace-wide').replace(
      'annotations:',
      `annotations:\n    sealedsecrets.bitnami.com/cluster-wide: "true"`,
    ),
    { waivers },
    { metadata: { ...at, annotations: WIDER } },
    { ...WIDER, ...WAIVED },
  ],
  [
    'of a type of its own',
    `${FILE}    type: kubernetes.io/dockerconfigjson\n`,
    undefined,
    { type: 'kubernetes.io/dockerconfigjson', metadata: { ...at, annotations: {} } },
    undefined,
  ],
])('%s', (...[, text, options, template, given]) => {
  expect(read(text, options)).toEqual({
    apiVersion: 'bitnami.com/v1alpha1',
    kind: 'SealedSecret',
    metadata: { ...at, labels, ...(given ? { annotations: given } : {}) },
    spec: { encryptedData: { ALERT_WEBHOOK_URL: A }, template },
  });
});

const FORM =
  'must be a file with one SealedSecret that has a name and a namespace, and nothing else; write it with "kubeseal --format yaml", and keep plain Secrets out of the repository.';

test.each([
  ['nothing', ''],
  ['plain text', 'hunter2'],
  ['a list', '- hunter2\n'],
  ['broken YAML', 'kind: SealedSecret\nmetadata: {name: "hunter2'],
  ['a plain Secret', secret],
  ['a plain Secret beside it', `${FILE}---\n${secret}`],
  ['two of them', `${FILE}${FILE}`],
  ['one without a name', FILE.replace(/^ {2}name: alerts\n/m, '')],
  ['one without a namespace', FILE.replace(/^ {2}namespace: shop\n/m, '')],
])('a file with %s', (_, text) => {
  expect(refusal(text)).toBe(`SealedSecretBinding.fromFile test/secret: "path" (${file}) ${FORM}`);
});

test.each([
  ['plain text', 'spec: {encryptedData: {A: hunter2}}'],
  ['a number', 'spec: {encryptedData: {A: 5}}'],
  ['null', 'spec: {encryptedData: {A: null}}'],
])('a file with %s for ciphertext', (_, spec) => {
  const message = refusal(`${FILE.slice(0, FILE.indexOf('spec:'))}${spec}`);
  expect(message).toBe(`test/secret: "encryptedData.A" ${PLAIN}`);
  expect(message).not.toContain('hunter2');
});

test('a file with a wide scope, without a waiver', () => {
  expect(refusal(scoped('cluster-wide'))).toBe(
    `test/secret: "scope" (cluster-wide) must be strict: ciphertext that is not bound to its name and namespace can be opened elsewhere; seal it again with "kubeseal --scope strict", or pass a Waiver for "sealed-secret".`,
  );
});

test.each([
  ['a file that is not there', '/nowhere/sealed.yaml'],
  ['a folder', os.tmpdir()],
  ['an address: nothing is fetched', 'http://127.0.0.1:9/sealed.yaml'],
])('%s', (_, where) => {
  expect(buildError((chart) => SealedSecretBinding.fromFile(chart, 'secret', where))).toBe(
    `SealedSecretBinding.fromFile test/secret: "path" (${where}) must be a file that can be read; give the path of a file that "kubeseal --format yaml" wrote.`,
  );
});
