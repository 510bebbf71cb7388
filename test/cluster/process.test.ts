import { spawn } from 'node:child_process';
import { once } from 'node:events';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { kubectlFor } from './kubectl';
import { isAlive, type ManagedProcess, startProcess } from './process';

let folder: string;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'process-test-'));
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

const run = (script: string, file: string = process.execPath): Promise<ManagedProcess> =>
  startProcess({ name: 'node', file, args: ['-e', script], logFile: path.join(folder, 'node.log') });

const prints = (text: string, child: ManagedProcess) => (): Promise<boolean> =>
  Promise.resolve(child.logTail().includes(text));

test('becomes healthy, is stopped by SIGTERM, and is gone', async () => {
  const child = await run('console.log("up"); setInterval(() => {}, 1000)');
  await child.waitUntilHealthy(prints('up', child), 10_000);
  expect(isAlive(child.pid)).toBe(true);
  child.assertRunning();
  await child.stop();
  expect([child.exitReason, isAlive(child.pid)]).toEqual(['signal SIGTERM', false]);
  await child.stop();
});

test('one that ignores SIGTERM is killed', async () => {
  const child = await run('process.on("SIGTERM", () => {}); console.log("up"); setInterval(() => {}, 1000)');
  await child.waitUntilHealthy(prints('up', child), 10_000);
  await child.stop(50);
  expect([child.exitReason, isAlive(child.pid)]).toEqual(['signal SIGKILL', false]);
});

test('one that ends early fails with the end of its log, without waiting for the time limit', async () => {
  const child = await run('console.error("x".repeat(3000) + "cannot open the data"); process.exit(7)');
  const waiting = child.waitUntilHealthy(() => Promise.resolve(false), 60_000);
  await expect(waiting).rejects.toThrow(
    /^cluster: node \(process \d+\): ended with exit code 7\. Its log ends with:\n\.\.\.x+cannot open the data$/,
  );
  expect(() => child.assertRunning()).toThrow('ended with exit code 7');
});

test('one that never becomes healthy fails with what its check said', async () => {
  const child = await run('setInterval(() => {}, 1000)');
  const waiting = child.waitUntilHealthy(() => Promise.reject(new Error('connection refused')), 100);
  await expect(waiting).rejects.toThrow('not healthy after 100 ms (Error: connection refused)');
  await child.stop();
});

test('a program that is not there is named', async () => {
  await expect(run('', path.join(folder, 'etcd'))).rejects.toThrow(`cannot start node (${folder}/etcd): Error: spawn`);
});

describe('a child does not outlive its parent', () => {
  /** Starts a parent with a child of its own; the parent prints the child's id, then ends as `ending` says. */
  async function parent(ending: string): Promise<{ pid: number; exit: unknown[]; stderr: string }> {
    const script = `
      const { startProcess } = require(${JSON.stringify(path.join(__dirname, 'process.ts'))});
      const options = { name: 'child', file: process.execPath, args: ['-e', 'setInterval(() => {}, 1000)'] };
      startProcess({ ...options, logFile: ${JSON.stringify(path.join(folder, 'child.log'))} }).then((child) => {
        process.stdout.write(child.pid + '\\n', () => setImmediate(() => { ${ending} }));
      });
      setInterval(() => {}, 1000);`;
    const child = spawn(process.execPath, ['--require', require.resolve('tsx/cjs'), '-e', script]);
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (chunk) => (stdout += String(chunk)));
    child.stderr.on('data', (chunk) => (stderr += String(chunk)));
    const exit = await once(child, 'close');
    return { pid: Number(stdout), exit, stderr };
  }

  test.each([
    ['ends in the ordinary way', 'process.exit(3)', [3, null]],
    ['dies of an uncaught error', 'throw new Error("bug")', [1, null]],
    ['dies of an unhandled rejection', 'Promise.reject(new Error("bug"))', [1, null]],
    ['gets SIGINT', 'process.kill(process.pid, "SIGINT")', [null, 'SIGINT']],
    ['gets SIGTERM', 'process.kill(process.pid, "SIGTERM")', [null, 'SIGTERM']],
    ['gets SIGHUP', 'process.kill(process.pid, "SIGHUP")', [null, 'SIGHUP']],
  ])('that %s', async (_title, ending, expected) => {
    const { pid, exit } = await parent(ending);
    expect(exit).toEqual(expected);
    for (let i = 0; i < 100 && isAlive(pid); i++) {
      await delay(20);
    }
    expect(isAlive(pid)).toBe(false);
  });
});

describe('kubectl', () => {
  // Node stands in for it: what is tested is how a program's end is told, and node can end in every way.
  const node = (file: string = process.execPath): ReturnType<typeof kubectlFor> =>
    kubectlFor(file, path.join(folder, 'kubeconfig'));

  test('a non-zero exit code is an answer; standard input arrives', async () => {
    const script = 'process.stdin.pipe(process.stdout); console.error("warned"); process.exitCode = 4';
    const answer = await node()(['-e', script], { input: 'kind: Pod' });
    expect(answer).toEqual({ code: 4, stdout: 'kind: Pod', stderr: 'warned\n' });
  });

  test('input that is not read does no harm', async () => {
    const answer = await node()(['-e', 'process.exit(5)'], { input: 'x'.repeat(1_000_000) });
    expect(answer.code).toBe(5);
  });

  test('the configuration of the user plays no part', async () => {
    const { stdout } = await node()(['-p', 'process.env.HOME + " " + process.env.KUBECONFIG']);
    expect(stdout).toBe(`${folder} ${folder}/kubeconfig\n`);
  });

  test('no answer in time is an error', async () => {
    const waiting = node()(['-e', 'setInterval(() => {}, 1000)'], { timeoutMs: 200 });
    await expect(waiting).rejects.toThrow('gave no answer: it did not end within 200 ms');
  });

  test('a missing program is an error', async () => {
    await expect(node(path.join(folder, 'kubectl'))(['get', 'pods'])).rejects.toThrow(
      '"kubectl get pods" gave no answer',
    );
  });
});
