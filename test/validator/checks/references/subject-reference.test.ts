import { subjectReference } from '../../../../lib/validator/checks/references/subject-reference';
import { checkSuite } from '../../../support/checks';
import { agentSet } from '../../../support/manifests';
import { Raw, tweak } from '../../../support/minimal';
import { customResource, prod } from '../../../support/objects';

const GROUP = 'rbac.authorization.k8s.io';
const account = (name: string): Raw => prod('v1', 'ServiceAccount', name);

function binding(...subjects: unknown[]): Raw {
  return prod(`${GROUP}/v1`, 'RoleBinding', 'web', { roleRef: { kind: 'Role', name: 'web' }, subjects });
}

const subject = (name: string, namespace: unknown = 'prod'): object => ({ kind: 'ServiceAccount', name, namespace });
const USER = { kind: 'User', name: 'system:serviceaccount:prod:web' };
const message = (what: string, index = 0, title = 'RoleBinding prod/web'): string =>
  `${title}: binds ${what}, which does not exist (subjects[${index}].name); create the ServiceAccount, or remove the subject.`;
const WEB = 'ServiceAccount "prod/web"';

const set = agentSet();
const bound = set.find(({ kind, subjects }) => kind === 'RoleBinding' && subjects[0].kind === 'ServiceAccount');
const weakened = tweak(bound, (object) => (object.subjects[0].name = 'other'));

checkSuite(subjectReference, {
  passes: {
    'an account': [binding(subject('web')), account('web')],
    'an account of the same namespace': [binding(subject('web', undefined)), account('web')],
    'an account as a user': [binding(USER), account('web')],
    'default': [binding(subject('default')), account('api')],
    'no accounts here': binding(subject('web')),
    'an account of another namespace': [binding(subject('web', 'monitoring')), account('api')],
    'an account without a namespace': [
      binding(subject('web')),
      account('api'),
      { ...account('web'), metadata: { name: 'web' } },
    ],
    'an account that an operator makes': [binding(subject('db-backup')), account('api'), customResource('db')],
    'no name': [binding({ kind: 'ServiceAccount', namespace: 'prod' }), account('api')],
    'the agent': [bound, ...set],
  },
  fails: {
    'another account': [[binding(subject('web')), account('api')], [message(WEB)]],
    'another account of the same namespace': [[binding(subject('web', null)), account('api')], [message(WEB)]],
    'as a user': [[binding(USER), account('api')], [message(`User "${USER.name}"`)]],
    'the second one': [
      [binding(subject('api'), { kind: 'Group', name: 'ops' }, subject('web')), account('api')],
      [message(WEB, 2)],
    ],
    'a ClusterRoleBinding': [
      [
        {
          apiVersion: `${GROUP}/v1`,
          kind: 'ClusterRoleBinding',
          metadata: { name: 'web' },
          subjects: [subject('web')],
        },
        account('api'),
      ],
      [message(WEB, 0, 'ClusterRoleBinding web')],
    ],
    'a weakened agent': [
      [weakened, ...set],
      [message('ServiceAccount "aiops/other"', 0, `RoleBinding aiops/${bound.metadata.name}`)],
    ],
  },
  notApplicable: {
    'users and groups': [binding({ kind: 'User', name: 'ann' }, { kind: 'Group', name: 'ops' }), account('api')],
    'no subjects': [binding(), account('api')],
    'null': [tweak(binding(), (object) => (object.subjects = null)), account('api')],
    'a binding of Kubernetes': [
      {
        apiVersion: `${GROUP}/v1`,
        kind: 'ClusterRoleBinding',
        metadata: { name: 'system:web', labels: { 'kubernetes.io/bootstrapping': 'rbac-defaults' } },
        roleRef: { kind: 'ClusterRole', name: 'system:web' },
        subjects: [subject('web')],
      },
      account('api'),
    ],
  },
});
