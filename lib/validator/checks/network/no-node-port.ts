import { NOT_APPLICABLE, objectCheck, PASS } from '../../check';
import { list } from '../../text';

/*
 * No Service may open a port on every node.
 * Network policies often do not see where such a connection came from.
 *
 * spec.type: absent, and all but NodePort
 *
 * Type LoadBalancer, which opens node ports too, is `no-load-balancer`.
 */

export const noNodePort = objectCheck({
  id: 'no-node-port',
  kinds: ['/Service'],
  run: ({ body: { spec = {} } }) => {
    if (spec.type === undefined) {
      return NOT_APPLICABLE;
    }
    if (spec.type !== 'NodePort') {
      return PASS;
    }
    const ports = (spec.ports ?? []).flatMap(({ nodePort }) => nodePort ?? []).map(String);
    const which = ports.length === 0 ? 'a port' : `${ports.length === 1 ? 'port' : 'ports'} ${list(ports)}`;
    return [
      {
        path: ['spec', 'type'],
        problem: `type "NodePort" opens ${which} on every node`,
        repair: 'use type ClusterIP behind an Ingress',
      },
    ];
  },
});
