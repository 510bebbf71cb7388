import { NOT_APPLICABLE, objectCheck } from '../../check';
import { quote } from '../../text';

/*
 * No Service may be an alias of a name outside.
 * It leads clients, and Ingress controllers, to any host, inside or outside.
 *
 * spec.type: absent, and all but ExternalName, with which alone externalName counts
 */

export const noExternalName = objectCheck({
  id: 'no-external-name',
  kinds: ['/Service'],
  run: ({ body: { spec = {} } }) =>
    spec.type !== 'ExternalName'
      ? NOT_APPLICABLE
      : [
          {
            path: ['spec', 'externalName'],
            problem: `type "ExternalName" makes the Service an alias of ${quote(spec.externalName ?? '')}`,
            repair: 'call the name itself',
          },
        ],
});
