import { isRandom } from '../../lib/validator/secret-values';
import { findSecret, tell } from '../../lib/validator/secrets';
import { HARMLESS_VALUES } from './harmless-values';
import { TRUE_SECRETS } from './true-secrets';

/** What the messages say of a value; nothing where it is no secret. */
function told(name: string, value: string): string | undefined {
  const secret = findSecret(name, value);
  return secret && tell(secret);
}

test('of the values of ordinary charts, none is taken for a secret', () => {
  expect(HARMLESS_VALUES.length).toBeGreaterThanOrEqual(150);
  expect(HARMLESS_VALUES.filter(([name, value]) => told(name, value) !== undefined)).toEqual([]);
});

test('of the secrets, every one is found', () => {
  expect(TRUE_SECRETS.length).toBeGreaterThanOrEqual(80);
  expect(TRUE_SECRETS.filter(([name, value]) => told(name, value) === undefined)).toEqual([]);
});

test('messages never hold a part of the value that could be the secret', () => {
  for (const [name, value] of TRUE_SECRETS) {
    const secret = findSecret(name, value);
    const message = told(name, value)?.replace(secret?.setting ?? '', '') ?? '';
    const words = value.split(/[^\w+/.-]+/).filter((word) => word.length >= 8 && /\d/.test(word));
    expect(words.filter((word) => message.includes(word))).toEqual([]);
  }
});

const LOGIN = ['hunter', '2'].join('');

describe('what is told of a secret', () => {
  test.each<[string, string, string, string | undefined]>([
    ['a known form', 'X', ['gh', 'p_', 'a1B2'.repeat(9)].join(''), 'what looks like a GitHub token'],
    [
      'a known form goes before the name',
      'PASSWORD',
      ['gh', 'p_', 'a1B2'.repeat(9)].join(''),
      'what looks like a GitHub token',
    ],
    ['a name', 'DB_PASSWORD', LOGIN, 'what looks like a password'],
    ['a hint with a random value', 'SECRET_KEY_BASE', '0a1b2c3d4e5f'.repeat(4), 'what looks like a generated key'],
    ['a setting of one line', 'X', `user=a;password=${LOGIN}`, 'what looks like a password ("password")'],
    [
      'a setting of a file',
      'a.ini',
      `[db]\nuser = a\npassword = ${LOGIN}\n`,
      'what looks like a password on line 3 ("password")',
    ],
    [
      'base64',
      'X',
      Buffer.from(`password=${LOGIN}\nuser=a`).toString('base64'),
      'what looks like a password in base64',
    ],
    [
      'the first of several',
      'a.env',
      `A_TOKEN=${LOGIN}X\nB_PASSWORD=${LOGIN}\n`,
      'what looks like a token on line 1 ("A_TOKEN")',
    ],
    [
      'a form after an example of it',
      'X',
      `AKIA${'IOSFODNN7'}EXAMPLE ${['AK', 'IA', 'Z7'.repeat(8)].join('')}`,
      'what looks like an AWS access key',
    ],
    ['nothing of a form within a longer word', 'X', `tonpm_${'a1B2'.repeat(9)}`, undefined],
    ['nothing of an unquoted value in a program', 'a.py', `password = ${LOGIN}\n`, undefined],
    ['a quoted value in a program', 'a.py', `password = "${LOGIN}"\n`, 'what looks like a password ("password")'],
    ['nothing of an empty value', 'PASSWORD', '', undefined],
    ['nothing of a comment', 'a.ini', `# password = ${LOGIN}\n`, undefined],
    ['nothing of a key without its text', 'X', ['-----BEGIN PRIVATE', 'KEY-----\n...'].join(' '), undefined],
  ])('%s', (_, name, value, expected) => {
    expect(told(name, value)).toBe(expected);
  });
});

test.each([
  ['hexadecimal digits', '9fceb02d0ae598e95dc970b74767f19372d61af8', true],
  ['base64', 'q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQ', true],
  ['a UUID', 'f47ac10b-58cc-4372-a567-0e02b2c3d479', false],
  ['camel case', 'OAuth2ClientAuthenticationProcessingFilter', false],
  ['words', 'my-app-config-v2-blue-canary-release', false],
  ['a repetition', 'a1a1a1a1a1a1a1a1a1a1', false],
  ['a short value', 'q83vEjRWeJ', false],
  ['a sentence', 'the quick brown fox 4 dogs', false],
])('random: %s', (_, value, expected) => {
  expect(isRandom(value)).toBe(expected);
});

const MEGABYTE = 1_048_576;
const filled = (text: string): string => text.repeat(Math.ceil(MEGABYTE / text.length)).slice(0, MEGABYTE);

/** Beginnings of every form that has a repetition in it, over and over, so that a search with a flaw starts again at each. */
const HOSTILE = [
  'eyJ',
  '-eyJ',
  ' eyJaaaaaaaaaa',
  '://',
  '://a:',
  'password=',
  'password      ',
  'password="\\',
  'a_token:',
  '"name": "x_token", "value',
  'token</name>            ',
  '-----BEGIN A A ',
  '-----BEGIN PRIVATE KEY-----\n',
  'machine a login b ',
  '$apr1$aaaaaaaa$',
  '$1$',
  'Basic    ',
  '"auth":"',
  ' --user a',
  'chat.googleapis.com/v1/spaces/a/messages?',
  '?code=',
  '${secret:',
  'QUJDREVGR0hJSktMTU5PUFFSU1RVVldY ',
  'a',
  ' ',
  '\n',
];

test.each(HOSTILE)('a megabyte of %j takes less than a second', (part) => {
  const text = filled(part);
  const start = performance.now();
  findSecret('file', text);
  expect(performance.now() - start).toBeLessThan(1000);
});
