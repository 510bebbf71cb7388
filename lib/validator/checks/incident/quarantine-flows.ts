import { QUARANTINE_LABEL } from '../../../hardening';
import { NOT_APPLICABLE, objectCheck, Outcome, PASS, PatchOperation } from '../../check';
import { DIRECTIONS, isolates, NetworkPolicy, podSelectorOf, rulesOf } from '../../policies';
import { isForQuarantinedOnly, quarantines, selectsQuarantined } from '../../quarantine';

/*
 * Where quarantine exists, every policy that allows anything must stop selecting a quarantined pod.
 * Policies add up: one more deny isolates nothing while an allow still selects the pod.
 *
 * spec.podSelector of a policy with rules: any label or expression that leaves out pods with the quarantine label
 *
 * A policy for quarantined pods only, such as one that lets a forensic tool in, opens nothing that was closed. Not
 * applicable: namespaces in which no policy speaks of the label. Patch where another policy denies every quarantined
 * pod everything; elsewhere it would open the pod.
 */

const EXPRESSION = { key: QUARANTINE_LABEL, operator: 'DoesNotExist' };

function patch(policy: NetworkPolicy): readonly PatchOperation[] {
  const path = '/spec/podSelector/matchExpressions';
  const { matchExpressions } = podSelectorOf(policy);
  return matchExpressions === undefined
    ? [{ op: 'add', path, value: [EXPRESSION] }]
    : [{ op: 'add', path: `${path}/${matchExpressions.length}`, value: EXPRESSION }];
}

export const quarantineFlows = objectCheck({
  id: 'quarantine-flows',
  kinds: ['networking.k8s.io/NetworkPolicy'],
  run: (policy, { tree }): Outcome => {
    const quarantine = tree.once(quarantines).get(policy.namespace);
    const allows = DIRECTIONS.filter((each) => isolates(policy, each) && rulesOf(policy, each).length > 0);
    if (quarantine === undefined || allows.length === 0) {
      return NOT_APPLICABLE;
    }
    if (!selectsQuarantined(policy) || isForQuarantinedOnly(policy)) {
      return PASS;
    }
    const safe = DIRECTIONS.every((direction) => quarantine.closed.includes(direction));
    return [
      {
        path: ['spec', 'podSelector', 'matchExpressions'],
        problem:
          `pods with the label "${QUARANTINE_LABEL}" stay selected, ` +
          `and keep what the policy allows for ${allows.join(' and ')}`,
        repair: `add the expression "${QUARANTINE_LABEL}" DoesNotExist`,
        ...(safe ? { patch: patch(policy) } : {}),
      },
    ];
  },
});
