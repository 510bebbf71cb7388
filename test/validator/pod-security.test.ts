import { NOT_APPLICABLE } from '../../lib/validator/check';
import { Manifest } from '../../lib/validator/manifest';
import { POD_SECURITY_CHECKS, podSecurityApplies, podSecurityChecks } from '../../lib/validator/pod-security';
import { Tree } from '../../lib/validator/tree';
import { MINIMAL_DEPLOYMENT, MINIMAL_POD } from '../support/minimal';

const MINORS = Array.from({ length: 38 }, (_, minor) => minor);

function idsOf(level: 'baseline' | 'restricted', minor: number): string[] {
  return podSecurityChecks(level, minor).map(({ id }) => id);
}

const BASELINE_1_0 = [
  'apparmor',
  'baseline-capabilities',
  'no-host-namespaces',
  'no-host-path',
  'no-host-ports',
  'no-privileged-containers',
  'no-unconfined-seccomp',
  'no-windows-host-process',
  'proc-mount',
  'safe-sysctls',
  'selinux-options',
];

describe('the checks of a standard', () => {
  test('baseline at its first version', () => {
    expect(idsOf('baseline', 0)).toEqual(BASELINE_1_0);
  });

  test('restricted at its first version has those of baseline, but for what it overrides', () => {
    const own = ['run-as-non-root', 'volume-types'];
    const kept = BASELINE_1_0.filter((id) => id !== 'no-host-path');
    expect(idsOf('restricted', 0).sort()).toEqual([...kept, ...own].sort());
  });

  test('both today', () => {
    expect(idsOf('baseline', 37)).toEqual([...BASELINE_1_0, 'no-host-probes'].sort());
    expect(idsOf('restricted', 37)).toEqual([
      'apparmor',
      'drop-capabilities',
      'no-host-namespaces',
      'no-host-ports',
      'no-host-probes',
      'no-privilege-escalation',
      'no-privileged-containers',
      'no-windows-host-process',
      'restricted-proc-mount',
      'run-as-non-root',
      'run-as-user',
      'safe-sysctls',
      'seccomp',
      'selinux-options',
      'volume-types',
    ]);
  });

  test.each([
    ['drop-capabilities', 22, 'baseline-capabilities'],
    ['restricted-proc-mount', 35, 'proc-mount'],
    ['seccomp', 19, 'no-unconfined-seccomp'],
  ])('%s comes with 1.%i, and %s leaves restricted', (own, minor, overridden) => {
    const both = (at: number): boolean[] => [own, overridden].map((id) => podSecurityApplies(id, 'restricted', at));
    expect([both(minor - 1), both(minor)]).toEqual([
      [false, true],
      [true, false],
    ]);
    expect(podSecurityApplies(overridden, 'baseline', minor)).toBe(true);
  });

  test('a later version than any known is like the last', () => {
    expect(idsOf('restricted', 99)).toEqual(idsOf('restricted', 37));
  });

  test('a check of something else belongs to no standard', () => {
    expect(podSecurityApplies('default-deny', 'restricted', 37)).toBe(false);
  });
});

test.each([MINIMAL_POD, MINIMAL_DEPLOYMENT])('the minimal $kind passes every check in every version', (raw) => {
  const { pods } = new Manifest(raw, { file: 'test.yaml', document: 0, base: [] });
  const tree = new Tree([]);
  const outcomes = MINORS.flatMap((minor) =>
    POD_SECURITY_CHECKS.map(({ run }) => run(pods[0], { tree, minor, registries: [] })),
  );
  expect(outcomes.filter((outcome) => outcome !== NOT_APPLICABLE && outcome.length > 0)).toEqual([]);
});
