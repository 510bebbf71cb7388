import { Fields, isFields } from './change';
import { scalarText, ScalarStyle, stringText } from './scalar';

/** How new block collections are written. */
export interface BlockStyle {
  /** Spaces by which a map is indented below its key. */
  readonly step: number;
  /** Spaces by which a list is indented below its key. */
  readonly listStep: number;
}

/** How new flow collections are written. */
export interface FlowStyle {
  /** Keys and strings in double quotes. */
  readonly json: boolean;
  /** No space after `:` and `,`. */
  readonly tight: boolean;
  /** What indents one level where a collection takes several lines. */
  readonly step: string;
}

/** A map or a list that is not empty. */
export function isNested(value: unknown): value is Fields | readonly unknown[] {
  return Array.isArray(value) ? value.length > 0 : isFields(value) && Object.keys(value).length > 0;
}

/** A scalar, `{}` or `[]`. */
export function leafText(value: unknown, style: ScalarStyle): string {
  if (Array.isArray(value)) {
    return '[]';
  }
  return isFields(value) ? '{}' : scalarText(value, style);
}

/** The lines of a map or a list that is not empty, each with its indentation. */
export function blockLines(value: Fields | readonly unknown[], indent: number, style: BlockStyle): readonly string[] {
  return Array.isArray(value)
    ? (value as readonly unknown[]).flatMap((item) => itemLines(item, indent, style))
    : Object.entries(value).flatMap(([key, field]) => fieldLines(key, field, indent, style));
}

/** The lines of one field of a block map. */
export function fieldLines(key: string, value: unknown, indent: number, style: BlockStyle): readonly string[] {
  const start = `${' '.repeat(indent)}${stringText(key, {})}:`;
  if (!isNested(value)) {
    return [`${start} ${leafText(value, {})}`];
  }
  return [start, ...blockLines(value, indent + (Array.isArray(value) ? style.listStep : style.step), style)];
}

/** The lines of one item of a block list. */
export function itemLines(value: unknown, indent: number, style: BlockStyle): readonly string[] {
  const start = `${' '.repeat(indent)}- `;
  if (!isNested(value)) {
    return [`${start}${leafText(value, {})}`];
  }
  const [first = '', ...rest] = blockLines(value, start.length, style);
  return [`${start}${first.trimStart()}`, ...rest];
}

function entryTexts(value: Fields | readonly unknown[], style: FlowStyle, lead: string | undefined): readonly string[] {
  if (Array.isArray(value)) {
    return value.map((item) => flowText(item, style, lead));
  }
  return Object.entries(value).map(([key, field]) => flowFieldText(key, field, style, lead));
}

/** One field of a flow map. */
export function flowFieldText(key: string, value: unknown, style: FlowStyle, lead?: string): string {
  const space = style.tight ? '' : ' ';
  return `${stringText(key, { ...style, flow: true })}:${space}${flowText(value, style, lead)}`;
}

/** A value in flow style. With `lead`, the line break and the indentation of its line, JSON takes several lines. */
export function flowText(value: unknown, style: FlowStyle, lead?: string): string {
  if (!isNested(value)) {
    return leafText(value, { ...style, flow: true });
  }
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  if (lead === undefined || !style.json) {
    return `${open}${entryTexts(value, style, undefined).join(style.tight ? ',' : ', ')}${close}`;
  }
  const inner = `${lead}${style.step}`;
  return `${open}${inner}${entryTexts(value, style, inner).join(`,${inner}`)}${lead}${close}`;
}
