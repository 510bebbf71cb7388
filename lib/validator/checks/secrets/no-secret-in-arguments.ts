import type { PodCheck, Violation } from '../../check';
import type { Container } from '../../pod';
import { findSecret, Secret, tell } from '../../secrets';

/*
 * No command or argument may hold a secret's value.
 * It stands in the manifest and in the process list of the node.
 *
 * command[*], args[*] of every container: nothing that looks like a secret by its form, its settings (--password=...),
 * or the option before it (--password, ...)
 */

const OPTION = /^--?([A-Za-z][\w.-]*)$/;

function secretOf(text: string, before: string | undefined): Secret | undefined {
  const option = before === undefined || text.startsWith('-') ? undefined : OPTION.exec(before)?.[1];
  return findSecret(option ?? '', text);
}

function textsOf(container: Container, field: 'command' | 'args'): Violation[] {
  const texts = container.spec[field] ?? [];
  return texts.flatMap((text, index) => {
    const secret = secretOf(text, texts[index - 1]);
    return secret === undefined
      ? []
      : [
          {
            path: container.path(field, index),
            problem: `${container.title} has ${tell(secret)} in its ${field === 'args' ? 'arguments' : 'command'}`,
            repair: 'keep it in a Secret outside Git, mount it as a file, and rotate it',
          },
        ];
  });
}

export const noSecretInArguments: PodCheck = {
  id: 'no-secret-in-arguments',
  run: (pod) => pod.containers.flatMap((each) => [...textsOf(each, 'command'), ...textsOf(each, 'args')]),
};
