import { Severity, SEVERITIES } from '../controls';
import type { BrokenCheck, Draft, Finding, Notice } from './finding';
import type { Fault, Loaded } from './input/load';
import type { Position } from './input/positions';
import type { Manifest } from './manifest';
import { detailOf, subjectOf } from './message';
import { Selection, selectChecks } from './profile';
import { pathText } from './text';
import { controlOf, identityOf, runChecks } from './validator';
import type { Waiver } from './waiver';
import { Waivers } from './waivers';

/** How a run is to judge. */
export interface Settings extends Selection {
  /** Registries from which images may come; empty where any that is written out will do. */
  readonly registries: readonly string[];
  /** From files or properties; those of annotations are found by themselves. */
  readonly waivers: readonly Waiver[];
  /** `YYYY-MM-DD`. */
  readonly today: string;
  /** Path of the construct that made an object, where that is certain. */
  readonly constructPath: (manifest: Manifest) => string | undefined;
}

/** What a run found. */
export interface Assessment {
  /** What fails the run, by file, line and control. */
  readonly findings: readonly Finding[];
  /** What a waiver accepts, in the same order. */
  readonly waived: readonly Finding[];
  readonly notices: readonly Notice[];
  readonly broken: readonly BrokenCheck[];
  readonly counts: {
    readonly files: number;
    readonly objects: number;
    /** Documents that are no Kubernetes objects. */
    readonly skipped: number;
    /** Checks that ran. */
    readonly checks: number;
    /** How often a check judged an object. */
    readonly judged: number;
  };
  readonly settings: Settings;
}

function faultDraft({ control, file, document = 0, line, column, object, path = [], problem, repair }: Fault): Draft {
  const subject = object === undefined ? `${file}:${line}:${column}` : subjectOf(object);
  const detail = detailOf({ problem, path, repair });
  return { control, manifest: object, file, document, path, subject, detail, repair, position: { line, column } };
}

/** The positions of drafts: only files that have any are read again. */
function positions(drafts: readonly Draft[], { positionsOf }: Loaded): ReadonlyMap<Draft, Position> {
  const byFile = new Map<string, Draft[]>();
  for (const draft of drafts.filter(({ position }) => position === undefined)) {
    const list = byFile.get(draft.file);
    if (list === undefined) {
      byFile.set(draft.file, [draft]);
    } else {
      list.push(draft);
    }
  }
  const found = new Map<Draft, Position>();
  for (const [file, group] of byFile) {
    const inFile = positionsOf(file);
    for (const draft of group) {
      const { manifest, document, path } = draft;
      found.set(draft, inFile.at(document, [...(manifest?.source.base ?? []), ...path]));
    }
  }
  return found;
}

function compare(a: Finding, b: Finding): number {
  return (
    (a.file < b.file ? -1 : a.file > b.file ? 1 : 0) ||
    a.line - b.line ||
    a.column - b.column ||
    (a.control < b.control ? -1 : a.control > b.control ? 1 : 0)
  );
}

/** Judges everything that was loaded: runs the checks, applies the waivers, finds the positions. */
export function assess(loaded: Loaded, settings: Settings): Assessment {
  const checks = selectChecks(settings);
  const verdict = runChecks(loaded.manifests, checks, settings);
  const waivers = new Waivers(settings.waivers, loaded.manifests, settings.today, settings.constructPath);
  const drafts = [...loaded.faults.map(faultDraft), ...verdict.drafts];
  const found = positions(drafts, loaded);
  const findings = drafts.map((draft): Finding => {
    const { control, manifest, file, document, path, subject, detail, repair, patch, position } = draft;
    const { severity, standards } = { ...controlOf(control), ...controlOf(control).check };
    return {
      control,
      severity: severity ?? 'high',
      message: `${subject}: ${detail}`,
      detail,
      file,
      document,
      base: manifest?.source.base ?? [],
      ...(position ?? found.get(draft) ?? { line: 1, column: 1 }),
      path: pathText(path),
      object: manifest && identityOf(manifest),
      constructPath: manifest && settings.constructPath(manifest),
      repair,
      patch,
      standards,
      waiver: manifest && waivers.find(control, manifest),
    };
  });
  findings.sort(compare);
  const ran = new Set(checks.map(({ id }) => id));
  return {
    findings: findings.filter(({ waiver }) => waiver === undefined),
    waived: findings.filter(({ waiver }) => waiver !== undefined),
    notices: waivers.conclude((control) => ran.has(control)),
    broken: verdict.broken,
    counts: {
      files: loaded.files,
      objects: loaded.manifests.length,
      skipped: loaded.skipped.length,
      checks: checks.length,
      judged: verdict.judged,
    },
    settings,
  };
}

/** Whether a severity is at least as bad as another. */
export function isAtLeast(severity: Severity, least: Severity): boolean {
  return SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(least);
}
