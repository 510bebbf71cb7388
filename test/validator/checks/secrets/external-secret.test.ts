import { ExternalSecretStore } from 'cdk8s-hardened';
import { externalSecret } from '../../../../lib/validator/checks/secrets/external-secret';
import { RawObject } from '../../../../lib/validator/manifest';
import { checkSuite } from '../../../support/checks';
import { agentSet, find } from '../../../support/manifests';
import { tweak } from '../../../support/minimal';

const KEY = { secretKey: 'a', remoteRef: { key: 'b' } };

const SET = agentSet({
  externalSecret: { store: ExternalSecretStore.vault({ server: 'https://vault.example.com', role: 'aiops-agent' }) },
});

function object(kind: string, spec: unknown, version = 'v1'): RawObject {
  return { apiVersion: `external-secrets.io/${version}`, kind, metadata: { name: 'api', namespace: 'prod' }, spec };
}

const external = (spec: unknown, version?: string): RawObject => object('ExternalSecret', spec, version);

const OLD =
  'which the External Secrets Operator no longer serves since 0.17 (apiVersion); use apiVersion external-secrets.io/v1.';
const NO_STORE =
  'ExternalSecret prod/api: names no store to read from (spec.secretStoreRef.name); set spec.secretStoreRef.name to a SecretStore, or with kind: ClusterSecretStore to one of the cluster.';

checkSuite(externalSecret, {
  passes: {
    'a store': external({ secretStoreRef: { name: 'vault' }, data: [KEY] }),
    'a store of each item': external({
      data: [{ ...KEY, sourceRef: { storeRef: { name: 'vault' } } }],
      dataFrom: [{ sourceRef: { generatorRef: { kind: 'Password', name: 'p' } } }],
    }),
    'a SecretStore': object('SecretStore', { provider: {} }),
    'a ClusterSecretStore without a spec': object('ClusterSecretStore', null),
    'the set of the library': find(SET, 'ExternalSecret'),
  },
  fails: {
    'v1beta1': [
      external({ secretStoreRef: { name: 'vault' } }, 'v1beta1'),
      [`ExternalSecret prod/api: has apiVersion "external-secrets.io/v1beta1", ${OLD}`],
    ],
    'a store of v1alpha1': [
      object('SecretStore', {}, 'v1alpha1'),
      [`SecretStore prod/api: has apiVersion "external-secrets.io/v1alpha1", ${OLD}`],
    ],
    'a store of the cluster of v1beta1': [
      object('ClusterSecretStore', {}, 'v1beta1'),
      [`ClusterSecretStore prod/api: has apiVersion "external-secrets.io/v1beta1", ${OLD}`],
    ],
    'no spec': [external(undefined), [NO_STORE]],
    'null': [external({ secretStoreRef: null, data: null, dataFrom: [null] }), [NO_STORE]],
    'an empty name': [external({ secretStoreRef: { name: '' } }), [NO_STORE]],
    'one item without a store': [
      external({ data: [KEY, { ...KEY, sourceRef: { storeRef: { name: 'vault' } } }] }),
      [NO_STORE],
    ],
    'the set of the library, as the guide has it': [
      tweak(find(SET, 'ExternalSecret'), (copy) => {
        (copy as any).apiVersion = 'external-secrets.io/v1beta1';
      }),
      [`ExternalSecret aiops/aiops-agent-secrets: has apiVersion "external-secrets.io/v1beta1", ${OLD}`],
    ],
  },
  notApplicable: { 'another kind of the group': object('PushSecret', {}, 'v1alpha1') },
});
