import { podSecurityCheck } from '../../pod-security-check';
import { unmaskedProc } from '../../pod-security-rules';

/*
 * Containers must keep the masks of /proc, even where their pod has a user namespace of its own.
 * What is masked shows the kernel of the node to those who look for its faults.
 *
 * securityContext.procMount of every container: absent, Default
 */

export const restrictedProcMount = podSecurityCheck({
  id: 'restricted-proc-mount',
  upstream: 'procMount_restricted',
  level: 'restricted',
  overrides: ['proc-mount'],
  // Until then baseline says the same.
  versions: [{ since: 35, run: unmaskedProc }],
});
