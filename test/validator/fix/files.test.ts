import {
  chmodSync,
  linkSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ObjectPatch } from '../../../lib/validator/fix';
import { fixFiles } from '../../../lib/validator/fix/files';
import { add } from './apply';

const PATCH: ObjectPatch = { document: 0, base: [], operations: [add('/b', 2)] };
const OTHER: ObjectPatch = { document: 0, base: [], operations: [add('/c', 3)] };

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fix-'));
  file = join(folder, 'a.yaml');
  writeFileSync(file, 'a: 1\n');
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function text(path = file): string {
  return readFileSync(path, 'utf8');
}

function untouched(path: string, reason: string): object {
  return { file: path, changed: false, applied: [], refused: [{ patch: PATCH, reason }] };
}

describe('fixFiles', () => {
  it('writes what the patches make of the files, and leaves nothing else behind', () => {
    const second = join(folder, 'b.yaml');
    writeFileSync(second, '\ufeffb: 2\r\n');
    expect(fixFiles({ [file]: [PATCH, OTHER], [second]: [PATCH, OTHER] })).toEqual([
      { file, changed: true, applied: [PATCH, OTHER], refused: [] },
      { file: second, changed: true, applied: [PATCH, OTHER], refused: [] },
    ]);
    expect([text(), text(second)]).toEqual(['a: 1\nb: 2\nc: 3\n', '\ufeffb: 2\r\nc: 3\r\n']);
    expect(readdirSync(folder)).toEqual(['a.yaml', 'b.yaml']);
  });

  it('does not write a file that has what the patches ask for', () => {
    writeFileSync(file, 'b: 2\n');
    chmodSync(file, 0o444);
    const before = statSync(file);
    expect(fixFiles({ [file]: [PATCH] })).toEqual([{ file, changed: false, applied: [PATCH], refused: [] }]);
    expect(statSync(file)).toEqual({ ...before, atime: expect.anything(), atimeMs: expect.anything() });
  });

  it.each([0o600, 0o644, 0o755, 0o4711])('keeps the mode %o', (mode) => {
    chmodSync(file, mode);
    expect(fixFiles({ [file]: [PATCH] })).toMatchObject([{ changed: true }]);
    expect(statSync(file).mode & 0o7777).toBe(mode);
  });

  it('writes the file that symbolic links lead to', () => {
    const inner = join(folder, 'inner');
    mkdirSync(inner);
    const link = join(inner, 'link.yaml');
    symlinkSync('../a.yaml', link);
    const far = join(folder, 'far.yaml');
    symlinkSync(link, far);
    expect(fixFiles({ [far]: [PATCH] })).toMatchObject([{ file: far, changed: true }]);
    expect([lstatSync(far).isSymbolicLink(), lstatSync(link).isSymbolicLink(), text()]).toEqual([
      true,
      true,
      'a: 1\nb: 2\n',
    ]);
    expect(readdirSync(inner)).toEqual(['link.yaml']);
  });

  it('writes a file once that has several names', () => {
    const link = join(folder, 'link.yaml');
    symlinkSync('a.yaml', link);
    const missing: ObjectPatch = { ...PATCH, document: 1 };
    expect(fixFiles({ [file]: [PATCH], [link]: [OTHER, missing] })).toEqual([
      { file, changed: true, applied: [PATCH], refused: [] },
      {
        file: link,
        changed: true,
        applied: [OTHER],
        refused: [{ patch: missing, reason: 'the file has no document 2' }],
      },
    ]);
    expect(text()).toBe('a: 1\nb: 2\nc: 3\n');
  });

  it('gives a file with a hard link a text of its own', () => {
    const other = join(folder, 'other.yaml');
    linkSync(file, other);
    fixFiles({ [file]: [PATCH] });
    expect([text(), text(other)]).toEqual(['a: 1\nb: 2\n', 'a: 1\n']);
  });

  it('takes the text that the patches were made for, with or without its byte order mark', () => {
    writeFileSync(file, '\ufeffa: 1\n');
    expect(fixFiles({ [file]: [PATCH] }, { [file]: 'a: 1\n' })).toMatchObject([{ changed: true }]);
    expect(fixFiles({ [file]: [OTHER] }, { [file]: '\ufeffa: 1\nb: 2\n' })).toMatchObject([{ changed: true }]);
  });
});

describe('a file is left as it is', () => {
  it('where it has changed since it was read', () => {
    const reason = 'the file has changed since it was read; check it again';
    expect(fixFiles({ [file]: [PATCH] }, { [file]: 'a: 2\n' })).toEqual([untouched(file, reason)]);
    expect(text()).toBe('a: 1\n');
  });

  it('where it changes while it is fixed', () => {
    const meddling: ObjectPatch = {
      ...PATCH,
      get operations() {
        writeFileSync(file, 'z: 1\n');
        return PATCH.operations;
      },
    };
    const reason = 'the file has changed since it was read; check it again';
    expect(fixFiles({ [file]: [meddling] })).toMatchObject([{ changed: false, refused: [{ reason }] }]);
    expect(text()).toBe('z: 1\n');
    expect(readdirSync(folder)).toEqual(['a.yaml']);
  });

  it('where no one may write it, root neither', () => {
    chmodSync(file, 0o444);
    expect(fixFiles({ [file]: [PATCH] })).toEqual([untouched(file, 'the file is read-only')]);
    expect(text()).toBe('a: 1\n');
  });

  it('where it is not UTF-8', () => {
    const bytes = Buffer.from('a: "\xe9"\n', 'latin1');
    writeFileSync(file, bytes);
    expect(fixFiles({ [file]: [PATCH] })).toEqual([untouched(file, 'the file is not UTF-8')]);
    expect(readFileSync(file)).toEqual(bytes);
  });

  it('where a patch does not fit', () => {
    const patch: ObjectPatch = { ...PATCH, base: ['items', 0] };
    const reason = 'there is nothing at "items[0]"';
    expect(fixFiles({ [file]: [patch] })).toEqual([{ ...untouched(file, reason), refused: [{ patch, reason }] }]);
  });

  it('where it is none', () => {
    const gone = join(folder, 'gone.yaml');
    const loop = join(folder, 'loop.yaml');
    symlinkSync('loop.yaml', loop);
    const below = join(file, 'b.yaml');
    expect(fixFiles({ '-': [PATCH], [folder]: [PATCH], [gone]: [PATCH], [loop]: [PATCH], [below]: [PATCH] })).toEqual([
      untouched('-', 'standard input cannot be written'),
      untouched(folder, 'the file is a directory, a device or a pipe'),
      untouched(gone, 'the file cannot be read: it does not exist'),
      untouched(loop, 'the file cannot be read: it is a loop of symbolic links'),
      untouched(below, 'the file cannot be read: a part of its path is no directory'),
    ]);
  });
});
