import { exceptUserNamespace, podSecurityCheck } from '../../pod-security-check';
import { unmaskedProc } from '../../pod-security-rules';

/*
 * Containers must keep the masks of /proc, unless their pod has a user namespace of its own.
 * What is masked shows or changes the kernel of the node.
 *
 * securityContext.procMount of every container: absent, Default
 */

export const procMount = podSecurityCheck({
  id: 'proc-mount',
  upstream: 'procMount',
  level: 'baseline',
  versions: [
    { since: 0, run: unmaskedProc },
    { since: 35, run: exceptUserNamespace(unmaskedProc) },
  ],
});
