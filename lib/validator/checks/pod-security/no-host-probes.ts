import type { Violation } from '../../check';
import type { Container } from '../../pod';
import { podSecurityCheck } from '../../pod-security-check';
import { quote } from '../../text';

/*
 * Probes and lifecycle hooks must not name a host.
 * The kubelet connects from the node, so a host of the author's choice makes it reach what the pod itself may not.
 *
 * httpGet.host, tcpSocket.host in livenessProbe, readinessProbe, startupProbe, lifecycle.postStart and lifecycle.preStop of
 * every container: absent, empty
 *
 * No patch: without the host, the kubelet connects to the pod, where another program may answer.
 */

const PROBES = ['livenessProbe', 'readinessProbe', 'startupProbe'] as const;
const HOOKS = ['postStart', 'preStop'] as const;
const ACTIONS = ['httpGet', 'tcpSocket'] as const;

function hostsOf(container: Container): Violation[] {
  const { lifecycle, ...spec } = container.spec;
  const handlers = [
    ...PROBES.map((name) => ({ name, handler: spec[name], path: container.path(name) })),
    ...HOOKS.map((name) => ({ name, handler: lifecycle?.[name], path: container.path('lifecycle', name) })),
  ];
  return handlers.flatMap(({ name, handler, path }) =>
    ACTIONS.flatMap((action) => {
      const host = handler?.[action]?.host ?? '';
      return host === ''
        ? []
        : [
            {
              path: [...path, action, 'host'],
              problem: `${name} of ${container.title} connects to host ${quote(host)}`,
              repair: 'remove host, so that the kubelet connects to the pod',
            },
          ];
    }),
  );
}

export const noHostProbes = podSecurityCheck({
  id: 'no-host-probes',
  upstream: 'hostProbesAndHostLifecycle',
  level: 'baseline',
  versions: [{ since: 34, run: (pod) => pod.containers.flatMap(hostsOf) }],
});
