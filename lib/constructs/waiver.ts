import { findControl } from '../controls';
import { Problems } from '../kubernetes/problems';
import { isDay, MIN_REASON } from '../waiver-terms';

/** Properties of a `Waiver`. */
export interface WaiverProps {
  /** The id of the control that is given up, as docs/controls.md lists it, for example `image-digest`. */
  readonly control: string;
  /** Why the weaker state is acceptable: a sentence for the reader of the manifest. At least 10 characters. */
  readonly reason: string;
  /** Who answers for it: a team or a person. */
  readonly owner: string;
  /**
   * The last day on which it holds, as `YYYY-MM-DD`.
   *
   * It is judged when manifests are checked, never at synth: the same input gives the same bytes on every day.
   */
  readonly expires: string;
}

/**
 * The only way to an unsafe state: which control is given up, why, who answers for it and until when.
 *
 * It stands in the output as an annotation of the object that it weakens:
 * `waiver.cdk8s-hardened/<control>: {"expires":...,"owner":...,"reason":...}`.
 */
export class Waiver {
  /** Private, and so the class is nominal: an object literal with the same properties is no waiver. */
  private readonly props: WaiverProps;

  /** @throws where the control is unknown, reason or owner say nothing, or the date is no date */
  public constructor(props: WaiverProps) {
    const problems = new Problems('Waiver');
    const control = findControl(props.control);
    problems.check(control !== undefined, {
      property: 'control',
      value: props.control,
      rule: 'must be the id of a control',
      repair: 'take it from docs/controls.md, or from the message that asks for the waiver',
    });
    problems.check(control === undefined || control.waivable, {
      property: 'control',
      value: props.control,
      rule: 'cannot be waived: no construct has a weaker state for it',
      repair: 'remove the waiver',
    });
    problems.check(props.reason.trim().length >= MIN_REASON, {
      property: 'reason',
      value: props.reason,
      rule: `must say why, in at least ${MIN_REASON} characters`,
      repair: 'write a sentence that an auditor understands',
    });
    problems.check(props.owner.trim().length > 0, {
      property: 'owner',
      value: props.owner,
      rule: 'must name who answers for it',
      repair: 'give a team or a person',
    });
    problems.check(isDay(props.expires), {
      property: 'expires',
      value: props.expires,
      rule: 'must be a calendar day as YYYY-MM-DD',
      repair: 'give the last day on which the waiver holds, for example "2027-03-31"',
    });
    problems.throwIfAny();
    this.props = { ...props };
  }

  /** The id of the control that is given up. */
  public get control(): string {
    return this.props.control;
  }

  /** Why the weaker state is acceptable. */
  public get reason(): string {
    return this.props.reason;
  }

  /** Who answers for it. */
  public get owner(): string {
    return this.props.owner;
  }

  /** The last day on which it holds, as `YYYY-MM-DD`. */
  public get expires(): string {
    return this.props.expires;
  }
}
