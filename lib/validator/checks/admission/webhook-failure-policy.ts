import { objectCheck, Violation } from '../../check';
import { quote } from '../../text';

/*
 * A validating webhook must fail closed.
 * An outage, or a timeout that somebody provokes, switches the rule off for all that is admitted meanwhile.
 *
 * webhooks[*].failurePolicy of a ValidatingWebhookConfiguration: absent, Fail
 *
 * A mutating webhook that fails open leaves out a convenience, not a rule: its kind does not apply. No patch: a webhook
 * that admits its own pods must except them before it may fail closed.
 */

export const webhookFailurePolicy = objectCheck({
  id: 'webhook-failure-policy',
  kinds: ['admissionregistration.k8s.io/ValidatingWebhookConfiguration'],
  run: ({ body }) =>
    (body.webhooks ?? []).flatMap(({ name = '', failurePolicy }, index): Violation[] =>
      failurePolicy === 'Ignore'
        ? [
            {
              path: ['webhooks', index, 'failurePolicy'],
              problem: `webhook ${quote(name)} admits everything while it cannot be reached: its failurePolicy is "Ignore"`,
              repair: 'set failurePolicy: Fail, and except what the webhook itself needs',
            },
          ]
        : [],
    ),
});
