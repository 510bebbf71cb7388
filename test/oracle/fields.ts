/** Fields, each with the values that it is given. */
export type Table = readonly (readonly [field: string, values: readonly unknown[]])[];

const BOOLEANS = [true, true, false, false, null, undefined];
const HOSTS = ['10.0.0.1', 'localhost', '', null, undefined];
const PROFILE_TYPES = ['RuntimeDefault', 'Localhost', 'Unconfined', 'unconfined', '', null, undefined];
const PROFILES = [...PROFILE_TYPES.map((type) => ({ type })), {}, null, undefined];
const CAPABILITIES = [
  'ALL',
  'AUDIT_WRITE',
  'CHOWN',
  'DAC_OVERRIDE',
  'FOWNER',
  'FSETID',
  'KILL',
  'MKNOD',
  'NET_BIND_SERVICE',
  'NET_BIND_SERVICE',
  'SETFCAP',
  'SETGID',
  'SETPCAP',
  'SETUID',
  'SYS_CHROOT',
  'NET_RAW',
  'SYS_ADMIN',
  'CAP_CHOWN',
  'all',
  '',
  null,
];
const DROPPED = ['ALL', 'ALL', 'all', 'CHOWN', '', null];
const SYSCTLS = [
  'kernel.shm_rmid_forced',
  'net.ipv4.ip_local_port_range',
  'net.ipv4.tcp_syncookies',
  'net.ipv4.ping_group_range',
  'net.ipv4.ip_unprivileged_port_start',
  'net.ipv4.ip_local_reserved_ports',
  'net.ipv4.tcp_keepalive_time',
  'net.ipv4.tcp_fin_timeout',
  'net.ipv4.tcp_keepalive_intvl',
  'net.ipv4.tcp_keepalive_probes',
  'net.ipv4.tcp_rmem',
  'net.ipv4.tcp_wmem',
  'net.ipv4.tcp_slow_start_after_idle',
  'net.ipv4.tcp_notsent_lowat',
  'net/ipv4/tcp_rmem',
  'kernel.msgmax',
  '',
  null,
];
const SELINUX_TYPES = [
  'container_t',
  'container_init_t',
  'container_kvm_t',
  'container_engine_t',
  'spc_t',
  'Container_t',
  '',
  null,
];
const SELINUX_NAMES = ['system_u', '', null, undefined];
const SELINUX = [...SELINUX_TYPES.map((type) => ({ type })), { level: 's0:c1' }, {}, null, undefined];

/** Fields of the security contexts of pods and of containers. */
const SHARED_CONTEXT: Table = [
  ['appArmorProfile', PROFILES],
  ['appArmorProfile.type', PROFILE_TYPES],
  ['runAsNonRoot', BOOLEANS],
  ['runAsUser', [0, 0, 1, 1000, -1, null, undefined]],
  ['seccompProfile', PROFILES],
  ['seccompProfile.type', PROFILE_TYPES],
  ['seLinuxOptions', SELINUX],
  ['seLinuxOptions.role', SELINUX_NAMES],
  ['seLinuxOptions.type', SELINUX_TYPES],
  ['seLinuxOptions.user', SELINUX_NAMES],
  ['windowsOptions', [{ hostProcess: true }, {}, null, undefined]],
  ['windowsOptions.hostProcess', BOOLEANS],
];

const CONTEXT: Table = [
  ...SHARED_CONTEXT,
  ['allowPrivilegeEscalation', BOOLEANS],
  ['AllowPrivilegeEscalation', BOOLEANS],
  ['capabilities', [{}, { drop: ['ALL'] }, { add: [] }, null, undefined]],
  ['capabilities.add', [[], [null], null, undefined]],
  ['capabilities.add.0', CAPABILITIES],
  ['capabilities.add.1', CAPABILITIES],
  ['capabilities.drop', [['ALL'], ['CHOWN', 'ALL'], [], [null], null, undefined]],
  ['capabilities.drop.0', DROPPED],
  ['privileged', BOOLEANS],
  ['procMount', ['Default', 'Unmasked', 'Unmasked', 'default', '', null, undefined]],
  ['procmount', ['Unmasked']],
];

const PROBES = ['livenessProbe', 'readinessProbe', 'startupProbe', 'lifecycle.postStart', 'lifecycle.preStop'];

/** Fields of a container. */
export const CONTAINER: Table = [
  ...CONTEXT.map(([field, values]) => [`securityContext.${field}`, values] as const),
  ['securityContext', [{}, null, undefined]],
  ['name', ['app', 'other', '', null, undefined]],
  ['lifecycle', [{}, null, undefined]],
  ['ports', [[], [{}], [null], null, undefined]],
  ['ports.0.hostPort', [8080, 1, 0, -1, null, undefined]],
  ['ports.2.hostPort', [443, 0]],
  ...PROBES.flatMap((probe): Table => [
    [probe, [{}, { exec: { command: ['true'] } }, { grpc: { port: 1 } }, null, undefined]],
    [`${probe}.httpGet`, [{}, { port: 'http' }, null, undefined]],
    [`${probe}.httpGet.host`, HOSTS],
    [`${probe}.tcpSocket.host`, HOSTS],
  ]),
];

/** Every field of VolumeSource in k8s.io/api 0.37.2, and some that are none. */
const VOLUME_TYPES = [
  'awsElasticBlockStore',
  'azureDisk',
  'azureFile',
  'cephfs',
  'cinder',
  'configMap',
  'csi',
  'downwardAPI',
  'emptyDir',
  'ephemeral',
  'fc',
  'flexVolume',
  'flocker',
  'gcePersistentDisk',
  'gitRepo',
  'glusterfs',
  'hostPath',
  'image',
  'iscsi',
  'nfs',
  'persistentVolumeClaim',
  'photonPersistentDisk',
  'portworxVolume',
  'projected',
  'quobyte',
  'rbd',
  'scaleIO',
  'secret',
  'storageos',
  'vsphereVolume',
  'configmap',
  'constructor',
  'persistentVolume',
];

/** Fields of two volumes. */
export const VOLUMES: Table = [0, 1].flatMap((index): Table => [
  [`volumes.${index}.name`, ['data', '', null]],
  [`volumes.${index}.hostPath`, [{}, { path: '/' }]],
  ...VOLUME_TYPES.map((type) => [`volumes.${index}.${type}`, [{}, {}, null]] as const),
]);

/** Keys of annotations. */
export const ANNOTATIONS = [
  'container.apparmor.security.beta.kubernetes.io/app',
  'container.apparmor.security.beta.kubernetes.io/nobody',
  'container.apparmor.security.beta.kubernetes.io/',
  'container.apparmor.security.beta.kubernetes.io',
  'apparmor.security.beta.kubernetes.io/app',
  'seccomp.security.alpha.kubernetes.io/pod',
  'seccomp.security.alpha.kubernetes.io/app',
  'container.seccomp.security.alpha.kubernetes.io/app',
  'container.seccomp.security.alpha.kubernetes.io/setup',
  'container.seccomp.security.alpha.kubernetes.io/debug',
  'container.seccomp.security.alpha.kubernetes.io/other',
  'container.seccomp.security.alpha.kubernetes.io/nobody',
  'container.seccomp.security.alpha.kubernetes.io/',
  'other',
];
/** Values of annotations. */
export const ANNOTATED = [
  'unconfined',
  'runtime/default',
  'docker/default',
  'localhost/a',
  'localhost/',
  'localhost',
  'Unconfined',
  '',
  null,
];

const CONTAINERS = [[], [{}], [null], null, undefined];

/** Fields of a PodSpec, but for containers and volumes. */
export const POD: Table = [
  ['hostIPC', BOOLEANS],
  ['hostNetwork', BOOLEANS],
  ['HostNetwork', BOOLEANS],
  ['hostPID', BOOLEANS],
  ['containers', CONTAINERS],
  ['ephemeralContainers', CONTAINERS],
  ['initContainers', CONTAINERS],
  ['securityContext', [{}, null, undefined]],
  ...SHARED_CONTEXT.map(([field, values]) => [`securityContext.${field}`, values] as const),
  ['securityContext.sysctls', [[], [{}], [null], null, undefined]],
  ['securityContext.sysctls.0.name', SYSCTLS],
  ['securityContext.sysctls.1.name', SYSCTLS],
  ['volumes', [[], [{}], [null], null, undefined]],
];

/** What exempts a pod from a check: set more often than the rest, because it tells only beside a violation. */
export const EXEMPTIONS: Table = [
  ['hostUsers', [false, ...BOOLEANS]],
  ['os', [{}, { name: 'windows' }, { name: 'linux' }, null, undefined]],
  ['os.name', ['windows', 'windows', 'Windows', 'linux', '', null]],
];

/** Fields that hold the others. */
export const ROOT: Table = [
  ['spec', [{}, null, undefined]],
  ['metadata', [{}, null, undefined]],
  ['metadata.annotations', [{}, null, undefined]],
];
