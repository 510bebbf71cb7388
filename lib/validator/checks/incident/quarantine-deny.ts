import { QUARANTINE_LABEL } from '../../../hardening';
import { NOT_APPLICABLE, objectCheck, PASS } from '../../check';
import { quarantines } from '../../quarantine';

/*
 * Where flows except quarantined pods, a policy must deny everything to those pods.
 * A pod that its policies stop selecting, and that no other one selects, is open.
 *
 * NetworkPolicies that select pods with the quarantine label, for both directions: one for the label, a default deny,
 * or any other that selects those pods; where the tree has no such pod, any that selects the label
 *
 * Told once for each namespace, of the first policy that excepts quarantined pods.
 * Not applicable: namespaces in which no policy speaks of the label.
 */

export const quarantineDeny = objectCheck({
  id: 'quarantine-deny',
  kinds: ['networking.k8s.io/NetworkPolicy'],
  run: (policy, { tree }) => {
    const quarantine = tree.once(quarantines).get(policy.namespace);
    if (quarantine === undefined) {
      return NOT_APPLICABLE;
    }
    const { opening } = quarantine;
    if (opening?.policy !== policy) {
      return PASS;
    }
    const directions = opening.directions.join(' and ');
    return [
      {
        path: ['spec', 'podSelector'],
        problem:
          `pods with the label "${QUARANTINE_LABEL}" are not selected, ` +
          `and no other policy denies them ${directions}`,
        repair:
          'add a NetworkPolicy that selects the label, with policyTypes [Ingress, Egress] and no rules, ' +
          'or an IncidentQuarantine',
      },
    ];
  },
});
