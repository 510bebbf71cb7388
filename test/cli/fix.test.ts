import * as fs from 'node:fs';
import { deployment } from '../../lib/validator/examples/example';
import { inFolder, run } from '../support/tree';

const WEAK = `# The shop's front.
${deployment({ container: 'ports:\n  - containerPort: 8080 # plain HTTP' })}`;

const write = inFolder();

function read(file: string): string {
  return fs.readFileSync(file, 'utf8');
}

test('fix applies the safe repairs, keeps every other line, and then checks', () => {
  write({ 'web.yaml': WEAK });
  const { code, out, err } = run(['fix', 'web.yaml', '--profile', 'restricted']);
  expect(code).toBe(2);
  expect(err).toMatch(/^mended web\.yaml: \d findings\n$/);
  expect(out).toContain('drop-capabilities');
  expect(out).not.toContain('no-privilege-escalation');
  const lines = read('web.yaml').split('\n');
  expect(lines).toEqual(expect.arrayContaining(WEAK.split('\n')));
  expect(lines.join('\n')).toContain('allowPrivilegeEscalation: false');
});

test('check --fix is the same', () => {
  write({ 'a.yaml': WEAK, 'b.yaml': WEAK });
  const fixed = run(['fix', 'a.yaml', '--profile', 'restricted']);
  const checked = run(['check', 'b.yaml', '--fix', '--profile', 'restricted']);
  expect(read('a.yaml')).toBe(read('b.yaml'));
  expect(checked.out).toBe(fixed.out.replaceAll('a.yaml', 'b.yaml'));
});

test('a second fix changes nothing', () => {
  write({ 'web.yaml': WEAK });
  run(['fix', 'web.yaml']);
  const once = read('web.yaml');
  expect(run(['fix', 'web.yaml']).err).toBe('');
  expect(read('web.yaml')).toBe(once);
});

test('nothing is mended that a waiver or a baseline accepts', () => {
  const waiver = `waivers:
  - control: no-privilege-escalation
    object: { kind: Deployment, namespace: shop, name: web }
    reason: It calls ping, which is setuid in this image.
    owner: team-web
    expires: 2026-12-31
`;
  write({ 'cdk8s-hardened.yaml': waiver, 'web.yaml': WEAK });
  run(['fix', 'web.yaml', '--only', 'no-privilege-escalation']);
  expect(read('web.yaml')).toBe(WEAK);
  fs.rmSync('cdk8s-hardened.yaml');
  run(['check', 'web.yaml', '--format', 'json', '--output', 'baseline.json']);
  run(['fix', 'web.yaml', '--baseline', 'baseline.json']);
  expect(read('web.yaml')).toBe(WEAK);
});

test('standard input cannot be mended, and is checked all the same', () => {
  const { code, err } = run(['fix', '-', '--only', 'no-privilege-escalation'], { stdin: () => WEAK });
  expect(code).toBe(2);
  expect(err).toMatch(/^not mended: -:\d+:\d+ no-privilege-escalation: standard input cannot be written\.\n$/);
});
