import { noSecretInEnvironment } from '../../../../lib/validator/checks/secrets/no-secret-in-environment';
import { checkSuite } from '../../../support/checks';
import { agentSet, find } from '../../../support/manifests';
import { MINIMAL_DEPLOYMENT, MINIMAL_POD, tweak, tweakContainer } from '../../../support/minimal';

function env(name: string, value: unknown) {
  return (container: any): void => {
    container.env = [{ name, value }];
  };
}

const LOGIN = ['hunter', '2'].join('');
const GITHUB = ['gh', 'p_', 'a1B2'.repeat(9)].join('');
const PASSWORD = env('DB_PASSWORD', LOGIN);
const HOLDS = 'has what looks like a password in environment variable "DB_PASSWORD"';
const REPAIR = 'keep it in a Secret outside Git, mount it as a file, and rotate it.';

checkSuite(noSecretInEnvironment, {
  passes: {
    'no environment': MINIMAL_POD,
    'an empty value': tweakContainer('containers', env('DB_PASSWORD', '')),
    'null': tweakContainer('containers', env('DB_PASSWORD', null)),
    'a reference': tweakContainer('containers', env('DB_PASSWORD', '$(PASSWORD)')),
    'a file': tweakContainer('containers', env('DB_PASSWORD_FILE', '/run/secrets/password')),
    'a key of a Secret': tweakContainer('containers', (container) => {
      container.env = [{ name: 'DB_PASSWORD', valueFrom: { secretKeyRef: { name: 'db', key: 'password' } } }];
    }),
    'the set of the library': find(agentSet(), 'Deployment'),
  },
  fails: {
    'a container': [
      tweakContainer('containers', PASSWORD, MINIMAL_DEPLOYMENT),
      [`Deployment prod/web: container "app" ${HOLDS} (spec.template.spec.containers[0].env[0].value); ${REPAIR}`],
    ],
    'an init container': [
      tweakContainer('initContainers', PASSWORD),
      [`Pod prod/web: init container "setup" ${HOLDS} (spec.initContainers[0].env[0].value); ${REPAIR}`],
    ],
    'an ephemeral container': [
      tweakContainer('ephemeralContainers', PASSWORD),
      [`Pod prod/web: ephemeral container "debug" ${HOLDS} (spec.ephemeralContainers[0].env[0].value); ${REPAIR}`],
    ],
    'a known form': [
      tweakContainer('containers', env('X', GITHUB)),
      [
        `Pod prod/web: container "app" has what looks like a GitHub token in environment variable "X" (spec.containers[0].env[0].value); ${REPAIR}`,
      ],
    ],
    'a password in a URL': [
      tweakContainer('containers', env('DATABASE_URL', `postgres://app:${LOGIN}@db/shop`)),
      [
        `Pod prod/web: container "app" has what looks like a URL with a password in environment variable "DATABASE_URL" (spec.containers[0].env[0].value); ${REPAIR}`,
      ],
    ],
    'the set of the library, weakened': [
      tweak(find(agentSet(), 'Deployment'), ({ spec }) => {
        spec.template.spec.containers[0].env = [{ name: 'ALERT_TOKEN', value: GITHUB }];
      }),
      [
        `Deployment aiops/aiops-agent: container "aiops-agent" has what looks like a GitHub token in environment variable "ALERT_TOKEN" (spec.template.spec.containers[0].env[0].value); ${REPAIR}`,
      ],
    ],
  },
});
