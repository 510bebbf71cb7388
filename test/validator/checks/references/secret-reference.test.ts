import { secretReference } from '../../../../lib/validator/checks/references/secret-reference';
import { checkSuite } from '../../../support/checks';
import { agentSet, find } from '../../../support/manifests';
import { MINIMAL_DEPLOYMENT, MINIMAL_POD, Raw, tweak, tweakContainer, tweakPod } from '../../../support/minimal';
import { customResource, prod } from '../../../support/objects';

const variable = (name: string, key: string, fields: object = {}): Raw =>
  tweakContainer('containers', (container) => {
    container.env = [{ name: 'A', valueFrom: { secretKeyRef: { name, key, ...fields } } }];
  });

function mounting(volume: object): Raw {
  return tweakPod(MINIMAL_DEPLOYMENT, (spec) => (spec.volumes = [{ name: 'keys', ...volume }]));
}

function external(spec: unknown, name = 'login'): Raw {
  return prod('external-secrets.io/v1', 'ExternalSecret', name, { spec });
}

function sealed(name: string, spec: unknown): Raw {
  return prod('bitnami.com/v1alpha1', 'SealedSecret', name, { spec });
}

function certificate(spec: object): Raw {
  return prod('cert-manager.io/v1', 'Certificate', 'web', { spec: { secretName: 'login', ...spec } });
}

const LOGIN = prod('v1', 'Secret', 'login', { data: { user: 'eA==' }, stringData: { realm: 'x' } });
const DATA = [{ secretKey: 'user', remoteRef: { key: 'login' } }];
const PASSWORD = variable('login', 'password');
const ENV = 'spec.containers[0].env[0].valueFrom.secretKeyRef';
const NO_KEY = `Pod prod/web: container "app" needs key "password" of Secret "login", which has no such key (${ENV}.key); create the key, or set optional: true.`;
const missing = (user: string, path: string, title: string): string =>
  `${title}: ${user} needs Secret "token", which does not exist (${path}); create the Secret, or set optional: true.`;
const TOKEN = variable('token', 'a');
const NO_TOKEN = missing('container "app"', `${ENV}.name`, 'Pod prod/web');

checkSuite(secretReference, {
  passes: {
    'nothing': MINIMAL_POD,
    'a key': [variable('login', 'user'), LOGIN],
    'a key of stringData': [variable('login', 'realm'), LOGIN],
    'optional': [variable('login', 'password', { optional: true }), LOGIN],
    'from a store': [variable('login', 'user'), external({ data: DATA })],
    'from a store, under another name': [
      variable('login', 'user'),
      external({ target: { name: 'login' }, data: DATA }, 'x'),
    ],
    'from a template': [
      PASSWORD,
      external({ data: DATA, target: { template: { data: { password: '{{ .user }}' } } } }),
    ],
    'whatever the store has': [PASSWORD, external({ data: DATA, dataFrom: [{ extract: { key: 'login' } }] })],
    'whatever a template has': [PASSWORD, external({ data: DATA, target: { template: { templateFrom: [{}] } } })],
    'merged into what others make': [PASSWORD, external({ data: DATA, target: { creationPolicy: 'Merge' } })],
    'sealed': [PASSWORD, sealed('login', { encryptedData: { password: 'Ag' } })],
    'beside what is sealed': [
      PASSWORD,
      sealed('login', { encryptedData: { a: 'Ag' }, template: { data: { password: '' } } }),
    ],
    'a certificate': [variable('login', 'tls.key'), certificate({})],
    'a certificate in other forms': [PASSWORD, certificate({ keystores: { jks: { create: true } } })],
    'a token, which a controller fills': [PASSWORD, { ...LOGIN, type: 'kubernetes.io/service-account-token' }],
    'one without keys, which a controller fills': [PASSWORD, prod('v1', 'Secret', 'login')],
    'one to which a controller adds': [
      PASSWORD,
      tweak(
        LOGIN,
        ({ metadata }) => (metadata.annotations = { 'secret-generator.v1.mittwald.de/autogenerate': 'password' }),
      ),
    ],
    'no Secrets here': TOKEN,
    'made by hand, beside others': [TOKEN, LOGIN],
    'delivered elsewhere': [TOKEN, tweak(external({ data: DATA }), ({ metadata }) => (metadata.namespace = 'test'))],
    'one that an operator makes': [variable('db-app', 'a'), external({ data: DATA }), customResource('db')],
    'one that a custom resource names': [
      TOKEN,
      external({ data: DATA }),
      customResource('x', { spec: { users: [{ name: 'a', passwordSecret: { name: 'token' } }] } }),
    ],
    'one without a namespace': [
      TOKEN,
      external({ data: DATA }),
      { ...LOGIN, metadata: { name: 'token' }, data: { a: '' } },
    ],
    'an optional volume': [mounting({ secret: { secretName: 'token', optional: true } }), external({ data: DATA })],
    'the agent': [find(agentSet(), 'Deployment'), ...agentSet()],
  },
  fails: {
    'another key': [[PASSWORD, LOGIN], [NO_KEY]],
    'another key from a store': [[PASSWORD, external({ data: DATA })], [NO_KEY]],
    'another key of what is sealed': [[PASSWORD, sealed('login', { encryptedData: { user: 'Ag' } })], [NO_KEY]],
    'another key of a certificate': [[PASSWORD, certificate({})], [NO_KEY]],
    'another Secret, where they come from a store': [[TOKEN, external({ data: DATA })], [NO_TOKEN]],
    'another Secret, where they are sealed': [[TOKEN, sealed('login', {})], [NO_TOKEN]],
    'a volume': [
      [mounting({ secret: { secretName: 'token' } }), sealed('login', {})],
      [missing('volume "keys"', 'spec.template.spec.volumes[0].secret.secretName', 'Deployment prod/web')],
    ],
    'a projected volume': [
      [mounting({ projected: { sources: [{ secret: { name: 'token' } }] } }), sealed('login', {})],
      [
        missing(
          'volume "keys"',
          'spec.template.spec.volumes[0].projected.sources[0].secret.name',
          'Deployment prod/web',
        ),
      ],
    ],
    'all keys of another one': [
      [
        tweakContainer('initContainers', (container) => (container.envFrom = [{ secretRef: { name: 'token' } }])),
        sealed('login', {}),
      ],
      [missing('init container "setup"', 'spec.initContainers[0].envFrom[0].secretRef.name', 'Pod prod/web')],
    ],
    'an item': [
      [mounting({ secret: { secretName: 'login', items: [{ key: 'password', path: 'p' }] } }), LOGIN],
      [
        'Deployment prod/web: volume "keys" needs key "password" of Secret "login", which has no such key (spec.template.spec.volumes[0].secret.items[0].key); create the key, or set optional: true.',
      ],
    ],
  },
});
