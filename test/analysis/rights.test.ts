import { ESCALATION_PATHS } from '../../lib/analysis/escalation-paths';
import { escalations, Rule } from '../../lib/analysis/rights';

/** `get,list on secrets,configmaps of apps,batch`; without "of" the core group. */
function rule(text: string): Rule {
  const [, verbs = '', resources = '', groups = ''] = /^(\S+) on (\S+)(?: of (\S+))?$/.exec(text) ?? [];
  return { apiGroups: groups.split(','), resources: resources.split(','), verbs: verbs.split(',') };
}

/** `rbac-secrets: get on secrets`, for every path that the rule opens. */
function opened(text: string): string[] {
  return escalations(rule(text)).map(({ path, by }) => `${path.control}: ${by}`);
}

describe('a rule that opens no path', () => {
  test.each([
    'get,list,watch on pods,services,configmaps',
    'create,patch on events',
    'get on pods/log',
    'delete,deletecollection on pods',
    'get,list,watch on nodes',
    'get on nodes/metrics,nodes/stats,nodes/log',
    'get,list,watch on roles,rolebindings of rbac.authorization.k8s.io',
    'delete on roles of rbac.authorization.k8s.io',
    'create,get on certificatesigningrequests of certificates.k8s.io',
    'get,list on validatingwebhookconfigurations of admissionregistration.k8s.io',
    'create on namespaces',
    'get,list on networkpolicies of networking.k8s.io',
    'create on persistentvolumeclaims',
    'get,update,patch on deployments/scale of apps',
    'get on serviceaccounts',
    'create on leases of coordination.k8s.io',
    // The same words in other API groups are other resources.
    'get on secrets of secrets.example.com',
    'create on jobs of jobs.example.com',
    'get on pods of metrics.k8s.io',
    'create on networkpolicies of crd.example.com',
  ])('%s', (text) => {
    expect(opened(text)).toEqual([]);
  });
});

describe('a rule that opens paths', () => {
  test.each<[string, string[]]>([
    ['get on secrets', ['rbac-secrets: get on secrets']],
    ['list,watch,delete on configmaps,secrets', ['rbac-secrets: list, watch, delete on secrets']],
    ['create on pods', ['rbac-workloads: create on pods']],
    ['patch,update on deployments,deployments/scale of apps', ['rbac-workloads: patch, update on deployments']],
    ['create on jobs,cronjobs of batch', ['rbac-workloads: create on jobs, cronjobs']],
    ['create on pods/exec', ['rbac-exec: create on pods/exec']],
    ['get on pods/attach,pods/log', ['rbac-exec: get on pods/attach']],
    ['patch on pods/ephemeralcontainers', ['rbac-exec: patch on pods/ephemeralcontainers']],
    ['bind on clusterroles of rbac.authorization.k8s.io', ['rbac-escalate: bind on clusterroles']],
    ['create on rolebindings of rbac.authorization.k8s.io', ['rbac-escalate: create on rolebindings']],
    [
      'impersonate on users,groups,serviceaccounts',
      ['rbac-impersonate: impersonate on users, groups, serviceaccounts'],
    ],
    ['impersonate on uids of authentication.k8s.io', ['rbac-impersonate: impersonate on uids']],
    ['create on serviceaccounts/token', ['rbac-token: create on serviceaccounts/token']],
    ['get on nodes/proxy', ['rbac-nodes-proxy: get on nodes/proxy']],
    [
      'update on certificatesigningrequests/approval of certificates.k8s.io',
      ['rbac-certificates: update on certificatesigningrequests/approval'],
    ],
    ['approve,sign on signers of certificates.k8s.io', ['rbac-certificates: approve, sign on signers']],
    [
      'delete on validatingadmissionpolicybindings of admissionregistration.k8s.io',
      ['rbac-admission: delete on validatingadmissionpolicybindings'],
    ],
    [
      'patch on customresourcedefinitions of apiextensions.k8s.io',
      ['rbac-admission: patch on customresourcedefinitions'],
    ],
    ['patch on namespaces', ['rbac-namespaces: patch on namespaces']],
    ['delete on networkpolicies of networking.k8s.io', ['rbac-network-policies: delete on networkpolicies']],
    ['create on persistentvolumes', ['rbac-volumes: create on persistentvolumes']],
    ['update on nodes/status', ['rbac-nodes: update on nodes/status']],
    // Two paths by one rule; the verbs of each, not those of the other.
    ['get,create on secrets,pods', ['rbac-secrets: get, create on secrets', 'rbac-workloads: create on pods']],
    // What an API group adds: any of the listed ones is enough.
    ['create on deployments of extensions,apps', ['rbac-workloads: create on deployments']],
  ])('%s', (text, paths) => {
    expect(opened(text)).toEqual(paths);
  });
});

describe('a wildcard opens its own path and all that it covers', () => {
  test.each<[string, string[]]>([
    ['* on configmaps', ['rbac-wildcard: "*" in verbs']],
    ['get on configmaps of *', ['rbac-wildcard: "*" in apiGroups']],
    ['get on */status', ['rbac-wildcard: "*" in resources']],
    ['* on secrets', ['rbac-wildcard: "*" in verbs', 'rbac-secrets: * on secrets']],
    ['get on secrets of *', ['rbac-wildcard: "*" in apiGroups', 'rbac-secrets: get on secrets']],
    ['create on */exec', ['rbac-wildcard: "*" in resources', 'rbac-exec: create on */exec']],
    [
      'get on */proxy',
      ['rbac-wildcard: "*" in resources', 'rbac-exec: get on */proxy', 'rbac-nodes-proxy: get on */proxy'],
    ],
    ['create on */token', ['rbac-wildcard: "*" in resources', 'rbac-token: create on */token']],
    [
      'update on */approval of certificates.k8s.io',
      ['rbac-wildcard: "*" in resources', 'rbac-certificates: update on */approval'],
    ],
    [
      'list on *',
      [
        'rbac-wildcard: "*" in resources',
        'rbac-secrets: list on *',
        'rbac-exec: list on *',
        'rbac-nodes-proxy: list on *',
      ],
    ],
    ['list on * of apps', ['rbac-wildcard: "*" in resources']],
    // No operator has a resource of this name, and nobody impersonates by an API group of his own.
    ['update on ingresses of *', ['rbac-wildcard: "*" in apiGroups']],
    ['* on * of example.com', ['rbac-wildcard: "*" in resources, verbs']],
    [
      'create on * of *',
      [
        'rbac-wildcard: "*" in apiGroups, resources',
        ...[
          ...['rbac-secrets', 'rbac-workloads', 'rbac-exec', 'rbac-escalate', 'rbac-token', 'rbac-nodes-proxy'],
          ...['rbac-certificates', 'rbac-admission', 'rbac-network-policies', 'rbac-volumes', 'rbac-nodes'],
        ].map((control) => `${control}: create on *`),
      ],
    ],
    ['create on * of apps', ['rbac-wildcard: "*" in resources', 'rbac-workloads: create on *']],
  ])('%s', (text, paths) => {
    expect(opened(text)).toEqual(paths);
  });

  test('all of everything opens every path, in the order of the list', () => {
    const found = escalations(rule('* on * of *'));
    const controls = [...new Set(ESCALATION_PATHS.map(({ control }) => control))];
    expect(found.map(({ path }) => path.control)).toEqual(controls);
    expect(found.map(({ by }) => by)).toEqual([
      '"*" in apiGroups, resources, verbs',
      ...Array<string>(13).fill('* on *'),
    ]);
  });
});

describe('paths that look harmless', () => {
  test.each([
    // With a finalizer or propagationPolicy=Foreground, a DELETE answers with the whole Secret.
    ['delete on secrets', 'rbac-secrets'],
    ['create on pushsecrets of external-secrets.io', 'rbac-secrets'],
    ['patch on pods/status', 'rbac-workloads'],
    ['create on bindings', 'rbac-workloads'],
    ['create on workflows of argoproj.io', 'rbac-workloads'],
    ['patch on serviceaccounts', 'rbac-token'],
    ['use on securitycontextconstraints of security.openshift.io', 'rbac-escalate'],
    ['create on rolebindings of authorization.openshift.io', 'rbac-escalate'],
    ['create on clustertrustbundles of certificates.k8s.io', 'rbac-certificates'],
    ['create on nodes/checkpoint', 'rbac-nodes-proxy'],
    ['delete on clusterpolicies of kyverno.io', 'rbac-admission'],
    ['create on ciliumnetworkpolicies of cilium.io', 'rbac-network-policies'],
    ['create on csidrivers of storage.k8s.io', 'rbac-volumes'],
    ['delete on namespaces', 'rbac-namespaces'],
  ])('%s', (text, control) => {
    expect(escalations(rule(text)).map(({ path }) => path.control)).toEqual([control]);
  });
});

describe('the verbs of constrained impersonation (KEP-5284)', () => {
  test.each([
    ['impersonate:user-info on users of authentication.k8s.io', ['rbac-impersonate: impersonate:user-info on users']],
    [
      'impersonate:serviceaccount on serviceaccounts of authentication.k8s.io',
      ['rbac-impersonate: impersonate:serviceaccount on serviceaccounts'],
    ],
    [
      'impersonate:arbitrary-node on nodes of authentication.k8s.io',
      ['rbac-impersonate: impersonate:arbitrary-node on nodes'],
    ],
    ['impersonate-on:user-info:create on pods', ['rbac-impersonate: impersonate-on:user-info:create on pods']],
    ['impersonated on users', []],
  ])('%s', (text, paths) => {
    expect(opened(text)).toEqual(paths);
  });
});

describe('what is easily forgotten', () => {
  test.each([
    // The authorizer asks for userextras/KEY, never for userextras alone (apiserver, impersonation.go).
    [
      'impersonate on userextras/scopes of authentication.k8s.io',
      ['rbac-impersonate: impersonate on userextras/scopes'],
    ],
    // An empty patch answers with the object, deletecollection with all that it deleted.
    ['patch on secrets', ['rbac-secrets: patch on secrets']],
    ['deletecollection on secrets', ['rbac-secrets: deletecollection on secrets']],
  ])('%s', (text, paths) => {
    expect(opened(text)).toEqual(paths);
  });
});

test('names of objects narrow nothing', () => {
  const one = { ...rule('get on secrets'), resourceNames: ['aiops-agent-secrets'] };
  expect(escalations(one)).toEqual(escalations(rule('get on secrets')));
});

test.each(ESCALATION_PATHS.map((path) => [path.control, path] as const))(
  'each word of the path of %s is enough',
  (control, { apiGroups, resources, verbs }) => {
    for (const group of apiGroups) {
      for (const resource of resources) {
        for (const verb of verbs) {
          const found = escalations({ apiGroups: [group], resources: [resource], verbs: [verb] });
          expect(found.map(({ path }) => path.control)).toContain(control);
        }
      }
    }
  },
);
