import * as fs from 'node:fs';
import * as path from 'node:path';

/** What a tree is like. */
export interface TreeOptions {
  /** Files, each with a Deployment, a Service, a NetworkPolicy and a Role. */
  readonly files: number;
  /** Whether every Deployment lacks what most lack in the wild; else most checks pass. */
  readonly weak: boolean;
}

const STRONG_POD = `      securityContext:
        runAsNonRoot: true
        runAsUser: 20001
        runAsGroup: 20001
        fsGroup: 20001
        seccompProfile:
          type: RuntimeDefault
`;

const STRONG_CONTAINER = `          securityContext:
            allowPrivilegeEscalation: false
            readOnlyRootFilesystem: true
            capabilities:
              drop: [ALL]
`;

function file(index: number, weak: boolean): string {
  const [name, namespace] = [`web-${index}`, `team-${index % 20}`];
  const image = weak ? 'registry.example.com/web:1.2.3' : `registry.example.com/web:1.2.3@sha256:${'a'.repeat(64)}`;
  return `apiVersion: apps/v1
kind: Deployment
metadata:
  name: ${name}
  namespace: ${namespace}
  labels:
    app.kubernetes.io/name: ${name}
    app.kubernetes.io/part-of: shop
spec:
  replicas: 2
  selector:
    matchLabels:
      app.kubernetes.io/name: ${name}
  template:
    metadata:
      labels:
        app.kubernetes.io/name: ${name}
        app.kubernetes.io/version: 1.2.3
    spec:
      serviceAccountName: ${name}
      automountServiceAccountToken: false
      enableServiceLinks: false
${weak ? '' : STRONG_POD}      containers:
        - name: app
          image: ${image}
          imagePullPolicy: Always
          ports:
            - name: http
              containerPort: 8080
          env:
            - name: LOG_LEVEL
              value: info
            - name: UPSTREAM
              value: http://backend:8080
          resources:
            requests: { cpu: 100m, memory: 128Mi, ephemeral-storage: 64Mi }
            limits: { cpu: 500m, memory: 256Mi, ephemeral-storage: 128Mi }
${weak ? '' : STRONG_CONTAINER}          livenessProbe:
            httpGet: { path: /livez, port: http }
          readinessProbe:
            httpGet: { path: /readyz, port: http }
          volumeMounts:
            - name: tmp
              mountPath: /tmp
      volumes:
        - name: tmp
          emptyDir:
            sizeLimit: 64Mi
---
apiVersion: v1
kind: Service
metadata:
  name: ${name}
  namespace: ${namespace}
spec:
  selector:
    app.kubernetes.io/name: ${name}
  ports:
    - name: http
      port: 80
      targetPort: http
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: ${name}
  namespace: ${namespace}
spec:
  podSelector:
    matchLabels:
      app.kubernetes.io/name: ${name}
  policyTypes: [Ingress, Egress]
  ingress:
    - from:
        - podSelector:
            matchLabels:
              app.kubernetes.io/name: gateway
      ports:
        - port: 8080
---
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata:
  name: ${name}
  namespace: ${namespace}
rules:
  - apiGroups: ['']
    resources: [configmaps]
    verbs: [get, list]
`;
}

/** Writes a tree of manifests: 4 objects a file, 20 namespaces. */
export function writeTree(directory: string, { files, weak }: TreeOptions): void {
  fs.mkdirSync(directory, { recursive: true });
  for (let index = 0; index < files; index++) {
    fs.writeFileSync(path.join(directory, `web-${index}.yaml`), file(index, weak));
  }
}
