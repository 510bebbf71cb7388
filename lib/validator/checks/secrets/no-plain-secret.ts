import { HARMLESS_VALUE } from '../../../hardening';
import { NOT_APPLICABLE, objectCheck, Violation } from '../../check';
import { isHarmlessName } from '../../secret-names';
import { decoded, isPlaceholder, isReference } from '../../secret-values';
import { findSecret } from '../../secrets';
import { quote } from '../../text';

/*
 * No manifest may hold the value of a Secret.
 * Manifests lie in Git, logs and caches, where nobody can take the value back; base64 hides nothing.
 *
 * data[*], stringData[*]: absent, empty, a switch or small number; a reference or placeholder ($(NAME), <path:...>,
 * ENC[...]); certificates and public keys; names of users, hosts and the like; a file of several lines in which nothing
 * looks like a secret
 *
 * Encrypted by SOPS, the object does not apply: its field `sops` says so.
 */

/** Parts that something else fills in, within a longer value. */
const PLACEHOLDER_PART = /<[\w:/.#-]{1,200}>/;

function isPublicText(text: string): boolean {
  return /-----BEGIN (CERTIFICATE|[A-Z ]*PUBLIC KEY)/.test(text) && !text.includes('PRIVATE KEY');
}

function isStandIn(text: string): boolean {
  return HARMLESS_VALUE.test(text) || isReference(text) || isPlaceholder(text) || PLACEHOLDER_PART.test(text);
}

function isPublic(key: string, text: string): boolean {
  return isPublicText(text) || /\.(cer|crt|pub)$|^known_hosts$/.test(key) || isHarmlessName(key);
}

function isFile(text: string): boolean {
  return /\n.*\S|^[[{]/.test(text);
}

function holdsSecret(key: string, value: string): boolean {
  const text = value.trim();
  if (!text.includes('\n') && isStandIn(text)) {
    return false;
  }
  return (isPublic(key, text) || isFile(text)) && !isPem(text) ? findSecret(key, text) !== undefined : true;
}

function isPem(text: string): boolean {
  return text.includes('PRIVATE KEY');
}

/** What a value of `data` stands for; as it is where it is no base64, such as a placeholder. */
function plain(value: string): string {
  return decoded(value) ?? value;
}

function valuesOf(field: 'data' | 'stringData', values: { readonly [key: string]: string | undefined }): Violation[] {
  return Object.entries(values).flatMap(([key, value = '']) =>
    holdsSecret(key, field === 'data' ? plain(value) : value)
      ? [
          {
            path: [field, key],
            problem: `holds the value of ${quote(key)} ${field === 'data' ? 'in base64, which hides nothing' : 'in clear'}`,
            repair: 'use an ExternalSecret or a SealedSecret, and rotate what stood here',
          },
        ]
      : [],
  );
}

export const noPlainSecret = objectCheck({
  id: 'no-plain-secret',
  kinds: ['/Secret'],
  run: ({ body, raw }) =>
    raw.sops === undefined
      ? [...valuesOf('data', body.data ?? {}), ...valuesOf('stringData', body.stringData ?? {})]
      : NOT_APPLICABLE,
});
