import type { PodCheck } from '../../check';
import { list, quote } from '../../text';

/*
 * A pod must not have aliases in /etc/hosts.
 * An alias sends a known name to another address, past DNS, and stays when the address is somebody else's.
 *
 * spec.hostAliases: absent, empty
 */

export const noHostAliases: PodCheck = {
  id: 'no-host-aliases',
  run: (pod) =>
    (pod.spec.hostAliases ?? []).map(({ ip = '', hostnames = [] }, index) => ({
      path: pod.path('spec', 'hostAliases', index),
      problem: `the pod maps ${hostnames.length === 0 ? 'no name' : list(hostnames)} to address ${quote(ip)}`,
      repair: 'remove it and use DNS',
    })),
};
