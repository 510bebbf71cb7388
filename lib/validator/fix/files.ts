import { randomBytes } from 'node:crypto';
import {
  accessSync,
  closeSync,
  constants,
  fchmodSync,
  fchownSync,
  fstatSync,
  fsyncSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import type { Stats } from 'node:fs';
import { dirname, join } from 'node:path';
import { TextDecoder } from 'node:util';
import type { Fixed, ObjectPatch } from './object-patch';
import { Refusal } from './refusal';
import { applyPatches } from './index';

/** What was done to one file. */
export interface FixedFile extends Omit<Fixed, 'text'> {
  /** As it was named. */
  readonly file: string;
  /** True where the file was written. */
  readonly changed: boolean;
}

/** Patches by the file that they are for. */
export interface FilePatches {
  readonly [file: string]: readonly ObjectPatch[];
}

/** Texts by the file in which they were read. */
export interface FileTexts {
  readonly [file: string]: string;
}

/** Reasons for what the system says no to, as people put it. */
const REASONS: { readonly [code: string]: string } = {
  EACCES: 'permission is denied',
  EISDIR: 'it is a directory',
  ELOOP: 'it is a loop of symbolic links',
  ENOENT: 'it does not exist',
  ENOSPC: 'the disk is full',
  ENOTDIR: 'a part of its path is no directory',
  EPERM: 'the operation is not permitted',
  EROFS: 'the file system is read-only',
};

/** The result of an action; what the system says no to becomes a refusal: `the file cannot be read: it does not exist`. */
function attempt<T>(what: string, action: () => T): T {
  try {
    return action();
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw error instanceof Refusal
      ? error
      : new Refusal(`the file cannot be ${what}: ${REASONS[code ?? ''] ?? message}`);
  }
}

/** A file with its text, from one look at it. */
interface Opened {
  /** Where it really is: behind all symbolic links. */
  readonly target: string;
  readonly stats: Stats;
  readonly text: string;
}

const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function open(file: string): Opened {
  if (file === '-') {
    throw new Refusal('standard input cannot be written');
  }
  return attempt('read', () => {
    const target = realpathSync(file);
    const stats = statSync(target);
    if (!stats.isFile()) {
      throw new Refusal('the file is a directory, a device or a pipe');
    }
    return { target, stats, text: textOf(readFileSync(target)) };
  });
}

function textOf(content: Buffer): string {
  try {
    return UTF8.decode(content);
  } catch {
    throw new Refusal('the file is not UTF-8');
  }
}

function checkWritable({ target, stats }: Opened): void {
  const writable = constants.S_IWUSR | constants.S_IWGRP | constants.S_IWOTH;
  // Root may write any file: one without a write bit is meant to stay as it is all the same.
  if ((stats.mode & writable) === 0) {
    throw new Refusal('the file is read-only');
  }
  attempt('written', () => accessSync(target, constants.W_OK));
}

const CHANGED = 'the file has changed since it was read; check it again';

/** Writes the text beside the file and puts it in its place in one step: the file is never seen half-written. */
function replace(opened: Opened, text: string): void {
  const { target, stats } = opened;
  const temporary = join(dirname(target), `.cdk8s-hardened-${randomBytes(8).toString('hex')}.tmp`);
  attempt('written', () => {
    try {
      writeLike(temporary, text, stats);
      if (open(target).text !== opened.text) {
        throw new Refusal(CHANGED);
      }
      renameSync(temporary, target);
    } finally {
      rmSync(temporary, { force: true });
    }
  });
}

/** A new file of the owner and the mode given. */
function writeLike(file: string, text: string, { mode, uid, gid }: Stats): void {
  const descriptor = openSync(file, 'wx', 0o600);
  try {
    writeFileSync(descriptor, text);
    const own = fstatSync(descriptor);
    if (own.uid !== uid || own.gid !== gid) {
      fchownSync(descriptor, uid, gid);
    }
    fchmodSync(descriptor, mode & 0o7777);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function withoutMark(text: string): string {
  return text.startsWith('\ufeff') ? text.slice(1) : text;
}

/** One file under all the names that it was given. */
interface Job {
  readonly names: string[];
  readonly patches: ObjectPatch[];
}

function outcome(names: readonly string[], patches: readonly ObjectPatch[], texts: FileTexts): Omit<FixedFile, 'file'> {
  try {
    const opened = open(names[0]);
    const read = names.filter((name) => Object.hasOwn(texts, name)).map((name) => withoutMark(texts[name]));
    if (read.some((text) => text !== withoutMark(opened.text))) {
      throw new Refusal(CHANGED);
    }
    const { text, applied, refused } = applyPatches(opened.text, patches);
    const changed = text !== opened.text;
    if (changed) {
      checkWritable(opened);
      replace(opened, text);
    }
    return { changed, applied, refused };
  } catch (error) {
    if (!(error instanceof Refusal)) {
      throw error;
    }
    const { reason } = error;
    return { changed: false, applied: [], refused: patches.map((patch) => ({ patch, reason })) };
  }
}

/** What tells whether two names are of one file. */
function identity(file: string): string {
  try {
    return realpathSync(file);
  } catch {
    return file;
  }
}

/**
 * Applies patches to files as `applyPatches` does to texts. A file is written in one step, under its real name where a
 * symbolic link leads to it, and keeps its mode and its owner. It is left alone where it is read-only, is not UTF-8, or
 * is not, now or when it is written, the text of `texts` that the patches were made for.
 *
 * Gives what was done to each file, in the order given.
 */
export function fixFiles(patches: FilePatches, texts: FileTexts = {}): readonly FixedFile[] {
  const jobs = new Map<string, Job>();
  for (const [file, own] of Object.entries(patches)) {
    const key = identity(file);
    const job = jobs.get(key) ?? { names: [], patches: [] };
    job.names.push(file);
    job.patches.push(...own);
    jobs.set(key, job);
  }
  const fixed = new Map<string, FixedFile>();
  for (const job of jobs.values()) {
    const { changed, applied, refused } = outcome(job.names, job.patches, texts);
    for (const file of job.names) {
      const own = new Set(patches[file]);
      fixed.set(file, {
        file,
        changed,
        applied: applied.filter((patch) => own.has(patch)),
        refused: refused.filter(({ patch }) => own.has(patch)),
      });
    }
  }
  return Object.keys(patches).map((file) => fixed.get(file)!);
}
