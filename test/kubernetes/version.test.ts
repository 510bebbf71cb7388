import { App, Chart, Testing } from 'cdk8s';
import {
  AiopsAgent,
  HardenedAgentDeployment,
  HardenedNamespace,
  HardeningProfile,
  IncidentQuarantine,
  KubernetesVersion,
} from 'cdk8s-hardened';
import { Construct } from 'constructs';
import { find, IMAGE, Manifest, messageOf } from '../support/manifests';

const { V1_28, V1_29, V1_30, V1_31, V1_33, V1_37 } = KubernetesVersion;

test('the versions', () => {
  const all = ['28', '29', '30', '31', '32', '33', '34', '35', '36', '37'].map(
    (minor) => KubernetesVersion[`V1_${minor}` as 'V1_28'],
  );
  expect(all.map(({ text, minor }) => [text, minor])).toEqual([
    ['1.28', 28],
    ['1.29', 29],
    ['1.30', 30],
    ['1.31', 31],
    ['1.32', 32],
    ['1.33', 33],
    ['1.34', 34],
    ['1.35', 35],
    ['1.36', 36],
    ['1.37', 37],
  ]);
  expect([KubernetesVersion.OLDEST.text, KubernetesVersion.NEWEST.text]).toEqual(['1.28', '1.37']);
});

test.each([
  [V1_30, V1_29, true],
  [V1_30, V1_30, true],
  [V1_30, V1_31, false],
])('%p is at least %p: %p', (version, other, expected) => {
  expect(version.isAtLeast(other)).toBe(expected);
});

describe('of', () => {
  test.each([
    ['1.31', '1.31'],
    ['v1.31', '1.31'],
    ['1.31.4', '1.31'],
    ['v1.28.0', '1.28'],
    ['1.37.99', '1.37'],
    // As "kubectl version" prints it for managed clusters.
    ['v1.30.5-gke.1443001', '1.30'],
    ['v1.31.2+k3s1', '1.31'],
  ])('%j', (text, version) => {
    expect(KubernetesVersion.of(text).text).toBe(version);
  });

  const RULE =
    'must be a Kubernetes version from 1.28 to 1.37; give the version of the cluster that the manifests are applied to, for example "1.37".';

  test.each([
    ['1.27', '1.27'],
    ['1.38', '1.38'],
    ['v1.27.99', 'v1.27.99'],
    ['1.9', '1.9'],
    ['2.31', '2.31'],
    ['1', '1'],
    ['', ''],
    ['newest', 'newest'],
    ['1.31\n', '1.31?'],
    ['1.31.', '1.31.'],
    ['1.031', '1.031'],
    ['1.31.x', '1.31.x'],
    ['-1.31', '-1.31'],
    ['١.٣١', '١.٣١'],
  ])('%j is none', (text, shown) => {
    expect(messageOf(() => KubernetesVersion.of(text))).toBe(`KubernetesVersion.of: "text" (${shown}) ${RULE}`);
  });
});

describe('the nearest ancestor that sets one wins', () => {
  const level = (chart: Chart): string =>
    find(Testing.synth(chart), 'Namespace').metadata.labels['pod-security.kubernetes.io/enforce-version'];
  const use = (scope: Construct, version?: KubernetesVersion): void => {
    if (version) {
      KubernetesVersion.use(scope, version);
    }
  };

  test.each([
    ['nobody', undefined, undefined, undefined, undefined, 'v1.37'],
    ['the app', V1_28, undefined, undefined, undefined, 'v1.28'],
    ['the chart', V1_28, V1_29, undefined, undefined, 'v1.29'],
    ['a construct between', V1_28, V1_29, V1_30, undefined, 'v1.30'],
    ['the property', V1_28, V1_29, V1_30, V1_31, 'v1.31'],
    ['the property alone', undefined, undefined, undefined, V1_31, 'v1.31'],
  ])('%s', (...[, ofApp, ofChart, ofParent, kubernetesVersion, expected]) => {
    const app = new App();
    use(app, ofApp);
    const chart = new Chart(app, 'test');
    use(chart, ofChart);
    const parent = new Construct(chart, 'parent');
    use(parent, ofParent);
    new HardenedNamespace(parent, 'namespace', { name: 'shop', kubernetesVersion });
    expect(level(chart)).toBe(expected);
    expect(KubernetesVersion.forScope(parent).text).toBe((ofParent ?? ofChart ?? ofApp ?? V1_37).text);
  });

  test('each chart has its own', () => {
    const app = new App();
    const levels = [V1_28, V1_30].map((version) => {
      const chart = new Chart(app, version.text.replace('.', '-'));
      use(chart, version);
      new HardenedNamespace(chart, 'namespace', { name: 'shop' });
      return level(chart);
    });
    expect(levels).toEqual(['v1.28', 'v1.30']);
  });

  test('the last word wins as long as nothing has been added', () => {
    const chart = new Chart(new App(), 'test');
    use(chart, V1_28);
    use(chart, V1_29);
    expect(KubernetesVersion.forScope(chart).text).toBe('1.29');
  });

  test.each([
    ['an app with a chart', () => new Chart(new App(), 'test').node.root as App, 'App'],
    [
      'a chart with an object',
      () => {
        const chart = new Chart(new App(), 'test');
        new HardenedNamespace(chart, 'namespace', { name: 'shop' });
        return chart;
      },
      'test',
    ],
  ])('too late for %s', (_, scope, who) => {
    expect(messageOf(() => KubernetesVersion.use(scope(), V1_30))).toBe(
      `${who}: "kubernetesVersion" (1.30) must be set before anything is added below the construct; call KubernetesVersion.use right after the chart or app is created.`,
    );
  });
});

const ANNOTATION = 'container.apparmor.security.beta.kubernetes.io/aiops-agent';
const PATCH = ['get', 'list', 'watch', 'patch'];

/** Everything that depends on the version, and nothing else. */
function dependent(set: Manifest[]): Manifest {
  const { metadata, spec } = find(set, 'Deployment').spec.template;
  return {
    podSecurity: find(set, 'Namespace').metadata.labels['pod-security.kubernetes.io/enforce-version'],
    annotation: metadata.annotations?.[ANNOTATION],
    appArmorProfile: spec.securityContext.appArmorProfile?.type,
    hostUsers: spec.hostUsers,
    supplementalGroupsPolicy: spec.securityContext.supplementalGroupsPolicy,
    admission: set.filter(({ kind }) => kind.startsWith('ValidatingAdmissionPolicy')).length,
    responder: find(set, 'Role', 'aiops-agent-responder').rules[0].verbs,
  };
}

const OLD = { annotation: 'runtime/default', admission: 0, responder: ['get', 'list', 'watch'] };
const NEW = { appArmorProfile: 'RuntimeDefault', admission: 2, responder: PATCH };
const NEWER = { ...NEW, hostUsers: false, supplementalGroupsPolicy: 'Strict' };

test.each([
  [V1_28, HardeningProfile.GUIDE, { podSecurity: 'v1.28', ...OLD }],
  [V1_28, HardeningProfile.STRICT, { podSecurity: 'v1.28', ...OLD }],
  [V1_29, HardeningProfile.GUIDE, { podSecurity: 'v1.29', ...OLD }],
  [V1_29, HardeningProfile.STRICT, { podSecurity: 'v1.29', ...OLD }],
  [V1_30, HardeningProfile.GUIDE, { podSecurity: 'v1.30', ...NEW }],
  [V1_30, HardeningProfile.STRICT, { podSecurity: 'v1.30', ...NEW }],
  [V1_33, HardeningProfile.GUIDE, { podSecurity: 'v1.33', ...NEW }],
  [V1_33, HardeningProfile.STRICT, { podSecurity: 'v1.33', ...NEWER }],
  [V1_37, HardeningProfile.GUIDE, { podSecurity: 'v1.37', ...NEW }],
  [V1_37, HardeningProfile.STRICT, { podSecurity: 'v1.37', ...NEWER }],
])('%p, profile %s', (kubernetesVersion, profile, literal) => {
  const byProperty = new Chart(new App(), 'test');
  new AiopsAgent(byProperty, 'agent', { image: IMAGE, profile, kubernetesVersion });
  const byUse = new Chart(new App(), 'test');
  KubernetesVersion.use(byUse, kubernetesVersion);
  new AiopsAgent(byUse, 'agent', { image: IMAGE, profile });
  expect(dependent(Testing.synth(byProperty))).toEqual(literal);
  expect(Testing.synth(byProperty)).toEqual(Testing.synth(byUse));
});

test('each construct by itself takes one, too', () => {
  const chart = new Chart(new App(), 'test', { namespace: 'aiops' });
  const kubernetesVersion = V1_28;
  new HardenedNamespace(chart, 'namespace', { name: 'aiops', kubernetesVersion });
  new HardenedAgentDeployment(chart, 'agent', { image: IMAGE, kubernetesVersion });
  new IncidentQuarantine(chart, 'quarantine', { kubernetesVersion });
  expect(dependent(Testing.synth(chart))).toEqual({ podSecurity: 'v1.28', ...OLD });
});
