import { isUtf8 } from 'node:buffer';
import * as fs from 'node:fs';
import { Lines, Position } from './lines';

/** How large a file may be, in bytes. The largest CustomResourceDefinitions have 2 MB. */
const MAX_BYTES = 10 * 1024 * 1024;

/** Why the content of a file is no text that can be checked. */
export interface Refused extends Position {
  readonly problem: string;
  readonly repair: string;
}

/** The text of a file, or why it has none. */
export type Content = { readonly text: string } | { readonly refused: Refused };

const REPLACEMENT = '\ufffd';

function refused(text: string, offset: number, problem: string): Content {
  return { refused: { ...new Lines(text).at(offset), problem, repair: 'save it as UTF-8 text, or leave it out' } };
}

/** Refuses by its size what is too large. */
function tooLarge(size: string): Content {
  const limit = MAX_BYTES.toLocaleString('en');
  const problem = `the file has ${size} bytes, and files of up to ${limit} bytes are read`;
  return { refused: { line: 1, column: 1, problem, repair: 'split it, or leave it out' } };
}

/** UTF-16 where a byte order mark says so, as YAML has it; UTF-8 otherwise. */
function decode(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) {
    return bytes.toString('utf16le');
  }
  if (bytes[0] === 0xfe && bytes[1] === 0xff) {
    // An odd byte at the end belongs to no character.
    return Buffer.from(bytes.subarray(0, bytes.length & ~1))
      .swap16()
      .toString('utf16le');
  }
  return bytes.toString('utf8');
}

/** The text that bytes mean, without its byte order mark. */
export function textOf(bytes: Buffer): Content {
  const decoded = decode(bytes);
  const text = decoded.startsWith('\ufeff') ? decoded.slice(1) : decoded;
  const zero = text.indexOf('\0');
  if (zero >= 0) {
    return refused(text, zero, 'the file holds a zero byte: it is binary, or in an encoding that YAML does not know');
  }
  if (text.includes(REPLACEMENT) && bytes[0] !== 0xff && bytes[0] !== 0xfe && !isUtf8(bytes)) {
    return refused(text, text.indexOf(REPLACEMENT), 'the file is binary, or in another encoding than UTF-8');
  }
  return { text };
}

/** Most files fit into it, and are decoded from it before the next is read. */
const CHUNK = Buffer.allocUnsafeSlow(65536);

/** Fills the chunk, and waits where a pipe has nothing yet. */
function readChunk(descriptor: number): number {
  for (;;) {
    try {
      return fs.readSync(descriptor, CHUNK);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') {
        throw error;
      }
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
    }
  }
}

/** Reads to the end, or some bytes beyond the limit. The bytes hold until the next call. */
function readBytes(descriptor: number, fileSize: number | undefined): Buffer {
  let bytes = CHUNK.subarray(0, readChunk(descriptor));
  if (bytes.length === fileSize) {
    return bytes;
  }
  const chunks: Buffer[] = [];
  for (let size = 0; bytes.length > 0 && size <= MAX_BYTES; bytes = CHUNK.subarray(0, readChunk(descriptor))) {
    chunks.push(Buffer.from(bytes));
    size += bytes.length;
  }
  return Buffer.concat(chunks);
}

/**
 * The content of an open file. What is too large is refused by its size, before it is read; of a pipe no more is read than
 * the limit.
 */
function contentOf(descriptor: number): Content {
  const stat = fs.fstatSync(descriptor);
  const size = stat.isFile() ? stat.size : undefined;
  if (size !== undefined && size > MAX_BYTES) {
    return tooLarge(size.toLocaleString('en'));
  }
  const bytes = readBytes(descriptor, size);
  return bytes.length > MAX_BYTES ? tooLarge(`more than ${MAX_BYTES.toLocaleString('en')}`) : textOf(bytes);
}

/** @throws the error of the system where it cannot be read */
export function readFile(path: string): Content {
  const descriptor = fs.openSync(path, 'r');
  try {
    return contentOf(descriptor);
  } finally {
    fs.closeSync(descriptor);
  }
}

/** @throws the error of the system where it cannot be read */
export function readStdin(): Content {
  return contentOf(0);
}

/** A text that was read by somebody else. */
export function contentOfText(text: string): Content {
  return text.length > MAX_BYTES ? tooLarge(`more than ${MAX_BYTES.toLocaleString('en')}`) : textOf(Buffer.from(text));
}

/** What the error of the system means, in words: `no such file or directory`. */
export function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  const words: { readonly [code: string]: string } = {
    EACCES: 'permission denied',
    EISDIR: 'is a directory',
    ELOOP: 'symbolic links in a loop',
    EMFILE: 'too many open files',
    ENAMETOOLONG: 'the name is too long',
    ENOENT: 'no such file or directory',
    ENOTDIR: 'no such file or directory',
    EPERM: 'permission denied',
  };
  return (code !== undefined && words[code]) || message;
}
