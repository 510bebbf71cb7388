import { sealedSecret } from '../../../../lib/validator/checks/secrets/sealed-secret';
import { RawObject } from '../../../../lib/validator/manifest';
import { checkSuite } from '../../../support/checks';

/** What kubeseal makes: the length of the RSA ciphertext, that, and AES-GCM with its tag. */
function sealed(key = 512, length = key + 40): string {
  const header = Buffer.alloc(2);
  header.writeUInt16BE(key);
  return Buffer.concat([header, Buffer.alloc(length, 7)]).toString('base64');
}

function object(spec: unknown, annotations?: unknown): RawObject {
  return {
    apiVersion: 'bitnami.com/v1alpha1',
    kind: 'SealedSecret',
    metadata: { name: 'api', namespace: 'prod', annotations },
    spec,
  };
}

const CLUSTER = 'sealedsecrets.bitnami.com/cluster-wide';
const NAMESPACE = 'sealedsecrets.bitnami.com/namespace-wide';
const LOGIN = ['hunter', '2'].join('');
const OPEN = 'ciphertext of kubeseal under';

const plain = (value: string): [RawObject, string[]] => [
  object({ encryptedData: { a: sealed(), b: value } }),
  [
    `SealedSecret prod/api: has no ${OPEN} "b", so it may be the secret itself (spec.encryptedData.b); seal it again with kubeseal.`,
  ],
];

checkSuite(sealedSecret, {
  passes: {
    'ciphertext': object({ encryptedData: { a: sealed(), b: sealed(256) } }),
    'ciphertext in lines': object({ encryptedData: { a: sealed().replace(/(.{64})/g, '$1\n') } }),
    'nothing': object(undefined),
    'null': object({ encryptedData: null, template: null }),
    'scopes that are off': object({ encryptedData: {} }, { [CLUSTER]: 'false', [NAMESPACE]: '' }),
    'templates': object({ template: { data: { 'app.ini': 'password = {{ .password }}\n', 'user': 'app' } } }),
  },
  fails: {
    'cluster-wide, in both places': [
      object({ template: { metadata: { annotations: { [CLUSTER]: 'true' } } } }, { [CLUSTER]: 'true' }),
      [
        `SealedSecret prod/api: can be opened in every namespace: it is annotated with "${CLUSTER}" (metadata.annotations["${CLUSTER}"]); seal it again with kubeseal, without --scope cluster-wide.`,
      ],
    ],
    'namespace-wide, of the template': [
      object({ template: { metadata: { annotations: { [NAMESPACE]: 'true' } } } }),
      [
        `SealedSecret prod/api: can be opened under every name of its namespace: it is annotated with "${NAMESPACE}" (spec.template.metadata.annotations["${NAMESPACE}"]); seal it again with kubeseal, without --scope namespace-wide.`,
      ],
    ],
    'plain text': plain(LOGIN),
    'empty': plain(''),
    'base64 of something else': plain(Buffer.from('anything'.repeat(80)).toString('base64')),
    'too short for its tag': plain(sealed(512, 520)),
    'a secret in the template': [
      object({ encryptedData: { a: sealed() }, template: { data: { 'app.ini': `[db]\npassword = ${LOGIN}\n` } } }),
      [
        `SealedSecret prod/api: has what looks like a password on line 2 ("password") in clear under "app.ini" of its template (spec.template.data["app.ini"]); seal it again with kubeseal, and refer to its key by a template.`,
      ],
    ],
  },
  notApplicable: { 'another kind': { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'a' } } },
});
