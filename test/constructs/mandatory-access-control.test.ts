import {
  HardenedAgentDeployment,
  KubernetesVersion,
  MandatoryAccessControl,
  SeLinuxOptions,
  SeLinuxType,
} from 'cdk8s-hardened';
import { find, IMAGE, Manifest, messageOf, synthesize } from '../support/manifests';

/** Fields and annotations of the pod, in a version that has the AppArmor field and in one that has not. */
function confinement(mandatoryAccessControl: MandatoryAccessControl): Manifest {
  return Object.fromEntries(
    [KubernetesVersion.V1_30, KubernetesVersion.V1_29].map((kubernetesVersion) => {
      const props = { image: IMAGE, mandatoryAccessControl, kubernetesVersion };
      const set = synthesize((chart) => new HardenedAgentDeployment(chart, 'agent', props), 'aiops');
      const { metadata, spec } = find(set, 'Deployment').spec.template;
      const { appArmorProfile, seLinuxOptions } = spec.securityContext;
      return [kubernetesVersion.text, { appArmorProfile, seLinuxOptions, annotations: metadata.annotations }];
    }),
  );
}

const ANNOTATION = 'container.apparmor.security.beta.kubernetes.io/aiops-agent';
const seLinux = (options: object): Manifest => ({
  '1.30': { seLinuxOptions: options },
  '1.29': { seLinuxOptions: options },
});

test.each<[string, MandatoryAccessControl, Manifest]>([
  [
    'appArmor',
    MandatoryAccessControl.appArmor(),
    {
      '1.30': { appArmorProfile: { type: 'RuntimeDefault' } },
      '1.29': { annotations: { [ANNOTATION]: 'runtime/default' } },
    },
  ],
  [
    'appArmorLocalhost',
    MandatoryAccessControl.appArmorLocalhost('k8s/aiops-agent_1.0'),
    {
      '1.30': { appArmorProfile: { type: 'Localhost', localhostProfile: 'k8s/aiops-agent_1.0' } },
      '1.29': { annotations: { [ANNOTATION]: 'localhost/k8s/aiops-agent_1.0' } },
    },
  ],
  ['seLinux', MandatoryAccessControl.seLinux(), seLinux({ type: 'container_t' })],
  [
    'seLinux, undefined',
    MandatoryAccessControl.seLinux({ type: undefined, level: undefined }),
    seLinux({ type: 'container_t' }),
  ],
  [
    'seLinux, type',
    MandatoryAccessControl.seLinux({ type: SeLinuxType.CONTAINER_KVM }),
    seLinux({ type: 'container_kvm_t' }),
  ],
  [
    'seLinux, level',
    MandatoryAccessControl.seLinux({ level: 's0:c123,c456' }),
    seLinux({ type: 'container_t', level: 's0:c123,c456' }),
  ],
  [
    'seLinux, level with a range',
    MandatoryAccessControl.seLinux({ level: 's0:c1.c3' }),
    seLinux({ type: 'container_t', level: 's0:c1.c3' }),
  ],
])('%s', (_, control, literal) => {
  expect(confinement(control)).toEqual(literal);
});

const LOADED =
  'must be the name of a loaded profile: letters, digits, "_", ".", "/" and "-"; take it from "aa-status" on a node.';

test.each([
  ['', ''],
  ['a b', 'a b'],
  ['a\nb', 'a?b'],
  ['ä', 'ä'],
  ['a'.repeat(254), `${'a'.repeat(120)}...`],
])('appArmorLocalhost(%j)', (profile, shown) => {
  expect(messageOf(() => MandatoryAccessControl.appArmorLocalhost(profile))).toBe(
    `MandatoryAccessControl.appArmorLocalhost: "profile" (${shown}) ${LOADED}`,
  );
});

const LEVEL = 'must be an SELinux level such as s0:c123,c456; leave it out, and the runtime chooses one for each pod.';

test.each<[SeLinuxOptions, string]>([
  [{ level: '' }, `"level" () ${LEVEL}`],
  [{ level: 'secret' }, `"level" (secret) ${LEVEL}`],
  [{ level: 's0:c1,' }, `"level" (s0:c1,) ${LEVEL}`],
  [{ level: 's0\n' }, `"level" (s0?) ${LEVEL}`],
])('seLinux(%j)', (options, message) => {
  expect(messageOf(() => MandatoryAccessControl.seLinux(options))).toBe(`MandatoryAccessControl.seLinux: ${message}`);
});
