import { META, SELECTOR } from './meta';

const WEBHOOKS = [
  {
    name: 'string',
    clientConfig: {
      url: 'string',
      caBundle: 'string',
      service: { name: 'string', namespace: 'string', path: 'string', port: 'integer' },
    },
    failurePolicy: 'string',
    timeoutSeconds: 'integer',
    sideEffects: 'string',
    namespaceSelector: SELECTOR,
    objectSelector: SELECTOR,
    rules: [
      {
        apiGroups: ['string'],
        apiVersions: ['string'],
        resources: ['string'],
        operations: ['string'],
        scope: 'string',
      },
    ],
  },
] as const;

/** ValidatingWebhookConfiguration, MutatingWebhookConfiguration. */
export const WEBHOOK_CONFIGURATION = { metadata: META, webhooks: WEBHOOKS } as const;

/** ValidatingAdmissionPolicy, MutatingAdmissionPolicy. */
export const ADMISSION_POLICY = {
  metadata: META,
  spec: {
    failurePolicy: 'string',
    paramKind: { apiVersion: 'string', kind: 'string' },
    matchConstraints: {
      namespaceSelector: SELECTOR,
      objectSelector: SELECTOR,
      resourceRules: [
        {
          apiGroups: ['string'],
          apiVersions: ['string'],
          resources: ['string'],
          operations: ['string'],
          scope: 'string',
        },
      ],
    },
    matchConditions: [{ name: 'string', expression: 'string' }],
    validations: [{ expression: 'string', message: 'string', messageExpression: 'string', reason: 'string' }],
    variables: [{ name: 'string', expression: 'string' }],
  },
} as const;

/** ValidatingAdmissionPolicyBinding, MutatingAdmissionPolicyBinding. */
export const ADMISSION_POLICY_BINDING = {
  metadata: META,
  spec: {
    policyName: 'string',
    paramRef: { name: 'string', namespace: 'string', parameterNotFoundAction: 'string', selector: SELECTOR },
    matchResources: { namespaceSelector: SELECTOR, objectSelector: SELECTOR },
    validationActions: ['string'],
  },
} as const;

/** ConstraintTemplate of templates.gatekeeper.sh. */
export const CONSTRAINT_TEMPLATE = { metadata: META, spec: { crd: { spec: { names: { kind: 'string' } } } } } as const;

/** ClusterPolicy, Policy of kyverno.io. */
export const KYVERNO_POLICY = {
  metadata: META,
  spec: {
    validationFailureAction: 'string',
    failurePolicy: 'string',
    rules: [{ name: 'string', verifyImages: ['any'], validate: { failureAction: 'string' } }],
  },
} as const;

/** ValidatingPolicy, ImageValidatingPolicy of policies.kyverno.io. */
export const KYVERNO_VALIDATING_POLICY = {
  metadata: META,
  spec: { validationActions: ['string'], failurePolicy: 'string' },
} as const;
