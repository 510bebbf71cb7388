import type { PodCheck, Violation } from '../../check';
import { choice, isNumber } from '../../named-ports';
import type { Container, ContainerSpec } from '../../pod';
import type { Path } from '../../shape';
import { quote } from '../../text';

/*
 * A probe, or a hook, that names a port must name one of its own container.
 * The kubelet looks the name up there only: a probe of an unknown port fails for ever.
 *
 * httpGet.port, tcpSocket.port of livenessProbe, readinessProbe, startupProbe, lifecycle.postStart and
 * lifecycle.preStop of every container: a number, or the name of a port of the container
 *
 * A number need not be among the container's ports, which only inform. A number in quotes is a name, which no port can
 * have.
 *
 * No patch: which port is meant is for the program to say.
 */

interface Handler {
  readonly httpGet?: { readonly port?: string | number };
  readonly tcpSocket?: { readonly port?: string | number };
}

const ACTIONS = ['httpGet', 'tcpSocket'] as const;

const HANDLERS: readonly { readonly place: Path; readonly of: (spec: ContainerSpec) => Handler | undefined }[] = [
  { place: ['livenessProbe'], of: ({ livenessProbe }) => livenessProbe },
  { place: ['readinessProbe'], of: ({ readinessProbe }) => readinessProbe },
  { place: ['startupProbe'], of: ({ startupProbe }) => startupProbe },
  { place: ['lifecycle', 'postStart'], of: ({ lifecycle }) => lifecycle?.postStart },
  { place: ['lifecycle', 'preStop'], of: ({ lifecycle }) => lifecycle?.preStop },
];

function judgeHandler(container: Container, handler: Handler, place: Path): Violation[] {
  const ports = container.spec.ports ?? [];
  return ACTIONS.flatMap((action) => {
    const port = handler[action]?.port;
    if (typeof port !== 'string' || ports.some(({ name }) => name === port)) {
      return [];
    }
    return [
      {
        path: container.path(...place, action, 'port'),
        problem: `${container.title} has no port ${quote(port)}, which its ${place.at(-1)} names`,
        repair: isNumber(port) ? `write port: ${port} without quotes` : `name ${choice(ports)}`,
      },
    ];
  });
}

function judge(container: Container): Violation[] {
  return HANDLERS.flatMap(({ place, of }) => {
    const handler = of(container.spec);
    return handler === undefined ? [] : judgeHandler(container, handler, place);
  });
}

export const probePorts: PodCheck = {
  id: 'probe-ports',
  run: (pod) => pod.containers.flatMap(judge),
};
