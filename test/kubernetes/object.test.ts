import { App, Chart, YamlOutputType } from 'cdk8s';
import { ExternalSecretBinding, ExternalSecretStore, HardenedAgentDeployment, HardenedNamespace } from 'cdk8s-hardened';
import { EnvValue } from 'cdk8s-plus-28';
import { buildError, find, IMAGE, synthesize } from '../support/manifests';

test('an object is there once in a chart: of two, the one applied last would silently win', () => {
  const message = buildError((chart) => {
    new HardenedAgentDeployment(chart, 'one', { image: IMAGE });
    new HardenedAgentDeployment(chart, 'two', { image: IMAGE });
  });
  expect(message).toBe(
    'test/two: "name" (v1 ServiceAccount aiops/aiops-agent) must be there once in a chart, and test/one writes it already; rename one, or give it a namespace of its own.',
  );
});

test('a SealedSecret and an ExternalSecret are objects like any other', () => {
  const store = ExternalSecretStore.reference('vault');
  const message = buildError((chart) => {
    new ExternalSecretBinding(chart, 'one', { store });
    new ExternalSecretBinding(chart, 'two', { store });
  });
  expect(message).toContain(
    '"name" (external-secrets.io/v1 ExternalSecret aiops/aiops-agent-secrets) must be there once',
  );
});

test('the same name in another namespace, of another kind or in another chart is another object', () => {
  const set = synthesize((chart) => {
    new HardenedNamespace(chart, 'a', { name: 'a' });
    new HardenedNamespace(chart, 'b', { name: 'b' });
  });
  expect(set.filter(({ kind }) => kind === 'LimitRange')).toHaveLength(2);
  expect(synthesize((chart) => new HardenedNamespace(chart, 'a', { name: 'a' }))).toHaveLength(5);
});

test.each([
  ['FILE_PER_RESOURCE', YamlOutputType.FILE_PER_RESOURCE],
  ['FOLDER_PER_CHART_FILE_PER_RESOURCE', YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE],
])(
  'with %s, two objects of one file name are refused: the second file would overwrite the first',
  (_, yamlOutputType) => {
    const chart = new Chart(new App({ yamlOutputType }), 'test');
    new HardenedNamespace(chart, 'a', { name: 'a' });
    expect(() => new HardenedNamespace(chart, 'b', { name: 'b' })).toThrow(
      'test/b: "name" (ServiceAccount.default) must be there once in a folder of files by kind and name, and test/a writes it already; use YamlOutputType.FILE_PER_CHART, or an app for each namespace.',
    );
  },
);

test('a proxy is asked in clear to connect, without credentials', () => {
  const env = (value: string) => (chart: Parameters<Parameters<typeof buildError>[0]>[0]) =>
    new HardenedAgentDeployment(chart, 'agent', { image: IMAGE, env: { HTTPS_PROXY: EnvValue.fromValue(value) } });
  const set = synthesize(env('http://proxy.example.com:3128'), 'aiops');
  expect(find(set, 'Deployment').spec.template.spec.containers[0].env).toContainEqual({
    name: 'HTTPS_PROXY',
    value: 'http://proxy.example.com:3128',
  });
  expect(buildError(env('http://me:hunter2@proxy.example.com'))).toBe(
    'test/agent: "env.HTTPS_PROXY" must be a URL without user-info: a password in a URL ends in logs; put the credentials into a Secret.',
  );
});
