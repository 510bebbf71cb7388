import { App, Chart, Testing } from 'cdk8s';
import {
  AiopsAgent,
  Grant,
  HardenedAgentDeployment,
  HardenedNamespace,
  LeastPrivilegeRbac,
  PodSecurityLevel,
  SealedSecretBinding,
  SealingScope,
  Waiver,
} from 'cdk8s-hardened';
import * as kplus from 'cdk8s-plus-28';
import { buildError, IMAGE, Manifest, synthesize } from '../support/manifests';

const waiver = (control: string, reason = 'It is needed for now'): Waiver =>
  new Waiver({ control, reason, owner: 'team-a', expires: '2027-03-31' });
const text = '{"expires":"2027-03-31","owner":"team-a","reason":"It is needed for now"}';
const CIPHERTEXT = Buffer.concat([Buffer.from([2, 0]), Buffer.alloc(512 + 16, 7)]).toString('base64');
const encryptedData = { KEY: CIPHERTEXT };

const account = (chart: Chart): kplus.IServiceAccount =>
  kplus.ServiceAccount.fromServiceAccountName(chart, 'account', 'agent', { namespaceName: 'aiops' });

let emitted: jest.SpyInstance;
beforeEach(() => {
  emitted = jest.spyOn(process, 'emitWarning').mockImplementation(() => undefined);
});
afterEach(() => emitted.mockRestore());

describe('a waiver that nothing needs', () => {
  test.each<[string, (chart: Chart, waivers: Waiver[]) => unknown, control: string, path: string]>([
    [
      'HardenedNamespace',
      (chart, waivers) => new HardenedNamespace(chart, 'x', { name: 'shop', waivers }),
      'pod-security',
      'test/x',
    ],
    [
      'HardenedAgentDeployment',
      (chart, waivers) => new HardenedAgentDeployment(chart, 'x', { image: IMAGE, waivers }),
      'no-plain-secret',
      'test/x',
    ],
    [
      'AiopsAgent',
      (chart, waivers) => new AiopsAgent(chart, 'x', { image: IMAGE, waivers }),
      'no-plain-secret',
      'test/x/deployment',
    ],
    [
      'LeastPrivilegeRbac',
      (chart, waivers) => new LeastPrivilegeRbac(chart, 'x', { subject: account(chart), waivers }),
      'rbac-secrets',
      'test/x',
    ],
    [
      'SealedSecretBinding',
      (chart, waivers) => new SealedSecretBinding(chart, 'x', { encryptedData, waivers }),
      'sealed-secret',
      'test/x',
    ],
    [
      'a construct that never needs it',
      (chart, waivers) => new HardenedNamespace(chart, 'x', { name: 'shop', waivers }),
      'rbac-secrets',
      'test/x',
    ],
  ])('%s: one warning, however often the tree is validated', (_, build, control, path) => {
    const chart = new Chart(new App(), 'test', { namespace: 'aiops' });
    build(chart, [waiver(control)]);
    for (let times = 0; times < 3; times++) {
      chart.node.findAll().forEach(({ node }) => node.validate());
    }
    const set: Manifest[] = [...Testing.synth(chart), ...Testing.synth(chart)];
    expect(emitted.mock.calls).toEqual([
      [`${path}: the waiver for "${control}" is not needed; remove it.`, { code: 'CDK8S_HARDENED_UNUSED_WAIVER' }],
    ]);
    expect(JSON.stringify(set)).not.toContain('waiver.cdk8s-hardened/');
  });

  test('two of them: a warning for each', () => {
    const waivers = [waiver('pod-security'), waiver('rbac-secrets')];
    synthesize((chart) => new HardenedNamespace(chart, 'x', { name: 'shop', waivers }));
    expect(emitted.mock.calls.map(([message]) => message)).toEqual([
      'test/x: the waiver for "pod-security" is not needed; remove it.',
      'test/x: the waiver for "rbac-secrets" is not needed; remove it.',
    ]);
  });

  test('a waiver in the app of a user', () => {
    const app = new App({ outdir: '/nowhere' });
    const chart = new Chart(app, 'test', { namespace: 'aiops' });
    new LeastPrivilegeRbac(chart, 'x', { subject: account(chart), waivers: [waiver('rbac-exec')] });
    app.synthYaml();
    expect(emitted).toHaveBeenCalledTimes(1);
  });

  test('the same waiver twice is once too often', () => {
    const waivers = [waiver('pod-security'), waiver('pod-security', 'Another reason')];
    const podSecurityLevel = PodSecurityLevel.BASELINE;
    const message = buildError(
      (chart) => new HardenedNamespace(chart, 'x', { name: 'shop', podSecurityLevel, waivers }),
    );
    expect(message).toBe(
      'test/x: "waivers" (pod-security) must have one for each control: only one reason could stand in the output; remove one.',
    );
  });
});

describe('a waiver that something needs', () => {
  const annotation = (control: string): Manifest => ({ [`waiver.cdk8s-hardened/${control}`]: text });

  test.each<[string, (chart: Chart, waivers: Waiver[]) => unknown, control: string, carriers: string[]]>([
    [
      'HardenedNamespace',
      (chart, waivers) =>
        new HardenedNamespace(chart, 'x', { name: 'shop', podSecurityLevel: PodSecurityLevel.BASELINE, waivers }),
      'pod-security',
      ['Namespace'],
    ],
    [
      'HardenedAgentDeployment',
      (chart, waivers) =>
        new HardenedAgentDeployment(chart, 'x', {
          image: IMAGE,
          env: { API_TOKEN: kplus.EnvValue.fromValue('hunter2') },
          waivers,
        }),
      'no-plain-secret',
      ['Deployment'],
    ],
    [
      'LeastPrivilegeRbac, even for what is granted later',
      (chart, waivers) =>
        new LeastPrivilegeRbac(chart, 'x', { subject: account(chart), waivers }).addGrant(
          Grant.read(kplus.ApiResource.SECRETS),
        ),
      'rbac-secrets',
      ['Role', 'RoleBinding'],
    ],
    [
      'SealedSecretBinding',
      (chart, waivers) =>
        new SealedSecretBinding(chart, 'x', { encryptedData, scope: SealingScope.NAMESPACE_WIDE, waivers }),
      'sealed-secret',
      ['SealedSecret'],
    ],
  ])('%s: an annotation of what it weakens, and no warning', (_, build, control, carriers) => {
    const set = synthesize((chart) => build(chart, [waiver(control)]), 'aiops');
    const carrying = set.filter(({ metadata }) => JSON.stringify(metadata.annotations ?? {}).includes('waiver.'));
    expect(carrying.map(({ kind }) => kind)).toEqual(carriers);
    for (const { metadata } of carrying) {
      expect(metadata.annotations).toMatchObject(annotation(control));
    }
    expect(emitted).not.toHaveBeenCalled();
  });

  test('a reason of any kind stays one annotation', () => {
    const reason = 'Line one\nline "two" ✓ \u2028';
    const props = {
      name: 'shop',
      podSecurityLevel: PodSecurityLevel.BASELINE,
      waivers: [waiver('pod-security', reason)],
    };
    const set = synthesize((chart) => new HardenedNamespace(chart, 'x', props));
    expect(set[0].metadata.annotations).toEqual({
      'waiver.cdk8s-hardened/pod-security': JSON.stringify({ expires: '2027-03-31', owner: 'team-a', reason }),
    });
  });
});
