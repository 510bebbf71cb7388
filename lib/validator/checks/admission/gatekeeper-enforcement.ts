import { NOT_APPLICABLE, objectCheck, PASS, Violation } from '../../check';
import type { Path } from '../../shape';
import { quote } from '../../text';

/*
 * A Gatekeeper constraint must deny.
 * dryrun and warn let everything through.
 *
 * spec.enforcementAction: absent, deny; scoped with an action deny under spec.scopedEnforcementActions
 */

type Fields = { readonly [field: string]: unknown };

function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {};
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as readonly unknown[]) : [];
}

function open(path: Path, problem: string): Violation[] {
  return [{ path, problem: `denies nothing: ${problem}`, repair: 'set enforcementAction: deny, or remove it' }];
}

export const gatekeeperEnforcement = objectCheck({
  id: 'gatekeeper-enforcement',
  kinds: ['*'],
  run: ({ group, raw }) => {
    if (group !== 'constraints.gatekeeper.sh') {
      return NOT_APPLICABLE;
    }
    const { enforcementAction, scopedEnforcementActions } = fieldsOf(raw.spec);
    if (enforcementAction === 'dryrun' || enforcementAction === 'warn') {
      return open(['spec', 'enforcementAction'], `its enforcementAction is ${quote(enforcementAction)}`);
    }
    const denies = listOf(scopedEnforcementActions).some((each) => fieldsOf(each).action === 'deny');
    return enforcementAction === 'scoped' && !denies
      ? open(['spec', 'scopedEnforcementActions'], 'none of its scopedEnforcementActions is "deny"')
      : PASS;
  },
});
