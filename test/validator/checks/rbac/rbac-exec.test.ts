import { rbacExec } from '../../../../lib/validator/checks/rbac/rbac-exec';
import { checkSuite } from '../../../support/checks';
import { clusterRole, escalationRows, role } from '../../../support/rbac';

const { passes, notApplicable } = escalationRows('create on pods/exec');

checkSuite(rbacExec, {
  passes: {
    ...passes,
    'get,list,watch on pods': role('get,list,watch on pods'),
    'get on pods/log': role('get on pods/log'),
    'create on pods/eviction': role('create on pods/eviction'),
    'patch on pods/resize': role('patch on pods/resize'),
  },
  fails: {
    'create on pods/exec': [
      role('create on pods/exec'),
      [
        'Role prod/reader: grants "create on pods/exec": a command, debug container or tunnel in a pod has all that the pod has: files, token and network (rules[0]); read pods/log.',
      ],
    ],
    'get on pods/attach,pods/log': [
      role('get on pods/attach,pods/log'),
      [
        'Role prod/reader: grants "get on pods/attach": a command, debug container or tunnel in a pod has all that the pod has: files, token and network (rules[0]); read pods/log.',
      ],
    ],
    'create on pods/portforward': [
      role('create on pods/portforward'),
      [
        'Role prod/reader: grants "create on pods/portforward": a command, debug container or tunnel in a pod has all that the pod has: files, token and network (rules[0]); read pods/log.',
      ],
    ],
    'patch on pods/ephemeralcontainers': [
      role('patch on pods/ephemeralcontainers'),
      [
        'Role prod/reader: grants "patch on pods/ephemeralcontainers": a command, debug container or tunnel in a pod has all that the pod has: files, token and network (rules[0]); read pods/log.',
      ],
    ],
    'get on pods/proxy': [
      role('get on pods/proxy'),
      [
        'Role prod/reader: grants "get on pods/proxy": a command, debug container or tunnel in a pod has all that the pod has: files, token and network (rules[0]); read pods/log.',
      ],
    ],
    'get on services/proxy': [
      role('get on services/proxy'),
      [
        'Role prod/reader: grants "get on services/proxy": a command, debug container or tunnel in a pod has all that the pod has: files, token and network (rules[0]); read pods/log.',
      ],
    ],
    'create on */exec': [
      role('create on */exec'),
      [
        'Role prod/reader: grants "create on */exec": a command, debug container or tunnel in a pod has all that the pod has: files, token and network (rules[0]); read pods/log.',
      ],
    ],
    'the second rule of a ClusterRole': [
      clusterRole('reader', 'get on pods', 'create on pods/exec'),
      [
        'ClusterRole reader: grants "create on pods/exec": a command, debug container or tunnel in a pod has all that the pod has: files, token and network (rules[1]); read pods/log.',
      ],
    ],
  },
  notApplicable,
});
