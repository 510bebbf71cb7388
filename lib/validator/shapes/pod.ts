import { KEY_REF, META, NAME_REF, SELECTOR } from './meta';

const SECCOMP = { type: 'string', localhostProfile: 'string' } as const;
const APP_ARMOR = SECCOMP;
const SE_LINUX = { type: 'string', level: 'string', user: 'string', role: 'string' } as const;
const WINDOWS = { hostProcess: 'boolean', runAsUserName: 'string' } as const;

const HANDLER = {
  httpGet: {
    host: 'string',
    port: 'scalar',
    path: 'string',
    scheme: 'string',
    httpHeaders: [{ name: 'string', value: 'string' }],
  },
  tcpSocket: { host: 'string', port: 'scalar' },
  exec: { command: ['string'] },
  grpc: { port: 'integer', service: 'string' },
} as const;

const PROBE = {
  ...HANDLER,
  initialDelaySeconds: 'integer',
  periodSeconds: 'integer',
  timeoutSeconds: 'integer',
  failureThreshold: 'integer',
  successThreshold: 'integer',
} as const;

const CONTAINER_SECURITY_CONTEXT = {
  allowPrivilegeEscalation: 'boolean',
  appArmorProfile: APP_ARMOR,
  capabilities: { add: ['string'], drop: ['string'] },
  privileged: 'boolean',
  procMount: 'string',
  readOnlyRootFilesystem: 'boolean',
  runAsGroup: 'integer',
  runAsNonRoot: 'boolean',
  runAsUser: 'integer',
  seLinuxOptions: SE_LINUX,
  seccompProfile: SECCOMP,
  windowsOptions: WINDOWS,
} as const;

/** ResourceRequirements, of a container or of a whole pod (KEP-2837). */
export const RESOURCES = { limits: { each: 'scalar' }, requests: { each: 'scalar' } } as const;

/** A container of any of the three lists of a pod. */
export const CONTAINER = {
  name: 'string',
  image: 'string',
  imagePullPolicy: 'string',
  command: ['string'],
  args: ['string'],
  env: [
    {
      name: 'string',
      value: 'string',
      valueFrom: {
        configMapKeyRef: KEY_REF,
        secretKeyRef: KEY_REF,
        fieldRef: { fieldPath: 'string' },
        resourceFieldRef: { resource: 'string' },
      },
    },
  ],
  envFrom: [
    {
      prefix: 'string',
      configMapRef: { name: 'string', optional: 'boolean' },
      secretRef: { name: 'string', optional: 'boolean' },
    },
  ],
  lifecycle: {
    postStart: HANDLER,
    preStop: { ...HANDLER, sleep: { seconds: 'integer' } },
    stopSignal: 'string',
  },
  livenessProbe: PROBE,
  readinessProbe: PROBE,
  startupProbe: PROBE,
  ports: [{ name: 'string', containerPort: 'integer', hostPort: 'integer', hostIP: 'string', protocol: 'string' }],
  resources: RESOURCES,
  restartPolicy: 'string',
  securityContext: CONTAINER_SECURITY_CONTEXT,
  stdin: 'boolean',
  tty: 'boolean',
  volumeDevices: [{ name: 'string', devicePath: 'string' }],
  volumeMounts: [
    {
      name: 'string',
      mountPath: 'string',
      subPath: 'string',
      subPathExpr: 'string',
      readOnly: 'boolean',
      mountPropagation: 'string',
    },
  ],
} as const;

const ITEMS = [{ key: 'string', path: 'string', mode: 'integer' }] as const;

/** A volume. What it is made of is any field but its name; the ones without a shape here are known by their presence. */
export const VOLUME = {
  name: 'string',
  emptyDir: { medium: 'string', sizeLimit: 'scalar' },
  hostPath: { path: 'string', type: 'string' },
  secret: { secretName: 'string', optional: 'boolean', defaultMode: 'integer', items: ITEMS },
  configMap: { name: 'string', optional: 'boolean', defaultMode: 'integer', items: ITEMS },
  persistentVolumeClaim: { claimName: 'string', readOnly: 'boolean' },
  projected: {
    defaultMode: 'integer',
    sources: [
      {
        serviceAccountToken: { audience: 'string', expirationSeconds: 'integer', path: 'string' },
        secret: { name: 'string', optional: 'boolean', items: ITEMS },
        configMap: { name: 'string', optional: 'boolean', items: ITEMS },
        downwardAPI: 'any',
        clusterTrustBundle: 'any',
        podCertificate: 'any',
      },
    ],
  },
  csi: { driver: 'string', readOnly: 'boolean', volumeAttributes: { each: 'string' } },
  ephemeral: 'any',
  image: { reference: 'string', pullPolicy: 'string' },
} as const;

const TERMS = [{ labelSelector: SELECTOR, topologyKey: 'string', namespaces: ['string'] }] as const;

/** PodSpec, as far as checks read it. */
export const POD_SPEC = {
  activeDeadlineSeconds: 'integer',
  affinity: {
    podAntiAffinity: {
      requiredDuringSchedulingIgnoredDuringExecution: TERMS,
      preferredDuringSchedulingIgnoredDuringExecution: [
        { weight: 'integer', podAffinityTerm: { labelSelector: SELECTOR, topologyKey: 'string' } },
      ],
    },
  },
  automountServiceAccountToken: 'boolean',
  containers: [CONTAINER],
  dnsPolicy: 'string',
  enableServiceLinks: 'boolean',
  ephemeralContainers: [CONTAINER],
  hostAliases: [{ ip: 'string', hostnames: ['string'] }],
  hostIPC: 'boolean',
  hostNetwork: 'boolean',
  hostPID: 'boolean',
  hostUsers: 'boolean',
  imagePullSecrets: [NAME_REF],
  initContainers: [CONTAINER],
  nodeName: 'string',
  os: { name: 'string' },
  priorityClassName: 'string',
  resources: RESOURCES,
  restartPolicy: 'string',
  runtimeClassName: 'string',
  securityContext: {
    appArmorProfile: APP_ARMOR,
    fsGroup: 'integer',
    fsGroupChangePolicy: 'string',
    runAsGroup: 'integer',
    runAsNonRoot: 'boolean',
    runAsUser: 'integer',
    seLinuxOptions: SE_LINUX,
    seccompProfile: SECCOMP,
    supplementalGroups: ['integer'],
    sysctls: [{ name: 'string', value: 'string' }],
    windowsOptions: WINDOWS,
  },
  serviceAccount: 'string',
  serviceAccountName: 'string',
  shareProcessNamespace: 'boolean',
  terminationGracePeriodSeconds: 'integer',
  tolerations: [{ key: 'string', operator: 'string', value: 'string', effect: 'string' }],
  topologySpreadConstraints: [{ topologyKey: 'string', whenUnsatisfiable: 'string', labelSelector: SELECTOR }],
  volumes: [VOLUME],
} as const;

/** PodTemplateSpec, and Pod. */
export const POD_TEMPLATE = { metadata: META, spec: POD_SPEC } as const;
