import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { Construct } from 'constructs';
import * as library from '../lib';
import { PAGES } from '../scripts/docs';
import { programPages, withMessages } from '../scripts/docs/construct-pages';
import { kebab, slug } from '../scripts/docs/markdown';
import { fences, Outcome, programsOf, runPrograms, typeErrors } from '../scripts/docs/programs';

const ROOT = join(__dirname, '..');

function read(file: string): string {
  return readFileSync(join(ROOT, file), 'utf8');
}

const programs = programPages(ROOT).flatMap((file) => programsOf(file, read(file)));

describe('programs of the pages', () => {
  const outcomes = new Map<string, Outcome>();
  beforeAll(() => {
    runPrograms(ROOT, programs).forEach((outcome, index) => outcomes.set(programs[index].name, outcome));
  }, 60_000);

  test.each(programs.filter(({ refusal }) => refusal === undefined))('$name synthesizes objects', ({ name }) => {
    expect(outcomes.get(name)).toEqual({ objects: expect.any(Number) });
    expect(outcomes.get(name)?.objects).toBeGreaterThan(0);
  });

  test.each(programs.filter(({ refusal }) => refusal !== undefined))('$name is refused', ({ name, refusal }) => {
    expect(outcomes.get(name)?.error).toBe(refusal);
  });

  test('compile', () => {
    expect(typeErrors(ROOT, programs)).toEqual([]);
  }, 60_000);

  test.each(programPages(ROOT).filter((file) => file !== 'README.md'))(
    '%s has one whole program, and refusals where something can be refused',
    (file) => {
      const kinds = fences(read(file)).map(({ info }) => info);
      expect(kinds.filter((kind) => kind === 'ts')).toHaveLength(1);
      expect(kinds.filter((kind) => kind === 'ts refused').length).toBeGreaterThanOrEqual(2);
      // A message that no snippet causes would never be checked.
      expect(kinds.filter((kind) => kind === 'text')).toHaveLength(
        kinds.filter((kind) => kind === 'ts refused').length,
      );
    },
  );

  test('a program that does not run, and a message that nobody gives, are found', () => {
    const page = ['```ts', 'throw new Error("$& no");', 'app.synth();', '```', '```ts refused', '1;', '```'];
    const markdown = [...page, '```text', 'yes', '```'].join('\n');
    const bad = programsOf('page.md', markdown);
    const found = runPrograms(ROOT, bad);
    expect(found).toEqual([
      { objects: 0, error: '$& no' },
      { objects: 0, error: '$& no' },
    ]);
    expect(typeErrors(ROOT, bad)).toEqual(["page.md:1: Cannot find name 'app'."]);
    expect(withMessages(markdown, bad, found)).toContain('```text\n$& no\n```');
    expect(() => programsOf('page.md', page.slice(4).join('\n'))).toThrow('page.md:1: a "ts refused" block needs');
  }, 60_000);
});

describe('generated pages', () => {
  /** The first line that would change, as it is and as it would be. */
  function difference(is: string, wanted: string): { line: number; is?: string; wanted?: string } | undefined {
    const [left, right] = [is.split('\n'), wanted.split('\n')];
    const at = [...left, ...right].findIndex((_, index) => left[index] !== right[index]);
    return at < 0 ? undefined : { line: at + 1, is: left[at], wanted: right[at] };
  }

  test.each(PAGES)('$file is what "npm run docs" writes', ({ file, text }) => {
    expect(difference(read(file), text())).toBeUndefined();
  });

  test('a page that would change is found, by its first line', () => {
    expect(difference('a\nb\n', 'a\nb\n')).toBeUndefined();
    expect(difference('a\nb\n', 'a\nc\n')).toEqual({ line: 2, is: 'b', wanted: 'c' });
    expect(difference('a', 'a\nb')).toEqual({ line: 2, is: undefined, wanted: 'b' });
  });
});

describe('links', () => {
  const skipped = /(^|\/)(node_modules|\.[^/]+|build|dist|imports)\//;
  const pages = ['', 'docs', 'agent', 'test']
    .flatMap((folder) =>
      readdirSync(join(ROOT, folder), { recursive: folder !== '', encoding: 'utf8' }).map((name) => join(folder, name)),
    )
    .filter((file) => file.endsWith('.md') && !skipped.test(file));

  function prose(file: string): string {
    return read(file)
      .replace(/^```.*?^```/gms, '')
      .replace(/`[^`\n]*`/g, '');
  }

  function anchors(file: string): string[] {
    const headings = read(file)
      .replace(/^```.*?^```/gms, '')
      .matchAll(/^#+ (.+)$/gm);
    return [...headings].map(([, heading = '']) => slug(heading));
  }

  function broken(file: string): string[] {
    return [...prose(file).matchAll(/\]\(([^)\s]+)\)/g)]
      .map(([, target = '']) => target)
      .filter((target) => !/^[a-z]+:/.test(target))
      .filter((target) => {
        const [path = '', anchor] = target.split('#');
        const found = path === '' ? file : relative(ROOT, resolve(ROOT, dirname(file), path));
        const known = existsSync(join(ROOT, found));
        return !known || (anchor !== undefined && found.endsWith('.md') && !anchors(found).includes(anchor));
      });
  }

  test.each(pages)('of %s resolve', (file) => {
    expect(broken(file)).toEqual([]);
  });

  test('lead from README.md to every page of docs/', () => {
    const linked = new Set([...read('README.md').matchAll(/\]\((docs\/[^)#]+)/g)].map(([, path]) => path));
    const missing = pages.filter((file) => file.startsWith('docs/') && !linked.has(file));
    expect(missing).toEqual([]);
  });
});

test('every construct has a page', () => {
  const constructs = Object.entries(library)
    .filter(([, value]) => typeof value === 'function' && value.prototype instanceof Construct)
    .map(([name]) => `docs/constructs/${kebab(name)}.md`);
  expect(constructs.length).toBeGreaterThan(5);
  expect(constructs.filter((file) => !existsSync(join(ROOT, file)))).toEqual([]);
});
