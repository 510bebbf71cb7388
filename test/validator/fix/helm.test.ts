import { add, fixed, replace, yaml } from './apply';

const DEPLOYMENT = yaml`
  ---
  # Source: web/templates/deployment.yaml
  apiVersion: apps/v1
  kind: Deployment
  metadata:
    name: web
    labels:
      helm.sh/chart: web-1.0.0   # set by Helm
  spec:
    template:
      spec:
        securityContext:
          {}
        containers:
          - name: web
            securityContext: null
            image: "nginx:1.27"
            args: ["--port", "8080"]
            resources:
              {}

          # The sidecar.
          - name: log
            image: busybox
        volumes:
        - name: tmp
          emptyDir: {}
  # end
`;

const HARDENED = yaml`
  ---
  # Source: web/templates/deployment.yaml
  apiVersion: apps/v1
  kind: Deployment
  metadata:
    name: web
    labels:
      helm.sh/chart: web-1.0.0   # set by Helm
  spec:
    template:
      spec:
        securityContext:
          runAsNonRoot: true
          seccompProfile:
            type: RuntimeDefault
        containers:
          - name: web
            securityContext:
              capabilities:
                drop:
                  - ALL
            image: "nginx:1.28"
            args: ["--port", "8080", "--quiet"]
            resources:
              limits:
                memory: 128Mi

          # The sidecar.
          - name: log
            image: busybox
            securityContext:
              allowPrivilegeEscalation: false
        volumes:
        - name: tmp
          emptyDir:
            sizeLimit: 1Gi
        automountServiceAccountToken: false
  # end
`;

describe('a manifest of Helm', () => {
  it('is hardened in place', () => {
    const pod = '/spec/template/spec';
    expect(
      fixed(
        DEPLOYMENT,
        add(`${pod}/securityContext/runAsNonRoot`, true),
        add(`${pod}/securityContext/seccompProfile`, { type: 'RuntimeDefault' }),
        add(`${pod}/containers/0/securityContext/capabilities/drop/-`, 'ALL'),
        replace(`${pod}/containers/0/image`, 'nginx:1.28'),
        add(`${pod}/containers/0/args/-`, '--quiet'),
        add(`${pod}/containers/0/resources/limits/memory`, '128Mi'),
        add(`${pod}/containers/1/securityContext/allowPrivilegeEscalation`, false),
        add(`${pod}/volumes/0/emptyDir/sizeLimit`, '1Gi'),
        add(`${pod}/automountServiceAccountToken`, false),
      ),
    ).toBe(HARDENED);
  });
});
