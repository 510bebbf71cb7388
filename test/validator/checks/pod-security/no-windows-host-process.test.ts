import { noWindowsHostProcess } from '../../../../lib/validator/checks/pod-security/no-windows-host-process';
import { checkSuite } from '../../../support/checks';
import { MINIMAL_DEPLOYMENT, MINIMAL_POD, tweakContainer, tweakPod } from '../../../support/minimal';

const REPAIR = 'remove hostProcess or set it to false.';

const hostProcess =
  (value: unknown) =>
  (holder: any): unknown =>
    (holder.securityContext = { windowsOptions: { hostProcess: value } });

checkSuite(noWindowsHostProcess, {
  passes: {
    'absent': MINIMAL_POD,
    'false': tweakPod(MINIMAL_POD, hostProcess(false)),
    'null': tweakContainer('containers', hostProcess(null)),
    'other options': tweakPod(MINIMAL_POD, (spec) => {
      spec.os = { name: 'windows' };
      spec.securityContext = { windowsOptions: { runAsUserName: 'ContainerUser' } };
    }),
  },
  fails: {
    'the pod': [
      tweakPod(MINIMAL_POD, hostProcess(true)),
      [
        `Pod prod/web: the pod runs as a process of its Windows node (spec.securityContext.windowsOptions.hostProcess); ${REPAIR}`,
      ],
    ],
    'an init container': [
      tweakContainer('initContainers', hostProcess(true)),
      [
        `Pod prod/web: init container "setup" runs as a process of its Windows node (spec.initContainers[0].securityContext.windowsOptions.hostProcess); ${REPAIR}`,
      ],
    ],
    'a container of a Deployment': [
      tweakContainer('containers', hostProcess(true), MINIMAL_DEPLOYMENT),
      [
        `Deployment prod/web: container "app" runs as a process of its Windows node (spec.template.spec.containers[0].securityContext.windowsOptions.hostProcess); ${REPAIR}`,
      ],
    ],
    'an ephemeral container': [
      tweakContainer('ephemeralContainers', hostProcess(true)),
      [
        `Pod prod/web: ephemeral container "debug" runs as a process of its Windows node (spec.ephemeralContainers[0].securityContext.windowsOptions.hostProcess); ${REPAIR}`,
      ],
    ],
  },
});
