import * as fs from 'node:fs';
import type * as K8s from '@kubernetes/client-node' with { 'resolution-mode': 'import' };
import { type Kubectl, kubectlFor, type KubectlResult } from '../cluster/kubectl';
import { type Handle, HANDLE_VARIABLE } from './handle';

/** The API server of this tier, and kubectl as its administrator. */
export interface TierApiServer extends Handle {
  readonly kubectl: Kubectl;
}

/** A service account by namespace and name. */
export interface ServiceAccountName {
  readonly namespace: string;
  readonly name: string;
}

let server: TierApiServer | undefined;

/**
 * The API server that the tier's setup started.
 *
 * @throws Outside of that tier.
 */
export function apiServer(): TierApiServer {
  if (server === undefined) {
    const json = process.env[HANDLE_VARIABLE];
    if (json === undefined) {
      throw new Error(
        `api-server tier: ${HANDLE_VARIABLE} is not set. Run this test with "npm test -- --tier api-server".`,
      );
    }
    const handle = JSON.parse(json) as Handle;
    server = { ...handle, kubectl: kubectlFor(handle.kubectlFile, handle.kubeconfig) };
  }
  return server;
}

/** The Kubernetes client, an ES module and therefore loaded when it is first asked for. */
export function client(): Promise<typeof K8s> {
  return import('@kubernetes/client-node');
}

/** A client configuration with an administrator's rights. */
export async function adminConfig(): Promise<K8s.KubeConfig> {
  const { KubeConfig } = await client();
  const config = new KubeConfig();
  config.loadFromFile(apiServer().kubeconfig);
  return config;
}

/** What a token is asked for. */
export interface TokenOptions {
  /**
   * Whom the token is for.
   *
   * @default - the API server
   */
  readonly audiences?: readonly string[];
  /** The token's life in seconds; the API server grants 600 at least. @default 3600 */
  readonly expirationSeconds?: number;
}

/**
 * A client configuration that speaks for a service account, with a token that the API server issues for it (TokenRequest).
 *
 * @throws When the service account does not exist.
 */
export async function clientFor(account: ServiceAccountName, options: TokenOptions = {}): Promise<K8s.KubeConfig> {
  const { CoreV1Api, KubeConfig } = await client();
  const admin = await adminConfig();
  const cluster = admin.getCurrentCluster();
  const { status } = await admin.makeApiClient(CoreV1Api).createNamespacedServiceAccountToken({
    ...account,
    body: { spec: { audiences: [...(options.audiences ?? [])], expirationSeconds: options.expirationSeconds ?? 3600 } },
  });
  if (cluster === null || status === undefined) {
    throw new Error(`api-server tier: no token for service account ${account.namespace}/${account.name} was issued.`);
  }
  const config = new KubeConfig();
  config.loadFromClusterAndUser(cluster, { name: account.name, token: status.token });
  return config;
}

/** What is asked of {@link accessReview}. Exactly one of `user` and `serviceAccount` is given. */
export interface AccessQuestion {
  /** A user's name; it belongs to `system:authenticated` only. */
  readonly user?: string;
  readonly serviceAccount?: ServiceAccountName;
  /**
   * The namespace of the objects.
   *
   * @default - all namespaces, or cluster-scoped
   */
  readonly namespace?: string;
  /** E.g. `list`. */
  readonly verb: string;
  /** The API group. @default "" (core) */
  readonly group?: string;
  /** The plural, e.g. `pods`. */
  readonly resource: string;
  /**
   * E.g. `exec`.
   *
   * @default - the resource itself
   */
  readonly subresource?: string;
  /**
   * One object's name.
   *
   * @default - all objects
   */
  readonly name?: string;
}

/** What the API server answers to an {@link AccessQuestion}. */
export interface AccessAnswer {
  readonly allowed: boolean;
  /** E.g. `RBAC: allowed by RoleBinding "reader/default" of Role "reader" to ServiceAccount ...`; empty when not allowed. */
  readonly reason: string;
}

/** Asks the API server's own authorizer whether somebody may do something (SubjectAccessReview). */
export async function accessReview(question: AccessQuestion): Promise<AccessAnswer> {
  const { AuthorizationV1Api } = await client();
  const { user, serviceAccount, ...resourceAttributes } = question;
  const config = await adminConfig();
  const { status } = await config.makeApiClient(AuthorizationV1Api).createSubjectAccessReview({
    body: { spec: { ...subject(user, serviceAccount), resourceAttributes } },
  });
  return { allowed: status?.allowed === true, reason: status?.reason ?? '' };
}

function subject(
  user: string | undefined,
  account: ServiceAccountName | undefined,
): { user: string; groups: string[] } {
  if ((user === undefined) === (account === undefined)) {
    throw new Error('api-server tier: accessReview needs either "user" or "serviceAccount".');
  }
  return account === undefined
    ? { user: user as string, groups: ['system:authenticated'] }
    : {
        user: `system:serviceaccount:${account.namespace}:${account.name}`,
        groups: ['system:serviceaccounts', `system:serviceaccounts:${account.namespace}`, 'system:authenticated'],
      };
}

/**
 * Creates a namespace that no other test has, with the service account `default` that a controller would make (and without
 * which the API server admits no pod). Nobody deletes it: that takes a controller too.
 *
 * @param prefix The start of its name.
 * @param labels E.g. those of Pod Security. Default: none.
 * @returns Its name.
 */
export async function createNamespace(prefix: string, labels: Record<string, string> = {}): Promise<string> {
  const { CoreV1Api } = await client();
  const core = (await adminConfig()).makeApiClient(CoreV1Api);
  const created = await core.createNamespace({ body: { metadata: { generateName: `${prefix}-`, labels } } });
  const namespace = created.metadata?.name as string;
  await core.createNamespacedServiceAccount({ namespace, body: { metadata: { name: 'default' } } });
  return namespace;
}

/** How to apply. */
export interface ApplyOptions {
  /** The owner of the fields that are set. @default "test" */
  readonly fieldManager?: string;
  /** Fail on a warning of the API server as on an error. @default true */
  readonly warningsAsErrors?: boolean;
  /** Let the API server decide, but store nothing. @default false */
  readonly dryRun?: boolean;
  /** The user to impersonate. @default - the administrator */
  readonly as?: string;
}

/**
 * `kubectl apply --server-side` with strict validation: an unknown or duplicate field is an error.
 *
 * @param dirOrYaml A folder, a file, or the YAML itself (more than one line, or a JSON object).
 * @returns What kubectl printed, one line per object, and the API server's warnings (which are empty unless they are allowed).
 * @throws When an object is refused, or the API server warns of one; with kubectl's text, which holds every refusal and
 *   warning. Objects before and after a refused one are applied nevertheless.
 */
export async function applyServerSide(
  dirOrYaml: string,
  options: ApplyOptions = {},
): Promise<{ readonly applied: readonly string[]; readonly warnings: readonly string[] }> {
  const { fieldManager = 'test', warningsAsErrors = true, dryRun = false, as } = options;
  const source = manifestSource(dirOrYaml);
  const args = [
    'apply',
    '--server-side',
    `--field-manager=${fieldManager}`,
    '--validate=strict',
    `--dry-run=${dryRun ? 'server' : 'none'}`,
    `--filename=${source.filename}`,
  ];
  const result = await apiServer().kubectl(args, { input: source.input, as });
  const warnings = warningsOf(result);
  if (result.code !== 0 || (warningsAsErrors && warnings.length > 0)) {
    const text = `${result.stderr}${result.stdout}`;
    throw new Error(`api-server tier: applying ${source.title} (kubectl's exit code ${result.code}):\n${text}`);
  }
  return { applied: result.stdout.split('\n').filter(Boolean), warnings };
}

function manifestSource(dirOrYaml: string): { filename: string; input?: string; title: string } {
  if (dirOrYaml.includes('\n') || dirOrYaml.trimStart().startsWith('{')) {
    return { filename: '-', input: dirOrYaml, title: 'YAML' };
  }
  if (!fs.existsSync(dirOrYaml)) {
    throw new Error(`api-server tier: applyServerSide: "${dirOrYaml}" is neither a path that exists nor YAML.`);
  }
  return { filename: dirOrYaml, title: dirOrYaml };
}

/** The text of the API server's warnings, which kubectl prints as lines of their own. */
function warningsOf({ stderr }: KubectlResult): string[] {
  return [...stderr.matchAll(/^Warning: (.*)$/gm)].map((match) => match[1]);
}

/**
 * What the API server answers to a request that it refuses.
 *
 * @throws When the request succeeds, or fails without an answer.
 */
export async function refusal(request: Promise<unknown>): Promise<{ readonly code: number; readonly message: string }> {
  const { ApiException } = await client();
  try {
    await request;
  } catch (error) {
    if (error instanceof ApiException) {
      // The client leaves out the body of a 401.
      const body = error.body as string | undefined;
      return { code: error.code, message: body === undefined ? '' : (JSON.parse(body) as { message: string }).message };
    }
    throw error;
  }
  throw new Error('api-server tier: the API server was expected to refuse the request, but it accepted it.');
}
