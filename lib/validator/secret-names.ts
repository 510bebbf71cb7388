import { SECRET_NAME } from '../hardening';

/**
 * What a name says of its value.
 *
 * - `password`, `token`, `key`, `secret`: it is one
 * - `name`: it is a secret, or the name of a Secret: `TLS_SECRET`
 * - `pair`: it may be a user with a password: `REDIS_AUTH`
 * - `hint`: the name speaks of secrets, but its last word of something else: `SECRET_KEY_BASE`
 */
export type Meaning = 'password' | 'token' | 'key' | 'secret' | 'name' | 'pair' | 'hint';

/** Last words of names whose value is no secret: `TOKEN_FILE`, `SECRET_NAME`, `PASSWORD_POLICY`, `KEY_ID`. */
const HARMLESS_LAST = new Set(
  (
    'ADDRESS ALG ALGORITHM ALIAS ALIASES ARN AUDIENCE BACKEND BUCKET CHECKSUM CLAIM CLASS CLIENT COMMIT ' +
    'CONFIGMAP COUNT DATABASE DB DESCRIPTION DIGEST DIR DIRECTORY DOMAIN DRIVER DURATION EMAIL ENABLED ' +
    'ENDPOINT ENGINE EXPIRATION EXPIRES EXPIRY FIELD FILE FILENAME FILES FINGERPRINT FORMAT GROUP GROUPS HASH ' +
    'HEADER HOST ID IDS IMAGE INTERVAL ISSUER KIND LABEL LENGTH LIFETIME LIMIT LOCATION LOGIN MANAGER METHOD ' +
    'METHODS MODE MOUNT NAME NAMES NAMESPACE PARAM PATH PATHS POLICY POLL PORT PREFIX PROJECT PROVIDER REALM ' +
    'REF REFERENCE REFRESH REGEX REGION REQUIRED REVISION ROLE ROTATION SCHEMA SCHEME SCOPE SCOPES SERVER ' +
    'SERVICE SHA SHA256 SIZE SOURCE STORE STRATEGY SUFFIX TAG TEMPLATE TENANT TIMEOUT TTL TYPE TYPES UID URI ' +
    'URL URLS USER USERNAME VERSION'
  ).split(' '),
);

/** Last words that say where or in what form a value is, not what it is. */
const IGNORED_LAST = new Set([
  'B64',
  'BASE64',
  'CLEARTEXT',
  'CURRENT',
  'DEFAULT',
  'NEW',
  'OLD',
  'PLAIN',
  'PLAINTEXT',
  'PRIMARY',
  'SECONDARY',
  'STRING',
  'VALUE',
]);

/** Words before KEY of a key that opens something. */
const KEY_OF = new Set(
  (
    'ACCESS ACCOUNT ADMIN API APP APPLICATION AUTH COOKIE CRYPT DEPLOY ENCRYPTION FERNET HMAC INGEST INGESTION INTEGRATION JWT LICENSE ' +
    'MASTER PRIVATE PROJECT ROOT ROUTING SECRET SERVICE SESSION SHARED SIGNING STORAGE SUBSCRIPTION WRITE'
  ).split(' '),
);

/** Words before SECRET of a secret itself; after others it may be the name of a Secret: `IMAGE_PULL_SECRET`. */
const SECRET_OF = new Set(
  (
    'ACCESS ADMIN API APP APPLICATION AUTH CLIENT CONSUMER COOKIE CSRF ENCRYPTION HASH HMAC JWT MASTER NEXTAUTH OAUTH OAUTH2 ROOT SESSION ' +
    'SHARED SIGNING STATE USER WEBHOOK'
  ).split(' '),
);

/** Directives of nginx: `proxy_pass http://...`. */
const NOT_PASSWORD = new Set(['FASTCGI', 'GRPC', 'PROXY', 'SCGI', 'UWSGI']);

/** Words of names of what everybody may know: `NEXT_PUBLIC_API_KEY`, `checksum/secret`. */
const PUBLIC = new Set(['CHECKSUM', 'DIGEST', 'FINGERPRINT', 'PUBLIC', 'PUBLISHABLE', 'SITEKEY']);

const PASSWORD = /(PASSWORDS?|PASSWD|PASSPHRASE|PASSCODE|REQUIREPASS|MASTERAUTH)$/;

/** The words of a name in capitals: `spring.datasource.dbPassword` is SPRING, DATASOURCE, DB and PASSWORD. */
function wordsOf(name: string): string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toUpperCase()
    .split(/[^A-Z0-9]+/)
    .filter((word) => word !== '');
}

function ofPassword(last: string, before: string): boolean {
  return PASSWORD.test(last) || (/^(PASS|PWD|PW)$/.test(last) && !NOT_PASSWORD.has(before));
}

function ofKey(last: string, before: string): boolean {
  return (
    (/^KEYS?$/.test(last) && KEY_OF.has(before)) ||
    /^(API|ACCESS|APP|AUTH|ENCRYPTION|MASTER|PRIVATE|SECRET|SIGNING)KEYS?$/.test(last) ||
    last === 'SALT'
  );
}

function ofLastWords(last: string, before: string): Meaning | undefined {
  if (ofPassword(last, before)) {
    return 'password';
  }
  if (/^(\w*TOKENS?|JWT)$/.test(last)) {
    return 'token';
  }
  if (ofKey(last, before)) {
    return 'key';
  }
  if (/(SECRETS?|CREDENTIALS?)$/.test(last)) {
    return SECRET_OF.has(before) || /^(CLIENT|APP|JWT)SECRETS?$/.test(last) ? 'secret' : 'name';
  }
  return last === 'AUTH' ? 'pair' : undefined;
}

/** Words that end the names of addresses, which may be secrets as a whole: `ALERT_WEBHOOK_URL`. */
const ADDRESS = new Set(['URI', 'URL', 'URLS']);

/** Whether a name is one of something that may be known, even among secrets: `username`, `client_id`. */
export function isHarmlessName(name: string): boolean {
  const last = wordsOf(name).pop() ?? '';
  return HARMLESS_LAST.has(last) && !ADDRESS.has(last);
}

/** What every name with a meaning contains: most names have none of it. */
const SPEAKS = /pass|pwd|pw\b|secret|token|credential|key|auth|salt|jwt/i;

function isHint(words: readonly string[], last: string, before: string): boolean {
  return SECRET_NAME.test(words.join('_')) || (last === 'KEY' && before !== 'SITE');
}

/** What a name says of its value; nothing where it does not speak of secrets, or its last word is of something harmless. */
export function meaningOf(name: string): Meaning | undefined {
  if (!SPEAKS.test(name)) {
    return undefined;
  }
  const words = wordsOf(name);
  if (words.some((word) => PUBLIC.has(word))) {
    return undefined;
  }
  while (words.length > 1 && IGNORED_LAST.has(words.at(-1)!)) {
    words.pop();
  }
  const last = (words.at(-1) ?? '').replace(/\d+$/, '');
  const before = words.at(-2) ?? '';
  const meaning = ofLastWords(last, before);
  return meaning ?? (!HARMLESS_LAST.has(last) && isHint(words, last, before) ? 'hint' : undefined);
}
