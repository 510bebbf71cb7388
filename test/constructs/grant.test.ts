import { Grant, GrantProps, LeastPrivilegeRbac, Verb, Waiver } from 'cdk8s-hardened';
import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { find, Manifest, messageOf, synthesize } from '../support/manifests';

const { ApiResource } = kplus;

function rules(grant: (scope: Construct) => Grant, waivers: Waiver[] = []): Manifest {
  const set = synthesize((chart) => {
    const subject = kplus.ServiceAccount.fromServiceAccountName(chart, 'account', 'agent', { namespaceName: 'aiops' });
    new LeastPrivilegeRbac(chart, 'rbac', { subject, grants: [grant(chart)], waivers });
  });
  return find(set, 'Role').rules;
}

const READ = ['get', 'list', 'watch'];
const secretWaiver = new Waiver({
  control: 'rbac-secrets',
  reason: 'It rotates the certificates of this namespace',
  owner: 'team-a',
  expires: '2027-03-31',
});

test.each<[string, (scope: Construct) => Grant, Manifest]>([
  ['read', () => Grant.read(ApiResource.PODS), [{ apiGroups: [''], resources: ['pods'], verbs: READ }]],
  [
    'read of several groups',
    () => Grant.read(ApiResource.PODS, ApiResource.DEPLOYMENTS, ApiResource.SERVICES, ApiResource.STATEFUL_SETS),
    [
      { apiGroups: [''], resources: ['pods', 'services'], verbs: READ },
      { apiGroups: ['apps'], resources: ['deployments', 'statefulsets'], verbs: READ },
    ],
  ],
  [
    'read of a custom resource',
    () => Grant.read(ApiResource.custom({ apiGroup: 'example.com', resourceType: 'widgets' })),
    [{ apiGroups: ['example.com'], resources: ['widgets'], verbs: READ }],
  ],
  [
    'of',
    () => Grant.of({ verbs: [Verb.CREATE, Verb.PATCH], resources: [ApiResource.EVENTS] }),
    [{ apiGroups: [''], resources: ['events'], verbs: ['create', 'patch'] }],
  ],
  [
    'of a construct, which has a name',
    (scope) =>
      Grant.of({ verbs: [Verb.GET], resources: [kplus.ConfigMap.fromConfigMapName(scope, 'map', 'settings')] }),
    [{ apiGroups: [''], resources: ['configmaps'], resourceNames: ['settings'], verbs: ['get'] }],
  ],
  [
    'of named objects',
    () => Grant.of({ verbs: [Verb.GET, Verb.UPDATE], resources: [ApiResource.LEASES], resourceNames: ['a', 'b'] }),
    [
      {
        apiGroups: ['coordination.k8s.io'],
        resources: ['leases'],
        resourceNames: ['a', 'b'],
        verbs: ['get', 'update'],
      },
    ],
  ],
  [
    'of a construct under another name',
    (scope) =>
      Grant.of({
        verbs: [Verb.GET],
        resources: [kplus.ConfigMap.fromConfigMapName(scope, 'map', 'settings')],
        resourceNames: ['other'],
      }),
    [{ apiGroups: [''], resources: ['configmaps'], resourceNames: ['other'], verbs: ['get'] }],
  ],
  [
    'of constructs and a whole kind',
    (scope) =>
      Grant.of({
        verbs: [Verb.GET],
        resources: [
          kplus.ConfigMap.fromConfigMapName(scope, 'one', 'settings'),
          ApiResource.PODS,
          kplus.ConfigMap.fromConfigMapName(scope, 'two', 'other'),
        ],
      }),
    [
      { apiGroups: [''], resources: ['configmaps'], resourceNames: ['settings'], verbs: ['get'] },
      { apiGroups: [''], resources: ['pods'], verbs: ['get'] },
      { apiGroups: [''], resources: ['configmaps'], resourceNames: ['other'], verbs: ['get'] },
    ],
  ],
  [
    'of what is named twice',
    () =>
      Grant.of({
        verbs: [Verb.GET, Verb.GET, Verb.LIST],
        resources: [ApiResource.PODS, ApiResource.PODS],
      }),
    [{ apiGroups: [''], resources: ['pods'], verbs: ['get', 'list'] }],
  ],
])('%s', (_, grant, literal) => {
  expect(rules(grant)).toEqual(literal);
});

test('a secret by its name, with a waiver', () => {
  const grant = (scope: Construct): Grant =>
    Grant.of({ verbs: [Verb.GET], resources: [kplus.Secret.fromSecretName(scope, 'secret', 'tls')] });
  expect(rules(grant, [secretWaiver])).toEqual([
    { apiGroups: [''], resources: ['secrets'], resourceNames: ['tls'], verbs: ['get'] },
  ]);
});

const VERBS = '"verbs" must not be empty; name what may be done, for example Verb.GET.';
const RESOURCES = '"resources" must not be empty; name what it may be done to, for example ApiResource.PODS.';
const LIMITED =
  'cannot be limited by names: the API server would refuse every such request; put it into a grant of its own, without names.';

test.each<[string, GrantProps, string]>([
  ['nothing', { verbs: [], resources: [] }, `2 problems:\n  - ${VERBS}\n  - ${RESOURCES}`],
  ['no verbs', { verbs: [], resources: [ApiResource.PODS] }, VERBS],
  ['no resources', { verbs: [Verb.GET], resources: [] }, RESOURCES],
  [
    'no names',
    { verbs: [Verb.GET], resources: [ApiResource.PODS], resourceNames: [] },
    '"resourceNames" must not be empty: RBAC reads an empty list as every name; leave it out, or give a name.',
  ],
  [
    'an empty name',
    { verbs: [Verb.GET], resources: [ApiResource.PODS], resourceNames: [''] },
    '"resourceNames" () must be the name of an object; leave it out, or give a name.',
  ],
  [
    'an empty resource',
    { verbs: [Verb.GET], resources: [ApiResource.custom({ apiGroup: '', resourceType: '' })] },
    '"resources" () must be the plural of a kind, in lower case; give for example ApiResource.PODS.',
  ],
  [
    'names for create',
    { verbs: [Verb.CREATE, Verb.GET], resources: [ApiResource.LEASES], resourceNames: ['a'] },
    `"verbs" (create) ${LIMITED}`,
  ],
  [
    'names for both that have none',
    { verbs: [Verb.CREATE, Verb.DELETE_COLLECTION], resources: [ApiResource.LEASES], resourceNames: ['a'] },
    `"verbs" (create, deletecollection) ${LIMITED}`,
  ],
])('%s', (_, props, message) => {
  expect(messageOf(() => Grant.of(props))).toBe(`Grant.of: ${message}`);
});

test('read of nothing', () => {
  expect(messageOf(() => Grant.read())).toBe(`Grant.read: ${RESOURCES}`);
});
