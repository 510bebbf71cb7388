import { escalationCheck } from '../../rights';

/**
 * No role may approve or sign certificates.
 *
 * Why: a certificate that one approves or signs oneself is any identity.
 *
 * Reported: writing certificatesigningrequests/approval or /status, clustertrustbundles, podcertificaterequests/status;
 * approve, attest or sign on signers.
 * Allowed: creating and reading requests.
 */
export const rbacCertificates = escalationCheck('rbac-certificates');
