import { IConstruct } from 'constructs';
import { Problems } from './problems';

const CONTEXT_KEY = 'cdk8s-hardened/kubernetes-version';
const OLDEST_MINOR = 28;
const NEWEST_MINOR = 37;

/**
 * The Kubernetes version that manifests are written for: it decides served API versions, fields and pinned
 * Pod Security versions.
 *
 * A construct takes the version of its nearest ancestor that sets one, by its own `kubernetesVersion` property or
 * by `KubernetesVersion.use`; where none does, `KubernetesVersion.NEWEST`.
 */
export class KubernetesVersion {
  /** Kubernetes 1.28. */
  public static readonly V1_28 = new KubernetesVersion(28);
  /** Kubernetes 1.29. */
  public static readonly V1_29 = new KubernetesVersion(29);
  /** Kubernetes 1.30. */
  public static readonly V1_30 = new KubernetesVersion(30);
  /** Kubernetes 1.31. */
  public static readonly V1_31 = new KubernetesVersion(31);
  /** Kubernetes 1.32. */
  public static readonly V1_32 = new KubernetesVersion(32);
  /** Kubernetes 1.33. */
  public static readonly V1_33 = new KubernetesVersion(33);
  /** Kubernetes 1.34. */
  public static readonly V1_34 = new KubernetesVersion(34);
  /** Kubernetes 1.35. */
  public static readonly V1_35 = new KubernetesVersion(35);
  /** Kubernetes 1.36. */
  public static readonly V1_36 = new KubernetesVersion(36);
  /** Kubernetes 1.37. */
  public static readonly V1_37 = new KubernetesVersion(37);
  /** The oldest version that manifests can be written for: 1.28. */
  public static readonly OLDEST = KubernetesVersion.V1_28;
  /** The newest version that manifests can be written for, and the default: 1.37. */
  public static readonly NEWEST = KubernetesVersion.V1_37;

  /**
   * The version with this name.
   *
   * @param text - `1.31`, `v1.31` or a full version such as `v1.31.4` or `v1.30.5-gke.1443001`, of which the rest is ignored
   * @throws where the text is no version, or one older than 1.28 or newer than 1.37
   */
  public static of(text: string): KubernetesVersion {
    const match = /^v?1\.([1-9]\d{0,2})(\.\d+([-+][\w.+-]+)?)?$/.exec(text);
    const minor = match ? Number(match[1]) : NaN;
    const problems = new Problems('KubernetesVersion.of');
    problems.check(minor >= OLDEST_MINOR && minor <= NEWEST_MINOR, {
      property: 'text',
      value: text,
      rule: `must be a Kubernetes version from 1.${OLDEST_MINOR} to 1.${NEWEST_MINOR}`,
      repair: 'give the version of the cluster that the manifests are applied to, for example "1.37"',
    });
    problems.throwIfAny();
    return new KubernetesVersion(minor);
  }

  /**
   * Sets the version for a chart, an app or any other construct, and everything below it.
   *
   * @throws where the construct has children already: they would have been written for another version
   */
  public static use(scope: IConstruct, version: KubernetesVersion): void {
    const problems = new Problems(scope);
    problems.check(scope.node.children.length === 0, {
      property: 'kubernetesVersion',
      value: version.text,
      rule: 'must be set before anything is added below the construct',
      repair: 'call KubernetesVersion.use right after the chart or app is created',
    });
    problems.throwIfAny();
    scope.node.setContext(CONTEXT_KEY, version.text);
  }

  /** The version that holds for a construct. */
  public static forScope(scope: IConstruct): KubernetesVersion {
    const text = scope.node.tryGetContext(CONTEXT_KEY) as string | undefined;
    return text === undefined ? KubernetesVersion.NEWEST : KubernetesVersion.of(text);
  }

  /** `1.37`. */
  public readonly text: string;

  private constructor(
    /** 37 for Kubernetes 1.37. */
    public readonly minor: number,
  ) {
    this.text = `1.${minor}`;
  }

  /** Whether this version is `other` or a later one. */
  public isAtLeast(other: KubernetesVersion): boolean {
    return this.minor >= other.minor;
  }
}
