import { randomUUID } from 'node:crypto';
import * as fs from 'node:fs';
import * as os from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import { atExit } from './cleanup';
import { isAlive } from './process';

/** Milliseconds between two looks at a lock that somebody else holds. */
const POLL_MS = 100;
/** Milliseconds between two signs of life of the holder. */
const HEARTBEAT_MS = 10_000;
/** A lock without a sign of life for this many milliseconds is abandoned, wherever its holder runs. */
const ABANDONED_MS = 300_000;

interface Owner {
  readonly token: string;
  readonly pid: number;
  readonly host: string;
}

/** How to wait for a lock. */
export interface LockOptions {
  /** Milliseconds to wait at most. @default 1800000 (30 minutes; a cold build on a small machine takes five) */
  readonly timeoutMs?: number;
  /** Called once when the lock is held by another process. */
  readonly onWait?: (owner: string) => void;
}

/**
 * Does `work` while holding a lock file, so that it never runs in two processes at once.
 *
 * The lock of a process that died is taken over: at once on the same host, after five minutes without a sign of life
 * otherwise. In that moment two processes may, very rarely, both get it, so `work` must also be safe without the lock.
 *
 * @param file The lock file; its folder must exist and allow hard links.
 * @throws When the lock stays taken for longer than `timeoutMs`.
 */
export async function withLock<T>(file: string, work: () => Promise<T>, options: LockOptions = {}): Promise<T> {
  const owner: Owner = { token: randomUUID(), pid: process.pid, host: os.hostname() };
  await acquire(file, owner, options);
  const release = (): void => {
    if (read(file)?.token === owner.token) {
      fs.rmSync(file, { force: true });
    }
  };
  const withdraw = atExit(release);
  const heartbeat = setInterval(() => touch(file), HEARTBEAT_MS).unref();
  try {
    return await work();
  } finally {
    clearInterval(heartbeat);
    withdraw();
    release();
  }
}

async function acquire(file: string, owner: Owner, options: LockOptions): Promise<void> {
  const timeoutMs = options.timeoutMs ?? 1_800_000;
  const deadline = Date.now() + timeoutMs;
  let told = false;
  while (!create(file, owner)) {
    const other = read(file);
    if (isAbandoned(file, other)) {
      takeAway(file, other);
      continue;
    }
    const who = other === undefined ? 'another process' : `process ${other.pid} on ${other.host}`;
    if (Date.now() >= deadline) {
      throw new Error(
        `cluster: ${file} is held by ${who} for more than ${timeoutMs} ms. Wait for that run, or end it and delete the file.`,
      );
    }
    if (!told) {
      options.onWait?.(who);
      told = true;
    }
    await delay(POLL_MS);
  }
}

/** Creates the lock with its content in one step: a hard link fails when the name is taken. */
function create(file: string, owner: Owner): boolean {
  const draft = `${file}.${owner.token}`;
  fs.writeFileSync(draft, JSON.stringify(owner));
  try {
    fs.linkSync(draft, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') {
      throw error;
    }
    return false;
  } finally {
    fs.rmSync(draft, { force: true });
  }
}

function read(file: string): Owner | undefined {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8')) as Owner;
  } catch {
    return undefined;
  }
}

function touch(file: string): void {
  try {
    fs.utimesSync(file, new Date(), new Date());
  } catch {
    // Taken away by a process that saw no sign of life; the work goes on, see withLock.
  }
}

function isAbandoned(file: string, owner: Owner | undefined): boolean {
  const stat = fs.statSync(file, { throwIfNoEntry: false });
  if (stat === undefined) {
    return false;
  }
  return Date.now() - stat.mtimeMs > ABANDONED_MS || (owner?.host === os.hostname() && !isAlive(owner.pid));
}

/** Removes the lock of `owner`; puts it back when it turns out to be somebody else's by now. */
function takeAway(file: string, owner: Owner | undefined): void {
  const aside = `${file}.${randomUUID()}`;
  try {
    fs.renameSync(file, aside);
    if (read(aside)?.token !== owner?.token) {
      fs.linkSync(aside, file);
    }
  } catch {
    // Another process was faster; the next round sees what it left.
  } finally {
    fs.rmSync(aside, { force: true });
  }
}
