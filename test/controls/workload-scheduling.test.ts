import { proveControl } from '../support/control';
import { agentSet, container, find, Manifest, podSpec } from '../support/manifests';

function budget(set: Manifest[]): Manifest {
  return find(set, 'PodDisruptionBudget').spec;
}

function remove(set: Manifest[], kind: string): void {
  set.splice(set.indexOf(find(set, kind)), 1);
}

proveControl('probes', {
  set: () => agentSet(),
  fragment: (set) => {
    const { ports, startupProbe, livenessProbe, readinessProbe } = container(set);
    return { ports, startupProbe, livenessProbe, readinessProbe };
  },
  literal: ({ ports, startupProbe, livenessProbe, readinessProbe }) => {
    expect(ports).toEqual([{ name: 'http', containerPort: 8080, protocol: 'TCP' }]);
    expect(startupProbe).toMatchObject({ httpGet: { path: '/livez', port: 'http' }, failureThreshold: 30 });
    expect(livenessProbe).toMatchObject({ httpGet: { path: '/livez', port: 'http' }, failureThreshold: 3 });
    expect(readinessProbe).toMatchObject({ httpGet: { path: '/readyz', port: 'http' }, failureThreshold: 3 });
    expect([startupProbe, livenessProbe, readinessProbe].map((probe) => probe.periodSeconds)).toEqual([2, 10, 10]);
  },
  snapshot: (each) =>
    expect(each).toMatchInlineSnapshot(`
{
  "livenessProbe": {
    "failureThreshold": 3,
    "httpGet": {
      "path": "/livez",
      "port": "http",
      "scheme": "HTTP",
    },
    "periodSeconds": 10,
    "timeoutSeconds": 3,
  },
  "ports": [
    {
      "containerPort": 8080,
      "name": "http",
      "protocol": "TCP",
    },
  ],
  "readinessProbe": {
    "failureThreshold": 3,
    "httpGet": {
      "path": "/readyz",
      "port": "http",
      "scheme": "HTTP",
    },
    "periodSeconds": 10,
    "timeoutSeconds": 3,
  },
  "startupProbe": {
    "failureThreshold": 30,
    "httpGet": {
      "path": "/livez",
      "port": "http",
      "scheme": "HTTP",
    },
    "periodSeconds": 2,
    "timeoutSeconds": 3,
  },
}
`),
  weaken: {
    'no liveness': (set) => delete container(set).livenessProbe,
    'no readiness': (set) => delete container(set).readinessProbe,
    'no start-up': (set) => delete container(set).startupProbe,
    'readiness that asks for liveness': (set) => (container(set).readinessProbe.httpGet.path = '/livez'),
    'liveness that always succeeds': (set) =>
      (container(set).livenessProbe = { exec: { command: ['true'] }, periodSeconds: 10, failureThreshold: 3 }),
    'a hung agent that is left alone for a day': (set) => (container(set).livenessProbe.failureThreshold = 8640),
  },
});

proveControl('rolling-update', {
  set: () => agentSet(),
  fragment: (set) => find(set, 'Deployment').spec.strategy,
  literal: (strategy) =>
    expect(strategy).toEqual({ type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 0, maxSurge: 1 } }),
  snapshot: (strategy) =>
    expect(strategy).toMatchInlineSnapshot(`
{
  "rollingUpdate": {
    "maxSurge": 1,
    "maxUnavailable": 0,
  },
  "type": "RollingUpdate",
}
`),
  weaken: {
    'all replicas stopped first': (set) => (find(set, 'Deployment').spec.strategy = { type: 'Recreate' }),
    'absent: a quarter may be missing': (set) => delete find(set, 'Deployment').spec.strategy,
    'no limits': (set) => delete find(set, 'Deployment').spec.strategy.rollingUpdate,
    'one replica fewer': (set) => (find(set, 'Deployment').spec.strategy.rollingUpdate.maxUnavailable = 1),
    'half of the replicas': (set) => (find(set, 'Deployment').spec.strategy.rollingUpdate.maxUnavailable = '50%'),
  },
});

proveControl('pod-disruption-budget', {
  set: () => agentSet(),
  fragment: budget,
  literal: (spec) =>
    expect(spec).toEqual({
      maxUnavailable: 1,
      unhealthyPodEvictionPolicy: 'AlwaysAllow',
      selector: {
        matchLabels: { 'app.kubernetes.io/name': 'aiops-agent', 'app.kubernetes.io/instance': 'aiops-agent' },
      },
    }),
  snapshot: (spec) =>
    expect(spec).toMatchInlineSnapshot(`
{
  "maxUnavailable": 1,
  "selector": {
    "matchLabels": {
      "app.kubernetes.io/instance": "aiops-agent",
      "app.kubernetes.io/name": "aiops-agent",
    },
  },
  "unhealthyPodEvictionPolicy": "AlwaysAllow",
}
`),
  weaken: {
    'absent': (set) => remove(set, 'PodDisruptionBudget'),
    'both replicas at a time': (set) => (budget(set).maxUnavailable = 2),
    'all replicas at a time': (set) => (budget(set).maxUnavailable = '100%'),
    'no replica needed': (set) => {
      delete budget(set).maxUnavailable;
      budget(set).minAvailable = 0;
    },
    'a selector that matches no pod': (set) => (budget(set).selector.matchLabels['app.kubernetes.io/name'] = 'agent'),
    'a broken replica that blocks a drain': (set) => delete budget(set).unhealthyPodEvictionPolicy,
  },
});

proveControl('topology-spread', {
  set: () => agentSet(),
  fragment: (set) => {
    const { topologySpreadConstraints, affinity } = podSpec(set);
    return { topologySpreadConstraints, affinity };
  },
  literal: ({ topologySpreadConstraints, affinity }) => {
    const labelSelector = {
      matchLabels: { 'app.kubernetes.io/name': 'aiops-agent', 'app.kubernetes.io/instance': 'aiops-agent' },
    };
    const soft = { maxSkew: 1, whenUnsatisfiable: 'ScheduleAnyway', labelSelector };
    expect(topologySpreadConstraints).toEqual([
      { topologyKey: 'kubernetes.io/hostname', ...soft },
      { topologyKey: 'topology.kubernetes.io/zone', ...soft },
    ]);
    expect(affinity).toEqual({
      podAntiAffinity: {
        preferredDuringSchedulingIgnoredDuringExecution: [
          { weight: 100, podAffinityTerm: { topologyKey: 'kubernetes.io/hostname', labelSelector } },
        ],
      },
    });
  },
  snapshot: (each) =>
    expect(each).toMatchInlineSnapshot(`
{
  "affinity": {
    "podAntiAffinity": {
      "preferredDuringSchedulingIgnoredDuringExecution": [
        {
          "podAffinityTerm": {
            "labelSelector": {
              "matchLabels": {
                "app.kubernetes.io/instance": "aiops-agent",
                "app.kubernetes.io/name": "aiops-agent",
              },
            },
            "topologyKey": "kubernetes.io/hostname",
          },
          "weight": 100,
        },
      ],
    },
  },
  "topologySpreadConstraints": [
    {
      "labelSelector": {
        "matchLabels": {
          "app.kubernetes.io/instance": "aiops-agent",
          "app.kubernetes.io/name": "aiops-agent",
        },
      },
      "maxSkew": 1,
      "topologyKey": "kubernetes.io/hostname",
      "whenUnsatisfiable": "ScheduleAnyway",
    },
    {
      "labelSelector": {
        "matchLabels": {
          "app.kubernetes.io/instance": "aiops-agent",
          "app.kubernetes.io/name": "aiops-agent",
        },
      },
      "maxSkew": 1,
      "topologyKey": "topology.kubernetes.io/zone",
      "whenUnsatisfiable": "ScheduleAnyway",
    },
  ],
}
`),
  weaken: {
    'no spread': (set) => delete podSpec(set).topologySpreadConstraints,
    'not over nodes': (set) => podSpec(set).topologySpreadConstraints.shift(),
    'not over zones': (set) => podSpec(set).topologySpreadConstraints.pop(),
    'a skew that allows one node for all': (set) => (podSpec(set).topologySpreadConstraints[0].maxSkew = 100),
    'a selector that counts other pods': (set) =>
      (podSpec(set).topologySpreadConstraints[1].labelSelector.matchLabels = { app: 'agent' }),
    'replicas that attract each other': (set) =>
      (podSpec(set).affinity = { podAffinity: podSpec(set).affinity.podAntiAffinity }),
  },
});

proveControl('priority-class', {
  set: () => agentSet(),
  fragment: (set) => {
    const { metadata, value, preemptionPolicy, globalDefault } = find(set, 'PriorityClass');
    return { name: metadata.name, value, preemptionPolicy, globalDefault, pod: podSpec(set).priorityClassName };
  },
  literal: (each) =>
    expect(each).toEqual({
      name: 'aiops.aiops-agent',
      value: 1000000,
      preemptionPolicy: 'Never',
      globalDefault: false,
      pod: 'aiops.aiops-agent',
    }),
  snapshot: (each) =>
    expect(each).toMatchInlineSnapshot(`
{
  "globalDefault": false,
  "name": "aiops.aiops-agent",
  "pod": "aiops.aiops-agent",
  "preemptionPolicy": "Never",
  "value": 1000000,
}
`),
  weaken: {
    'a pod without': (set) => delete podSpec(set).priorityClassName,
    'no class': (set) => remove(set, 'PriorityClass'),
    'preempting': (set) => (find(set, 'PriorityClass').preemptionPolicy = 'PreemptLowerPriority'),
    'preempting by default': (set) => delete find(set, 'PriorityClass').preemptionPolicy,
    'not above ordinary pods': (set) => (find(set, 'PriorityClass').value = 0),
    "the node's own class, which preempts": (set) => (podSpec(set).priorityClassName = 'system-node-critical'),
  },
});
