import { deployment, Example, Examples, IMAGE, object, ofContainer, ofPod, together } from './example';

function ofImage(fails: string, passes = IMAGE): Example {
  return { fails: deployment({ image: fails }), passes: deployment({ image: passes }) };
}

function ofSpec(fails: string, passes: string): Example {
  return { fails: deployment({ spec: fails }), passes: deployment({ spec: passes }) };
}

const BUDGET = (spec: string): string =>
  object('policy/v1', 'PodDisruptionBudget', `spec:\n  ${spec}\n  selector:\n    matchLabels:\n      app: web`);

const SPREAD = `topologySpreadConstraints:
  - maxSkew: 1
    topologyKey: kubernetes.io/hostname
    whenUnsatisfiable: ScheduleAnyway
    labelSelector:
      matchLabels:
        app: web`;

const AUTOSCALER = object(
  'autoscaling/v2',
  'HorizontalPodAutoscaler',
  `spec:
  scaleTargetRef:
    apiVersion: apps/v1
    kind: Deployment
    name: web
  minReplicas: 2
  maxReplicas: 10`,
);

const HTTP_PROBE = (name: string, path: string): string => `${name}:\n  httpGet:\n    path: ${path}\n    port: 8080`;

const POD_SPEC = (indent: string): string => `containers:\n  - name: app\n    image: ${IMAGE}`.replace(/^/gm, indent);

const JOB = (lines: string): string =>
  object('batch/v1', 'Job', `spec:\n${lines}  template:\n    spec:\n      restartPolicy: Never\n${POD_SPEC('      ')}`);

const CRON_JOB = (policy: string): string =>
  object(
    'batch/v1',
    'CronJob',
    `spec:\n  schedule: "0 3 * * *"\n${policy}  jobTemplate:\n    spec:\n      template:\n        spec:\n          restartPolicy: Never\n${POD_SPEC('          ')}`,
  );

const VOLUME = (volume: string): string => `volumes:\n  - name: node\n    hostPath:\n      path: ${volume}`;

const MOUNT = (volume: string, mount: string): string =>
  deployment({
    pod: VOLUME(volume),
    container: `volumeMounts:\n  - name: node\n    mountPath: /node\n${mount}`.trimEnd(),
  });

const CLAIMING = (group: string): string =>
  deployment({
    pod: `securityContext:\n  runAsUser: 1001${group}\nvolumes:\n  - name: data\n    persistentVolumeClaim:\n      claimName: data`,
    container: 'volumeMounts:\n  - name: data\n    mountPath: /app/data',
  });

/** Workloads, beyond the Pod Security Standards. */
export const WORKLOAD: Examples = {
  'fs-group': { fails: CLAIMING(''), passes: CLAIMING('\n  fsGroup: 1001') },
  'read-only-root-filesystem': ofContainer('', 'securityContext:\n  readOnlyRootFilesystem: true'),
  'sized-volumes': ofPod(
    'volumes:\n  - name: tmp\n    emptyDir: {}',
    'volumes:\n  - name: tmp\n    emptyDir:\n      sizeLimit: 64Mi',
  ),
  'host-users': ofPod('', 'hostUsers: false'),
  'resource-limits': ofContainer(
    '',
    'resources:\n  requests:\n    cpu: 100m\n    memory: 128Mi\n  limits:\n    cpu: 500m\n    memory: 256Mi',
  ),
  'ephemeral-storage': ofContainer(
    '',
    'resources:\n  requests:\n    ephemeral-storage: 64Mi\n  limits:\n    ephemeral-storage: 128Mi',
  ),
  'probes': ofContainer('', `${HTTP_PROBE('livenessProbe', '/livez')}\n${HTTP_PROBE('readinessProbe', '/readyz')}`),
  'rolling-update': ofSpec(
    'replicas: 2\nstrategy:\n  rollingUpdate:\n    maxUnavailable: 1',
    'replicas: 2\nstrategy:\n  rollingUpdate:\n    maxUnavailable: 0\n    maxSurge: 1',
  ),
  'pod-disruption-budget': {
    fails: deployment({ spec: 'replicas: 2' }),
    passes: together(deployment({ spec: 'replicas: 2' }), BUDGET('maxUnavailable: 1')),
  },
  'topology-spread': {
    fails: deployment({ spec: 'replicas: 2' }),
    passes: deployment({ spec: 'replicas: 2', pod: SPREAD }),
  },
  'priority-class': ofPod('', 'priorityClassName: standard'),
  'no-service-links': ofPod('', 'enableServiceLinks: false'),
  'dedicated-service-account': ofPod('', 'serviceAccountName: web'),
  'no-token-automount': ofPod('', 'automountServiceAccountToken: false'),
  'projected-token': ofPod(
    'volumes:\n  - name: token\n    projected:\n      sources:\n        - serviceAccountToken:\n            path: token\n            expirationSeconds: 31536000',
    'volumes:\n  - name: token\n    projected:\n      sources:\n        - serviceAccountToken:\n            path: token\n            audience: https://kubernetes.default.svc.cluster.local\n            expirationSeconds: 3600',
  ),
  'image-digest': ofImage('registry.example.com/web:1.4.2'),
  'image-registry': ofImage(IMAGE.replace('registry.example.com/', '')),
  'image-pull-policy': ofContainer('imagePullPolicy: IfNotPresent', 'imagePullPolicy: Always'),
  'recommended-labels': {
    fails: deployment().replace('        app: web\n    spec', '        tier: front\n    spec'),
    passes: deployment().replace(
      '        app: web\n    spec',
      '        app.kubernetes.io/name: web\n        app.kubernetes.io/version: 1.4.2\n    spec',
    ),
  },
  'high-user-id': ofPod(
    'securityContext:\n  runAsUser: 1001\n  runAsGroup: 1001',
    'securityContext:\n  runAsUser: 20001\n  runAsGroup: 20001',
  ),
  'run-as-group': ofPod('securityContext:\n  runAsGroup: 0', 'securityContext:\n  runAsGroup: 1001'),
  'apparmor-profile': ofPod('', 'securityContext:\n  appArmorProfile:\n    type: RuntimeDefault'),
  'no-shared-process-namespace': ofPod('shareProcessNamespace: true', 'shareProcessNamespace: false'),
  'no-host-aliases': ofPod('hostAliases:\n  - ip: 10.0.0.9\n    hostnames: [bank.example.com]', ''),
  'no-runtime-socket': ofPod(VOLUME('/run/containerd/containerd.sock'), ''),
  'no-writable-node-path': { fails: MOUNT('/etc', ''), passes: MOUNT('/var/log', '    readOnly: true') },
  'no-mount-propagation': {
    fails: MOUNT('/mnt/disks', '    mountPropagation: Bidirectional'),
    passes: MOUNT('/mnt/disks', '    mountPropagation: None'),
  },
  'no-node-name': ofPod('nodeName: node-1', 'nodeSelector:\n  disk: ssd'),
  'no-tolerate-everything': ofPod(
    'tolerations:\n  - operator: Exists',
    'tolerations:\n  - key: dedicated\n    operator: Equal\n    value: web\n    effect: NoSchedule',
  ),
  'no-ssh-port': ofContainer('ports:\n  - containerPort: 22', 'ports:\n  - containerPort: 8080'),
  'privileged-ports': ofContainer('ports:\n  - containerPort: 80', 'ports:\n  - containerPort: 8080'),
  'image-tag': ofImage('registry.example.com/web:latest'),
  'valid-image': ofImage('registry.example.com/Web:1.4.2'),
  'unique-environment': ofContainer(
    'env:\n  - name: LEVEL\n    value: info\n  - name: LEVEL\n    value: debug',
    'env:\n  - name: LEVEL\n    value: info',
  ),
  'probe-ports': ofContainer(
    'ports:\n  - name: http\n    containerPort: 8080\nlivenessProbe:\n  httpGet:\n    port: web',
    'ports:\n  - name: http\n    containerPort: 8080\nlivenessProbe:\n  httpGet:\n    port: http',
  ),
  'distinct-probes': ofContainer(
    `${HTTP_PROBE('livenessProbe', '/health')}\n${HTTP_PROBE('readinessProbe', '/health')}`,
    `${HTTP_PROBE('livenessProbe', '/livez')}\n${HTTP_PROBE('readinessProbe', '/readyz')}`,
  ),
  'startup-probe': ofContainer(
    HTTP_PROBE('livenessProbe', '/livez'),
    `${HTTP_PROBE('livenessProbe', '/livez')}\n${HTTP_PROBE('startupProbe', '/livez')}\n  failureThreshold: 30`,
  ),
  'replicas': ofSpec('replicas: 1', 'replicas: 2'),
  'recreate-strategy': ofSpec(
    'replicas: 2\nstrategy:\n  type: Recreate',
    'replicas: 2\nstrategy:\n  type: RollingUpdate',
  ),
  'no-naked-pod': { fails: object('v1', 'Pod', `spec:\n${POD_SPEC('  ')}`), passes: deployment() },
  'legacy-controller': {
    fails: object(
      'v1',
      'ReplicationController',
      `spec:\n  selector:\n    app: web\n  template:\n    metadata:\n      labels:\n        app: web\n    spec:\n${POD_SPEC('      ')}`,
    ),
    passes: deployment(),
  },
  'job-limits': {
    fails: JOB(''),
    passes: JOB('  activeDeadlineSeconds: 600\n  backoffLimit: 2\n  ttlSecondsAfterFinished: 3600\n'),
  },
  'cron-job-concurrency': { fails: CRON_JOB(''), passes: CRON_JOB('  concurrencyPolicy: Forbid\n') },
  'runtime-class': ofPod('', 'runtimeClassName: gvisor'),
  'graceful-termination': ofPod('terminationGracePeriodSeconds: 0', 'terminationGracePeriodSeconds: 30'),
  'no-interactive-container': ofContainer('stdin: true\ntty: true', ''),
  'limit-ratio': ofContainer(
    'resources:\n  requests:\n    memory: 64Mi\n  limits:\n    memory: 2Gi',
    'resources:\n  requests:\n    memory: 64Mi\n  limits:\n    memory: 128Mi',
  ),
  'valid-resources': ofContainer(
    'resources:\n  requests:\n    memory: 256Mi\n  limits:\n    memory: 128Mi',
    'resources:\n  requests:\n    memory: 128Mi\n  limits:\n    memory: 256Mi',
  ),
  'autoscaler-replicas': {
    fails: together(deployment({ spec: 'replicas: 3' }), AUTOSCALER),
    passes: together(deployment(), AUTOSCALER),
  },
  'disruption-budget-allows': {
    fails: together(deployment({ spec: 'replicas: 2' }), BUDGET('maxUnavailable: 0')),
    passes: together(deployment({ spec: 'replicas: 2' }), BUDGET('maxUnavailable: 1')),
  },
  'selector-matches-template': {
    fails: deployment().replace('matchLabels:\n      app: web', 'matchLabels:\n      app: shop'),
    passes: deployment(),
  },
  'served-api': {
    fails: object('policy/v1beta1', 'PodDisruptionBudget', 'spec:\n  maxUnavailable: 1'),
    passes: object('policy/v1', 'PodDisruptionBudget', 'spec:\n  maxUnavailable: 1'),
  },
  'deprecated-api': {
    fails: object('v1', 'Endpoints', 'subsets: []'),
    passes: object('discovery.k8s.io/v1', 'EndpointSlice', 'addressType: IPv4\nendpoints: []'),
  },
};
