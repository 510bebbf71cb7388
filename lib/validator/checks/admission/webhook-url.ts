import { objectCheck, Violation } from '../../check';
import { quote } from '../../text';

/*
 * A webhook must be reached by a Service or by https.
 * Its answers decide what is admitted, and what it is asked about are whole objects.
 *
 * webhooks[*].clientConfig: a service, or a url that is https
 *
 * Whether the certificate is verified cannot be told here: a caBundle is often injected, and without one the authorities
 * of the API server count.
 */

interface ClientConfig {
  readonly url?: string;
  readonly service?: unknown;
}

function problemOf({ url, service }: ClientConfig): { field?: string; problem: string } | undefined {
  if (url !== undefined) {
    return /^https:\/\//i.test(url) ? undefined : { field: 'url', problem: 'is asked in clear: its url is not https' };
  }
  return service === undefined
    ? { problem: 'cannot be reached: its clientConfig has neither service nor url' }
    : undefined;
}

export const webhookUrl = objectCheck({
  id: 'webhook-url',
  kinds: [
    'admissionregistration.k8s.io/MutatingWebhookConfiguration',
    'admissionregistration.k8s.io/ValidatingWebhookConfiguration',
  ],
  run: ({ body }) =>
    (body.webhooks ?? []).flatMap(({ name = '', clientConfig = {} }, index): Violation[] => {
      const found = problemOf(clientConfig);
      return found === undefined
        ? []
        : [
            {
              path: ['webhooks', index, 'clientConfig', ...(found.field === undefined ? [] : [found.field])],
              problem: `webhook ${quote(name)} ${found.problem}`,
              repair: 'use clientConfig.service, or an https URL with a caBundle',
            },
          ];
    }),
});
