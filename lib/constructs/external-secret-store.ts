import { Construct } from 'constructs';
import {
  SecretStore,
  SecretStoreSpecProvider,
  SecretStoreSpecProviderAwsService,
  SecretStoreSpecProviderAzurekvAuthType,
  SecretStoreSpecProviderVaultCaProviderType,
  SecretStoreSpecProviderVaultVersion,
} from '../../imports/external-secrets.io';
import { isDnsSubdomain } from '../kubernetes/names';
import { addObject, checkUnique, MANAGED } from '../kubernetes/object';
import { Problems } from '../kubernetes/problems';

/** Options of `ExternalSecretStore.vault`. */
export interface VaultStoreOptions {
  /** Address of Vault: an https URL. */
  readonly server: string;
  /** Role of Vault's Kubernetes authentication. */
  readonly role: string;
  /**
   * Path of the secrets engine.
   *
   * @default "secret"
   */
  readonly path?: string;
  /**
   * Path of the Kubernetes authentication.
   *
   * @default "kubernetes"
   */
  readonly mountPath?: string;
  /**
   * Name of a ConfigMap with Vault's certificate authority, under the key `ca.crt`.
   *
   * @default - the authorities of the operator's image
   */
  readonly caConfigMap?: string;
}

/** Options of `ExternalSecretStore.awsSecretsManager`. */
export interface AwsSecretsManagerOptions {
  /** Region, for example `eu-central-1`. */
  readonly region: string;
  /** ARN of the IAM role for service accounts that may read the secrets. */
  readonly roleArn: string;
}

/** Options of `ExternalSecretStore.googleSecretManager`. */
export interface GoogleSecretManagerOptions {
  /** Project that holds the secrets. */
  readonly projectId: string;
  /** Google service account that may read the secrets. */
  readonly serviceAccount: string;
  /** Name of the cluster. */
  readonly clusterName: string;
  /** Region or zone of the cluster. */
  readonly clusterLocation: string;
}

/** Options of `ExternalSecretStore.azureKeyVault`. */
export interface AzureKeyVaultOptions {
  /** Address of the vault: an https URL. */
  readonly vaultUrl: string;
  /** Client id of the identity that may read the secrets. */
  readonly clientId: string;
  /** Tenant of the identity. */
  readonly tenantId: string;
}

/** How a store is made: its provider, by the name of the service account that it logs in as. */
interface StoreTemplate {
  readonly annotations: { readonly [key: string]: string };
  provider(serviceAccount: string): SecretStoreSpecProvider;
}

function checkHttps(problems: Problems, property: string, value: string): void {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  problems.check(url?.protocol === 'https:' && url.username === '' && url.password === '' && url.search === '', {
    property,
    // Path and query may hold a secret, and what is no web address may be one.
    ...(url && /^https?:$/.test(url.protocol) && url.username === '' && url.password === ''
      ? { value: url.origin }
      : {}),
    rule: 'must be an https URL without user-info',
    repair: 'give https://HOST',
  });
}

function checkGiven(problems: Problems, options: { readonly [property: string]: string | undefined }): void {
  for (const [property, value] of Object.entries(options)) {
    problems.check(value === undefined || value.trim() !== '', {
      property,
      rule: 'must not be empty',
      repair: 'give it, or leave it out where it has a default',
    });
  }
}

/**
 * Where the External Secrets Operator reads from: a store that exists, or one that is made beside the ExternalSecret.
 *
 * A store that is made logs in as a service account of its own, without any stored credential.
 */
export class ExternalSecretStore {
  /** A SecretStore of the same namespace, by its name. */
  public static reference(name: string): ExternalSecretStore {
    return ExternalSecretStore.named('reference', 'SecretStore', name);
  }

  /** A ClusterSecretStore, by its name. */
  public static clusterReference(name: string): ExternalSecretStore {
    return ExternalSecretStore.named('clusterReference', 'ClusterSecretStore', name);
  }

  /**
   * HashiCorp Vault, KV version 2, by Kubernetes authentication.
   *
   * @throws where the server is not https, or a value is empty
   */
  public static vault(options: VaultStoreOptions): ExternalSecretStore {
    const problems = new Problems('ExternalSecretStore.vault');
    checkHttps(problems, 'server', options.server);
    checkGiven(problems, {
      role: options.role,
      path: options.path,
      mountPath: options.mountPath,
      caConfigMap: options.caConfigMap,
    });
    problems.throwIfAny();
    return new ExternalSecretStore('SecretStore', undefined, {
      annotations: {},
      provider: (name) => ({
        vault: {
          server: options.server,
          path: options.path ?? 'secret',
          version: SecretStoreSpecProviderVaultVersion.V2,
          auth: {
            kubernetes: {
              mountPath: options.mountPath ?? 'kubernetes',
              role: options.role,
              serviceAccountRef: { name },
            },
          },
          caProvider:
            options.caConfigMap === undefined
              ? undefined
              : {
                  type: SecretStoreSpecProviderVaultCaProviderType.CONFIG_MAP,
                  name: options.caConfigMap,
                  key: 'ca.crt',
                },
        },
      }),
    });
  }

  /**
   * AWS Secrets Manager, by an IAM role for service accounts.
   *
   * @throws where the region or the role's ARN is malformed
   */
  public static awsSecretsManager(options: AwsSecretsManagerOptions): ExternalSecretStore {
    const problems = new Problems('ExternalSecretStore.awsSecretsManager');
    problems.check(/^[a-z]{2}(-[a-z]+)+-\d$/.test(options.region), {
      property: 'region',
      value: options.region,
      rule: 'must be an AWS region',
      repair: 'give for example "eu-central-1"',
    });
    problems.check(/^arn:aws[\w-]*:iam::\d{12}:role\/[\w+=,.@/-]+$/.test(options.roleArn), {
      property: 'roleArn',
      value: options.roleArn,
      rule: 'must be the ARN of a role',
      repair: 'give "arn:aws:iam::ACCOUNT:role/NAME"',
    });
    problems.throwIfAny();
    return new ExternalSecretStore('SecretStore', undefined, {
      annotations: { 'eks.amazonaws.com/role-arn': options.roleArn },
      provider: (name) => ({
        aws: {
          service: SecretStoreSpecProviderAwsService.SECRETS_MANAGER,
          region: options.region,
          auth: { jwt: { serviceAccountRef: { name } } },
        },
      }),
    });
  }

  /**
   * Google Secret Manager, by workload identity.
   *
   * @throws where a value is empty
   */
  public static googleSecretManager(options: GoogleSecretManagerOptions): ExternalSecretStore {
    const problems = new Problems('ExternalSecretStore.googleSecretManager');
    checkGiven(problems, { ...options });
    problems.throwIfAny();
    return new ExternalSecretStore('SecretStore', undefined, {
      annotations: { 'iam.gke.io/gcp-service-account': options.serviceAccount },
      provider: (name) => ({
        gcpsm: {
          projectId: options.projectId,
          auth: {
            workloadIdentity: {
              clusterName: options.clusterName,
              clusterLocation: options.clusterLocation,
              serviceAccountRef: { name },
            },
          },
        },
      }),
    });
  }

  /**
   * Azure Key Vault, by workload identity.
   *
   * @throws where the vault is not https, or a value is empty
   */
  public static azureKeyVault(options: AzureKeyVaultOptions): ExternalSecretStore {
    const problems = new Problems('ExternalSecretStore.azureKeyVault');
    checkHttps(problems, 'vaultUrl', options.vaultUrl);
    checkGiven(problems, { clientId: options.clientId, tenantId: options.tenantId });
    problems.throwIfAny();
    return new ExternalSecretStore('SecretStore', undefined, {
      annotations: {
        'azure.workload.identity/client-id': options.clientId,
        'azure.workload.identity/tenant-id': options.tenantId,
      },
      provider: (name) => ({
        azurekv: {
          authType: SecretStoreSpecProviderAzurekvAuthType.WORKLOAD_IDENTITY,
          vaultUrl: options.vaultUrl,
          serviceAccountRef: { name },
        },
      }),
    });
  }

  private static named(factory: string, kind: string, name: string): ExternalSecretStore {
    const problems = new Problems(`ExternalSecretStore.${factory}`);
    problems.check(isDnsSubdomain(name), {
      property: 'name',
      value: name,
      rule: 'must be the name of a store',
      repair: 'choose a name such as "vault-backend"',
    });
    problems.throwIfAny();
    return new ExternalSecretStore(kind, name);
  }

  private constructor(
    private readonly _kind: string,
    private readonly _name?: string,
    private readonly _template?: StoreTemplate,
  ) {}

  /**
   * Makes the store where it is to be made, and refers to it.
   *
   * @internal
   */
  public _bind(scope: Construct, secretName: string, namespace: string): { kind: string; name: string } {
    if (!this._template) {
      return { kind: this._kind, name: this._name ?? '' };
    }
    const name = `${secretName}-store`;
    addObject(scope, 'store-service-account', {
      apiVersion: 'v1',
      kind: 'ServiceAccount',
      name,
      namespace,
      labels: MANAGED,
      annotations: this._template.annotations,
      content: { automountServiceAccountToken: false },
    });
    checkUnique(scope, { ...SecretStore.GVK, name, namespace });
    new SecretStore(scope, 'store', {
      metadata: { name, namespace, labels: MANAGED },
      spec: { provider: this._template.provider(name) },
    });
    return { kind: 'SecretStore', name };
  }
}
