import { NOT_APPLICABLE, objectCheck, PASS } from '../../check';
import type { Body } from '../../manifest';
import { mostReplicas, podsOfShare, shareText } from '../../replicas';

/*
 * A roll-out must not go below the wanted number of replicas.
 * Whoever updates promptly must not pay for it with an outage.
 *
 * Deployment spec.strategy.rollingUpdate.maxUnavailable: what is no whole pod of the replicas: 0, or a percentage of
 * them below 1, such as the default of 25% of up to 3 replicas. Where an autoscaler sets the replicas, its maximum
 * counts.
 *
 * Not judged: strategy Recreate, which recreate-strategy is for; StatefulSets and DaemonSets, which replace pods in
 * their place.
 *
 * No patch: a pod with a port of its node, or with a claim that one pod only may mount, cannot run beside its
 * successor.
 */

/** What Kubernetes sets for both fields. */
const DEFAULT = '25%';

type Update = NonNullable<NonNullable<NonNullable<Body<'apps/Deployment'>['spec']>['strategy']>['rollingUpdate']>;

/** Whether a pod may be missing: never none where none may be added either (deployment/util.ResolveFenceposts). */
function goesBelow({ maxUnavailable = DEFAULT, maxSurge = DEFAULT }: Update, replicas: number): boolean {
  return (
    replicas > 0 &&
    (podsOfShare(maxUnavailable, replicas, Math.floor) > 0 || podsOfShare(maxSurge, replicas, Math.ceil) === 0)
  );
}

export const rollingUpdate = objectCheck({
  id: 'rolling-update',
  kinds: ['apps/Deployment'],
  run: (deployment, { tree }) => {
    const { type = 'RollingUpdate', rollingUpdate: update = {} } = deployment.body.spec?.strategy ?? {};
    if (type !== 'RollingUpdate') {
      return NOT_APPLICABLE;
    }
    if (!goesBelow(update, mostReplicas(tree, deployment))) {
      return PASS;
    }
    const { maxUnavailable = DEFAULT } = update;
    return [
      {
        path: ['spec', 'strategy', 'rollingUpdate', 'maxUnavailable'],
        problem: `a roll-out may go below the wanted replicas, with maxUnavailable ${shareText(maxUnavailable)}`,
        repair: 'set strategy.rollingUpdate.maxUnavailable: 0 and maxSurge: 1',
      },
    ];
  },
});
