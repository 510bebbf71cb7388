import * as fs from 'node:fs';
import * as path from 'node:path';
import * as library from 'cdk8s-hardened';
import { ESCALATION_PATHS } from '../../lib/analysis/escalation-paths';
import { CONTROLS, SET_CONTROLS } from '../../lib/controls';
import { ControlProof, expectLost } from '../support/control';

const ids = CONTROLS.map(({ id }) => id);
const areas = [...new Set(SET_CONTROLS.map(({ area }) => area))];

/** Those that come more than once. */
function doubled(all: readonly string[]): string[] {
  return all.filter((each, index) => all.indexOf(each) !== index);
}

/** Ids of the checks of k8s.io/pod-security-admission v0.37.2, policy/check_*.go. */
const POD_SECURITY_CHECKS = [
  'allowPrivilegeEscalation',
  'appArmorProfile',
  'capabilities_baseline',
  'capabilities_restricted',
  'hostNamespaces',
  'hostPathVolumes',
  'hostPorts',
  'hostProbesAndHostLifecycle',
  'privileged',
  'procMount',
  'procMount_restricted',
  'restrictedVolumes',
  'runAsNonRoot',
  'runAsUser',
  'seLinuxOptions',
  'seccompProfile_baseline',
  'seccompProfile_restricted',
  'sysctls',
  'windowsHostProcess',
];

describe('the list of controls', () => {
  test('has ids of its own, in lower case with hyphens', () => {
    expect(doubled(ids)).toEqual([]);
    expect(ids.filter((id) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id))).toEqual([]);
  });

  test('keeps the controls of an area together', () => {
    const changes = CONTROLS.map(({ area }) => area).filter((area, index, all) => area !== all[index - 1]);
    expect(changes).toEqual([...new Set(changes)]);
  });

  test('says what holds and why, without a full stop', () => {
    const texts = CONTROLS.flatMap(({ id, title, why }) => [`${id}: ${title}`, `${id}: ${why}`]);
    expect(texts.filter((text) => !/: \S.*[^\s.]$/.test(text))).toEqual([]);
  });

  test('names headings of the security guide', () => {
    const headings = guideHeadings();
    expect(SET_CONTROLS.filter(({ guide }) => guide.length === 0).map(({ id }) => id)).toEqual([]);
    expect(
      CONTROLS.flatMap(({ id, guide }) =>
        guide.filter((heading) => !headings.includes(heading)).map((heading) => `${id}: ${heading}`),
      ),
    ).toEqual([]);
  });

  test('names constructs that the library exports', () => {
    const exported = library as { readonly [name: string]: unknown };
    expect(
      SET_CONTROLS.filter(({ construct }) => typeof exported[construct] !== 'function').map(
        ({ id, construct }) => `${id}: ${construct}`,
      ),
    ).toEqual([]);
  });

  test('names checks of the Pod Security Standards by the ids of their admission controller', () => {
    expect(
      CONTROLS.filter(
        ({ standards: { podSecurity } }) => podSecurity && !POD_SECURITY_CHECKS.includes(podSecurity),
      ).map(({ id, standards }) => `${id}: ${standards.podSecurity}`),
    ).toEqual([]);
  });

  test('has a control that can be waived for every escalation path, and a path for every such control', () => {
    const waivable = SET_CONTROLS.filter(({ id, waivable }) => waivable && id.startsWith('rbac-')).map(({ id }) => id);
    // A path is a set of rights; who has them is the one thing beside it.
    expect([...new Set(ESCALATION_PATHS.map(({ control }) => control)), 'rbac-public-subject']).toEqual(waivable);
  });
});

/** The guide's headings. Lines of its code blocks that begin with "#" are comments. */
function guideHeadings(): string[] {
  const guide = fs.readFileSync(path.join(__dirname, '../../docs/security-guide.md'), 'utf8');
  const prose = guide.replace(/^```.*?^```$/gms, '');
  return [...prose.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => heading);
}

/** The first arguments of all calls of proveControl in test/controls, file by file. */
function provenIds(): { readonly file: string; readonly ids: string[]; readonly calls: number }[] {
  return fs
    .readdirSync(__dirname)
    .filter((file) => file.endsWith('.test.ts') && file !== path.basename(__filename))
    .map((file) => {
      const source = fs.readFileSync(path.join(__dirname, file), 'utf8');
      return {
        file,
        ids: [...source.matchAll(/^proveControl\(\s*'([^']*)',/gm)].map(([, id = '']) => id),
        calls: source.split('proveControl(').length - 1,
      };
    });
}

describe('the proofs of the controls', () => {
  const proven = provenIds().flatMap((each) => each.ids);

  test.each(areas)('are there for every control of the area "%s"', (area) => {
    const wanted = SET_CONTROLS.filter((control) => control.area === area).map(({ id }) => id);
    expect(wanted.filter((id) => !proven.includes(id))).toEqual([]);
  });

  test('are of controls that exist', () => {
    expect(proven.filter((id) => !ids.includes(id))).toEqual([]);
  });

  test('are there once', () => {
    expect(doubled(proven)).toEqual([]);
  });

  test('stand at the beginning of a line, with the id as a literal', () => {
    expect(provenIds().filter((each) => each.calls !== each.ids.length)).toEqual([]);
  });

  test('come in the order of the controls in each file', () => {
    for (const each of provenIds()) {
      const order = [...each.ids].sort((a, b) => ids.indexOf(a) - ids.indexOf(b));
      expect([each.file, ...each.ids]).toEqual([each.file, ...order]);
    }
  });
});

describe('a proof', () => {
  const proof: ControlProof = {
    set: () => [{ kind: 'Pod', spec: { hostNetwork: false, hostPID: false } }],
    fragment: ([pod]) => pod.spec,
    literal: ({ hostNetwork }) => expect(hostNetwork).toBe(false),
    snapshot: () => undefined,
    weaken: {},
  };

  test('accepts a weakening that its literal fields notice', () => {
    expect(() => expectLost(proof, ([pod]) => (pod.spec.hostNetwork = true))).not.toThrow();
  });

  test('accepts a weakening that removes the fragment', () => {
    expect(() => expectLost(proof, (set) => set.pop())).not.toThrow();
  });

  test('rejects a weakening that changes nothing', () => {
    expect(() => expectLost(proof, () => undefined)).toThrow('not.toBe');
  });

  test('rejects a weakening outside its fragment', () => {
    expect(() => expectLost(proof, ([pod]) => (pod.kind = 'Job'))).toThrow('not.toBe');
  });

  test('rejects a weakening that its literal fields do not notice', () => {
    expect(() => expectLost(proof, ([pod]) => (pod.spec.hostPID = true))).toThrow('toBe');
  });

  test('rejects a weakening that fails by itself', () => {
    expect(() => expectLost(proof, ([, second]) => (second.kind = 'Job'))).toThrow(TypeError);
  });
});
