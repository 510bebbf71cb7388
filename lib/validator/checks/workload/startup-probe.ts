import type { PodCheck, Violation } from '../../check';
import type { Container } from '../../pod';

/*
 * A container with a liveness probe must have a startup probe, or an initial delay.
 * A start that takes longer than the liveness probe waits would be killed again and again.
 *
 * startupProbe of every container: any; or livenessProbe.initialDelaySeconds: above 0
 *
 * No patch: how long a start may take is for the program to say.
 */

function judge(container: Container): Violation[] {
  const { livenessProbe, startupProbe } = container.spec;
  if (livenessProbe === undefined || startupProbe !== undefined || (livenessProbe.initialDelaySeconds ?? 0) > 0) {
    return [];
  }
  return [
    {
      path: container.path('startupProbe'),
      problem: `${container.title} has a livenessProbe, but no startupProbe and no initial delay`,
      repair: 'add startupProbe',
    },
  ];
}

export const startupProbe: PodCheck = {
  id: 'startup-probe',
  run: (pod) => pod.containers.flatMap(judge),
};
