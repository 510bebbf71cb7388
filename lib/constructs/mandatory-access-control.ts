import { Problems } from '../kubernetes/problems';
import { checkMember } from '../kubernetes/shape';
import { KubernetesVersion } from '../kubernetes/version';

/** SELinux types that Pod Security `restricted` allows. */
export enum SeLinuxType {
  CONTAINER = 'container_t',
  CONTAINER_INIT = 'container_init_t',
  CONTAINER_KVM = 'container_kvm_t',
}

/** Options of `MandatoryAccessControl.seLinux`. */
export interface SeLinuxOptions {
  /**
   * Type of the process.
   *
   * @default SeLinuxType.CONTAINER
   */
  readonly type?: SeLinuxType;
  /**
   * Multi-category level, for example `s0:c123,c456`.
   *
   * @default - one of its own for each pod, chosen by the runtime
   */
  readonly level?: string;
}

/**
 * The kernel's mandatory access control that confines the agent: AppArmor or SELinux, whichever the nodes have.
 *
 * A kubelet refuses a pod that names an AppArmor profile on a node without AppArmor (pkg/security/apparmor of
 * Kubernetes); SELinux options are ignored on a node without SELinux.
 *
 * Source: security guide, "AppArmor / SELinux"; KEP-24.
 */
export class MandatoryAccessControl {
  /** AppArmor with the runtime's default profile. Nodes must have AppArmor: Debian, Ubuntu, SUSE. */
  public static appArmor(): MandatoryAccessControl {
    return new MandatoryAccessControl({ type: 'RuntimeDefault' }, 'runtime/default');
  }

  /**
   * AppArmor with a profile that is loaded on every node.
   *
   * @param profile - the profile's name, for example `k8s-aiops-agent`
   * @throws where the name is empty or has characters that AppArmor does not allow
   */
  public static appArmorLocalhost(profile: string): MandatoryAccessControl {
    const problems = new Problems('MandatoryAccessControl.appArmorLocalhost');
    problems.check(/^[\w./-]{1,253}$/.test(profile), {
      property: 'profile',
      value: profile,
      rule: 'must be the name of a loaded profile: letters, digits, "_", ".", "/" and "-"',
      repair: 'take it from "aa-status" on a node',
    });
    problems.throwIfAny();
    return new MandatoryAccessControl({ type: 'Localhost', localhostProfile: profile }, `localhost/${profile}`);
  }

  /**
   * SELinux, for nodes that have it instead of AppArmor: Fedora, RHEL, Bottlerocket, Flatcar.
   *
   * @throws where the level is malformed
   */
  public static seLinux(options: SeLinuxOptions = {}): MandatoryAccessControl {
    const problems = new Problems('MandatoryAccessControl.seLinux');
    problems.check(options.level === undefined || /^s\d+(:c\d+([.,]c\d+)*)?$/.test(options.level), {
      property: 'level',
      value: options.level,
      rule: 'must be an SELinux level such as s0:c123,c456',
      repair: 'leave it out, and the runtime chooses one for each pod',
    });
    checkMember(problems, 'type', options.type, SeLinuxType);
    problems.throwIfAny();
    return new MandatoryAccessControl(undefined, undefined, {
      type: options.type ?? SeLinuxType.CONTAINER,
      ...(options.level === undefined ? {} : { level: options.level }),
    });
  }

  private constructor(
    private readonly _profile?: { readonly [key: string]: string },
    private readonly _annotation?: string,
    private readonly _seLinux?: { readonly [key: string]: string },
  ) {}

  /**
   * Fields of the pod's securityContext.
   *
   * @internal
   */
  public _toSecurityContext(version: KubernetesVersion): { [key: string]: unknown } {
    return {
      ...(this._profile && version.isAtLeast(KubernetesVersion.V1_30) ? { appArmorProfile: this._profile } : {}),
      ...(this._seLinux ? { seLinuxOptions: this._seLinux } : {}),
    };
  }

  /**
   * Annotations of the pod: what stood for the field before 1.30.
   *
   * @internal
   */
  public _toAnnotations(version: KubernetesVersion, container: string): { [key: string]: string } {
    return this._annotation && !version.isAtLeast(KubernetesVersion.V1_30)
      ? { [`container.apparmor.security.beta.kubernetes.io/${container}`]: this._annotation }
      : {};
  }
}
