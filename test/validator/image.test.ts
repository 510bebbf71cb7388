import { isBelow, parseImage } from '../../lib/validator/image';

const SHA256 = `sha256:${'0123456789abcdef'.repeat(4)}`;
const SHA384 = `sha384:${'0'.repeat(96)}`;
const SHA512 = `sha512:${'0'.repeat(128)}`;

/** Registry as written, repository, tag, digest: the last three as ParseNormalizedNamed gives them. */
type Parts = readonly [registry: string | undefined, repository: string, tag?: string, digest?: string];

/** Checked against github.com/distribution/reference v0.6.0, the module that the kubelet uses. */
const VALID: { readonly [reference: string]: Parts } = {
  'nginx': [undefined, 'docker.io/library/nginx'],
  'nginx:1.27': [undefined, 'docker.io/library/nginx', '1.27'],
  'team/app': [undefined, 'docker.io/team/app'],
  'a/b/c:x': [undefined, 'docker.io/a/b/c', 'x'],
  'docker.io/nginx': ['docker.io', 'docker.io/library/nginx'],
  'docker.io/team/app': ['docker.io', 'docker.io/team/app'],
  'index.docker.io/nginx': ['index.docker.io', 'docker.io/library/nginx'],
  'localhost/app': ['localhost', 'localhost/app'],
  'localhost:5000/app:1': ['localhost:5000', 'localhost:5000/app', '1'],
  'registry:5000/app': ['registry:5000', 'registry:5000/app'],
  'registry.example.com/app': ['registry.example.com', 'registry.example.com/app'],
  'registry.example.com:443/a/b:v1_2.3-x': ['registry.example.com:443', 'registry.example.com:443/a/b', 'v1_2.3-x'],
  '10.0.0.1/app': ['10.0.0.1', '10.0.0.1/app'],
  '[fd00::1]:5000/app': ['[fd00::1]:5000', '[fd00::1]:5000/app'],
  'REGISTRY/app': ['REGISTRY', 'REGISTRY/app'],
  'a-b--c__d.e_f/app': ['a-b--c__d.e_f', 'a-b--c__d.e_f/app'],
  [`app@${SHA256}`]: [undefined, 'docker.io/library/app', undefined, SHA256],
  [`registry.example.com/app:1.0@${SHA256}`]: ['registry.example.com', 'registry.example.com/app', '1.0', SHA256],
  [`app@${SHA384}`]: [undefined, 'docker.io/library/app', undefined, SHA384],
  [`app@${SHA512}`]: [undefined, 'docker.io/library/app', undefined, SHA512],
  [`app:${'t'.repeat(128)}`]: [undefined, 'docker.io/library/app', 't'.repeat(128)],
  [`a.io/${'p'.repeat(255)}`]: ['a.io', `a.io/${'p'.repeat(255)}`],
};

const MALFORMED: readonly string[] = [
  '',
  ' nginx',
  'nginx ',
  'Nginx',
  'registry.example.com/Team/app',
  'app:',
  'app:-1',
  'app:1.0:2',
  `app:${'t'.repeat(129)}`,
  'app@',
  'app@sha256:0123',
  `app@${SHA256.toUpperCase()}`,
  `app@${SHA256.replace('a', 'A')}`,
  `app@md5:${'0'.repeat(32)}`,
  `app@sha256+b64:${'0'.repeat(64)}`,
  `@${SHA256}`,
  '/app',
  'app/',
  'a//b',
  'https://registry.example.com/app',
  'registry.example.com:/app',
  'registry_a:5000/app',
  'user:password@registry.example.com/app',
  'app___b',
  'app..b',
  'app-',
  'app:${TAG}',
  '{{ .Values.image }}',
  'ímage',
  `a.io/${'p'.repeat(256)}`,
  '0123456789abcdef'.repeat(4),
];

describe('parseImage', () => {
  test.each(Object.entries(VALID))('%s', (reference, [registry, repository, tag, digest]) => {
    expect(parseImage(reference)).toEqual({ registry, repository, tag, digest });
  });

  test.each(MALFORMED.map((reference) => [reference]))('malformed: %j', (reference) => {
    expect(parseImage(reference)).toBeUndefined();
  });

  test('takes a reference of any length', () => {
    expect(parseImage(`registry.example.com/${'a-'.repeat(1_000_000)}`)).toBeUndefined();
  });
});

describe('isBelow', () => {
  test.each([
    ['a.io/team/app:1', 'a.io', true],
    ['a.io/team/app:1', 'a.io/', true],
    ['a.io/team/app:1', 'a.io/team', true],
    ['a.io/team/app:1', 'a.io/team/app', true],
    ['a.io/team-b/app:1', 'a.io/team', false],
    ['a.io.evil.example/team/app', 'a.io', false],
    ['a.io:5000/app', 'a.io', false],
    ['nginx', 'docker.io/library', true],
    ['nginx', '', false],
  ])('%s, %s: %s', (reference, place, expected) => {
    expect(isBelow(parseImage(reference)!, place)).toBe(expected);
  });
});
