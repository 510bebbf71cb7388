/** How a string is quoted. */
export type Quote = '"' | "'";

/** How a scalar is written. */
export interface ScalarStyle {
  /** Every string in double quotes, as JSON has it. */
  readonly json?: boolean;
  /** Inside `{}` or `[]`, where a colon in a plain string means something else to some YAML 1.1 readers. */
  readonly flow?: boolean;
  /** The quotes of the string that stood there before. */
  readonly quote?: Quote | undefined;
}

/** Starts as a word or a path does and holds nothing that YAML gives a meaning to. */
const WORD = /^[A-Za-z/][\w./@:-]*$/;
/** A number with a unit: `500m`, `1Gi`, `30s`. The letters of exponents and of other bases are not among them. */
const QUANTITY = /^(?:0|[1-9]\d*)(?:\.\d+)?(?:[KMGTPE]i|[KMGTP]|[mksh])$/;
/** What some reader takes for a boolean, null or a number: an exponent alone is one to YAML 1.1. */
const RESERVED = /^(?:y|n|yes|no|on|off|true|false|null|nan|inf|infinity|e[-+]?\d+)$/i;
/** What YAML allows in quotes as an escape only, and JSON as it is. */
const UNPRINTABLE = /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g;
/** What single quotes can hold on one line. */
const PRINTABLE = /^[ -~\u00a0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd]*$/;

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

function doubleQuoted(text: string): string {
  return JSON.stringify(text).replace(UNPRINTABLE, escaped);
}

function isPlain(text: string, { json, flow }: ScalarStyle): boolean {
  if (json || text.endsWith(':') || (flow && text.includes(':'))) {
    return false;
  }
  return (WORD.test(text) && !RESERVED.test(text)) || QUANTITY.test(text);
}

/** A string such that every reader of YAML 1.1 and 1.2 reads this string. */
export function stringText(text: string, style: ScalarStyle): string {
  if (style.quote === "'" && !style.json && PRINTABLE.test(text)) {
    return `'${text.replaceAll("'", "''")}'`;
  }
  return style.quote === undefined && isPlain(text, style) ? text : doubleQuoted(text);
}

function numberText(value: number): string {
  // JSON writes 1e21 and 0; YAML 1.1 knows an exponent after a fraction only, and -0 is another number than 0.
  return Object.is(value, -0) ? '-0.0' : JSON.stringify(value).replace(/^(-?\d+)e/, '$1.0e');
}

/** A string, number, boolean or null such that every reader of YAML 1.1 and 1.2 reads this value. */
export function scalarText(value: unknown, style: ScalarStyle): string {
  if (typeof value === 'string') {
    return stringText(value, style);
  }
  if (typeof value === 'number') {
    return numberText(value);
  }
  return value === true ? 'true' : value === false ? 'false' : 'null';
}
