import { serviceSelector } from '../../../../lib/validator/checks/references/service-selector';
import { checkSuite } from '../../../support/checks';
import { agentSet, find } from '../../../support/manifests';
import { MINIMAL_DEPLOYMENT, Raw, tweak } from '../../../support/minimal';
import { customResource, deployment, prod } from '../../../support/objects';

function service(selector: unknown, fields: object = {}): Raw {
  return prod('v1', 'Service', 'web', { spec: { selector, ...fields } });
}

const message = (labels: string, title = 'Service prod/web'): string =>
  `${title}: selects no pod with ${labels} (spec.selector); use the labels of the pods.`;

const API = service({ app: 'api' });
const kubeSystem = (object: Raw): Raw => tweak(object, ({ metadata }) => (metadata.namespace = 'kube-system'));
const unwritten = (object: Raw): Raw => tweak(object, ({ metadata }) => delete metadata.namespace);
const set = agentSet();
const weakened = structuredClone(set);
find(weakened, 'Deployment').spec.template.metadata.labels['app.kubernetes.io/name'] = 'other';
const monitor = prod('monitoring.coreos.com/v1', 'ServiceMonitor', 'api');

checkSuite(serviceSelector, {
  passes: {
    'a pod': [service({ app: 'web' }), MINIMAL_DEPLOYMENT],
    'one of two pods': [API, MINIMAL_DEPLOYMENT, deployment('api')],
    'a label that is set at run time': [
      service({ 'app': 'web', 'statefulset.kubernetes.io/pod-name': 'web-0', 'vault-active': 'true' }),
      MINIMAL_DEPLOYMENT,
    ],
    'only labels that are set at run time': [service({ role: 'primary' }), MINIMAL_DEPLOYMENT],
    'no pods here': [API, prod('v1', 'ConfigMap', 'web')],
    'pods in another namespace only': [API, tweak(MINIMAL_DEPLOYMENT, ({ metadata }) => (metadata.namespace = 'test'))],
    'pods whose namespace is not written': [API, MINIMAL_DEPLOYMENT, unwritten(deployment('api'))],
    'both without a namespace': [unwritten(API), unwritten(deployment('api'))],
    'pods that an operator makes': [API, MINIMAL_DEPLOYMENT, customResource('api')],
    'a namespace of Kubernetes': [kubeSystem(API), kubeSystem(MINIMAL_DEPLOYMENT)],
    'pods of a custom resource': [
      API,
      MINIMAL_DEPLOYMENT,
      {
        ...deployment('api', { app: 'api' }, { containers: [{ name: 'a' }] }),
        apiVersion: 'argoproj.io/v1alpha1',
        kind: 'Rollout',
      },
    ],
    'the agent': [find(set, 'Service'), ...set],
  },
  fails: {
    'another value': [[API, MINIMAL_DEPLOYMENT], [message('"app=api"')]],
    'one label too many': [
      [service({ app: 'web', tier: 'front' }), MINIMAL_DEPLOYMENT],
      [message('"app=web" and "tier=front"')],
    ],
    'without a namespace': [[unwritten(API), unwritten(MINIMAL_DEPLOYMENT)], [message('"app=api"', 'Service web')]],
    'a custom resource of another name': [[API, MINIMAL_DEPLOYMENT, customResource('apis')], [message('"app=api"')]],
    'a custom resource in another namespace': [
      [API, MINIMAL_DEPLOYMENT, tweak(customResource('api'), ({ metadata }) => (metadata.namespace = 'test'))],
      [message('"app=api"')],
    ],
    'a custom resource that makes no pods': [[API, MINIMAL_DEPLOYMENT, monitor], [message('"app=api"')]],
    'a weakened agent': [
      [find(weakened, 'Service'), ...weakened],
      [
        message(
          '"app.kubernetes.io/instance=aiops-agent" and "app.kubernetes.io/name=aiops-agent"',
          'Service aiops/aiops-agent',
        ),
      ],
    ],
  },
  notApplicable: {
    'no selector': [service(undefined), MINIMAL_DEPLOYMENT],
    'null': [service(null), MINIMAL_DEPLOYMENT],
    'empty': [service({}), MINIMAL_DEPLOYMENT],
    'no spec': [prod('v1', 'Service', 'web'), MINIMAL_DEPLOYMENT],
    'ExternalName': [service({ app: 'api' }, { type: 'ExternalName' }), MINIMAL_DEPLOYMENT],
  },
});
