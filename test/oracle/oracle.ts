import { type ChildProcessWithoutNullStreams, execFileSync, spawn } from 'node:child_process';
import * as readline from 'node:readline';
import { PodSecurityLevel } from '../../lib/validator/pod-security-check';
import { oracleProgram } from './program';

/** One standard at one minor version of Kubernetes. */
export interface Question {
  readonly level: PodSecurityLevel;
  readonly minor: number;
}

/** A pod, with the standards to judge it by. */
export interface Job {
  readonly pod: unknown;
  readonly questions: readonly Question[];
}

/** For each question the sorted upstream ids of the checks that the pod violates; or why it cannot be decoded. */
export interface Answer {
  readonly violated?: readonly (readonly string[])[];
  readonly error?: string;
}

/** What a check says about itself. */
export interface Description {
  readonly id: string;
  readonly level: PodSecurityLevel;
  readonly since: readonly number[];
  readonly overrides: readonly string[];
}

interface Waiting {
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: Error) => void;
}

/** The Pod Security code of Kubernetes, as a process that answers in the order in which it is asked. */
export class Oracle {
  private readonly waiting: Waiting[] = [];
  private complaint = '';

  private constructor(
    private readonly program: string,
    private readonly process: ChildProcessWithoutNullStreams,
  ) {
    readline.createInterface({ input: process.stdout }).on('line', (line) => {
      this.waiting.shift()?.resolve(JSON.parse(line) as Answer);
    });
    process.stderr.setEncoding('utf8').on('data', (text: string) => (this.complaint += text));
    // A process that has ended tells so by 'close'; what is written to it then is lost.
    process.stdin.on('error', () => undefined);
    process.on('close', (code) => {
      const error = new Error(`the oracle ended with ${code}: ${this.complaint}`);
      this.waiting.splice(0).forEach(({ reject }) => reject(error));
    });
  }

  /** Builds the program where needed, and starts it. */
  static async start(): Promise<Oracle> {
    const program = await oracleProgram();
    return new Oracle(program, spawn(program, { stdio: 'pipe' }));
  }

  /** Many may be asked before the first is answered. */
  ask(job: Job): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ resolve, reject });
      this.process.stdin.write(`${JSON.stringify(job)}\n`);
    });
  }

  /** The checks that there are. */
  checks(): Description[] {
    return JSON.parse(execFileSync(this.program, ['checks'], { encoding: 'utf8' })) as Description[];
  }

  /** Ends the process. */
  async stop(): Promise<void> {
    const closed = new Promise((resolve) => this.process.once('close', resolve));
    this.process.stdin.end();
    await closed;
  }
}
