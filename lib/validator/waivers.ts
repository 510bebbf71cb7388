import type { Notice } from './finding';
import type { Manifest } from './manifest';
import { quote } from './text';
import { accepts, annotatedWaivers, covers, Waiver } from './waiver';

/** The waivers of a run: which accepts a finding, and what is to be said of them afterwards. */
export class Waivers {
  private readonly used = new Set<Waiver>();
  private readonly reported = new Set<Waiver>();
  private readonly notices: Notice[] = [];
  private readonly byControl = new Map<string, Waiver[]>();
  private readonly ofObjects = new Map<Manifest, readonly Waiver[]>();

  constructor(
    /** From a file or from properties. */
    private readonly written: readonly Waiver[],
    manifests: readonly Manifest[],
    /** `YYYY-MM-DD`: waivers of earlier days have expired. */
    private readonly today: string,
    private readonly constructPath: (manifest: Manifest) => string | undefined,
  ) {
    for (const waiver of written) {
      this.byControl.set(waiver.control, [...(this.byControl.get(waiver.control) ?? []), waiver]);
    }
    for (const manifest of manifests) {
      this.addAnnotated(manifest);
    }
  }

  private addAnnotated(manifest: Manifest): void {
    const annotated = manifest.metadata.annotations === undefined ? [] : annotatedWaivers(manifest);
    const waivers = annotated.flatMap(({ waiver }) => waiver ?? []);
    if (waivers.length > 0) {
      this.ofObjects.set(manifest, waivers);
    }
    for (const { annotation, problems } of annotated.filter((each) => each.problems.length > 0)) {
      this.notices.push({
        level: 'error',
        message: `${manifest.title}: the annotation ${quote(annotation)} is no waiver: ${problems.join('; ')}.`,
        file: manifest.source.file,
      });
    }
  }

  /**
   * The waiver that accepts a finding of this control on this object. One that would, but has expired, is an error of the
   * run, and the finding stands.
   */
  find(control: string, manifest: Manifest): Waiver | undefined {
    const candidates = [
      ...(this.ofObjects.get(manifest) ?? []).filter((waiver) => accepts(waiver.control, control)),
      ...this.writtenFor(control).filter(({ scope }) => scope && covers(scope, manifest, this.constructPath(manifest))),
    ];
    candidates.forEach((waiver) => this.used.add(waiver));
    const valid = candidates.find(({ expires }) => expires >= this.today);
    if (valid === undefined) {
      candidates.forEach((waiver) => this.reportExpired(waiver));
    }
    return valid;
  }

  private writtenFor(control: string): readonly Waiver[] {
    if (this.byControl.size === 0) {
      return [];
    }
    return [...this.byControl].flatMap(([waived, waivers]) => (accepts(waived, control) ? waivers : []));
  }

  private reportExpired(waiver: Waiver): void {
    if (!this.reported.has(waiver)) {
      this.reported.add(waiver);
      const { control, source, expires, owner } = waiver;
      this.notices.push({
        level: 'error',
        message: `The waiver for ${quote(control)} (${source}) expired on ${expires}; mend what it accepts, or let ${quote(owner)} renew it.`,
      });
    }
  }

  /** What is wrong with the waivers: errors at once, and a warning for each that no finding of the checks that ran needed. */
  conclude(ran: (control: string) => boolean): readonly Notice[] {
    const all = [...this.written, ...[...this.ofObjects.values()].flat()];
    const unused = all.filter((waiver) => !this.used.has(waiver) && ran(waiver.control));
    return [
      ...this.notices,
      ...unused.map(({ control, source }): Notice => {
        return { level: 'warning', message: `The waiver for ${quote(control)} (${source}) is not needed; remove it.` };
      }),
    ];
  }
}
