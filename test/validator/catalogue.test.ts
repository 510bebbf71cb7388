import * as fs from 'node:fs';
import * as path from 'node:path';
import { CONTROLS } from '../../lib/controls';
import { EXAMPLES } from '../../lib/validator/examples';
import { CHECKS } from '../../lib/validator/registry';

const ROOT = path.join(__dirname, '../..');

/** Told by the reading of the input, before any check. */
const INPUT = ['valid-yaml', 'valid-object'];

const checked = CONTROLS.filter(({ check }) => check !== undefined).map(({ id }) => id);
const ids = CHECKS.map(({ id }) => id);

/** `workload/image-tag` for every file of a folder. */
function files(folder: string, end: string): string[] {
  return fs
    .readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(end))
    .map((file) => file.slice(0, -end.length))
    .sort();
}

/** Where the file of a check belongs. */
function home(id: string): string {
  const control = CONTROLS.find((each) => each.id === id)!;
  return `${control.standards.podSecurity === undefined ? control.area : 'pod-security'}/${id}`;
}

describe('the checks', () => {
  test('are those of the controls that have one', () => {
    expect([...ids].sort()).toEqual(checked.filter((id) => !INPUT.includes(id)).sort());
  });

  test('are 90 at least', () => {
    expect(ids.length).toBeGreaterThanOrEqual(90);
  });

  test('are in the registry once, sorted', () => {
    expect(ids).toEqual([...new Set(ids)].sort());
  });

  test('have a file each, of their own name, in the folder of their area', () => {
    expect(files('lib/validator/checks', '.ts')).toEqual(ids.map(home).sort());
  });

  test('have a test each, of their own name', () => {
    expect(files('test/validator/checks', '.test.ts')).toEqual(ids.map(home).sort());
  });

  test('have a chapter each in docs/checks.md', () => {
    const page = fs.readFileSync(path.join(ROOT, 'docs/checks.md'), 'utf8');
    expect([...page.matchAll(/^### (.+)$/gm)].map(([, heading]) => heading)).toEqual(checked);
  });

  test('have an example each that fails, and one that passes', () => {
    expect(Object.keys(EXAMPLES).sort()).toEqual(checked.filter((id) => !INPUT.includes(id)).sort());
  });

  test('say how to mend it, without a full stop', () => {
    const repairs = CONTROLS.flatMap(({ id, check }) => (check === undefined ? [] : [`${id}: ${check.repair}`]));
    expect(repairs.filter((text) => !/: \S.*[^\s.]$/.test(text))).toEqual([]);
  });

  test('name a whole that is a control', () => {
    const known = new Set(checked);
    expect(CONTROLS.filter(({ partOf }) => partOf !== undefined && !known.has(partOf))).toEqual([]);
  });

  test('have a standard each', () => {
    expect(CONTROLS.filter(({ standards }) => Object.keys(standards).length === 0).map(({ id }) => id)).toEqual([]);
  });

  test('never import each other', () => {
    const sources = files('lib/validator/checks', '.ts').map((file) =>
      fs.readFileSync(path.join(ROOT, 'lib/validator/checks', `${file}.ts`), 'utf8'),
    );
    expect(sources.filter((source) => /from '(\.\/|\.\.\/[a-z-]+\/|\.\.\/\.\.\/checks)/.test(source))).toEqual([]);
  });
});
