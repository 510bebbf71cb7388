import { autoscalerTarget } from '../../../../lib/validator/checks/references/autoscaler-target';
import { checkSuite } from '../../../support/checks';
import { MINIMAL_DEPLOYMENT, tweak } from '../../../support/minimal';
import { autoscaler, customResource, prod } from '../../../support/objects';

const missing = (what: string): string =>
  `HorizontalPodAutoscaler prod/web: scales ${what}, which does not exist (spec.scaleTargetRef.name); name a workload of the same namespace.`;
const wrong = (apiVersion: string): string =>
  `HorizontalPodAutoscaler prod/web: scales a Deployment of apiVersion "${apiVersion}", which has no such kind (spec.scaleTargetRef.apiVersion); set apiVersion: apps/v1.`;

const API = autoscaler({}, { name: 'api' });
const STATEFUL_SET = { ...MINIMAL_DEPLOYMENT, kind: 'StatefulSet' };

checkSuite(autoscalerTarget, {
  passes: {
    'a Deployment': [autoscaler(), MINIMAL_DEPLOYMENT],
    'a Deployment without a namespace': [
      autoscaler(),
      tweak(MINIMAL_DEPLOYMENT, ({ metadata }) => delete metadata.namespace),
    ],
    'no Deployments here': API,
    'no Deployments here, but something else': [API, { ...STATEFUL_SET }],
    'Deployments elsewhere': [API, tweak(MINIMAL_DEPLOYMENT, ({ metadata }) => (metadata.namespace = 'test'))],
    'a Deployment that an operator makes': [API, MINIMAL_DEPLOYMENT, customResource('api')],
    'no name, which the API server refuses': [autoscaler({}, { name: null }), MINIMAL_DEPLOYMENT],
  },
  fails: {
    'another name': [[API, MINIMAL_DEPLOYMENT], [missing('Deployment "api"')]],
    'another kind of that name': [
      [autoscaler({}, { kind: 'StatefulSet' }), MINIMAL_DEPLOYMENT],
      [missing('StatefulSet "web"')],
    ],
    'no apiVersion': [[autoscaler({}, { apiVersion: undefined }), MINIMAL_DEPLOYMENT], [wrong('')]],
    'the core group': [[autoscaler({}, { apiVersion: 'v1' }), MINIMAL_DEPLOYMENT], [wrong('v1')]],
    'the group of old': [autoscaler({}, { apiVersion: 'extensions/v1beta1' }), [wrong('extensions/v1beta1')]],
  },
  notApplicable: {
    'a custom resource': [autoscaler({}, { apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout' }), MINIMAL_DEPLOYMENT],
    'a kind of the same name elsewhere': autoscaler({}, { apiVersion: 'apps.kruise.io/v1beta1', kind: 'StatefulSet' }),
    'no target': prod('autoscaling/v2', 'HorizontalPodAutoscaler', 'web'),
  },
  patches: {
    'no apiVersion': [
      autoscaler({}, { apiVersion: undefined }),
      [{ op: 'add', path: '/spec/scaleTargetRef/apiVersion', value: 'apps/v1' }],
    ],
    'the core group': [
      autoscaler({}, { apiVersion: 'v1' }),
      [{ op: 'replace', path: '/spec/scaleTargetRef/apiVersion', value: 'apps/v1' }],
    ],
  },
});
