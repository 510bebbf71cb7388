import { rbacAdmission } from '../../../../lib/validator/checks/rbac/rbac-admission';
import { checkSuite } from '../../../support/checks';
import { clusterRole, escalationRows, role } from '../../../support/rbac';

const { passes, notApplicable } = escalationRows(
  'update on validatingwebhookconfigurations of admissionregistration.k8s.io',
);

checkSuite(rbacAdmission, {
  passes: {
    ...passes,
    'get,list,watch on validatingwebhookconfigurations of admissionregistration.k8s.io': role(
      'get,list,watch on validatingwebhookconfigurations of admissionregistration.k8s.io',
    ),
    'get,list on customresourcedefinitions of apiextensions.k8s.io': role(
      'get,list on customresourcedefinitions of apiextensions.k8s.io',
    ),
    'get on clusterpolicies of kyverno.io': role('get on clusterpolicies of kyverno.io'),
  },
  fails: {
    'update on validatingwebhookconfigurations of admissionregistration.k8s.io': [
      role('update on validatingwebhookconfigurations of admissionregistration.k8s.io'),
      [
        'Role prod/reader: grants "update on validatingwebhookconfigurations": who decides admission, or serves the API, sees and changes every object, secrets among them (rules[0]); leave it to the deployment pipeline.',
      ],
    ],
    'patch on mutatingwebhookconfigurations of admissionregistration.k8s.io': [
      role('patch on mutatingwebhookconfigurations of admissionregistration.k8s.io'),
      [
        'Role prod/reader: grants "patch on mutatingwebhookconfigurations": who decides admission, or serves the API, sees and changes every object, secrets among them (rules[0]); leave it to the deployment pipeline.',
      ],
    ],
    'delete on validatingadmissionpolicybindings of admissionregistration.k8s.io': [
      role('delete on validatingadmissionpolicybindings of admissionregistration.k8s.io'),
      [
        'Role prod/reader: grants "delete on validatingadmissionpolicybindings": who decides admission, or serves the API, sees and changes every object, secrets among them (rules[0]); leave it to the deployment pipeline.',
      ],
    ],
    'create on customresourcedefinitions of apiextensions.k8s.io': [
      role('create on customresourcedefinitions of apiextensions.k8s.io'),
      [
        'Role prod/reader: grants "create on customresourcedefinitions": who decides admission, or serves the API, sees and changes every object, secrets among them (rules[0]); leave it to the deployment pipeline.',
      ],
    ],
    'update on apiservices of apiregistration.k8s.io': [
      role('update on apiservices of apiregistration.k8s.io'),
      [
        'Role prod/reader: grants "update on apiservices": who decides admission, or serves the API, sees and changes every object, secrets among them (rules[0]); leave it to the deployment pipeline.',
      ],
    ],
    'delete on clusterpolicies of kyverno.io': [
      role('delete on clusterpolicies of kyverno.io'),
      [
        'Role prod/reader: grants "delete on clusterpolicies": who writes policies decides what is admitted, and may change every object on its way (rules[0]); leave it to the deployment pipeline.',
      ],
    ],
    'the second rule of a ClusterRole': [
      clusterRole('reader', 'get on pods', 'update on validatingwebhookconfigurations of admissionregistration.k8s.io'),
      [
        'ClusterRole reader: grants "update on validatingwebhookconfigurations": who decides admission, or serves the API, sees and changes every object, secrets among them (rules[1]); leave it to the deployment pipeline.',
      ],
    ],
  },
  notApplicable,
});
