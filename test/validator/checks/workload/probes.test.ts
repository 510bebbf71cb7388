import { probes } from '../../../../lib/validator/checks/workload/probes';
import { checkSuite } from '../../../support/checks';
import { agentSet, find } from '../../../support/manifests';
import { MINIMAL_DEPLOYMENT, MINIMAL_POD, Raw, tweak, tweakContainer, tweakPod } from '../../../support/minimal';
import { prod } from '../../../support/objects';

const HTTP = { httpGet: { path: '/livez', port: 8080 } };
const AT = 'spec.template.spec.containers[0]';
const NONE = `Deployment prod/web: container "app" has no livenessProbe and no readinessProbe (${AT}.livenessProbe); add livenessProbe and readinessProbe.`;

function probed(fields: object, object = MINIMAL_DEPLOYMENT): Raw {
  return tweakContainer('containers', (container) => Object.assign(container, fields), object);
}

const BOTH = { livenessProbe: HTTP, readinessProbe: HTTP };
const weakened = structuredClone(agentSet());
delete find(weakened, 'Deployment').spec.template.spec.containers[0].livenessProbe;
const rollout = { ...MINIMAL_DEPLOYMENT, apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout' };

checkSuite(probes, {
  passes: {
    'httpGet': probed(BOTH),
    'tcpSocket, exec': probed({
      livenessProbe: { tcpSocket: { port: 1 } },
      readinessProbe: { exec: { command: ['x'] } },
    }),
    'grpc': probed({ livenessProbe: { grpc: { port: 1 } }, readinessProbe: { grpc: { port: 1 } } }),
    'a pod': probed(BOTH, MINIMAL_POD),
    'an init container that runs beside the others': tweakContainer(
      'initContainers',
      (container) => (container.restartPolicy = 'Always'),
      probed(BOTH),
    ),
    'an init container': tweakContainer('initContainers', () => undefined, probed(BOTH)),
    'an ephemeral container': tweakContainer('ephemeralContainers', () => undefined, probed(BOTH)),
    'no probe of another container': probed({ ...BOTH, startupProbe: null }),
    'the agent': [find(agentSet(), 'Deployment')],
  },
  fails: {
    'absent': [MINIMAL_DEPLOYMENT, [NONE]],
    'null': [probed({ livenessProbe: null, readinessProbe: null }), [NONE]],
    'without a handler': [probed({ livenessProbe: {}, readinessProbe: { periodSeconds: 5 } }), [NONE]],
    'a startup probe is no liveness probe': [probed({ startupProbe: HTTP }), [NONE]],
    'one of them': [
      probed({ readinessProbe: HTTP }),
      [`Deployment prod/web: container "app" has no livenessProbe (${AT}.livenessProbe); add livenessProbe.`],
    ],
    'the other, in a pod': [
      probed({ livenessProbe: HTTP }, MINIMAL_POD),
      ['Pod prod/web: container "app" has no readinessProbe (spec.containers[0].readinessProbe); add readinessProbe.'],
    ],
    'a second container': [
      tweakPod(probed(BOTH), (spec) => spec.containers.push({ name: 'proxy', image: 'proxy' })),
      [
        'Deployment prod/web: container "proxy" has no livenessProbe and no readinessProbe (spec.template.spec.containers[1].livenessProbe); add livenessProbe and readinessProbe.',
      ],
    ],
    'a DaemonSet': [{ ...MINIMAL_DEPLOYMENT, kind: 'DaemonSet' }, [NONE.replace('Deployment', 'DaemonSet')]],
    'a Rollout': [rollout, [NONE.replace('Deployment', 'Rollout')]],
    'a weakened agent': [
      find(weakened, 'Deployment'),
      [
        `Deployment aiops/aiops-agent: container "aiops-agent" has no livenessProbe (${AT}.livenessProbe); add livenessProbe.`,
      ],
    ],
  },
  notApplicable: {
    'a Job': prod('batch/v1', 'Job', 'web', { spec: { template: { spec: MINIMAL_POD.spec } } }),
    'a CronJob': prod('batch/v1', 'CronJob', 'web', {
      spec: { jobTemplate: { spec: { template: { spec: MINIMAL_POD.spec } } } },
    }),
    'a pod that ends': tweakPod(MINIMAL_POD, (spec) => (spec.restartPolicy = 'Never')),
    'an unknown custom resource': { ...MINIMAL_DEPLOYMENT, apiVersion: 'example.com/v1', kind: 'Batch' },
    'a patch': tweakContainer('containers', (container) => delete container.image, MINIMAL_DEPLOYMENT),
    'no containers': tweak(MINIMAL_DEPLOYMENT, ({ spec }) => (spec.template.spec = {})),
  },
});
