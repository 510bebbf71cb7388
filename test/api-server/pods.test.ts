import { APPS, synthesizeApp } from '../support/apps';
import { Manifest } from '../support/manifests';
import { applyServerSide } from './support';

/** The API server admits a pod only where its service account, priority class and runtime class exist. */
const RUNTIME_CLASS = {
  apiVersion: 'node.k8s.io/v1',
  kind: 'RuntimeClass',
  metadata: { name: 'gvisor' },
  handler: 'runsc',
};

function pod(deployment: Manifest): Manifest {
  const { metadata, spec } = structuredClone(deployment.spec.template);
  const name = `${deployment.metadata.name}-0`;
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { ...metadata, name, namespace: deployment.metadata.namespace },
    spec,
  };
}

/** Each breaks Pod Security `restricted` by one field; the text is how the API server names the check. */
const VIOLATIONS: readonly [string, string, (spec: Manifest) => void][] = [
  [
    'privileged',
    'privileged',
    (s) => Object.assign(s.containers[0].securityContext, { privileged: true, allowPrivilegeEscalation: true }),
  ],
  [
    'privilege escalation',
    'allowPrivilegeEscalation != false',
    (s) => (s.containers[0].securityContext.allowPrivilegeEscalation = true),
  ],
  [
    'a capability',
    'unrestricted capabilities',
    (s) => (s.containers[0].securityContext.capabilities = { drop: ['ALL'], add: ['NET_RAW'] }),
  ],
  ['capabilities kept', 'unrestricted capabilities', (s) => delete s.containers[0].securityContext.capabilities],
  ['root', 'runAsUser=0', (s) => (s.containers[0].securityContext.runAsUser = 0)],
  ['root allowed', 'runAsNonRoot != true', (s) => (s.containers[0].securityContext.runAsNonRoot = false)],
  ['seccomp off', 'seccompProfile', (s) => (s.containers[0].securityContext.seccompProfile = { type: 'Unconfined' })],
  ['AppArmor off', 'forbidden AppArmor profile', (s) => (s.securityContext.appArmorProfile = { type: 'Unconfined' })],
  ['the host network', 'host namespaces', (s) => (s.hostNetwork = true)],
  ['the host PID namespace', 'host namespaces', (s) => (s.hostPID = true)],
  ['a host port', 'hostPort', (s) => (s.containers[0].ports[0].hostPort = 8080)],
  ['a host path', 'restricted volume types', (s) => s.volumes.push({ name: 'host', hostPath: { path: '/' } })],
  [
    'an unconfined init container',
    'allowPrivilegeEscalation != false',
    (s) =>
      (s.initContainers = [
        {
          ...s.containers[0],
          name: 'init',
          securityContext: {},
          startupProbe: undefined,
          livenessProbe: undefined,
          readinessProbe: undefined,
        },
      ]),
  ],
  ['a host in a probe', 'probe or lifecycle host', (s) => (s.containers[0].livenessProbe.httpGet.host = '127.0.0.1')],
  [
    'an unsafe sysctl',
    'forbidden sysctls',
    (s) => (s.securityContext.sysctls = [{ name: 'kernel.msgmax', value: '1' }]),
  ],
];

describe.each(APPS)('the pods of apps/%s.ts', (name) => {
  const app = synthesizeApp(name);
  const deployments = app.objects.filter(({ kind }) => kind === 'Deployment');

  beforeAll(async () => {
    await applyServerSide(JSON.stringify(RUNTIME_CLASS));
    const folders = new Set(Object.keys(app.files).map((file) => file.split('/').slice(0, -1).join('/')));
    const namespaces = new Set(app.objects.map(({ metadata }) => metadata.namespace as string).filter(Boolean));
    for (const namespace of namespaces) {
      const manifest = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } };
      await applyServerSide(JSON.stringify(manifest), { fieldManager: 'others' });
    }
    for (const folder of folders) {
      await applyServerSide(`${app.outdir}/${folder}`);
    }
    for (const { metadata } of deployments) {
      // cdk8s-plus-28 runs pods as the namespace's default account unless told otherwise.
      const account = {
        apiVersion: 'v1',
        kind: 'ServiceAccount',
        metadata: { name: 'default', namespace: metadata.namespace },
      };
      await applyServerSide(JSON.stringify(account), { fieldManager: 'others' });
    }
  });

  afterAll(() => app.remove());

  test('are admitted by Pod Security, quota and limit range, without a warning', async () => {
    for (const deployment of deployments) {
      await applyServerSide(JSON.stringify(pod(deployment)), { dryRun: true });
    }
    expect(deployments.length).toBeGreaterThan(0);
  });
});

describe('the namespace that the set makes', () => {
  const app = synthesizeApp('aiops-agent');

  beforeAll(() => applyServerSide(app.outdir));
  afterAll(() => app.remove());

  test.each(VIOLATIONS)('refuses the agent with %s', async (_, check, weaken) => {
    const weak = pod(app.objects.find(({ kind }) => kind === 'Deployment'));
    weaken(weak.spec);
    await expect(applyServerSide(JSON.stringify(weak), { dryRun: true })).rejects.toThrow(check);
  });
});
