import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Outcome } from './programs';

function objectsIn(folder: string): number {
  if (!existsSync(folder)) {
    return 0;
  }
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => readFileSync(join(folder, name), 'utf8').match(/^kind: /gm)?.length ?? 0)
    .reduce((sum, count) => sum + count, 0);
}

/** Runs one program with an output folder of its own. */
function run(file: string): Outcome {
  const outdir = `${file}.dist`;
  process.env.CDK8S_OUTDIR = outdir;
  try {
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- the programs are known at run time only
    require(file);
    return { objects: objectsIn(outdir) };
  } catch (error) {
    return { objects: objectsIn(outdir), error: (error as Error).message };
  }
}

process.stdout.write(JSON.stringify(process.argv.slice(2).map(run)));
