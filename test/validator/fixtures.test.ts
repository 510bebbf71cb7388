import * as fs from 'node:fs';
import * as path from 'node:path';
import { load, loadAll } from 'js-yaml';
import { Finding } from '../../lib/validator/finding';
import { run } from '../support/tree';

/*
 * Trees that are bad on purpose, with every finding of profile guide in expected.json. After a change of checks write them
 * anew, and read the difference:
 *
 *     UPDATE_FIXTURES=1 npx jest --selectProjects unit --testPathPatterns validator/fixtures
 */

const FIXTURES = path.join(__dirname, '..', 'fixtures');
const GUIDE = path.join(__dirname, '../../docs/security-guide.md');
const CASES = ['broken', 'crds', 'guide', 'helm', 'rbac', 'secrets'];

/** File, line and control of a finding. */
type Row = readonly [file: string, line: number, control: string];

interface Expected {
  readonly total: number;
  readonly findings: readonly Row[];
}

function rowOf({ file, line, control }: Finding, name: string): Row {
  return [path.relative(path.join(FIXTURES, name), file), line, control];
}

function compare([fileA, lineA, controlA]: Row, [fileB, lineB, controlB]: Row): number {
  return Number(fileA > fileB) - Number(fileA < fileB) || lineA - lineB || (controlA < controlB ? -1 : 1);
}

/** The findings of a case, sorted. */
function check(name: string): { readonly code: number; readonly report: any; readonly found: Expected } {
  const { code, out, err } = run(['check', path.join(FIXTURES, name), '--profile', 'guide', '--format', 'json']);
  expect(err).toBe('');
  const report = JSON.parse(out);
  const findings = report.findings.map((finding: Finding) => rowOf(finding, name)).sort(compare);
  return { code, report, found: { total: findings.length, findings } };
}

/** A finding a line, so that a difference reads well. */
function render({ total, findings }: Expected): string {
  return `{\n  "total": ${total},\n  "findings": [\n${findings.map((row) => `    ${JSON.stringify(row)}`).join(',\n')}\n  ]\n}\n`;
}

describe.each(CASES)('%s', (name) => {
  const file = path.join(FIXTURES, name, 'expected.json');
  const { code, report, found } = check(name);

  test('every finding, and no other', () => {
    if (process.env.UPDATE_FIXTURES === '1') {
      fs.writeFileSync(file, render(found));
    }
    const text = fs.readFileSync(file, 'utf8');
    expect(found).toEqual(JSON.parse(text));
    expect(text).toBe(render(found));
  });

  test('exit code 2, and nothing broken or unreadable', () => {
    expect(code).toBe(2);
    expect(report).toMatchObject({ broken: [], unreadable: [], notices: [], waived: [] });
  });
});

test('every folder is a case', () => {
  const folders = fs.readdirSync(FIXTURES).filter((name) => name !== 'sarif');
  expect(folders).toEqual(CASES);
});

test('what is meant to be clean has no finding', () => {
  const objects = (name: string): string[] =>
    check(name).report.findings.map(({ object }: Finding) => object && `${object.kind} ${object.name}`);
  expect(objects('rbac')).not.toContain('Role reader');
  expect(objects('secrets')).not.toContain('Secret filled-later');
  expect(objects('crds')).not.toContain('Widget small');
  expect(objects('broken')).not.toContain('ConfigMap fine');
});

describe('guide', () => {
  /** Whether a value, or one somewhere in it, has all that is in a part; lists have the part's elements in order. */
  function holds(value: unknown, part: unknown): boolean {
    if (fits(value, part)) {
      return true;
    }
    return typeof value === 'object' && value !== null && Object.values(value).some((child) => holds(child, part));
  }

  function fits(value: unknown, part: unknown): boolean {
    if (typeof part !== 'object' || part === null) {
      return value === part;
    }
    return (
      typeof value === 'object' &&
      value !== null &&
      Array.isArray(value) === Array.isArray(part) &&
      Object.entries(part).every(([key, child]) => fits((value as { [key: string]: unknown })[key], child))
    );
  }

  const files = fs.readdirSync(path.join(FIXTURES, 'guide')).filter((name) => name.endsWith('.yaml'));
  const objects = files.flatMap((name) => loadAll(fs.readFileSync(path.join(FIXTURES, 'guide', name), 'utf8')));
  const blocks = [...fs.readFileSync(GUIDE, 'utf8').matchAll(/^```yaml\n(.*?)^```$/gms)].map(([, text]) => text);

  test.each(blocks)('has the block %#\n%s', (text) => {
    expect(objects.some((object) => holds(object, load(text)))).toBe(true);
  });

  test('a block that is nowhere is missed', () => {
    expect(objects.some((object) => holds(object, { securityContext: { readOnlyRootFilesystem: false } }))).toBe(false);
  });
});
