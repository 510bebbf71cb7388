import { objectCheck, Violation } from '../../check';
import type { Manifest } from '../../manifest';
import { findSecret, tell } from '../../secrets';
import type { Path } from '../../shape';
import { quote } from '../../text';

/*
 * A SealedSecret must be ciphertext, bound to its name and namespace.
 * Ciphertext that is bound to neither can be copied into a namespace of one's own and opened there; what is no ciphertext
 * may be the secret itself.
 *
 * metadata.annotations, spec.template.metadata.annotations: sealedsecrets.bitnami.com/cluster-wide and /namespace-wide
 * absent, or other than "true"
 * spec.encryptedData[*]: the form of kubeseal
 * spec.template.data[*]: templates over the keys, without secrets
 */

type Sealed = Manifest<'bitnami.com/SealedSecret'>;

const RESEAL = 'seal it again with kubeseal';
const SCOPES = ['cluster-wide', 'namespace-wide'].map((scope) => `sealedsecrets.bitnami.com/${scope}`);

/** The controller reads the scope of the template; kubeseal writes it in both places. */
function scopesOf({ body, annotations }: Sealed): Violation[] {
  const places: [Path, { readonly [key: string]: string | undefined }][] = [
    [['metadata', 'annotations'], annotations],
    [['spec', 'template', 'metadata', 'annotations'], body.spec?.template?.metadata?.annotations ?? {}],
  ];
  return SCOPES.flatMap((scope) =>
    places
      .filter(([, each]) => each[scope] === 'true')
      .slice(0, 1)
      .map(([path]) => ({
        path: [...path, scope],
        problem: `can be opened ${scope.endsWith('cluster-wide') ? 'in every namespace' : 'under every name of its namespace'}: it is annotated with ${quote(scope)}`,
        repair: `${RESEAL}, without --scope ${scope.slice(scope.indexOf('/') + 1)}`,
      })),
  );
}

/**
 * Whether a text has the form of sealed-secrets' hybrid encryption (pkg/crypto): base64 of two bytes with the length of
 * the RSA ciphertext, that ciphertext, and an AES-GCM ciphertext with its 16 byte tag.
 */
function isSealed(text: string): boolean {
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(text)) {
    return false;
  }
  const bytes = Buffer.from(text, 'base64');
  const key = bytes.length > 2 ? bytes.readUInt16BE(0) : 0;
  return key >= 256 && key % 64 === 0 && bytes.length >= 2 + key + 16;
}

function valuesOf({ body }: Sealed): Violation[] {
  return Object.entries(body.spec?.encryptedData ?? {}).flatMap(([key, value = '']) =>
    // YAML may fold the ciphertext into lines.
    isSealed(value.replace(/\s/g, ''))
      ? []
      : [
          {
            path: ['spec', 'encryptedData', key],
            problem: `has no ciphertext of kubeseal under ${quote(key)}, so it may be the secret itself`,
            repair: RESEAL,
          },
        ],
  );
}

function templatesOf({ body }: Sealed): Violation[] {
  return Object.entries(body.spec?.template?.data ?? {}).flatMap(([key, value = '']) => {
    const secret = findSecret(key, value);
    return secret === undefined
      ? []
      : [
          {
            path: ['spec', 'template', 'data', key],
            problem: `has ${tell(secret)} in clear under ${quote(key)} of its template`,
            repair: `${RESEAL}, and refer to its key by a template`,
          },
        ];
  });
}

export const sealedSecret = objectCheck({
  id: 'sealed-secret',
  kinds: ['bitnami.com/SealedSecret'],
  run: (object) => [...scopesOf(object), ...valuesOf(object), ...templatesOf(object)],
});
