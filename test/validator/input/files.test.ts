import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as net from 'node:net';
import * as os from 'node:os';
import * as path from 'node:path';
import { findFiles } from '../../../lib/validator/input/files';
import { expandBraces, segmentPattern } from '../../../lib/validator/input/glob';

const home = process.cwd();
let root: string;

function write(...names: readonly string[]): void {
  for (const name of names) {
    fs.mkdirSync(path.dirname(name), { recursive: true });
    fs.writeFileSync(name, '');
  }
}

/** The paths found, `!` before those that the user named, and `path: reason` of the usage faults. */
function find(...paths: readonly string[]): readonly string[] {
  const { files, usage } = findFiles(paths);
  return [
    ...files.map(({ path: name, explicit }) => `${explicit ? '!' : ''}${name}`),
    ...usage.map(({ path: name, reason }) => `${name}: ${reason}`),
  ];
}

beforeEach(() => {
  root = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'input-files-')));
  process.chdir(root);
});

afterEach(() => {
  process.chdir(home);
  fs.rmSync(root, { recursive: true });
});

describe('files and directories', () => {
  beforeEach(() => {
    write('a.yaml', 'b.yml', 'c.json', 'd.txt', 'sub/e.yaml', 'sub/UPPER.YAML', 'sub/deep/f.yaml');
    write('node_modules/x.yaml', '.git/x.yaml', '.hidden/x.yaml', 'sub/node_modules/x.yaml', '.file.yaml');
  });

  test.each([
    [['a.yaml'], ['!a.yaml']],
    [['d.txt'], ['!d.txt']],
    [['.'], ['.file.yaml', 'a.yaml', 'b.yml', 'c.json', 'sub/UPPER.YAML', 'sub/deep/f.yaml', 'sub/e.yaml']],
    [['sub'], ['sub/UPPER.YAML', 'sub/deep/f.yaml', 'sub/e.yaml']],
    [['./sub/'], ['./sub/UPPER.YAML', './sub/deep/f.yaml', './sub/e.yaml']],
    [['.hidden'], ['.hidden/x.yaml']],
    [
      ['node_modules', '.git'],
      ['.git/x.yaml', 'node_modules/x.yaml'],
    ],
    [
      ['b.yml', 'a.yaml', './a.yaml', 'sub/../a.yaml'],
      ['!a.yaml', '!b.yml'],
    ],
    [
      ['sub', 'sub/e.yaml', 'sub/deep'],
      ['sub/UPPER.YAML', 'sub/deep/f.yaml', '!sub/e.yaml'],
    ],
    [
      ['-', 'a.yaml', '-'],
      ['!-', '!a.yaml'],
    ],
    [
      ['gone.yaml', 'a.yaml'],
      ['!a.yaml', 'gone.yaml: no such file or directory'],
    ],
    [['a.yaml/b'], ['a.yaml/b: no such file or directory']],
    [['x'.repeat(300)], [`${'x'.repeat(300)}: the name is too long`]],
  ])('%j', (paths, found) => {
    expect(find(...paths)).toEqual(found);
  });

  test('an absolute path stays absolute', () => {
    expect(find(`${root}/sub/deep`)).toEqual([`${root}/sub/deep/f.yaml`]);
  });

  test('a directory that is called like a file is a directory', () => {
    write('dir.yaml/g.yaml');
    expect(find('dir.yaml')).toEqual(['dir.yaml/g.yaml']);
  });

  test('a directory without manifests is told', () => {
    fs.mkdirSync('empty');
    expect(find('empty')).toEqual(['empty: no *.yaml, *.yml or *.json file in it']);
  });
});

describe('links', () => {
  test('to files and directories are followed, each once', () => {
    write('real/a.yaml');
    fs.symlinkSync('real', 'dir');
    fs.symlinkSync('real/a.yaml', 'file.yaml');
    fs.symlinkSync('real/a.yaml', 'nomanifest');
    expect(find('.')).toEqual(['dir/a.yaml']);
    expect(find('dir')).toEqual(['dir/a.yaml']);
    expect(find('file.yaml')).toEqual(['!file.yaml']);
    expect(find('nomanifest')).toEqual(['!nomanifest']);
  });

  test('of a mounted ConfigMap are read by their visible names', () => {
    write('mount/..2026/a.yaml');
    fs.symlinkSync('..2026', 'mount/..data');
    fs.symlinkSync('..data/a.yaml', 'mount/a.yaml');
    expect(find('mount')).toEqual(['mount/a.yaml']);
  });

  test('in a loop end', () => {
    write('loop/a.yaml');
    fs.symlinkSync('..', 'loop/up');
    fs.symlinkSync('.', 'loop/self');
    expect(find('loop')).toEqual(['loop/a.yaml']);
    expect(find('loop/**/*.yaml')).toEqual(['loop/a.yaml']);
  });

  test('to themselves, and to nowhere, are told where they look like manifests', () => {
    write('a.yaml');
    fs.symlinkSync('self.yaml', 'self.yaml');
    fs.symlinkSync('gone', 'dangling.yaml');
    fs.symlinkSync('gone', 'dangling');
    fs.symlinkSync('self', 'self');
    expect(find('.')).toEqual([
      'a.yaml',
      'dangling.yaml: no such file or directory',
      'self.yaml: symbolic links in a loop',
    ]);
    expect(find('self.yaml')).toEqual(['self.yaml: symbolic links in a loop']);
    expect(find('dangling.yaml')).toEqual(['dangling.yaml: no such file or directory']);
  });
});

describe('globs', () => {
  beforeEach(() => {
    write(
      'a.yaml',
      'b.yml',
      'c.json',
      'README.md',
      'x/a.yaml',
      'x/y/a.yaml',
      'x/y/b.tpl',
      '.hidden/a.yaml',
      '.dot.yaml',
    );
    fs.mkdirSync('empty');
    write('node_modules/a.yaml', 'odd[1].yaml', 'odd1.yaml', 'br{ace}.yaml');
  });

  test.each([
    ['*.yaml', ['a.yaml', 'br{ace}.yaml', 'odd1.yaml', 'odd[1].yaml']],
    [
      '*',
      [
        'a.yaml',
        'b.yml',
        'br{ace}.yaml',
        'c.json',
        'node_modules/a.yaml',
        'odd1.yaml',
        'odd[1].yaml',
        'x/a.yaml',
        'x/y/a.yaml',
      ],
    ],
    ['**/a.yaml', ['a.yaml', 'x/a.yaml', 'x/y/a.yaml']],
    ['**/*.{yml,json}', ['b.yml', 'c.json']],
    ['x/**', ['x/a.yaml', 'x/y/a.yaml']],
    ['**/**/y/*', ['x/y/a.yaml']],
    ['**/*.tpl', ['x/y/b.tpl']],
    ['?.y*ml', ['a.yaml', 'b.yml']],
    ['[ab].y*', ['a.yaml', 'b.yml']],
    ['[!a].*', ['b.yml', 'c.json']],
    ['[^a-b].*', ['c.json']],
    ['.*.yaml', ['.dot.yaml']],
    ['*/a.yaml', ['node_modules/a.yaml', 'x/a.yaml']],
    ['{a,b}.{yaml,yml}', ['a.yaml', 'b.yml']],
    ['{x/{a,y/a},c}.{yaml,json}', ['c.json', 'x/a.yaml', 'x/y/a.yaml']],
    ['./x/*.yaml', ['x/a.yaml']],
    // A name that exists is no pattern.
    ['odd[1].yaml', ['!odd[1].yaml']],
    ['br{ace}.yaml', ['!br{ace}.yaml']],
    ['odd[1].y*', ['odd1.yaml']],
    ['*.toml', ['*.toml: matches no file']],
    ['{.hidden,x/y}', ['.hidden/a.yaml', 'x/y/a.yaml']],
    ['emp{ty,}', ['emp{ty,}: matches no file']],
    ['*.md', ['README.md']],
    ['R*', ['R*: matches no file']],
    ['gone/*.yaml', ['gone/*.yaml: matches no file']],
    ['{a,b', ['{a,b: matches no file']],
    ['[z-a]*', ['[z-a]*: matches no file']],
    ['{1,2}'.repeat(12), [`${'{1,2}'.repeat(12)}: its braces stand for more than 1,000 patterns`]],
  ])('%s', (pattern, found) => {
    expect(find(pattern)).toEqual(found);
  });

  test('an absolute pattern', () => {
    expect(find(`${root}/x/*/*.yaml`)).toEqual([`${root}/x/y/a.yaml`]);
  });
});

describe('patterns', () => {
  test.each([
    ['*', 'a', true],
    ['*', '', true],
    ['*', '.a', false],
    ['.*', '.a', true],
    ['a*b*c', 'aXbYc', true],
    ['a.c', 'abc', false],
    ['a+(b)|$^', 'a+(b)|$^', true],
    ['[]]', ']', true],
    ['[!]]', ']', false],
    ['[\\]', '\\', true],
    ['[a-]', '-', true],
    ['[', '[', true],
    ['?', '🚢', true],
  ])('%s and %s: %s', (pattern, name, matches) => {
    expect(segmentPattern(pattern).test(name)).toBe(matches);
  });

  test.each([
    ['a', ['a']],
    ['{a,b}c', ['ac', 'bc']],
    ['{a,{b,c}}', ['a', 'b', 'c']],
    ['{a}', ['{a}']],
    ['{,a}', ['', 'a']],
    ['{a{b,c}', ['{ab', '{ac']],
    ['a}b', ['a}b']],
  ])('%s', (pattern, patterns) => {
    expect([...expandBraces(pattern)].sort()).toEqual(patterns);
  });
});

describe('what is neither file nor directory', () => {
  test('a pipe and a device are refused', () => {
    execFileSync('mkfifo', ['pipe.yaml']);
    expect(find('pipe.yaml')).toEqual(['pipe.yaml: is a pipe, not a file']);
    expect(find('.')).toEqual(['pipe.yaml: is a pipe, not a file']);
    expect(find('/dev/null')).toEqual(['/dev/null: is a device, not a file']);
  });

  test('a socket is refused', async () => {
    const server = net.createServer();
    await new Promise<void>((resolve) => server.listen('s.yaml', resolve));
    expect(find('s.yaml')).toEqual(['s.yaml: is a socket, not a file']);
    await new Promise((resolve) => server.close(resolve));
  });
});
