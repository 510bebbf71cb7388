import { NOT_APPLICABLE, objectCheck, PASS } from '../../check';
import { autoscalerOf, fewestReplicas } from '../../replicas';
import { count } from '../../text';

/*
 * A Deployment should have at least two replicas.
 * One replica is away in every roll-out and drain.
 *
 * Deployment spec.replicas: 2 or more; or the minimum of its autoscaler, where the tree has one
 *
 * Not judged: a Deployment that is switched off, with 0 replicas and no autoscaler.
 *
 * No patch: not every program may run twice.
 */

export const replicas = objectCheck({
  id: 'replicas',
  kinds: ['apps/Deployment'],
  run: (deployment, { tree }) => {
    const autoscaler = autoscalerOf(tree, deployment);
    const fewest = fewestReplicas(tree, deployment);
    if (fewest === 0 && autoscaler === undefined) {
      return NOT_APPLICABLE;
    }
    if (fewest >= 2) {
      return PASS;
    }
    const path = ['spec', 'replicas'];
    const told = count(fewest, 'replica');
    return autoscaler === undefined
      ? [{ path, problem: `runs as ${told}`, repair: 'set replicas to 2 or more' }]
      : [
          {
            path,
            problem: `runs as few as ${told} by ${autoscaler.object.title}`,
            repair: 'set the minimum of the autoscaler to 2 or more',
          },
        ];
  },
});
