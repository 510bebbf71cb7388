import type { PodCheck, Violation } from '../../check';
import type { Container } from '../../pod';
import { findSecret, tell } from '../../secrets';
import { quote } from '../../text';

/*
 * No environment variable may hold a secret's value.
 * Everybody who may read the workload, or its manifest in Git, reads it.
 *
 * env[*].value of every container: nothing that looks like a secret by its name, its form or its settings (secrets.ts)
 */

function variablesOf(container: Container): Violation[] {
  return (container.spec.env ?? []).flatMap(({ name = '', value = '' }, index) => {
    const secret = findSecret(name, value);
    return secret === undefined
      ? []
      : [
          {
            path: container.path('env', index, 'value'),
            problem: `${container.title} has ${tell(secret)} in environment variable ${quote(name)}`,
            repair: 'keep it in a Secret outside Git, mount it as a file, and rotate it',
          },
        ];
  });
}

export const noSecretInEnvironment: PodCheck = {
  id: 'no-secret-in-environment',
  run: (pod) => pod.containers.flatMap(variablesOf),
};
