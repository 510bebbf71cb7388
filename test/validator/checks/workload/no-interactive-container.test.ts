import { noInteractiveContainer } from '../../../../lib/validator/checks/workload/no-interactive-container';
import { checkSuite } from '../../../support/checks';
import { MINIMAL_POD, tweakContainer } from '../../../support/minimal';

checkSuite(noInteractiveContainer, {
  passes: {
    'absent': MINIMAL_POD,
    'false and null': tweakContainer('containers', (container) =>
      Object.assign(container, { stdin: false, tty: null }),
    ),
    'an ephemeral container': tweakContainer('ephemeralContainers', (container) => {
      Object.assign(container, { stdin: true, tty: true });
    }),
  },
  fails: {
    'a container, both': [
      tweakContainer('containers', (container) => Object.assign(container, { stdin: true, tty: true })),
      [
        'Pod prod/web: container "app" keeps its standard input open (spec.containers[0].stdin); remove stdin.',
        'Pod prod/web: container "app" has a terminal (spec.containers[0].tty); remove tty.',
      ],
    ],
    'an init container': [
      tweakContainer('initContainers', (container) => (container.tty = true)),
      ['Pod prod/web: init container "setup" has a terminal (spec.initContainers[0].tty); remove tty.'],
    ],
  },
});
