import { objectCheck, Violation } from '../../check';
import type { Manifest } from '../../manifest';
import { quote } from '../../text';

/*
 * ExternalSecrets and stores must use the served API version and name a store.
 * The External Secrets Operator has not served v1alpha1 and v1beta1 since 0.17: such an object is refused, and its Secret
 * is never made.
 *
 * apiVersion: external-secrets.io/v1
 * spec.secretStoreRef.name of an ExternalSecret: set, or sourceRef of every item of spec.data and spec.dataFrom
 *
 * No patch: an operator older than 0.16 serves v1beta1 only.
 */

type External = Manifest<'external-secrets.io/ExternalSecret'>;

function versionOf({ apiVersion }: Manifest): Violation[] {
  return /\/v1(alpha|beta)1$/.test(apiVersion)
    ? [
        {
          path: ['apiVersion'],
          problem: `has apiVersion ${quote(apiVersion)}, which the External Secrets Operator no longer serves since 0.17`,
          repair: 'use apiVersion external-secrets.io/v1',
        },
      ]
    : [];
}

function storeOf({ body }: External): Violation[] {
  const { secretStoreRef, data = [], dataFrom = [] } = body.spec ?? {};
  const items = [...data, ...dataFrom];
  const bySource =
    items.length > 0 &&
    items.every(({ sourceRef }) => Boolean(sourceRef?.storeRef?.name) || sourceRef?.generatorRef !== undefined);
  return Boolean(secretStoreRef?.name) || bySource
    ? []
    : [
        {
          path: ['spec', 'secretStoreRef', 'name'],
          problem: 'names no store to read from',
          repair:
            'set spec.secretStoreRef.name to a SecretStore, or with kind: ClusterSecretStore to one of the cluster',
        },
      ];
}

export const externalSecret = objectCheck({
  id: 'external-secret',
  kinds: [
    'external-secrets.io/ExternalSecret',
    'external-secrets.io/SecretStore',
    'external-secrets.io/ClusterSecretStore',
  ],
  run: (object) => [
    ...versionOf(object as Manifest),
    ...(object.is('external-secrets.io/ExternalSecret') ? storeOf(object) : []),
  ],
});
