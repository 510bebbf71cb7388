import { Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-28';

/** Level of the Pod Security Standards. */
export enum PodSecurityLevel {
  /** Heavily restricted, following current hardening practice. */
  RESTRICTED = 'restricted',
  /** Prevents known privilege escalations. Needs a waiver for `pod-security`. */
  BASELINE = 'baseline',
  /** Unrestricted. Needs a waiver for `pod-security`. */
  PRIVILEGED = 'privileged',
}

/** What all pods of a namespace together may ask for. */
export interface NamespaceQuota {
  /**
   * Pods.
   *
   * @default 10
   */
  readonly pods?: number;
  /**
   * Sum of CPU requests.
   *
   * @default Cpu.units(2)
   */
  readonly requestsCpu?: Cpu;
  /**
   * Sum of memory requests.
   *
   * @default Size.gibibytes(2)
   */
  readonly requestsMemory?: Size;
  /**
   * Sum of ephemeral-storage requests.
   *
   * @default Size.gibibytes(10)
   */
  readonly requestsEphemeralStorage?: Size;
  /**
   * Sum of CPU limits.
   *
   * @default Cpu.units(5)
   */
  readonly limitsCpu?: Cpu;
  /**
   * Sum of memory limits.
   *
   * @default Size.gibibytes(5)
   */
  readonly limitsMemory?: Size;
  /**
   * Sum of ephemeral-storage limits.
   *
   * @default Size.gibibytes(20)
   */
  readonly limitsEphemeralStorage?: Size;
}

/** The most that one container of a namespace may ask for. */
export interface ContainerMaximum {
  /**
   * CPU limit.
   *
   * @default Cpu.units(2)
   */
  readonly cpu?: Cpu;
  /**
   * Memory limit.
   *
   * @default Size.gibibytes(2)
   */
  readonly memory?: Size;
  /**
   * Limit of ephemeral storage.
   *
   * @default Size.gibibytes(4)
   */
  readonly ephemeralStorage?: Size;
}

/** The defaults of `NamespaceQuota`. */
export const DEFAULT_QUOTA: Required<NamespaceQuota> = {
  pods: 10,
  requestsCpu: Cpu.units(2),
  requestsMemory: Size.gibibytes(2),
  requestsEphemeralStorage: Size.gibibytes(10),
  limitsCpu: Cpu.units(5),
  limitsMemory: Size.gibibytes(5),
  limitsEphemeralStorage: Size.gibibytes(20),
};

/** The defaults of `ContainerMaximum`. */
export const DEFAULT_MAXIMUM: Required<ContainerMaximum> = {
  cpu: Cpu.units(2),
  memory: Size.gibibytes(2),
  ephemeralStorage: Size.gibibytes(4),
};
