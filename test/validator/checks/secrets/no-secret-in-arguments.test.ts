import { noSecretInArguments } from '../../../../lib/validator/checks/secrets/no-secret-in-arguments';
import { checkSuite } from '../../../support/checks';
import { agentSet, find } from '../../../support/manifests';
import { MINIMAL_DEPLOYMENT, MINIMAL_POD, tweakContainer } from '../../../support/minimal';

function args(...values: readonly unknown[]) {
  return (container: any): void => {
    container.args = values;
  };
}

const LOGIN = ['hunter', '2'].join('');
const PASSWORD = args('serve', `--password=${LOGIN}`);
const REPAIR = 'keep it in a Secret outside Git, mount it as a file, and rotate it.';
const HOLDS = 'has what looks like a password ("password") in its arguments';

checkSuite(noSecretInArguments, {
  passes: {
    'absent': MINIMAL_POD,
    'empty': tweakContainer('containers', args()),
    'null elements': tweakContainer('containers', args(null, '')),
    'a reference': tweakContainer('containers', args('--password', '$(PASSWORD)', '--token=$(TOKEN)')),
    'files': tweakContainer('containers', args('--password-file=/run/secrets/password', '--token-file', '/run/token')),
    'an option after an option': tweakContainer('containers', args('--token', '--verbose')),
    'the name of a Secret': tweakContainer('containers', args('--tls-secret=prod/web-tls')),
    'the set of the library': find(agentSet(), 'Deployment'),
  },
  fails: {
    'a container': [
      tweakContainer('containers', PASSWORD, MINIMAL_DEPLOYMENT),
      [`Deployment prod/web: container "app" ${HOLDS} (spec.template.spec.containers[0].args[1]); ${REPAIR}`],
    ],
    'an init container': [
      tweakContainer('initContainers', PASSWORD),
      [`Pod prod/web: init container "setup" ${HOLDS} (spec.initContainers[0].args[1]); ${REPAIR}`],
    ],
    'an ephemeral container': [
      tweakContainer('ephemeralContainers', PASSWORD),
      [`Pod prod/web: ephemeral container "debug" ${HOLDS} (spec.ephemeralContainers[0].args[1]); ${REPAIR}`],
    ],
    'the element after its option': [
      tweakContainer('containers', args('--admin-password', LOGIN)),
      [
        `Pod prod/web: container "app" has what looks like a password in its arguments (spec.containers[0].args[1]); ${REPAIR}`,
      ],
    ],
    'a script in the command': [
      tweakContainer('containers', (container) => {
        container.command = ['sh', '-c', `set -e\nexport PGPASSWORD=${LOGIN}\npsql -h db\n`];
      }),
      [
        `Pod prod/web: container "app" has what looks like a password on line 2 ("PGPASSWORD") in its command (spec.containers[0].command[2]); ${REPAIR}`,
      ],
    ],
  },
});
