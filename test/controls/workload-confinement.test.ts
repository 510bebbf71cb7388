import { HardeningProfile, KubernetesVersion } from 'cdk8s-hardened';
import { proveControl } from '../support/control';
import { agentSet, container, Manifest, podSpec } from '../support/manifests';
import { addInit, containers, contexts, inContainers, templates } from '../support/pods';

proveControl('seccomp', {
  set: () => agentSet(),
  fragment: (set) => ({
    pod: podSpec(set).securityContext.seccompProfile,
    containers: contexts(set, 'seccompProfile'),
  }),
  literal: ({ pod, containers: each }) => {
    expect(pod).toEqual({ type: 'RuntimeDefault' });
    expect(each).toEqual([{ type: 'RuntimeDefault' }]);
  },
  snapshot: (each) =>
    expect(each).toMatchInlineSnapshot(`
{
  "containers": [
    {
      "type": "RuntimeDefault",
    },
  ],
  "pod": {
    "type": "RuntimeDefault",
  },
}
`),
  weaken: {
    'unconfined pod': (set) => (podSpec(set).securityContext.seccompProfile.type = 'Unconfined'),
    'unconfined container': (set) => (container(set).securityContext.seccompProfile.type = 'Unconfined'),
    'absent in the pod': (set) => delete podSpec(set).securityContext.seccompProfile,
    'absent in the container': (set) => delete container(set).securityContext.seccompProfile,
    'a profile of the node': (set) =>
      (container(set).securityContext.seccompProfile = { type: 'Localhost', localhostProfile: 'audit.json' }),
    'an unconfined init container': (set) =>
      addInit(set, { securityContext: { seccompProfile: { type: 'Unconfined' } } }),
  },
});

proveControl('apparmor', {
  set: () => [
    ...agentSet({ kubernetesVersion: KubernetesVersion.V1_37 }),
    ...agentSet({ kubernetesVersion: KubernetesVersion.V1_28 }),
  ],
  fragment: (set) => {
    const [newest, oldest] = templates(set);
    return {
      field: newest.spec.securityContext.appArmorProfile,
      containers: containers(newest.spec).map(({ securityContext }) => securityContext?.appArmorProfile ?? 'inherited'),
      annotations: oldest.metadata.annotations,
    };
  },
  literal: ({ field, containers: each, annotations }) => {
    expect(field).toEqual({ type: 'RuntimeDefault' });
    expect(each).toEqual(['inherited']);
    expect(annotations).toEqual({
      'container.apparmor.security.beta.kubernetes.io/aiops-agent': 'runtime/default',
    });
  },
  snapshot: (each) =>
    expect(each).toMatchInlineSnapshot(`
{
  "annotations": {
    "container.apparmor.security.beta.kubernetes.io/aiops-agent": "runtime/default",
  },
  "containers": [
    "inherited",
  ],
  "field": {
    "type": "RuntimeDefault",
  },
}
`),
  weaken: {
    'no field': (set) => delete templates(set)[0].spec.securityContext.appArmorProfile,
    'unconfined': (set) => (templates(set)[0].spec.securityContext.appArmorProfile.type = 'Unconfined'),
    'an unconfined container': (set) =>
      (templates(set)[0].spec.containers[0].securityContext.appArmorProfile = { type: 'Unconfined' }),
    'no annotation': (set) => delete templates(set)[1].metadata.annotations,
    'unconfined by annotation': (set) =>
      (templates(set)[1].metadata.annotations['container.apparmor.security.beta.kubernetes.io/aiops-agent'] =
        'unconfined'),
    'an annotation for another container': (set) =>
      (templates(set)[1].metadata.annotations = {
        'container.apparmor.security.beta.kubernetes.io/agent': 'runtime/default',
      }),
  },
});

proveControl('host-users', {
  set: () => agentSet({ profile: HardeningProfile.STRICT }),
  fragment: (set) => podSpec(set).hostUsers,
  literal: (hostUsers) => expect(hostUsers).toBe(false),
  snapshot: (hostUsers) => expect(hostUsers).toMatchInlineSnapshot(`false`),
  weaken: {
    true: (set) => (podSpec(set).hostUsers = true),
    absent: (set) => delete podSpec(set).hostUsers,
  },
});

proveControl('no-host-namespaces', {
  set: () => agentSet(),
  fragment: (set) => {
    const { hostNetwork, hostPID, hostIPC, volumes } = podSpec(set);
    return {
      hostNetwork,
      hostPID,
      hostIPC,
      hostPorts: containers(podSpec(set)).flatMap(({ ports = [] }) =>
        ports.flatMap(({ hostPort }: Manifest) => hostPort ?? []),
      ),
      hostPaths: volumes.flatMap(({ hostPath }: Manifest) => hostPath?.path ?? []),
    };
  },
  literal: (each) =>
    expect(each).toEqual({ hostNetwork: false, hostPID: false, hostIPC: false, hostPorts: [], hostPaths: [] }),
  snapshot: (each) =>
    expect(each).toMatchInlineSnapshot(`
{
  "hostIPC": false,
  "hostNetwork": false,
  "hostPID": false,
  "hostPaths": [],
  "hostPorts": [],
}
`),
  weaken: {
    "the node's network": (set) => (podSpec(set).hostNetwork = true),
    "the node's processes": (set) => (podSpec(set).hostPID = true),
    "the node's shared memory": (set) => (podSpec(set).hostIPC = true),
    'a port of the node': (set) => (container(set).ports[0].hostPort = 8080),
    'a path of the node': (set) =>
      podSpec(set).volumes.push({ name: 'runtime', hostPath: { path: '/run/containerd/containerd.sock' } }),
    'a port of the node for an init container': (set) =>
      addInit(set, { restartPolicy: 'Always', ports: [{ containerPort: 9090, hostPort: 9090 }] }),
  },
});

proveControl('resource-limits', {
  set: () => agentSet(),
  fragment: (set) =>
    inContainers(set, ({ resources: { requests, limits } = {} as Manifest }) => ({
      requests: { cpu: requests?.cpu, memory: requests?.memory },
      limits: { cpu: limits?.cpu, memory: limits?.memory },
    })),
  literal: (each) =>
    expect(each).toEqual([{ requests: { cpu: '100m', memory: '128Mi' }, limits: { cpu: '500m', memory: '512Mi' } }]),
  snapshot: (each) =>
    expect(each).toMatchInlineSnapshot(`
[
  {
    "limits": {
      "cpu": "500m",
      "memory": "512Mi",
    },
    "requests": {
      "cpu": "100m",
      "memory": "128Mi",
    },
  },
]
`),
  weaken: {
    'no resources': (set) => delete container(set).resources,
    'no requests': (set) => delete container(set).resources.requests,
    'no CPU limit': (set) => delete container(set).resources.limits.cpu,
    'no memory limit': (set) => delete container(set).resources.limits.memory,
    'a limit as large as a node': (set) => (container(set).resources.limits.memory = '64Gi'),
    'an init container without': (set) => addInit(set),
  },
});

proveControl('ephemeral-storage', {
  set: () => agentSet(),
  fragment: (set) =>
    inContainers(set, ({ resources: { requests, limits } = {} as Manifest }) => ({
      request: requests?.['ephemeral-storage'],
      limit: limits?.['ephemeral-storage'],
    })),
  literal: (each) => expect(each).toEqual([{ request: '512Mi', limit: '1Gi' }]),
  snapshot: (each) =>
    expect(each).toMatchInlineSnapshot(`
[
  {
    "limit": "1Gi",
    "request": "512Mi",
  },
]
`),
  weaken: {
    'no limit': (set) => delete container(set).resources.limits['ephemeral-storage'],
    'no request': (set) => delete container(set).resources.requests['ephemeral-storage'],
    'a limit as large as a disk': (set) => (container(set).resources.limits['ephemeral-storage'] = '500Gi'),
    'an init container without': (set) => addInit(set),
  },
});
