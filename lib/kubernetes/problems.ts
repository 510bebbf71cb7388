import { IConstruct } from 'constructs';

/** One thing that is wrong with what a caller gave. */
export interface Problem {
  /** The property's name as the caller wrote it, for example `replicas` or `env.API_TOKEN`. */
  readonly property: string;
  /** The offending value. Left out where it may be a secret. */
  readonly value?: unknown;
  /** What must be true, in words that follow the property: `must be ...`. */
  readonly rule: string;
  /** What to do about it: a sentence without a full stop. */
  readonly repair: string;
}

const MAX_SHOWN = 120;

/** What ends a line, moves a cursor or turns the direction of a terminal becomes a question mark. */
function plain(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '?');
}

function show(value: unknown): string {
  // JSON says null for NaN and infinity.
  const text = typeof value === 'string' ? value : typeof value === 'number' ? String(value) : JSON.stringify(value);
  const characters = [...plain(text)];
  return characters.length > MAX_SHOWN ? `${characters.slice(0, MAX_SHOWN).join('')}...` : characters.join('');
}

/** `"replicas" (0) must be a whole number of at least 1; give 2 or more.` */
export function problemText(problem: Problem): string {
  const value = problem.value !== undefined ? ` (${show(problem.value)})` : '';
  return `"${plain(problem.property)}"${value} ${problem.rule}; ${problem.repair}.`;
}

/**
 * Collects everything that is wrong with a construct's properties and reports it at once.
 * The error names the construct by its path, or, for a value object, by its factory.
 */
export class Problems {
  private readonly found: Problem[] = [];

  constructor(private readonly who: IConstruct | string) {}

  /** Adds `problem` unless `holds`. Returns `holds`, so that a later check may depend on it. */
  check(holds: boolean, problem: Problem): boolean {
    if (!holds) {
      this.found.push(problem);
    }
    return holds;
  }

  add(problem: Problem): void {
    this.found.push(problem);
  }

  /** The messages alone, as `node.addValidation` wants them: cdk8s puts the construct's path in front. */
  messages(): string[] {
    return this.found.map(problemText);
  }

  /** Throws one `Error` that lists every problem; does nothing where there is none. */
  throwIfAny(): void {
    const messages = this.messages();
    if (messages.length === 0) {
      return;
    }
    const who = typeof this.who === 'string' ? this.who : this.who.node.path || this.who.constructor.name;
    throw new Error(
      messages.length === 1
        ? `${who}: ${messages[0]}`
        : `${who}: ${messages.length} problems:\n${messages.map((m) => `  - ${m}`).join('\n')}`,
    );
  }
}
