import type { Violation } from '../../check';
import type { Pod } from '../../pod';
import { podSecurityCheck } from '../../pod-security-check';
import { Scope, scopesOf } from '../../pod-security-rules';
import { list, quote } from '../../text';

/*
 * Neither pod nor container may choose an SELinux user or role, or a type that is not made for containers.
 * Other types, such as spc_t, confine nothing.
 *
 * securityContext.seLinuxOptions.type of the pod and every container: absent, empty, or of this list
 * securityContext.seLinuxOptions.user, role of the pod and every container: absent, empty
 */

const TYPES = ['container_init_t', 'container_kvm_t', 'container_t'];
const TYPES_1_31 = [...TYPES, 'container_engine_t'];

function optionsOf({ title, context, path }: Scope, types: readonly string[]): Violation[] {
  const { type = '', user = '', role = '' } = context.seLinuxOptions ?? {};
  const allowed = {
    type: { value: types.includes(type) ? '' : type, repair: `remove type or set it to ${list(types, 'or')}` },
    user: { value: user, repair: 'remove user' },
    role: { value: role, repair: 'remove role' },
  };
  return Object.entries(allowed).flatMap(([field, { value, repair }]) =>
    value === ''
      ? []
      : [{ path: path('seLinuxOptions', field), problem: `${title} sets SELinux ${field} ${quote(value)}`, repair }],
  );
}

function options(pod: Pod, types: readonly string[]): Violation[] {
  return scopesOf(pod).flatMap((scope) => optionsOf(scope, types));
}

export const selinuxOptions = podSecurityCheck({
  id: 'selinux-options',
  upstream: 'seLinuxOptions',
  level: 'baseline',
  versions: [
    { since: 0, run: (pod) => options(pod, TYPES) },
    { since: 31, run: (pod) => options(pod, TYPES_1_31) },
  ],
});
