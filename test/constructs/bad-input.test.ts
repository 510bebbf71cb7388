import { Chart, Size } from 'cdk8s';
import {
  AiopsAgent,
  AiopsAgentProps,
  ContainerImage,
  ExistingSecret,
  ExternalSecretBinding,
  ExternalSecretStore,
  Grant,
  HardenedAgentDeployment,
  HardenedAgentDeploymentProps,
  HardenedNamespace,
  HardenedNamespaceProps,
  IncidentQuarantine,
  IsolationNetworkPolicy,
  KubernetesVersion,
  LeastPrivilegeRbac,
  LeastPrivilegeRbacProps,
  NetworkFlow,
  PodSecurityLevel,
  SealedSecretBinding,
  SealingScope,
  Verb,
  Waiver,
} from 'cdk8s-hardened';
import * as kplus from 'cdk8s-plus-28';
import { buildError, IMAGE } from '../support/manifests';

const { ApiResource, Cpu, EnvValue, NetworkPolicyIpBlock } = kplus;
type Build = (chart: Chart) => unknown;

const deployment =
  (props: Partial<HardenedAgentDeploymentProps>): Build =>
  (chart) =>
    new HardenedAgentDeployment(chart, 'agent', { image: IMAGE, ...props });
const agent =
  (props: Partial<AiopsAgentProps>): Build =>
  (chart) =>
    new AiopsAgent(chart, 'agent', { image: IMAGE, ...props });
const namespace =
  (props: Partial<HardenedNamespaceProps>): Build =>
  (chart) =>
    new HardenedNamespace(chart, 'namespace', { name: 'shop', ...props });
const rbac =
  (grants: Grant[], props: Partial<LeastPrivilegeRbacProps> = {}): Build =>
  (chart) => {
    const subject = kplus.ServiceAccount.fromServiceAccountName(chart, 'account', 'agent', { namespaceName: 'aiops' });
    return new LeastPrivilegeRbac(chart, 'rbac', { subject, grants, ...props });
  };
const env = (name: string, value: string): Build => deployment({ env: { [name]: EnvValue.fromValue(value) } });
const image =
  (repository: string, digest = `sha256:${'a'.repeat(64)}`, tag?: string): Build =>
  () =>
    ContainerImage.fromDigest(repository, digest, { tag });
const waiver =
  (control: string, expires = '2027-03-31'): Build =>
  () =>
    new Waiver({ control, reason: 'Because it is needed', owner: 'team-a', expires });
const isolate =
  (...flows: NetworkFlow[]): Build =>
  (chart) => {
    const selector = kplus.Pods.select(chart, 'web', { labels: { app: 'web' } });
    return new IsolationNetworkPolicy(chart, 'network', { selector, flows });
  };

/** Every one of them is one problem, at one construct. */
test.each<[what: string, build: Build, message: string]>([
  [
    'the root user',
    deployment({ user: 0 }),
    'test/agent: "user" (0) must be a whole number from 1 to 2147483647: 0 is root; leave it out for 1001, or use HardeningProfile.STRICT.',
  ],
  [
    'a low port without the capability',
    deployment({ port: 80 }),
    'test/agent: "port" (80) must be a whole number from 1024 to 65535; choose another port, or add Capability.NET_BIND_SERVICE for one below 1024.',
  ],
  [
    'a webhook by http',
    env('SLACK_WEBHOOK', 'http://hooks.example.com'),
    'test/agent: "env.SLACK_WEBHOOK" (http://...) must be an https URL: alerts must not travel in clear; give https://HOST/PATH.',
  ],
  [
    'a password in a URL',
    env('SLACK_WEBHOOK', 'https://me:hunter2@hooks.example.com'),
    'test/agent: "env.SLACK_WEBHOOK" must be a URL without user-info: a password in a URL ends in logs; put the credentials into a Secret.',
  ],
  [
    'a password in a variable',
    env('DB_PASSWORD', 'hunter2'),
    'test/agent: "env.DB_PASSWORD" must not be a plain value: it looks like a secret, and manifests lie in Git, logs and caches; give it by ExternalSecretBinding, SealedSecretBinding or ExistingSecret, or pass a Waiver for "no-plain-secret".',
  ],
  [
    'a request over its limit',
    deployment({ resources: { cpu: { request: Cpu.units(2), limit: Cpu.units(1) } } }),
    'test/agent: "resources.cpu" (request 2, limit 1) must have a request that is not above its limit; raise the limit or lower the request.',
  ],
  [
    'volumes over the ephemeral limit',
    deployment({ volumeSizes: { data: Size.gibibytes(2) } }),
    'test/agent: "volumeSizes" (2240Mi in all) must fit the limit of ephemeral-storage (1Gi): a pod beyond it is evicted; raise "resources.ephemeralStorage.limit" or lower a size.',
  ],
  [
    'a registry that is not allowed',
    deployment({ allowedRegistries: ['mirror.example.com'] }),
    `test/agent: "image" (registry.example.com/aiops/aiops-agent:1.0.0@sha256:${'a'.repeat(64)}) must come from an allowed registry: mirror.example.com; mirror the image there, or add its registry to "allowedRegistries".`,
  ],
  [
    'a name too long for what is derived from it',
    deployment({ name: 'a'.repeat(27) }),
    `test/agent: "name" (${'a'.repeat(27)}) must be a DNS label: lower-case letters, digits and "-", at most 26 characters; choose a name such as "aiops-agent".`,
  ],
  [
    'the tag latest',
    image('registry.example.com/agent', undefined, 'latest'),
    'ContainerImage.fromDigest: "tag" (latest) must be a specific image tag, never "latest"; give the version, for example "1.0.0".',
  ],
  [
    'a short digest',
    image('registry.example.com/agent', 'sha256:abc'),
    'ContainerImage.fromDigest: "digest" (sha256:abc) must be "sha256:" and 64 lower-case hexadecimal digits; look it up, for example with "crane digest registry.example.com/agent:TAG".',
  ],
  [
    'no registry',
    image('aiops/agent'),
    'ContainerImage.fromDigest: "repository" (aiops/agent) must begin with the registry that the image is pulled from; write it out, for example "registry.example.com/aiops/agent"; Docker Hub is "docker.io/library/NAME".',
  ],
  [
    'a tag alone',
    () => ContainerImage.fromReference('registry.example.com/agent:1.0.0'),
    'ContainerImage.fromReference: "reference" (registry.example.com/agent:1.0.0) must end with a digest: a tag alone can be moved to another image; look it up, for example with "crane digest registry.example.com/agent:1.0.0", and append "@sha256:...".',
  ],
  [
    'a quota too small for the agent',
    agent({ quota: { pods: 2 } }),
    'test/agent: "quota.pods" (2) must have room for 3 pods: all replicas, and the one that a roll-out adds; raise it, or leave it out.',
  ],
  [
    'two sources of secrets',
    agent({ secrets: new ExistingSecret('alerts'), sealedSecret: {} }),
    'test/agent: "secrets" must not be given together with sealedSecret: the Secret has one source; choose one.',
  ],
  [
    'a quota for a namespace that is not made',
    agent({ createNamespace: false, quota: {} }),
    'test/agent: "quota" must not be given where the namespace is not made; leave out one of the two.',
  ],
  [
    'the namespace kube-system',
    namespace({ name: 'kube-system' }),
    'test/namespace: "name" (kube-system) must be a namespace of its own: this one belongs to Kubernetes, or to everybody; choose another, for example "aiops".',
  ],
  [
    'the namespace default',
    namespace({ name: 'default' }),
    'test/namespace: "name" (default) must be a namespace of its own: this one belongs to Kubernetes, or to everybody; choose another, for example "aiops".',
  ],
  [
    'a lower level without a waiver',
    namespace({ podSecurityLevel: PodSecurityLevel.PRIVILEGED }),
    'test/namespace: "podSecurityLevel" (privileged) must be "restricted"; leave it out, or pass a Waiver for "pod-security".',
  ],
  [
    'a lower level by a label',
    namespace({ labels: { 'pod-security.kubernetes.io/enforce': 'privileged' } }),
    'test/namespace: "labels.pod-security.kubernetes.io/enforce" must not be set by hand; use "podSecurityLevel" and "kubernetesVersion".',
  ],
  [
    'every group of the API',
    rbac([Grant.read(ApiResource.custom({ apiGroup: '*', resourceType: 'widgets' }))]),
    'test/rbac: "grants" ("*" in apiGroups) must not be granted, because a wildcard also grants every resource and verb that is added later; name the API groups, resources and verbs, or pass a Waiver for "rbac-wildcard".',
  ],
  [
    'reading secrets',
    rbac([Grant.read(ApiResource.SECRETS)]),
    'test/rbac: "grants" (get, list, watch on secrets) must not be granted, because every verb on secrets answers with their contents, or makes credentials; mount the one secret that the program needs, or pass a Waiver for "rbac-secrets".',
  ],
  [
    'creating pods',
    rbac([Grant.of({ verbs: [Verb.CREATE], resources: [ApiResource.PODS] })]),
    'test/rbac: "grants" (create on pods) must not be granted, because who creates or changes a pod runs code as any service account of the namespace and mounts any of its secrets; let a controller with a fixed template do it, or pass a Waiver for "rbac-workloads".',
  ],
  [
    'nodes in a Role',
    rbac([Grant.read(ApiResource.NODES)]),
    'test/rbac: "grants" (nodes) has no namespace, so a Role cannot grant it; grant it by a LeastPrivilegeRbac of its own with scope: RbacScope.CLUSTER.',
  ],
  [
    'rights nowhere',
    rbac([Grant.read(ApiResource.PODS)], { namespaces: [] }),
    'test/rbac: "namespaces" must not be empty: the rights would hold nowhere; name the watched namespaces, or leave it out for the subject\'s own.',
  ],
  [
    'the metadata address',
    () => NetworkFlow.https({ cidrs: ['169.254.169.254/32'] }),
    'NetworkFlow.https: "cidrs" (169.254.169.254/32) must not be the metadata address 169.254.169.254/32: it hands out the node\'s credentials; use the workload identity of the cloud instead.',
  ],
  [
    'bits of the host',
    () => NetworkFlow.apiServer({ endpointCidrs: ['10.1.2.3/8'] }),
    'NetworkFlow.apiServer: "endpointCidrs" (10.1.2.3/8) must be a range of addresses such as 10.20.0.0/16, with the bits of the host zero; write 10.0.0.0/8.',
  ],
  [
    'no peers',
    () => NetworkFlow.https({ cidrs: [] }),
    'NetworkFlow.https: "cidrs" must not be empty: a rule without peers allows every peer; leave it out for all public addresses, or give an address.',
  ],
  [
    'everybody',
    (chart) => NetworkFlow.from('x', kplus.Namespaces.all(chart, 'all'), [{ port: 8080 }]),
    'NetworkFlow.from: "peer" (all pods of all namespaces) must be named: this is everybody; select namespaces, pods or a range of addresses; for public HTTPS use NetworkFlow.https.',
  ],
  [
    'the whole internet',
    (chart) => NetworkFlow.from('x', NetworkPolicyIpBlock.anyIpv4(chart, 'any'), [{ port: 8080 }]),
    'NetworkFlow.from: "peer" (0.0.0.0/0) must be named: this is everybody; select namespaces, pods or a range of addresses; for public HTTPS use NetworkFlow.https.',
  ],
  [
    'port 80',
    (chart) => NetworkFlow.to('x', kplus.Pods.all(chart, 'all'), [{ port: 80 }]),
    'NetworkFlow.to: "ports" (80) must not be 80: what the agent sends must not travel in clear; use HTTPS, or NetworkFlow.plainHttp with a Waiver for "network-no-http".',
  ],
  [
    'two flows of one name',
    isolate(NetworkFlow.dns(), NetworkFlow.dns()),
    'test/network: "flows" (dns) must have names of their own: each becomes a policy; rename one of the two, or make them one flow.',
  ],
  [
    'plain text in a sealed secret',
    (chart) => new SealedSecretBinding(chart, 'secret', { encryptedData: { KEY: 'hunter2' } }),
    'test/secret: "encryptedData.KEY" must be ciphertext of kubeseal: anything else may be the secret itself; seal it with "kubeseal --raw --cert CERTIFICATE --name NAME --namespace NAMESPACE".',
  ],
  [
    'a sealed secret that opens anywhere',
    (chart) =>
      new SealedSecretBinding(chart, 'secret', {
        encryptedData: { KEY: Buffer.concat([Buffer.from([2, 0]), Buffer.alloc(528)]).toString('base64') },
        scope: SealingScope.CLUSTER_WIDE,
      }),
    'test/secret: "scope" (cluster-wide) must be strict: ciphertext that is not bound to its name and namespace can be opened elsewhere; seal it again with "kubeseal --scope strict", or pass a Waiver for "sealed-secret".',
  ],
  [
    'a secret that cannot follow its store',
    (chart) =>
      new ExternalSecretBinding(chart, 'secret', { store: ExternalSecretStore.reference('vault'), immutable: true }),
    'test/secret: "immutable" (true) contradicts the refresh policy Periodic: the Secret could never be refreshed; leave it out, or use RefreshPolicy.CREATED_ONCE and give each version a name of its own.',
  ],
  [
    'Vault with a password',
    () => ExternalSecretStore.vault({ server: 'https://me:hunter2@vault', role: 'aiops' }),
    'ExternalSecretStore.vault: "server" must be an https URL without user-info; give https://HOST.',
  ],
  [
    'administrators as responders',
    (chart) =>
      new IncidentQuarantine(chart, 'quarantine', {
        responders: [kplus.Group.fromName(chart, 'group', 'system:masters')],
      }),
    'test/quarantine: "responders" (system:masters) must be named: its members bypass RBAC altogether; name the account or group of your responders.',
  ],
  [
    'a waiver for an unknown control',
    waiver('everything'),
    'Waiver: "control" (everything) must be the id of a control; take it from docs/controls.md, or from the message that asks for the waiver.',
  ],
  [
    'a waiver for what has no weaker state',
    waiver('run-as-non-root'),
    'Waiver: "control" (run-as-non-root) cannot be waived: no construct has a weaker state for it; remove the waiver.',
  ],
  [
    'a waiver until a day that does not exist',
    waiver('pod-security', '2027-02-30'),
    'Waiver: "expires" (2027-02-30) must be a calendar day as YYYY-MM-DD; give the last day on which the waiver holds, for example "2027-03-31".',
  ],
  [
    'an unknown version',
    () => KubernetesVersion.of('1.27'),
    'KubernetesVersion.of: "text" (1.27) must be a Kubernetes version from 1.28 to 1.37; give the version of the cluster that the manifests are applied to, for example "1.37".',
  ],
  [
    'a version that comes too late',
    (chart) => [
      new HardenedNamespace(chart, 'namespace', { name: 'shop' }),
      KubernetesVersion.use(chart, KubernetesVersion.V1_30),
    ],
    'test: "kubernetesVersion" (1.30) must be set before anything is added below the construct; call KubernetesVersion.use right after the chart or app is created.',
  ],
])('%s', (_, build, message) => {
  const shown = buildError((chart) => build(chart as Chart));
  expect(shown).toBe(message);
  // Who, "property", perhaps its value, rule; repair.
  expect(shown).toMatch(/^[\w./-]+: "[\w./-]+" (\(.+\) )?\w[^;]+; .+\.$/);
  expect(shown).not.toContain('hunter2');
});
