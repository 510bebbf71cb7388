import { type ChildProcessByStdio, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { type Readable, type Writable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { kubectlFor } from '../cluster/kubectl';
import { isAlive } from '../cluster/process';
import { apiServer } from './support';

interface Started {
  readonly url: string;
  readonly stateDir: string;
  readonly kubeconfig: string;
  readonly auditLog?: string;
  readonly processes: readonly { readonly name: string; readonly pid: number }[];
}

interface Running {
  readonly child: ChildProcessByStdio<Writable, Readable, null>;
  readonly plane: Started;
}

const program = ['--require', require.resolve('tsx/cjs'), path.join(__dirname, 'control-plane-process.ts')];

/** Starts a control plane in a process of its own, so that the ways in which that process can end are the real ones. */
async function start(...args: readonly string[]): Promise<Running> {
  const child = spawn(process.execPath, [...program, ...args], { stdio: ['pipe', 'pipe', 'inherit'] });
  let line = '';
  for await (const chunk of child.stdout) {
    line += String(chunk);
    if (line.endsWith('\n')) {
      break;
    }
  }
  return { child, plane: JSON.parse(line) as Started };
}

const left = ({ stateDir, processes }: Started): string[] => [
  ...processes.filter(({ pid }) => isAlive(pid)).map(({ name }) => name),
  ...(fs.existsSync(stateDir) ? [stateDir] : []),
];

/** A signal is sent, then it takes effect: looks again for up to two seconds. */
async function leftInTheEnd(plane: Started): Promise<string[]> {
  for (let i = 0; i < 100 && left(plane).length > 0; i++) {
    await delay(20);
  }
  return left(plane);
}

let folder: string;
beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'control-plane-test-'));
});
afterAll(() => fs.rmSync(folder, { recursive: true }));

test('two more control planes run beside this one, and leave nothing behind however they end', async () => {
  const policy = path.join(folder, 'audit-policy.json');
  fs.writeFileSync(
    policy,
    JSON.stringify({ apiVersion: 'audit.k8s.io/v1', kind: 'Policy', rules: [{ level: 'Metadata' }] }),
  );
  const [first, second] = await Promise.all([start(policy), start()]);
  expect(new Set([first.plane.url, second.plane.url, apiServer().url]).size).toBe(3);

  const here = kubectlFor(apiServer().kubectlFile, first.plane.kubeconfig);
  const elsewhere = kubectlFor(apiServer().kubectlFile, second.plane.kubeconfig);
  expect(await here(['create', 'namespace', 'only-here'])).toMatchObject({ code: 0 });
  expect(await elsewhere(['get', 'namespace', 'only-here'])).toMatchObject({ code: 1 });
  expect(fs.readFileSync(first.plane.auditLog as string, 'utf8')).toContain('"name":"only-here"');
  expect(second.plane.auditLog).toBeUndefined();

  expect(left(first.plane)).toEqual(['etcd', 'kube-apiserver', first.plane.stateDir]);
  // Its keys are for its owner's eyes only.
  expect(fs.statSync(first.plane.stateDir).mode & 0o777).toBe(0o700);

  first.child.stdin.end();
  expect(await once(first.child, 'exit')).toEqual([0, null]);
  expect(left(first.plane)).toEqual([]);

  second.child.kill('SIGTERM');
  expect(await once(second.child, 'exit')).toEqual([null, 'SIGTERM']);
  expect(await leftInTheEnd(second.plane)).toEqual([]);
});

test('one that does not start says why, and keeps its logs but no keys', () => {
  const options = { encoding: 'utf8', input: '', env: { ...process.env, TMPDIR: folder } } as const;
  const { status, stderr } = spawnSync(process.execPath, [...program, path.join(folder, 'no-such-policy')], options);
  expect(status).toBe(1);
  expect(stderr).toMatch(/cluster: kube-apiserver \(process \d+\): ended with exit code 1\. Its log ends with:/);
  expect(stderr).toContain('no-such-policy: no such file or directory');
  const logs = /all logs are in (\S+)/.exec(stderr)?.[1] as string;
  expect(path.dirname(logs)).toBe(folder);
  expect(fs.readdirSync(logs).sort()).toEqual(['etcd.log', 'kube-apiserver.log']);
});

test("the kubeconfig trusts the server by its authority, and the server's certificate is good for its name", async () => {
  const { kubectl } = apiServer();
  const config = await kubectl(['config', 'view', '--raw']);
  expect(config.stdout).not.toContain('insecure-skip-tls-verify');
  const { code, stdout } = await kubectl(['get', '--raw', '/livez', '--tls-server-name=kubernetes.default.svc']);
  expect([code, stdout]).toEqual([0, 'ok']);
  const wrong = await kubectl(['get', '--raw', '/livez', '--tls-server-name=example.org']);
  expect(wrong.stderr).toContain('certificate is valid for');
});
