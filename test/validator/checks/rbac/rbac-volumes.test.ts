import { rbacVolumes } from '../../../../lib/validator/checks/rbac/rbac-volumes';
import { checkSuite } from '../../../support/checks';
import { clusterRole, escalationRows, role } from '../../../support/rbac';

const { passes, notApplicable } = escalationRows('create on persistentvolumes');

checkSuite(rbacVolumes, {
  passes: {
    ...passes,
    'get,list,watch,delete on persistentvolumes': role('get,list,watch,delete on persistentvolumes'),
    'create on persistentvolumeclaims': role('create on persistentvolumeclaims'),
    'get on csidrivers of storage.k8s.io': role('get on csidrivers of storage.k8s.io'),
  },
  fails: {
    'create on persistentvolumes': [
      role('create on persistentvolumes'),
      [
        `Role prod/reader: grants "create on persistentvolumes": a persistent volume of type hostPath is the node's file system (rules[0]); claim volumes from a storage class.`,
      ],
    ],
    'patch on persistentvolumes': [
      role('patch on persistentvolumes'),
      [
        `Role prod/reader: grants "patch on persistentvolumes": a persistent volume of type hostPath is the node's file system (rules[0]); claim volumes from a storage class.`,
      ],
    ],
    'create on csidrivers of storage.k8s.io': [
      role('create on csidrivers of storage.k8s.io'),
      [
        'Role prod/reader: grants "create on csidrivers": a driver is handed the tokens of the pods that use it, and an attachment moves their disks (rules[0]); leave it to the storage provider.',
      ],
    ],
    'the second rule of a ClusterRole': [
      clusterRole('reader', 'get on pods', 'create on persistentvolumes'),
      [
        `ClusterRole reader: grants "create on persistentvolumes": a persistent volume of type hostPath is the node's file system (rules[1]); claim volumes from a storage class.`,
      ],
    ],
  },
  notApplicable,
});
