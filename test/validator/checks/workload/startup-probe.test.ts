import { startupProbe } from '../../../../lib/validator/checks/workload/startup-probe';
import { checkSuite } from '../../../support/checks';
import { agentSet, find } from '../../../support/manifests';
import { MINIMAL_DEPLOYMENT, MINIMAL_POD, Raw, tweakContainer } from '../../../support/minimal';

const HTTP = { httpGet: { path: '/', port: 8080 } };
const MESSAGE =
  'Pod prod/web: container "app" has a livenessProbe, but no startupProbe and no initial delay (spec.containers[0].startupProbe); add startupProbe.';

function probed(fields: object, object = MINIMAL_POD): Raw {
  return tweakContainer('containers', (container) => Object.assign(container, fields), object);
}

const weakened = structuredClone(agentSet());
const agent = find(weakened, 'Deployment').spec.template.spec.containers[0];
delete agent.startupProbe;
delete agent.livenessProbe.initialDelaySeconds;

checkSuite(startupProbe, {
  passes: {
    'no livenessProbe': MINIMAL_POD,
    'livenessProbe: null': probed({ livenessProbe: null }),
    'a startupProbe': probed({ livenessProbe: HTTP, startupProbe: HTTP }),
    'an initial delay': probed({ livenessProbe: { ...HTTP, initialDelaySeconds: 1 } }),
    'a readinessProbe only': probed({ readinessProbe: HTTP }),
    'the agent': find(agentSet(), 'Deployment'),
  },
  fails: {
    'absent': [probed({ livenessProbe: HTTP }), [MESSAGE]],
    'null, and a delay of 0': [
      probed({ livenessProbe: { ...HTTP, initialDelaySeconds: 0 }, startupProbe: null }),
      [MESSAGE],
    ],
    'a Deployment': [
      probed({ livenessProbe: HTTP }, MINIMAL_DEPLOYMENT),
      [MESSAGE.replace('Pod', 'Deployment').replace('spec.', 'spec.template.spec.')],
    ],
    'an init container that runs beside the others': [
      tweakContainer('initContainers', (container) =>
        Object.assign(container, { restartPolicy: 'Always', livenessProbe: HTTP }),
      ),
      [MESSAGE.replace('container "app"', 'init container "setup"').replace('containers', 'initContainers')],
    ],
    'a weakened agent': [
      find(weakened, 'Deployment'),
      [
        'Deployment aiops/aiops-agent: container "aiops-agent" has a livenessProbe, but no startupProbe and no initial delay (spec.template.spec.containers[0].startupProbe); add startupProbe.',
      ],
    ],
  },
});
