import { gracefulTermination } from '../../../../lib/validator/checks/workload/graceful-termination';
import { checkSuite } from '../../../support/checks';
import { agentSet, find } from '../../../support/manifests';
import { MINIMAL_DEPLOYMENT, MINIMAL_POD, Raw, tweakPod } from '../../../support/minimal';

const message = (path: string, title = 'Pod prod/web'): string =>
  `${title}: has terminationGracePeriodSeconds 0: the pod is killed without warning (${path}); remove terminationGracePeriodSeconds: 0.`;

function grace(seconds: unknown, object = MINIMAL_POD): Raw {
  return tweakPod(object, (spec) => (spec.terminationGracePeriodSeconds = seconds));
}

const weakened = structuredClone(find(agentSet(), 'Deployment'));
weakened.spec.template.spec.terminationGracePeriodSeconds = 0;

checkSuite(gracefulTermination, {
  passes: {
    'absent': MINIMAL_POD,
    'null': grace(null),
    'a second': grace(1),
    'long': grace(3600, MINIMAL_DEPLOYMENT),
    'the agent': find(agentSet(), 'Deployment'),
  },
  fails: {
    '0': [grace(0), [message('spec.terminationGracePeriodSeconds')]],
    '0 in a Deployment': [
      grace(0, MINIMAL_DEPLOYMENT),
      [message('spec.template.spec.terminationGracePeriodSeconds', 'Deployment prod/web')],
    ],
    'a weakened agent': [
      weakened,
      [message('spec.template.spec.terminationGracePeriodSeconds', 'Deployment aiops/aiops-agent')],
    ],
  },
  patches: {
    '0': [grace(0), [{ op: 'remove', path: '/spec/terminationGracePeriodSeconds' }]],
  },
});
