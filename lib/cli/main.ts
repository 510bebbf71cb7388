#!/usr/bin/env node
import * as fs from 'node:fs';
import { UsageError } from '../validator/config';
import { HELP } from './help';
import { EXIT, Io } from './io';
import { version } from './version';

/* eslint-disable @typescript-eslint/no-require-imports -- a command loads what it needs, and so starts in no time */
const COMMANDS: { readonly [name: string]: (argv: readonly string[], io: Io) => number } = {
  check: (argv, io) => (require('./check') as typeof import('./check')).check('check', argv, io),
  fix: (argv, io) => (require('./check') as typeof import('./check')).check('fix', argv, io),
  controls: (argv, io) => (require('./controls') as typeof import('./controls')).controls(argv, io),
  explain: (argv, io) => (require('./explain') as typeof import('./explain')).explain(argv, io),
};
/* eslint-enable @typescript-eslint/no-require-imports */

function dispatch([name, ...rest]: readonly string[], io: Io): number {
  if (name === undefined || name === '--help' || name === 'help') {
    (name === undefined ? io.err : io.out)(HELP[rest[0] ?? ''] ?? HELP['']);
    return name === undefined ? EXIT.usage : EXIT.clean;
  }
  if (name === '--version') {
    io.out(`${version()}\n`);
    return EXIT.clean;
  }
  if (!Object.hasOwn(COMMANDS, name)) {
    throw new UsageError(`No command "${name}". See "cdk8s-hardened --help".`);
  }
  return COMMANDS[name](rest, io);
}

/**
 * Runs the command line.
 *
 * @returns the exit code
 */
export function main(argv: readonly string[], io: Io): number {
  try {
    return dispatch(argv, io);
  } catch (error) {
    if (error instanceof UsageError) {
      io.err(`cdk8s-hardened: ${error.message}\n`);
      return EXIT.usage;
    }
    io.err(`cdk8s-hardened: internal error: ${(error as Error).stack ?? String(error)}\nPlease report this.\n`);
    return EXIT.internal;
  }
}

/** Writes all of it, also where a pipe takes it in parts; a reader that goes away is no error. */
function write(fd: number, text: string): void {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length;) {
    try {
      at += fs.writeSync(fd, bytes, at);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EPIPE') {
        return;
      }
      if (code !== 'EAGAIN') {
        throw error;
      }
    }
  }
}

if (require.main === module) {
  process.exitCode = main(process.argv.slice(2), {
    out: (text) => write(1, text),
    err: (text) => write(2, text),
    outIsTerminal: process.stdout.isTTY === true,
    errIsTerminal: process.stderr.isTTY === true,
    today: new Date().toISOString().slice(0, 10),
    env: process.env,
  });
}
