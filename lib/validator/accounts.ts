import { mayBeMade } from './custom-resources';
import { isMissing } from './lookups';
import type { Tree } from './tree';

/** Service accounts that every namespace has; the last two on OpenShift. */
const PROVIDED: readonly string[] = ['', 'default', 'builder', 'deployer'];

/**
 * Whether the tree shows that a service account does not exist: it holds others in that namespace, and no custom
 * resource of which an operator may make it.
 */
export function isAccountMissing(tree: Tree, namespace: string, name: string): boolean {
  return (
    !PROVIDED.includes(name) && isMissing(tree, '/ServiceAccount', namespace, name) && !mayBeMade(tree, namespace, name)
  );
}
