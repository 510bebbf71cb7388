import { NOT_APPLICABLE, PodCheck, Violation } from '../../check';
import { quote } from '../../text';

/*
 * A pod must not tolerate every taint.
 * It would run on control-plane nodes, and stay on nodes that are unreachable or under pressure.
 *
 * tolerations[*]: has a key, or an operator other than "Exists"
 *
 * A DaemonSet is not judged: what serves every node, such as its network, must run on every node.
 */

export const noTolerateEverything: PodCheck = {
  id: 'no-tolerate-everything',
  run: (pod) => {
    const { tolerations = [] } = pod.spec;
    if (tolerations.length === 0 || pod.owner.kindName === 'apps/DaemonSet') {
      return NOT_APPLICABLE;
    }
    return tolerations.flatMap(({ key = '', operator, effect = '' }, index): Violation[] =>
      key !== '' || operator !== 'Exists'
        ? []
        : [
            {
              path: pod.path('spec', 'tolerations', index),
              problem: `the pod tolerates every taint${effect === '' ? '' : ` of effect ${quote(effect)}`}`,
              repair: 'name the key of the taint',
            },
          ],
    );
  },
};
