import { safeSysctls } from '../../../../lib/validator/checks/pod-security/safe-sysctls';
import { Manifest } from '../../../../lib/validator/manifest';
import { Tree } from '../../../../lib/validator/tree';
import { checkSuite } from '../../../support/checks';
import { MINIMAL_DEPLOYMENT, MINIMAL_POD, Raw, tweakPod } from '../../../support/minimal';

const V1_0 =
  '"kernel.shm_rmid_forced", "net.ipv4.ip_local_port_range", "net.ipv4.ip_unprivileged_port_start", "net.ipv4.ping_group_range" and "net.ipv4.tcp_syncookies"';
const V1_37 =
  '"kernel.shm_rmid_forced", "net.ipv4.ip_local_port_range", "net.ipv4.ip_local_reserved_ports", "net.ipv4.ip_unprivileged_port_start", "net.ipv4.ping_group_range", "net.ipv4.tcp_fin_timeout", "net.ipv4.tcp_keepalive_intvl", "net.ipv4.tcp_keepalive_probes", "net.ipv4.tcp_keepalive_time", "net.ipv4.tcp_notsent_lowat", "net.ipv4.tcp_rmem", "net.ipv4.tcp_slow_start_after_idle", "net.ipv4.tcp_syncookies" and "net.ipv4.tcp_wmem"';

function sysctls(names: readonly unknown[] | null, object = MINIMAL_POD): Raw {
  return tweakPod(
    object,
    ({ securityContext }) => (securityContext.sysctls = names?.map((name) => ({ name, value: '1' }))),
  );
}

checkSuite(safeSysctls, {
  passes: {
    'absent': MINIMAL_POD,
    'null': sysctls(null),
    'of every version': sysctls([
      'kernel.shm_rmid_forced',
      'net.ipv4.ip_local_reserved_ports',
      'net.ipv4.tcp_keepalive_time',
      'net.ipv4.tcp_rmem',
      'net.ipv4.tcp_notsent_lowat',
    ]),
  },
  fails: {
    'two of three': [
      sysctls(['kernel.msgmax', 'kernel.shm_rmid_forced', null]),
      [
        `Pod prod/web: the pod sets sysctl "kernel.msgmax" (spec.securityContext.sysctls[0]); remove it: only ${V1_37} may be set.`,
        `Pod prod/web: the pod sets sysctl "" (spec.securityContext.sysctls[2]); remove it: only ${V1_37} may be set.`,
      ],
    ],
    'the other spelling, in a Deployment': [
      sysctls(['kernel/shm_rmid_forced'], MINIMAL_DEPLOYMENT),
      [
        `Deployment prod/web: the pod sets sysctl "kernel/shm_rmid_forced" (spec.template.spec.securityContext.sysctls[0]); remove it: only ${V1_37} may be set.`,
      ],
    ],
  },
});

checkSuite(safeSysctls, {
  minor: 0,
  passes: { 'of the first version': sysctls(['kernel.shm_rmid_forced', 'net.ipv4.tcp_syncookies']) },
  fails: {
    'a later one': [
      sysctls(['net.ipv4.ip_local_reserved_ports']),
      [
        `Pod prod/web: the pod sets sysctl "net.ipv4.ip_local_reserved_ports" (spec.securityContext.sysctls[0]); remove it: only ${V1_0} may be set.`,
      ],
    ],
  },
});

/** Those of each version, and the last version without them. */
const NEW: readonly (readonly [number, readonly string[]])[] = [
  [26, ['net.ipv4.ip_local_reserved_ports']],
  [
    28,
    [
      'net.ipv4.tcp_keepalive_time',
      'net.ipv4.tcp_fin_timeout',
      'net.ipv4.tcp_keepalive_intvl',
      'net.ipv4.tcp_keepalive_probes',
    ],
  ],
  [31, ['net.ipv4.tcp_rmem', 'net.ipv4.tcp_wmem']],
  [36, ['net.ipv4.tcp_slow_start_after_idle', 'net.ipv4.tcp_notsent_lowat']],
];

test.each(NEW)('safe-sysctls, new after 1.%i: %j', (minor, names) => {
  const [pod] = new Manifest(sysctls(names), { file: 'test.yaml', document: 0, base: [] }).pods;
  const count = (version: number): number =>
    safeSysctls.run(pod, { tree: new Tree([]), minor: version, registries: [] }).length;
  expect([count(minor), count(minor + 1)]).toEqual([names.length, 0]);
});
