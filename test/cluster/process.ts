import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import * as fs from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { atExit } from './cleanup';

/** What to run. */
export interface ProcessOptions {
  /** The name that stands in messages, e.g. `etcd`. */
  readonly name: string;
  /** The program's path. */
  readonly file: string;
  readonly args: readonly string[];
  /** Standard output and standard error are appended to this file. */
  readonly logFile: string;
  /**
   * The whole environment of the process.
   *
   * @default - the environment of this process
   */
  readonly env?: NodeJS.ProcessEnv;
}

/** Milliseconds between two health checks. */
const POLL_MS = 25;

/** Characters of the log's end that an error quotes. */
const TAIL_CHARACTERS = 2000;

/** A child process that is watched and that does not outlive this process. */
export class ManagedProcess {
  private ended: string | undefined;
  private readonly exit: Promise<unknown>;

  /** Use {@link startProcess}. */
  public constructor(
    private readonly child: ChildProcess,
    private readonly options: ProcessOptions,
  ) {
    const withdraw = atExit(() => child.kill('SIGKILL'));
    this.exit = once(child, 'exit').then(([code, signal]) => {
      this.ended = signal === null ? `exit code ${String(code)}` : `signal ${String(signal)}`;
      withdraw();
    });
  }

  public get name(): string {
    return this.options.name;
  }

  public get pid(): number {
    return this.child.pid as number;
  }

  /** How the process ended (`exit code 1`, `signal SIGKILL`), `undefined` while it runs. */
  public get exitReason(): string | undefined {
    return this.ended;
  }

  /** The end of what the process wrote. */
  public logTail(): string {
    const text = fs.readFileSync(this.options.logFile, 'utf8').trimEnd();
    return text.length > TAIL_CHARACTERS ? `...${text.slice(-TAIL_CHARACTERS)}` : text;
  }

  /**
   * Asks `check` again and again until it says true.
   *
   * @param check What it throws counts as "not yet" and is quoted if time runs out.
   * @param timeoutMs Milliseconds to wait at most.
   * @throws When the process ends first or time runs out; the message quotes the end of the log.
   */
  public async waitUntilHealthy(check: () => Promise<boolean>, timeoutMs: number): Promise<void> {
    const deadline = Date.now() + timeoutMs;
    let last = 'the check said no';
    while (this.ended === undefined && Date.now() < deadline) {
      try {
        if (await check()) {
          return;
        }
      } catch (error) {
        last = String(error);
      }
      await Promise.race([delay(POLL_MS), this.exit]);
    }
    this.assertRunning();
    throw this.failure(`not healthy after ${timeoutMs} ms (${last})`);
  }

  /** @throws When the process has ended; the message quotes the end of the log. */
  public assertRunning(): void {
    if (this.ended !== undefined) {
      throw this.failure(`ended with ${this.ended}`);
    }
  }

  /**
   * Sends SIGTERM, then SIGKILL if the process still runs after `graceMs` milliseconds, and waits until it has ended.
   * Does nothing when it has ended already.
   */
  public async stop(graceMs = 5000): Promise<void> {
    if (this.ended !== undefined) {
      return;
    }
    this.child.kill('SIGTERM');
    const timer = setTimeout(() => this.child.kill('SIGKILL'), graceMs);
    await this.exit;
    clearTimeout(timer);
  }

  private failure(why: string): Error {
    return new Error(`cluster: ${this.name} (process ${this.pid}): ${why}. Its log ends with:\n${this.logTail()}`);
  }
}

/**
 * Starts a program in the background.
 *
 * @returns The running process; it is killed if this process ends before {@link ManagedProcess.stop} was called.
 * @throws When the program cannot be started (no such file, not executable, wrong architecture).
 */
export async function startProcess(options: ProcessOptions): Promise<ManagedProcess> {
  const log = fs.openSync(options.logFile, 'a', 0o600);
  try {
    const child = spawn(options.file, options.args, {
      env: options.env ?? process.env,
      stdio: ['ignore', log, log],
    });
    await once(child, 'spawn');
    return new ManagedProcess(child, options);
  } catch (error) {
    throw new Error(
      `cluster: cannot start ${options.name} (${options.file}): ${String(error)}. Is it an executable for this machine?`,
      { cause: error },
    );
  } finally {
    fs.closeSync(log);
  }
}

/** True when a process with this id runs on this machine; one that has ended and waits to be reaped does not. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  return !isZombie(pid);
}

/** Reads Linux's /proc; says no where there is none. */
function isZombie(pid: number): boolean {
  try {
    return /\) Z /.test(fs.readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}
