import { probePorts } from '../../../../lib/validator/checks/workload/probe-ports';
import { checkSuite } from '../../../support/checks';
import { agentSet, find } from '../../../support/manifests';
import { MINIMAL_DEPLOYMENT, MINIMAL_POD, Raw, tweakContainer } from '../../../support/minimal';

const PORTS = [{ name: 'http', containerPort: 8080 }, { containerPort: 9090 }, { name: 'admin', containerPort: 8081 }];

function probed(fields: object, object = MINIMAL_POD): Raw {
  return tweakContainer('containers', (container) => Object.assign(container, fields), object);
}

const weakened = structuredClone(agentSet());
find(weakened, 'Deployment').spec.template.spec.containers[0].livenessProbe.httpGet.port = 'web';

checkSuite(probePorts, {
  passes: {
    'no probe': MINIMAL_POD,
    'null': probed({ livenessProbe: null, readinessProbe: { httpGet: null }, ports: null }),
    'a number': probed({ livenessProbe: { httpGet: { port: 1234 } } }),
    'a name': probed({ livenessProbe: { httpGet: { port: 'http' } }, ports: PORTS }),
    'names in hooks': probed({ lifecycle: { preStop: { tcpSocket: { port: 'admin' } } }, ports: PORTS }),
    'no port, which the API server refuses': probed({ livenessProbe: { httpGet: {} } }),
    'exec and grpc': probed({ livenessProbe: { exec: { command: ['a'] } }, readinessProbe: { grpc: { port: 1 } } }),
    'an empty hook': probed({ lifecycle: {} }),
    'the agent': find(agentSet(), 'Deployment'),
  },
  fails: {
    'another name': [
      probed({ livenessProbe: { httpGet: { port: 'web' } }, ports: PORTS }),
      [
        'Pod prod/web: container "app" has no port "web", which its livenessProbe names (spec.containers[0].livenessProbe.httpGet.port); name a port of the container: "admin" or "http".',
      ],
    ],
    'no ports': [
      probed({ readinessProbe: { tcpSocket: { port: 'web' } } }, MINIMAL_DEPLOYMENT),
      [
        'Deployment prod/web: container "app" has no port "web", which its readinessProbe names (spec.template.spec.containers[0].readinessProbe.tcpSocket.port); name a port number.',
      ],
    ],
    'a number in quotes': [
      probed({ startupProbe: { httpGet: { port: '8080' } }, ports: PORTS }),
      [
        'Pod prod/web: container "app" has no port "8080", which its startupProbe names (spec.containers[0].startupProbe.httpGet.port); write port: 8080 without quotes.',
      ],
    ],
    'hooks': [
      probed({ lifecycle: { postStart: { httpGet: { port: 'a' } }, preStop: { tcpSocket: { port: '' } } } }),
      [
        'Pod prod/web: container "app" has no port "a", which its postStart names (spec.containers[0].lifecycle.postStart.httpGet.port); name a port number.',
        'Pod prod/web: container "app" has no port "", which its preStop names (spec.containers[0].lifecycle.preStop.tcpSocket.port); name a port number.',
      ],
    ],
    'the port of another container': [
      tweakContainer(
        'initContainers',
        (container) =>
          Object.assign(container, {
            ports: [],
            restartPolicy: 'Always',
            livenessProbe: { httpGet: { port: 'http' } },
          }),
        probed({ ports: PORTS }),
      ),
      [
        'Pod prod/web: init container "setup" has no port "http", which its livenessProbe names (spec.initContainers[0].livenessProbe.httpGet.port); name a port number.',
      ],
    ],
    'an ephemeral container': [
      tweakContainer('ephemeralContainers', (container) => (container.livenessProbe = { httpGet: { port: 'http' } })),
      [
        'Pod prod/web: ephemeral container "debug" has no port "http", which its livenessProbe names (spec.ephemeralContainers[0].livenessProbe.httpGet.port); name a port number.',
      ],
    ],
    'a weakened agent': [
      find(weakened, 'Deployment'),
      [
        'Deployment aiops/aiops-agent: container "aiops-agent" has no port "web", which its livenessProbe names (spec.template.spec.containers[0].livenessProbe.httpGet.port); name a port of the container: "http".',
      ],
    ],
  },
});
