import { jobLimits } from '../../../../lib/validator/checks/workload/job-limits';
import { checkSuite } from '../../../support/checks';
import { MINIMAL_DEPLOYMENT, Raw, tweak } from '../../../support/minimal';
import { prod } from '../../../support/objects';

const WITHOUT_TTL = { activeDeadlineSeconds: 600, backoffLimit: 0 };
const ALL = { ...WITHOUT_TTL, ttlSecondsAfterFinished: 0 };

function job(spec: unknown, annotations: unknown = {}): Raw {
  return tweak(prod('batch/v1', 'Job', 'backup', { spec }), ({ metadata }) => (metadata.annotations = annotations));
}

function cronJob(spec: unknown): Raw {
  return prod('batch/v1', 'CronJob', 'backup', { spec: { jobTemplate: { spec } } });
}

const DEADLINE = 'Job prod/backup: a run may last for ever (spec.activeDeadlineSeconds); set activeDeadlineSeconds.';
const RETRIES = 'Job prod/backup: no limit of retries is written (spec.backoffLimit); set backoffLimit, such as 6.';
const STAYS =
  'Job prod/backup: the Job stays when it has ended (spec.ttlSecondsAfterFinished); set ttlSecondsAfterFinished.';

checkSuite(jobLimits, {
  passes: {
    'all three': job(ALL),
    'a limit for each index': job({ ...ALL, backoffLimit: null, backoffLimitPerIndex: 1 }),
    'a CronJob keeps a limited history': cronJob(WITHOUT_TTL),
    'Helm deletes it': job(WITHOUT_TTL, { 'helm.sh/hook-delete-policy': 'hook-succeeded' }),
    'Argo CD deletes it': job(WITHOUT_TTL, { 'argocd.argoproj.io/hook': 'PreSync' }),
  },
  fails: {
    'none': [job({}), [DEADLINE, RETRIES, STAYS]],
    'no spec': [job(undefined), [DEADLINE, RETRIES, STAYS]],
    'null': [job({ ...ALL, activeDeadlineSeconds: null }), [DEADLINE]],
    'no limit of retries': [job({ ...ALL, backoffLimit: undefined }), [RETRIES]],
    'no time to live': [job(WITHOUT_TTL, null), [STAYS]],
    'a CronJob': [
      cronJob({}),
      [
        'CronJob prod/backup: a run may last for ever (spec.jobTemplate.spec.activeDeadlineSeconds); set activeDeadlineSeconds.',
        'CronJob prod/backup: no limit of retries is written (spec.jobTemplate.spec.backoffLimit); set backoffLimit, such as 6.',
      ],
    ],
  },
  notApplicable: { 'a Deployment': MINIMAL_DEPLOYMENT },
  patches: {
    'a Job': [job({}), [{ op: 'add', path: '/spec/backoffLimit', value: 6 }]],
    'a CronJob': [cronJob(null), [{ op: 'add', path: '/spec/jobTemplate/spec/backoffLimit', value: 6 }]],
  },
});
