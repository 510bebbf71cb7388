import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { withLock } from './lock';

let folder: string;
let lock: string;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'lock-test-'));
  lock = path.join(folder, 'build.lock');
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

const held = (owner: object): void => fs.writeFileSync(lock, JSON.stringify({ token: 'other', ...owner }));

test('one at a time, and nothing is left', async () => {
  const events: string[] = [];
  const work = (name: string) => async (): Promise<void> => {
    events.push(`${name} in`);
    await delay(30);
    events.push(`${name} out`);
  };
  await Promise.all(['a', 'b', 'c'].map((name) => withLock(lock, work(name))));
  expect(events.map((event) => event.slice(2))).toEqual(['in', 'out', 'in', 'out', 'in', 'out']);
  expect(fs.readdirSync(folder)).toEqual([]);
});

test('is released when the work fails', async () => {
  await expect(withLock(lock, () => Promise.reject(new Error('no compiler')))).rejects.toThrow('no compiler');
  expect(await withLock(lock, () => Promise.resolve('free'))).toBe('free');
});

test('of a process that died is taken over at once', async () => {
  held({ pid: spawnSync(process.execPath, ['--version']).pid, host: os.hostname() });
  expect(await withLock(lock, () => Promise.resolve('mine'), { timeoutMs: 0 })).toBe('mine');
});

test('of another host is taken over when it gave no sign of life for five minutes', async () => {
  held({ pid: 1, host: 'elsewhere' });
  const then = new Date(Date.now() - 301_000);
  fs.utimesSync(lock, then, then);
  expect(await withLock(lock, () => Promise.resolve('mine'), { timeoutMs: 0 })).toBe('mine');
});

test('of another host is waited for, but not for ever', async () => {
  held({ pid: 4711, host: 'elsewhere' });
  const told: string[] = [];
  const options = { timeoutMs: 250, onWait: (who: string) => void told.push(who) };
  const waiting = withLock(lock, () => Promise.resolve(), options);
  await expect(waiting).rejects.toThrow(`${lock} is held by process 4711 on elsewhere for more than 250 ms`);
  expect(told).toEqual(['process 4711 on elsewhere']);
  expect(fs.readdirSync(folder)).toEqual(['build.lock']);
});
