import { Duration } from 'cdk8s';
import { Construct } from 'constructs';
import {
  ExternalSecret,
  ExternalSecretSpec,
  ExternalSecretSpecRefreshPolicy,
  ExternalSecretSpecSecretStoreRefKind,
  ExternalSecretSpecTargetCreationPolicy,
  ExternalSecretSpecTargetDeletionPolicy,
  ExternalSecretSpecTargetTemplateEngineVersion,
} from '../../imports/external-secrets.io';
import { contract } from '../contract';
import { SECRET_SHAPE } from '../hardening';
import { checkLabels, isLabelValue, resolveNamespace } from '../kubernetes/names';
import { checkUnique, objectLabels } from '../kubernetes/object';
import { Problems } from '../kubernetes/problems';
import { ExternalSecretStore } from './external-secret-store';
import { checkSecretKeys, checkSecretName, SecretBinding } from './secret-binding';

/** When the operator reads the store again. */
export enum RefreshPolicy {
  /** Every `refreshInterval`, and where the ExternalSecret changes. */
  PERIODIC = 'Periodic',
  /** Only where the ExternalSecret changes. */
  ON_CHANGE = 'OnChange',
  /** Never again after the first time. */
  CREATED_ONCE = 'CreatedOnce',
}

/** One key of the Secret, and where its value comes from. */
export interface ExternalSecretKey {
  /** Key in the Secret. */
  readonly secretKey: string;
  /** Key, path or name in the store. */
  readonly remoteKey: string;
  /**
   * Property of a value with several.
   *
   * @default - the whole value
   */
  readonly property?: string;
  /**
   * Version in the store. A fixed one does not follow a rotation.
   *
   * @default - the newest
   */
  readonly version?: string;
}

/** Several keys at once: every property of one value. */
export interface ExternalSecretExtract {
  /** Key, path or name in the store. */
  readonly remoteKey: string;
  /**
   * Version in the store. A fixed one does not follow a rotation.
   *
   * @default - the newest
   */
  readonly version?: string;
}

/** How the Secret is made of what was read. */
export interface ExternalSecretTemplate {
  /**
   * Keys of the Secret by templates over what was read, for example `https://{{ .host }}/alerts?key={{ .key }}`.
   * Each must refer to a key that was read: a plain value would be a secret in a manifest.
   *
   * @default - the keys that were read
   */
  readonly data?: { readonly [key: string]: string };
  /**
   * Labels of the Secret.
   *
   * @default - none
   */
  readonly labels?: { readonly [key: string]: string };
  /**
   * Annotations of the Secret.
   *
   * @default - none
   */
  readonly annotations?: { readonly [key: string]: string };
}

/** Properties of an `ExternalSecretBinding`. */
export interface ExternalSecretBindingProps {
  /** Where the values are read. */
  readonly store: ExternalSecretStore;
  /**
   * Name of the ExternalSecret and of the Secret that it makes.
   *
   * @default "aiops-agent-secrets"
   */
  readonly secretName?: string;
  /**
   * Namespace of both.
   *
   * @default - that of the chart
   */
  readonly namespace?: string;
  /**
   * Keys one by one.
   *
   * @default - ALERT_WEBHOOK_URL from /aiops/webhook-url, where `dataFrom` is not given either
   */
  readonly data?: ExternalSecretKey[];
  /**
   * Every property of these values becomes a key.
   *
   * @default - none
   */
  readonly dataFrom?: ExternalSecretExtract[];
  /**
   * When the store is read again.
   *
   * @default RefreshPolicy.PERIODIC
   */
  readonly refreshPolicy?: RefreshPolicy;
  /**
   * How often the store is read: one minute at least.
   *
   * @default Duration.hours(1)
   */
  readonly refreshInterval?: Duration;
  /**
   * How the Secret is made of what was read.
   *
   * @default - key by key
   */
  readonly template?: ExternalSecretTemplate;
  /**
   * Whether the Secret can never change. Only with `RefreshPolicy.CREATED_ONCE`.
   *
   * @default false
   */
  readonly immutable?: boolean;
}

/**
 * A Secret whose values the External Secrets Operator reads from a store outside the cluster: they pass through no
 * manifest. Emits ExternalSecret (external-secrets.io/v1, served since 0.16) and, where the store is to be made,
 * SecretStore and ServiceAccount.
 *
 * Source: security guide, "External Secrets Operator" and "Rotate Secrets Regularly".
 */
export class ExternalSecretBinding extends SecretBinding {
  public readonly keys?: string[];
  public readonly revision: string;

  /** @throws where names are malformed, nothing is read, or rotation is asked of what cannot change */
  public constructor(scope: Construct, id: string, props: ExternalSecretBindingProps) {
    super(scope, id, props.secretName ?? `${contract.name}-secrets`);
    const problems = new Problems(this);
    const namespace = resolveNamespace(this, problems, props.namespace);
    const data = props.data ?? (props.dataFrom ? [] : DEFAULT_DATA);
    this.checkProps(problems, props, data);
    problems.throwIfAny();

    const spec: ExternalSecretSpec = {
      ...refresh(props),
      data: data.map(({ secretKey, remoteKey, property, version }) => ({
        secretKey,
        remoteRef: { key: remoteKey, property, version },
      })),
      dataFrom: props.dataFrom?.map(({ remoteKey, version }) => ({ extract: { key: remoteKey, version } })),
      target: this.target(props),
    };
    const templated = props.template?.data && Object.keys(props.template.data);
    this.keys = templated ?? (props.dataFrom ? undefined : data.map(({ secretKey }) => secretKey));
    const secretStoreRef = props.store._bind(this, this.secretName, namespace);
    this.revision = JSON.stringify([this.secretName, secretStoreRef, spec]);
    checkUnique(this, { ...ExternalSecret.GVK, name: this.secretName, namespace });
    new ExternalSecret(this, 'external-secret', {
      metadata: {
        name: this.secretName,
        namespace,
        labels: objectLabels(isLabelValue(this.secretName) ? this.secretName : contract.name),
      },
      spec: { ...spec, secretStoreRef: { name: secretStoreRef.name, kind: STORE_KINDS[secretStoreRef.kind] } },
    });
  }

  private checkProps(problems: Problems, props: ExternalSecretBindingProps, data: readonly ExternalSecretKey[]): void {
    checkSecretName(problems, 'secretName', this.secretName);
    problems.check(data.length + (props.dataFrom ?? []).length > 0, {
      property: 'data',
      rule: 'must not be empty: the Secret would hold nothing',
      repair: 'name a key, or give "dataFrom"',
    });
    const keys = data.map(({ secretKey }) => secretKey);
    checkSecretKeys(problems, 'data.secretKey', keys);
    for (const key of keys.filter((name, index) => keys.indexOf(name) !== index)) {
      problems.add({
        property: 'data.secretKey',
        value: key,
        rule: 'must be there once: the last would silently win',
        repair: 'rename or remove one',
      });
    }
    for (const [property, keys] of Object.entries({ data, dataFrom: props.dataFrom ?? [] })) {
      problems.check(
        keys.every(({ remoteKey }) => remoteKey.trim() !== ''),
        {
          property: `${property}.remoteKey`,
          rule: 'must not be empty',
          repair: 'give the key, path or name in the store',
        },
      );
    }
    checkTemplate(problems, props.template ?? {});
    checkRotation(problems, props);
  }

  private target({ template, immutable }: ExternalSecretBindingProps): ExternalSecretSpec['target'] {
    const { data, labels, annotations } = template ?? {};
    return {
      name: this.secretName,
      creationPolicy: ExternalSecretSpecTargetCreationPolicy.OWNER,
      // A store that is down for an hour must not take the agent's secret away.
      deletionPolicy: ExternalSecretSpecTargetDeletionPolicy.RETAIN,
      immutable: immutable ?? false,
      template: template && {
        engineVersion: ExternalSecretSpecTargetTemplateEngineVersion.V2,
        data: data && { ...data },
        metadata: { labels: { ...labels }, annotations: { ...annotations } },
      },
    };
  }
}

const STORE_KINDS: { readonly [kind: string]: ExternalSecretSpecSecretStoreRefKind } = {
  SecretStore: ExternalSecretSpecSecretStoreRefKind.SECRET_STORE,
  ClusterSecretStore: ExternalSecretSpecSecretStoreRefKind.CLUSTER_SECRET_STORE,
};

const DEFAULT_DATA: readonly ExternalSecretKey[] = [
  { secretKey: 'ALERT_WEBHOOK_URL', remoteKey: '/aiops/webhook-url' },
];

function checkTemplate(problems: Problems, template: ExternalSecretTemplate): void {
  checkSecretKeys(problems, 'template.data', Object.keys(template.data ?? {}));
  checkLabels(problems, 'template.labels', template.labels ?? {});
  problems.check(template.data === undefined || Object.keys(template.data).length > 0, {
    property: 'template.data',
    rule: 'must not be empty: the Secret would hold nothing',
    repair: 'name a key, or leave it out',
  });
  for (const [key, text] of Object.entries(template.data ?? {})) {
    problems.check(/\{\{[^}]*\.\w/.test(text) && !SECRET_SHAPE.test(text.replace(/\{\{[^}]*\}\}/g, '')), {
      property: `template.data.${key}`,
      rule: 'must refer to a key that was read: a plain value would be a secret in a manifest',
      repair: 'write for example "{{ .NAME }}"',
    });
  }
}

function checkRotation(problems: Problems, props: ExternalSecretBindingProps): void {
  const policy = props.refreshPolicy ?? RefreshPolicy.PERIODIC;
  const seconds = props.refreshInterval?.toSeconds({ integral: false });
  problems.check(seconds === undefined || (Number.isInteger(seconds) && seconds >= 60), {
    property: 'refreshInterval',
    value: seconds,
    rule: 'must be whole seconds, one minute at least: stores limit their callers',
    repair: 'leave it out for one hour',
  });
  problems.check(props.refreshInterval === undefined || policy === RefreshPolicy.PERIODIC, {
    property: 'refreshInterval',
    value: seconds,
    rule: `has no meaning with the refresh policy ${policy}`,
    repair: 'leave out one of the two',
  });
  problems.check(!props.immutable || policy === RefreshPolicy.CREATED_ONCE, {
    property: 'immutable',
    value: props.immutable,
    rule: `contradicts the refresh policy ${policy}: the Secret could never be refreshed`,
    repair: 'leave it out, or use RefreshPolicy.CREATED_ONCE and give each version a name of its own',
  });
}

const REFRESH: { readonly [policy in RefreshPolicy]: ExternalSecretSpecRefreshPolicy } = {
  [RefreshPolicy.PERIODIC]: ExternalSecretSpecRefreshPolicy.PERIODIC,
  [RefreshPolicy.ON_CHANGE]: ExternalSecretSpecRefreshPolicy.ON_CHANGE,
  [RefreshPolicy.CREATED_ONCE]: ExternalSecretSpecRefreshPolicy.CREATED_ONCE,
};

function refresh(props: ExternalSecretBindingProps): Pick<ExternalSecretSpec, 'refreshPolicy' | 'refreshInterval'> {
  const policy = props.refreshPolicy ?? RefreshPolicy.PERIODIC;
  const interval = props.refreshInterval ?? Duration.hours(1);
  return {
    refreshPolicy: REFRESH[policy],
    ...(policy === RefreshPolicy.PERIODIC ? { refreshInterval: `${interval.toSeconds()}s` } : {}),
  };
}
