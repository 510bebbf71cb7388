import { KUBERNETES_VERSION } from '../cluster/versions';
import {
  accessReview,
  adminConfig,
  apiServer,
  applyServerSide,
  client,
  clientFor,
  createNamespace,
  refusal,
} from './support';

const privilegedPod = {
  metadata: { name: 'p' },
  spec: { containers: [{ name: 'c', image: 'registry.example/x', securityContext: { privileged: true } }] },
};

test('the server is the pinned release, unless the environment provides another', async () => {
  const { VersionApi } = await client();
  const { gitVersion } = await (await adminConfig()).makeApiClient(VersionApi).getCode();
  const { origin, version } = apiServer();
  expect(gitVersion).toBe(origin === 'cache' ? `v${KUBERNETES_VERSION}` : version);
});

test('the server is ready in every part', async () => {
  const { code, stdout } = await apiServer().kubectl(['get', '--raw', '/readyz?verbose']);
  expect(code).toBe(0);
  expect(stdout).toMatch(/readyz check passed\s*$/);
});

test('every CRD is established', async () => {
  const { ApiextensionsV1Api } = await client();
  const { items } = await (await adminConfig()).makeApiClient(ApiextensionsV1Api).listCustomResourceDefinition();
  const established = items.filter(({ status }) =>
    status?.conditions?.some(({ type, status: value }) => type === 'Established' && value === 'True'),
  );
  expect(established.map(({ metadata }) => metadata?.name).sort()).toEqual(apiServer().crds);
  expect(apiServer().crds).toContain('externalsecrets.external-secrets.io');
});

test('Pod Security refuses a privileged pod in a restricted namespace', async () => {
  const { CoreV1Api } = await client();
  const namespace = await createNamespace('restricted', { 'pod-security.kubernetes.io/enforce': 'restricted' });
  const core = (await adminConfig()).makeApiClient(CoreV1Api);
  const request = core.createNamespacedPod({ namespace, body: privilegedPod, dryRun: 'All' });
  expect(await refusal(request)).toEqual({
    code: 403,
    message:
      'pods "p" is forbidden: violates PodSecurity "restricted:latest": ' +
      'privileged (container "c" must not set securityContext.privileged=true), ' +
      'allowPrivilegeEscalation != false (container "c" must set securityContext.allowPrivilegeEscalation=false), ' +
      'unrestricted capabilities (container "c" must set securityContext.capabilities.drop=["ALL"]), ' +
      'runAsNonRoot != true (pod or container "c" must set securityContext.runAsNonRoot=true), ' +
      'seccompProfile (pod or container "c" must set securityContext.seccompProfile.type to "RuntimeDefault" or "Localhost")',
  });
});

describe('applying server-side', () => {
  const pod = (namespace: string): string =>
    JSON.stringify({ apiVersion: 'v1', kind: 'Pod', ...privilegedPod, metadata: { name: 'p', namespace } });

  test('fails on a warning, with its text', async () => {
    const namespace = await createNamespace('warn', { 'pod-security.kubernetes.io/warn': 'baseline' });
    const text =
      'would violate PodSecurity "baseline:latest": privileged (container "c" must not set securityContext.privileged=true)';
    await expect(applyServerSide(pod(namespace), { dryRun: true })).rejects.toThrow(`Warning: ${text}`);
    expect(await applyServerSide(pod(namespace), { dryRun: true, warningsAsErrors: false })).toEqual({
      applied: ['pod/p serverside-applied (server dry run)'],
      warnings: [text],
    });
  });

  test('fails on a field that the server does not know', async () => {
    const yaml = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: c, namespace: default}\nimutable: true\n';
    await expect(applyServerSide(yaml)).rejects.toThrow('.imutable: field not declared in schema');
  });

  test('says when a path does not exist', async () => {
    await expect(applyServerSide('no/such/folder')).rejects.toThrow('neither a path that exists nor YAML');
  });
});

describe('rights', () => {
  let namespace: string;
  beforeAll(async () => {
    namespace = await createNamespace('rights');
    await applyServerSide(
      `
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: {name: reader, namespace: ${namespace}}
rules: [{apiGroups: [""], resources: [pods], verbs: [list]}]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: reader, namespace: ${namespace}}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: reader}
subjects: [{kind: ServiceAccount, name: default, namespace: ${namespace}}]
`,
    );
  });

  test('an access review answers for a service account and for a user', async () => {
    const serviceAccount = { namespace, name: 'default' };
    const list = { namespace, verb: 'list', resource: 'pods' };
    expect(await accessReview({ serviceAccount, ...list })).toEqual({
      allowed: true,
      reason: `RBAC: allowed by RoleBinding "reader/${namespace}" of Role "reader" to ServiceAccount "default/${namespace}"`,
    });
    const refused = { allowed: false, reason: '' };
    expect(await accessReview({ serviceAccount, ...list, verb: 'delete' })).toEqual(refused);
    expect(await accessReview({ serviceAccount, ...list, namespace: undefined })).toEqual(refused);
    expect(await accessReview({ user: 'nobody', ...list })).toEqual(refused);
  });

  test("a service account's token is good for what its role grants, and for no more", async () => {
    const { CoreV1Api } = await client();
    const core = (await clientFor({ namespace, name: 'default' })).makeApiClient(CoreV1Api);
    expect((await core.listNamespacedPod({ namespace })).items).toEqual([]);
    expect(await refusal(core.listNamespacedSecret({ namespace }))).toEqual({
      code: 403,
      message: `secrets is forbidden: User "system:serviceaccount:${namespace}:default" cannot list resource "secrets" in API group "" in the namespace "${namespace}"`,
    });
  });

  test('a token for another audience is refused', async () => {
    const { CoreV1Api } = await client();
    const config = await clientFor({ namespace, name: 'default' }, { audiences: ['vault'] });
    const { code } = await refusal(config.makeApiClient(CoreV1Api).listNamespacedPod({ namespace }));
    expect(code).toBe(401);
  });

  test('kubectl impersonates', async () => {
    const as = `system:serviceaccount:${namespace}:default`;
    const { code, stdout } = await apiServer().kubectl(['auth', 'can-i', 'list', 'pods', '-n', namespace], { as });
    expect([code, stdout]).toEqual([0, 'yes\n']);
  });
});
