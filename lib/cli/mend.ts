import type { Finding } from '../validator/finding';
import type { Loaded } from '../validator/input/load';

/** placeholder until the fix module lands */
export function mendFindings(_loaded: Loaded, _findings: readonly Finding[]): string {
  return '';
}
