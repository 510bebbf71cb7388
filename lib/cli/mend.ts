import type { Finding } from '../validator/finding';
import { FilePatches, FixedFile, fixFiles } from '../validator/fix/files';
import type { ObjectPatch } from '../validator/fix/object-patch';
import { count, shownFile } from '../validator/text';

/** Patches by file, with the findings that they come from. */
interface Plan {
  readonly patches: FilePatches;
  readonly origin: ReadonlyMap<ObjectPatch, Finding>;
}

function plan(findings: readonly Finding[]): Plan {
  const patches: { [file: string]: ObjectPatch[] } = {};
  const origin = new Map<ObjectPatch, Finding>();
  for (const finding of findings) {
    const { file, document, base, patch } = finding;
    if (patch !== undefined) {
      const own: ObjectPatch = { document, base, operations: patch };
      (patches[file] ??= []).push(own);
      origin.set(own, finding);
    }
  }
  return { patches, origin };
}

function refusals({ refused }: FixedFile, origin: Plan['origin']): string[] {
  return refused.map(({ patch, reason }) => {
    const { file, line, column, control } = origin.get(patch)!;
    return `not mended: ${shownFile(file)}:${line}:${column} ${control}: ${reason}.\n`;
  });
}

/**
 * Applies the safe repairs of findings to their files.
 *
 * @returns what was done, a line for each file, and for each repair that could not be applied
 */
export function mendFindings(findings: readonly Finding[]): string {
  const { patches, origin } = plan(findings);
  return fixFiles(patches)
    .flatMap((fixed) => [
      ...(fixed.changed ? [`mended ${shownFile(fixed.file)}: ${count(fixed.applied.length, 'finding')}\n`] : []),
      ...refusals(fixed, origin),
    ])
    .join('');
}
