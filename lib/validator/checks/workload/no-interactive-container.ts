import type { PodCheck, Violation } from '../../check';
import type { Container } from '../../pod';

/*
 * No container may keep a terminal or its standard input open.
 * They are there for somebody to attach, and what is typed stands in no audit log.
 *
 * stdin, tty of init and main containers: absent, false
 *
 * Ephemeral containers are for debugging. No patch: a shell as a placeholder ends with its input.
 */

const FIELDS = ['stdin', 'tty'] as const;
const TOLD = { stdin: 'keeps its standard input open', tty: 'has a terminal' };

function open(container: Container): Violation[] {
  return FIELDS.flatMap((field) =>
    container.spec[field] !== true
      ? []
      : [{ path: container.path(field), problem: `${container.title} ${TOLD[field]}`, repair: `remove ${field}` }],
  );
}

export const noInteractiveContainer: PodCheck = {
  id: 'no-interactive-container',
  run: (pod) =>
    pod.containers.flatMap((container) => (container.list === 'ephemeralContainers' ? [] : open(container))),
};
