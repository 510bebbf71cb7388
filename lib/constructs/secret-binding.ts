import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { isDnsSubdomain } from '../kubernetes/names';
import { Problems } from '../kubernetes/problems';

/** A Secret that something provides, as far as a workload must know it. Never its values. */
export interface ISecretBinding {
  /** Name of the Secret, in the workload's namespace. */
  readonly secretName: string;
  /** The keys of the Secret. Without them, all keys are taken. */
  readonly keys?: string[];
  /** Whether the workload starts without it. */
  readonly optional: boolean;
  /** Text that changes when the binding does: a workload that reads the environment restarts with it. */
  readonly revision: string;
}

/** How secrets reach the agent. */
export enum SecretDelivery {
  /** As files that follow a rotation without a restart. */
  FILES = 'files',
  /**
   * As environment variables, as the guide shows it. The pod restarts where the binding changes, and, where Reloader
   * (stakater) runs in the cluster, where the Secret does.
   */
  ENVIRONMENT = 'environment',
}

/** Options of `ExistingSecret`. */
export interface ExistingSecretOptions {
  /**
   * The keys of the Secret.
   *
   * @default - all
   */
  readonly keys?: string[];
  /**
   * Whether the workload starts without the Secret.
   *
   * @default false
   */
  readonly optional?: boolean;
}

/** A Secret that exists already, or is made by something outside the chart. */
export class ExistingSecret implements ISecretBinding {
  public readonly secretName: string;
  public readonly keys?: string[];
  public readonly optional: boolean;
  public readonly revision: string;

  /** @throws where the name or a key is malformed */
  public constructor(secretName: string, options: ExistingSecretOptions = {}) {
    const problems = new Problems('ExistingSecret');
    checkSecretName(problems, 'secretName', secretName);
    checkSecretKeys(problems, 'keys', options.keys ?? []);
    problems.check(options.keys?.length !== 0, {
      property: 'keys',
      rule: 'must not be empty: no key means every key',
      repair: 'name a key, or leave it out',
    });
    const twice = (options.keys ?? []).filter((key, index, keys) => keys.indexOf(key) !== index);
    problems.check(twice.length === 0, {
      property: 'keys',
      value: twice.join(', '),
      rule: 'must be there once',
      repair: 'remove one',
    });
    problems.throwIfAny();
    this.secretName = secretName;
    this.keys = options.keys;
    this.optional = options.optional ?? false;
    this.revision = secretName;
  }
}

/** Checks the name of a Secret: a DNS subdomain. */
export function checkSecretName(problems: Problems, property: string, name: string): void {
  problems.check(isDnsSubdomain(name), {
    property,
    value: name,
    rule: 'must be a DNS subdomain: lower-case letters, digits, "-" and "."',
    repair: 'choose a name such as "aiops-agent-secrets"',
  });
}

/** Checks the keys of a Secret: they become names of files. */
export function checkSecretKeys(problems: Problems, property: string, keys: readonly string[]): void {
  for (const key of keys) {
    problems.check(/^[-._a-zA-Z0-9]{1,253}$/.test(key) && key !== '.' && !key.startsWith('..'), {
      property,
      value: key,
      rule: 'must be a valid key of a Secret: letters, digits, "-", "_" and "."',
      repair: 'choose a key such as "ALERT_WEBHOOK_URL"',
    });
  }
}

/** A construct that provides a Secret: it hands out variables and volumes, for workloads of any kind. */
export abstract class SecretBinding extends Construct implements ISecretBinding {
  /** The Secret, for constructs of cdk8s-plus-28. */
  public readonly secret: kplus.ISecret;
  public abstract readonly keys?: string[];
  public abstract readonly revision: string;
  private mounted?: kplus.Volume;
  /** A workload waits until the Secret is there: it does not start without. */
  public readonly optional: boolean = false;

  protected constructor(
    scope: Construct,
    id: string,
    /** Name of the Secret. */
    public readonly secretName: string,
  ) {
    super(scope, id);
    this.secret = kplus.Secret.fromSecretName(this, 'secret', secretName);
  }

  /**
   * The value of a key as an environment variable, for constructs of cdk8s-plus-28.
   *
   * @throws where the binding does not provide the key
   */
  public envValue(key: string): kplus.EnvValue {
    const problems = new Problems(this);
    problems.check(this.keys?.includes(key) ?? true, {
      property: 'key',
      value: key,
      rule: `must be one of ${this.keys?.join(', ')}`,
      repair: 'add it to the binding',
    });
    problems.throwIfAny();
    return kplus.EnvValue.fromSecretValue({ secret: this.secret, key });
  }

  /** The Secret as a volume, readable by owner and group, for constructs of cdk8s-plus-28. */
  public volume(): kplus.Volume {
    this.mounted ??= kplus.Volume.fromSecret(this, 'volume', this.secret, { defaultMode: 0o440 });
    return this.mounted;
  }
}
