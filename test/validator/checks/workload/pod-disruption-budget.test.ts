import { podDisruptionBudget } from '../../../../lib/validator/checks/workload/pod-disruption-budget';
import { checkSuite } from '../../../support/checks';
import { agentSet, find } from '../../../support/manifests';
import { MINIMAL_DEPLOYMENT, Raw, tweak } from '../../../support/minimal';
import { autoscaler, prod } from '../../../support/objects';

const message = (replicas: number, title = 'Deployment prod/web'): string =>
  `${title}: no PodDisruptionBudget selects the pods of its ${replicas} replicas (spec.template.metadata.labels); add a PodDisruptionBudget that selects its pods.`;

function times(replicas: unknown, kind = 'Deployment'): Raw {
  return tweak({ ...MINIMAL_DEPLOYMENT, kind }, ({ spec }) => (spec.replicas = replicas));
}

function budget(selector: unknown, apiVersion = 'policy/v1'): Raw {
  return prod(apiVersion, 'PodDisruptionBudget', 'budget', { spec: { selector, maxUnavailable: 1 } });
}

const WEB = { matchLabels: { app: 'web' } };
const set = agentSet();
const agent = tweak(find(set, 'Deployment'), ({ spec }) => (spec.replicas = 2));

checkSuite(podDisruptionBudget, {
  passes: {
    'a budget': [times(2), budget(WEB)],
    'a budget of two': [times(2), budget({ matchLabels: { app: 'api' } }), budget(WEB)],
    'a budget by an expression': [
      times(2),
      budget({ matchExpressions: [{ key: 'app', operator: 'In', values: ['api', 'web'] }] }),
    ],
    'a budget for all pods': [times(2), budget({})],
    'a StatefulSet': [times(2, 'StatefulSet'), budget(WEB)],
    'the agent': [agent, ...set],
  },
  fails: {
    'no budget': [times(2), [message(2)]],
    'another selector': [[times(3), budget({ matchLabels: { app: 'api' } })], [message(3)]],
    'no selector': [[times(2), budget(null)], [message(2)]],
    'an empty selector of v1beta1': [[times(2), budget({}, 'policy/v1beta1')], [message(2)]],
    'another namespace': [
      [times(2), tweak(budget(WEB), ({ metadata }) => (metadata.namespace = 'test'))],
      [message(2)],
    ],
    'a StatefulSet': [times(2, 'StatefulSet'), [message(2, 'StatefulSet prod/web')]],
    'by its autoscaler': [[times(undefined), autoscaler({ minReplicas: 2 })], [message(2)]],
    'a weakened agent': [
      [agent, ...set.filter(({ kind }) => kind !== 'PodDisruptionBudget')],
      [message(2, 'Deployment aiops/aiops-agent')],
    ],
  },
  notApplicable: {
    'one replica': times(1),
    'the default of one': times(null),
    'none': times(0),
    'as few as one': [times(3), autoscaler({ minReplicas: 1 })],
    'no template': prod('apps/v1', 'Deployment', 'web', { spec: { replicas: 2 } }),
    'a DaemonSet': { ...MINIMAL_DEPLOYMENT, kind: 'DaemonSet' },
  },
});
