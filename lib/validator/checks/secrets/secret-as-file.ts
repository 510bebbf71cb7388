import type { PodCheck, Violation } from '../../check';
import type { Container } from '../../pod';
import { quote } from '../../text';

/*
 * Secrets must reach programs as files, not as environment variables.
 * An environment is inherited by every child process, dumped by debuggers and crash reports, and never reloaded.
 *
 * env[*].valueFrom.secretKeyRef of every container: absent
 *
 * A whole Secret in the environment (envFrom) is told by no-whole-secret.
 */

function variablesOf(container: Container): Violation[] {
  return (container.spec.env ?? []).flatMap(({ name = '', valueFrom }, index) =>
    valueFrom?.secretKeyRef === undefined
      ? []
      : [
          {
            path: container.path('env', index, 'valueFrom', 'secretKeyRef'),
            problem: `${container.title} has the key ${quote(valueFrom.secretKeyRef.key ?? '')} of Secret ${quote(valueFrom.secretKeyRef.name ?? '')} in environment variable ${quote(name)}`,
            repair: 'mount the Secret as a volume and read the file',
          },
        ],
  );
}

export const secretAsFile: PodCheck = {
  id: 'secret-as-file',
  run: (pod) => pod.containers.flatMap(variablesOf),
};
