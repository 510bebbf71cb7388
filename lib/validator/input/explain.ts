import { YAMLException } from 'js-yaml';
import { Problem, Unreadable } from './problem';

/** How deep maps and lists may be nested, aliases followed. Schemas in CustomResourceDefinitions reach 60. */
export const MAX_DEPTH = 200;

/** What is wrong, without a place. */
type Explanation = Omit<Problem, 'offset'>;

/** Braces that are no YAML. */
export const TEMPLATE: Explanation = {
  problem: 'this is a template that is not rendered, not YAML',
  repair: 'render it first, such as with "helm template", and check the output',
};

/** Maps and lists beyond the limit. */
export const TOO_DEEP: Explanation = {
  problem: `maps and lists are nested deeper than ${MAX_DEPTH} levels`,
  repair: 'write it flatter',
};

/** Braces of a template where a value, a key or an element of a list should start. */
const TEMPLATE_START = /(?:^|[:-][ \t])[ \t]*\{[{%]/;

const TAB: Explanation = { problem: 'a tab indents the line', repair: 'indent with spaces' };
const CONTROL: Explanation = {
  problem: 'a control character stands in the text',
  repair: 'remove it, or write it as an escape in double quotes',
};
const UNCLOSED_QUOTE: Explanation = { problem: 'a quote is not closed', repair: 'close it' };

/** Values that stand in the wrong place, by the line up to the place and behind it. The parser calls all of it bad indentation. */
const MISPLACED: readonly (readonly [before: RegExp, behind: RegExp, explanation: Explanation])[] = [
  [/^ *\t[ \t]*\S*$/, /^/, TAB],
  [/:[ \t]+[^"'#].*$/, /^:/, { problem: 'an unquoted value holds ": "', repair: 'put the value in quotes' }],
  [/["'][ \t]*$/, /^[^:]/, { problem: 'text follows a quoted value', repair: 'put all of the value in quotes' }],
  [
    /:[ \t]+$/,
    /^-/,
    { problem: 'a list begins on the line of its field', repair: 'begin it on the next line, or write it in brackets' },
  ],
  [/[:-][ \t]+$/, /^[@`%]/, { problem: 'no unquoted value begins like this', repair: 'put the value in quotes' }],
  [/^/, /^/, { problem: 'the line is indented like no field above it', repair: 'indent it like the fields beside it' }],
];

/** Messages of the parser, by how they begin, in the words of someone who writes manifests. */
const EXPLANATIONS: readonly (readonly [start: string, explanation: Explanation])[] = [
  ['tab characters must not', TAB],
  [
    'bad indentation of a sequence entry',
    { problem: 'the line is indented like no element of the list', repair: 'indent it like the elements beside it' },
  ],
  ['can not read an implicit mapping pair', { problem: 'a field has no ":"', repair: 'write "name: value"' }],
  [
    'can not read a block mapping entry',
    {
      problem: 'a line without ":" stands among fields',
      repair: 'indent it deeper if it continues the value above, or write "name: value"',
    },
  ],
  [
    'a whitespace character is expected after the key-value separator',
    { problem: 'no blank follows ":"', repair: 'write "name: value"' },
  ],
  ['missed comma', { problem: 'a comma is missing inside brackets or braces', repair: 'write the comma' }],
  [
    'expected the node content',
    { problem: 'a comma has no value before it', repair: 'remove the comma, or write the value' },
  ],
  [
    'unexpected end of the stream within a flow collection',
    { problem: 'a bracket or brace is not closed', repair: 'close it' },
  ],
  ['unexpected end of the stream within a single', UNCLOSED_QUOTE],
  ['unexpected end of the stream within a double', UNCLOSED_QUOTE],
  ['unexpected end of the document within', UNCLOSED_QUOTE],
  [
    'unidentified alias',
    {
      problem: 'an alias has no anchor before it in its document',
      repair: 'write the anchor, or put the value in quotes if it is a string',
    },
  ],
  ['the stream contains non-printable', CONTROL],
  ['expected valid JSON character', CONTROL],
  [
    'unknown escape sequence',
    {
      problem: 'a backslash in double quotes is followed by no escape of YAML',
      repair: 'write the backslash twice, or use single quotes',
    },
  ],
  [
    'expected hexadecimal character',
    { problem: 'an escape in double quotes is incomplete', repair: 'complete it, or write the backslash twice' },
  ],
  [
    'cannot resolve a node',
    { problem: 'a value does not fit its tag', repair: 'remove the tag, or write a value that fits' },
  ],
  ['nesting exceeded', TOO_DEEP],
];

/** Messages that `MISPLACED` explains. */
const MISPLACEMENTS = ['bad indentation of a mapping entry', 'end of the stream or a document separator'];

/** Errors that the parser meets behind what they are about: a value that it is still reading, or the last one that it read. */
const ABOUT_CURRENT = /^(?:unexpected end|unidentified alias|cannot resolve a node)/;
const ABOUT_LAST = /^can not read/;

/** As much of a line as is looked at. */
const MAX_LINE = 500;

const UNKNOWN: Explanation = { problem: 'this is not valid YAML', repair: 'mend the syntax' };

/** The line of an offset, up to it and behind it. */
function lineAt(text: string, offset: number): readonly [before: string, behind: string] {
  const before = /[^\r\n]*$/.exec(text.slice(Math.max(0, offset - MAX_LINE), offset));
  const behind = /^[^\r\n]*/.exec(text.slice(offset, offset + MAX_LINE));
  return [before?.[0] ?? '', behind?.[0] ?? ''];
}

/** What the message of the parser means where it stands. It never shows a value. */
function explanationOf(reason: string, before: string, behind: string): Explanation {
  if (MISPLACEMENTS.some((start) => reason.startsWith(start))) {
    const misplaced = MISPLACED.find((entry) => entry[0].test(before) && entry[1].test(behind));
    return misplaced![2];
  }
  const known = EXPLANATIONS.find(([start]) => reason.startsWith(start));
  return known?.[1] ?? { ...UNKNOWN, problem: `${UNKNOWN.problem}: ${reason}` };
}

/** How far the parser came. */
export interface Progress {
  /** Where the innermost value starts that it was reading. */
  readonly current: number;
  /** Where the last value starts that it has read. */
  readonly last: number;
}

/** What is wrong with a text that could not be read. An error that has nothing to do with the text is thrown on. */
export function explain(error: unknown, text: string, { current, last }: Progress): Unreadable {
  if (error instanceof Unreadable) {
    return error;
  }
  if (!(error instanceof YAMLException)) {
    throw error;
  }
  const { reason, mark } = error;
  const [before, behind] = lineAt(text, mark.position);
  const template = TEMPLATE_START.exec(before + behind);
  if (template !== null) {
    const brace = template.index + template[0].length - 2;
    return new Unreadable(mark.position - before.length + brace, TEMPLATE.problem, TEMPLATE.repair);
  }
  const { problem, repair } = explanationOf(reason, before, behind);
  const offset = ABOUT_CURRENT.test(reason) ? current : ABOUT_LAST.test(reason) ? last : mark.position;
  return new Unreadable(offset, problem, repair);
}
