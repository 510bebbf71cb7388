import { Duration } from 'cdk8s';
import {
  Capability,
  ExistingSecret,
  HardenedAgentDeployment,
  HardenedAgentDeploymentProps,
  MandatoryAccessControl,
  SecretDelivery,
  SeLinuxType,
} from 'cdk8s-hardened';
import { container, find, IMAGE, Manifest, podSpec, synthesize } from '../support/manifests';

type Props = Partial<HardenedAgentDeploymentProps>;

function deployment(props: Props = {}): Manifest[] {
  return synthesize((chart) => new HardenedAgentDeployment(chart, 'agent', { image: IMAGE, ...props }), 'aiops');
}

function volume(set: Manifest[], name: string): Manifest {
  return podSpec(set).volumes.find((each: Manifest) => each.name === name);
}

function mount(set: Manifest[], name: string): Manifest {
  return container(set).volumeMounts.find((each: Manifest) => each.name === name);
}

function identity(set: Manifest[]): unknown {
  const [pod, inner] = [podSpec(set).securityContext, container(set).securityContext];
  return [pod.runAsUser, pod.runAsGroup, pod.fsGroup, inner.runAsUser, inner.runAsGroup];
}

function confinement(set: Manifest[]): unknown {
  const { appArmorProfile, seLinuxOptions } = podSpec(set).securityContext;
  return [appArmorProfile, seLinuxOptions];
}

const probe = (path: string, periodSeconds: number, timeoutSeconds: number, failureThreshold: number): Manifest => ({
  httpGet: { path, port: 'http', scheme: 'HTTP' },
  periodSeconds,
  timeoutSeconds,
  failureThreshold,
});

const credentials = (audience: string, expirationSeconds: number): Manifest => ({
  name: 'api-credentials',
  projected: {
    defaultMode: 0o440,
    sources: [
      { serviceAccountToken: { audience, expirationSeconds, path: 'token' } },
      { configMap: { name: 'kube-root-ca.crt', items: [{ key: 'ca.crt', path: 'ca.crt' }] } },
      { downwardAPI: { items: [{ path: 'namespace', fieldRef: { fieldPath: 'metadata.namespace' } }] } },
    ],
  },
});

const ISSUER = 'https://kubernetes.default.svc.cluster.local';

test('the default pod, without what the tables below are about', () => {
  const { containers, volumes, topologySpreadConstraints, affinity, ...rest } = podSpec(deployment());
  const labelSelector = {
    matchLabels: { 'app.kubernetes.io/name': 'aiops-agent', 'app.kubernetes.io/instance': 'aiops-agent' },
  };
  expect([containers.length, volumes.length]).toEqual([1, 5]);
  expect(topologySpreadConstraints).toEqual([
    { maxSkew: 1, topologyKey: 'kubernetes.io/hostname', whenUnsatisfiable: 'ScheduleAnyway', labelSelector },
    { maxSkew: 1, topologyKey: 'topology.kubernetes.io/zone', whenUnsatisfiable: 'ScheduleAnyway', labelSelector },
  ]);
  expect(affinity.podAntiAffinity).toEqual({
    preferredDuringSchedulingIgnoredDuringExecution: [
      { weight: 100, podAffinityTerm: { topologyKey: 'kubernetes.io/hostname', labelSelector } },
    ],
  });
  expect(rest).toEqual({
    serviceAccountName: 'aiops-agent',
    automountServiceAccountToken: false,
    enableServiceLinks: false,
    hostNetwork: false,
    hostPID: false,
    hostIPC: false,
    priorityClassName: 'aiops.aiops-agent',
    terminationGracePeriodSeconds: 30,
    securityContext: {
      runAsNonRoot: true,
      runAsUser: 1001,
      runAsGroup: 1001,
      fsGroup: 1001,
      fsGroupChangePolicy: 'OnRootMismatch',
      seccompProfile: { type: 'RuntimeDefault' },
      appArmorProfile: { type: 'RuntimeDefault' },
    },
  });
});

type Row = [prop: string, read: (set: Manifest[]) => unknown, byDefault: unknown, props: Props, changed: unknown];

test.each<Row>([
  ['user', identity, [1001, 1001, 1001, 1001, 1001], { user: 2000 }, [2000, 1001, 1001, 2000, 1001]],
  [
    'group',
    identity,
    [1001, 1001, 1001, 1001, 1001],
    { group: 2147483647 },
    [1001, 2147483647, 2147483647, 1001, 2147483647],
  ],
  [
    'capabilities',
    (set) => container(set).securityContext.capabilities,
    { drop: ['ALL'] },
    { capabilities: [Capability.NET_BIND_SERVICE, Capability.NET_BIND_SERVICE] },
    { drop: ['ALL'], add: ['NET_BIND_SERVICE'] },
  ],
  [
    'capabilities, and with them a low port',
    (set) => container(set).ports[0].containerPort,
    8080,
    { capabilities: [Capability.NET_BIND_SERVICE], port: 80 },
    80,
  ],
  [
    'probes.liveness',
    (set) => container(set).livenessProbe,
    probe('/livez', 10, 3, 3),
    { probes: { liveness: { period: Duration.minutes(1), timeout: Duration.seconds(1), failureThreshold: 1 } } },
    probe('/livez', 60, 1, 1),
  ],
  [
    'probes.readiness',
    (set) => container(set).readinessProbe,
    probe('/readyz', 10, 3, 3),
    { probes: { readiness: { period: Duration.seconds(5) } } },
    probe('/readyz', 5, 3, 3),
  ],
  [
    'probes.startup',
    (set) => container(set).startupProbe,
    probe('/livez', 2, 3, 30),
    { probes: { startup: { failureThreshold: 60, timeout: undefined } } },
    probe('/livez', 2, 3, 60),
  ],
  [
    'mandatoryAccessControl, AppArmor',
    confinement,
    [{ type: 'RuntimeDefault' }, undefined],
    { mandatoryAccessControl: MandatoryAccessControl.appArmorLocalhost('k8s-agent') },
    [{ type: 'Localhost', localhostProfile: 'k8s-agent' }, undefined],
  ],
  [
    'mandatoryAccessControl, SELinux',
    confinement,
    [{ type: 'RuntimeDefault' }, undefined],
    { mandatoryAccessControl: MandatoryAccessControl.seLinux({ type: SeLinuxType.CONTAINER_INIT, level: 's0:c1,c2' }) },
    [undefined, { type: 'container_init_t', level: 's0:c1,c2' }],
  ],
  [
    'apiAccess: false',
    (set) => [
      volume(set, 'api-credentials'),
      mount(set, 'api-credentials'),
      container(set).env.filter(({ name }: Manifest) => name === 'KUBERNETES_CREDENTIALS_DIR'),
    ],
    [
      credentials(ISSUER, 3600),
      { name: 'api-credentials', mountPath: '/var/run/secrets/aiops-agent/kubernetes', readOnly: true },
      [{ name: 'KUBERNETES_CREDENTIALS_DIR', value: '/var/run/secrets/aiops-agent/kubernetes' }],
    ],
    { apiAccess: false },
    [undefined, undefined, []],
  ],
  [
    'tokenAudience',
    (set) => volume(set, 'api-credentials'),
    credentials(ISSUER, 3600),
    { tokenAudience: 'https://issuer.example.com' },
    credentials('https://issuer.example.com', 3600),
  ],
  [
    'tokenExpiration, the least',
    (set) => volume(set, 'api-credentials'),
    credentials(ISSUER, 3600),
    { tokenExpiration: Duration.minutes(10) },
    credentials(ISSUER, 600),
  ],
  [
    'tokenExpiration, the most',
    (set) => volume(set, 'api-credentials'),
    credentials(ISSUER, 3600),
    { tokenExpiration: Duration.days(1) },
    credentials(ISSUER, 86400),
  ],
  [
    'secrets, all keys',
    (set) => [volume(set, 'secrets').secret, mount(set, 'secrets')],
    [
      { secretName: 'aiops-agent-secrets', defaultMode: 0o440, optional: true },
      { name: 'secrets', mountPath: '/var/run/secrets/aiops-agent/secrets', readOnly: true },
    ],
    { secrets: new ExistingSecret('alerts') },
    [
      { secretName: 'alerts', defaultMode: 0o440, optional: false },
      { name: 'secrets', mountPath: '/var/run/secrets/aiops-agent/secrets', readOnly: true },
    ],
  ],
  [
    'secrets, some keys, of which one is a file with a name of its own',
    (set) => volume(set, 'secrets').secret.items,
    undefined,
    { secrets: new ExistingSecret('alerts', { keys: ['ALERT_WEBHOOK_URL', 'tls.crt'], optional: true }) },
    [
      { key: 'ALERT_WEBHOOK_URL', path: 'ALERT_WEBHOOK_URL' },
      { key: 'tls.crt', path: 'tls.crt' },
    ],
  ],
  [
    'secretDelivery',
    (set) => [volume(set, 'secrets')?.name, find(set, 'Deployment').metadata.annotations],
    ['secrets', undefined],
    { secretDelivery: SecretDelivery.ENVIRONMENT },
    [undefined, { 'secret.reloader.stakater.com/reload': 'aiops-agent-secrets' }],
  ],
])('%s', (...[, read, byDefault, props, changed]) => {
  expect(read(deployment())).toEqual(byDefault);
  expect(read(deployment(props))).toEqual(changed);
});

test('a binding that changes restarts a pod that reads its environment, and no other', () => {
  const revision = (secretDelivery: SecretDelivery, name: string): unknown =>
    find(deployment({ secretDelivery, secrets: new ExistingSecret(name) }), 'Deployment').spec.template.metadata
      .annotations;
  expect(revision(SecretDelivery.ENVIRONMENT, 'alerts')).toEqual({
    'cdk8s-hardened/secret-revision': 'deb3e366c077c228',
  });
  expect(revision(SecretDelivery.ENVIRONMENT, 'alarms')).toEqual({
    'cdk8s-hardened/secret-revision': '423c13f0ca66593d',
  });
  expect(revision(SecretDelivery.FILES, 'alerts')).toBeUndefined();
});

test('the container is locked, whatever is asked for', () => {
  expect(container(deployment()).securityContext).toEqual({
    allowPrivilegeEscalation: false,
    readOnlyRootFilesystem: true,
    privileged: false,
    runAsNonRoot: true,
    runAsUser: 1001,
    runAsGroup: 1001,
    capabilities: { drop: ['ALL'] },
    seccompProfile: { type: 'RuntimeDefault' },
  });
  expect(container(deployment()).terminationMessagePolicy).toBe('FallbackToLogsOnError');
});
