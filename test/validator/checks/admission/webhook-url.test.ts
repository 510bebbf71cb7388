import { webhookUrl } from '../../../../lib/validator/checks/admission/webhook-url';
import { RawObject } from '../../../../lib/validator/manifest';
import { checkSuite } from '../../../support/checks';

function configuration(clientConfig: unknown, kind = 'ValidatingWebhookConfiguration'): RawObject {
  const webhooks = [{ name: 'guard.example.com', clientConfig }];
  return { apiVersion: 'admissionregistration.k8s.io/v1', kind, metadata: { name: 'guard' }, webhooks };
}

const REPAIR = 'use clientConfig.service, or an https URL with a caBundle.';
const NEITHER = `ValidatingWebhookConfiguration guard: webhook "guard.example.com" cannot be reached: its clientConfig has neither service nor url (webhooks[0].clientConfig); ${REPAIR}`;

checkSuite(webhookUrl, {
  passes: {
    'a service': configuration({ service: { name: 'guard', namespace: 'guard' } }),
    'https': configuration({ url: 'https://guard.example.com/validate', caBundle: 'Zm9v' }),
    'https in capitals': configuration({ url: 'HTTPS://guard.example.com' }),
    'no webhooks': { ...configuration({}), webhooks: null },
  },
  fails: {
    'http': [
      configuration({ url: 'http://guard.example.com' }, 'MutatingWebhookConfiguration'),
      [
        `MutatingWebhookConfiguration guard: webhook "guard.example.com" is asked in clear: its url is not https (webhooks[0].clientConfig.url); ${REPAIR}`,
      ],
    ],
    'an empty url': [
      configuration({ url: '' }),
      [
        `ValidatingWebhookConfiguration guard: webhook "guard.example.com" is asked in clear: its url is not https (webhooks[0].clientConfig.url); ${REPAIR}`,
      ],
    ],
    'neither': [configuration({}), [NEITHER]],
    'null': [configuration(null), [NEITHER]],
    'null fields': [configuration({ url: null, service: null }), [NEITHER]],
  },
  notApplicable: { 'another kind': { apiVersion: 'v1', kind: 'Service', metadata: { name: 'a' } } },
});
