import type { Violation } from './check';
import type { ContainerSpec, Pod } from './pod';
import type { Path } from './shape';
import { list, quote } from './text';

/** What the security contexts of pods and of containers have in common. */
type SharedContext = Pick<
  NonNullable<ContainerSpec['securityContext']>,
  'appArmorProfile' | 'runAsUser' | 'seccompProfile' | 'seLinuxOptions' | 'windowsOptions'
>;

/** A pod or one of its containers, with its security context. */
export interface Scope {
  /** `the pod`, `container "app"` */
  readonly title: string;
  readonly context: SharedContext;
  /** The path of a field of the security context. */
  readonly path: (...fields: Path) => Path;
}

/** The pod, then its containers. */
export function scopesOf(pod: Pod): readonly Scope[] {
  const whole: Scope = {
    title: 'the pod',
    context: pod.spec.securityContext ?? {},
    path: (...fields) => pod.path('spec', 'securityContext', ...fields),
  };
  const parts = pod.containers.map((container): Scope => ({
    title: container.title,
    context: container.spec.securityContext ?? {},
    path: (...fields) => container.path('securityContext', ...fields),
  }));
  return [whole, ...parts];
}

/** Types of profiles that confine; `Unconfined` is the other one. */
const CONFINING = ['RuntimeDefault', 'Localhost'];

/** Whether a profile is of a type that confines. One without a type is not. */
export function confines(profile: { readonly type?: string }): boolean {
  return CONFINING.includes(profile.type ?? '');
}

const PROFILES = { appArmorProfile: 'AppArmor', seccompProfile: 'seccomp' } as const;

/** The profiles of a pod and its containers that are set and do not confine. */
export function unconfined(pod: Pod, field: keyof typeof PROFILES): Violation[] {
  return scopesOf(pod).flatMap(({ title, context, path }) => {
    const profile = context[field];
    if (profile === undefined || confines(profile)) {
      return [];
    }
    return [
      {
        path: path(field, 'type'),
        problem: `${title} sets its ${PROFILES[field]} profile to ${quote(profile.type ?? '')}`,
        repair: `set type to ${list(CONFINING, 'or')}`,
      },
    ];
  });
}

/** The capabilities that containers add without being allowed to. */
export function addedCapabilities(pod: Pod, allowed: readonly string[]): Violation[] {
  return pod.containers.flatMap((container) =>
    (container.spec.securityContext?.capabilities?.add ?? []).flatMap((capability, index) =>
      allowed.includes(capability)
        ? []
        : [
            {
              path: container.path('securityContext', 'capabilities', 'add', index),
              problem: `${container.title} adds capability ${quote(capability)}`,
              repair: `remove it: only ${list(allowed)} may be added`,
            },
          ],
    ),
  );
}

/** The containers whose /proc has not the masks that runtimes give it. */
export function unmaskedProc(pod: Pod): Violation[] {
  return pod.containers.flatMap((container) => {
    const procMount = container.spec.securityContext?.procMount;
    if (procMount === undefined || procMount === 'Default') {
      return [];
    }
    return [
      {
        path: container.path('securityContext', 'procMount'),
        problem: `${container.title} has procMount ${quote(procMount)}`,
        repair: 'remove procMount or set it to "Default"',
      },
    ];
  });
}
