import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { exitCode, parseArguments } from '../../scripts/test';

describe('the command line of "npm test"', () => {
  const all = ['unit', 'oracle', 'api-server'];

  test.each([
    [[], { help: false, tiers: all, jest: [] }],
    [['--help'], { help: true, tiers: all, jest: [] }],
    [['test/foo', '-t', 'a name'], { help: false, tiers: all, jest: ['test/foo', '-t', 'a name'] }],
    [['--tier', 'unit', '--verbose'], { help: false, tiers: ['unit'], jest: ['--verbose'] }],
    [['--tier=api-server', '--tier=unit'], { help: false, tiers: ['unit', 'api-server'], jest: [] }],
  ])('%j', (argv, request) => {
    expect(parseArguments(argv)).toEqual(request);
  });

  test.each([
    [['--tier', 'nodes'], '--tier needs the name of a tier (unit, oracle, api-server), not "nodes".'],
    [['--tier'], '--tier needs the name of a tier (unit, oracle, api-server), not "".'],
    [['-u'], '"-u" would write snapshots. Use "npm run update"'],
    [['--updateSnapshot'], '"--updateSnapshot" would write snapshots.'],
    [['--update-snapshot=true'], '"--update-snapshot=true" would write snapshots.'],
  ])('%j is refused', (argv, message) => {
    expect(() => parseArguments(argv)).toThrow(message);
  });
});

describe('the exit code of "npm test"', () => {
  test.each([
    [['passed', 'passed'], 0, 0],
    [['passed', 'failed'], 1, 1],
    [['failed', 'passed'], 1, 1],
    [['passed', 'skipped'], 0, 1],
    [['passed', 'unmatched'], 0, 0],
    [['unmatched', 'unmatched'], 1, 1],
  ] as const)('%j: %i, with CI=true %i', (outcomes, code, ciCode) => {
    expect([exitCode(outcomes, false), exitCode(outcomes, true)]).toEqual([code, ciCode]);
  });
});

test('the reporter prints one plain line per tier, in which a file that cannot be run counts as failed', () => {
  const rootDir = fs.mkdtempSync(path.join(os.tmpdir(), 'tier-reporter-test-'));
  const files = {
    'one/a.test.js': 'test("a", () => {}); test("b", () => {}); test.skip("c", () => {}); test.todo("d");',
    'one/b.test.js': 'test("a", () => { throw new Error(); });',
    'one/c.test.js': 'throw new Error("this file cannot be run");',
    'two/a.test.js': 'test("a", () => {});',
  };
  for (const [name, text] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(rootDir, name)), { recursive: true });
    fs.writeFileSync(path.join(rootDir, name), text);
  }
  const project = (name: string): object => ({
    rootDir,
    displayName: name,
    roots: [`<rootDir>/${name}`],
    transform: {},
  });
  const reporters = ['default', path.join(__dirname, 'tier-reporter.js')];
  fs.writeFileSync(
    path.join(rootDir, 'jest.config.json'),
    JSON.stringify({ reporters, projects: [project('one'), project('two')] }),
  );
  const jest = [require.resolve('jest/bin/jest'), '--ci', '--colors', '--runInBand', '--rootDir', rootDir];
  const { status, stdout } = spawnSync(process.execPath, jest, { cwd: rootDir, encoding: 'utf8' });
  fs.rmSync(rootDir, { recursive: true });
  expect(status).toBe(1);
  expect(
    stdout
      .split('\n')
      .filter((line) => line.includes('passed'))
      .sort(),
  ).toEqual(['one: 2 passed, 2 failed, 2 skipped', 'two: 1 passed, 0 failed, 0 skipped']);
});
