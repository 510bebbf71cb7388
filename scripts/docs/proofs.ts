import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = 'test/controls';

/** Where each control is proved: the path of the file that calls `proveControl` with its id. */
export function proofs(root: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const name of readdirSync(join(root, FOLDER)).sort()) {
    const file = `${FOLDER}/${name}`;
    const calls = name.endsWith('.test.ts')
      ? readFileSync(join(root, file), 'utf8').matchAll(/proveControl\(\s*'([^']+)'/g)
      : [];
    for (const [, id = ''] of calls) {
      found.set(id, file);
    }
  }
  return found;
}

/** A link from a page of docs/ to the proof of a control. */
export function proofLink(known: ReadonlyMap<string, string>, id: string): string {
  const file = known.get(id);
  return file === undefined ? 'not there yet' : `[${file.slice(FOLDER.length + 1)}](../${file})`;
}
