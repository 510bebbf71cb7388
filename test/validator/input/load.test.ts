import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { load, Loaded, LoadOptions } from '../../../lib/validator/input/load';

const POD = 'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\n';
const LIMIT = '10,485,760';

let root: string;

function write(files: { readonly [name: string]: string | Buffer }): void {
  for (const [name, content] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    fs.writeFileSync(path.join(root, name), content);
  }
}

function read(names: readonly string[], options?: LoadOptions): Loaded {
  return load(
    names.map((name) => (name.startsWith('/') || name === '-' ? name : path.join(root, name))),
    options,
  );
}

/** `a.yaml:2:3 problem; repair` */
function faultsOf({ faults }: Loaded): readonly string[] {
  return faults.map(
    ({ file, line, column, problem, repair }) => `${path.relative(root, file)}:${line}:${column} ${problem}; ${repair}`,
  );
}

function titlesOf({ manifests }: Loaded): readonly string[] {
  return manifests.map(({ title, source }) => `${path.relative(root, source.file)}#${source.document} ${title}`);
}

beforeEach(() => {
  root = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'input-load-')));
});

afterEach(() => {
  fs.rmSync(root, { recursive: true });
});

describe('a tree', () => {
  test('is read in order, and one broken file leaves the others', () => {
    write({
      'b.yaml': `${POD}---\n# nothing\n---\napiVersion: v1\nkind: Node\nmetadata: {name: node}\n`,
      'a/broken.yaml': 'a: [\n',
      'a/values.yaml': 'image: x\n',
      'a/half.yaml': `kind: Pod\n`,
      'c.json': '{"apiVersion": "v1", "kind": "Secret", "metadata": {"name": "s"}}',
      'package.json': '{"name": "x"}',
    });
    const loaded = read(['']);
    expect(titlesOf(loaded)).toEqual(['b.yaml#0 Pod a', 'b.yaml#2 Node node', 'c.json#0 Secret s']);
    expect(faultsOf(loaded)).toEqual([
      'a/broken.yaml:1:4 a bracket or brace is not closed; close it',
      'a/half.yaml:1:1 the object has no apiVersion; write it, such as "apiVersion: apps/v1"',
    ]);
    expect(loaded.skipped.map(({ file, document }) => [path.relative(root, file), document])).toEqual([
      ['a/values.yaml', 0],
      ['package.json', 0],
    ]);
    expect(loaded.usage).toEqual([]);
    expect(loaded.files).toBe(6);
  });

  test('tells its progress', () => {
    write({ 'a.yaml': POD, 'b.yaml': POD });
    const told: number[][] = [];
    read([''], { progress: (...numbers) => told.push(numbers) });
    expect(told).toEqual([
      [1, 2],
      [2, 2],
    ]);
  });

  test('gives the texts of its files again', () => {
    write({ 'a.yaml': '\ufeffa: é\n' });
    const { textOf } = read(['a.yaml']);
    expect(textOf(path.join(root, 'a.yaml'))).toBe('a: é\n');
    expect(textOf(path.join(root, 'gone.yaml'))).toBe('');
    write({ 'a.yaml': Buffer.from([0]) });
    expect(textOf(path.join(root, 'a.yaml'))).toBe('');
  });
});

describe('what cannot be read is told, and the run goes on', () => {
  test('a file that is not there', () => {
    write({ 'a.yaml': POD });
    const loaded = read(['gone.yaml', 'a.yaml']);
    expect(loaded.usage).toEqual([{ path: path.join(root, 'gone.yaml'), reason: 'no such file or directory' }]);
    expect(titlesOf(loaded)).toEqual(['a.yaml#0 Pod a']);
  });

  test('a file whose reading fails', () => {
    write({ 'a.yaml': POD });
    // The memory of this process at address 0.
    const loaded = read(['/proc/self/mem', 'a.yaml']);
    expect(loaded.usage).toEqual([{ path: '/proc/self/mem', reason: 'EIO: i/o error, read' }]);
    expect(titlesOf(loaded)).toEqual(['a.yaml#0 Pod a']);
  });

  test('a file of 100 MB, by its size alone', () => {
    write({ 'big.yaml': POD, 'a.yaml': POD });
    fs.truncateSync(path.join(root, 'big.yaml'), 100_000_000);
    const loaded = read(['']);
    expect(faultsOf(loaded)).toEqual([
      `big.yaml:1:1 the file has 100,000,000 bytes, and files of up to ${LIMIT} bytes are read; split it, or leave it out`,
    ]);
    expect(titlesOf(loaded)).toEqual(['a.yaml#0 Pod a']);
  });

  test('a file up to the limit is read', () => {
    const comment = `# ${'x'.repeat(10 * 1024 * 1024 - POD.length - 3)}\n`;
    write({ 'full.yaml': `${comment}${POD}` });
    expect(fs.statSync(path.join(root, 'full.yaml')).size).toBe(10 * 1024 * 1024);
    expect(titlesOf(read(['']))).toEqual(['full.yaml#0 Pod a']);
  });
});

describe('encodings', () => {
  const utf16 = (text: string): Buffer => Buffer.from(`\ufeff${text}`, 'utf16le');
  test.each([
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${POD}`)],
    ['UTF-16, little end first', utf16(POD)],
    ['UTF-16, big end first', utf16(POD).swap16()],
    ['an odd number of bytes of it', Buffer.concat([utf16(`${POD}#`).swap16(), Buffer.from([0])])],
    ['Windows line breaks', Buffer.from(POD.replaceAll('\n', '\r\n'))],
    ['the replacement character itself', Buffer.from(`${POD}# \ufffd\n`)],
  ])('%s', (_, bytes) => {
    write({ 'a.yaml': bytes });
    const loaded = read(['']);
    expect(titlesOf(loaded)).toEqual(['a.yaml#0 Pod a']);
    expect(faultsOf(loaded)).toEqual([]);
  });

  const repair = 'save it as UTF-8 text, or leave it out';
  test.each([
    [
      'a zero byte',
      Buffer.from('a: 1\nb: \0\n'),
      `2:4 the file holds a zero byte: it is binary, or in an encoding that YAML does not know; ${repair}`,
    ],
    [
      'UTF-16 without a mark',
      Buffer.from(POD, 'utf16le'),
      `1:2 the file holds a zero byte: it is binary, or in an encoding that YAML does not know; ${repair}`,
    ],
    [
      'a picture',
      Buffer.from('89504e470d0a1a0a', 'hex'),
      `1:1 the file is binary, or in another encoding than UTF-8; ${repair}`,
    ],
    [
      'Latin-1',
      Buffer.from('a: caf\u00e9\n', 'latin1'),
      `1:7 the file is binary, or in another encoding than UTF-8; ${repair}`,
    ],
  ])('%s is a fault', (_, bytes, fault) => {
    write({ 'a.yaml': bytes, 'b.yaml': POD });
    const loaded = read(['']);
    expect(faultsOf(loaded)).toEqual([`a.yaml:${fault}`]);
    expect(titlesOf(loaded)).toEqual(['b.yaml#0 Pod a']);
  });
});

describe('standard input', () => {
  test('is given by the caller', () => {
    const loaded = read(['-'], { stdin: () => `${POD}spec: {hostPID: 1}\n` });
    expect(loaded.faults.map(({ file, line, column }) => [file, line, column])).toEqual([['-', 4, 8]]);
    expect(loaded.textOf('-')).toBe(`${POD}spec: {hostPID: 1}\n`);
  });

  test.each([
    [
      'x'.repeat(10 * 1024 * 1024 + 1),
      `the file has more than ${LIMIT} bytes, and files of up to ${LIMIT} bytes are read`,
    ],
    ['a\0', 'the file holds a zero byte: it is binary, or in an encoding that YAML does not know'],
  ])('is bounded and checked as well', (text, problem) => {
    const loaded = read(['-'], { stdin: () => text });
    expect(loaded.faults.map((fault) => fault.problem)).toEqual([problem]);
  });

  /** Loads in a process of its own, with something on its standard input. */
  function inProcess(input: string, command: string): unknown {
    const script = `
      require('tsx/cjs');
      const { load } = require('./lib/validator/input/load');
      const { manifests, faults, usage, textOf } = load(process.argv.slice(1));
      const texts = manifests.map(({ source }) => textOf(source.file).length);
      console.log(JSON.stringify([manifests.map(({ title }) => title), faults.map(({ problem }) => problem), usage, texts]));`;
    const output = execFileSync('bash', ['-c', command, 'bash', process.execPath, script], { input });
    return JSON.parse(output.toString());
  }

  test.each([
    ['a pipe', 'cat | "$1" -e "$2" -'],
    ['a pipe by its name', 'cat | "$1" -e "$2" /dev/stdin'],
    ['the output of a command', '{ "$1" -e "$2" <(cat <&3); } 3<&0'],
    ['a slow writer', '(sleep 0.2; cat) | "$1" -e "$2" -'],
  ])('%s', (_, command) => {
    const text = `${POD}# ${'x'.repeat(200_000)}\n`;
    expect(inProcess(text, command)).toEqual([['Pod a'], [], [], [text.length]]);
  });

  test('no more of an endless pipe is read than the limit', () => {
    const [titles, faults] = inProcess('', 'yes | "$1" -e "$2" -') as [unknown, unknown];
    expect([titles, faults]).toEqual([
      [],
      [`the file has more than ${LIMIT} bytes, and files of up to ${LIMIT} bytes are read`],
    ]);
  });
});
