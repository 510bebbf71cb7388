import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { Io } from '../../lib/cli/io';
import { main } from '../../lib/cli/main';

/** What a run of the command line gave. */
export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs the command line in this process, as if on the 24th of November 2026 and not on a terminal. */
export function run(argv: readonly string[], io: Partial<Io> = {}): Ran {
  let [out, err] = ['', ''];
  const code = main(argv, {
    out: (text) => (out += text),
    err: (text) => (err += text),
    stdin: () => '',
    outIsTerminal: false,
    errIsTerminal: false,
    today: '2026-11-24',
    env: {},
    ...io,
  });
  return { code, out, err };
}

/** Defines hooks that make a folder for each test, the working directory for its time, and remove it. Returns how to write files. */
export function inFolder(): (files: { readonly [name: string]: string }) => string {
  const before = process.cwd();
  let folder = '';
  beforeEach(() => {
    folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'cdk8s-hardened-test-')));
    process.chdir(folder);
  });
  afterEach(() => {
    process.chdir(before);
    fs.rmSync(folder, { recursive: true });
  });
  return (files) => {
    for (const [name, text] of Object.entries(files)) {
      fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
      fs.writeFileSync(path.join(folder, name), text);
    }
    return folder;
  };
}
