import { noMountPropagation } from '../../../../lib/validator/checks/workload/no-mount-propagation';
import { checkSuite } from '../../../support/checks';
import { MINIMAL_DEPLOYMENT, MINIMAL_POD, tweakContainer } from '../../../support/minimal';

const REPAIR = 'remove mountPropagation or set it to "None".';

function mounting(...values: unknown[]) {
  return (container: any): void => {
    container.volumeMounts = values.map((mountPropagation) => ({ name: 'data', mountPath: '/data', mountPropagation }));
  };
}

checkSuite(noMountPropagation, {
  passes: {
    'no mounts': MINIMAL_POD,
    'None, HostToContainer, null and absent': tweakContainer(
      'containers',
      mounting('None', 'HostToContainer', null, undefined),
    ),
    'a mount that is null': tweakContainer('containers', (container) => (container.volumeMounts = [null])),
  },
  fails: {
    'the second mount of a container': [
      tweakContainer('containers', mounting('None', 'Bidirectional'), MINIMAL_DEPLOYMENT),
      [
        `Deployment prod/web: container "app" mounts volume "data" with mountPropagation "Bidirectional" (spec.template.spec.containers[0].volumeMounts[1].mountPropagation); ${REPAIR}`,
      ],
    ],
    'an init container': [
      tweakContainer('initContainers', mounting('Bidirectional')),
      [
        `Pod prod/web: init container "setup" mounts volume "data" with mountPropagation "Bidirectional" (spec.initContainers[0].volumeMounts[0].mountPropagation); ${REPAIR}`,
      ],
    ],
    'an ephemeral container': [
      tweakContainer('ephemeralContainers', mounting('Bidirectional')),
      [
        `Pod prod/web: ephemeral container "debug" mounts volume "data" with mountPropagation "Bidirectional" (spec.ephemeralContainers[0].volumeMounts[0].mountPropagation); ${REPAIR}`,
      ],
    ],
  },
});
