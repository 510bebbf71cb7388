import type { Violation } from '../../check';
import type { Pod } from '../../pod';
import { exceptWindows, podSecurityCheck } from '../../pod-security-check';
import { addedCapabilities } from '../../pod-security-rules';

/*
 * Containers must drop all capabilities, and may add NET_BIND_SERVICE only.
 * Each of the capabilities that runtimes give by default is a piece of root that few programs need.
 *
 * securityContext.capabilities.drop of every container: holds ALL
 * securityContext.capabilities.add of every container: absent, empty, NET_BIND_SERVICE
 *
 * No patch: programs that change their user, own files of others or bind a low port stop working.
 */

const ALLOWED = ['NET_BIND_SERVICE'];

function keeping(pod: Pod): Violation[] {
  return pod.containers
    .filter(({ spec }) => spec.securityContext?.capabilities?.drop?.includes('ALL') !== true)
    .map((container) => ({
      path: container.path('securityContext', 'capabilities', 'drop'),
      problem: `${container.title} does not drop all capabilities`,
      repair: 'set drop to ["ALL"]',
    }));
}

function unrestricted(pod: Pod): Violation[] {
  return [...keeping(pod), ...addedCapabilities(pod, ALLOWED)];
}

export const dropCapabilities = podSecurityCheck({
  id: 'drop-capabilities',
  upstream: 'capabilities_restricted',
  level: 'restricted',
  overrides: ['baseline-capabilities'],
  versions: [
    { since: 22, run: unrestricted },
    { since: 25, run: exceptWindows(unrestricted) },
  ],
});
