import { META, SELECTOR } from './meta';
import { POD_TEMPLATE } from './pod';

/** Deployment, StatefulSet, DaemonSet, ReplicaSet. */
export const CONTROLLER = {
  metadata: META,
  spec: {
    replicas: 'integer',
    selector: SELECTOR,
    template: POD_TEMPLATE,
    serviceName: 'string',
    strategy: { type: 'string', rollingUpdate: { maxSurge: 'scalar', maxUnavailable: 'scalar' } },
    updateStrategy: { type: 'string', rollingUpdate: { maxUnavailable: 'scalar' } },
    minReadySeconds: 'integer',
    volumeClaimTemplates: [{ metadata: META }],
  },
} as const;

/** ReplicationController, whose selector is a plain map. */
export const REPLICATION_CONTROLLER = {
  metadata: META,
  spec: { replicas: 'integer', selector: { each: 'string' }, template: POD_TEMPLATE },
} as const;

const JOB_SPEC = {
  activeDeadlineSeconds: 'integer',
  backoffLimit: 'integer',
  backoffLimitPerIndex: 'integer',
  ttlSecondsAfterFinished: 'integer',
  template: POD_TEMPLATE,
} as const;

/** Job. */
export const JOB = { metadata: META, spec: JOB_SPEC } as const;

/** CronJob. */
export const CRON_JOB = {
  metadata: META,
  spec: {
    schedule: 'string',
    concurrencyPolicy: 'string',
    startingDeadlineSeconds: 'integer',
    successfulJobsHistoryLimit: 'integer',
    failedJobsHistoryLimit: 'integer',
    jobTemplate: { metadata: META, spec: JOB_SPEC },
  },
} as const;

/** PodTemplate. */
export const POD_TEMPLATE_OBJECT = { metadata: META, template: POD_TEMPLATE } as const;

/** PodDisruptionBudget. */
export const POD_DISRUPTION_BUDGET = {
  metadata: META,
  spec: { selector: SELECTOR, minAvailable: 'scalar', maxUnavailable: 'scalar' },
} as const;

/** HorizontalPodAutoscaler. */
export const HORIZONTAL_POD_AUTOSCALER = {
  metadata: META,
  spec: {
    scaleTargetRef: { apiVersion: 'string', kind: 'string', name: 'string' },
    minReplicas: 'integer',
    maxReplicas: 'integer',
  },
} as const;

/** ScaledObject of keda.sh. */
export const SCALED_OBJECT = {
  metadata: META,
  spec: {
    scaleTargetRef: { apiVersion: 'string', kind: 'string', name: 'string' },
    minReplicaCount: 'integer',
    maxReplicaCount: 'integer',
  },
} as const;
