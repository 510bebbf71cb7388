import { rbacAggregation } from '../../../../lib/validator/checks/rbac/rbac-aggregation';
import { checkSuite } from '../../../support/checks';
import { BOOTSTRAPPED, clusterRole, role } from '../../../support/rbac';

function label(name: string): string {
  return `rbac.authorization.k8s.io/aggregate-to-${name}`;
}

/** A ClusterRole that is added to built-in roles. */
function part(names: readonly string[], ...rules: readonly string[]): any {
  const labels = Object.fromEntries(names.map((name) => [label(name), 'true']));
  return { ...clusterRole('part', ...rules), metadata: { name: 'part', labels } };
}

/** A ClusterRole that collects others. */
function collector(...clusterRoleSelectors: unknown[]): any {
  return { ...clusterRole('all'), aggregationRule: { clusterRoleSelectors } };
}

const REPAIR = 'remove the aggregation label or the rule';
const SELECT = 'select by a label of your own';
const EVERY = '"admin", "cluster-admin", "edit", "system:aggregate-to-admin" and "system:aggregate-to-edit"';

checkSuite(rbacAggregation, {
  passes: {
    'custom resources for all': part(['admin', 'edit', 'view'], 'get,list,watch on certificates of cert-manager.io'),
    'writing custom resources for those who edit': part(['admin', 'edit'], '* on certificates of cert-manager.io'),
    'what edit has already': part(['edit', 'admin'], 'create on workflows of argoproj.io', 'get on secrets'),
    'roles for administrators': part(['admin'], 'create on rolebindings of rbac.authorization.k8s.io'),
    'a label with another value': {
      ...part([], 'get on secrets'),
      metadata: { name: 'part', labels: { [label('view')]: 'false' } },
    },
    'collecting by a label of its own': collector({ matchLabels: { team: 'a' } }),
    'collecting the parts of view': collector({ matchLabels: { [label('view')]: 'true' } }),
    'a selector that is malformed': collector({ matchExpressions: [{ key: 'a' }] }),
    'no selectors': collector(),
    'selectors are null': { ...clusterRole('all'), aggregationRule: { clusterRoleSelectors: null } },
    'rules are null': { ...part(['view']), rules: null },
  },
  fails: {
    'secrets for those who view': [
      part(['view'], 'get,list on secrets', 'get on pods'),
      [
        `ClusterRole part: adds "get, list on secrets" to the built-in role "view", and so to all who have it (metadata.labels["${label('view')}"]); ${REPAIR}.`,
      ],
    ],
    'several rights for several roles': [
      part(
        ['admin', 'edit', 'view'],
        'create on pods',
        'get on nodes/proxy',
        'bind on roles of rbac.authorization.k8s.io',
      ),
      [
        `ClusterRole part: adds "bind on roles", "create on pods" and "get on nodes/proxy" to the built-in role "view", and so to all who have it (metadata.labels["${label('view')}"]); ${REPAIR}.`,
        `ClusterRole part: adds "bind on roles" and "get on nodes/proxy" to the built-in role "edit", and so to all who have it (metadata.labels["${label('edit')}"]); ${REPAIR}.`,
        `ClusterRole part: adds "get on nodes/proxy" to the built-in role "admin", and so to all who have it (metadata.labels["${label('admin')}"]); ${REPAIR}.`,
      ],
    ],
    'what the part itself collects': [
      [
        {
          ...collector({ matchLabels: { team: 'a' } }),
          metadata: { name: 'middle', labels: { [label('view')]: 'true', team: 'a' } },
        },
        { ...clusterRole('', 'create on pods/exec'), metadata: { name: 'source', labels: { team: 'a' } } },
      ],
      [
        `ClusterRole middle: adds "create on pods/exec" to the built-in role "view", and so to all who have it (metadata.labels["${label('view')}"]); ${REPAIR}.`,
      ],
    ],
    'roles that collect each other': [
      [
        {
          ...collector({ matchLabels: { of: 'b' } }),
          metadata: { name: 'a', labels: { of: 'a', [label('view')]: 'true' } },
        },
        {
          ...collector({ matchLabels: { of: 'a' } }, { matchLabels: { of: 'c' } }),
          metadata: { name: 'b', labels: { of: 'b' } },
        },
        { ...clusterRole('', 'patch on nodes'), metadata: { name: 'c', labels: { of: 'c' } } },
      ],
      [
        `ClusterRole a: adds "patch on nodes" to the built-in role "view", and so to all who have it (metadata.labels["${label('view')}"]); ${REPAIR}.`,
      ],
    ],
    'collecting every role': [
      collector({ matchLabels: { team: 'a' } }, {}),
      [
        `ClusterRole all: collects the rights of the built-in roles ${EVERY} (aggregationRule.clusterRoleSelectors[1]); ${SELECT}.`,
      ],
    ],
    'collecting all but some': [
      collector({ matchExpressions: [{ key: 'team', operator: 'DoesNotExist' }] }),
      [
        `ClusterRole all: collects the rights of the built-in roles ${EVERY} (aggregationRule.clusterRoleSelectors[0]); ${SELECT}.`,
      ],
    ],
    'collecting what Kubernetes made': [
      collector({ matchLabels: BOOTSTRAPPED }),
      [
        `ClusterRole all: collects the rights of the built-in roles ${EVERY} (aggregationRule.clusterRoleSelectors[0]); ${SELECT}.`,
      ],
    ],
    'collecting the parts of edit': [
      collector({ matchLabels: { [label('edit')]: 'true' } }),
      [
        `ClusterRole all: collects the rights of the built-in role "system:aggregate-to-edit" (aggregationRule.clusterRoleSelectors[0]); ${SELECT}.`,
      ],
    ],
  },
  notApplicable: {
    'a ClusterRole without aggregation': clusterRole('reader', 'get on secrets'),
    'a Role': {
      ...role('get on secrets'),
      metadata: { name: 'a', namespace: 'prod', labels: { [label('view')]: 'true' } },
    },
    'a role of Kubernetes itself': {
      ...collector({ matchLabels: { [label('edit')]: 'true' } }),
      metadata: { name: 'edit', labels: { ...BOOTSTRAPPED, [label('admin')]: 'true' } },
    },
  },
});
