import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { type Availability, cacheDir, goComplaint } from '../cluster/binaries';
import { go } from '../cluster/build';
import { withLock } from '../cluster/lock';
import { GO_VERSION } from '../cluster/versions';

/** What the program is made of: its file in the cache is named after what they hold. */
const SOURCES = ['main.go', 'go.mod', 'go.sum'];

/** Says, without building anything, whether the oracle can be built here. It needs Go in any case, for the test data. */
export function oracleAvailable(): Availability {
  const complaint = goComplaint();
  return complaint === undefined
    ? { ok: true }
    : { ok: false, reason: `it tests with Go modules, and ${complaint}. Install Go ${GO_VERSION} or newer.` };
}

/**
 * The path of the oracle's program, which is built first where the cache does not hold it.
 *
 * @throws When it cannot be built; quotes the end of what Go says.
 */
export async function oracleProgram(): Promise<string> {
  const file = path.join(cacheDir(), `oracle-${digest()}`);
  if (!fs.existsSync(file)) {
    fs.mkdirSync(cacheDir(), { recursive: true });
    await withLock(`${file}.lock`, () => buildInto(file));
  }
  return file;
}

function digest(): string {
  const hash = createHash('sha256');
  SOURCES.forEach((name) => hash.update(fs.readFileSync(path.join(__dirname, name))));
  return hash.digest('hex').slice(0, 16);
}

async function buildInto(file: string): Promise<void> {
  if (fs.existsSync(file)) {
    return;
  }
  const draft = `${file}.${process.pid}`;
  try {
    await go(['build', '-mod=readonly', '-trimpath', '-ldflags', '-s -w', '-o', draft, '.'], __dirname);
    fs.renameSync(draft, file);
  } finally {
    fs.rmSync(draft, { force: true });
  }
}
