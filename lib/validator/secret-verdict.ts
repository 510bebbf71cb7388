import type { Meaning } from './secret-names';
import { isHarmless, isRandom, isWords, withoutReference } from './secret-values';

/** What everybody tries first. */
const COMMON = /^(change-?(it|me)|minioadmin|pass(word)?\d*|secret\d*|(my|super|top)-?(secret|password|token)\S*)$/i;

/** Whether a value is a name or a word rather than a secret: `rsa-sha256`, `regcred`. */
function isName(value: string): boolean {
  return isWords(value) && !COMMON.test(value) && !(value.length >= 8 && /^[a-z]+\d[a-z\d]*$/.test(value));
}

const NOUNS: { readonly [meaning in Meaning]: string } = {
  password: 'a password',
  token: 'a token',
  key: 'a key',
  secret: 'a secret',
  name: 'a secret',
  pair: 'a user and password',
  hint: 'a generated key',
};

const FITS: { readonly [meaning in Meaning]: (value: string) => boolean } = {
  password: () => true,
  // A number may be how many tokens there are.
  token: (value) => !isName(value) && !/^\d+$/.test(value),
  key: (value) => value.length >= 8 && !isName(value),
  secret: (value) => !(isWords(value) && value.includes('/')),
  name: (value) => value.length >= 6 && !isWords(value),
  pair: (value) => /^([\w.@-]+:|neo4j\/)[^\s:/]{3,}$/.test(value) && !/:\d+$/.test(value),
  hint: isRandom,
};

/** What a value is, as its name says; nothing where it can be no secret. */
export function looksSecret(meaning: Meaning, text: string): string | undefined {
  const value = withoutReference(text);
  return !isHarmless(value) && FITS[meaning](value) ? NOUNS[meaning] : undefined;
}
