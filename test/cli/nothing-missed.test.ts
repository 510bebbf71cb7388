import { deployment } from '../../lib/validator/examples/example';
import { inFolder, run } from '../support/tree';

const HOST_PORT = deployment({ container: 'ports:\n  - containerPort: 8080\n    hostPort: 8080' });
const ONE = ['check', 'web.yaml', '--only', 'no-host-ports'];

const write = inFolder();

describe('nothing that was checked is no success', () => {
  test('1 where standard input is empty', () => {
    expect(run(['check', '-']).code).toBe(1);
  });

  test('1 where --only and --skip leave no check', () => {
    write({ 'web.yaml': HOST_PORT });
    expect(run([...ONE, '--skip', 'no-host-ports'])).toEqual({
      code: 1,
      out: '',
      err: 'cdk8s-hardened: --only and --skip leave nothing to check in the profile guide.\n',
    });
  });

  test('1, not a crash, where the report cannot be written', () => {
    write({ 'web.yaml': deployment() });
    expect(run([...ONE, '--output', 'nowhere/report.txt'])).toMatchObject({
      code: 1,
      err: expect.stringMatching(/^cdk8s-hardened: --output nowhere\/report\.txt: ENOENT/),
    });
  });
});

describe('what hides in other objects', () => {
  const pod = 'spec: { containers: [{ name: a, image: x, securityContext: { privileged: true } }] }';

  test.each<[string, string]>([
    [
      'items of a kind that is no list, which kubectl applies',
      `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: x }\nitems: [{ apiVersion: v1, kind: Pod, metadata: { name: a }, ${pod} }]\n`,
    ],
    [
      'a custom resource whose kind ends in List',
      `apiVersion: example.com/v1\nkind: BlockList\nmetadata: { name: a }\nitems: []\nspec: { template: { ${pod} } }\n`,
    ],
    [
      'a template beside the spec of a custom resource, one of its containers without a name',
      `apiVersion: example.com/v1\nkind: Thing\nmetadata: { name: a }\ntemplate: { ${pod.replace('[{', '[{ command: [x] }, {')} }\n`,
    ],
    [
      'a template that has init containers only',
      `apiVersion: example.com/v1\nkind: Thing\nmetadata: { name: a }\nspec: { podTemplate: { ${pod.replace('containers', 'initContainers')} } }\n`,
    ],
  ])('%s', (_, text) => {
    write({ 'x.yaml': text });
    const { code, out } = run(['check', 'x.yaml', '--only', 'no-privileged-containers']);
    expect(out).toContain('is privileged');
    expect(code).toBe(2);
  });
});
