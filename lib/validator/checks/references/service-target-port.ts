import { NOT_APPLICABLE, objectCheck, Violation } from '../../check';
import { isNumber, servedPorts } from '../../named-ports';
import { podsSelected } from '../../policies';
import { list, quote } from '../../text';

/*
 * A target port of a Service that is a name must be that of a port of its pods.
 * The Service has no endpoints for it otherwise: connections are refused.
 *
 * Service spec.ports[*].targetPort: a number; or the name of a port, of the same protocol, of at least one pod that the
 * selector selects, in a main container or an init container that runs beside these
 *
 * A selected pod without such a port is merely no endpoint, as is one of a worker with the same labels. A number need
 * not be among the ports of a container, which only inform. A number in quotes is a name, which no port can have.
 *
 * Not judged: Services whose selector selects nothing in the tree, which service-selector is for.
 *
 * No patch: which port is meant is for the program to say.
 */

/** The name that a target port is; none where it is a number, or empty, which stands for the port itself. */
function nameOf({ targetPort }: { readonly targetPort?: string | number }): string {
  return typeof targetPort === 'string' ? targetPort : '';
}

function repairOf(name: string, protocol: string, served: ReadonlySet<string>): string {
  if (isNumber(name)) {
    return `write targetPort: ${name} without quotes`;
  }
  const prefix = `${protocol} `;
  const names = [...served].filter((port) => port.startsWith(prefix)).map((port) => port.slice(prefix.length));
  return names.length === 0 ? 'name a port of the pods' : `name a port of the pods: ${list(names, 'or')}`;
}

export const serviceTargetPort = objectCheck({
  id: 'service-target-port',
  kinds: ['/Service'],
  run: ({ namespace, body: { spec = {} } }, { tree }) => {
    const { selector: matchLabels = {}, ports = [], type } = spec;
    const judged = type !== 'ExternalName' && Object.keys(matchLabels).length > 0 && ports.some(nameOf);
    const pods = judged ? podsSelected(tree, namespace, { matchLabels }) : [];
    if (pods.length === 0) {
      return NOT_APPLICABLE;
    }
    const served = servedPorts(tree, pods);
    return ports.flatMap((port, index): Violation[] => {
      const { protocol = 'TCP' } = port;
      const name = nameOf(port);
      return name === '' || served.has(`${protocol} ${name}`)
        ? []
        : [
            {
              path: ['spec', 'ports', index, 'targetPort'],
              problem: `none of its pods has a ${protocol} port ${quote(name)}`,
              repair: repairOf(name, protocol, served),
            },
          ];
    });
  },
});
