import { rbacCertificates } from '../../../../lib/validator/checks/rbac/rbac-certificates';
import { checkSuite } from '../../../support/checks';
import { clusterRole, escalationRows, role } from '../../../support/rbac';

const { passes, notApplicable } = escalationRows('approve on signers of certificates.k8s.io');

checkSuite(rbacCertificates, {
  passes: {
    ...passes,
    'create,get,list,watch on certificatesigningrequests of certificates.k8s.io': role(
      'create,get,list,watch on certificatesigningrequests of certificates.k8s.io',
    ),
    'get on certificatesigningrequests/approval of certificates.k8s.io': role(
      'get on certificatesigningrequests/approval of certificates.k8s.io',
    ),
    'approve on signers of cert-manager.io': role('approve on signers of cert-manager.io'),
  },
  fails: {
    'update on certificatesigningrequests/approval of certificates.k8s.io': [
      role('update on certificatesigningrequests/approval of certificates.k8s.io'),
      [
        'Role prod/reader: grants "update on certificatesigningrequests/approval": a certificate that one approves or signs oneself is any identity (rules[0]); leave approval to people or to a dedicated controller.',
      ],
    ],
    'patch on certificatesigningrequests/status of certificates.k8s.io': [
      role('patch on certificatesigningrequests/status of certificates.k8s.io'),
      [
        'Role prod/reader: grants "patch on certificatesigningrequests/status": a certificate that one approves or signs oneself is any identity (rules[0]); leave approval to people or to a dedicated controller.',
      ],
    ],
    'approve,sign on signers of certificates.k8s.io named example.com/*': [
      role('approve,sign on signers of certificates.k8s.io named example.com/*'),
      [
        'Role prod/reader: grants "approve, sign on signers" named "example.com/*": a certificate that one approves or signs oneself is any identity (rules[0]); leave approval to people or to a dedicated controller.',
      ],
    ],
    'create on clustertrustbundles of certificates.k8s.io': [
      role('create on clustertrustbundles of certificates.k8s.io'),
      [
        'Role prod/reader: grants "create on clustertrustbundles": a certificate that one approves or signs oneself is any identity (rules[0]); leave approval to people or to a dedicated controller.',
      ],
    ],
    'the second rule of a ClusterRole': [
      clusterRole('reader', 'get on pods', 'update on certificatesigningrequests/approval of certificates.k8s.io'),
      [
        'ClusterRole reader: grants "update on certificatesigningrequests/approval": a certificate that one approves or signs oneself is any identity (rules[1]); leave approval to people or to a dedicated controller.',
      ],
    ],
  },
  notApplicable,
});
