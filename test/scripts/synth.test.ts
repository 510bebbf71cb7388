import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(__dirname, '..', '..');

function synth(...args: string[]): { status: number | null; said: string } {
  const command = ['--require', require.resolve('tsx/cjs'), join(ROOT, 'scripts', 'synth.ts'), ...args];
  const { status, stdout, stderr } = spawnSync(process.execPath, command, { encoding: 'utf8' });
  return { status, said: `${stdout}${stderr}` };
}

describe('npm run synth', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'cdk8s-hardened-synth-'));
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  test('writes an app, and writes it again over what it wrote', () => {
    for (const time of ['first', 'again']) {
      expect([time, synth('multi-environment', folder).status]).toEqual([time, 0]);
    }
    expect(readdirSync(folder).sort()).toEqual(['dev', 'prod', 'staging']);
  });

  test.each([
    ['a repository', '.git/config'],
    ['a file of somebody else', 'deeper/README.md'],
  ])('does not empty a folder that holds %s', (_, file) => {
    const path = join(folder, file);
    mkdirSync(join(path, '..'), { recursive: true });
    writeFileSync(path, 'precious');
    const { status, said } = synth('aiops-agent', folder);
    expect(status).toBe(1);
    expect(said).toMatch(/^synth: OUTDIR "\S+" holds \S+, which is no output of an earlier run, and cdk8s empties/);
    expect(existsSync(path)).toBe(true);
  });

  test('names the apps where it does not know one', () => {
    expect(synth('nothing')).toEqual({
      status: 1,
      said: 'synth: there is no app "nothing" in apps/; give one of aiops-agent, mixed-stack, multi-environment, strict-agent.\n',
    });
  });
});
