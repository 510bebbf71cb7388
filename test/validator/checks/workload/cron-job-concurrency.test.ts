import { cronJobConcurrency } from '../../../../lib/validator/checks/workload/cron-job-concurrency';
import { checkSuite } from '../../../support/checks';
import { Raw } from '../../../support/minimal';
import { prod } from '../../../support/objects';

const message = (told: string): string =>
  `CronJob prod/backup: has ${told}: slow runs pile up (spec.concurrencyPolicy); set concurrencyPolicy: Forbid or Replace.`;

function cronJob(spec: unknown): Raw {
  return prod('batch/v1', 'CronJob', 'backup', { spec });
}

checkSuite(cronJobConcurrency, {
  passes: {
    Forbid: cronJob({ concurrencyPolicy: 'Forbid' }),
    Replace: cronJob({ concurrencyPolicy: 'Replace' }),
  },
  fails: {
    'absent': [cronJob({}), [message('no concurrencyPolicy, which means "Allow"')]],
    'null': [cronJob({ concurrencyPolicy: null }), [message('no concurrencyPolicy, which means "Allow"')]],
    'no spec': [cronJob(undefined), [message('no concurrencyPolicy, which means "Allow"')]],
    'Allow': [cronJob({ concurrencyPolicy: 'Allow' }), [message('concurrencyPolicy "Allow"')]],
    'empty': [cronJob({ concurrencyPolicy: '' }), [message('concurrencyPolicy ""')]],
  },
  notApplicable: { 'a Job': prod('batch/v1', 'Job', 'backup') },
});
