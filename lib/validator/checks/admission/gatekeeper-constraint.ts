import { NOT_APPLICABLE, objectCheck, PASS, Violation } from '../../check';
import { quote } from '../../text';
import type { Tree } from '../../tree';

/*
 * A Gatekeeper constraint must be of the group constraints.gatekeeper.sh, and its template must be there.
 * In another group it is an unknown kind, and nothing is enforced; a scanner that has no schema for it says nothing.
 *
 * apiVersion of an object whose kind a ConstraintTemplate of the tree defines: constraints.gatekeeper.sh/*
 * apiVersion templates.gatekeeper.sh/*: ConstraintTemplate only
 * kind of an object of constraints.gatekeeper.sh: that of a ConstraintTemplate, where the tree has any; where it has none,
 * they come from elsewhere, and the object does not apply
 */

const CONSTRAINTS = 'constraints.gatekeeper.sh';
const TEMPLATES = 'templates.gatekeeper.sh';

/** The kinds that the templates of the tree define. */
function templateKinds(tree: Tree): ReadonlySet<string> {
  return new Set(
    tree.all('templates.gatekeeper.sh/ConstraintTemplate').map(({ body }) => body.spec?.crd?.spec?.names?.kind ?? ''),
  );
}

function wrongGroup(apiVersion: string): Violation {
  return {
    path: ['apiVersion'],
    problem: `is no constraint by its apiVersion ${quote(apiVersion)}, so nothing is enforced`,
    repair: `use apiVersion ${CONSTRAINTS}/v1beta1`,
  };
}

export const gatekeeperConstraint = objectCheck({
  id: 'gatekeeper-constraint',
  kinds: ['*'],
  run: ({ group, kind, apiVersion }, { tree }) => {
    const kinds = tree.once(templateKinds);
    if (group !== CONSTRAINTS) {
      return group === TEMPLATES || kinds.has(kind) ? [wrongGroup(apiVersion)] : NOT_APPLICABLE;
    }
    if (kinds.size === 0) {
      return NOT_APPLICABLE;
    }
    return kinds.has(kind)
      ? PASS
      : [
          {
            path: ['kind'],
            problem: `is refused: no ConstraintTemplate defines the kind ${quote(kind)}`,
            repair: 'add its ConstraintTemplate',
          },
        ];
  },
});
