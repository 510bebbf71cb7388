/** Manifests as people write them: what the tests of reading mutate and look up. */
export const SAMPLES: { readonly [name: string]: string } = {
  deployment: `# The web shop
apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
  namespace: prod
  labels: {app.kubernetes.io/name: web, "team": 'platform'}   # who to call
  annotations:
    "example.com/note": "caf\\u00e9 \\"quoted\\" text"
    example.com/emoji: 🚢 ships 🎉
spec:
  replicas: 2
  selector:
    matchLabels:
      app.kubernetes.io/name: web
  template:
    metadata:
      labels:
        app.kubernetes.io/name: web
    spec:
      containers:
      - name: app
        image: registry.example.com/web@sha256:${'a'.repeat(64)}
        command: ["/bin/sh", "-c",
          "exec /app --port 8080"]
        args:
          - --verbose

          # the level
          - >-
            --level
            info
        ports:
        - {name: http, containerPort: 8080}
        - containerPort: 0x1F90
          name: admin
      - image: sidecar:1.0
        name: "sidecar"
        env:
          -
            name: A
            value: |
              one
                two
          - name: B
            value:
              three
---

apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  ports:
    - port: 80
      targetPort: http
...
# behind the end
---
apiVersion: v1
kind: ConfigMap
metadata: {name: empty}
`,
  list: `apiVersion: v1
kind: List
items:
- apiVersion: v1
  kind: Namespace
  metadata:
    name: prod
- {apiVersion: v1, kind: ServiceAccount, metadata: {name: web, namespace: prod}, automountServiceAccountToken: false}
-
  apiVersion: rbac.authorization.k8s.io/v1
  kind: Role
  metadata: { name: web, namespace: prod }
  rules:
  - apiGroups: ['']
    resources: [configmaps,
      secrets]
    verbs: ["*"]
`,
  anchors: `apiVersion: v1
kind: Pod
metadata: &meta
  name: one
  labels: &labels
    app: one
spec:
  containers:
    - &app
      name: app
      image: &image registry.example.com/app:1.0
      env: &env
        - {name: A, value: "1"}
    - <<: *app
      name: second
    - name: third
      image: *image
      env: *env
  initContainers: [*app]
`,
  configMap: `apiVersion: v1
kind: ConfigMap
metadata:
  name: scripts
data:
  run.sh: |
    #!/bin/sh
    cat <<EOF
    --- not a marker
    {{ not a template }}
    EOF
  "rules.yaml": |-
    groups:
    - name: a
      rules: []
  empty: ""
  tabs: "a\\tb"
  folded: >
    one
    two

    three
binaryData:
  logo: !!binary |
    aGVs
    bG8=
`,
  explicit: `? apiVersion
: v1
? kind
: ConfigMap
metadata:
  ? name
  : a
  labels:
    ? "a"
    : b
data: {? x : y, "z":w, empty: , 'last': 1}
list: [a: b, ? c : d, e, {f: g}, [h, i],]
`,
  json: `{
  "apiVersion": "v1",
  "kind": "Secret",
  "metadata": {"name": "a", "labels": {"a/b": "c"}},
\t"stringData": {
\t\t"token": "\\u0061\\n",
    "key":"value"
  },
  "list": [1, {"a": null}, [true, false], "x"]
}
`,
};
