import { objectCheck, Violation } from '../../check';
import type { Manifest } from '../../manifest';

/*
 * The egress of a sidecar must be limited to named hosts.
 * A host of every namespace makes it reach everything in the mesh, and ALLOW_ANY the internet past it.
 *
 * spec.egress[*].hosts of a Sidecar: not "*" of every namespace
 * spec.outboundTrafficPolicy.mode: absent (that of the mesh), REGISTRY_ONLY
 */

type Sidecar = Manifest<'networking.istio.io/Sidecar'>;

const EVERY_HOST = '*/*';

function hostsOf({ body }: Sidecar): Violation[] {
  return (body.spec?.egress ?? []).flatMap(({ hosts = [] }, egress) =>
    hosts.flatMap((host, index) =>
      host === EVERY_HOST
        ? [
            {
              path: ['spec', 'egress', egress, 'hosts', index],
              problem: `reaches every service of every namespace by the host "${EVERY_HOST}"`,
              repair: 'name the hosts, for example "./*" for those of its own namespace',
            },
          ]
        : [],
    ),
  );
}

function policyOf({ body }: Sidecar): Violation[] {
  return body.spec?.outboundTrafficPolicy?.mode === 'ALLOW_ANY'
    ? [
        {
          path: ['spec', 'outboundTrafficPolicy', 'mode'],
          problem: 'reaches every address outside the mesh by the mode "ALLOW_ANY"',
          repair: 'set outboundTrafficPolicy.mode: REGISTRY_ONLY, and name the hosts by ServiceEntries',
        },
      ]
    : [];
}

export const meshOpenEgress = objectCheck({
  id: 'mesh-open-egress',
  kinds: ['networking.istio.io/Sidecar'],
  run: (object) => [...hostsOf(object), ...policyOf(object)],
});
