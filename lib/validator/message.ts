import type { Violation } from './check';
import type { Manifest } from './manifest';
import { cut, pathText } from './text';

/** Kind, namespace and name at their longest: a title is never cut where the API server would take the object. */
const MAX_TITLE = 400;

/**
 * A violation as one sentence about its object:
 * `Deployment prod/web: container "app" uses hostPort 8080 (spec.template.spec.containers[0].ports[1].hostPort); remove hostPort or set it to 0.`
 */
export function messageOf(object: Manifest, violation: Violation): string {
  return `${subjectOf(object)}: ${detailOf(violation)}`;
}

/** Who a message is about: `Deployment prod/web`. */
export function subjectOf(object: Manifest): string {
  return cut(object.title, MAX_TITLE);
}

/** What a message says of its subject. */
export function detailOf({ problem, path, repair }: Pick<Violation, 'problem' | 'path' | 'repair'>): string {
  return path.length === 0 ? `${problem}; ${repair}.` : `${problem} (${pathText(path)}); ${repair}.`;
}
