import { statSync } from 'node:fs';
import { Yaml } from 'cdk8s';
import { Construct } from 'constructs';
import { SealedSecret } from '../../imports/bitnami.com';
import { contract } from '../contract';
import { isLabelValue, resolveNamespace } from '../kubernetes/names';
import { checkUnique, objectLabels } from '../kubernetes/object';
import { Problems } from '../kubernetes/problems';
import { WaiverSet } from '../kubernetes/waivers';
import { checkSecretKeys, checkSecretName, SecretBinding } from './secret-binding';
import { Waiver } from './waiver';

/** What the ciphertext is bound to: where else it could be opened. */
export enum SealingScope {
  /** To name and namespace. */
  STRICT = 'strict',
  /** To the namespace: it can be opened there under any name. Needs a waiver for `sealed-secret`. */
  NAMESPACE_WIDE = 'namespace-wide',
  /** To nothing: it can be opened in any namespace. Needs a waiver for `sealed-secret`. */
  CLUSTER_WIDE = 'cluster-wide',
}

/** Options of a `SealedSecretBinding`, however its ciphertext is given. */
export interface SealedSecretOptions {
  /**
   * Whether the Secret can never change: a rotation then needs another name.
   *
   * @default false
   */
  readonly immutable?: boolean;
  /**
   * What allows a scope other than strict.
   *
   * @default - none
   */
  readonly waivers?: Waiver[];
}

/** Properties of a `SealedSecretBinding`. */
export interface SealedSecretBindingProps extends SealedSecretOptions {
  /** Ciphertext by key, as `kubeseal --raw` or `kubeseal --format yaml` prints it. */
  readonly encryptedData: { readonly [key: string]: string };
  /**
   * Name of the SealedSecret and of the Secret that it becomes: the one it was sealed for.
   *
   * @default "aiops-agent-secrets"
   */
  readonly secretName?: string;
  /**
   * Namespace of both: the one it was sealed for.
   *
   * @default - that of the chart
   */
  readonly namespace?: string;
  /**
   * What the ciphertext is bound to.
   *
   * @default SealingScope.STRICT
   */
  readonly scope?: SealingScope;
  /**
   * Type of the Secret, for example `kubernetes.io/dockerconfigjson`.
   *
   * @default - Opaque
   */
  readonly type?: string;
}

interface SealedManifest {
  readonly kind?: string;
  readonly metadata?: { name?: string; namespace?: string; annotations?: { [key: string]: string } };
  readonly spec?: { encryptedData?: { [key: string]: string }; template?: { type?: string; immutable?: boolean } };
}

const ANNOTATION = 'sealedsecrets.bitnami.com/';

/**
 * A Secret whose values are ciphertext that only the cluster's controller can open, bound to a name and a namespace.
 * Emits SealedSecret (bitnami.com/v1alpha1). It cannot be made here: sealing needs the cluster's certificate
 * (`kubeseal --cert`), and the value.
 *
 * Source: security guide, "Sealed Secrets".
 */
export class SealedSecretBinding extends SecretBinding {
  /**
   * The binding of a file that `kubeseal --format yaml` wrote. Name, namespace and scope are those of the file.
   *
   * @param scope - the parent
   * @param id - the construct's id
   * @param path - the file
   * @param options - what the file does not say
   * @throws where the file does not hold exactly one SealedSecret with a name, a namespace and ciphertext
   */
  public static fromFile(
    scope: Construct,
    id: string,
    path: string,
    options: SealedSecretOptions = {},
  ): SealedSecretBinding {
    const problems = new Problems(`SealedSecretBinding.fromFile ${scope.node.path}/${id}`);
    const sealed = readSealedSecret(problems, path);
    problems.throwIfAny();
    return new SealedSecretBinding(scope, id, {
      ...sealed,
      ...options,
      immutable: options.immutable ?? sealed.immutable,
    });
  }

  public readonly keys?: string[];
  public readonly revision: string;

  /** @throws where a name is malformed, a value is no ciphertext, or the scope needs a waiver */
  public constructor(scope: Construct, id: string, props: SealedSecretBindingProps) {
    super(scope, id, props.secretName ?? `${contract.name}-secrets`);
    const problems = new Problems(this);
    const waivers = new WaiverSet(this, props.waivers);
    const namespace = resolveNamespace(this, problems, props.namespace);
    const sealing = props.scope ?? SealingScope.STRICT;
    this.checkProps(problems, props);
    if (sealing !== SealingScope.STRICT) {
      waivers.need(problems, 'sealed-secret', {
        property: 'scope',
        value: sealing,
        rule: 'must be strict: ciphertext that is not bound to its name and namespace can be opened elsewhere',
        repair: 'seal it again with "kubeseal --scope strict"',
      });
    }
    problems.throwIfAny();

    this.keys = Object.keys(props.encryptedData).sort();
    this.revision = JSON.stringify(Object.entries(props.encryptedData).sort());
    const scopeAnnotation: { [key: string]: string } =
      sealing === SealingScope.STRICT ? {} : { [`${ANNOTATION}${sealing}`]: 'true' };
    checkUnique(this, { ...SealedSecret.GVK, name: this.secretName, namespace });
    new SealedSecret(this, 'sealed-secret', {
      metadata: {
        name: this.secretName,
        namespace,
        labels: objectLabels(isLabelValue(this.secretName) ? this.secretName : contract.name),
        annotations: { ...scopeAnnotation, ...waivers.annotations() },
      },
      spec: {
        encryptedData: { ...props.encryptedData },
        template: {
          immutable: props.immutable,
          type: props.type,
          metadata: { name: this.secretName, namespace, annotations: scopeAnnotation },
        },
      },
    });
    waivers.warnUnused();
  }

  private checkProps(problems: Problems, { encryptedData }: SealedSecretBindingProps): void {
    checkSecretName(problems, 'secretName', this.secretName);
    checkSecretKeys(problems, 'encryptedData', Object.keys(encryptedData));
    problems.check(Object.keys(encryptedData).length > 0, {
      property: 'encryptedData',
      rule: 'must not be empty: the Secret would hold nothing',
      repair: 'seal a value with "kubeseal --raw"',
    });
    for (const [key, text] of Object.entries(encryptedData)) {
      problems.check(isSealed(text), {
        property: `encryptedData.${key}`,
        rule: 'must be ciphertext of kubeseal: anything else may be the secret itself',
        repair: 'seal it with "kubeseal --raw --cert CERTIFICATE --name NAME --namespace NAMESPACE"',
      });
    }
  }
}

/** The one SealedSecret of a file; a problem where there is none, or something beside it. */
function readSealedSecret(problems: Problems, path: string): SealedSecretBindingProps {
  // cdk8s would fetch an address.
  const readable = problems.check(statSync(path, { throwIfNoEntry: false })?.isFile() ?? false, {
    property: 'path',
    value: path,
    rule: 'must be a file that can be read',
    repair: 'give the path of a file that "kubeseal --format yaml" wrote',
  });
  if (!readable) {
    return { encryptedData: {} };
  }
  const documents = Yaml.load(path) as (SealedManifest | null)[];
  const only = documents.length === 1 && documents[0]?.kind === 'SealedSecret' ? documents[0] : {};
  problems.check(Boolean(only.metadata?.name && only.metadata.namespace), {
    property: 'path',
    value: path,
    rule: 'must be a file with one SealedSecret that has a name and a namespace, and nothing else',
    repair: 'write it with "kubeseal --format yaml", and keep plain Secrets out of the repository',
  });
  return asProps(only);
}

function asProps({ metadata = {}, spec = {} }: SealedManifest): SealedSecretBindingProps {
  const { name, namespace, annotations = {} } = metadata;
  return {
    secretName: name,
    namespace,
    // The controller, too, looks for the widest first (SecretScope, sealedsecret_expansion.go).
    scope: [SealingScope.CLUSTER_WIDE, SealingScope.NAMESPACE_WIDE].find(
      (each) => annotations[`${ANNOTATION}${each}`] === 'true',
    ),
    encryptedData: spec.encryptedData ?? {},
    type: spec.template?.type,
    immutable: spec.template?.immutable,
  };
}

/**
 * Whether a text has the form of sealed-secrets' hybrid encryption (pkg/crypto): base64 of two bytes with the length
 * of the RSA ciphertext, that ciphertext, and an AES-GCM ciphertext with its 16 byte tag.
 */
function isSealed(text: unknown): boolean {
  if (typeof text !== 'string' || !/^[A-Za-z0-9+/]+={0,2}$/.test(text)) {
    return false;
  }
  const bytes = Buffer.from(text, 'base64');
  const key = bytes.length > 2 ? bytes.readUInt16BE(0) : 0;
  return key >= 256 && key % 64 === 0 && bytes.length >= 2 + key + 16;
}
