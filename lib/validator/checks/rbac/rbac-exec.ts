import { escalationCheck } from '../../rights';

/**
 * No role may run commands in pods or tunnel to them.
 *
 * Why: a command in a pod has all that the pod has: its files, its token and its network.
 *
 * Reported: any verb on pods/exec, attach, portforward, ephemeralcontainers or proxy, and on services/proxy; get is enough,
 * since a WebSocket begins with it.
 * Allowed: pods/log, pods/eviction, pods/resize.
 */
export const rbacExec = escalationCheck('rbac-exec');
