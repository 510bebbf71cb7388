import { NOT_APPLICABLE, objectCheck, PASS } from '../../check';
import { mayBeMade } from '../../custom-resources';
import { isMissing } from '../../lookups';
import { quote } from '../../text';

/*
 * The Service that a StatefulSet names must exist.
 * Its pods have no names in DNS without it.
 *
 * StatefulSet spec.serviceName: absent, or a Service of the tree
 *
 * Reported only where the tree holds other Services in that namespace, and no custom resource names it.
 *
 * No patch: the ports of the Service are for the program to say.
 */

export const headlessService = objectCheck({
  id: 'headless-service',
  kinds: ['apps/StatefulSet'],
  run: ({ namespace, body }, { tree }) => {
    const name = body.spec?.serviceName ?? '';
    if (name === '') {
      return NOT_APPLICABLE;
    }
    if (!isMissing(tree, '/Service', namespace, name) || mayBeMade(tree, namespace, name)) {
      return PASS;
    }
    return [
      {
        path: ['spec', 'serviceName'],
        problem: `names Service ${quote(name)}, which does not exist`,
        repair: 'create a Service with clusterIP: None',
      },
    ];
  },
});
