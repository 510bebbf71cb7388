import { objectCheck, Violation } from '../../check';
import type { Manifest } from '../../manifest';
import type { Path } from '../../shape';
import { pointer } from '../../text';

/*
 * A Job must end and go away: it has a deadline, a limit of retries and a time to live.
 * A failing Job else tries, and holds its node and data, for days.
 *
 * Job spec, CronJob spec.jobTemplate.spec: activeDeadlineSeconds; backoffLimit or backoffLimitPerIndex; and for a Job
 * ttlSecondsAfterFinished
 *
 * A time to live is not asked of a CronJob, which keeps a limited history, nor of a hook of Helm or Argo CD that is
 * deleted by these.
 *
 * Patch: backoffLimit: 6 is what Kubernetes sets. How long a run may take, and how long its logs are wanted, are not
 * for a tool to say.
 */

type Job = Manifest<'batch/Job' | 'batch/CronJob'>;

/** Annotations by which a tool deletes the Job itself. */
const DELETING = ['argocd.argoproj.io/hook', 'argocd.argoproj.io/hook-delete-policy', 'helm.sh/hook-delete-policy'];

/** As in SetDefaults_Job. */
const DEFAULT_BACKOFF_LIMIT = 6;

const PROBLEMS = {
  activeDeadlineSeconds: { problem: 'a run may last for ever', repair: 'set activeDeadlineSeconds' },
  backoffLimit: {
    problem: 'no limit of retries is written',
    repair: `set backoffLimit, such as ${DEFAULT_BACKOFF_LIMIT}`,
  },
  ttlSecondsAfterFinished: { problem: 'the Job stays when it has ended', repair: 'set ttlSecondsAfterFinished' },
} as const;

type Field = keyof typeof PROBLEMS;

function placeOf(job: Job): Path {
  return job.is('batch/CronJob') ? ['spec', 'jobTemplate', 'spec'] : ['spec'];
}

function wantedOf(job: Job): readonly Field[] {
  const kept = job.is('batch/Job') && !DELETING.some((annotation) => annotation in job.annotations);
  return kept
    ? ['activeDeadlineSeconds', 'backoffLimit', 'ttlSecondsAfterFinished']
    : ['activeDeadlineSeconds', 'backoffLimit'];
}

export const jobLimits = objectCheck({
  id: 'job-limits',
  kinds: ['batch/Job', 'batch/CronJob'],
  run: (job) => {
    const spec = job.is('batch/CronJob') ? job.body.spec?.jobTemplate?.spec : (job as Manifest<'batch/Job'>).body.spec;
    const isIndexed = spec?.backoffLimitPerIndex !== undefined;
    return wantedOf(job)
      .filter((field) => spec?.[field] === undefined && !(field === 'backoffLimit' && isIndexed))
      .map((field): Violation => {
        const path = [...placeOf(job), field];
        return field === 'backoffLimit'
          ? { path, ...PROBLEMS[field], patch: [{ op: 'add', path: pointer(path), value: DEFAULT_BACKOFF_LIMIT }] }
          : { path, ...PROBLEMS[field] };
      });
  },
});
