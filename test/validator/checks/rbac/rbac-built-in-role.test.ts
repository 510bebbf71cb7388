import { rbacBuiltInRole } from '../../../../lib/validator/checks/rbac/rbac-built-in-role';
import { checkSuite } from '../../../support/checks';
import { agentSet, find } from '../../../support/manifests';
import { binding, BOOTSTRAPPED } from '../../../support/rbac';

const REPAIR = 'bind a role with the rights that are needed';

const agent = structuredClone(find(agentSet(), 'RoleBinding', 'aiops-agent'));
Object.assign(agent.roleRef, { kind: 'ClusterRole', name: 'edit' });

checkSuite(rbacBuiltInRole, {
  passes: {
    'view in one namespace': binding('prod/a', 'ClusterRole view', 'Group team'),
    'edit to nobody': binding('prod/a', 'ClusterRole edit'),
    'subjects are null': { ...binding('prod/a', 'ClusterRole edit'), subjects: null },
  },
  fails: {
    'edit in one namespace': [
      binding('prod/a', 'ClusterRole edit', 'ServiceAccount prod/web'),
      [
        `RoleBinding prod/a: binds the built-in ClusterRole "edit" to ServiceAccount "prod/web": it includes secrets, exec and the tokens of service accounts (roleRef.name); ${REPAIR}.`,
      ],
    ],
    'admin in one namespace': [
      binding('prod/a', 'ClusterRole admin', 'User jane', 'Group team'),
      [
        `RoleBinding prod/a: binds the built-in ClusterRole "admin" to Group "team" and User "jane": it writes roles and bindings, and includes secrets, exec and the tokens of service accounts (roleRef.name); ${REPAIR}.`,
      ],
    ],
    'view everywhere': [
      binding('a', 'ClusterRole view', 'Group team'),
      [
        `ClusterRoleBinding a: binds the built-in ClusterRole "view" to Group "team": it reads the logs and ConfigMaps of every namespace (roleRef.name); ${REPAIR}.`,
      ],
    ],
    'the part of edit under its own name': [
      binding('prod/a', 'ClusterRole system:aggregate-to-edit', 'User jane'),
      [
        `RoleBinding prod/a: binds the built-in ClusterRole "system:aggregate-to-edit" to User "jane": it includes secrets, exec and the tokens of service accounts (roleRef.name); ${REPAIR}.`,
      ],
    ],
    "the agent's own binding": [
      agent,
      [
        `RoleBinding aiops/aiops-agent: binds the built-in ClusterRole "edit" to ServiceAccount "aiops/aiops-agent": it includes secrets, exec and the tokens of service accounts (roleRef.name); ${REPAIR}.`,
      ],
    ],
  },
  notApplicable: {
    'another role': binding('a', 'ClusterRole reader', 'User jane'),
    'a Role of that name': binding('prod/a', 'Role edit', 'User jane'),
    'cluster-admin, which rbac-cluster-admin reports': binding('a', 'ClusterRole cluster-admin', 'User jane'),
    'no roleRef': { ...binding('prod/a', 'Role reader', 'User jane'), roleRef: null },
    'a name of Object.prototype': binding('a', 'ClusterRole constructor', 'User jane'),
    'a binding of Kubernetes itself': {
      ...binding('', 'ClusterRole system:aggregate-to-view', 'User jane'),
      metadata: { name: 'system:aggregate-to-view', labels: BOOTSTRAPPED },
    },
  },
});
