import { Duration, Size } from 'cdk8s';

/** How far hardening goes. */
export enum HardeningProfile {
  /** What the security guide asks for, and what an expert adds. Runs as 1001:1001. */
  GUIDE = 'guide',
  /**
   * Beyond it: runs as 10001:10001 and, from Kubernetes 1.33 on, in a user namespace of its own and without the groups
   * of the image. Older clusters have no such fields that can be relied on.
   */
  STRICT = 'strict',
}

/** A capability that Pod Security `restricted` allows to be added. There is no other. */
export enum Capability {
  /** Listen on ports below 1024. Useless on port 8080. */
  NET_BIND_SERVICE = 'NET_BIND_SERVICE',
}

/** Sizes of the writable volumes. What is beyond them is evicted by the kubelet. */
export interface WritableVolumeSizes {
  /**
   * Size of /tmp.
   *
   * @default Size.mebibytes(64)
   */
  readonly tmp?: Size;
  /**
   * Size of /app/logs.
   *
   * @default Size.mebibytes(128)
   */
  readonly logs?: Size;
  /**
   * Size of /app/data.
   *
   * @default Size.mebibytes(256)
   */
  readonly data?: Size;
}

/** When a probe asks, and how often it may fail. */
export interface ProbeTiming {
  /**
   * Time between two questions: whole seconds, at least one.
   *
   * @default - 10 seconds; 2 seconds for the start-up probe
   */
  readonly period?: Duration;
  /**
   * Time after which an answer counts as none: whole seconds, at least one.
   *
   * @default Duration.seconds(3)
   */
  readonly timeout?: Duration;
  /**
   * Failures in a row after which the probe has failed.
   *
   * @default - 3; 30 for the start-up probe
   */
  readonly failureThreshold?: number;
}

/** The probes' timing. Their paths and port come from agent/contract.json. */
export interface AgentProbes {
  /**
   * Restarts an agent whose loop does not progress.
   *
   * @default - every 10 s, 3 s time-out, 3 failures
   */
  readonly liveness?: ProbeTiming;
  /**
   * Takes an agent out of the Service that has not read its first lists.
   *
   * @default - every 10 s, 3 s time-out, 3 failures
   */
  readonly readiness?: ProbeTiming;
  /**
   * Holds the other two back until the agent runs.
   *
   * @default - every 2 s, 3 s time-out, 30 failures
   */
  readonly startup?: ProbeTiming;
}
