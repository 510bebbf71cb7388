import { ExternalSecretStore } from 'cdk8s-hardened';
import { secretRefresh } from '../../../../lib/validator/checks/secrets/secret-refresh';
import { RawObject } from '../../../../lib/validator/manifest';
import { checkSuite } from '../../../support/checks';
import { agentSet, find } from '../../../support/manifests';
import { tweak } from '../../../support/minimal';

const SET = agentSet({
  externalSecret: { store: ExternalSecretStore.vault({ server: 'https://vault.example.com', role: 'aiops-agent' }) },
});

function external(spec: unknown): RawObject {
  return {
    apiVersion: 'external-secrets.io/v1',
    kind: 'ExternalSecret',
    metadata: { name: 'api', namespace: 'prod' },
    spec,
  };
}

const every = (refreshInterval: unknown): RawObject => external({ refreshInterval });
const REPAIR = '(spec.refreshInterval); set spec.refreshInterval, for example to 1h.';
const POLICY = '(spec.refreshPolicy); remove spec.refreshPolicy, and set spec.refreshInterval, for example to 1h.';

checkSuite(secretRefresh, {
  passes: {
    'absent': external({}),
    'no spec': external(null),
    'null': every(null),
    'an hour': every('1h'),
    'a day': every('24h'),
    'a day in parts': every('23h59m60s'),
    'half an hour': every('0.5h'),
    'periodic': external({ refreshPolicy: 'Periodic', refreshInterval: '3600s' }),
    'malformed: the API server refuses it': every('1d'),
    'the set of the library': find(SET, 'ExternalSecret'),
  },
  fails: {
    '0': [every('0'), [`ExternalSecret prod/api: is never refreshed: its refreshInterval is "0" ${REPAIR}`]],
    '0s': [every('0s'), [`ExternalSecret prod/api: is never refreshed: its refreshInterval is "0s" ${REPAIR}`]],
    '0h0m0s': [
      every('0h0m0s'),
      [`ExternalSecret prod/api: is never refreshed: its refreshInterval is "0h0m0s" ${REPAIR}`],
    ],
    'more than a day': [
      every('24h1s'),
      [`ExternalSecret prod/api: is refreshed less than once a day: its refreshInterval is "24h1s" ${REPAIR}`],
    ],
    'once': [
      external({ refreshPolicy: 'CreatedOnce', refreshInterval: '1h' }),
      [
        `ExternalSecret prod/api: is not refreshed when the store's value changes: its refreshPolicy is "CreatedOnce" ${POLICY}`,
      ],
    ],
    'where the object changes': [
      external({ refreshPolicy: 'OnChange', data: [{ secretKey: 'a' }] }),
      [
        `ExternalSecret prod/api: is not refreshed when the store's value changes: its refreshPolicy is "OnChange" ${POLICY}`,
      ],
    ],
    'the set of the library, weakened': [
      tweak(find(SET, 'ExternalSecret'), ({ spec }) => {
        spec.refreshInterval = '168h';
      }),
      [
        `ExternalSecret aiops/aiops-agent-secrets: is refreshed less than once a day: its refreshInterval is "168h" ${REPAIR}`,
      ],
    ],
  },
  notApplicable: {
    'generators alone': external({
      refreshInterval: '0',
      dataFrom: [{ sourceRef: { generatorRef: { kind: 'Password', name: 'p' } } }],
    }),
    'another kind': { apiVersion: 'external-secrets.io/v1', kind: 'SecretStore', metadata: { name: 'a' } },
  },
});
