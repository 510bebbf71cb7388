import { disruptionBudgetSelector } from '../../../../lib/validator/checks/references/disruption-budget-selector';
import { checkSuite } from '../../../support/checks';
import { agentSet, find } from '../../../support/manifests';
import { MINIMAL_DEPLOYMENT, Raw } from '../../../support/minimal';
import { customResource, prod } from '../../../support/objects';

function budget(selector: unknown): Raw {
  return prod('policy/v1', 'PodDisruptionBudget', 'web', { spec: { selector, maxUnavailable: 1 } });
}

const API = budget({ matchLabels: { app: 'api' } });
const MESSAGE =
  'PodDisruptionBudget prod/web: selects no pod with "app=api" (spec.selector); use the labels of the pods.';
const set = agentSet();
const weakened = structuredClone(set);
find(weakened, 'PodDisruptionBudget').spec.selector = { matchLabels: { app: 'api' } };

checkSuite(disruptionBudgetSelector, {
  passes: {
    'a pod': [budget({ matchLabels: { app: 'web' } }), MINIMAL_DEPLOYMENT],
    'no pods here': API,
    'pods that an operator makes': [API, MINIMAL_DEPLOYMENT, customResource('api')],
    'the agent': [find(set, 'PodDisruptionBudget'), ...set],
  },
  fails: {
    'another value': [[API, MINIMAL_DEPLOYMENT], [MESSAGE]],
    'a weakened agent': [
      [find(weakened, 'PodDisruptionBudget'), ...weakened],
      [MESSAGE.replace('prod/web', 'aiops/aiops-agent')],
    ],
  },
  notApplicable: {
    'every pod': [budget({}), MINIMAL_DEPLOYMENT],
    'absent': [budget(undefined), MINIMAL_DEPLOYMENT],
    'null': [budget(null), MINIMAL_DEPLOYMENT],
    'no spec': [prod('policy/v1', 'PodDisruptionBudget', 'web'), MINIMAL_DEPLOYMENT],
  },
});
