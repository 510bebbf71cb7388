import { roleReference } from '../../../../lib/validator/checks/references/role-reference';
import { checkSuite } from '../../../support/checks';
import { agentSet, find } from '../../../support/manifests';
import { Raw, tweak } from '../../../support/minimal';
import { customResource, prod } from '../../../support/objects';

const GROUP = 'rbac.authorization.k8s.io';
const role = (name: string): Raw => prod(`${GROUP}/v1`, 'Role', name, { rules: [] });
const clusterRole = (name: string): Raw => ({ apiVersion: `${GROUP}/v1`, kind: 'ClusterRole', metadata: { name } });

function binding(kind: unknown, name: unknown): Raw {
  return prod(`${GROUP}/v1`, 'RoleBinding', 'web', { roleRef: { apiGroup: GROUP, kind, name } });
}

function clusterBinding(name: unknown): Raw {
  const roleRef = { apiGroup: GROUP, kind: 'ClusterRole', name };
  return { apiVersion: `${GROUP}/v1`, kind: 'ClusterRoleBinding', metadata: { name: 'web' }, roleRef };
}

const message = (what: string, title = 'RoleBinding prod/web'): string =>
  `${title}: binds ${what}, which does not exist (roleRef.name); create the role, or remove the binding.`;

const set = agentSet();
const bound = set.find(({ kind, roleRef }) => kind === 'RoleBinding' && roleRef.kind === 'Role');
const weakened = tweak(bound, (object) => (object.roleRef.name = 'other'));

checkSuite(roleReference, {
  passes: {
    'a Role': [binding('Role', 'web'), role('web')],
    'a ClusterRole': [binding('ClusterRole', 'web'), clusterRole('web')],
    'a ClusterRole for all': [clusterBinding('web'), clusterRole('web')],
    'no Roles here': [binding('Role', 'web'), clusterRole('api')],
    'Roles elsewhere': [binding('Role', 'web'), tweak(role('api'), ({ metadata }) => (metadata.namespace = 'test'))],
    'no ClusterRoles here': [clusterBinding('web'), role('api')],
    'view': [binding('ClusterRole', 'view'), clusterRole('api')],
    'cluster-admin': [clusterBinding('cluster-admin'), clusterRole('api')],
    'system:node': [clusterBinding('system:node'), clusterRole('api')],
    'a Role that an operator makes': [binding('Role', 'db'), role('api'), customResource('db')],
    'an unknown kind, which the API server refuses': [binding('Group', 'web'), role('api'), clusterRole('api')],
    'a Role of Kubernetes': [
      tweak(binding('Role', 'web'), ({ metadata }) => (metadata.namespace = 'kube-system')),
      tweak(role('api'), ({ metadata }) => (metadata.namespace = 'kube-system')),
    ],
    'the agent': [find(set, 'RoleBinding', bound.metadata.name), ...set],
  },
  fails: {
    'another Role': [[binding('Role', 'web'), role('api')], [message('Role "web"')]],
    'a ClusterRole of that name': [[binding('Role', 'web'), role('api'), clusterRole('web')], [message('Role "web"')]],
    'a built-in name is that of no Role': [[binding('Role', 'view'), role('api')], [message('Role "view"')]],
    'another ClusterRole': [[binding('ClusterRole', 'web'), clusterRole('api')], [message('ClusterRole "web"')]],
    'another ClusterRole for all': [
      [clusterBinding('web'), clusterRole('api')],
      [message('ClusterRole "web"', 'ClusterRoleBinding web')],
    ],
    'a weakened agent': [[weakened, ...set], [message('Role "other"', `RoleBinding aiops/${bound.metadata.name}`)]],
  },
  notApplicable: {
    'no name': [binding('Role', null), role('api')],
    'no roleRef': [prod(`${GROUP}/v1`, 'RoleBinding', 'web'), role('api')],
  },
});
