import { IncidentQuarantine, KubernetesVersion } from 'cdk8s-hardened';
import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { proveControl } from '../support/control';
import { agentSet, buildError, find, Manifest } from '../support/manifests';

const LABEL = 'cdk8s-hardened/quarantine';

const remove = (set: Manifest[], kind: string): Manifest[] => set.splice(set.indexOf(find(set, kind)), 1);
const admission = (set: Manifest[]): Manifest => find(set, 'ValidatingAdmissionPolicy').spec;
const enforcement = (set: Manifest[]): Manifest => find(set, 'ValidatingAdmissionPolicyBinding').spec;

proveControl('quarantine-admission', {
  set: () => agentSet(),
  fragment: (set) => {
    const { variables, validations, ...match } = admission(set);
    return {
      match,
      enforcement: enforcement(set),
      variables: Object.fromEntries(variables.map(({ name, expression }: Manifest) => [name, expression])),
      validations: validations.map(({ expression }: Manifest) => expression),
    };
  },
  literal: ({ match, enforcement, variables, validations }) => {
    expect(match).toEqual({
      failurePolicy: 'Fail',
      matchConstraints: {
        matchPolicy: 'Equivalent',
        namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'aiops' } },
        resourceRules: [
          {
            apiGroups: [''],
            apiVersions: ['v1'],
            operations: ['CREATE', 'UPDATE'],
            resources: ['bindings', 'pods', 'pods/binding', 'pods/ephemeralcontainers', 'pods/resize', 'pods/status'],
            scope: 'Namespaced',
          },
        ],
      },
    });
    expect(enforcement).toEqual({
      policyName: 'aiops.aiops-agent-quarantine',
      validationActions: ['Deny', 'Audit'],
    });
    expect(variables.responder).toBe(
      'request.userInfo.username in ["system:serviceaccount:aiops:aiops-agent-responder"] || request.userInfo.groups.exists(group, group in [])',
    );
    expect(variables.before).toContain('"cdk8s-hardened/quarantine" in oldObject.metadata.labels');
    expect(variables.after).toContain('"cdk8s-hardened/quarantine" in object.metadata.labels');
    expect(validations).toHaveLength(3);
    expect(validations[0]).toBe('variables.before == variables.after || variables.responder');
    expect(validations[1]).toBe('variables.before == variables.after || variables.after in ["!", "true"]');
    expect(validations[2]).toBe(
      '!variables.responder || (request.operation == "UPDATE" && object.spec == oldObject.spec && has(oldObject.metadata.annotations) == has(object.metadata.annotations) && (!has(object.metadata.annotations) || oldObject.metadata.annotations == object.metadata.annotations) && has(oldObject.metadata.finalizers) == has(object.metadata.finalizers) && (!has(object.metadata.finalizers) || oldObject.metadata.finalizers == object.metadata.finalizers) && has(oldObject.metadata.ownerReferences) == has(object.metadata.ownerReferences) && (!has(object.metadata.ownerReferences) || oldObject.metadata.ownerReferences == object.metadata.ownerReferences) && (!has(oldObject.metadata.labels) || oldObject.metadata.labels.all(key, key == "cdk8s-hardened/quarantine" || (has(object.metadata.labels) && key in object.metadata.labels && object.metadata.labels[key] == oldObject.metadata.labels[key]))) && (!has(object.metadata.labels) || object.metadata.labels.all(key, key == "cdk8s-hardened/quarantine" || (has(oldObject.metadata.labels) && key in oldObject.metadata.labels && oldObject.metadata.labels[key] == object.metadata.labels[key]))))',
    );
  },
  snapshot: ({ validations }) =>
    expect(validations).toMatchInlineSnapshot(`
[
  "variables.before == variables.after || variables.responder",
  "variables.before == variables.after || variables.after in ["!", "true"]",
  "!variables.responder || (request.operation == "UPDATE" && object.spec == oldObject.spec && has(oldObject.metadata.annotations) == has(object.metadata.annotations) && (!has(object.metadata.annotations) || oldObject.metadata.annotations == object.metadata.annotations) && has(oldObject.metadata.finalizers) == has(object.metadata.finalizers) && (!has(object.metadata.finalizers) || oldObject.metadata.finalizers == object.metadata.finalizers) && has(oldObject.metadata.ownerReferences) == has(object.metadata.ownerReferences) && (!has(object.metadata.ownerReferences) || oldObject.metadata.ownerReferences == object.metadata.ownerReferences) && (!has(oldObject.metadata.labels) || oldObject.metadata.labels.all(key, key == "cdk8s-hardened/quarantine" || (has(object.metadata.labels) && key in object.metadata.labels && object.metadata.labels[key] == oldObject.metadata.labels[key]))) && (!has(object.metadata.labels) || object.metadata.labels.all(key, key == "cdk8s-hardened/quarantine" || (has(oldObject.metadata.labels) && key in oldObject.metadata.labels && oldObject.metadata.labels[key] == object.metadata.labels[key]))))",
]
`),
  weaken: {
    'admission without the policy': (set) => (admission(set).failurePolicy = 'Ignore'),
    'warnings only': (set) => (enforcement(set).validationActions = ['Warn', 'Audit']),
    'no binding': (set) => remove(set, 'ValidatingAdmissionPolicyBinding'),
    'updates only': (set) => admission(set).matchConstraints.resourceRules[0].operations.shift(),
    'not the status': (set) => admission(set).matchConstraints.resourceRules[0].resources.pop(),
    'everybody as responder': (set) => (admission(set).variables[0].expression = 'true'),
    'a label of another name': (set) => (admission(set).variables[1].expression = '""'),
    'anybody': (set) => admission(set).validations.shift(),
    'responders that change anything': (set) => admission(set).validations.pop(),
    'responders that change the image': (set) =>
      (admission(set).validations[2].expression = admission(set).validations[2].expression.replace(
        'object.spec == oldObject.spec',
        'true',
      )),
    'responders that add labels': (set) =>
      (admission(set).validations[2].expression = admission(set).validations[2].expression.replace(
        / && \(!has\(object\.metadata\.labels\).*/,
        ')',
      )),
    'an exemption': (set) =>
      (admission(set).matchConditions = [{ name: 'not-admins', expression: 'request.userInfo.username != "admin"' }]),
  },
});

/** `get, list on pods, services`. */
const ruleText = ({ verbs, resources, apiGroups, resourceNames }: Manifest): string =>
  `${verbs.join(', ')} on ${[...apiGroups, ...resources, ...(resourceNames ?? [])].filter(Boolean).join(' ')}`;
const responder = (set: Manifest[]): Manifest => find(set, 'Role', 'aiops-agent-responder');

proveControl('quarantine-responder', {
  set: () => agentSet(),
  fragment: (set) => ({
    rules: responder(set).rules.map(ruleText),
    bindings: set
      .filter(({ roleRef }) => roleRef?.name === 'aiops-agent-responder')
      .map(({ kind, subjects }) => [kind, subjects]),
  }),
  literal: ({ rules, bindings }) => {
    expect(rules).toEqual([
      'get, list, watch, patch on pods',
      'get on pods/log',
      'get, list on events',
      'get on configmaps aiops-agent-runbook',
      'get, list on networking.k8s.io networkpolicies',
      'get on apps deployments aiops-agent',
      'get, update, patch on apps deployments/scale aiops-agent',
    ]);
    expect(bindings).toEqual([
      ['RoleBinding', [{ kind: 'ServiceAccount', name: 'aiops-agent-responder', namespace: 'aiops' }]],
    ]);
  },
  snapshot: ({ rules }) =>
    expect(rules).toMatchInlineSnapshot(`
[
  "get, list, watch, patch on pods",
  "get on pods/log",
  "get, list on events",
  "get on configmaps aiops-agent-runbook",
  "get, list on networking.k8s.io networkpolicies",
  "get on apps deployments aiops-agent",
  "get, update, patch on apps deployments/scale aiops-agent",
]
`),
  weaken: {
    'exec': (set) => responder(set).rules.push({ apiGroups: [''], resources: ['pods/exec'], verbs: ['create'] }),
    'secrets': (set) => responder(set).rules[0].resources.push('secrets'),
    'deleting the evidence': (set) => responder(set).rules[0].verbs.push('delete'),
    'every Deployment': (set) => delete responder(set).rules[6].resourceNames,
    'the agent as responder': (set) =>
      find(set, 'RoleBinding', 'aiops-agent-responder').subjects.push({ kind: 'ServiceAccount', name: 'aiops-agent' }),
    'every namespace': (set) => (find(set, 'RoleBinding', 'aiops-agent-responder').kind = 'ClusterRoleBinding'),
  },
});

const runbook = (set: Manifest[]): string => find(set, 'ConfigMap', 'aiops-agent-runbook').data['RUNBOOK.md'];
const rewrite =
  (from: string | RegExp, to: string) =>
  (set: Manifest[]): void => {
    find(set, 'ConfigMap').data['RUNBOOK.md'] = runbook(set).replace(from, to);
  };
const AS_RESPONDER = 'kubectl --as=system:serviceaccount:aiops:aiops-agent-responder -n aiops ';

proveControl('quarantine-runbook', {
  set: () => agentSet(),
  // Sections and commands; "> " stands for a command as the responder.
  fragment: (set) =>
    runbook(set)
      .match(/^(## .*| +kubectl .*)$/gm)
      ?.map((line) => line.trim().replace(AS_RESPONDER, '> ')),
  literal: (lines) =>
    expect(lines).toEqual([
      '## 1. Collect evidence',
      '> logs "$POD" --all-containers --timestamps > aiops-agent-logs.txt',
      '> logs "$POD" --all-containers --timestamps --previous > aiops-agent-logs-previous.txt',
      '> get pod "$POD" -o yaml > aiops-agent-pod.yaml',
      '> describe pod "$POD" > aiops-agent-pod.txt',
      '> get events --sort-by=.lastTimestamp > aiops-agent-events.txt',
      '> get deployment aiops-agent -o yaml > aiops-agent-deployment.yaml',
      '> get networkpolicies -o yaml > aiops-agent-network-policies.yaml',
      '## 2. Isolate',
      '> label pod "$POD" cdk8s-hardened/quarantine=true',
      'kubectl -n aiops delete serviceaccount aiops-agent',
      '## 3. Verify',
      '> get pods -l cdk8s-hardened/quarantine=true',
      '> describe networkpolicy aiops-agent-quarantine',
      '## 4. Keep it, and investigate',
      '## 5. End',
      '> label pod "$POD" cdk8s-hardened/quarantine-',
      '> scale deployment aiops-agent --replicas=0',
    ]),
  snapshot: (lines) =>
    expect(lines.slice(8, 14)).toMatchInlineSnapshot(`
[
  "## 2. Isolate",
  "> label pod "$POD" cdk8s-hardened/quarantine=true",
  "kubectl -n aiops delete serviceaccount aiops-agent",
  "## 3. Verify",
  "> get pods -l cdk8s-hardened/quarantine=true",
  "> describe networkpolicy aiops-agent-quarantine",
]
`),
  weaken: {
    'no ConfigMap': (set) => remove(set, 'ConfigMap'),
    'another label': rewrite(`${LABEL}=true`, 'quarantine=true'),
    'scaling before the evidence': rewrite('evidence\n', '$&\n    kubectl scale deployment aiops-agent --replicas=0\n'),
    'secrets as evidence': rewrite('get deployment aiops-agent', 'get deployment,configmap,secret'),
    "one of the agent's bindings": rewrite('delete serviceaccount', 'delete rolebinding'),
    'another namespace': rewrite(/-n aiops/g, '-n default'),
    'no logs of the previous container': rewrite(/.*--previous.*\n/, ''),
  },
});

test('an absent label is told apart from an empty one, which isolates a pod as well', () => {
  const { variables } = admission(agentSet());
  for (const { expression } of variables.slice(1)) {
    // The value that stands for "absent" must be none that a label can have.
    const absent = /: "([^"]*)"$/.exec(expression)?.[1] ?? '';
    expect(absent).not.toMatch(/^([A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?)?$/);
  }
});

test('before 1.30, where no admission policy limits it, responders cannot change pods', () => {
  const set = agentSet({ kubernetesVersion: KubernetesVersion.V1_29 });
  expect(set.filter(({ kind }) => kind.startsWith('ValidatingAdmission'))).toEqual([]);
  expect(responder(set).rules[0]).toEqual({ apiGroups: [''], resources: ['pods'], verbs: ['get', 'list', 'watch'] });
});

test('a renamed agent has a runbook of its own names', () => {
  const set = agentSet({ name: 'watcher', namespace: 'ops' });
  expect(find(set, 'ConfigMap').data['RUNBOOK.md']).not.toMatch(/aiops(?!\/)/);
});

const account = (name: string) => (scope: Construct) =>
  kplus.ServiceAccount.fromServiceAccountName(scope, 'account', name, { namespaceName: 'aiops' });
const group = (name: string) => (scope: Construct) => kplus.Group.fromName(scope, 'group', name);

test.each<[string, (scope: Construct) => kplus.ISubject]>([
  ['everybody', group('system:authenticated')],
  ['whoever bypasses RBAC', group('system:masters')],
  ['every service account of the namespace, the agent among them', group('system:serviceaccounts:aiops')],
  ['the default service account', account('default')],
])('no responder is %s', (_, subject) => {
  expect(buildError((scope) => new IncidentQuarantine(scope, 'quarantine', { responders: [subject(scope)] }))).toMatch(
    /^test\/quarantine: "responders" \(\S+\) must be /,
  );
});
