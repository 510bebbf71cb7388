import { escalationCheck } from '../../rights';

/**
 * No role may reach the kubelet through the API server.
 *
 * Why: even get on nodes/proxy reaches exec in every pod of the node by a WebSocket, past audit and admission.
 *
 * Reported: any verb on nodes/proxy or nodes/checkpoint.
 * Allowed: nodes/metrics, nodes/stats, nodes/log, nodes/configz, nodes/healthz, nodes/pods.
 */
export const rbacNodesProxy = escalationCheck('rbac-nodes-proxy');
