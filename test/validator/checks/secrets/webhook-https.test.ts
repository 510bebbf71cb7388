import { webhookHttps } from '../../../../lib/validator/checks/secrets/webhook-https';
import { checkSuite } from '../../../support/checks';
import { agentSet, find } from '../../../support/manifests';
import { MINIMAL_DEPLOYMENT, MINIMAL_POD, tweak, tweakContainer } from '../../../support/minimal';

function env(name: string, value: unknown) {
  return (container: any): void => {
    container.env = [{ name, value }];
  };
}

function args(...values: readonly string[]) {
  return (container: any): void => {
    container.args = values;
  };
}

const HTTP = 'http://hooks.example.com/alert';
const HTTPS = 'use https.';
const SECRET = 'keep credentials in a Secret.';
const IN_URL = 'in environment variable "URL"';

const passing = (name: string, value: unknown): [string, any] => [
  `${name}=${String(value)}`,
  tweakContainer('containers', env(name, value)),
];

checkSuite(webhookHttps, {
  passes: {
    'no environment': MINIMAL_POD,
    ...Object.fromEntries([
      passing('URL', ''),
      passing('URL', null),
      passing('URL', 'https://hooks.example.com/alert'),
      passing('URL', 'http://web'),
      passing('URL', 'http://web.prod:8080'),
      passing('URL', 'http://web.prod.svc.cluster.local'),
      passing('URL', 'http://localhost:8080,http://127.0.0.1,http://10.1.2.3,http://[::1]:80'),
      passing('URL', 'http://vault.corp.internal'),
      passing('URL', 'http://$(HOST)/x'),
      passing('URL', 'http://+:8080'),
      passing('URL', 'https://$(USER)@git.example.com'),
      passing('URL', 'https://${USER}:${PASSWORD}@git.example.com'),
      passing('CLAIM', 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress'),
      passing('HTTP_PROXY', 'http://proxy.example.com:3128'),
      passing('SENTRY_DSN', 'https://0123456789abcdef0123456789abcdef@o1.ingest.sentry.io/45'),
      passing('GIT', 'ssh://git@github.com/example/app.git'),
    ]),
    'a password in a URL: no-secret-in-environment tells': tweakContainer(
      'containers',
      env('URL', ['https://bot:hunter', '2@git.example.com'].join('')),
    ),
    'a proxy in an option': tweakContainer('containers', args('--https-proxy=http://proxy.example.com:3128')),
    'a comment in a script': tweakContainer('containers', args('set -e\n# see http://example.com\nexec app')),
    'the set of the library': find(agentSet(), 'Deployment'),
  },
  fails: {
    'a container': [
      tweakContainer('containers', env('URL', HTTP), MINIMAL_DEPLOYMENT),
      [
        `Deployment prod/web: container "app" has an http URL to "hooks.example.com" ${IN_URL} (spec.template.spec.containers[0].env[0].value); ${HTTPS}`,
      ],
    ],
    'an init container': [
      tweakContainer('initContainers', env('URL', HTTP)),
      [
        `Pod prod/web: init container "setup" has an http URL to "hooks.example.com" ${IN_URL} (spec.initContainers[0].env[0].value); ${HTTPS}`,
      ],
    ],
    'an ephemeral container': [
      tweakContainer('ephemeralContainers', env('URL', HTTP)),
      [
        `Pod prod/web: ephemeral container "debug" has an http URL to "hooks.example.com" ${IN_URL} (spec.ephemeralContainers[0].env[0].value); ${HTTPS}`,
      ],
    ],
    'the second of several, in capitals': [
      tweakContainer('containers', env('URL', 'https://a.example.com,HTTP://B.Example.com')),
      [
        `Pod prod/web: container "app" has an http URL to "b.example.com" ${IN_URL} (spec.containers[0].env[0].value); ${HTTPS}`,
      ],
    ],
    'a public address': [
      tweakContainer('containers', env('URL', 'http://203.0.113.7:8080/')),
      [
        `Pod prod/web: container "app" has an http URL to "203.0.113.7" ${IN_URL} (spec.containers[0].env[0].value); ${HTTPS}`,
      ],
    ],
    'command and args': [
      tweakContainer('containers', (container) => {
        container.command = ['sh', '-c', `curl ${HTTP}`];
        container.args = ['--webhook', HTTP];
      }),
      [
        `Pod prod/web: container "app" has an http URL to "hooks.example.com" in its command (spec.containers[0].command[2]); ${HTTPS}`,
        `Pod prod/web: container "app" has an http URL to "hooks.example.com" in its arguments (spec.containers[0].args[1]); ${HTTPS}`,
      ],
    ],
    'user-info': [
      tweakContainer('containers', env('URL', 'https://bot@git.example.com/x')),
      [
        `Pod prod/web: container "app" has a URL with user-info to "git.example.com" ${IN_URL} (spec.containers[0].env[0].value); ${SECRET}`,
      ],
    ],
    'the set of the library, weakened': [
      tweak(find(agentSet(), 'Deployment'), ({ spec }) => {
        spec.template.spec.containers[0].env = [{ name: 'ALERT_WEBHOOK_URL', value: HTTP }];
      }),
      [
        `Deployment aiops/aiops-agent: container "aiops-agent" has an http URL to "hooks.example.com" in environment variable "ALERT_WEBHOOK_URL" (spec.template.spec.containers[0].env[0].value); ${HTTPS}`,
      ],
    ],
  },
});
