import { objectCheck, Violation } from '../../check';
import { findSecret, tell } from '../../secrets';
import type { Path } from '../../shape';
import { pathText } from '../../text';

/*
 * A secret store must keep no credential in clear text.
 * The store's credential opens every secret in it.
 *
 * spec.provider of a SecretStore or ClusterSecretStore: references to Secrets and service accounts (maps whose name ends
 * in "Ref"), and nothing that looks like a secret (secrets.ts)
 * spec.provider.vault.server: https
 *
 * Left out: the certificates of an authority, and the provider "fake", which serves tests.
 */

const REPAIR = 'use a role of the service account, or a Secret reference';
const MAX_DEPTH = 10;

/** The name by which a value is judged: `password: { value: ... }` is a password. */
function nameOf(path: Path): string {
  const names = path.filter((each) => typeof each === 'string');
  return (names.at(-1) === 'value' ? names.at(-2) : names.at(-1)) ?? '';
}

function* textsBelow(value: unknown, path: Path): Generator<readonly [Path, string]> {
  if (typeof value === 'string') {
    yield [path, value];
  } else if (typeof value === 'object' && value !== null && path.length < MAX_DEPTH) {
    for (const [key, child] of Array.isArray(value) ? value.entries() : Object.entries(value)) {
      if (!/Ref$|^(caBundle|caProvider|fake)$/.test(String(key))) {
        yield* textsBelow(child, [...path, key]);
      }
    }
  }
}

function credentialsOf(provider: { readonly [name: string]: unknown }): Violation[] {
  return [...textsBelow(provider, ['spec', 'provider'])].flatMap(([path, text]) => {
    const secret = findSecret(nameOf(path), text);
    return secret === undefined
      ? []
      : [{ path, problem: `has ${tell(secret)} in clear in ${pathText(path.slice(2))}`, repair: REPAIR }];
  });
}

function vaultOf({ vault }: { readonly [name: string]: unknown }): Violation[] {
  const server = (vault as { readonly server?: unknown } | null | undefined)?.server;
  return typeof server === 'string' && /^http:\/\//i.test(server)
    ? [
        {
          path: ['spec', 'provider', 'vault', 'server'],
          problem: 'sends its credential and every secret in clear: the server of Vault is an http URL',
          repair: 'use https',
        },
      ]
    : [];
}

export const secretStoreAuthentication = objectCheck({
  id: 'secret-store-authentication',
  kinds: ['external-secrets.io/SecretStore', 'external-secrets.io/ClusterSecretStore'],
  run: ({ body }) => {
    const provider = body.spec?.provider ?? {};
    return [...vaultOf(provider), ...credentialsOf(provider)];
  },
});
