import { webhookScope } from '../../../../lib/validator/checks/admission/webhook-scope';
import { RawObject } from '../../../../lib/validator/manifest';
import { checkSuite } from '../../../support/checks';

function configuration(rules: unknown, kind = 'ValidatingWebhookConfiguration'): RawObject {
  const webhooks = [{ name: 'guard.example.com', rules }];
  return { apiVersion: 'admissionregistration.k8s.io/v1', kind, metadata: { name: 'guard' }, webhooks };
}

const rule = (apiGroups: unknown, resources: unknown): unknown => ({ apiGroups, resources });
const REPAIR = 'name the resources that it needs under rules.';
const message = (sees: string, at = 'rules[0].resources[0]', kind = 'ValidatingWebhookConfiguration'): string =>
  `${kind} guard: webhook "guard.example.com" sees ${sees} (webhooks[0].${at}); ${REPAIR}`;

checkSuite(webhookScope, {
  passes: {
    'pods': configuration([rule([''], ['pods', 'pods/status'])]),
    'everything of another group': configuration([rule(['apps'], ['*'])]),
    'every subresource of pods': configuration([rule(['*'], ['pods/*'])]),
    'secrets of another group': configuration([rule(['example.com'], ['secrets'])]),
    'no rules': configuration(undefined),
    'null and empty': configuration([null, rule(null, null), rule([''], [])]),
    'no webhooks': { ...configuration([]), webhooks: null },
  },
  fails: {
    'Secrets': [configuration([rule([''], ['pods', 'secrets'])]), [message('Secrets', 'rules[0].resources[1]')]],
    'Secrets in every group': [configuration([rule(['*'], ['secrets/*'])]), [message('Secrets')]],
    'everything': [
      configuration([rule(['apps'], ['*']), rule(['*'], ['*/*'])], 'MutatingWebhookConfiguration'),
      [message('every resource of every API group', 'rules[1].resources[0]', 'MutatingWebhookConfiguration')],
    ],
    'everything of the core group': [
      configuration([rule(['apps', ''], ['*'])]),
      [message('every resource of the core group, Secrets among them')],
    ],
  },
  notApplicable: { 'another kind': { apiVersion: 'v1', kind: 'Service', metadata: { name: 'a' } } },
});
