import { podSecurityCheck } from '../../pod-security-check';
import { addedCapabilities } from '../../pod-security-rules';

/*
 * Containers may add no capability beyond those that runtimes give by default, and not NET_RAW.
 * Most of the others are as good as root on the node; NET_RAW forges packets of other pods.
 *
 * securityContext.capabilities.add of every container: absent, empty, or of this list
 */

const ALLOWED = [
  'AUDIT_WRITE',
  'CHOWN',
  'DAC_OVERRIDE',
  'FOWNER',
  'FSETID',
  'KILL',
  'MKNOD',
  'NET_BIND_SERVICE',
  'SETFCAP',
  'SETGID',
  'SETPCAP',
  'SETUID',
  'SYS_CHROOT',
];

export const baselineCapabilities = podSecurityCheck({
  id: 'baseline-capabilities',
  upstream: 'capabilities_baseline',
  level: 'baseline',
  versions: [{ since: 0, run: (pod) => addedCapabilities(pod, ALLOWED) }],
});
