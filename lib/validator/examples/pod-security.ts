import { Examples, ofContainer, ofPod } from './example';

/** The controls of the Pod Security Standards. */
export const POD_SECURITY: Examples = {
  'run-as-non-root': ofPod('', 'securityContext:\n  runAsNonRoot: true'),
  'run-as-user': ofPod('securityContext:\n  runAsUser: 0', 'securityContext:\n  runAsUser: 1001'),
  'drop-capabilities': ofContainer('', 'securityContext:\n  capabilities:\n    drop: [ALL]'),
  'no-privilege-escalation': ofContainer('', 'securityContext:\n  allowPrivilegeEscalation: false'),
  'seccomp': ofPod('', 'securityContext:\n  seccompProfile:\n    type: RuntimeDefault'),
  'apparmor': ofPod(
    'securityContext:\n  appArmorProfile:\n    type: Unconfined',
    'securityContext:\n  appArmorProfile:\n    type: RuntimeDefault',
  ),
  'no-host-namespaces': ofPod('hostNetwork: true\nhostPID: true', 'hostNetwork: false'),
  'no-privileged-containers': ofContainer(
    'securityContext:\n  privileged: true',
    'securityContext:\n  privileged: false',
  ),
  'baseline-capabilities': ofContainer(
    'securityContext:\n  capabilities:\n    add: [SYS_ADMIN]',
    'securityContext:\n  capabilities:\n    add: [CHOWN]',
  ),
  'no-host-path': ofPod(
    'volumes:\n  - name: logs\n    hostPath:\n      path: /var/log',
    'volumes:\n  - name: logs\n    emptyDir:\n      sizeLimit: 64Mi',
  ),
  'no-host-ports': ofContainer(
    'ports:\n  - containerPort: 8080\n    hostPort: 8080',
    'ports:\n  - containerPort: 8080',
  ),
  'no-host-probes': ofContainer(
    'livenessProbe:\n  httpGet:\n    host: 169.254.169.254\n    port: 80',
    'livenessProbe:\n  httpGet:\n    port: 8080',
  ),
  'proc-mount': ofContainer('securityContext:\n  procMount: Unmasked', 'securityContext:\n  procMount: Default'),
  'restricted-proc-mount': ofContainer(
    'securityContext:\n  procMount: Unmasked',
    'securityContext:\n  procMount: Default',
  ),
  'volume-types': ofPod(
    'volumes:\n  - name: data\n    nfs:\n      server: nfs.example.com\n      path: /data',
    'volumes:\n  - name: data\n    persistentVolumeClaim:\n      claimName: data',
  ),
  'selinux-options': ofPod(
    'securityContext:\n  seLinuxOptions:\n    type: spc_t',
    'securityContext:\n  seLinuxOptions:\n    type: container_t',
  ),
  'no-unconfined-seccomp': ofPod(
    'securityContext:\n  seccompProfile:\n    type: Unconfined',
    'securityContext:\n  seccompProfile:\n    type: RuntimeDefault',
  ),
  'safe-sysctls': ofPod(
    'securityContext:\n  sysctls:\n    - name: kernel.msgmax\n      value: "65536"',
    'securityContext:\n  sysctls:\n    - name: net.ipv4.ip_unprivileged_port_start\n      value: "1024"',
  ),
  'no-windows-host-process': ofPod(
    'os:\n  name: windows\nhostNetwork: true\nsecurityContext:\n  windowsOptions:\n    hostProcess: true',
    'os:\n  name: windows',
  ),
};
