import { objectCheck, PASS } from '../../check';
import { quote } from '../../text';

/*
 * A CronJob must not run beside itself.
 * Runs that take longer than the time between them would pile up.
 *
 * spec.concurrencyPolicy: Forbid, Replace
 *
 * No patch: whether the old run or the new one is to go is for the program to say.
 */

export const cronJobConcurrency = objectCheck({
  id: 'cron-job-concurrency',
  kinds: ['batch/CronJob'],
  run: ({ body: { spec = {} } }) => {
    const { concurrencyPolicy } = spec;
    if (concurrencyPolicy === 'Forbid' || concurrencyPolicy === 'Replace') {
      return PASS;
    }
    const told =
      concurrencyPolicy === undefined
        ? 'no concurrencyPolicy, which means "Allow"'
        : `concurrencyPolicy ${quote(concurrencyPolicy)}`;
    return [
      {
        path: ['spec', 'concurrencyPolicy'],
        problem: `has ${told}: slow runs pile up`,
        repair: 'set concurrencyPolicy: Forbid or Replace',
      },
    ];
  },
});
