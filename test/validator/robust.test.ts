import * as fs from 'node:fs';
import * as path from 'node:path';
import * as fc from 'fast-check';
import { loadAll } from 'js-yaml';
import { EXAMPLES } from '../../lib/validator/examples';
import { readText } from '../../lib/validator/input/text';
import { CHECKS } from '../../lib/validator/registry';
import { runChecks } from '../../lib/validator/validator';
import { agentSet } from '../support/manifests';
import { Json, mutate, mutations } from './mutations';

/*
 * No check crashes, whatever people write: real objects, changed at random in structure.
 *
 * Every run has the same objects. ROBUST_SEED=NUMBER tries others:
 *
 *     ROBUST_SEED=1 npx jest --selectProjects unit --testPathPatterns validator/robust
 */

const SEED = Number(process.env.ROBUST_SEED ?? 20_261_124);
const FIXTURES = path.join(__dirname, '..', 'fixtures');

function fixture(name: string): Json[] {
  const folder = path.join(FIXTURES, name);
  const files = fs.readdirSync(folder).filter((file) => file.endsWith('.yaml'));
  return files.flatMap((file) => loadAll(fs.readFileSync(path.join(folder, file), 'utf8')) as Json[]);
}

/** Sets of objects that belong together. */
const REAL: readonly Json[][] = [agentSet() as Json[], ...['crds', 'guide', 'helm', 'rbac', 'secrets'].map(fixture)];

/** For each check an object of its kind: what fails, and what passes. */
const SMALL: readonly Json[][] = Object.values(EXAMPLES).flatMap(({ fails, passes }) => [
  loadAll(fails) as Json[],
  loadAll(passes) as Json[],
]);

/** What crashed on objects, which are read as from a file. */
function broken(items: Json[], minor: number): string[] {
  const text = JSON.stringify({ apiVersion: 'v1', kind: 'List', items });
  const { manifests } = readText({ path: 'list.json', explicit: true }, text);
  const verdict = runChecks(manifests, CHECKS, { minor, registries: ['registry.example.com/aiops'] });
  return verdict.broken.map(({ control, object, error }) => `${control} on ${object.kind} ${object.name}: ${error}`);
}

test('no check crashes on what is whole', () => {
  expect([...REAL, ...SMALL].flatMap((tree) => broken(tree, 37))).toEqual([]);
});

test('a check that crashes is found', () => {
  const check = CHECKS.find(({ id }) => id === 'no-host-ports')!;
  const spy = jest.spyOn(check, 'run').mockImplementation(() => {
    throw new TypeError('no');
  });
  expect(broken(structuredClone(REAL[0]), 37)).toEqual(['no-host-ports on Deployment aiops-agent: TypeError: no']);
  spy.mockRestore();
});

test('no check crashes on what is changed', () => {
  const trees = fc.oneof(fc.constantFrom(...REAL), fc.constantFrom(...SMALL));
  const minors = fc.constantFrom(0, 22, 30, 37);
  let runs = 0;
  fc.assert(
    fc.property(trees, minors, mutations, (tree, minor, changes) => {
      const objects = structuredClone(tree);
      mutate(objects, changes);
      expect(broken(objects, minor)).toEqual([]);
      runs += 1;
    }),
    { seed: SEED, numRuns: 5000, interruptAfterTimeLimit: 12_000 },
  );
  // Even on a slow machine.
  expect(runs).toBeGreaterThan(500);
}, 60_000);
