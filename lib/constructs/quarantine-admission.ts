import * as kplus from 'cdk8s-plus-28';
import { LABEL_ONLY } from '../analysis/label-only';
import { NAMESPACE_NAME_LABEL, QUARANTINE_LABEL, QUARANTINE_VALUE } from '../hardening';

/** A subject as a binding names it. */
type Subject = kplus.SubjectConfiguration;

/** CEL takes JSON's string literals. */
const literal = JSON.stringify;

/** `true` for requests of these subjects. */
function isResponder(subjects: readonly Subject[]): string {
  const users = subjects
    .filter(({ kind }) => kind !== 'Group')
    .map(({ kind, name, namespace }) =>
      kind === 'ServiceAccount' ? `system:serviceaccount:${namespace}:${name}` : name,
    );
  const groups = subjects.filter(({ kind }) => kind === 'Group').map(({ name }) => name);
  return `request.userInfo.username in ${literal(users)} || request.userInfo.groups.exists(group, group in ${literal(groups)})`;
}

const LABEL = literal(QUARANTINE_LABEL);

/** Stands for "no such label": no label value can be it, while an empty value is one, and isolates a pod as well. */
const ABSENT = literal('!');

/** The label's value of an object that may be null, may have no labels, or not this one. */
function labelOf(object: string): string {
  return `${object} != null && has(${object}.metadata.labels) && ${LABEL} in ${object}.metadata.labels ? ${object}.metadata.labels[${LABEL}] : ${ABSENT}`;
}

/**
 * The policy: the label changes by responders only, to `true` or away, and responders change nothing else of a pod.
 * Status and the other subresources are included because an update of them may carry labels, too, and bindings because
 * the labels of a Binding are copied to the pod (PodTopologyLabelsAdmission, on by default since 1.35).
 *
 * Source: KEP-3488; the expressions are proved on a real API server by test/api-server/quarantine.test.ts.
 */
export function quarantinePolicySpec(namespace: string, subjects: readonly Subject[]): { [key: string]: unknown } {
  return {
    failurePolicy: 'Fail',
    matchConstraints: {
      matchPolicy: 'Equivalent',
      namespaceSelector: { matchLabels: { [NAMESPACE_NAME_LABEL]: namespace } },
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
    variables: [
      { name: 'responder', expression: isResponder(subjects) },
      { name: 'before', expression: labelOf('oldObject') },
      { name: 'after', expression: labelOf('object') },
    ],
    validations: [
      {
        expression: 'variables.before == variables.after || variables.responder',
        message: `only incident responders may set or remove the label ${QUARANTINE_LABEL}`,
        reason: 'Forbidden',
      },
      {
        expression: `variables.before == variables.after || variables.after in [${ABSENT}, ${literal(QUARANTINE_VALUE)}]`,
        message: `the label ${QUARANTINE_LABEL} must be "${QUARANTINE_VALUE}" or absent`,
        reason: 'Invalid',
      },
      {
        expression: LABEL_ONLY,
        message: `incident responders may change the label ${QUARANTINE_LABEL} of a pod, and nothing else`,
        reason: 'Forbidden',
      },
    ],
  };
}
