import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { chartsApp } from './bench/charts';
import { kubeScore } from './bench/kube-score';
import { writeTree } from './bench/tree';

const ROOT = path.resolve(__dirname, '..');
const CLI = path.join(ROOT, 'build/cli.js');
const NODE = path.join(ROOT, 'node_modules/.bin/node');

const HELP = `Measures the validator against kube-score on the same trees, whole processes, and prints a table.

Usage: npm run bench [-- --runs N] [--keep]

  --runs N   runs of each command, after one that warms up; the median is printed (default: 5)
  --keep     leave the trees, and say where

Needs Go, to install kube-score v1.20.0, unless PATH has it.
`;

/** One measured command: it must end with one of these exit codes. */
interface Command {
  readonly name: string;
  readonly argv: readonly string[];
  readonly cwd?: string;
  readonly codes: readonly number[];
}

/** Median wall time of a command in seconds, and the slowest and fastest. */
interface Timing {
  readonly median: number;
  readonly fastest: number;
  readonly slowest: number;
}

function once({ name, argv, cwd, codes }: Command): number {
  const [program = '', ...args] = argv;
  const start = process.hrtime.bigint();
  const { status, stderr, error } = spawnSync(program, args, {
    cwd,
    maxBuffer: 1 << 30,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, CDK8S_CHECK_UPGRADE: 'false' },
  });
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  if (error || status === null || !codes.includes(status)) {
    throw new Error(`bench: ${name} ended with ${status}: ${error?.message ?? stderr.toString().slice(0, 500)}`);
  }
  return seconds;
}

/** Runs commands in turn, so that a slow minute of the machine hits all of them. */
function measure(commands: readonly Command[], runs: number): ReadonlyMap<string, Timing> {
  commands.forEach(once);
  const times = new Map(commands.map(({ name }) => [name, [] as number[]]));
  for (let run = 0; run < runs; run++) {
    commands.forEach((command) => times.get(command.name)!.push(once(command)));
  }
  return new Map(
    [...times].map(([name, all]) => {
      const sorted = all.sort((a, b) => a - b);
      return [name, { median: sorted[runs >> 1], fastest: sorted[0], slowest: sorted.at(-1)! }];
    }),
  );
}

function print(title: string, timings: ReadonlyMap<string, Timing>): void {
  console.log(`\n${title}\n`);
  console.log('| command | median s | fastest | slowest |\n|---|---|---|---|');
  for (const [name, { median, fastest, slowest }] of timings) {
    console.log(`| ${name} | ${[median, fastest, slowest].map((s) => s.toFixed(3)).join(' | ')} |`);
  }
}

function ratio(timings: ReadonlyMap<string, Timing>, a: string, b: string): string {
  return (timings.get(a)!.median / timings.get(b)!.median).toFixed(2);
}

function check(name: string, target: string, ...more: readonly string[]): Command {
  return { name, argv: [NODE, CLI, 'check', target, '--profile', 'strict', ...more], codes: [0, 2] };
}

function bench(directory: string, runs: number): void {
  const [large, clean, small, ten] = ['large', 'clean', 'small', 'ten'].map((name) => path.join(directory, name)) as [
    string,
    string,
    string,
    string,
  ];
  writeTree(large, { files: 1000, weak: true });
  writeTree(clean, { files: 1000, weak: false });
  writeTree(small, { files: 1, weak: true });
  writeTree(ten, { files: 2500, weak: true });
  const quarter = path.join(directory, 'quarter');
  writeTree(quarter, { files: 250, weak: true });
  const score = kubeScore();
  const rival = (name: string, target: string): Command => ({
    name,
    argv: [
      'sh',
      '-c',
      `find "$1" -name '*.yaml' -print0 | xargs -0 "$2" score --output-format ci`,
      'sh',
      target,
      score,
    ],
    codes: [0, 1, 123],
  });

  const trees = measure(
    [
      check('cdk8s-hardened, findings in every file', large),
      check('cdk8s-hardened, few findings', clean),
      rival('kube-score, findings in every file', large),
      rival('kube-score, few findings', clean),
    ],
    runs,
  );
  print('1,000 files, 4,000 objects, all checks', trees);
  console.log(
    `\ncdk8s-hardened / kube-score: ${ratio(trees, 'cdk8s-hardened, findings in every file', 'kube-score, findings in every file')} with findings, ${ratio(trees, 'cdk8s-hardened, few findings', 'kube-score, few findings')} without`,
  );

  const starts = measure(
    [
      check('cdk8s-hardened, one file', small),
      rival('kube-score, one file', small),
      { name: 'node -e 0', argv: [NODE, '-e', '0'], codes: [0] },
    ],
    runs,
  );
  print('1 file, 4 objects', starts);

  const growth = measure([check('1,000 objects', quarter), check('10,000 objects', ten)], runs);
  print('Growth', growth);
  console.log(`\n10,000 / 1,000 objects: ${ratio(growth, '10,000 objects', '1,000 objects')}`);

  const app = chartsApp(path.join(directory, 'charts'), ROOT, 100);
  const synth = measure(
    [
      { name: 'cdk8s synth --no-validate', argv: [NODE, app.cli, 'synth', '--no-validate'], cwd: app.cwd, codes: [0] },
      { name: 'cdk8s synth', argv: [NODE, app.cli, 'synth'], cwd: app.cwd, codes: [0, 2] },
    ],
    runs,
  );
  print('100 charts, 600 objects', synth);
  console.log(`\nwith / without the plugin: ${ratio(synth, 'cdk8s synth', 'cdk8s synth --no-validate')}`);
}

function main(args: readonly string[]): number {
  if (args.includes('--help')) {
    console.log(HELP);
    return 0;
  }
  const at = args.indexOf('--runs');
  const runs = at < 0 ? 5 : Number(args[at + 1]);
  if (!Number.isInteger(runs) || runs < 1) {
    console.error('bench: --runs must be a whole number of at least 1.');
    return 1;
  }
  if (!fs.existsSync(CLI)) {
    console.error('bench: run "npm run build" before.');
    return 1;
  }
  const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'cdk8s-hardened-bench-'));
  try {
    bench(directory, runs);
  } finally {
    if (args.includes('--keep')) {
      console.log(`\ntrees: ${directory}`);
    } else {
      fs.rmSync(directory, { recursive: true });
    }
  }
  return 0;
}

process.exitCode = main(process.argv.slice(2));
