import type { Finding } from './finding';

/**
 * A finding by what it is about and what is wrong with it, values and names of containers among it, wherever it stands: two
 * runs over an edited file agree on it, and worse content is another finding.
 */
export function fingerprint({ control, object, file, path, message }: Finding): string {
  const who = object ? [object.apiVersion, object.kind, object.namespace ?? '', object.name] : [file];
  return [control, ...who, message.replace(` (${path})`, '')].join('\n');
}

/** Findings apart by whether a baseline knows them. */
export interface Compared {
  readonly fresh: readonly Finding[];
  readonly known: readonly Finding[];
  /** How many of the baseline are gone. */
  readonly gone: number;
}

/** Compares findings with those of an earlier report; each of the earlier ones accounts for one of the new. */
export function compareWithBaseline(findings: readonly Finding[], baseline: readonly Finding[]): Compared {
  const left = new Map<string, number>();
  for (const finding of baseline) {
    const key = fingerprint(finding);
    left.set(key, (left.get(key) ?? 0) + 1);
  }
  const fresh: Finding[] = [];
  const known: Finding[] = [];
  for (const finding of findings) {
    const key = fingerprint(finding);
    const number = left.get(key) ?? 0;
    left.set(key, number - 1);
    (number > 0 ? known : fresh).push(finding);
  }
  const gone = [...left.values()].reduce((sum, number) => sum + Math.max(0, number), 0);
  return { fresh, known, gone };
}
