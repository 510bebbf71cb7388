import { ContainerImage, Waiver } from 'cdk8s-hardened';
import { messageOf } from '../support/manifests';

const DIGEST = `sha256:${'0123456789abcdef'.repeat(4)}`;
const waiver = new Waiver({
  control: 'image-digest',
  reason: 'The registry of the laboratory has no digests',
  owner: 'laboratory',
  expires: '2027-03-31',
});

interface Parts {
  registry: string;
  repository: string;
  tag?: string;
  digest?: string;
  reference: string;
}

test.each<[string, ContainerImage, Parts]>([
  [
    'fromDigest',
    ContainerImage.fromDigest('registry.example.com/aiops/agent', DIGEST),
    {
      registry: 'registry.example.com',
      repository: 'registry.example.com/aiops/agent',
      digest: DIGEST,
      reference: `registry.example.com/aiops/agent@${DIGEST}`,
    },
  ],
  [
    'fromDigest with a tag',
    ContainerImage.fromDigest('localhost:5000/agent', DIGEST, { tag: 'v1.0_a-b' }),
    {
      registry: 'localhost:5000',
      repository: 'localhost:5000/agent',
      tag: 'v1.0_a-b',
      digest: DIGEST,
      reference: `localhost:5000/agent:v1.0_a-b@${DIGEST}`,
    },
  ],
  [
    'fromDigest of a host without a dot, by its port',
    ContainerImage.fromDigest('registry:5000/a/b__c/d.e--f', DIGEST, { tag: undefined }),
    {
      registry: 'registry:5000',
      repository: 'registry:5000/a/b__c/d.e--f',
      digest: DIGEST,
      reference: `registry:5000/a/b__c/d.e--f@${DIGEST}`,
    },
  ],
  [
    'fromDigest of an IPv6 address',
    ContainerImage.fromDigest('[2001:db8::1]:5000/agent', DIGEST),
    {
      registry: '[2001:db8::1]:5000',
      repository: '[2001:db8::1]:5000/agent',
      digest: DIGEST,
      reference: `[2001:db8::1]:5000/agent@${DIGEST}`,
    },
  ],
  [
    'fromReference',
    ContainerImage.fromReference(`docker.io/library/agent@${DIGEST}`),
    {
      registry: 'docker.io',
      repository: 'docker.io/library/agent',
      digest: DIGEST,
      reference: `docker.io/library/agent@${DIGEST}`,
    },
  ],
  [
    'fromReference with a port and a tag',
    ContainerImage.fromReference(`registry.example.com:5000/agent:1.0.0@${DIGEST}`),
    {
      registry: 'registry.example.com:5000',
      repository: 'registry.example.com:5000/agent',
      tag: '1.0.0',
      digest: DIGEST,
      reference: `registry.example.com:5000/agent:1.0.0@${DIGEST}`,
    },
  ],
  [
    'fromReference with a port and no tag',
    ContainerImage.fromReference(`registry.example.com:5000/agent@${DIGEST}`),
    {
      registry: 'registry.example.com:5000',
      repository: 'registry.example.com:5000/agent',
      digest: DIGEST,
      reference: `registry.example.com:5000/agent@${DIGEST}`,
    },
  ],
  [
    'fromTag',
    ContainerImage.fromTag('registry.example.com/agent', '1.0.0', waiver),
    {
      registry: 'registry.example.com',
      repository: 'registry.example.com/agent',
      tag: '1.0.0',
      reference: 'registry.example.com/agent:1.0.0',
    },
  ],
])('%s', (_, { registry, repository, tag, digest, reference }, parts) => {
  expect({ registry, repository, tag, digest, reference }).toEqual(parts);
});

test('only an image by tag carries its waiver', () => {
  expect(ContainerImage.fromTag('registry.example.com/agent', '1.0.0', waiver).waiver).toBe(waiver);
  expect(ContainerImage.fromDigest('registry.example.com/agent', DIGEST).waiver).toBeUndefined();
});

const begin = (repository: string): string =>
  `"repository" (${repository}) must begin with the registry that the image is pulled from; write it out, for example "registry.example.com/${repository}"; Docker Hub is "docker.io/library/NAME".`;
const path = (repository: string): string =>
  `"repository" (${repository}) must be REGISTRY/PATH in lower case, without a tag or digest; give tag and digest as parameters of their own.`;

test.each([
  ['agent', begin('agent')],
  ['library/agent', begin('library/agent')],
  ['registry/agent', begin('registry/agent')],
  ['', begin('')],
  ['/agent', begin('/agent')],
  ['registry.example.com', begin('registry.example.com')],
  ['registry.example.com/', path('registry.example.com/')],
  ['registry.example.com/Agent', path('registry.example.com/Agent')],
  ['registry.example.com/agent:1.0.0', path('registry.example.com/agent:1.0.0')],
  ['registry.example.com/a//b', path('registry.example.com/a//b')],
  ['registry.example.com/agent\n', path('registry.example.com/agent?')],
  ['registry.example.com/ägent', path('registry.example.com/ägent')],
])('the repository %j', (repository, message) => {
  expect(messageOf(() => ContainerImage.fromDigest(repository, DIGEST))).toBe(`ContainerImage.fromDigest: ${message}`);
  expect(messageOf(() => ContainerImage.fromTag(repository, '1.0.0', waiver))).toBe(
    `ContainerImage.fromTag: ${message}`,
  );
});

test.each([
  ['with credentials', 'me:hunter2@registry.example.com/agent'],
  ['as a URL', 'https://me:hunter2@registry.example.com/agent'],
])('a repository %s: the password is not shown', (_, repository) => {
  const message = messageOf(() => ContainerImage.fromDigest(repository, DIGEST));
  expect(message).not.toContain('hunter2');
  expect(message).toBe(
    'ContainerImage.fromDigest: "repository" must be without credentials; leave them out, and name a Secret in "imagePullSecrets".',
  );
});

const LOOK_UP = 'must be "sha256:" and 64 lower-case hexadecimal digits; look it up, for example with';

test.each([
  ['', '()'],
  ['sha256:abc', '(sha256:abc)'],
  [DIGEST.toUpperCase(), `(${DIGEST.toUpperCase()})`],
  [DIGEST.slice('sha256:'.length), `(${DIGEST.slice('sha256:'.length)})`],
  [`${DIGEST}0`, `(${DIGEST}0)`],
  [`${DIGEST}\n`, `(${DIGEST}?)`],
  [`sha512:${'a'.repeat(128)}`, `(sha512:${'a'.repeat(113)}...)`],
])('the digest %j', (digest, shown) => {
  expect(messageOf(() => ContainerImage.fromDigest('registry.example.com/agent', digest))).toBe(
    `ContainerImage.fromDigest: "digest" ${shown} ${LOOK_UP} "crane digest registry.example.com/agent:TAG".`,
  );
});

const TAG = 'must be a specific image tag, never "latest"; give the version, for example "1.0.0".';

test.each([
  ['latest', 'latest'],
  ['', ''],
  ['1 0', '1 0'],
  ['-1', '-1'],
  ['1.0.0\n', '1.0.0?'],
  ['ü', 'ü'],
  ['x'.repeat(129), `${'x'.repeat(120)}...`],
])('the tag %j', (tag, shown) => {
  expect(messageOf(() => ContainerImage.fromDigest('registry.example.com/agent', DIGEST, { tag }))).toBe(
    `ContainerImage.fromDigest: "tag" (${shown}) ${TAG}`,
  );
  expect(messageOf(() => ContainerImage.fromTag('registry.example.com/agent', tag, waiver))).toBe(
    `ContainerImage.fromTag: "tag" (${shown}) ${TAG}`,
  );
});

test.each([
  'me:p@ss@registry.example.com/agent@sha256:abc',
  'me:hunter2@registry.example.com/agent@sha256:abc',
  'docker://token:hunter2/agent@sha256:abc',
])('the reference %j: the password is not shown', (reference) => {
  expect(messageOf(() => ContainerImage.fromReference(reference))).toBe(
    'ContainerImage.fromReference: "reference" must be without credentials; leave them out, and name a Secret in "imagePullSecrets".',
  );
});

const MOVED = 'must end with a digest: a tag alone can be moved to another image; look it up, for example with';

test.each([
  ['agent', `"reference" (agent) ${MOVED} "crane digest agent", and append "@sha256:...".`],
  [
    'registry.example.com/agent:1.0.0',
    `"reference" (registry.example.com/agent:1.0.0) ${MOVED} "crane digest registry.example.com/agent:1.0.0", and append "@sha256:...".`,
  ],
  [`registry.example.com/agent:@${DIGEST}`, `"tag" () ${TAG}`],
  [`registry.example.com/agent:latest@${DIGEST}`, `"tag" (latest) ${TAG}`],
  [
    `registry.example.com/agent@${DIGEST}@${DIGEST}`,
    `"digest" (${DIGEST}@sha256:${'0123456789abcdef'.repeat(2)}012345678...) ${LOOK_UP} "crane digest registry.example.com/agent:TAG".`,
  ],
])('the reference %j', (reference, message) => {
  expect(messageOf(() => ContainerImage.fromReference(reference))).toBe(`ContainerImage.fromReference: ${message}`);
});

test('a waiver for something else', () => {
  const other = new Waiver({ control: 'pod-security', reason: 'Not about images', owner: 'me', expires: '2027-03-31' });
  expect(messageOf(() => ContainerImage.fromTag('registry.example.com/agent', '1.0.0', other))).toBe(
    'ContainerImage.fromTag: "waiver" (pod-security) must be for the control "image-digest"; use ContainerImage.fromDigest, or pass a Waiver for "image-digest".',
  );
});
