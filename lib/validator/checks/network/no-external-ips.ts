import { NOT_APPLICABLE, objectCheck } from '../../check';
import { list } from '../../text';

/*
 * No Service may claim external addresses.
 * Any address can be claimed, those of others, too (CVE-2020-8554).
 *
 * spec.externalIPs: absent, empty
 */

export const noExternalIps = objectCheck({
  id: 'no-external-ips',
  kinds: ['/Service'],
  run: ({ body }) => {
    const addresses = body.spec?.externalIPs ?? [];
    return addresses.length === 0
      ? NOT_APPLICABLE
      : [
          {
            path: ['spec', 'externalIPs'],
            problem: `externalIPs claims ${list(addresses)}`,
            repair: 'remove externalIPs',
          },
        ];
  },
});
