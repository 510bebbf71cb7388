import { contract } from '../../lib/contract';
import { DEFAULT_API_AUDIENCE } from '../../lib/hardening';
import { synthesizeApp } from '../support/apps';
import { accessReview, adminConfig, applyServerSide, client, clientFor, refusal } from './support';

const AGENT = { namespace: 'aiops', name: 'aiops-agent' };

/** Written out, not derived: what the guide grants. */
const ALLOWED = [
  ...['pods', 'services', 'configmaps'].flatMap((resource) =>
    ['get', 'list', 'watch'].map((verb) => [verb, '', resource]),
  ),
  ['create', '', 'events'],
  ['patch', '', 'events'],
];

const CORE: readonly (readonly [string, string])[] = [
  ['get', 'secrets'],
  ['list', 'secrets'],
  ['watch', 'secrets'],
  ['create', 'secrets'],
  ['create', 'pods'],
  ['update', 'pods'],
  ['patch', 'pods'],
  ['delete', 'pods'],
  ['deletecollection', 'pods'],
  ['get', 'pods/log'],
  ['create', 'pods/exec'],
  ['get', 'pods/exec'],
  ['create', 'pods/attach'],
  ['create', 'pods/portforward'],
  ['create', 'pods/proxy'],
  ['create', 'pods/eviction'],
  ['create', 'pods/binding'],
  ['patch', 'pods/ephemeralcontainers'],
  ['patch', 'pods/status'],
  ['update', 'services'],
  ['get', 'services/proxy'],
  ['update', 'configmaps'],
  ['delete', 'configmaps'],
  ['get', 'events'],
  ['list', 'events'],
  ['delete', 'events'],
  ['create', 'serviceaccounts'],
  ['create', 'serviceaccounts/token'],
  ['impersonate', 'serviceaccounts'],
  ['get', 'resourcequotas'],
  ['delete', 'limitranges'],
];

const GROUPED: readonly (readonly [string, string, string])[] = [
  ['get', 'apps', 'deployments'],
  ['patch', 'apps', 'deployments'],
  ['patch', 'apps', 'deployments/scale'],
  ['create', 'apps', 'daemonsets'],
  ['create', 'batch', 'jobs'],
  ['create', 'batch', 'cronjobs'],
  ['create', 'networking.k8s.io', 'networkpolicies'],
  ['delete', 'networking.k8s.io', 'networkpolicies'],
  ['patch', 'networking.k8s.io', 'networkpolicies'],
  ['create', 'rbac.authorization.k8s.io', 'roles'],
  ['escalate', 'rbac.authorization.k8s.io', 'roles'],
  ['bind', 'rbac.authorization.k8s.io', 'roles'],
  ['create', 'rbac.authorization.k8s.io', 'rolebindings'],
  ['create', 'policy', 'poddisruptionbudgets'],
  ['get', 'external-secrets.io', 'externalsecrets'],
  ['create', 'coordination.k8s.io', 'leases'],
];

const CLUSTER: readonly (readonly [string, string, string])[] = [
  ['get', '', 'nodes'],
  ['get', '', 'nodes/proxy'],
  ['patch', '', 'nodes'],
  ['list', '', 'namespaces'],
  ['patch', '', 'namespaces'],
  ['create', '', 'persistentvolumes'],
  ['impersonate', '', 'users'],
  ['impersonate', '', 'groups'],
  ['create', 'rbac.authorization.k8s.io', 'clusterrolebindings'],
  ['update', 'certificates.k8s.io', 'certificatesigningrequests/approval'],
  ['patch', 'admissionregistration.k8s.io', 'validatingadmissionpolicies'],
  ['create', 'admissionregistration.k8s.io', 'mutatingwebhookconfigurations'],
  ['create', 'apiextensions.k8s.io', 'customresourcedefinitions'],
  ['list', '', 'pods'],
  ['list', '', 'secrets'],
];

interface Question {
  readonly verb: string;
  readonly group: string;
  readonly resource: string;
  readonly namespace?: string;
}

async function isAllowed({ resource, ...rest }: Question): Promise<boolean> {
  const [name = '', subresource] = resource.split('/');
  return (await accessReview({ serviceAccount: AGENT, resource: name, subresource, ...rest })).allowed;
}

describe("the agent's rights, as the API server's own authorizer sees them", () => {
  const app = synthesizeApp('aiops-agent');

  beforeAll(() => applyServerSide(app.outdir));
  afterAll(() => app.remove());

  test.each(ALLOWED)('may %s %s%s in its namespace', async (verb, group, resource) => {
    expect(await isAllowed({ verb, group, resource, namespace: 'aiops' })).toBe(true);
  });

  test.each(CORE)('may not %s %s in its namespace', async (verb, resource) => {
    expect(await isAllowed({ verb, group: '', resource, namespace: 'aiops' })).toBe(false);
  });

  test.each(GROUPED)('may not %s %s/%s in its namespace', async (verb, group, resource) => {
    expect(await isAllowed({ verb, group, resource, namespace: 'aiops' })).toBe(false);
  });

  test.each(CLUSTER)('may not %s %s/%s in the cluster', async (verb, group, resource) => {
    expect(await isAllowed({ verb, group, resource })).toBe(false);
  });

  test.each(['default', 'kube-system', 'shop'])('may do none of it in the namespace %s', async (namespace) => {
    for (const [verb = '', group = '', resource = ''] of ALLOWED) {
      expect(await isAllowed({ verb, group, resource, namespace })).toBe(false);
    }
  });

  test('with its own token it has the rights of the contract, those of every account, and no other', async () => {
    const { AuthorizationV1Api } = await client();
    const rules = async (account?: typeof AGENT): Promise<unknown[]> => {
      const config = account
        ? await clientFor(account, { audiences: [DEFAULT_API_AUDIENCE] })
        : await clientFor({ namespace: 'aiops', name: 'default' }, { audiences: [DEFAULT_API_AUDIENCE] });
      const review = { spec: { namespace: 'aiops' } };
      const { status } = await config.makeApiClient(AuthorizationV1Api).createSelfSubjectRulesReview({ body: review });
      return (status?.resourceRules ?? []).map(({ apiGroups, resources, verbs }) => ({ apiGroups, resources, verbs }));
    };
    const everybody = (await rules()).map((rule) => JSON.stringify(rule));
    const own = (await rules(AGENT)).filter((rule) => !everybody.includes(JSON.stringify(rule)));
    expect(own).toEqual(
      contract.rights.required.map(({ apiGroups, resources, verbs }) => ({ apiGroups, resources, verbs })),
    );
  });

  test('its token works for the API server, and one for another audience does not', async () => {
    const { CoreV1Api } = await client();
    const config = await clientFor(AGENT, { audiences: [DEFAULT_API_AUDIENCE] });
    const { items } = await config.makeApiClient(CoreV1Api).listNamespacedService({ namespace: 'aiops' });
    expect(items.map(({ metadata }) => metadata?.name)).toEqual(['aiops-agent']);

    const foreign = await clientFor(AGENT, { audiences: ['https://vault.example.com'] });
    const refused = await refusal(foreign.makeApiClient(CoreV1Api).listNamespacedService({ namespace: 'aiops' }));
    expect(refused.code).toBe(401);
  });

  test('the deployment mounts a token of just that audience', async () => {
    const { AppsV1Api } = await client();
    const api = (await adminConfig()).makeApiClient(AppsV1Api);
    const { spec } = await api.readNamespacedDeployment({ ...AGENT });
    const sources = spec?.template.spec?.volumes?.flatMap(({ projected }) => projected?.sources ?? []) ?? [];
    expect(sources.map(({ serviceAccountToken }) => serviceAccountToken).filter(Boolean)).toEqual([
      { audience: DEFAULT_API_AUDIENCE, expirationSeconds: 3600, path: 'token' },
    ]);
  });
});
