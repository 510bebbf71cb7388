import { SHARED_NAMESPACES } from '../../../hardening';
import { NOT_APPLICABLE, objectCheck, Outcome } from '../../check';
import { MODES, POD_SECURITY } from '../../namespaces';
import { pointer, quote } from '../../text';

/*
 * The versions of Pod Security labels must be pinned.
 * "latest", which is also what a missing label means, changes under an upgrade.
 *
 * metadata.labels["pod-security.kubernetes.io/enforce-version"], audit-version, warn-version, where there is a level:
 * v1.N
 *
 * Not applicable: `default` and the namespaces of Kubernetes itself. The patch is safe on older clusters: a version
 * that they do not know counts as their latest.
 */

const PINNED = /^v1\.(0|[1-9]\d*)$/;

export const podSecurityVersion = objectCheck({
  id: 'pod-security-version',
  kinds: ['/Namespace'],
  run: ({ name, labels }, { minor }): Outcome => {
    const modes = MODES.filter((mode) => labels[`${POD_SECURITY}${mode}`] !== undefined);
    if (modes.length === 0 || SHARED_NAMESPACES.includes(name)) {
      return NOT_APPLICABLE;
    }
    return modes
      .map((mode) => `${POD_SECURITY}${mode}-version`)
      .filter((key) => !PINNED.test(labels[key] ?? ''))
      .map((key) => {
        const path = ['metadata', 'labels', key];
        const version = labels[key];
        return {
          path,
          problem:
            version === undefined
              ? `no label ${quote(key)} pins the version`
              : `label ${quote(key)} holds ${quote(version)}, which pins no version`,
          repair: `set it to "v1.${minor}"`,
          patch: [{ op: version === undefined ? 'add' : 'replace', path: pointer(path), value: `v1.${minor}` }],
        };
      });
  },
});
