import { MAX_NODES } from './compose';
import { MAX_DEPTH } from './explain';

const BLANK = /[ \t\r\n]/;

function isKey(text: string, end: number): boolean {
  let at = end;
  while (BLANK.test(text.charAt(at))) {
    at += 1;
  }
  return text[at] === ':';
}

/** Whether the quote at an offset is escaped: by an odd number of backslashes. */
function isEscaped(text: string, quote: number): boolean {
  let start = quote;
  while (text[start - 1] === '\\') {
    start -= 1;
  }
  return (quote - start) % 2 === 1;
}

/** How many keys are written in a text that is known to be JSON. */
function keysWritten(text: string): number {
  let keys = 0;
  for (let open = text.indexOf('"'); open >= 0;) {
    let close = text.indexOf('"', open + 1);
    while (isEscaped(text, close)) {
      close = text.indexOf('"', close + 1);
    }
    keys += isKey(text, close + 1) ? 1 : 0;
    open = text.indexOf('"', close + 1);
  }
  return keys;
}

/** Counts the keys of a value and all its values. */
class Count {
  keys = 0;
  values = 0;

  /** False where a value is nested too deep, or holds too much. */
  add(value: unknown, depth = 0): boolean {
    this.values += 1;
    if (typeof value !== 'object' || value === null) {
      return this.values <= MAX_NODES;
    }
    const children: readonly unknown[] = Object.values(value);
    this.keys += Array.isArray(value) ? 0 : children.length;
    return depth <= MAX_DEPTH && children.every((child) => this.add(child, depth + 1));
  }
}

/**
 * The value of a text that is JSON, much faster than YAML gives it. Undefined where it is something else, or where YAML
 * has something to say about it: a field that stands twice, nesting that is too deep, or too many values.
 */
export function parseJson(text: string): { readonly value: unknown } | undefined {
  if (!/^[ \t\r\n]*[{[]/.test(text)) {
    return undefined;
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  const count = new Count();
  return count.add(value) && count.keys === keysWritten(text) ? { value } : undefined;
}
