import { NOT_APPLICABLE, Outcome, PASS, PodCheck } from './check';
import type { Context } from './context';
import type { Pod } from './pod';

/** A Pod Security Standard. */
export type PodSecurityLevel = 'baseline' | 'restricted';

/** How a check judges from some version of Kubernetes on. */
export interface PodSecurityVersion {
  /** The first minor version: 25 for 1.25. */
  readonly since: number;
  readonly run: (pod: Pod) => Outcome;
}

/** What a check of the Pod Security Standards is made of. */
export interface PodSecurityDefinition {
  /** Id of the control that it checks; the name of its file. */
  readonly id: string;
  /** Id of the same check in k8s.io/pod-security-admission. */
  readonly upstream: string;
  /** The standard that first asks for it. */
  readonly level: PodSecurityLevel;
  /** In the order of their versions. */
  readonly versions: readonly PodSecurityVersion[];
  /** Ids of checks of baseline that it makes superfluous: the restricted standard does without them. */
  readonly overrides?: readonly string[];
}

/**
 * A check of the Pod Security Standards. It judges as the standard of the target version does.
 *
 * Few violations have a patch: what somebody has asked for, or what the platform gives unasked, a program may need. The
 * checks say why where they have one, and where one would be expected.
 */
export interface PodSecurityCheck extends PodCheck {
  /** Id of the same check in k8s.io/pod-security-admission. */
  readonly upstream: string;
  /** The standard that first asks for it. */
  readonly level: PodSecurityLevel;
  /** The minor versions from which it judges anew; before the first it does not apply. */
  readonly since: readonly number[];
  /** Ids of checks of baseline that the restricted standard does without where this one applies. */
  readonly overrides: readonly string[];
}

/** Makes a check that judges by the version of Kubernetes. */
export function podSecurityCheck(definition: PodSecurityDefinition): PodSecurityCheck {
  const { id, upstream, level, versions, overrides = [] } = definition;
  return {
    id,
    upstream,
    level,
    since: versions.map(({ since }) => since),
    overrides,
    run: (pod, { minor }: Context) =>
      versions
        .filter(({ since }) => since <= minor)
        .at(-1)
        ?.run(pod) ?? NOT_APPLICABLE,
  };
}

/** The rule, from which pods are exempt that say that they run on Windows: what it asks for exists on Linux only. */
export function exceptWindows(run: (pod: Pod) => Outcome): (pod: Pod) => Outcome {
  return (pod) => (pod.isWindows ? NOT_APPLICABLE : run(pod));
}

/** The rule, which any pod passes that has a user namespace of its own: root in it is nobody on the node. */
export function exceptUserNamespace(run: (pod: Pod) => Outcome): (pod: Pod) => Outcome {
  return (pod) => (pod.spec.hostUsers === false ? PASS : run(pod));
}
