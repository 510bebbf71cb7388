import { noHostProbes } from '../../../../lib/validator/checks/pod-security/no-host-probes';
import { checkSuite } from '../../../support/checks';
import { MINIMAL_DEPLOYMENT, MINIMAL_POD, tweakContainer } from '../../../support/minimal';

const REPAIR = 'remove host, so that the kubelet connects to the pod.';

checkSuite(noHostProbes, {
  passes: {
    'no probes': MINIMAL_POD,
    'probes and hooks without a host': tweakContainer('containers', (container) => {
      container.livenessProbe = { httpGet: { port: 80, host: '' } };
      container.readinessProbe = { tcpSocket: { port: 80, host: null } };
      container.startupProbe = { exec: { command: ['true'] } };
      container.lifecycle = { postStart: { httpGet: { port: 80 } }, preStop: null };
    }),
    'null': tweakContainer('containers', (container) =>
      Object.assign(container, { livenessProbe: null, lifecycle: null }),
    ),
  },
  fails: {
    'every probe and hook of an init container': [
      tweakContainer('initContainers', (container) => {
        container.livenessProbe = { httpGet: { host: 'a' } };
        container.readinessProbe = { tcpSocket: { host: 'b' } };
        container.startupProbe = { httpGet: { host: 'c' } };
        container.lifecycle = { postStart: { tcpSocket: { host: 'd' } }, preStop: { httpGet: { host: 'e' } } };
      }),
      [
        `Pod prod/web: livenessProbe of init container "setup" connects to host "a" (spec.initContainers[0].livenessProbe.httpGet.host); ${REPAIR}`,
        `Pod prod/web: readinessProbe of init container "setup" connects to host "b" (spec.initContainers[0].readinessProbe.tcpSocket.host); ${REPAIR}`,
        `Pod prod/web: startupProbe of init container "setup" connects to host "c" (spec.initContainers[0].startupProbe.httpGet.host); ${REPAIR}`,
        `Pod prod/web: postStart of init container "setup" connects to host "d" (spec.initContainers[0].lifecycle.postStart.tcpSocket.host); ${REPAIR}`,
        `Pod prod/web: preStop of init container "setup" connects to host "e" (spec.initContainers[0].lifecycle.preStop.httpGet.host); ${REPAIR}`,
      ],
    ],
    'a container of a Deployment': [
      tweakContainer(
        'containers',
        (container) => (container.livenessProbe = { httpGet: { port: 80, host: '127.0.0.1' } }),
        MINIMAL_DEPLOYMENT,
      ),
      [
        `Deployment prod/web: livenessProbe of container "app" connects to host "127.0.0.1" (spec.template.spec.containers[0].livenessProbe.httpGet.host); ${REPAIR}`,
      ],
    ],
    'an ephemeral container, two hosts in one probe': [
      tweakContainer('ephemeralContainers', (container) => {
        container.startupProbe = { httpGet: { host: 'a' }, tcpSocket: { host: 'b' } };
      }),
      [
        `Pod prod/web: startupProbe of ephemeral container "debug" connects to host "a" (spec.ephemeralContainers[0].startupProbe.httpGet.host); ${REPAIR}`,
        `Pod prod/web: startupProbe of ephemeral container "debug" connects to host "b" (spec.ephemeralContainers[0].startupProbe.tcpSocket.host); ${REPAIR}`,
      ],
    ],
  },
});

checkSuite(noHostProbes, {
  minor: 33,
  passes: {},
  fails: {},
  notApplicable: {
    anything: tweakContainer('containers', (container) => (container.livenessProbe = { httpGet: { host: 'a' } })),
  },
});
