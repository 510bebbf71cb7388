import type { Violation } from '../../check';
import type { Pod } from '../../pod';
import { podSecurityCheck } from '../../pod-security-check';
import { list, quote } from '../../text';

/*
 * Pods may set only the sysctls that act in the pod alone.
 * The others act on the whole node, or switch protection off.
 *
 * spec.securityContext.sysctls[*].name: of this list
 */

const ALLOWED = [
  'kernel.shm_rmid_forced',
  'net.ipv4.ip_local_port_range',
  'net.ipv4.ip_unprivileged_port_start',
  'net.ipv4.ping_group_range',
  'net.ipv4.tcp_syncookies',
];
const ALLOWED_1_27 = [...ALLOWED, 'net.ipv4.ip_local_reserved_ports'];
const ALLOWED_1_29 = [
  ...ALLOWED_1_27,
  'net.ipv4.tcp_fin_timeout',
  'net.ipv4.tcp_keepalive_intvl',
  'net.ipv4.tcp_keepalive_probes',
  'net.ipv4.tcp_keepalive_time',
];
const ALLOWED_1_32 = [...ALLOWED_1_29, 'net.ipv4.tcp_rmem', 'net.ipv4.tcp_wmem'];
const ALLOWED_1_37 = [...ALLOWED_1_32, 'net.ipv4.tcp_notsent_lowat', 'net.ipv4.tcp_slow_start_after_idle'];

function unsafe(allowed: readonly string[]): (pod: Pod) => Violation[] {
  return (pod) =>
    (pod.spec.securityContext?.sysctls ?? []).flatMap(({ name = '' }, index) =>
      allowed.includes(name)
        ? []
        : [
            {
              path: pod.path('spec', 'securityContext', 'sysctls', index),
              problem: `the pod sets sysctl ${quote(name)}`,
              repair: `remove it: only ${list(allowed)} may be set`,
            },
          ],
    );
}

export const safeSysctls = podSecurityCheck({
  id: 'safe-sysctls',
  upstream: 'sysctls',
  level: 'baseline',
  versions: [
    { since: 0, run: unsafe(ALLOWED) },
    { since: 27, run: unsafe(ALLOWED_1_27) },
    { since: 29, run: unsafe(ALLOWED_1_29) },
    { since: 32, run: unsafe(ALLOWED_1_32) },
    { since: 37, run: unsafe(ALLOWED_1_37) },
  ],
});
