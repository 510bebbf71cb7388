import { Duration, Size } from 'cdk8s';
import { contract } from '../contract';
import { KubernetesVersion } from '../kubernetes/version';
import { EnvironmentInput, environmentVariables } from './agent-environment';
import { AgentProbes, Capability, HardeningProfile, ProbeTiming } from './agent-options';
import { MandatoryAccessControl } from './mandatory-access-control';
import { SecretDelivery } from './secret-binding';

/** A fragment of a manifest. */
interface Fragment {
  readonly [key: string]: unknown;
}

/** Everything that the pod's manifest depends on, resolved. */
export interface AgentPodInput extends EnvironmentInput {
  readonly version: KubernetesVersion;
  readonly profile: HardeningProfile;
  readonly user: number;
  readonly group: number;
  readonly image: string;
  readonly imagePullPolicy: string;
  readonly imagePullSecrets: readonly string[];
  readonly port: number;
  readonly capabilities: readonly Capability[];
  readonly resources: Fragment;
  readonly volumeSizes: { readonly [name: string]: Size };
  readonly probes: AgentProbes;
  readonly mandatoryAccessControl: MandatoryAccessControl;
  readonly tokenAudience: string;
  readonly tokenExpiration: Duration;
  readonly selector: { readonly [key: string]: string };
  readonly priorityClassName: string;
  readonly runtimeClassName?: string;
}

function probe(path: string, timing: ProbeTiming | undefined, period: number, failures: number): Fragment {
  return {
    httpGet: { path, port: 'http', scheme: 'HTTP' },
    periodSeconds: timing?.period?.toSeconds() ?? period,
    timeoutSeconds: timing?.timeout?.toSeconds() ?? 3,
    failureThreshold: timing?.failureThreshold ?? failures,
  };
}

/** PodSecurityContext. Pod Security would accept some of it on the container alone; both is what every scanner reads. */
function podSecurityContext(input: AgentPodInput): Fragment {
  const strict = input.profile === HardeningProfile.STRICT && input.version.isAtLeast(KubernetesVersion.V1_33);
  return {
    ...input.mandatoryAccessControl._toSecurityContext(input.version),
    runAsNonRoot: true,
    runAsUser: input.user,
    runAsGroup: input.group,
    fsGroup: input.group,
    fsGroupChangePolicy: 'OnRootMismatch',
    // KEP-3619, on by default since 1.33: groups that the image's /etc/group would add are left out.
    ...(strict ? { supplementalGroupsPolicy: 'Strict' } : {}),
    seccompProfile: { type: 'RuntimeDefault' },
  };
}

function containerSecurityContext(input: AgentPodInput): Fragment {
  return {
    allowPrivilegeEscalation: false,
    readOnlyRootFilesystem: true,
    privileged: false,
    runAsNonRoot: true,
    runAsUser: input.user,
    runAsGroup: input.group,
    capabilities: {
      drop: ['ALL'],
      ...(input.capabilities.length > 0 ? { add: [...new Set(input.capabilities)].sort() } : {}),
    },
    seccompProfile: { type: 'RuntimeDefault' },
  };
}

/** What kube-apiserver and kubelet would mount at the default path, but bound to an audience and at the agent's own. */
function credentialsVolume(input: AgentPodInput): Fragment {
  const { token, certificateAuthority, namespace } = contract.files.apiCredentials;
  return {
    name: 'api-credentials',
    projected: {
      defaultMode: 0o440,
      sources: [
        {
          serviceAccountToken: {
            audience: input.tokenAudience,
            expirationSeconds: input.tokenExpiration.toSeconds(),
            path: token,
          },
        },
        { configMap: { name: 'kube-root-ca.crt', items: [{ key: 'ca.crt', path: certificateAuthority }] } },
        { downwardAPI: { items: [{ path: namespace, fieldRef: { fieldPath: 'metadata.namespace' } }] } },
      ],
    },
  };
}

interface MountedVolume {
  readonly volume: Fragment;
  readonly path: string;
  readonly readOnly?: boolean;
}

function secretVolume({ secrets }: AgentPodInput): MountedVolume[] {
  if (!secrets) {
    return [];
  }
  const items = secrets.keys?.map((key) => ({ key, path: key }));
  return [
    {
      volume: {
        name: 'secrets',
        secret: {
          secretName: secrets.secretName,
          defaultMode: 0o440,
          optional: secrets.optional,
          ...(items ? { items } : {}),
        },
      },
      path: contract.files.secrets.path,
      readOnly: true,
    },
  ];
}

function volumes(input: AgentPodInput): MountedVolume[] {
  return [
    ...contract.volumes.map(({ name, path }) => ({
      volume: { name, emptyDir: { sizeLimit: input.volumeSizes[name]?.asString() } },
      path,
    })),
    ...(input.apiAccess
      ? [{ volume: credentialsVolume(input), path: contract.files.apiCredentials.path, readOnly: true }]
      : []),
    ...(input.secretDelivery === SecretDelivery.FILES ? secretVolume(input) : []),
  ];
}

function container(input: AgentPodInput, mounted: readonly MountedVolume[]): Fragment {
  const { liveness, readiness } = contract.http.paths;
  return {
    name: input.name,
    image: input.image,
    imagePullPolicy: input.imagePullPolicy,
    env: environmentVariables(input),
    ports: [{ name: 'http', containerPort: input.port, protocol: 'TCP' }],
    startupProbe: probe(liveness, input.probes.startup, 2, 30),
    livenessProbe: probe(liveness, input.probes.liveness, 10, 3),
    readinessProbe: probe(readiness, input.probes.readiness, 10, 3),
    resources: input.resources,
    securityContext: containerSecurityContext(input),
    terminationMessagePolicy: 'FallbackToLogsOnError',
    volumeMounts: mounted.map(({ volume, path, readOnly }) => ({
      name: volume.name,
      mountPath: path,
      ...(readOnly ? { readOnly } : {}),
    })),
  };
}

/** Soft rules: on a cluster of one node both replicas still run. */
function placement({ selector }: AgentPodInput): Fragment {
  const labelSelector = { matchLabels: selector };
  return {
    topologySpreadConstraints: ['kubernetes.io/hostname', 'topology.kubernetes.io/zone'].map((topologyKey) => ({
      maxSkew: 1,
      topologyKey,
      whenUnsatisfiable: 'ScheduleAnyway',
      labelSelector,
    })),
    affinity: {
      podAntiAffinity: {
        preferredDuringSchedulingIgnoredDuringExecution: [
          { weight: 100, podAffinityTerm: { topologyKey: 'kubernetes.io/hostname', labelSelector } },
        ],
      },
    },
  };
}

/** The agent's PodSpec. */
export function agentPodSpec(input: AgentPodInput): Fragment {
  const mounted = volumes(input);
  const userNamespace = input.profile === HardeningProfile.STRICT && input.version.isAtLeast(KubernetesVersion.V1_33);
  return {
    serviceAccountName: input.name,
    automountServiceAccountToken: false,
    enableServiceLinks: false,
    hostNetwork: false,
    hostPID: false,
    hostIPC: false,
    // KEP-127, on by default since 1.33.
    ...(userNamespace ? { hostUsers: false } : {}),
    ...(input.runtimeClassName === undefined ? {} : { runtimeClassName: input.runtimeClassName }),
    ...(input.imagePullSecrets.length > 0
      ? { imagePullSecrets: input.imagePullSecrets.map((name) => ({ name })) }
      : {}),
    priorityClassName: input.priorityClassName,
    terminationGracePeriodSeconds: 30,
    securityContext: podSecurityContext(input),
    ...placement(input),
    containers: [container(input, mounted)],
    volumes: mounted.map(({ volume }) => volume),
  };
}
