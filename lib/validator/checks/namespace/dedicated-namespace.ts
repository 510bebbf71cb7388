import { SHARED_NAMESPACES } from '../../../hardening';
import { NOT_APPLICABLE, objectCheck, Outcome, PASS } from '../../check';
import type { KindName, Manifest } from '../../manifest';
import { CLUSTER_NAMESPACES, NAMESPACED } from '../../namespaces';
import { quote } from '../../text';

/*
 * Nothing may be put into default, and no pods into kube-*.
 * A namespace is the boundary of rights, policies and quotas.
 *
 * metadata.namespace: any but default, kube-system, kube-public and kube-node-lease
 *
 * In kube-* only objects with pods are told of: Services and bindings there are how the control plane is monitored and
 * asked. In default, what is about the namespace itself is allowed: quotas, limits, network policies, rights, its own
 * account. Objects without a namespace are `namespaced-object`.
 */

/** Kinds that harden or open a namespace for others rather than use it. */
const ABOUT_NAMESPACE: readonly KindName[] = [
  '/LimitRange',
  '/ResourceQuota',
  'networking.k8s.io/NetworkPolicy',
  'rbac.authorization.k8s.io/Role',
  'rbac.authorization.k8s.io/RoleBinding',
];

function uses({ kindName, name, namespace, pods }: Manifest): boolean {
  // Services and bindings in kube-* are how the control plane is monitored and asked; pods there share its rights.
  if (CLUSTER_NAMESPACES.includes(namespace)) {
    return pods.length > 0;
  }
  // The account "default" is in every namespace: who writes it down takes its token away.
  return !ABOUT_NAMESPACE.includes(kindName) && !(kindName === '/ServiceAccount' && name === 'default');
}

export const dedicatedNamespace = objectCheck({
  id: 'dedicated-namespace',
  kinds: [...NAMESPACED, '*'],
  run: (object): Outcome => {
    const { namespace } = object;
    if (!SHARED_NAMESPACES.includes(namespace)) {
      return namespace === '' ? NOT_APPLICABLE : PASS;
    }
    const owner = namespace === 'default' ? 'everybody' : 'Kubernetes';
    return uses(object)
      ? [
          {
            path: ['metadata', 'namespace'],
            problem: `namespace ${quote(namespace)} belongs to ${owner}`,
            repair: 'use a namespace of its own',
          },
        ]
      : PASS;
  },
});
