import type { Violation } from '../../check';
import type { Pod } from '../../pod';
import { podSecurityCheck } from '../../pod-security-check';
import { scopesOf } from '../../pod-security-rules';

/*
 * Windows containers must not run as processes of their node.
 * Such a container is no container: it has the files, the network and the users of the node.
 *
 * securityContext.windowsOptions.hostProcess of the pod and every container: absent, false
 */

function hostProcesses(pod: Pod): Violation[] {
  return scopesOf(pod)
    .filter(({ context }) => context.windowsOptions?.hostProcess === true)
    .map(({ title, path }) => ({
      path: path('windowsOptions', 'hostProcess'),
      problem: `${title} runs as a process of its Windows node`,
      repair: 'remove hostProcess or set it to false',
    }));
}

export const noWindowsHostProcess = podSecurityCheck({
  id: 'no-windows-host-process',
  upstream: 'windowsHostProcess',
  level: 'baseline',
  versions: [{ since: 0, run: hostProcesses }],
});
