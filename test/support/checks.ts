import { Check, NOT_APPLICABLE, PatchOperation, Violation } from '../../lib/validator/check';
import { Context } from '../../lib/validator/context';
import { Manifest, RawObject } from '../../lib/validator/manifest';
import { messageOf } from '../../lib/validator/message';
import { Tree } from '../../lib/validator/tree';

/** The object that is checked; in a list the first is, and the others stand in the same tree. */
export type Subject = RawObject | readonly [RawObject, ...RawObject[]];

/** Rows of a check's test, by the name of each. */
export interface CheckSuite {
  /** Objects of which the check says nothing bad. */
  readonly passes: { readonly [name: string]: Subject };
  /** Objects with the complete messages of what is wrong, in the order in which the check tells it. */
  readonly fails: { readonly [name: string]: readonly [Subject, readonly string[]] };
  /** Objects that the check does not judge. */
  readonly notApplicable?: { readonly [name: string]: Subject };
  /** The patches of the violations of an object, all of them in order. */
  readonly patches?: { readonly [name: string]: readonly [Subject, readonly PatchOperation[]] };
  /** Other objects of the tree, in every row. */
  readonly others?: readonly RawObject[];
  /** Minor version of Kubernetes; 37 by default. */
  readonly minor?: number;
  /** As in the context; none by default. */
  readonly registries?: readonly string[];
}

/**
 * Defines the tests of a check. Beside the rows it holds: a check changes nothing of what it is given, its violations carry
 * paths into the object, and after the patches of a failing row only the violations without a patch are left.
 *
 * May be called more than once in a file, for instance for another `minor`.
 */
export function checkSuite(check: Check, suite: CheckSuite): void {
  const { passes, fails, notApplicable = {}, patches = {}, minor = 37 } = suite;
  describe(`${check.id}, Kubernetes 1.${minor}`, () => {
    rows('passes', passes, (subject) => expect(messages(check, suite, subject)).toEqual([]));
    rows('fails', fails, ([subject, expected]) => {
      expect(messages(check, suite, subject)).toEqual(expected);
      expectPatchesToMend(check, suite, subject);
    });
    rows('does not apply', notApplicable, (subject) => expect(messages(check, suite, subject)).toBe(NOT_APPLICABLE));
    rows('patch', patches, ([subject, expected]) =>
      expect(violations(run(check, suite, subject).outcome).flatMap(({ patch = [] }) => patch)).toEqual(expected),
    );
  });
}

/** One test for each row; unlike `test.each`, none where there are none. */
function rows<T>(title: string, table: { readonly [name: string]: T }, verify: (row: T) => void): void {
  for (const [name, row] of Object.entries(table)) {
    test(`${title}: ${name}`, () => verify(row));
  }
}

interface Run {
  readonly object: Manifest;
  readonly outcome: typeof NOT_APPLICABLE | readonly Violation[];
}

function run(check: Check, suite: CheckSuite, subject: Subject): Run {
  const [first, ...rest] = deepFreeze(Array.isArray(subject) ? (subject as RawObject[]) : [subject as RawObject]);
  const raws = [first, ...rest, ...deepFreeze(suite.others ?? [])];
  const objects = raws.map((raw, document) => new Manifest(raw, { file: 'test.yaml', document, base: [] }));
  const context: Context = {
    tree: new Tree(objects),
    minor: suite.minor ?? 37,
    registries: suite.registries ?? [],
  };
  const object = objects[0];
  return { object, outcome: outcomeOf(check, object, context) };
}

function outcomeOf(check: Check, object: Manifest, context: Context): Run['outcome'] {
  if ('kinds' in check) {
    return object.is(...check.kinds) ? check.run(object, context) : NOT_APPLICABLE;
  }
  const outcomes = object.pods.map((pod) => check.run(pod, context));
  const judged = outcomes.filter((outcome) => outcome !== NOT_APPLICABLE);
  return judged.length === 0 ? NOT_APPLICABLE : judged.flat();
}

function violations(outcome: Run['outcome']): readonly Violation[] {
  return outcome === NOT_APPLICABLE ? [] : outcome;
}

function messages(check: Check, suite: CheckSuite, subject: Subject): typeof NOT_APPLICABLE | string[] {
  const { object, outcome } = run(check, suite, subject);
  return outcome === NOT_APPLICABLE ? outcome : outcome.map((violation) => messageOf(object, violation));
}

function expectPatchesToMend(check: Check, suite: CheckSuite, subject: Subject): void {
  const { object, outcome } = run(check, suite, subject);
  const found = violations(outcome);
  const operations = found.flatMap(({ patch = [] }) => patch);
  if (operations.length === 0) {
    return;
  }
  const rest = Array.isArray(subject) ? (subject as RawObject[]).slice(1) : [];
  const mended = applyPatch(object.raw, operations);
  const left = found.filter(({ patch }) => patch === undefined).map((violation) => messageOf(object, violation));
  expect(messages(check, suite, [mended, ...rest])).toEqual(left);
}

/** A copy of the object after the operations, in which parents that are missing are made. */
export function applyPatch(object: RawObject, operations: readonly PatchOperation[]): RawObject {
  const copy = structuredClone(object);
  for (const operation of operations) {
    const keys = operation.path
      .slice(1)
      .split('/')
      .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
    const last = keys.pop()!;
    const parent = keys.reduce<any>((node, key) => (node[key] ??= {}), copy);
    if (operation.op !== 'remove') {
      parent[last] = operation.value;
    } else if (Array.isArray(parent)) {
      parent.splice(Number(last), 1);
    } else {
      delete parent[last];
    }
  }
  return copy;
}

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.values(Object.freeze(value)).forEach(deepFreeze);
  }
  return value;
}
