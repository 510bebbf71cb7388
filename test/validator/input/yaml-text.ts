import fc from 'fast-check';

/** Chooses how a value is written: the same seed makes the same choices. */
class Dice {
  constructor(private state: number) {}

  /** A number from 0 to `sides - 1`. */
  roll(sides: number): number {
    this.state = (Math.imul(this.state, 1103515245) + 12345) >>> 0;
    return (this.state >>> 16) % sides;
  }

  pick<T>(choices: readonly T[]): T {
    return choices[this.roll(choices.length)];
  }
}

/** Deeper than any block: lines of a value that goes on. */
const DEEP = ' '.repeat(40);

/** Writes values as YAML, in as many ways as there are. */
class Writer {
  private anchors: string[] = [];

  constructor(private readonly dice: Dice) {}

  document(value: unknown): string {
    this.anchors = [];
    const prefix = this.dice.pick(['', '# a comment: x\n', '\n']);
    const text = isNested(value) ? this.block(value, '') : `${this.inline(value)}\n`;
    return prefix + text;
  }

  private properties(): string {
    if (this.dice.roll(8) > 0) {
      return '';
    }
    const name = `a${this.anchors.length}`;
    this.anchors.push(name);
    return `&${name} `;
  }

  private comment(): string {
    return this.dice.pick(['', '', '', ' # why', '   #']);
  }

  /** A line of its own between entries. */
  private gap(indent: string): string {
    return this.dice.pick(['', '', '', '', '\n', `${indent}# - a: b\n`, '# {\n', '  \n']);
  }

  private key(key: string): string {
    // Numbers and words of YAML 1.1 only in quotes: the two readers understand them in different ways.
    const plain = /^(?!y$)[a-z][\w./-]*$|^8080$/.test(key) ? [key, key, key] : [];
    return this.dice.pick([...plain, JSON.stringify(key), `'${key.replaceAll("'", "''")}'`]);
  }

  private scalar(value: unknown): string {
    if (typeof value !== 'string') {
      return value === null ? this.dice.pick(['null', '~']) : JSON.stringify(value);
    }
    const plain =
      /^[a-z🚢é][\w 🚢é]*$/u.test(value) && !/^(?:y|n|yes|no|on|off|true|false|null)$/.test(value)
        ? [value.trim(), value.trim()]
        : [];
    return this.dice.pick([
      ...plain,
      JSON.stringify(value),
      `'${value.replaceAll("'", "''").replaceAll('\n', `\n\n${DEEP}`)}'`,
    ]);
  }

  /** On one line, or on several in brackets. */
  private inline(value: unknown): string {
    if (this.anchors.length > 0 && this.dice.roll(12) === 0) {
      return `*${this.dice.pick(this.anchors)}`;
    }
    // An anchor inside its own value would be a cycle.
    const anchor = this.dice.roll(8) === 0 && !isNested(value) ? this.properties() : '';
    const space = (): string => this.dice.pick(['', ' ', '  ', '\t']);
    if (Array.isArray(value)) {
      const items = value.map((each) => `${space()}${this.inline(each)}`);
      return `${anchor}[${items.join(`${space()},${this.dice.pick(['', ' ', `\n${DEEP}`])}`)}${items.length > 0 ? this.dice.pick(['', ',', ' ']) : ''}]`;
    }
    if (isNested(value)) {
      const fields = Object.entries(value as object).map(
        ([key, each]) => `${space()}${this.key(key)}: ${this.inline(each)}`,
      );
      return `${anchor}{${fields.join(` ,${this.dice.pick(['', ' ', `\n${DEEP}`])}`)}${space()}}`;
    }
    return `${anchor}${this.scalar(value)}`;
  }

  /** What follows a ":" or a dash, up to the end of its last line. */
  private behind(value: unknown, indent: string, compact: boolean): string {
    if (isNested(value) && !isEmpty(value) && this.dice.roll(4) > 0) {
      return compact && this.dice.roll(2) === 0 ? this.compact(value, indent) : this.below(value, indent, compact);
    }
    if (value === null && !compact && this.dice.roll(2) === 0) {
      return `${this.comment()}\n`;
    }
    return this.onLine(value, indent);
  }

  private onLine(value: unknown, indent: string): string {
    const text = typeof value === 'string' && this.dice.roll(5) === 0 ? value : '';
    return text === '' ? ` ${this.inline(value)}${this.comment()}\n` : this.blockScalar(text, indent);
  }

  private blockScalar(value: string, indent: string): string {
    const lines = value.split('\n').map((line) => `${indent}  ${line.trim()}z\n`);
    return ` ${this.dice.pick(['|', '>-', '|+'])}${this.comment()}\n${lines.join('')}`;
  }

  /** `- a: b`, and the rest below `a`. */
  private compact(value: unknown, indent: string): string {
    const pad = this.dice.pick([' ', '   ']);
    return `${pad}${this.block(value, `${indent} ${pad}`).trimStart()}`;
  }

  private below(value: unknown, indent: string, compact: boolean): string {
    const deeper = `${indent}${this.dice.pick(['  ', ' ', '    '])}`;
    const anchor = this.dice.roll(8) === 0 ? ` &b${this.dice.roll(100)}` : '';
    const inner = Array.isArray(value) && !compact ? this.dice.pick([indent, deeper]) : deeper;
    return `${anchor}${this.comment()}\n${this.gap(deeper)}${this.block(value, inner)}`;
  }

  private block(value: unknown, indent: string): string {
    if (isEmpty(value)) {
      return `${indent}${this.inline(value)}\n`;
    }
    return Array.isArray(value)
      ? value
          .map((each, index) => `${indent}-${this.element(each, indent, index < value.length - 1)}`)
          .join(this.gap(indent))
      : Object.entries(value as object)
          .map(([key, each]) => `${indent}${this.field(key)}${this.behind(each, indent, false)}`)
          .join(this.gap(indent));
  }

  private element(value: unknown, indent: string, hasNext: boolean): string {
    // js-yaml reads on in the list around where the last dash of a list has no value.
    return value === null && hasNext && this.dice.roll(2) === 0
      ? `${this.comment()}\n`
      : this.behind(value, indent, true);
  }

  private field(key: string): string {
    return `${this.properties()}${this.key(key)}${this.dice.pick([':', ':', ' :'])}`;
  }
}

function isNested(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}

function isEmpty(value: unknown): boolean {
  return isNested(value) && Object.keys(value as object).length === 0;
}

const key = fc.oneof(
  fc.constantFrom(
    'a',
    'b',
    'metadata',
    'name',
    'app.kubernetes.io/name',
    '8080',
    'x-y',
    '🚢',
    'é',
    'a b',
    "it's",
    'q"q',
    '__proto__x',
    '',
  ),
  fc.string({ unit: fc.constantFrom(...'abcxyz09-_. :#"\'🚢'), minLength: 1, maxLength: 6 }),
);

const scalar = fc.oneof(
  fc.constantFrom(
    '',
    'text',
    'two words',
    'a: b',
    '- x',
    '#',
    '"',
    "'",
    '🚢 ship',
    'é',
    'line\nbreak',
    '*',
    '{',
    'yes',
    '0x10',
  ),
  fc.integer({ min: -9, max: 99_999 }),
  fc.boolean(),
  fc.constant(null),
);

/** JSON values of the size of manifests. */
export const value: fc.Arbitrary<unknown> = fc.letrec<{ any: unknown; nested: unknown }>((tie) => ({
  nested: fc.oneof(
    { maxDepth: 4 },
    fc.dictionary(key, tie('any'), { maxKeys: 5, noNullPrototype: true }),
    fc.array(tie('any'), { maxLength: 4 }),
  ),
  any: fc.oneof({ maxDepth: 4, withCrossShrink: true }, scalar, tie('nested')),
})).nested;

/** Texts of one or several documents, written in block and flow style, with comments, anchors, aliases and both kinds of line breaks. */
export function yamlText(): fc.Arbitrary<string> {
  return fc
    .tuple(fc.array(value, { minLength: 1, maxLength: 3 }), fc.nat(), fc.boolean())
    .map(([values, seed, windows]) => {
      const dice = new Dice(seed);
      const documents = values.map((each) => new Writer(dice).document(each));
      const text = documents.join(dice.pick(['---\n', '--- # next\n', '...\n---\n']));
      return windows ? text.replaceAll('\n', '\r\n') : text;
    });
}
