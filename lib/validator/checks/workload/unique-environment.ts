import type { PodCheck, Violation } from '../../check';
import type { Container, ContainerSpec } from '../../pod';
import { quote } from '../../text';

/*
 * An environment variable must not be set twice in a container.
 * The last one wins silently, and which one is lost in an apply depends on the order.
 *
 * env[*].name of every container: each once; again only where its value builds on the earlier one: "$(NAME):/more"
 *
 * No patch: a variable in between may refer to the first.
 */

type Variable = NonNullable<ContainerSpec['env']>[number];

/** Whether a value builds on the one before, which Kubernetes expects (GetWarningsForPod). */
function extendsItself({ name = '', value = '' }: Variable): boolean {
  const reference = `$(${name})`;
  return value !== reference && value.includes(reference);
}

function repeated(container: Container): Violation[] {
  const { env = [] } = container.spec;
  const seen = new Set<string>();
  return env.flatMap((variable, index) => {
    const { name = '' } = variable;
    if (name === '' || !seen.has(name)) {
      seen.add(name);
      return [];
    }
    return extendsItself(variable)
      ? []
      : [
          {
            path: container.path('env', index, 'name'),
            problem: `${container.title} sets environment variable ${quote(name)} again`,
            repair: 'remove one',
          },
        ];
  });
}

export const uniqueEnvironment: PodCheck = {
  id: 'unique-environment',
  run: (pod) => pod.containers.flatMap((container) => (container.spec.env === undefined ? [] : repeated(container))),
};
