import { Examples, object, together } from './example';

const ADMISSION = 'admissionregistration.k8s.io/v1';

function webhook(fields: { readonly client?: string; readonly policy?: string; readonly rules?: string }): string {
  const {
    client = '      service:\n        namespace: policy\n        name: webhook',
    policy = 'Fail',
    rules = '      - apiGroups: [apps]\n        apiVersions: [v1]\n        operations: [CREATE]\n        resources: [deployments]',
  } = fields;
  return object(
    ADMISSION,
    'ValidatingWebhookConfiguration',
    `webhooks:\n  - name: images.example.com\n    admissionReviewVersions: [v1]\n    sideEffects: None\n    failurePolicy: ${policy}\n    clientConfig:\n${client}\n    rules:\n${rules}`,
    'name: images',
  );
}

function policy(failurePolicy = 'Fail'): string {
  return object(
    ADMISSION,
    'ValidatingAdmissionPolicy',
    `spec:\n  failurePolicy: ${failurePolicy}\n  matchConstraints:\n    resourceRules:\n      - apiGroups: [apps]\n        apiVersions: [v1]\n        operations: [CREATE, UPDATE]\n        resources: [deployments]\n  validations:\n    - expression: object.spec.replicas <= 10`,
    'name: replicas',
  );
}

function binding(action = 'Deny'): string {
  return object(
    ADMISSION,
    'ValidatingAdmissionPolicyBinding',
    `spec:\n  policyName: replicas\n  validationActions: [${action}]`,
    'name: replicas',
  );
}

const TEMPLATE = object(
  'templates.gatekeeper.sh/v1',
  'ConstraintTemplate',
  'spec:\n  crd:\n    spec:\n      names:\n        kind: K8sRequiredLabels',
  'name: k8srequiredlabels',
);

function constraint(group: string, action: string): string {
  return together(
    TEMPLATE,
    object(
      group,
      'K8sRequiredLabels',
      `spec:\n  enforcementAction: ${action}\n  parameters:\n    labels: [app]`,
      'name: labels',
    ),
  );
}

function kyverno(action: string): string {
  return object(
    'policies.kyverno.io/v1',
    'ValidatingPolicy',
    `spec:\n  validationActions: [${action}]\n  matchConstraints:\n    resourceRules:\n      - apiGroups: [apps]\n        apiVersions: [v1]\n        operations: [CREATE]\n        resources: [deployments]\n  validations:\n    - expression: object.spec.replicas <= 10`,
    'name: replicas',
  );
}

/** Admission. */
export const ADMISSION_EXAMPLES: Examples = {
  'webhook-failure-policy': { fails: webhook({ policy: 'Ignore' }), passes: webhook({}) },
  'webhook-scope': {
    fails: webhook({
      rules:
        '      - apiGroups: ["*"]\n        apiVersions: ["*"]\n        operations: ["*"]\n        resources: ["*"]',
    }),
    passes: webhook({}),
  },
  'webhook-url': { fails: webhook({ client: '      url: http://webhook.example.com/check' }), passes: webhook({}) },
  'admission-policy-bound': {
    fails: together(policy(), binding().replace('policyName: replicas', 'policyName: replica')),
    passes: together(policy(), binding()),
  },
  'admission-policy-denies': {
    fails: together(policy(), binding('Audit')),
    passes: together(policy(), binding()),
  },
  'admission-policy-fails-closed': {
    fails: together(policy('Ignore'), binding()),
    passes: together(policy(), binding()),
  },
  'gatekeeper-constraint': {
    fails: constraint('templates.gatekeeper.sh/v1beta1', 'deny'),
    passes: constraint('constraints.gatekeeper.sh/v1beta1', 'deny'),
  },
  'gatekeeper-enforcement': {
    fails: constraint('constraints.gatekeeper.sh/v1beta1', 'dryrun'),
    passes: constraint('constraints.gatekeeper.sh/v1beta1', 'deny'),
  },
  'kyverno-enforcement': { fails: kyverno('Audit'), passes: kyverno('Deny') },
};
