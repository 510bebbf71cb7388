import { configMapReference } from '../../../../lib/validator/checks/references/config-map-reference';
import { checkSuite } from '../../../support/checks';
import { agentSet, find } from '../../../support/manifests';
import { MINIMAL_DEPLOYMENT, MINIMAL_POD, Raw, tweak, tweakContainer, tweakPod } from '../../../support/minimal';
import { customResource, prod } from '../../../support/objects';

const SETTINGS = prod('v1', 'ConfigMap', 'settings', { data: { host: 'a' }, binaryData: { blob: 'AAAA' } });

const variable = (ref: unknown): object => ({
  env: [
    { name: 'A', value: 'a' },
    { name: 'B', valueFrom: { configMapKeyRef: ref } },
  ],
});

function running(fields: object, object = MINIMAL_POD): Raw {
  return tweakContainer('containers', (container) => Object.assign(container, fields), object);
}

function mounting(volume: object): Raw {
  return tweakPod(
    MINIMAL_DEPLOYMENT,
    (spec) =>
      (spec.volumes = [
        { name: 'tmp', emptyDir: {} },
        { name: 'config', ...volume },
      ]),
  );
}

const KEY_REPAIR = 'create the key, or set optional: true.';
const REPAIR = 'create the ConfigMap, or set optional: true.';
const noKey = (user: string, path: string, title = 'Pod prod/web'): string =>
  `${title}: ${user} needs key "port" of ConfigMap "settings", which has no such key (${path}); ${KEY_REPAIR}`;
const missing = (user: string, path: string, title = 'Pod prod/web'): string =>
  `${title}: ${user} needs ConfigMap "other", which does not exist (${path}); ${REPAIR}`;
const APP = 'container "app"';
const VOLUME = 'volume "config"';
const DEPLOYMENT = 'Deployment prod/web';
const ENV = 'spec.containers[0].env[1].valueFrom.configMapKeyRef';
const PORT = running(variable({ name: 'settings', key: 'port' }));
const OTHER = running(variable({ name: 'other', key: 'port' }));

checkSuite(configMapReference, {
  passes: {
    'nothing': MINIMAL_POD,
    'a key': [running(variable({ name: 'settings', key: 'host' })), SETTINGS],
    'a binary key': [running(variable({ name: 'settings', key: 'blob' })), SETTINGS],
    'all keys': [running({ envFrom: [{ configMapRef: { name: 'settings' } }] }), SETTINGS],
    'a volume': [mounting({ configMap: { name: 'settings', items: [{ key: 'host', path: 'h' }] } }), SETTINGS],
    'optional': [running(variable({ name: 'settings', key: 'port', optional: true })), SETTINGS],
    'optional, whole': [running({ envFrom: [{ configMapRef: { name: 'other', optional: true } }] }), SETTINGS],
    'an optional volume': [mounting({ configMap: { name: 'other', optional: true } }), SETTINGS],
    'no ConfigMaps here': OTHER,
    'no name, which the API server refuses': [running(variable({ key: 'a' })), SETTINGS],
    'null': [running({ env: [null, { name: 'A', valueFrom: null }], envFrom: null }), SETTINGS],
    'one without keys, which a program fills': [PORT, prod('v1', 'ConfigMap', 'settings', { data: {} })],
    'one to which a controller adds': [
      PORT,
      tweak(SETTINGS, ({ metadata }) => (metadata.labels = { 'config.openshift.io/inject-trusted-cabundle': 'true' })),
    ],
    'one that every namespace has': [mounting({ configMap: { name: 'kube-root-ca.crt' } }), SETTINGS],
    'one that an operator makes': [OTHER, SETTINGS, customResource('other')],
    'one without a namespace': [OTHER, SETTINGS, { ...SETTINGS, metadata: { name: 'other' }, data: { port: '1' } }],
    'in two parts, such as overlays': [PORT, SETTINGS, { ...SETTINGS, data: { port: '1' } }],
    'a Secret': [running({ envFrom: [{ secretRef: { name: 'other' } }] }), SETTINGS],
    'the agent': [find(agentSet(), 'Deployment'), ...agentSet()],
  },
  fails: {
    'another key': [[PORT, SETTINGS], [noKey(APP, `${ENV}.key`)]],
    'another key of one without a namespace': [
      [PORT, { ...SETTINGS, metadata: { name: 'settings' } }],
      [noKey(APP, `${ENV}.key`)],
    ],
    'another ConfigMap': [[OTHER, SETTINGS], [missing(APP, `${ENV}.name`)]],
    'another ConfigMap, explicitly not optional': [
      [running(variable({ name: 'other', key: 'a', optional: false })), SETTINGS],
      [missing(APP, `${ENV}.name`)],
    ],
    'all keys of another one': [
      [running({ envFrom: [{ configMapRef: { name: 'settings' } }, { configMapRef: { name: 'other' } }] }), SETTINGS],
      [missing(APP, 'spec.containers[0].envFrom[1].configMapRef.name')],
    ],
    'an init container': [
      [
        tweakContainer('initContainers', (container) =>
          Object.assign(container, variable({ name: 'other', key: 'a' })),
        ),
        SETTINGS,
      ],
      [missing('init container "setup"', 'spec.initContainers[0].env[1].valueFrom.configMapKeyRef.name')],
    ],
    'an ephemeral container': [
      [
        tweakContainer('ephemeralContainers', (container) =>
          Object.assign(container, variable({ name: 'settings', key: 'port' })),
        ),
        SETTINGS,
      ],
      [noKey('ephemeral container "debug"', 'spec.ephemeralContainers[0].env[1].valueFrom.configMapKeyRef.key')],
    ],
    'a volume': [
      [mounting({ configMap: { name: 'other' } }), SETTINGS],
      [missing(VOLUME, 'spec.template.spec.volumes[1].configMap.name', DEPLOYMENT)],
    ],
    'an item of a volume': [
      [
        mounting({
          configMap: {
            name: 'settings',
            items: [
              { key: 'host', path: 'h' },
              { key: 'port', path: 'p' },
            ],
          },
        }),
        SETTINGS,
      ],
      [noKey(VOLUME, 'spec.template.spec.volumes[1].configMap.items[1].key', DEPLOYMENT)],
    ],
    'a projected volume': [
      [
        mounting({
          projected: {
            sources: [
              { downwardAPI: {} },
              { configMap: { name: 'settings', items: [{ key: 'port', path: 'p' }] } },
              { configMap: { name: 'other' } },
            ],
          },
        }),
        SETTINGS,
      ],
      [
        noKey(VOLUME, 'spec.template.spec.volumes[1].projected.sources[1].configMap.items[0].key', DEPLOYMENT),
        missing(VOLUME, 'spec.template.spec.volumes[1].projected.sources[2].configMap.name', DEPLOYMENT),
      ],
    ],
  },
});
