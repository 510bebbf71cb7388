import { secretAsFile } from '../../../../lib/validator/checks/secrets/secret-as-file';
import { checkSuite } from '../../../support/checks';
import { agentSet, find } from '../../../support/manifests';
import { MINIMAL_DEPLOYMENT, MINIMAL_POD, tweak, tweakContainer } from '../../../support/minimal';

function env(variable: unknown) {
  return (container: any): void => {
    container.env = [{ name: 'LOG_LEVEL', value: 'info' }, variable];
  };
}

const TOKEN = env({ name: 'TOKEN', valueFrom: { secretKeyRef: { name: 'api', key: 'token' } } });
const REPAIR = 'mount the Secret as a volume and read the file.';
const HOLDS = 'has the key "token" of Secret "api" in environment variable "TOKEN"';

checkSuite(secretAsFile, {
  passes: {
    'no environment': MINIMAL_POD,
    'an empty environment': tweakContainer('containers', (container) => (container.env = [])),
    'null': tweakContainer('containers', (container) => (container.env = null)),
    'a plain value': tweakContainer('containers', env({ name: 'A', value: 'a' })),
    'a key of a ConfigMap': tweakContainer(
      'containers',
      env({ name: 'A', valueFrom: { configMapKeyRef: { name: 'a', key: 'b' } } }),
    ),
    'a null reference': tweakContainer('containers', env({ name: 'A', valueFrom: { secretKeyRef: null } })),
    'the set of the library': find(agentSet(), 'Deployment'),
  },
  fails: {
    'a container': [
      tweakContainer('containers', TOKEN, MINIMAL_DEPLOYMENT),
      [
        `Deployment prod/web: container "app" ${HOLDS} (spec.template.spec.containers[0].env[1].valueFrom.secretKeyRef); ${REPAIR}`,
      ],
    ],
    'an init container': [
      tweakContainer('initContainers', TOKEN),
      [
        `Pod prod/web: init container "setup" ${HOLDS} (spec.initContainers[0].env[1].valueFrom.secretKeyRef); ${REPAIR}`,
      ],
    ],
    'an ephemeral container': [
      tweakContainer('ephemeralContainers', TOKEN),
      [
        `Pod prod/web: ephemeral container "debug" ${HOLDS} (spec.ephemeralContainers[0].env[1].valueFrom.secretKeyRef); ${REPAIR}`,
      ],
    ],
    'optional, and without names': [
      tweakContainer('containers', env({ valueFrom: { secretKeyRef: { optional: true } } })),
      [
        `Pod prod/web: container "app" has the key "" of Secret "" in environment variable "" (spec.containers[0].env[1].valueFrom.secretKeyRef); ${REPAIR}`,
      ],
    ],
    'the set of the library, weakened': [
      tweak(find(agentSet(), 'Deployment'), ({ spec }) => {
        spec.template.spec.containers[0].env = [
          { name: 'ALERT_WEBHOOK_URL', valueFrom: { secretKeyRef: { name: 'aiops-agent-secrets', key: 'url' } } },
        ];
      }),
      [
        `Deployment aiops/aiops-agent: container "aiops-agent" has the key "url" of Secret "aiops-agent-secrets" in environment variable "ALERT_WEBHOOK_URL" (spec.template.spec.containers[0].env[0].valueFrom.secretKeyRef); ${REPAIR}`,
      ],
    ],
  },
  notApplicable: { 'no pods': { apiVersion: 'v1', kind: 'Service', metadata: { name: 'web' } } },
});
