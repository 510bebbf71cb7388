import { IConstruct } from 'constructs';
import { WAIVER_ANNOTATION_PREFIX } from '../waiver-terms';
import { Problems } from './problems';

/** What this file needs of a `Waiver`; the class itself is a construct-level type. */
interface WaiverLike {
  readonly control: string;
  readonly reason: string;
  readonly owner: string;
  readonly expires: string;
}

/** The annotations that carry waivers, in the order of their controls. */
export function waiverAnnotations(waivers: readonly WaiverLike[]): { [key: string]: string } {
  const sorted = [...waivers].sort((a, b) => (a.control < b.control ? -1 : 1));
  return Object.fromEntries(
    sorted.map(({ control, expires, owner, reason }) => [
      `${WAIVER_ANNOTATION_PREFIX}${control}`,
      JSON.stringify({ expires, owner, reason }),
    ]),
  );
}

function isFilled(text: unknown): boolean {
  return typeof text === 'string' && text.trim() !== '';
}

/** The waivers given to one construct: what needs one asks here, and what nobody asked for is reported. */
export class WaiverSet {
  private readonly byControl = new Map<string, WaiverLike>();
  private readonly used = new Set<string>();

  constructor(
    private readonly scope: IConstruct,
    waivers: readonly WaiverLike[] = [],
  ) {
    const problems = new Problems(scope);
    for (const waiver of waivers) {
      problems.check([waiver.control, waiver.reason, waiver.owner, waiver.expires].every(isFilled), {
        property: 'waivers',
        value: waiver.control,
        rule: 'must say control, reason, owner and expiry date',
        repair: 'make it by new Waiver({ ... })',
      });
      problems.check(!this.byControl.has(waiver.control), {
        property: 'waivers',
        value: waiver.control,
        rule: 'must have one for each control: only one reason could stand in the output',
        repair: 'remove one',
      });
      this.byControl.set(waiver.control, waiver);
    }
    problems.throwIfAny();
  }

  /** Adds a problem unless a waiver for the control was given. */
  need(
    problems: Problems,
    control: string,
    problem: { property: string; value?: unknown; rule: string; repair: string },
  ): void {
    this.used.add(control);
    problems.check(this.byControl.has(control), {
      ...problem,
      repair: `${problem.repair}, or pass a Waiver for "${control}"`,
    });
  }

  /** The annotations of the waivers that were needed. */
  annotations(): { [key: string]: string } {
    return waiverAnnotations([...this.byControl.values()].filter(({ control }) => this.used.has(control)));
  }

  /** Warns once, on the process's warning channel, of each waiver that nothing needed. */
  warnUnused(): void {
    for (const control of this.byControl.keys()) {
      if (!this.used.has(control)) {
        // cdk8s validates a tree several times.
        this.byControl.delete(control);
        process.emitWarning(`${this.scope.node.path}: the waiver for "${control}" is not needed; remove it.`, {
          code: 'CDK8S_HARDENED_UNUSED_WAIVER',
        });
      }
    }
  }
}
