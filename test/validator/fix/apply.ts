import type { PatchOperation } from '../../../lib/validator/check';
import { applyPatches } from '../../../lib/validator/fix';

export const add = (path: string, value: unknown): PatchOperation => ({ op: 'add', path, value });
export const replace = (path: string, value: unknown): PatchOperation => ({ op: 'replace', path, value });
export const remove = (path: string): PatchOperation => ({ op: 'remove', path });

/** The text after one patch of its first document; the reason where the patch is refused. */
export function fixed(text: string, ...operations: readonly PatchOperation[]): string {
  const { text: result, refused } = applyPatches(text, [{ document: 0, base: [], operations }]);
  return refused[0]?.reason ?? result;
}

/** A text without the indentation of the template literal in which it stands. */
export function yaml([literal = '']: TemplateStringsArray): string {
  const lines = literal.split('\n').slice(1, -1);
  const indent = Math.min(...lines.filter((line) => line.trim() !== '').map((line) => /^ */.exec(line)![0].length));
  return lines.map((line) => `${line.slice(indent)}\n`).join('');
}
