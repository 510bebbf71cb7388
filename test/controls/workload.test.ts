import { Capability, HardeningProfile } from 'cdk8s-hardened';
import { proveControl } from '../support/control';
import { agentSet, container, Manifest, podSpec } from '../support/manifests';
import { addInit, containers, contexts, templates } from '../support/pods';

proveControl('run-as-non-root', {
  set: () => agentSet(),
  fragment: (set) => ({
    pod: podSpec(set).securityContext.runAsNonRoot,
    containers: contexts(set, 'runAsNonRoot'),
  }),
  literal: ({ pod, containers: each }) => {
    expect(pod).toBe(true);
    expect(each).toEqual([true]);
  },
  snapshot: (each) =>
    expect(each).toMatchInlineSnapshot(`
{
  "containers": [
    true,
  ],
  "pod": true,
}
`),
  weaken: {
    'false': (set) => (podSpec(set).securityContext.runAsNonRoot = false),
    'absent': (set) => delete podSpec(set).securityContext.runAsNonRoot,
    'a container that overrides the pod': (set) => (container(set).securityContext.runAsNonRoot = false),
    'an init container that overrides the pod': (set) => addInit(set, { securityContext: { runAsNonRoot: false } }),
  },
});

proveControl('run-as-user', {
  set: () => [...agentSet(), ...agentSet({ profile: HardeningProfile.STRICT })],
  fragment: (set) =>
    templates(set).map(({ spec }) =>
      [spec, ...containers(spec)].map(({ securityContext: { runAsUser, runAsGroup } }) => [runAsUser, runAsGroup]),
    ),
  literal: ([guide, strict]) => {
    expect(guide).toEqual([
      [1001, 1001],
      [1001, 1001],
    ]);
    expect(strict).toEqual([
      [10001, 10001],
      [10001, 10001],
    ]);
  },
  snapshot: (each) =>
    expect(JSON.stringify(each)).toMatchInlineSnapshot(`"[[[1001,1001],[1001,1001]],[[10001,10001],[10001,10001]]]"`),
  weaken: {
    'root in the pod': (set) => (templates(set)[0].spec.securityContext.runAsUser = 0),
    'root in the container': (set) => (templates(set)[0].spec.containers[0].securityContext.runAsUser = 0),
    "root's group": (set) => (templates(set)[0].spec.securityContext.runAsGroup = 0),
    'absent: the image decides': (set) => {
      delete templates(set)[0].spec.securityContext.runAsUser;
      delete templates(set)[0].spec.containers[0].securityContext.runAsUser;
    },
    'a user that a node may have, in the strict profile': (set) =>
      (templates(set)[1].spec.containers[0].securityContext.runAsUser = 1001),
    'an init container as root': (set) =>
      (templates(set)[0].spec.initContainers = [{ securityContext: { runAsUser: 0, runAsGroup: 0 } }]),
  },
});

proveControl('fs-group', {
  set: () => agentSet(),
  fragment: (set) => {
    const { fsGroup, fsGroupChangePolicy } = podSpec(set).securityContext;
    return { fsGroup, fsGroupChangePolicy };
  },
  literal: ({ fsGroup, fsGroupChangePolicy }) => {
    expect(fsGroup).toBe(1001);
    expect(fsGroupChangePolicy).toBe('OnRootMismatch');
  },
  snapshot: (each) =>
    expect(each).toMatchInlineSnapshot(`
{
  "fsGroup": 1001,
  "fsGroupChangePolicy": "OnRootMismatch",
}
`),
  weaken: {
    'absent': (set) => delete podSpec(set).securityContext.fsGroup,
    "root's group": (set) => (podSpec(set).securityContext.fsGroup = 0),
    "not the agent's group": (set) => (podSpec(set).securityContext.fsGroup = 2000),
    'no change policy': (set) => delete podSpec(set).securityContext.fsGroupChangePolicy,
  },
});

proveControl('read-only-root-filesystem', {
  set: () => agentSet(),
  fragment: (set) => contexts(set, 'readOnlyRootFilesystem'),
  literal: (each) => expect(each).toEqual([true]),
  snapshot: (each) =>
    expect(each).toMatchInlineSnapshot(`
[
  true,
]
`),
  weaken: {
    'false': (set) => (container(set).securityContext.readOnlyRootFilesystem = false),
    'absent': (set) => delete container(set).securityContext.readOnlyRootFilesystem,
    'a sidecar without': (set) => podSpec(set).containers.push({ name: 'sidecar', image: 'sidecar' }),
    'an init container without': (set) => addInit(set),
  },
});

proveControl('sized-volumes', {
  set: () => agentSet(),
  fragment: (set) =>
    Object.fromEntries(
      containers(podSpec(set)).flatMap(({ name, volumeMounts = [] }) =>
        volumeMounts.map((mount: Manifest) => {
          const volume = podSpec(set).volumes.find((each: Manifest) => each.name === mount.name);
          return [`${name}:${mount.mountPath}`, mount.readOnly ? 'read-only' : volume];
        }),
      ),
    ),
  literal: (mounts) =>
    expect(mounts).toEqual({
      'aiops-agent:/tmp': { name: 'tmp', emptyDir: { sizeLimit: '64Mi' } },
      'aiops-agent:/app/logs': { name: 'logs', emptyDir: { sizeLimit: '128Mi' } },
      'aiops-agent:/app/data': { name: 'data', emptyDir: { sizeLimit: '256Mi' } },
      'aiops-agent:/var/run/secrets/aiops-agent/kubernetes': 'read-only',
      'aiops-agent:/var/run/secrets/aiops-agent/secrets': 'read-only',
    }),
  snapshot: (mounts) =>
    expect(mounts).toMatchInlineSnapshot(`
{
  "aiops-agent:/app/data": {
    "emptyDir": {
      "sizeLimit": "256Mi",
    },
    "name": "data",
  },
  "aiops-agent:/app/logs": {
    "emptyDir": {
      "sizeLimit": "128Mi",
    },
    "name": "logs",
  },
  "aiops-agent:/tmp": {
    "emptyDir": {
      "sizeLimit": "64Mi",
    },
    "name": "tmp",
  },
  "aiops-agent:/var/run/secrets/aiops-agent/kubernetes": "read-only",
  "aiops-agent:/var/run/secrets/aiops-agent/secrets": "read-only",
}
`),
  weaken: {
    'one without a size limit': (set) => delete podSpec(set).volumes[2].emptyDir.sizeLimit,
    'a limit as large as a disk': (set) => (podSpec(set).volumes[1].emptyDir.sizeLimit = '500Gi'),
    'a path of the node instead': (set) => (podSpec(set).volumes[0] = { name: 'tmp', hostPath: { path: '/tmp' } }),
    'one more writable path': (set) => container(set).volumeMounts.push({ name: 'data', mountPath: '/app' }),
    'secrets that can be overwritten': (set) => delete container(set).volumeMounts[4].readOnly,
    'an init container with a writable path of its own': (set) =>
      addInit(set, { volumeMounts: [{ name: 'data', mountPath: '/usr/local/bin' }] }),
  },
});

proveControl('drop-capabilities', {
  set: () => [...agentSet(), ...agentSet({ capabilities: [Capability.NET_BIND_SERVICE] })],
  fragment: (set) =>
    templates(set).map(({ spec }) =>
      // A privileged container has them all, whatever it drops.
      containers(spec).map(({ securityContext: { capabilities, privileged } = {} as Manifest }) => ({
        ...capabilities,
        privileged,
      })),
    ),
  literal: ([byDefault, chosen]) => {
    expect(byDefault).toEqual([{ drop: ['ALL'], privileged: false }]);
    expect(chosen).toEqual([{ drop: ['ALL'], add: ['NET_BIND_SERVICE'], privileged: false }]);
  },
  snapshot: (each) =>
    expect(JSON.stringify(each)).toMatchInlineSnapshot(
      `"[[{"drop":["ALL"],"privileged":false}],[{"add":["NET_BIND_SERVICE"],"drop":["ALL"],"privileged":false}]]"`,
    ),
  weaken: {
    'absent': (set) => delete templates(set)[0].spec.containers[0].securityContext.capabilities,
    'some dropped, not all': (set) =>
      (templates(set)[0].spec.containers[0].securityContext.capabilities.drop = ['NET_RAW', 'MKNOD']),
    'NET_BIND_SERVICE that nobody chose': (set) =>
      (templates(set)[0].spec.containers[0].securityContext.capabilities.add = ['NET_BIND_SERVICE']),
    'another one added to the chosen': (set) =>
      templates(set)[1].spec.containers[0].securityContext.capabilities.add.push('SYS_ADMIN'),
    'privileged': (set) => (templates(set)[0].spec.containers[0].securityContext.privileged = true),
    'an init container with the defaults of the runtime': (set) =>
      (templates(set)[0].spec.initContainers = [{ name: 'init', image: 'init' }]),
  },
});

proveControl('no-privilege-escalation', {
  set: () => agentSet(),
  fragment: (set) => contexts(set, 'allowPrivilegeEscalation'),
  literal: (each) => expect(each).toEqual([false]),
  snapshot: (each) =>
    expect(each).toMatchInlineSnapshot(`
[
  false,
]
`),
  weaken: {
    'true': (set) => (container(set).securityContext.allowPrivilegeEscalation = true),
    'absent': (set) => delete container(set).securityContext.allowPrivilegeEscalation,
    'no security context': (set) => delete container(set).securityContext,
    'an init container without': (set) => addInit(set),
  },
});
