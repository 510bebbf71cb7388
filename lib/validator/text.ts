import type { Path } from './shape';

const MAX_SHOWN = 80;

/** The text on one line and not endless: what ends a line, moves a cursor or turns the direction of a terminal becomes "?". */
export function shown(text: string): string {
  return cut(text, MAX_SHOWN);
}

/** ASCII without control characters. */
const PRINTABLE = /^[ -~]*$/;

/** Like `shown`, with another limit. */
export function cut(text: string, limit: number): string {
  // Nearly every text is short and printable ASCII, and this is called for every message.
  if (text.length <= limit && PRINTABLE.test(text)) {
    return text;
  }
  const safe = text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '?');
  if (safe.length <= limit) {
    return safe;
  }
  const characters = [...safe];
  return characters.length > limit ? `${characters.slice(0, limit).join('')}...` : safe;
}

/** A path for people and logs: on one line, and never the beginning of a command of a CI server (`::error::`). */
export function shownFile(file: string): string {
  const safe = cut(file, 1000);
  return safe.startsWith('::') || safe.startsWith('##') ? `./${safe}` : safe;
}

/** `"app"` */
export function quote(text: string): string {
  return `"${shown(text)}"`;
}

/** `"a"`, `"a" and "b"`, `"a", "b" and "c"`: quoted, sorted, each once. */
export function list(texts: readonly string[], conjunction = 'and'): string {
  const sorted = [...new Set(texts)].sort().map(quote);
  const last = sorted.pop() ?? '';
  return sorted.length > 0 ? `${sorted.join(', ')} ${conjunction} ${last}` : last;
}

/** `1 port`, `2 ports` */
export function count(number: number, singular: string, plural = `${singular}s`): string {
  return `${number} ${number === 1 ? singular : plural}`;
}

const PLAIN_FIELD = /^[A-Za-z_][\w-]*$/;

/** `spec.template.spec.containers[0].ports[1].hostPort`, `metadata.annotations["a.b/c"]` */
export function pathText(path: Path): string {
  return path.reduce<string>((text, key) => {
    if (typeof key === 'number') {
      return `${text}[${key}]`;
    }
    if (!PLAIN_FIELD.test(key)) {
      return `${text}["${shown(key)}"]`;
    }
    return text === '' ? key : `${text}.${key}`;
  }, '');
}

/** The path as a JSON pointer (RFC 6901). */
export function pointer(path: Path): string {
  return path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
