import { type ChildProcess, spawn } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { available, type Availability } from '../test/cluster/binaries';
import { oracleAvailable } from '../test/oracle/program';

const ROOT = path.resolve(__dirname, '..');

/** A set of tests that needs the same things of the machine; a project of jest.config.js. */
interface Tier {
  readonly name: string;
  /** What it tests with, for the help text. */
  readonly title: string;
  /** Whether this machine can run it. */
  readonly available: () => Availability;
  /** Arguments for jest. */
  readonly args: readonly string[];
}

/** In the order in which they run. */
const TIERS: readonly Tier[] = [
  { name: 'unit', title: 'Node only', available: () => ({ ok: true }), args: [] },
  {
    name: 'oracle',
    title: 'the Pod Security code of Kubernetes; needs Go',
    available: oracleAvailable,
    args: ['--runInBand'],
  },
  {
    name: 'api-server',
    title: 'a real kube-apiserver and etcd; needs Go, and builds them unless KUBEBUILDER_ASSETS or PATH has them',
    available: () => available({ crds: true }),
    args: ['--runInBand'],
  },
];

/** How a tier went. `unmatched`: the caller's arguments select none of its test files. */
export type Outcome = 'passed' | 'failed' | 'skipped' | 'unmatched';

/** What the command line asks for. */
export interface Request {
  readonly help: boolean;
  /** The names of the tiers to run, in their order. */
  readonly tiers: readonly string[];
  /** What is passed on to jest. */
  readonly jest: readonly string[];
}

const HELP = `Runs the tests, tier by tier, and prints for each "TIER: N passed, N failed, N skipped".

Usage: npm test -- [--tier NAME]... [--help] [arguments for jest]

${TIERS.map(({ name, title }) => `  ${name.padEnd(12)}${title}`).join('\n')}

  --tier NAME   run this tier only; may be given more than once (default: all)
  --help        print this text

A tier that this machine cannot run is skipped, and the reason printed; with CI=true in the environment it counts as failed.
Everything else goes to jest, e.g. "npm test -- test/foo" or "npm test -- -t name". Snapshots are compared, never written.
Ends with 0 when every tier passed or was skipped, else with 1.
`;

/**
 * Reads the command line.
 *
 * @throws On an unknown tier, a missing name, and on jest's options that write snapshots.
 */
export function parseArguments(argv: readonly string[]): Request {
  const tiers: string[] = [];
  const jest: string[] = [];
  let help = false;
  const rest = [...argv];
  for (let arg = rest.shift(); arg !== undefined; arg = rest.shift()) {
    if (arg === '--help') {
      help = true;
    } else if (arg === '--tier') {
      tiers.push(knownTier(rest.shift()));
    } else if (arg.startsWith('--tier=')) {
      tiers.push(knownTier(arg.slice('--tier='.length)));
    } else {
      jest.push(noUpdate(arg));
    }
  }
  const names = TIERS.map(({ name }) => name).filter((name) => tiers.length === 0 || tiers.includes(name));
  return { help, tiers: names, jest };
}

function knownTier(name: string | undefined): string {
  if (!TIERS.some((tier) => tier.name === name)) {
    const names = TIERS.map((tier) => tier.name).join(', ');
    throw new Error(`npm test: --tier needs the name of a tier (${names}), not "${name ?? ''}".`);
  }
  return name as string;
}

function noUpdate(arg: string): string {
  if (/^(-u|--update-?snapshot)\b/i.test(arg)) {
    throw new Error(`npm test: "${arg}" would write snapshots. Use "npm run update" and read what it changed.`);
  }
  return arg;
}

/**
 * The exit code for the outcomes of all tiers: 1 when one failed, when a skipped one counts as failed (`ci`), or when the
 * caller's arguments selected no test at all.
 */
export function exitCode(outcomes: readonly Outcome[], ci: boolean): number {
  const bad = outcomes.some((outcome) => outcome === 'failed' || (ci && outcome === 'skipped'));
  return bad || outcomes.every((outcome) => outcome === 'unmatched') ? 1 : 0;
}

async function runTier(tier: Tier, extra: readonly string[], ci: boolean): Promise<Outcome> {
  const availability = tier.available();
  if (!availability.ok) {
    console.log(`${tier.name}: skipped${ci ? ', which is a failure with CI=true' : ''}: ${availability.reason}`);
    return 'skipped';
  }
  const args = [...extra, '--ci', ...tier.args, '--selectProjects', tier.name];
  if (extra.length > 0 && !(await matchesAny(args))) {
    console.log(`${tier.name}: no test file matches the arguments`);
    return 'unmatched';
  }
  const { code } = await jest(args, 'inherit');
  if (code !== 0) {
    console.log(`${tier.name}: failed (jest's exit code ${code})`);
  }
  return code === 0 ? 'passed' : 'failed';
}

/** Whether jest's arguments select a test file; it prints one absolute path per line, and what it is about to do. */
async function matchesAny(args: readonly string[]): Promise<boolean> {
  const { stdout } = await jest([...args, '--listTests'], 'pipe');
  return stdout.split('\n').some((line) => path.isAbsolute(line));
}

/** Runs jest on the Node of the dependencies, whatever Node runs this script; signals are passed on to it. */
async function jest(args: readonly string[], stdout: 'pipe' | 'inherit'): Promise<{ code: number; stdout: string }> {
  const local = path.join(ROOT, 'node_modules/.bin/node');
  const node = fs.existsSync(local) ? local : process.execPath;
  const child = spawn(node, [require.resolve('jest/bin/jest'), ...args], {
    cwd: ROOT,
    stdio: ['inherit', stdout, 'inherit'],
  });
  let text = '';
  child.stdout?.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
  return { code: await exitOf(child), stdout: text };
}

/** The exit code of a child. When a signal ends it, so does it end this process, with the usual 128 + its number. */
function exitOf(child: ChildProcess): Promise<number> {
  const forward = (signal: NodeJS.Signals): void => void child.kill(signal);
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  signals.forEach((signal) => process.on(signal, forward));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => {
      signals.forEach((name) => process.off(name, forward));
      if (signal !== null) {
        process.exit(128 + os.constants.signals[signal]);
      }
      resolve(code ?? 1);
    });
  });
}

async function main(argv: readonly string[]): Promise<number> {
  const request = parseArguments(argv);
  if (request.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const ci = process.env.CI === 'true';
  const outcomes: Outcome[] = [];
  for (const tier of TIERS.filter(({ name }) => request.tiers.includes(name))) {
    outcomes.push(await runTier(tier, request.jest, ci));
  }
  return exitCode(outcomes, ci);
}

if (require.main === module) {
  main(process.argv.slice(2)).then(
    (code) => (process.exitCode = code),
    (error: unknown) => {
      console.error((error as Error).message);
      process.exitCode = 1;
    },
  );
}
