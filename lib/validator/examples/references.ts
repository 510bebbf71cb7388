import { deployment, Examples, object, together } from './example';

const SERVICE = (app: string, port: string): string =>
  object('v1', 'Service', `spec:\n  selector:\n    app: ${app}\n  ports:\n    - port: 80\n      targetPort: ${port}`);
const LISTENING = deployment({ container: 'ports:\n  - name: http\n    containerPort: 8080' });
const POLICY = (app: string): string =>
  object(
    'networking.k8s.io/v1',
    'NetworkPolicy',
    `spec:\n  podSelector:\n    matchLabels:\n      app: ${app}\n  policyTypes: [Ingress]`,
  );
const BUDGET = (app: string): string =>
  object(
    'policy/v1',
    'PodDisruptionBudget',
    `spec:\n  selector:\n    matchLabels:\n      app: ${app}\n  maxUnavailable: 1`,
  );
const AUTOSCALER = (name: string): string =>
  object(
    'autoscaling/v2',
    'HorizontalPodAutoscaler',
    `spec:\n  scaleTargetRef:\n    apiVersion: apps/v1\n    kind: Deployment\n    name: ${name}\n  minReplicas: 2\n  maxReplicas: 10`,
  );
const INGRESS = (service: string): string =>
  object(
    'networking.k8s.io/v1',
    'Ingress',
    `spec:\n  tls:\n    - hosts: [web.example.com]\n  rules:\n    - host: web.example.com\n      http:\n        paths:\n          - path: /\n            pathType: Prefix\n            backend:\n              service:\n                name: ${service}\n                port:\n                  number: 80`,
  );
const ACCOUNT = object('v1', 'ServiceAccount', 'automountServiceAccountToken: false');
const CONFIG = object('v1', 'ConfigMap', 'data:\n  level: info');
const SEALED = object(
  'bitnami.com/v1alpha1',
  'SealedSecret',
  `spec:\n  encryptedData:\n    password: AgAA${'A'.repeat(708)}`,
);
const KEY = (kind: string, key: string): string =>
  deployment({
    container: `env:\n  - name: VALUE\n    valueFrom:\n      ${kind}:\n        name: web\n        key: ${key}`,
  });
const CLAIM = object('v1', 'PersistentVolumeClaim', 'spec:\n  storageClassName: standard');
const CLAIMED = (name: string): string =>
  deployment({ pod: `volumes:\n  - name: data\n    persistentVolumeClaim:\n      claimName: ${name}` });
const MOUNTED = (name: string): string =>
  deployment({
    pod: 'volumes:\n  - name: tmp\n    emptyDir:\n      sizeLimit: 64Mi',
    container: `volumeMounts:\n  - name: ${name}\n    mountPath: /tmp`,
  });
const RBAC = 'rbac.authorization.k8s.io/v1';
const ROLE = object(RBAC, 'Role', 'rules:\n  - apiGroups: [""]\n    resources: [pods]\n    verbs: [get]');
const BINDING = (role: string, account: string): string =>
  object(
    RBAC,
    'RoleBinding',
    `roleRef:\n  apiGroup: rbac.authorization.k8s.io\n  kind: Role\n  name: ${role}\nsubjects:\n  - kind: ServiceAccount\n    name: ${account}\n    namespace: shop`,
  );
const HEADLESS = object(
  'v1',
  'Service',
  'spec:\n  clusterIP: None\n  selector:\n    app: web\n  ports:\n    - port: 80',
);
const STATEFUL = (service: string): string =>
  deployment({ spec: `serviceName: ${service}` }).replace('kind: Deployment', 'kind: StatefulSet');

/** References from one object to another. */
export const REFERENCES: Examples = {
  'service-selector': {
    fails: together(deployment(), SERVICE('wbe', '8080')),
    passes: together(deployment(), SERVICE('web', '8080')),
  },
  'service-target-port': {
    fails: together(LISTENING, SERVICE('web', 'web')),
    passes: together(LISTENING, SERVICE('web', 'http')),
  },
  'network-policy-selector': {
    fails: together(deployment(), POLICY('wbe')),
    passes: together(deployment(), POLICY('web')),
  },
  'disruption-budget-selector': {
    fails: together(deployment(), BUDGET('wbe')),
    passes: together(deployment(), BUDGET('web')),
  },
  'autoscaler-target': {
    fails: together(deployment(), AUTOSCALER('wbe')),
    passes: together(deployment(), AUTOSCALER('web')),
  },
  'ingress-backend': {
    fails: together(deployment(), SERVICE('web', '8080'), INGRESS('wbe')),
    passes: together(deployment(), SERVICE('web', '8080'), INGRESS('web')),
  },
  'service-account-reference': {
    fails: together(ACCOUNT, deployment({ pod: 'serviceAccountName: wbe' })),
    passes: together(ACCOUNT, deployment({ pod: 'serviceAccountName: web' })),
  },
  'config-map-reference': {
    fails: together(CONFIG, KEY('configMapKeyRef', 'lvel')),
    passes: together(CONFIG, KEY('configMapKeyRef', 'level')),
  },
  'secret-reference': {
    fails: together(SEALED, KEY('secretKeyRef', 'pasword')),
    passes: together(SEALED, KEY('secretKeyRef', 'password')),
  },
  'claim-reference': { fails: together(CLAIM, CLAIMED('wbe')), passes: together(CLAIM, CLAIMED('web')) },
  'volume-reference': { fails: MOUNTED('temp'), passes: MOUNTED('tmp') },
  'role-reference': {
    fails: together(ROLE, ACCOUNT, BINDING('wbe', 'web')),
    passes: together(ROLE, ACCOUNT, BINDING('web', 'web')),
  },
  'subject-reference': {
    fails: together(ROLE, ACCOUNT, BINDING('web', 'wbe')),
    passes: together(ROLE, ACCOUNT, BINDING('web', 'web')),
  },
  'headless-service': {
    fails: together(STATEFUL('wbe'), HEADLESS),
    passes: together(STATEFUL('web'), HEADLESS),
  },
  'unique-object': {
    fails: together(CONFIG, object('v1', 'ConfigMap', 'data:\n  level: debug')),
    passes: together(CONFIG, object('v1', 'ConfigMap', 'data:\n  level: debug', 'name: web-debug\nnamespace: shop')),
  },
};
