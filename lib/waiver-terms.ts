/** What every waiver must say, wherever it is written: read by the construct `Waiver` and by the validator. */

/** Annotations under which waivers stand in manifests; the id of the control follows. */
export const WAIVER_ANNOTATION_PREFIX = 'waiver.cdk8s-hardened/';

/** The shortest reason that can say why, in characters. */
export const MIN_REASON = 10;

/** Whether the text is a day of the calendar as `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) {
    return false;
  }
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
