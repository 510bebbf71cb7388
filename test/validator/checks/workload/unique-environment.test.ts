import { uniqueEnvironment } from '../../../../lib/validator/checks/workload/unique-environment';
import { checkSuite } from '../../../support/checks';
import { MINIMAL_DEPLOYMENT, MINIMAL_POD, tweakContainer } from '../../../support/minimal';

function environment(...env: unknown[]) {
  return (container: any): void => {
    container.env = env;
  };
}

checkSuite(uniqueEnvironment, {
  passes: {
    'no variables': MINIMAL_POD,
    'env: null and empty': tweakContainer(
      'initContainers',
      environment(),
      tweakContainer('containers', (container) => (container.env = null)),
    ),
    'each once': tweakContainer('containers', environment({ name: 'A', value: '1' }, { name: 'a', value: '1' })),
    'the same name in another container': tweakContainer(
      'initContainers',
      environment({ name: 'A', value: '2' }),
      tweakContainer('containers', environment({ name: 'A', value: '1' })),
    ),
    'a value that builds on the one before': tweakContainer(
      'containers',
      environment({ name: 'PATH', value: '/bin' }, { name: 'PATH', value: '/opt/bin:$(PATH)' }),
    ),
  },
  fails: {
    'three times, the same value among them': [
      tweakContainer(
        'containers',
        environment({ name: 'A', value: '1' }, { name: 'B' }, { name: 'A', value: '1' }, { name: 'A', valueFrom: {} }),
        MINIMAL_DEPLOYMENT,
      ),
      [
        'Deployment prod/web: container "app" sets environment variable "A" again (spec.template.spec.containers[0].env[2].name); remove one.',
        'Deployment prod/web: container "app" sets environment variable "A" again (spec.template.spec.containers[0].env[3].name); remove one.',
      ],
    ],
    'itself, in an init container': [
      tweakContainer('initContainers', environment({ name: 'A', value: '1' }, { name: 'A', value: '$(A)' })),
      [
        'Pod prod/web: init container "setup" sets environment variable "A" again (spec.initContainers[0].env[1].name); remove one.',
      ],
    ],
    'an ephemeral container': [
      tweakContainer('ephemeralContainers', environment({ name: 'A', value: '1' }, { name: 'A', value: '2' })),
      [
        'Pod prod/web: ephemeral container "debug" sets environment variable "A" again (spec.ephemeralContainers[0].env[1].name); remove one.',
      ],
    ],
  },
});
