import { rbacCombinedRights } from '../../../../lib/validator/checks/rbac/rbac-combined-rights';
import { Manifest, RawObject } from '../../../../lib/validator/manifest';
import { runChecks } from '../../../../lib/validator/validator';
import { checkSuite } from '../../../support/checks';
import { agentSet } from '../../../support/manifests';
import { binding, BOOTSTRAPPED, clusterRole, role, rule } from '../../../support/rbac';

const WEB = 'ServiceAccount prod/web';
const INTERCEPTS = 'who writes a Service and its endpoints sends its clients to any address, past network policies';
const BY_SELECTORS = 'leave endpoints to the selectors of Services';

const both = role('create,update on services', 'get on pods', 'patch on endpointslices of discovery.k8s.io');

/** One binding that gives all. */
checkSuite(rbacCombinedRights, {
  passes: {
    'one of the rights': [binding('prod/a', 'Role reader', WEB), role('create,update on services')],
    'reading the other': [
      binding('prod/a', 'Role reader', WEB),
      role('create on services', 'get,list,watch on endpointslices of discovery.k8s.io'),
    ],
    'rights on objects of one name': [
      binding('prod/a', 'Role reader', WEB),
      role('update on services named web', 'patch on endpoints named web'),
    ],
    'a right that is an escalation path by itself': [
      binding('prod/a', 'Role reader', WEB),
      role('create,delete,update on serviceaccounts'),
    ],
    'everything, which rbac-wildcard reports': [
      binding('a', 'ClusterRole root', WEB),
      clusterRole('root', '* on * of *'),
    ],
    'a built-in role alone': binding('a', 'ClusterRole edit', WEB),
    'a role that the tree does not hold': binding('prod/a', 'Role reader', WEB),
    'no subjects': [binding('prod/a', 'Role reader'), both],
    'subjects are null': [{ ...binding('prod/a', 'Role reader'), subjects: null }, both],
    'no roleRef': [{ ...binding('prod/a', 'Role reader', WEB), roleRef: null }, both],
    'rules are null': [binding('prod/a', 'Role reader', WEB), { ...role(), rules: null }],
    'a right without a namespace by a Role': [
      binding('prod/a', 'Role reader', WEB),
      role(
        'create on certificaterequests of cert-manager.io',
        'update on certificaterequests/status of cert-manager.io',
        'approve on signers of cert-manager.io named issuers.cert-manager.io/*',
      ),
    ],
    'the configuration of another namespace': [
      binding('prod/a', 'Role reader', WEB),
      role('update on configmaps', 'delete on pods'),
    ],
  },
  fails: {
    'endpoints of a Service': [
      [binding('prod/a', 'Role reader', 'User jane', WEB), both],
      [
        `RoleBinding prod/a: gives User "jane" "create, update on services" and "patch on endpointslices": ${INTERCEPTS} (subjects[0]); ${BY_SELECTORS}.`,
        `RoleBinding prod/a: gives ServiceAccount "prod/web" "create, update on services" and "patch on endpointslices": ${INTERCEPTS} (subjects[1]); ${BY_SELECTORS}.`,
      ],
    ],
    'the status of a Service': [
      [binding('a', 'ClusterRole lb', WEB), clusterRole('lb', 'create on services', 'patch on services/status')],
      [
        'ClusterRoleBinding a: gives ServiceAccount "prod/web" "create on services" and "patch on services/status": a Service whose status names an address takes the traffic of all pods to that address (subjects[0]); leave the status of Services to the cloud provider.',
      ],
    ],
    'replacing a service account': [
      [binding('prod/a', 'Role reader', WEB), role('create,delete on serviceaccounts')],
      [
        'RoleBinding prod/a: gives ServiceAccount "prod/web" "create on serviceaccounts" and "delete on serviceaccounts": who deletes a service account and makes it anew gives its pods another role of the cloud (subjects[0]); keep service accounts in Git, applied by the deployment pipeline.',
      ],
    ],
    'the configuration of DNS': [
      [
        binding('kube-system/a', 'Role dns', WEB),
        {
          ...role('patch on configmaps named coredns,other', 'create on pods/eviction of policy'),
          metadata: { name: 'dns', namespace: 'kube-system' },
        },
      ],
      [
        'RoleBinding kube-system/a: gives ServiceAccount "prod/web" "create on pods/eviction" and "patch on configmaps": who changes the configuration of DNS or of the network and restarts it answers for every name (subjects[0]); leave kube-system to the administrators of the cluster.',
      ],
    ],
    'the configuration of DNS, in the whole cluster': [
      [
        binding('a', 'ClusterRole operator', WEB),
        clusterRole('operator', 'update on configmaps', 'update on deployments/scale of apps'),
      ],
      [
        'ClusterRoleBinding a: gives ServiceAccount "prod/web" "update on configmaps" and "update on deployments/scale": who changes the configuration of DNS or of the network and restarts it answers for every name (subjects[0]); leave kube-system to the administrators of the cluster.',
      ],
    ],
    'the disk of another namespace': [
      [
        binding('a', 'ClusterRole backup', WEB),
        clusterRole(
          'backup',
          'create on volumesnapshotcontents,volumesnapshots of snapshot.storage.k8s.io',
          'create on persistentvolumeclaims',
        ),
      ],
      [
        'ClusterRoleBinding a: gives ServiceAccount "prod/web" "create on persistentvolumeclaims", "create on volumesnapshotcontents" and "create on volumesnapshots": who writes the contents of a snapshot claims a copy of any disk, of whatever namespace (subjects[0]); leave VolumeSnapshotContents to the snapshot controller.',
      ],
    ],
  },
  notApplicable: {
    'a binding of Kubernetes itself': [
      { ...binding('', 'ClusterRole system:a', WEB), metadata: { name: 'system:a', labels: BOOTSTRAPPED } },
      clusterRole('system:a', 'create on services', 'patch on services/status'),
    ],
  },
});

const SERVICES = clusterRole('services', 'get,create,update on services');
const ENDPOINTS = clusterRole('endpoints', 'get,patch on endpointslices of discovery.k8s.io');
const RIGHTS = '"create, update on services" and "patch on endpointslices"';

/** What is wrong with the bindings of a tree that also holds the two roles. */
function messages(...bindings: readonly RawObject[]): string[] {
  const manifests = [SERVICES, ENDPOINTS, ...bindings].map(
    (raw, document) => new Manifest(raw, { file: 'test.yaml', document, base: [] }),
  );
  const { drafts, broken } = runChecks(manifests, [rbacCombinedRights], { minor: 37, registries: [] });
  expect(broken).toEqual([]);
  return drafts.map(({ subject, detail }) => `${subject}: ${detail}`);
}

describe('rights by several bindings', () => {
  const services = binding('prod/services', 'ClusterRole services', WEB);
  const endpoints = binding('prod/endpoints', 'ClusterRole endpoints', WEB);

  function found(completing: string, subject: string, other: string): string {
    return `${completing}: gives ${subject}, together with ${other}, ${RIGHTS}: ${INTERCEPTS} (subjects[0]); ${BY_SELECTORS}.`;
  }

  const ACCOUNT = 'ServiceAccount "prod/web"';

  test('are reported on the last of them', () => {
    expect(messages(services, endpoints)).toEqual([
      found('RoleBinding prod/endpoints', ACCOUNT, 'RoleBinding prod/services'),
    ]);
    expect(messages(endpoints, services)).toEqual([
      found('RoleBinding prod/services', ACCOUNT, 'RoleBinding prod/endpoints'),
    ]);
  });

  test('are reported once, whatever more gives the same', () => {
    const again = [binding('prod/c', 'ClusterRole services', WEB), binding('prod/d', 'ClusterRole endpoints', WEB)];
    expect(messages(services, endpoints, ...again)).toEqual([
      found('RoleBinding prod/endpoints', ACCOUNT, 'RoleBinding prod/services'),
    ]);
  });

  test('are nothing of different subjects, or in different namespaces', () => {
    expect(messages(services, binding('prod/b', 'ClusterRole endpoints', 'ServiceAccount prod/other'))).toEqual([]);
    expect(messages(services, binding('prod/b', 'ClusterRole endpoints', 'User web'))).toEqual([]);
    expect(messages(services, binding('dev/b', 'ClusterRole endpoints', WEB))).toEqual([]);
    expect(
      messages(binding('a', 'ClusterRole services', 'User x'), binding('b', 'ClusterRole endpoints', 'Group x')),
    ).toEqual([]);
  });

  test('are those of the account where it is named as a user, or without its namespace', () => {
    const user = 'User system:serviceaccount:prod:web';
    expect(messages(services, binding('prod/b', 'ClusterRole endpoints', user))).toEqual([
      found('RoleBinding prod/b', ACCOUNT, 'RoleBinding prod/services'),
    ]);
    expect(messages(services, binding('prod/b', 'ClusterRole endpoints', 'ServiceAccount web'))).toEqual([
      found('RoleBinding prod/b', ACCOUNT, 'RoleBinding prod/services'),
    ]);
  });

  test('of the whole cluster hold in each namespace', () => {
    const everywhere = binding('services', 'ClusterRole services', WEB);
    expect(messages(everywhere, endpoints)).toEqual([
      found('RoleBinding prod/endpoints', ACCOUNT, 'ClusterRoleBinding services'),
    ]);
    // Complete in two namespaces, by one binding: one finding.
    expect(messages(endpoints, binding('dev/endpoints', 'ClusterRole endpoints', WEB), everywhere)).toEqual([
      found('ClusterRoleBinding services', ACCOUNT, 'RoleBinding prod/endpoints'),
    ]);
    expect(messages(everywhere, binding('endpoints', 'ClusterRole endpoints', WEB), endpoints)).toEqual([
      found('ClusterRoleBinding endpoints', ACCOUNT, 'ClusterRoleBinding services'),
    ]);
  });

  test('include those of the groups that every account is in', () => {
    const all = binding('prod/all', 'ClusterRole services', 'Group system:serviceaccounts:prod');
    expect(messages(all, endpoints)).toEqual([found('RoleBinding prod/endpoints', ACCOUNT, 'RoleBinding prod/all')]);
    expect(messages(endpoints, all)).toEqual([found('RoleBinding prod/all', ACCOUNT, 'RoleBinding prod/endpoints')]);
    const anybody = binding('services', 'ClusterRole services', 'Group system:authenticated');
    expect(messages(anybody, binding('prod/b', 'ClusterRole endpoints', 'User jane'))).toEqual([
      found('RoleBinding prod/b', 'User "jane"', 'ClusterRoleBinding services'),
    ]);
    // What the group has without the account is reported of the group only.
    const group = binding('endpoints', 'ClusterRole endpoints', 'Group system:authenticated');
    expect(messages(anybody, group, services, endpoints)).toEqual([
      found('ClusterRoleBinding endpoints', 'Group "system:authenticated"', 'ClusterRoleBinding services'),
    ]);
  });

  test('include what edit has', () => {
    expect(messages(binding('prod/edit', 'ClusterRole edit', WEB), endpoints)).toEqual([
      `RoleBinding prod/endpoints: gives ${ACCOUNT}, together with RoleBinding prod/edit, "create, patch, update on services" and "patch on endpointslices": ${INTERCEPTS} (subjects[0]); ${BY_SELECTORS}.`,
    ]);
  });

  test('include what a role collects, a built-in one too', () => {
    const labels = { 'rbac.authorization.k8s.io/aggregate-to-view': 'true', 'of': 'all' };
    const part = { ...SERVICES, metadata: { name: 'part', labels } };
    const all = {
      ...clusterRole('all'),
      aggregationRule: { clusterRoleSelectors: [{ matchExpressions: [{ key: 'of', operator: 'Exists' }] }] },
    };
    expect(messages(part, all, binding('prod/all', 'ClusterRole all', WEB), endpoints)).toEqual([
      found('RoleBinding prod/endpoints', ACCOUNT, 'RoleBinding prod/all'),
    ]);
    expect(messages(part, binding('prod/view', 'ClusterRole view', WEB), endpoints)).toEqual([
      found('RoleBinding prod/endpoints', ACCOUNT, 'RoleBinding prod/view'),
    ]);
  });

  test('may take three bindings', () => {
    const parts = [
      clusterRole('request', 'create on certificaterequests of cert-manager.io'),
      clusterRole('status', 'update on certificaterequests/status of cert-manager.io'),
      clusterRole('approve', 'approve on signers of cert-manager.io'),
    ];
    const three = [
      binding('prod/request', 'ClusterRole request', WEB),
      binding('approve', 'ClusterRole approve', WEB),
      binding('prod/status', 'ClusterRole status', WEB),
    ];
    expect(messages(...parts, ...three)).toEqual([
      `RoleBinding prod/status: gives ${ACCOUNT}, together with ClusterRoleBinding approve and RoleBinding prod/request, "approve on signers", "create on certificaterequests" and "update on certificaterequests/status": who approves his own request has a certificate for any name that the issuer signs (subjects[0]); leave approval to approver-policy, or to another account.`,
    ]);
    // A RoleBinding grants nothing without a namespace, and does not hide the ClusterRoleBinding that does.
    const inVain = binding('prod/approve', 'ClusterRole approve', WEB);
    expect(messages(...parts, inVain, ...three)).toHaveLength(1);
    expect(messages(...parts, inVain, three[0], three[2])).toEqual([]);
  });

  test("of the set's own accounts are no combination, until one is added", () => {
    expect(messages(...agentSet())).toEqual([]);
    const added = binding('aiops/b', 'ClusterRole services', 'ServiceAccount aiops/aiops-agent');
    const slices = {
      ...role(),
      metadata: { name: 'slices', namespace: 'aiops' },
      rules: [rule('update on endpoints')],
    };
    expect(
      messages(...agentSet(), added, slices, binding('aiops/c', 'Role slices', 'ServiceAccount aiops-agent')),
    ).toEqual([
      `RoleBinding aiops/c: gives ServiceAccount "aiops/aiops-agent", together with RoleBinding aiops/b, "create, update on services" and "update on endpoints": ${INTERCEPTS} (subjects[0]); ${BY_SELECTORS}.`,
    ]);
  });
});
