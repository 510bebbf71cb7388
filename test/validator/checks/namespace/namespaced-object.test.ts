import { namespacedObject } from '../../../../lib/validator/checks/namespace/namespaced-object';
import { NAMESPACED } from '../../../../lib/validator/namespaces';
import { checkSuite } from '../../../support/checks';
import { agentSet, find } from '../../../support/manifests';
import { MINIMAL_POD, Raw, tweak } from '../../../support/minimal';

function inNamespace(namespace: unknown): Raw {
  return tweak(MINIMAL_POD, ({ metadata }) => Object.assign(metadata, { namespace }));
}

function object(apiVersion: string, kind: string): Raw {
  return { apiVersion, kind, metadata: { name: 'web' } };
}

const message = (title: string): string =>
  `${title}: no namespace is named (metadata.namespace); set metadata.namespace.`;

const weakened = find(agentSet(), 'Role', 'aiops-agent');
delete weakened.metadata.namespace;

checkSuite(namespacedObject, {
  passes: { 'a namespace': MINIMAL_POD, 'default, left to dedicated-namespace': inNamespace('default') },
  fails: {
    'absent': [inNamespace(undefined), [message('Pod web')]],
    'null': [inNamespace(null), [message('Pod web')]],
    'empty': [inNamespace(''), [message('Pod web')]],
    'no metadata': [{ apiVersion: 'v1', kind: 'ConfigMap' }, [message('ConfigMap (no name)')]],
    'a custom resource that is known': [object('external-secrets.io/v1', 'SecretStore'), [message('SecretStore web')]],
    'the agent, weakened': [weakened, [message('Role aiops-agent')]],
  },
  notApplicable: {
    'a Namespace': object('v1', 'Namespace'),
    'a ClusterRole': object('rbac.authorization.k8s.io/v1', 'ClusterRole'),
    'a ClusterSecretStore': object('external-secrets.io/v1', 'ClusterSecretStore'),
    'a kind that is not known': object('example.com/v1', 'Widget'),
  },
});

// A kind that is added to the shapes counts as one with a namespace until lib/validator/namespaces.ts says otherwise.
test('the kinds with a namespace, among those that checks know', () => {
  expect(NAMESPACED).toEqual([
    '/ConfigMap',
    '/LimitRange',
    '/PersistentVolumeClaim',
    '/Pod',
    '/PodTemplate',
    '/ReplicationController',
    '/ResourceQuota',
    '/Secret',
    '/Service',
    '/ServiceAccount',
    'apps/DaemonSet',
    'apps/Deployment',
    'apps/ReplicaSet',
    'apps/StatefulSet',
    'autoscaling/HorizontalPodAutoscaler',
    'batch/CronJob',
    'batch/Job',
    'bitnami.com/SealedSecret',
    'cert-manager.io/Certificate',
    'external-secrets.io/ExternalSecret',
    'external-secrets.io/SecretStore',
    'keda.sh/ScaledObject',
    'kyverno.io/Policy',
    'networking.istio.io/Sidecar',
    'networking.k8s.io/Ingress',
    'networking.k8s.io/NetworkPolicy',
    'policy/PodDisruptionBudget',
    'rbac.authorization.k8s.io/Role',
    'rbac.authorization.k8s.io/RoleBinding',
    'security.istio.io/AuthorizationPolicy',
    'security.istio.io/PeerAuthentication',
  ]);
});
