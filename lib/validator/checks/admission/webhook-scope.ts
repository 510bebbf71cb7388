import { objectCheck, Violation } from '../../check';
import type { Path } from '../../shape';
import { quote } from '../../text';

/*
 * No webhook may see Secrets or everything without need.
 * A webhook reads and, if it mutates, changes all that it sees: whoever takes it over has the cluster's secrets.
 *
 * webhooks[*].rules[*]: resources of the core group without secrets; not every resource ("*") of the core group or of
 * every group
 */

const GROUPS = ['', '*'];

interface Rule {
  readonly apiGroups?: readonly string[];
  readonly resources?: readonly string[];
}

function seen(resource: string, groups: readonly string[]): string | undefined {
  if (resource === '*' || resource === '*/*') {
    return groups.includes('*')
      ? 'every resource of every API group'
      : 'every resource of the core group, Secrets among them';
  }
  return resource === 'secrets' || resource === 'secrets/*' ? 'Secrets' : undefined;
}

function ruleOf({ apiGroups = [], resources = [] }: Rule, webhook: string, path: Path): Violation[] {
  if (!apiGroups.some((group) => GROUPS.includes(group))) {
    return [];
  }
  return resources.flatMap((resource, index) => {
    const what = seen(resource, apiGroups);
    return what === undefined
      ? []
      : [
          {
            path: [...path, 'resources', index],
            problem: `webhook ${quote(webhook)} sees ${what}`,
            repair: 'name the resources that it needs under rules',
          },
        ];
  });
}

export const webhookScope = objectCheck({
  id: 'webhook-scope',
  kinds: [
    'admissionregistration.k8s.io/MutatingWebhookConfiguration',
    'admissionregistration.k8s.io/ValidatingWebhookConfiguration',
  ],
  run: ({ body }) =>
    (body.webhooks ?? []).flatMap(({ name = '', rules = [] }, webhook) =>
      rules.flatMap((rule, index) => ruleOf(rule, name, ['webhooks', webhook, 'rules', index])),
    ),
});
