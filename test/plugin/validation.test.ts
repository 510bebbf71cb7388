import * as fs from 'node:fs';
import { inspect } from 'node:util';
import { HardeningValidation } from '../../lib/plugin';
import { deployment } from '../../lib/validator/examples/example';
import { CHECKS } from '../../lib/validator/registry';
import { inFolder } from '../support/tree';
import { WAIVER } from './programs';

const write = inFolder();
afterEach(() => jest.restoreAllMocks());

const HOST_PORT = deployment({ container: 'ports:\n  - containerPort: 8080\n    hostPort: 8080' });

/** What the plugin did with a context. */
interface Validated {
  readonly status?: string;
  readonly metadata?: { readonly [key: string]: string };
  /** `Deployment shop/web: path/of/construct` of each violation. */
  readonly found: readonly string[];
  readonly log: readonly string[];
}

interface Given {
  readonly manifests?: readonly string[];
  readonly properties?: unknown;
  readonly metadata?: { readonly [name: string]: { readonly path: string } };
  readonly stdout?: boolean;
}

/** Runs the plugin as cdk8s-cli does: paths are looked up by the name of the resource, at the time of `addViolation`. */
async function validate({
  manifests = ['dist/web.k8s.yaml'],
  properties = { profile: 'baseline' },
  metadata,
  stdout,
}: Given): Promise<Validated> {
  const paths = { ...metadata };
  const result: { found: string[]; log: string[]; status?: string; metadata?: { [key: string]: string } } = {
    found: [],
    log: [],
  };
  const logger = { prefix: 'cdk8s: ', log: (text: string) => result.log.push(logger.prefix + text) };
  await new HardeningValidation(properties).validate({
    manifests,
    metadata: paths,
    stdout,
    logger,
    report: {
      addViolation: ({ violatingResources }: { violatingResources: { resourceName: string }[] }) =>
        violatingResources.forEach(({ resourceName }) =>
          result.found.push(`${resourceName}: ${paths[resourceName]?.path ?? '?'}`),
        ),
      submit: (status: string, summary: { [key: string]: string }) =>
        Object.assign(result, { status, metadata: summary }),
    },
  });
  return result;
}

/** What cdk8s-cli prints of the error that ends a synth. */
async function printed(given: Given): Promise<string> {
  return validate(given).then(
    () => 'no error',
    (error: unknown) => inspect(error),
  );
}

function record(...entries: readonly object[]): string {
  return JSON.stringify(entries);
}

describe('properties', () => {
  beforeEach(() => write({ 'dist/web.k8s.yaml': HOST_PORT }));

  test.each<[string, unknown, string]>([
    ['a list', [], 'cdk8s.yaml: "properties" must be a map.'],
    ['a text', 'guide', 'cdk8s.yaml: "properties" must be a map.'],
    [
      'an unknown one',
      { Profile: 'guide' },
      'cdk8s.yaml: Profile: no such setting; there are profile, kubernetesVersion, registries, waivers.',
    ],
    [
      'an unknown profile',
      { profile: 'hard' },
      'cdk8s.yaml: "profile" must be one of baseline, restricted, guide, strict, not "hard".',
    ],
    ['an unknown severity', { failOn: 'fatal' }, 'cdk8s.yaml: "failOn" must be one of critical, high, medium, low.'],
    [
      'no version',
      { kubernetesVersion: 'new' },
      'cdk8s.yaml: "kubernetesVersion" must be a version of Kubernetes from 1.0 to 1.37, not "new".',
    ],
    [
      '1.30 without quotes',
      { kubernetesVersion: 1.3 },
      'cdk8s.yaml: "kubernetesVersion" (1.3) must stand in quotes: without, YAML reads 1.30 as the number 1.3.',
    ],
    ['waivers that are none', { waivers: {} }, 'cdk8s.yaml: "waivers" must be a list.'],
  ])('%s', async (_, properties, message) => {
    expect(await printed({ properties })).toBe(`cdk8s-hardened: ${message}`);
  });

  test.each<[unknown, object]>([
    [null, { 'Profile': 'guide', 'Kubernetes version': '1.37' }],
    [
      { kubernetesVersion: '1.30', profile: 'restricted' },
      { 'Profile': 'restricted', 'Kubernetes version': '1.30' },
    ],
    [{ kubernetesVersion: 1.31 }, { 'Profile': 'guide', 'Kubernetes version': '1.31' }],
  ])('%j', async (properties, metadata) => {
    expect((await validate({ properties })).metadata).toMatchObject(metadata);
  });
});

describe('a result that is incomplete is an error, never a verdict', () => {
  test('a manifest that cannot be read', async () => {
    expect(await printed({ manifests: ['dist/none.k8s.yaml'] })).toMatch(
      /^Error: cdk8s-hardened: the result is incomplete:\n {2}dist\/none\.k8s\.yaml: /,
    );
  });

  test('a check that crashes', async () => {
    write({ 'dist/web.k8s.yaml': HOST_PORT });
    const check = CHECKS.find(({ id }) => id === 'no-host-ports')!;
    jest.spyOn(check, 'run').mockImplementation(() => {
      throw new TypeError('no');
    });
    expect(await printed({})).toMatch(
      /^Error: cdk8s-hardened: the result is incomplete:\n {2}check no-host-ports crashed on Deployment web: TypeError: no\n/,
    );
  });

  test('a manifest that is no YAML is a finding', async () => {
    write({ 'dist/web.k8s.yaml': 'a: [' });
    expect(await validate({})).toMatchObject({ status: 'failure', found: ['dist/web.k8s.yaml: ?'] });
  });
});

describe('paths of constructs', () => {
  const pod = (fields: string): string =>
    `apiVersion: v1\nkind: Pod\nmetadata: {name: web${fields}}\nspec: {hostPID: true}\n`;

  test('of two kinds with one name and title, each by its group', async () => {
    const knative = 'apiVersion: serving.knative.dev/v1\nkind: Service\nmetadata: {name: web, namespace: default}\n';
    write({
      'dist/web.k8s.yaml': `${knative}---\n${knative.replace('serving.knative.dev/', '')}`,
      'dist/construct-paths.cdk8s-hardened': record(
        { apiVersion: 'v1', kind: 'Service', namespace: 'default', name: 'web', path: 'chart/plain' },
        {
          apiVersion: 'serving.knative.dev/v1',
          kind: 'Service',
          namespace: 'default',
          name: 'web',
          path: 'chart/knative',
        },
      ),
    });
    expect(new Set((await validate({ properties: { profile: 'strict' } })).found)).toEqual(
      new Set([
        'Service default/web (serving.knative.dev/v1 in dist/web.k8s.yaml): chart/knative',
        'Service default/web (v1 in dist/web.k8s.yaml): chart/plain',
      ]),
    );
  });

  test('none where two constructs made the same object', async () => {
    const object = { apiVersion: 'v1', kind: 'Pod', name: 'web' };
    write({
      'dist/web.k8s.yaml': `${pod('')}---\n${pod('')}`,
      'dist/construct-paths.cdk8s-hardened': record({ ...object, path: 'a' }, { ...object, path: 'b' }),
    });
    expect((await validate({ metadata: { web: { path: 'b' } } })).found).toEqual(['Pod web: ?', 'Pod web: ?']);
  });

  test('of an object of the cluster whose chart has a namespace', async () => {
    write({
      'dist/web.k8s.yaml': pod(''),
      'dist/construct-paths.cdk8s-hardened': record({
        apiVersion: 'v1',
        kind: 'Pod',
        namespace: 'shop',
        name: 'web',
        path: 'a',
      }),
    });
    expect((await validate({})).found).toEqual(['Pod web: a']);
  });

  test.each(['no JSON', '{}', '[]'])(
    'none from a record that is %s, but what cdk8s knows for certain',
    async (text) => {
      write({ 'dist/web.k8s.yaml': pod(''), 'dist/construct-paths.cdk8s-hardened': text });
      expect((await validate({ metadata: { web: { path: 'b' } } })).found).toEqual(['Pod web: b']);
      expect((await validate({ metadata: { other: { path: 'b' } } })).found).toEqual(['Pod web: ?']);
    },
  );

  test('nothing of the prototype', async () => {
    write({ 'dist/web.k8s.yaml': pod('').replace('web', 'constructor') });
    expect((await validate({})).found).toEqual(['Pod constructor: ?']);
  });
});

describe('records in the output directory', () => {
  const metadata = JSON.stringify({ version: '1.0.0', resources: {} });

  test.each([
    ['of a verdict', { profile: 'baseline' }],
    ['of an error', { profile: 'none' }],
  ])('are gone at the end %s', async (_, properties) => {
    write({
      'dist/a/web.k8s.yaml': HOST_PORT,
      'dist/construct-metadata.json': metadata,
      'dist/construct-paths.cdk8s-hardened': '[]',
    });
    await printed({ manifests: ['dist/a/web.k8s.yaml'], properties });
    expect(fs.readdirSync('dist')).toEqual(['a']);
  });

  test.each([
    ['of another version', JSON.stringify({ version: '2.0.0', resources: {} })],
    ['of somebody else', '[]'],
    ['that is no JSON', 'x'],
  ])('stay: a construct-metadata.json %s', async (_, text) => {
    write({ 'dist/web.k8s.yaml': HOST_PORT, 'dist/construct-metadata.json': text });
    await validate({});
    expect(fs.readFileSync('dist/construct-metadata.json', 'utf8')).toBe(text);
  });
});

describe('notices', () => {
  const properties = { profile: 'baseline', waivers: [WAIVER] };
  const notice = 'warning: The waiver for "no-host-ports" (cdk8s.yaml, waivers[0]) is not needed; remove it.';

  beforeEach(() => write({ 'dist/web.k8s.yaml': deployment() }));

  test('go to the logger', async () => {
    expect(await validate({ properties })).toMatchObject({ status: 'success', log: [`cdk8s: ${notice}`] });
  });

  test('go to standard error where the manifests go to standard output', async () => {
    const stderr = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
    expect((await validate({ properties, stdout: true })).log).toEqual([]);
    expect(stderr.mock.calls).toEqual([[`${notice}\n`]]);
  });

  test('that are errors fail the synth', async () => {
    write({
      'dist/web.k8s.yaml': deployment().replace(
        '  name: web\n',
        '  name: web\n  annotations: {waiver.cdk8s-hardened/x: none}\n',
      ),
    });
    expect(await validate({})).toMatchObject({
      status: 'failure',
      found: [],
      log: [expect.stringMatching(/^cdk8s: error: /)],
    });
  });
});
