import { SHARED_NAMESPACES } from '../../../hardening';
import { NOT_APPLICABLE, objectCheck, Outcome, Violation } from '../../check';
import { MODES, POD_SECURITY } from '../../namespaces';
import { pointer, quote } from '../../text';

/*
 * A namespace must enforce the restricted Pod Security Standard, and audit and warn of it.
 * The API server then refuses whatever weakens a pod, and tells of workloads whose pods it will refuse.
 *
 * metadata.labels["pod-security.kubernetes.io/enforce"], audit, warn: restricted
 *
 * Not applicable: `default` and the namespaces of Kubernetes itself. Patch for audit and warn, which refuse nothing;
 * not for enforce, which may.
 */

const LEVELS = ['privileged', 'baseline', 'restricted'];
const RESTRICTED = 'restricted';

const VERBS = { enforce: 'enforces', audit: 'audits', warn: 'warns of' } as const;

function violation(mode: (typeof MODES)[number], level: string | undefined): Violation {
  const key = `${POD_SECURITY}${mode}`;
  const path = ['metadata', 'labels', key];
  const problem =
    level === undefined
      ? `no label ${quote(key)} sets a Pod Security Standard`
      : LEVELS.includes(level)
        ? `namespace ${VERBS[mode]} the Pod Security Standard ${quote(level)} only`
        : `label ${quote(key)} holds ${quote(level)}, which is no Pod Security Standard`;
  const repair = `set the label to "${RESTRICTED}"`;
  // What is audited and warned of refuses nothing; what is enforced may.
  return mode === 'enforce'
    ? { path, problem, repair }
    : {
        path,
        problem,
        repair,
        patch: [{ op: level === undefined ? 'add' : 'replace', path: pointer(path), value: RESTRICTED }],
      };
}

export const podSecurity = objectCheck({
  id: 'pod-security',
  kinds: ['/Namespace'],
  run: ({ name, labels }): Outcome =>
    SHARED_NAMESPACES.includes(name)
      ? NOT_APPLICABLE
      : MODES.filter((mode) => labels[`${POD_SECURITY}${mode}`] !== RESTRICTED).map((mode) =>
          violation(mode, labels[`${POD_SECURITY}${mode}`]),
        ),
});
