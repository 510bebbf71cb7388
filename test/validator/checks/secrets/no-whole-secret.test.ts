import { noWholeSecret } from '../../../../lib/validator/checks/secrets/no-whole-secret';
import { checkSuite } from '../../../support/checks';
import { MINIMAL_DEPLOYMENT, MINIMAL_POD, tweakContainer } from '../../../support/minimal';

function envFrom(...sources: readonly unknown[]) {
  return (container: any): void => {
    container.envFrom = sources;
  };
}

const SECRET = envFrom({ configMapRef: { name: 'config' } }, { prefix: 'A_', secretRef: { name: 'api' } });
const REPAIR = 'mount the keys that are needed as files.';
const TAKES = 'takes every key of Secret "api" into its environment';

checkSuite(noWholeSecret, {
  passes: {
    'absent': MINIMAL_POD,
    'empty': tweakContainer('containers', envFrom()),
    'null': tweakContainer('containers', envFrom({ secretRef: null })),
    'a ConfigMap': tweakContainer('containers', envFrom({ configMapRef: { name: 'config' } })),
  },
  fails: {
    'a container': [
      tweakContainer('containers', SECRET, MINIMAL_DEPLOYMENT),
      [
        `Deployment prod/web: container "app" ${TAKES} (spec.template.spec.containers[0].envFrom[1].secretRef); ${REPAIR}`,
      ],
    ],
    'an init container': [
      tweakContainer('initContainers', SECRET),
      [`Pod prod/web: init container "setup" ${TAKES} (spec.initContainers[0].envFrom[1].secretRef); ${REPAIR}`],
    ],
    'an ephemeral container': [
      tweakContainer('ephemeralContainers', SECRET),
      [
        `Pod prod/web: ephemeral container "debug" ${TAKES} (spec.ephemeralContainers[0].envFrom[1].secretRef); ${REPAIR}`,
      ],
    ],
    'without a name': [
      tweakContainer('containers', envFrom({ secretRef: { optional: true } })),
      [
        `Pod prod/web: container "app" takes every key of Secret "" into its environment (spec.containers[0].envFrom[0].secretRef); ${REPAIR}`,
      ],
    ],
  },
});
