import { dedicatedNamespace } from '../../../../lib/validator/checks/namespace/dedicated-namespace';
import { checkSuite } from '../../../support/checks';
import { agentSet, find } from '../../../support/manifests';
import { MINIMAL_DEPLOYMENT, MINIMAL_POD, Raw, tweak } from '../../../support/minimal';

function moved(object: Raw, namespace: string | null | undefined): Raw {
  return tweak(object, ({ metadata }) => Object.assign(metadata, { namespace }));
}

function object(apiVersion: string, kind: string, namespace: string, name = 'web'): Raw {
  return { apiVersion, kind, metadata: { name, namespace } };
}

const message = (title: string, namespace: string, owner: string): string =>
  `${title}: namespace "${namespace}" belongs to ${owner} (metadata.namespace); use a namespace of its own.`;

const RBAC = 'rbac.authorization.k8s.io/v1';
const weakened = moved(find(agentSet(), 'Deployment'), 'default');

checkSuite(dedicatedNamespace, {
  passes: {
    'a namespace of its own': MINIMAL_DEPLOYMENT,
    'a namespace of that prefix': moved(MINIMAL_POD, 'kube-flannel'),
    'the account of default, which others harden': object('v1', 'ServiceAccount', 'default', 'default'),
    'a quota of default': object('v1', 'ResourceQuota', 'default'),
    'limits of default': object('v1', 'LimitRange', 'default'),
    'a network policy of default': object('networking.k8s.io/v1', 'NetworkPolicy', 'default'),
    'rights in default': object(RBAC, 'Role', 'default'),
    'rights in kube-system': object(RBAC, 'RoleBinding', 'kube-system'),
    'a Service by which the control plane is monitored': object('v1', 'Service', 'kube-system'),
    'configuration in kube-system': object('v1', 'ConfigMap', 'kube-system'),
  },
  fails: {
    'a Deployment in default': [
      moved(MINIMAL_DEPLOYMENT, 'default'),
      [message('Deployment default/web', 'default', 'everybody')],
    ],
    'a Service in default': [
      object('v1', 'Service', 'default'),
      [message('Service default/web', 'default', 'everybody')],
    ],
    'an account in default': [
      object('v1', 'ServiceAccount', 'default'),
      [message('ServiceAccount default/web', 'default', 'everybody')],
    ],
    'an object of another kind in default': [
      object('example.com/v1', 'Widget', 'default'),
      [message('Widget default/web', 'default', 'everybody')],
    ],
    'a Pod in kube-system': [
      moved(MINIMAL_POD, 'kube-system'),
      [message('Pod kube-system/web', 'kube-system', 'Kubernetes')],
    ],
    'a Deployment in kube-public': [
      moved(MINIMAL_DEPLOYMENT, 'kube-public'),
      [message('Deployment kube-public/web', 'kube-public', 'Kubernetes')],
    ],
    'pods of another kind in kube-node-lease': [
      tweak(moved(MINIMAL_DEPLOYMENT, 'kube-node-lease'), (copy) => {
        Object.assign(copy, { apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout' });
      }),
      [message('Rollout kube-node-lease/web', 'kube-node-lease', 'Kubernetes')],
    ],
    'the agent, weakened': [weakened, [message('Deployment default/aiops-agent', 'default', 'everybody')]],
  },
  notApplicable: {
    'no namespace': moved(MINIMAL_POD, undefined),
    'namespace: null': moved(MINIMAL_POD, null),
    'an empty namespace': moved(MINIMAL_POD, ''),
    'a kind without namespace': object('v1', 'Namespace', 'default'),
  },
});
