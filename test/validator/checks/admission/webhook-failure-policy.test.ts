import { webhookFailurePolicy } from '../../../../lib/validator/checks/admission/webhook-failure-policy';
import { RawObject } from '../../../../lib/validator/manifest';
import { checkSuite } from '../../../support/checks';

function configuration(webhooks: unknown, kind = 'ValidatingWebhookConfiguration'): RawObject {
  return { apiVersion: 'admissionregistration.k8s.io/v1', kind, metadata: { name: 'guard' }, webhooks };
}

checkSuite(webhookFailurePolicy, {
  passes: {
    'Fail': configuration([{ name: 'a.example.com', failurePolicy: 'Fail' }]),
    'absent and null: the default is Fail': configuration([{ name: 'a' }, { name: 'b', failurePolicy: null }]),
    'no webhooks': configuration(undefined),
    'empty and null': configuration([null]),
  },
  fails: {
    Ignore: [
      configuration([{ name: 'a.example.com' }, { name: 'b.example.com', failurePolicy: 'Ignore' }]),
      [
        'ValidatingWebhookConfiguration guard: webhook "b.example.com" admits everything while it cannot be reached: its failurePolicy is "Ignore" (webhooks[1].failurePolicy); set failurePolicy: Fail, and except what the webhook itself needs.',
      ],
    ],
  },
  notApplicable: {
    'a mutating webhook': configuration([{ name: 'a', failurePolicy: 'Ignore' }], 'MutatingWebhookConfiguration'),
  },
});
