import { HARMLESS_VALUE } from '../hardening';

/** A value that something else fills in: a variable, a template, an encrypted or external value. */
const REFERENCE = new RegExp(
  [
    '\\$[({]', // $(NAME), ${NAME}
    '^\\$\\w', // $NAME, $__file{...} of Grafana
    '^`', // `command`
    '\\{\\{', // templates
    '#\\{', // #{NAME}
    '^%\\(?\\w+\\)?[%s]$', // %NAME%, %(NAME)s
    '^@\\w+@$',
    '^__\\w+__$',
    '^ENC\\[', // SOPS
    '^<.*>$', // <path:...> of the Argo CD Vault plug-in, <placeholder>
    '^(arn:|env[:.]|file:|gcp:|op:|ref\\+|secret:|secretref:|sm:|ssm:|vault:|projects/)', // where it is kept
  ].join('|'),
  'i',
);

/** A default within a reference: `${NAME:-value}` of the shell, `${NAME:value}` of Spring. */
const DEFAULT = /^\$\{[\w.-]{1,128}:-?([^{}]{1,256})\}$/;

/** Whether a value stands for another one. One that comes with a default in clear does not. */
export function isReference(value: string): boolean {
  return REFERENCE.test(value) && !DEFAULT.test(value);
}

/** The value of a reference's default, or the value itself. */
export function withoutReference(value: string): string {
  return DEFAULT.exec(value)?.[1] ?? value;
}

const PLACEHOLDER =
  /^(\*.*\*|[-._*]+|n\/?a|none|null|nil|~|undefined|unset|empty|optional|required|disabled|enabled|redacted|todo|tbd|fixme|dummy)$|placeholder|replace[-_ ]?(me|with)|^replace[-_ ]|redacted|(?<![a-z])(your|insert|enter)[-_ ]|x{4,}|goes[-_ ]here/i;

/** Whether a value is to be replaced by hand. `changeme` is none: it works as a password, and it is tried first. */
export function isPlaceholder(value: string): boolean {
  return PLACEHOLDER.test(value);
}

const FILE_NAME =
  /^[\w.-]+\.(asc|cert?|cfg|conf|crt|env|gpg|ini|jks|json|key|keytab|p12|pem|pfx|properties|pub|secret|sh|token|txt|ya?ml)$/i;
const PATH = /^(\.{0,2}|~|@)\/[\w.@/ -]*$|^[A-Za-z]:\\/;
const DURATION = /^[+-]?\d+(\.\d+)?\s?(ns|us|ms|[smhdwy]|min|hours?|days?)$/;
const URL = /^[a-z][a-z0-9+.-]*:\/\//i;
/** The name of a variable: `DB_PASSWORD`. */
const VARIABLE = /^[A-Z][A-Z0-9]*(_[A-Z0-9]+)+$/;

/** Whether a value is no secret whatever its name is: a switch, a reference, a place, a span of time. */
export function isHarmless(value: string): boolean {
  return (
    HARMLESS_VALUE.test(value) ||
    isReference(value) ||
    isPlaceholder(value) ||
    [FILE_NAME, PATH, DURATION, URL, VARIABLE].some((form) => form.test(value))
  );
}

/** Whether a value is made of words: `my-app-tls`, `rsa-sha256`, `prod/db-credentials`. */
export function isWords(value: string): boolean {
  return /^[a-z][a-z0-9]*([-._/:][a-z0-9]+)*$/.test(value) && !isRandom(value);
}

const MIN_RANDOM = 16;
const MAX_RANDOM = 4096;
/** Bits a character. Random hexadecimal digits have nearly 4, words of one script about 4, too: it rules out repetition only. */
const MIN_ENTROPY = 3;
/** Share of neighbours of different kinds. Random base64 has 0.64, hexadecimal digits 0.47, names in camel case below 0.3. */
const MIN_CHANGES = 0.33;

/** Entropy of a text by Shannon, in bits a character. */
function entropy(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) {
    counts.set(character, (counts.get(character) ?? 0) + 1);
  }
  return [...counts.values()].reduce((sum, n) => sum - (n / text.length) * Math.log2(n / text.length), 0);
}

function kindOf(code: number): number {
  return code <= 57 ? 0 : code <= 90 ? 1 : 2;
}

function changes(text: string): number {
  let count = 0;
  for (let index = 1; index < text.length; index += 1) {
    count += kindOf(text.charCodeAt(index)) === kindOf(text.charCodeAt(index - 1)) ? 0 : 1;
  }
  return count / text.length;
}

/**
 * Whether a value looks drawn at random: a generated key or token. Not by itself a secret: digests, commits and serial
 * numbers are random, too. Words with separators, camel case, versions and UUIDs are not.
 */
export function isRandom(value: string): boolean {
  if (value.length < MIN_RANDOM || value.length > MAX_RANDOM || !/^[\w+/=.~-]+$/.test(value)) {
    return false;
  }
  const letters = value.replace(/[^A-Za-z0-9]/g, '');
  return isUnbroken(value, letters) && changes(letters) >= MIN_CHANGES && entropy(letters) >= MIN_ENTROPY;
}

/** Whether a value has a long run of letters and digits, or so many kinds of them that separators are part of its alphabet. */
function isUnbroken(value: string, letters: string): boolean {
  const mixed = letters.length >= 20 && [/[a-z]/, /[A-Z]/, /\d/].every((kind) => kind.test(letters));
  return mixed || /[A-Za-z0-9]{16}/.test(value);
}

const BASE64 = /^[A-Za-z0-9+/_-]+={0,2}$/;
/** Control characters, and what is no UTF-8. */

const UNPRINTABLE = /[\x00-\x08\x0e-\x1f\x7f\ufffd]/;

/** The text that a base64 value stands for; nothing where it is not base64, or of bytes that are no text. */
export function decoded(value: string): string | undefined {
  const base64 = value.replace(/\s+/g, '');
  if (!BASE64.test(base64)) {
    return undefined;
  }
  const text = Buffer.from(base64, 'base64').toString('utf8');
  return UNPRINTABLE.test(text) ? undefined : text;
}
