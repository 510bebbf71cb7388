/** A part of the set that is planned and not there yet. */
export type PlannedConstruct =
  | 'AdmissionGuardrails'
  | 'AuditPolicy'
  | 'BenchmarkJob'
  | 'FalcoRules'
  | 'ImageTrust'
  | 'MeshIdentity'
  | 'RbacAudit'
  | 'ScheduledScan'
  | 'ServingCertificate';

/** What stands for one thing that the guide asks for. At least one of the four says something. */
interface Answer {
  /**
   * What the guide says, word for word: a sentence, a bullet, a step or a line of code of docs/security-guide.md,
   * without the mark of its list. Lines that belong together are joined by a line feed, each without its indentation.
   * Where a section has no text of its own, its heading.
   */
  readonly says: string;
  /** Ids of lib/controls.ts that stand for it. */
  readonly controls: readonly string[];
  /** Where the guide is wrong or outdated: why, and what the set does instead. */
  readonly instead?: string;
  /** Where it is a matter of the reader's process: who does it, and what of this project helps. */
  readonly outside?: string;
  /** The construct that will do it. */
  readonly later?: PlannedConstruct;
}

/** One thing that the guide asks for, and what stands for it. */
export interface GuideItem extends Answer {
  /** The heading of docs/security-guide.md under which it stands. */
  readonly heading: string;
}

/** One control of each area, where the guide speaks of all of them. */
const EVERY_AREA = [
  'run-as-non-root',
  'no-plain-secret',
  'rbac-least-privilege',
  'network-default-deny',
  'pod-security',
  'quarantine-deny',
] as const;

/** The controls that refuse an escalation path. */
const ESCALATION = [
  'rbac-wildcard',
  'rbac-secrets',
  'rbac-workloads',
  'rbac-exec',
  'rbac-escalate',
  'rbac-impersonate',
  'rbac-token',
  'rbac-nodes-proxy',
  'rbac-certificates',
  'rbac-admission',
  'rbac-namespaces',
  'rbac-network-policies',
  'rbac-volumes',
  'rbac-nodes',
  'rbac-public-subject',
] as const;

const BY_TAG = 'A tag can be moved to another image: name the digest that is deployed';
const NO_PSP = 'Pod Security Policies were removed in Kubernetes 1.25; the namespace enforces Pod Security instead';
const ADDITIVE =
  'Policies are additive: a deny beside policies that still allow isolates nothing. Here a label takes the pod out of every allow policy, and a policy that is there beforehand denies the rest';
const SERVER_LOG =
  "This prints the API server's own log. The audit log is the file or webhook that its --audit-log options name";

/** The guide, heading by heading and line by line. */
const SECTIONS: readonly (readonly [heading: string, answers: readonly Answer[]])[] = [
  [
    'Security Guide',
    [{ says: 'Security best practices and hardening guide for the AIOps Agent.', controls: EVERY_AREA }],
  ],
  [
    'Overview',
    [
      {
        says: 'The AIOps Agent is built with security-first principles, incorporating defense-in-depth strategies at multiple layers. This guide covers security features, configurations, and best practices.',
        controls: EVERY_AREA,
      },
    ],
  ],
  ['Security Features', [{ says: 'Security Features', controls: EVERY_AREA }]],
  [
    'Container Security',
    [
      {
        says: 'Container Security',
        controls: ['run-as-non-root', 'read-only-root-filesystem', 'drop-capabilities', 'no-privilege-escalation'],
      },
    ],
  ],
  [
    'Non-Root User Execution',
    [
      { says: '**UID/GID**: 1001:1001', controls: ['run-as-user'] },
      { says: '**User**: `aiops` (non-privileged)', controls: ['run-as-non-root', 'run-as-user', 'host-users'] },
      {
        says: '**Implementation**: Defined in Dockerfile and security contexts',
        controls: ['run-as-non-root', 'run-as-user'],
        outside: "Whoever builds the image writes the Dockerfile; the agent's own image is not there yet",
      },
      {
        says: 'RUN groupadd -r aiops && useradd -r -g aiops -u 1001 aiops',
        controls: ['run-as-user'],
        instead:
          'A groupadd without "-g 1001" takes the next free system group, which is not 1001. The manifest sets user and group by number, whatever the image says',
      },
      {
        says: 'USER aiops',
        controls: ['run-as-non-root', 'run-as-user'],
        instead:
          'A kubelet cannot tell whether a user that is given by name is root. The manifest gives the number; an image should say "USER 1001:1001"',
      },
    ],
  ],
  [
    'Read-Only Root Filesystem',
    [
      { says: 'Root filesystem mounted as read-only', controls: ['read-only-root-filesystem'] },
      {
        says: 'Writable directories: `/tmp`, `/app/logs`, `/app/data` (using emptyDir volumes)',
        controls: ['sized-volumes'],
      },
      { says: 'readOnlyRootFilesystem: true', controls: ['read-only-root-filesystem'] },
    ],
  ],
  [
    'Minimal Capabilities',
    [
      { says: 'All Linux capabilities dropped by default', controls: ['drop-capabilities'] },
      { says: 'Only essential capabilities added when needed', controls: ['drop-capabilities'] },
      { says: 'drop:\n- ALL', controls: ['drop-capabilities'] },
      {
        says: 'add:\n- NET_BIND_SERVICE',
        controls: ['drop-capabilities'],
        instead:
          'NET_BIND_SERVICE is for ports below 1024, and the agent listens on 8080: nothing is added. Capability.NET_BIND_SERVICE adds it where a low port is chosen',
      },
    ],
  ],
  [
    'No Privilege Escalation',
    [
      { says: 'Prevents privilege escalation attacks', controls: ['no-privilege-escalation'] },
      { says: 'allowPrivilegeEscalation: false', controls: ['no-privilege-escalation'] },
    ],
  ],
  [
    'Kubernetes Security',
    [
      {
        says: 'Kubernetes Security',
        controls: ['rbac-least-privilege', 'network-agent-deny', 'pod-security', 'secret-as-file'],
      },
    ],
  ],
  [
    'RBAC (Role-Based Access Control)',
    [
      {
        says: 'Minimal permissions for the service account:',
        controls: [
          'rbac-least-privilege',
          'rbac-per-namespace',
          'dedicated-service-account',
          'no-token-automount',
          'projected-token',
          ...ESCALATION,
        ],
      },
      {
        says: '- apiGroups: [""]\nresources: ["pods", "services", "configmaps"]\nverbs: ["get", "list", "watch"]',
        controls: ['rbac-least-privilege'],
      },
      {
        says: '- apiGroups: [""]\nresources: ["events"]\nverbs: ["create", "patch"]',
        controls: ['rbac-least-privilege'],
      },
      {
        says: '**Review**: Regularly audit RBAC permissions',
        controls: ['rbac-least-privilege'],
        outside: 'The owner of the agent reviews. The Role lies in Git, so that a change of rights is a diff to read',
        later: 'RbacAudit',
      },
      {
        says: 'kubectl describe role aiops-agent -n aiops',
        controls: ['rbac-least-privilege'],
        outside:
          'The reviewer runs it; the Role has this name. It shows one Role: "kubectl auth can-i --list --as=system:serviceaccount:aiops:aiops-agent -n aiops" adds up every binding',
      },
    ],
  ],
  [
    'Network Policies',
    [
      {
        says: "Restricts network traffic to only what's necessary:",
        controls: ['network-default-deny', 'network-agent-deny', 'network-metadata'],
      },
      { says: '**Ingress**:', controls: ['network-agent-deny', 'network-ingress'] },
      { says: 'Allow from monitoring namespace (Prometheus)', controls: ['network-ingress'] },
      { says: 'Port 8080 only', controls: ['network-ingress'] },
      {
        says: '**Egress**:',
        controls: ['network-agent-deny', 'network-api-server', 'network-metadata'],
        instead:
          'The list forgets the API server, without which the agent sees nothing: one policy allows its endpoints and its Service address',
      },
      {
        says: 'DNS queries (UDP 53)',
        controls: ['network-dns'],
        instead:
          'An answer that does not fit into UDP is asked for again by TCP: both are allowed, to the DNS pods only',
      },
      { says: 'HTTPS (TCP 443) for webhooks', controls: ['network-https', 'network-metadata'] },
      {
        says: 'HTTP (TCP 80) if needed',
        controls: ['network-no-http'],
        instead:
          'Alerts must not travel in clear, and the guide itself asks for HTTPS: port 80 stays closed. NetworkFlow.plainHttp opens it with a waiver',
      },
      { says: 'policyTypes:\n- Ingress\n- Egress', controls: ['network-agent-deny'] },
      {
        says: '**Review network policies**:',
        controls: ['network-agent-deny'],
        outside: 'The owner of the agent reviews. The policies lie in Git, one for each kind of traffic',
      },
      {
        says: 'kubectl describe networkpolicy aiops-agent-network-policy -n aiops',
        controls: ['network-agent-deny'],
        outside:
          'The reviewer runs it; the policy that closes the agent has this name. Each kind of traffic has a policy of its own, aiops-agent-allow-NAME: leave out the name to see them all',
      },
    ],
  ],
  [
    'Pod Security Standards',
    [
      {
        says: 'Implements restricted pod security:',
        controls: ['pod-security', 'no-host-namespaces', 'no-service-links'],
      },
      { says: 'runAsNonRoot: true', controls: ['run-as-non-root'] },
      { says: 'runAsUser: 1001\nrunAsGroup: 1001', controls: ['run-as-user'] },
      { says: 'fsGroup: 1001', controls: ['fs-group'] },
      { says: 'seccompProfile:\ntype: RuntimeDefault', controls: ['seccomp'] },
    ],
  ],
  [
    'Secrets Management',
    [
      { says: 'Sensitive data stored in Kubernetes Secrets:', controls: ['no-plain-secret', 'secret-as-file'] },
      {
        says: '- name: ALERT_WEBHOOK_URL\nvalueFrom:\nsecretKeyRef:\nname: aiops-agent-secrets\nkey: ALERT_WEBHOOK_URL',
        controls: ['secret-as-file', 'no-plain-secret', 'secret-restart'],
        instead:
          'An environment is inherited, dumped and never read again. By default the same key of the same Secret is a file; SecretDelivery.ENVIRONMENT gives the form of the guide',
      },
    ],
  ],
  [
    'Security Hardening',
    [
      {
        says: 'Security Hardening',
        controls: ['image-digest', 'pod-security', 'network-default-deny', 'external-secret', 'resource-limits'],
      },
    ],
  ],
  ['1. Image Security', [{ says: '1. Image Security', controls: ['image-digest', 'image-registry'] }]],
  [
    'Scan for Vulnerabilities',
    [
      {
        says: 'trivy image aiops-agent:1.0.0',
        controls: ['image-digest'],
        instead: BY_TAG,
        outside: 'The pipeline that builds the image scans it; ContainerImage holds the digest to scan',
        later: 'ScheduledScan',
      },
      {
        says: 'docker scan aiops-agent:1.0.0',
        controls: [],
        instead: '"docker scan" was removed in 2023. Scan with Trivy, by digest',
        outside: 'The pipeline that builds the image scans it',
      },
      {
        says: 'clairctl analyze aiops-agent:1.0.0',
        controls: [],
        instead: 'Clair 4 has no "analyze": the command is "clairctl report", and needs a Clair server',
        outside: 'The pipeline that builds the image scans it',
      },
    ],
  ],
  [
    'Keep Base Images Updated',
    [
      {
        says: 'docker build --no-cache --pull -t aiops-agent:1.0.0 .',
        controls: ['image-digest', 'rolling-update'],
        instead: 'A rebuild under an old tag hides that the image changed: the manifest names the new digest',
        outside: 'The pipeline that builds the image rebuilds it; a new digest rolls out without a gap',
      },
    ],
  ],
  [
    'Use Minimal Base Images',
    [
      {
        says: 'Current: `python:3.11-slim`',
        controls: ['image-digest'],
        instead: 'The runtime of this project is to be Node.js, not Python, and its image is not there yet',
        outside: 'Whoever builds an image chooses its base, by digest',
      },
      {
        says: 'Smaller attack surface',
        controls: ['read-only-root-filesystem', 'drop-capabilities', 'no-privilege-escalation'],
        outside: 'Whoever builds an image; the controls hold whatever is in it',
      },
      { says: 'Fewer vulnerabilities', controls: [], outside: 'Whoever builds an image', later: 'ScheduledScan' },
      { says: 'Faster deployment', controls: [], outside: 'Whoever builds an image' },
    ],
  ],
  ['2. Runtime Security', [{ says: '2. Runtime Security', controls: ['pod-security', 'apparmor', 'seccomp'] }]],
  [
    'Pod Security Policies (PSP) / Pod Security Admission',
    [
      { says: 'Pod Security Policies (PSP) / Pod Security Admission', controls: ['pod-security'], instead: NO_PSP },
      {
        says: 'For Kubernetes 1.25+, use Pod Security Admission:',
        controls: ['pod-security', 'pod-security-version'],
      },
      { says: 'apiVersion: v1\nkind: Namespace\nmetadata:\nname: aiops', controls: ['dedicated-namespace'] },
      {
        says: 'pod-security.kubernetes.io/enforce: restricted',
        controls: ['pod-security', 'pod-security-version'],
      },
      { says: 'pod-security.kubernetes.io/audit: restricted', controls: ['pod-security', 'pod-security-version'] },
      { says: 'pod-security.kubernetes.io/warn: restricted', controls: ['pod-security', 'pod-security-version'] },
    ],
  ],
  [
    'AppArmor / SELinux',
    [
      {
        says: 'Add AppArmor profile annotation:',
        controls: ['apparmor'],
        instead:
          'The annotation is deprecated since 1.30: the field appArmorProfile is set, and the annotation only for older clusters. MandatoryAccessControl.seLinux() is for nodes that have SELinux',
      },
      {
        says: 'container.apparmor.security.beta.kubernetes.io/aiops-agent: runtime/default',
        controls: ['apparmor'],
        instead: 'Emitted for Kubernetes 1.28 and 1.29 only; later versions get the field',
      },
    ],
  ],
  [
    'Seccomp Profiles',
    [
      { says: 'Already configured in deployment:', controls: ['seccomp'] },
      { says: 'seccompProfile:\ntype: RuntimeDefault', controls: ['seccomp'] },
    ],
  ],
  ['3. Network Security', [{ says: '3. Network Security', controls: ['webhook-https', 'network-default-deny'] }]],
  [
    'TLS/SSL for Webhooks',
    [
      {
        says: 'Ensure webhook URLs use HTTPS:',
        controls: ['webhook-https', 'network-https', 'network-no-http'],
        outside:
          'A URL inside a Secret is not seen at synth. The agent is to refuse one that is not https, and is not there yet; until then the closed port 80 stops it',
      },
      {
        says: 'ALERT_WEBHOOK_URL: "https://secure-webhook.example.com"  # ✓',
        controls: ['webhook-https', 'no-plain-secret'],
        instead:
          'The field stringData puts the URL, which often holds a key, into a manifest in clear. The set takes it from an external store, a sealed secret or a Secret that exists',
      },
    ],
  ],
  [
    'Network Segmentation',
    [
      {
        says: 'Isolate the AIOps namespace:',
        controls: ['network-default-deny', 'network-agent-deny', 'network-metadata', 'dedicated-namespace'],
      },
      {
        says: 'kubectl apply -f k8s/network-policy.yaml',
        controls: ['network-default-deny', 'network-agent-deny'],
        outside: 'The pipeline or the GitOps controller applies: "kubectl apply --server-side -f dist/"',
      },
      {
        says: 'kubectl exec -it deployment/aiops-agent -n aiops -- ping google.com',
        controls: ['network-agent-deny'],
        instead:
          'A minimal image has no ping, and policies are about TCP, UDP and SCTP: an answer to ping proves nothing. Try a TCP connection from a test pod with the labels of the agent',
        outside: 'The operator tries it: only the cluster shows whether its network plug-in enforces policies',
      },
    ],
  ],
  [
    'Service Mesh Integration',
    [
      { says: 'For advanced security, integrate with service mesh:', controls: [], later: 'MeshIdentity' },
      {
        says: 'sidecar.istio.io/inject: "true"',
        controls: [],
        instead:
          'The injected istio-init runs as root with NET_ADMIN, which Pod Security restricted refuses: use the CNI plug-in of Istio, or ambient mode',
        later: 'MeshIdentity',
      },
    ],
  ],
  [
    '4. Secrets Management',
    [{ says: '4. Secrets Management', controls: ['external-secret', 'sealed-secret', 'secret-refresh'] }],
  ],
  [
    'External Secrets Operator',
    [
      { says: 'For production, use external secrets management:', controls: ['external-secret'] },
      {
        says: 'apiVersion: external-secrets.io/v1beta1',
        controls: ['external-secret'],
        instead: 'The operator no longer serves v1beta1 since 0.17: external-secrets.io/v1 is emitted',
      },
      {
        says: 'kind: ExternalSecret\nmetadata:\nname: aiops-agent-secrets\nnamespace: aiops',
        controls: ['external-secret', 'secret-refresh'],
      },
      { says: 'secretStoreRef:\nname: vault-backend', controls: ['external-secret'] },
      { says: 'target:\nname: aiops-agent-secrets', controls: ['external-secret'] },
      {
        says: '- secretKey: ALERT_WEBHOOK_URL\nremoteRef:\nkey: /aiops/webhook-url',
        controls: ['external-secret'],
      },
    ],
  ],
  [
    'Sealed Secrets',
    [
      { says: 'Encrypt secrets in Git:', controls: ['sealed-secret'] },
      {
        says: 'kubeseal --format=yaml < k8s/secret.yaml > k8s/sealed-secret.yaml',
        controls: ['sealed-secret', 'no-plain-secret'],
        instead:
          'This needs the plain Secret as a file beside the sealed one, where it is committed by mistake: pipe the value into "kubeseal --raw", and keep no file',
      },
      {
        says: 'kubectl apply -f k8s/sealed-secret.yaml',
        controls: ['sealed-secret'],
        outside: 'The pipeline or the GitOps controller applies it with everything else',
      },
    ],
  ],
  [
    'Rotate Secrets Regularly',
    [
      {
        says: 'kubectl create secret generic aiops-agent-secrets \\\n--from-literal=ALERT_WEBHOOK_URL=new-url \\\n--dry-run=client -o yaml | kubectl apply -f -',
        controls: ['secret-refresh', 'no-plain-secret'],
        instead:
          'The value ends in the history of the shell, in the list of processes and in an annotation of the Secret, and the namespace is missing. Change it in the store: it is fetched within the hour',
      },
      {
        says: 'kubectl rollout restart deployment/aiops-agent -n aiops',
        controls: ['secret-as-file', 'secret-restart'],
        instead:
          'Files follow a rotation without a restart. With SecretDelivery.ENVIRONMENT a changed binding restarts the agent, and a changed Secret does where Reloader runs',
      },
    ],
  ],
  ['5. Access Control', [{ says: '5. Access Control', controls: ['rbac-least-privilege', 'rbac-per-namespace'] }]],
  [
    'Limit Cluster Access',
    [
      {
        says: 'kubectl create clusterrolebinding aiops-viewer \\\n--clusterrole=view \\\n--serviceaccount=aiops:aiops-agent',
        controls: ['rbac-per-namespace', 'rbac-least-privilege'],
        instead:
          'This gives the agent the logs of every pod and every ConfigMap of every namespace, against the Role above. Rights hold in the namespaces that "watchNamespaces" names',
      },
    ],
  ],
  [
    'Audit Logging',
    [
      {
        says: 'Enable Kubernetes audit logging for the namespace:',
        controls: [],
        outside: 'Whoever runs the API server: audit logging is one of its options, not an object of the namespace',
        later: 'AuditPolicy',
      },
      {
        says: 'apiVersion: audit.k8s.io/v1\nkind: Policy',
        controls: [],
        outside: 'Whoever runs the API server: this is a file for it, and "kubectl apply" refuses it',
        later: 'AuditPolicy',
      },
      { says: '- level: Metadata\nnamespaces: ["aiops"]', controls: [], later: 'AuditPolicy' },
    ],
  ],
  [
    '6. Resource Limits',
    [
      {
        says: 'Prevent resource exhaustion attacks:',
        controls: [
          'resource-limits',
          'ephemeral-storage',
          'sized-volumes',
          'priority-class',
          'resource-quota',
          'limit-range',
        ],
      },
      { says: 'requests:\ncpu: 100m\nmemory: 128Mi', controls: ['resource-limits'] },
      { says: 'limits:\ncpu: 500m\nmemory: 512Mi', controls: ['resource-limits'] },
      {
        says: '**Monitor resource usage**:',
        controls: ['resource-limits'],
        outside: 'The operator. What goes beyond a limit is throttled or killed without anybody watching',
      },
      {
        says: 'kubectl top pod -n aiops',
        controls: [],
        outside: 'The operator; it needs metrics-server in the cluster',
      },
    ],
  ],
  ['Security Monitoring', [{ says: 'Security Monitoring', controls: ['probes'], later: 'FalcoRules' }]],
  [
    '1. Audit Logs',
    [
      {
        says: 'Monitor for suspicious activities:',
        controls: [],
        outside: 'Whoever runs the API server keeps the audit log; a team reads it',
        later: 'AuditPolicy',
      },
      {
        says: 'kubectl logs -n kube-system $(kubectl get pod -n kube-system -l component=kube-apiserver -o name) | grep aiops',
        controls: [],
        instead: `${SERVER_LOG}, and a managed cluster shows no such pod`,
        later: 'AuditPolicy',
      },
      {
        says: 'kubectl get events -n aiops --watch',
        controls: [],
        instead: 'Events are about objects. Failed authentication is in the audit log only, as responses 401 and 403',
        later: 'AuditPolicy',
      },
    ],
  ],
  [
    '2. Runtime Security Monitoring',
    [
      {
        says: 'Use tools like Falco:',
        controls: [],
        outside: 'Whoever runs the cluster installs Falco',
        later: 'FalcoRules',
      },
      {
        says: 'helm repo add falcosecurity https://falcosecurity.github.io/charts',
        controls: [],
        outside: 'Whoever runs the cluster',
        later: 'FalcoRules',
      },
      {
        says: 'helm install falco falcosecurity/falco',
        controls: [],
        instead:
          'Without --version and --namespace this installs whatever is newest into whatever namespace is current',
        outside: 'Whoever runs the cluster',
        later: 'FalcoRules',
      },
      {
        says: 'kubectl logs -f -n falco $(kubectl get pod -n falco -l app=falco -o name)',
        controls: [],
        instead:
          'The chart labels its pods app.kubernetes.io/name=falco, and "kubectl logs" takes one pod where Falco runs one on each node: use "-l app.kubernetes.io/name=falco" in its place',
        outside: 'The operator',
      },
    ],
  ],
  [
    '3. Vulnerability Scanning',
    [
      { says: 'Continuous scanning:', controls: [], later: 'ScheduledScan' },
      {
        says: 'kubectl create cronjob scan-aiops-agent \\\n--image=aquasec/trivy \\\n--schedule="0 2 * * *" \\\n-- image aiops-agent:1.0.0',
        controls: ['image-digest'],
        instead:
          'The image is whatever "latest" is that night, and in 2026-03 that was a compromised release. What follows "--" replaces the program of the image, so the job fails to start "image". It has no security context either',
        later: 'ScheduledScan',
      },
    ],
  ],
  [
    'Compliance',
    [
      {
        says: 'Compliance',
        controls: [],
        outside:
          'An auditor. docs/controls.md names for each control the CIS recommendation, the Pod Security check, the NSA/CISA heading and the OWASP risk',
        later: 'BenchmarkJob',
      },
    ],
  ],
  [
    'CIS Kubernetes Benchmark',
    [
      {
        says: 'Check compliance:',
        controls: ['pod-security', 'rbac-least-privilege', 'network-default-deny'],
        outside:
          'Whoever runs the cluster: most recommendations are about nodes and control plane. docs/controls.md lists those that manifests can meet',
        later: 'BenchmarkJob',
      },
      {
        says: 'kubectl apply -f https://raw.githubusercontent.com/aquasecurity/kube-bench/main/job.yaml',
        controls: [],
        instead:
          'This runs whatever the branch holds today, with hostPID and paths of the node, in the current namespace: pin a commit, read it, and run it in a namespace of its own',
        later: 'BenchmarkJob',
      },
      { says: 'kubectl logs job/kube-bench', controls: [], outside: 'Whoever runs the cluster', later: 'BenchmarkJob' },
    ],
  ],
  [
    'Security Checklists',
    [
      {
        says: 'Security Checklists',
        controls: [],
        outside:
          'Whoever deploys ticks them off. What manifests can carry is proved by the tests that this page links to',
      },
    ],
  ],
  [
    'Pre-Deployment',
    [
      {
        says: 'Scan container image for vulnerabilities',
        controls: ['image-digest'],
        outside: 'The pipeline that builds the image',
        later: 'ScheduledScan',
      },
      {
        says: 'Review and update RBAC permissions',
        controls: ['rbac-least-privilege', ...ESCALATION],
        outside: 'A reviewer reads the diff of the Roles; a grant that opens an escalation path does not synthesize',
        later: 'RbacAudit',
      },
      { says: 'Verify network policies are in place', controls: ['network-default-deny', 'network-agent-deny'] },
      { says: 'Ensure secrets are not in ConfigMaps', controls: ['no-plain-secret'] },
      {
        says: 'Validate security contexts',
        controls: [
          'run-as-non-root',
          'run-as-user',
          'read-only-root-filesystem',
          'drop-capabilities',
          'no-privilege-escalation',
          'seccomp',
          'apparmor',
          'pod-security',
        ],
      },
      { says: 'Test with least privilege', controls: ['rbac-least-privilege', 'rbac-per-namespace'] },
      {
        says: 'Enable audit logging',
        controls: [],
        outside: 'Whoever runs the API server',
        later: 'AuditPolicy',
      },
      { says: 'Configure resource limits', controls: ['resource-limits', 'ephemeral-storage', 'limit-range'] },
    ],
  ],
  [
    'Post-Deployment',
    [
      { says: 'Verify pod runs as non-root', controls: ['run-as-non-root', 'pod-security'] },
      { says: 'Check read-only filesystem is enforced', controls: ['read-only-root-filesystem'] },
      {
        says: 'Validate network policies are active',
        controls: ['network-default-deny', 'network-agent-deny'],
        outside: 'The operator: the API server stores policies whether or not a network plug-in enforces them',
      },
      {
        says: 'Test webhook connectivity over HTTPS',
        controls: ['network-https', 'webhook-https'],
        outside: 'The operator sends a test alert; the agent that would do it is not there yet',
      },
      { says: 'Monitor for security events', controls: [], outside: 'The team on call', later: 'FalcoRules' },
      { says: 'Review audit logs', controls: [], outside: 'The team on call', later: 'AuditPolicy' },
      {
        says: 'Scan running containers',
        controls: ['image-digest', 'read-only-root-filesystem'],
        outside: 'What runs is what the digest names, so that scanning the digest is scanning the container',
        later: 'ScheduledScan',
      },
    ],
  ],
  [
    'Ongoing',
    [
      { says: 'Weekly vulnerability scans', controls: ['image-digest'], later: 'ScheduledScan' },
      {
        says: 'Monthly RBAC audits',
        controls: ['rbac-least-privilege'],
        outside: 'The owner of the agent reads the Roles and the waivers, which stand in the output with their dates',
        later: 'RbacAudit',
      },
      {
        says: 'Quarterly security reviews',
        controls: [],
        outside:
          'The security team. This page, docs/controls.md and the annotations waiver.cdk8s-hardened/* are what it reads',
      },
      { says: 'Regular secret rotation', controls: ['secret-refresh', 'secret-as-file', 'secret-restart'] },
      {
        says: 'Base image updates',
        controls: ['image-digest', 'rolling-update'],
        outside: 'The pipeline that builds the image; each update is a new digest in Git',
      },
      {
        says: 'Dependency updates',
        controls: [],
        outside: 'The maintainers: docs/dependencies.md lists what is used, and package-lock.json pins it',
      },
    ],
  ],
  [
    'Incident Response',
    [{ says: 'Incident Response', controls: ['quarantine-deny', 'quarantine-responder', 'quarantine-runbook'] }],
  ],
  [
    'Security Incident Procedure',
    [
      {
        says: '**Detect**: Monitor logs and alerts',
        controls: [],
        outside: 'The team on call. The agent that raises alerts is not there yet',
        later: 'FalcoRules',
      },
      {
        says: '**Isolate**: Apply restrictive network policy',
        controls: ['quarantine-deny', 'quarantine-flows', 'quarantine-runbook'],
        instead: ADDITIVE,
      },
      { says: '**Investigate**: Review logs and metrics', controls: ['quarantine-responder', 'quarantine-runbook'] },
      {
        says: '**Remediate**: Patch vulnerabilities',
        controls: ['rolling-update', 'quarantine-runbook'],
        outside: 'The owner of the agent builds a new image and deploys its digest',
      },
      {
        says: '**Document**: Record incident details',
        controls: ['quarantine-runbook'],
        outside: 'The responder; the runbook ends with it',
      },
    ],
  ],
  [
    'Isolation Procedure',
    [
      {
        says: 'kubectl apply -f - <<EOF',
        controls: ['quarantine-deny', 'quarantine-admission', 'quarantine-responder'],
        instead:
          'A manifest that is typed in an incident is typed wrong. The policy is there beforehand, and "kubectl label pod POD cdk8s-hardened/quarantine=true" wakes it; only responders can',
      },
      {
        says: 'apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata:\nname: isolate-aiops-agent\nnamespace: aiops',
        controls: ['quarantine-deny'],
      },
      {
        says: 'podSelector:\nmatchLabels:\napp: aiops-agent',
        controls: ['quarantine-deny', 'quarantine-flows'],
        instead: ADDITIVE,
      },
      { says: 'policyTypes:\n- Ingress\n- Egress\n# Deny all traffic', controls: ['quarantine-deny'] },
      {
        says: 'kubectl scale deployment aiops-agent --replicas=0 -n aiops',
        controls: ['quarantine-runbook', 'quarantine-responder'],
        instead:
          'Scaling to zero destroys the files, the memory and the logs of the pod: the runbook collects evidence and isolates first, and scales last',
      },
    ],
  ],
  [
    'Evidence Collection',
    [
      {
        says: 'kubectl logs deployment/aiops-agent -n aiops --all-containers > aiops-logs.txt',
        controls: ['quarantine-runbook', 'quarantine-responder'],
        instead:
          'This takes the logs of one pod of the Deployment, and not of its previous container: the runbook names the pod, and asks for both',
      },
      {
        says: 'kubectl describe pod -n aiops -l app=aiops-agent > aiops-pod-desc.txt',
        controls: ['quarantine-runbook', 'quarantine-responder'],
      },
      {
        says: "kubectl get events -n aiops --sort-by='.lastTimestamp' > aiops-events.txt",
        controls: ['quarantine-runbook', 'quarantine-responder'],
      },
      {
        says: 'kubectl get deployment,configmap,secret -n aiops -o yaml > aiops-config.yaml',
        controls: ['quarantine-runbook', 'quarantine-responder'],
        instead:
          'This writes the value of every secret into a file, which is the next incident: the runbook exports Deployment, pod and policies, and responders have no right to secrets',
      },
    ],
  ],
  [
    'Security Best Practices',
    [
      {
        says: 'Security Best Practices',
        controls: [],
        outside: 'Developers and operators; the items below say what of it the set carries',
      },
    ],
  ],
  [
    'Development',
    [
      {
        says: '**Never commit secrets** to version control',
        controls: ['no-plain-secret', 'external-secret', 'sealed-secret'],
      },
      {
        says: '**Use .gitignore** for sensitive files',
        controls: [],
        outside: 'Each repository. With ExternalSecretBinding there is no such file; sealed files may be committed',
      },
      {
        says: '**Scan dependencies** for vulnerabilities',
        controls: [],
        outside: 'The pipeline of each repository, for example with "npm audit"',
      },
      {
        says: '**Keep dependencies updated**',
        controls: [],
        outside: 'The maintainers: docs/dependencies.md lists what is used',
      },
      {
        says: '**Follow secure coding practices**',
        controls: [],
        outside: 'Developers. The types of this library have no word for privileged, root or a wildcard image',
      },
      {
        says: '**Code review** security-related changes',
        controls: [],
        outside:
          'Reviewers. The output is deterministic, so that a change of meaning is a diff, and a waiver is visible',
      },
    ],
  ],
  [
    'Deployment',
    [
      {
        says: '**Use private registries** for production images',
        controls: ['image-registry', 'image-pull-policy'],
        outside: 'The reader names the registries in "allowedRegistries", and the credentials in "imagePullSecrets"',
      },
      {
        says: '**Sign container images** with Docker Content Trust',
        controls: [],
        instead:
          'The service behind Docker Content Trust shuts down on 2026-12-08: sign with cosign or notation, and verify at admission',
        later: 'ImageTrust',
      },
      { says: '**Implement image pull policies**', controls: ['image-pull-policy'] },
      {
        says: '**Use specific image tags** (not `latest`)',
        controls: ['image-digest', 'rolling-update'],
        instead: `${BY_TAG}. A tag may stand beside it for people, and "latest" is refused even there`,
      },
      {
        says: '**Enable pod security policies**',
        controls: ['pod-security', 'dedicated-namespace'],
        instead: NO_PSP,
      },
      { says: '**Configure resource quotas**', controls: ['resource-quota'] },
    ],
  ],
  [
    'Operations',
    [
      {
        says: '**Monitor security events** continuously',
        controls: [],
        outside: 'The team on call',
        later: 'FalcoRules',
      },
      { says: '**Rotate credentials** regularly', controls: ['secret-refresh', 'projected-token'] },
      {
        says: '**Audit access logs** frequently',
        controls: [],
        outside: 'Whoever runs the API server keeps the log; the security team reads it',
        later: 'AuditPolicy',
      },
      {
        says: '**Update images** promptly',
        controls: ['image-digest', 'rolling-update', 'pod-disruption-budget'],
        outside: 'The owner of the agent changes the digest',
      },
      {
        says: '**Test disaster recovery** procedures',
        controls: ['topology-spread', 'pod-disruption-budget'],
        outside: 'Whoever runs the cluster. The whole set comes from Git and holds no state that must be restored',
      },
      {
        says: '**Maintain security documentation**',
        controls: ['quarantine-runbook'],
        outside:
          'The maintainers: this page and docs/controls.md are generated, and tests fail where they are outdated',
      },
    ],
  ],
  [
    'Security Tools',
    [{ says: 'Security Tools', controls: [], outside: 'Whoever runs the cluster installs them; see the items below' }],
  ],
  [
    'Recommended Tools',
    [
      {
        says: '**Trivy**: Vulnerability scanning',
        controls: [],
        outside: 'The pipeline that builds the image',
        later: 'ScheduledScan',
      },
      {
        says: '**Falco**: Runtime security monitoring',
        controls: [],
        outside: 'Whoever runs the cluster',
        later: 'FalcoRules',
      },
      {
        says: '**OPA/Gatekeeper**: Policy enforcement',
        controls: ['pod-security', 'quarantine-admission'],
        outside: 'Both controls are enforced by the API server itself, without a further program',
        later: 'AdmissionGuardrails',
      },
      {
        says: '**cert-manager**: Certificate management',
        controls: [],
        outside: 'Whoever runs the cluster',
        later: 'ServingCertificate',
      },
      {
        says: '**Vault**: Secrets management',
        controls: ['external-secret'],
        outside: 'Whoever runs Vault; ExternalSecretStore.vault reads from it',
      },
      {
        says: '**Istio**: Service mesh security',
        controls: [],
        outside: 'Whoever runs the cluster',
        later: 'MeshIdentity',
      },
    ],
  ],
  [
    'Integration Examples',
    [
      {
        says: 'Integration Examples',
        controls: [],
        outside: 'Pipelines and clusters of the reader; see the items below',
      },
    ],
  ],
  [
    'Trivy Scanning',
    [
      {
        says: 'trivy image --severity HIGH,CRITICAL aiops-agent:1.0.0',
        controls: ['image-digest'],
        instead: `Without "--exit-code 1" Trivy ends with 0 whatever it finds, and the pipeline stays green. ${BY_TAG}`,
        outside: 'The pipeline that builds the image',
      },
    ],
  ],
  [
    'OPA Gatekeeper',
    [
      {
        says: 'apiVersion: constraints.gatekeeper.sh/v1beta1\nkind: K8sRequiredLabels\nmetadata:\nname: require-security-labels',
        controls: [],
        instead: 'A constraint is refused without its ConstraintTemplate, which the guide does not have',
        later: 'AdmissionGuardrails',
      },
      {
        says: '- apiGroups: [""]\nkinds: ["Pod"]\nnamespaces: ["aiops"]',
        controls: [],
        later: 'AdmissionGuardrails',
      },
      {
        says: 'labels: ["app", "version", "environment"]',
        controls: ['recommended-labels'],
        instead:
          'The labels that tools read are app.kubernetes.io/*. Pods carry both those and app, version, environment',
        later: 'AdmissionGuardrails',
      },
    ],
  ],
  [
    'References',
    [
      {
        says: '[Kubernetes Security Best Practices](https://kubernetes.io/docs/concepts/security/overview/)',
        controls: [],
        outside: 'The reader. docs/controls.md names for each control its check of the Pod Security Standards',
      },
      {
        says: '[CIS Kubernetes Benchmark](https://www.cisecurity.org/benchmark/kubernetes)',
        controls: [],
        outside:
          'The reader. docs/controls.md names the recommendation, with the version of the benchmark and its title',
      },
      {
        says: '[NIST Container Security Guide](https://www.nist.gov/publications/application-container-security-guide)',
        controls: [],
        outside:
          'The reader. It is about containers in general; docs/controls.md names headings of the NSA/CISA guide, which is about Kubernetes',
      },
      {
        says: '[OWASP Docker Security Cheat Sheet](https://cheatsheetseries.owasp.org/cheatsheets/Docker_Security_Cheat_Sheet.html)',
        controls: [],
        outside: 'Whoever builds an image. docs/controls.md names the risk of the OWASP Kubernetes Top Ten',
      },
    ],
  ],
  [
    'Support',
    [
      { says: 'For security issues:', controls: [], outside: 'Whoever finds one; SECURITY.md says how to report it' },
      {
        says: 'Report via GitHub Security Advisories',
        controls: [],
        outside: 'Whoever finds an issue; SECURITY.md has the address',
      },
      {
        says: 'Email: security@example.com (configure for your organization)',
        controls: [],
        outside: 'The organization that runs the agent names an address of its own; this project takes advisories only',
      },
      {
        says: 'Follow responsible disclosure practices',
        controls: [],
        outside: 'Whoever finds an issue and whoever repairs it; SECURITY.md says what to expect',
      },
    ],
  ],
];

/** Everything that docs/security-guide.md asks for, in its order; test/guide.test.ts holds it to the guide. */
export const GUIDE: readonly GuideItem[] = SECTIONS.flatMap(([heading, answers]) =>
  answers.map((answer) => ({ heading, ...answer })),
);
