import { escalationCheck } from '../../rights';

/**
 * No role may create persistent volumes, CSI drivers or volume attachments.
 *
 * Why: a persistent volume of type hostPath is the node's file system.
 *
 * Reported: create, update or patch. Allowed: claims of volumes, and reading, binding and deleting what is there.
 */
export const rbacVolumes = escalationCheck('rbac-volumes');
