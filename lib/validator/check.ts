import type { Context } from './context';
import type { KindName, Manifest } from './manifest';
import type { Pod } from './pod';
import type { Path } from './shape';

/** One operation of a JSON patch (RFC 6902), on the object as it stands in the file. */
export type PatchOperation =
  | { readonly op: 'add' | 'replace'; readonly path: string; readonly value: unknown }
  | { readonly op: 'remove'; readonly path: string };

/**
 * One thing that is wrong with an object. The report makes of it
 * `Deployment prod/web: container "app" uses hostPort 8080 (spec.template.spec.containers[0].ports[1].hostPort); remove hostPort or set it to 0.`
 */
export interface Violation {
  /** The field at fault, from the root of the object. Where a field is missing, the path at which it should stand. */
  readonly path: Path;
  /** What is wrong, after the object's name: `container "app" uses hostPort 8080`. Names quoted, lists sorted. */
  readonly problem: string;
  /** What to do, without a full stop: `remove hostPort or set it to 0`. */
  readonly repair: string;
  /**
   * The repair as a patch, only where it is safe: right for every program, or already what the platform does.
   *
   * Parents that are missing need no operation of their own: `check --fix` makes them.
   */
  readonly patch?: readonly PatchOperation[];
}

/** The check says nothing about this object. */
export const NOT_APPLICABLE = 'not applicable';

/** The object passes. */
export const PASS: readonly Violation[] = Object.freeze([]);

/** What a check says of one object: that it does not apply, or what is wrong, which may be nothing. */
export type Outcome = typeof NOT_APPLICABLE | readonly Violation[];

/** A check of every pod template, in whatever kind of object it stands. */
export interface PodCheck {
  /** Id of the control that it checks; the name of its file. */
  readonly id: string;
  readonly run: (pod: Pod, context: Context) => Outcome;
}

/** A check of objects of some kinds. It sees the whole tree of a run, but reports on the object it is given only. */
export interface ObjectCheck<K extends KindName = KindName> {
  /** Id of the control that it checks; the name of its file. */
  readonly id: string;
  /** Kinds it applies to, as `group/Kind`; the core group is empty: `/Service`. */
  readonly kinds: readonly K[];
  readonly run: (object: Manifest<K>, context: Context) => Outcome;
}

/** A check. */
export type Check = PodCheck | ObjectCheck;

/** Makes a check of objects, and with it the types of `run`. */
export function objectCheck<K extends KindName>(check: ObjectCheck<K>): ObjectCheck {
  // A check is only ever given objects of its kinds.
  return check as unknown as ObjectCheck;
}
