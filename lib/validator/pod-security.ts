import { apparmor } from './checks/pod-security/apparmor';
import { baselineCapabilities } from './checks/pod-security/baseline-capabilities';
import { dropCapabilities } from './checks/pod-security/drop-capabilities';
import { noHostNamespaces } from './checks/pod-security/no-host-namespaces';
import { noHostPath } from './checks/pod-security/no-host-path';
import { noHostPorts } from './checks/pod-security/no-host-ports';
import { noHostProbes } from './checks/pod-security/no-host-probes';
import { noPrivilegeEscalation } from './checks/pod-security/no-privilege-escalation';
import { noPrivilegedContainers } from './checks/pod-security/no-privileged-containers';
import { noUnconfinedSeccomp } from './checks/pod-security/no-unconfined-seccomp';
import { noWindowsHostProcess } from './checks/pod-security/no-windows-host-process';
import { procMount } from './checks/pod-security/proc-mount';
import { restrictedProcMount } from './checks/pod-security/restricted-proc-mount';
import { runAsNonRoot } from './checks/pod-security/run-as-non-root';
import { runAsUser } from './checks/pod-security/run-as-user';
import { safeSysctls } from './checks/pod-security/safe-sysctls';
import { seccomp } from './checks/pod-security/seccomp';
import { selinuxOptions } from './checks/pod-security/selinux-options';
import { volumeTypes } from './checks/pod-security/volume-types';
import type { PodSecurityCheck, PodSecurityLevel } from './pod-security-check';

/** Every check of the Pod Security Standards, of all versions of Kubernetes. */
export const POD_SECURITY_CHECKS: readonly PodSecurityCheck[] = [
  apparmor,
  baselineCapabilities,
  dropCapabilities,
  noHostNamespaces,
  noHostPath,
  noHostPorts,
  noHostProbes,
  noPrivilegeEscalation,
  noPrivilegedContainers,
  noUnconfinedSeccomp,
  noWindowsHostProcess,
  procMount,
  restrictedProcMount,
  runAsNonRoot,
  runAsUser,
  safeSysctls,
  seccomp,
  selinuxOptions,
  volumeTypes,
];

const BY_ID = new Map(POD_SECURITY_CHECKS.map((check) => [check.id, check]));

function existsAt(check: PodSecurityCheck, minor: number): boolean {
  return check.since.some((since) => since <= minor);
}

/**
 * Whether the standard of that level and minor version of Kubernetes has this check. Restricted has all of baseline but
 * what its own checks override.
 *
 * @param id Of the check; one that is none of Pod Security belongs to no standard.
 */
export function podSecurityApplies(id: string, level: PodSecurityLevel, minor: number): boolean {
  const check = BY_ID.get(id);
  if (check === undefined || !existsAt(check, minor)) {
    return false;
  }
  if (check.level === level) {
    return true;
  }
  return (
    level === 'restricted' &&
    !POD_SECURITY_CHECKS.some((other) => other.overrides.includes(id) && existsAt(other, minor))
  );
}

/** The checks of the standard of that level and minor version. */
export function podSecurityChecks(level: PodSecurityLevel, minor: number): readonly PodSecurityCheck[] {
  return POD_SECURITY_CHECKS.filter(({ id }) => podSecurityApplies(id, level, minor));
}
