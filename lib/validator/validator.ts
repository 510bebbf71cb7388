import { Control, findControl } from '../controls';
import { Check, NOT_APPLICABLE, ObjectCheck, Outcome, PodCheck, Violation } from './check';
import type { Context } from './context';
import type { BrokenCheck, Draft } from './finding';
import type { KindName, Manifest } from './manifest';
import { detailOf, subjectOf } from './message';
import { Tree } from './tree';

/** What the checks of a run said. */
export interface Verdict {
  readonly drafts: readonly Draft[];
  readonly broken: readonly BrokenCheck[];
  /** How often a check judged an object: it passed, or was found wanting. */
  readonly judged: number;
}

/** The checks by what they apply to, so that an object meets only those of its kind. */
interface Dispatch {
  readonly pods: readonly PodCheck[];
  readonly byKind: ReadonlyMap<KindName, readonly ObjectCheck[]>;
}

function dispatch(checks: readonly Check[]): Dispatch {
  const pods: PodCheck[] = [];
  const byKind = new Map<KindName, ObjectCheck[]>();
  for (const check of checks) {
    if (!('kinds' in check)) {
      pods.push(check);
      continue;
    }
    for (const kind of check.kinds) {
      const list = byKind.get(kind) ?? [];
      byKind.set(kind, [...list, check]);
    }
  }
  return { pods, byKind };
}

/** One run of some checks over a tree. */
class Run {
  constructor(private readonly context: Context) {}

  readonly drafts: Draft[] = [];
  readonly broken: BrokenCheck[] = [];
  judged = 0;

  /** Runs one check on one object. A crash is a fault of the check, told as such: never a finding, never silence. */
  check<C extends Check>(check: C, subject: Parameters<C['run']>[0], manifest: Manifest): void {
    const { id } = check;
    let outcome: Outcome;
    try {
      outcome = check.run(subject as never, this.context);
    } catch (error) {
      this.broken.push({ control: id, object: identityOf(manifest), file: manifest.source.file, error: String(error) });
      return;
    }
    if (outcome !== NOT_APPLICABLE) {
      this.judged += 1;
      for (const violation of outcome) {
        this.drafts.push(draft(id, manifest, violation));
      }
    }
  }
}

function draft(control: string, manifest: Manifest, violation: Violation): Draft {
  const { path, repair, patch } = violation;
  const { file, document } = manifest.source;
  return {
    control,
    manifest,
    file,
    document,
    path,
    subject: subjectOf(manifest),
    detail: detailOf(violation),
    repair,
    patch,
  };
}

/** Who an object is. */
export function identityOf(manifest: Manifest): BrokenCheck['object'] {
  const { apiVersion, kind, namespace, name } = manifest;
  return namespace === '' ? { apiVersion, kind, name } : { apiVersion, kind, namespace, name };
}

/** Runs checks over everything of a run. Objects are judged in their order, checks in the order of the registry. */
export function runChecks(
  manifests: readonly Manifest[],
  checks: readonly Check[],
  settings: Omit<Context, 'tree'>,
): Verdict {
  const { pods, byKind } = dispatch(checks);
  const run = new Run({ ...settings, tree: new Tree(manifests) });
  for (const manifest of manifests) {
    for (const check of byKind.get(manifest.kindName) ?? []) {
      run.check(check, manifest, manifest);
    }
    for (const pod of manifest.pods) {
      for (const check of pods) {
        run.check(check, pod, manifest);
      }
    }
  }
  return run;
}

/** The control of a finding. The catalogue test holds every check to one. */
export function controlOf(id: string): Control {
  const control = findControl(id);
  if (control === undefined) {
    throw new Error(`no control "${id}" in lib/controls.ts`);
  }
  return control;
}
