import { distinctProbes } from '../../../../lib/validator/checks/workload/distinct-probes';
import { checkSuite } from '../../../support/checks';
import { agentSet, find } from '../../../support/manifests';
import { MINIMAL_DEPLOYMENT, MINIMAL_POD, Raw, tweakContainer } from '../../../support/minimal';

const HTTP = { httpGet: { path: '/', port: 8080 } };
const MESSAGE =
  'Pod prod/web: container "app" has a livenessProbe that fails whenever its readinessProbe does (spec.containers[0].livenessProbe); give it a path of its own or a higher failureThreshold.';

function probed(livenessProbe: unknown, readinessProbe: unknown, object = MINIMAL_POD): Raw {
  return tweakContainer(
    'containers',
    (container) => Object.assign(container, { livenessProbe, readinessProbe }),
    object,
  );
}

checkSuite(distinctProbes, {
  passes: {
    'no probes': MINIMAL_POD,
    'one of the two': probed(HTTP, null),
    'the other': probed(undefined, HTTP),
    'another path': probed({ httpGet: { path: '/livez', port: 8080 } }, HTTP),
    'another port': probed({ httpGet: { path: '/', port: 'http' } }, HTTP),
    'another header': probed({ httpGet: { ...HTTP.httpGet, httpHeaders: [{ name: 'a', value: 'b' }] } }, HTTP),
    'another handler': probed({ tcpSocket: { port: 8080 } }, HTTP),
    'another command': probed({ exec: { command: ['a'] } }, { exec: { command: ['b'] } }),
    'another service': probed({ grpc: { port: 1, service: 'live' } }, { grpc: { port: 1 } }),
    'a higher failureThreshold': probed({ ...HTTP, failureThreshold: 4 }, HTTP),
    'a longer period': probed({ ...HTTP, periodSeconds: 30 }, HTTP),
    'a more patient one through both': probed({ ...HTTP, periodSeconds: 5, failureThreshold: 9 }, HTTP),
    'the agent': find(agentSet(), 'Deployment'),
  },
  fails: {
    'the same': [probed(HTTP, HTTP), [MESSAGE]],
    'the same with defaults written': [
      probed(
        { httpGet: { port: 8080, scheme: 'HTTP', host: '' }, failureThreshold: 3 },
        { ...HTTP, periodSeconds: 10 },
      ),
      [MESSAGE],
    ],
    'zero counts as absent': [probed({ ...HTTP, failureThreshold: 0, periodSeconds: 0 }, HTTP), [MESSAGE]],
    'the less patient one': [probed({ ...HTTP, failureThreshold: 1 }, HTTP), [MESSAGE]],
    'a socket': [probed({ tcpSocket: { port: 1 } }, { tcpSocket: { port: 1, host: '' } }), [MESSAGE]],
    'a service': [probed({ grpc: { port: 1, service: '' } }, { grpc: { port: 1 } }), [MESSAGE]],
    'a command, in a Deployment': [
      probed({ exec: { command: ['a'] } }, { exec: { command: ['a'] } }, MINIMAL_DEPLOYMENT),
      [MESSAGE.replace('Pod', 'Deployment').replace('spec.', 'spec.template.spec.')],
    ],
    'an init container that runs beside the others': [
      tweakContainer('initContainers', (container) =>
        Object.assign(container, { restartPolicy: 'Always', livenessProbe: HTTP, readinessProbe: HTTP }),
      ),
      [MESSAGE.replace('container "app"', 'init container "setup"').replace('containers', 'initContainers')],
    ],
  },
});
