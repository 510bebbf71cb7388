import { NOT_APPLICABLE, objectCheck } from '../../check';
import { isLimitedResponder } from '../../responders';
import { BINDING_KINDS } from '../../rights';
import { isJudgedBinding, roleText, Subject, subjectsOf } from '../../subjects';
import type { Tree } from '../../tree';

/** The account that a custom resource gives to the pods which its operator makes: Prometheus, Kafka, ... */
function accountOfCustomResource(spec: unknown): string | undefined {
  const fields = (spec ?? {}) as { readonly serviceAccountName?: unknown; readonly serviceAccount?: unknown };
  const name = fields.serviceAccountName ?? fields.serviceAccount;
  return typeof name === 'string' ? name : undefined;
}

function key(namespace: string, name: string): string {
  return `${namespace}\n${name}`;
}

/** The accounts that something in the tree runs as. */
function accountsInUse(tree: Tree): ReadonlySet<string> {
  const used = new Set<string>();
  for (const object of tree.objects) {
    object.pods.forEach((pod) => used.add(key(pod.namespace, pod.serviceAccountName)));
    const name = object.kindName === '*' ? accountOfCustomResource(object.raw.spec) : undefined;
    if (name !== undefined) {
      used.add(key(object.namespace, name));
    }
  }
  return used;
}

function isUnused({ account }: Subject, tree: Tree): boolean {
  return (
    account !== undefined &&
    tree.pods(account.namespace).length > 0 &&
    !tree.once(accountsInUse).has(key(account.namespace, account.name))
  );
}

/**
 * Rights belong to service accounts that pods use.
 *
 * Why: rights that nobody uses are found by somebody else.
 *
 * Reported: a subject that is a service account of which the tree holds the namespace's pods, but none that runs as it.
 * Allowed: an account that a custom resource names in its spec; the responders of an IncidentQuarantine, whom people act
 * as, where an admission policy of the tree limits them.
 */
export const rbacBoundAccount = objectCheck({
  id: 'rbac-bound-account',
  kinds: BINDING_KINDS,
  run: (binding, { tree }) =>
    isJudgedBinding(binding)
      ? subjectsOf(binding)
          .filter((subject) => isUnused(subject, tree))
          .filter((subject) => !isLimitedResponder(tree, subject, binding.namespace, ['pods']))
          .map(({ title, path }) => ({
            path,
            problem: `binds ${roleText(binding)} to ${title}, but no pod runs as it`,
            repair: 'remove the binding, or give its service account to the pod that needs it',
          }))
      : NOT_APPLICABLE,
});
