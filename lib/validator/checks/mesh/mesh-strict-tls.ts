import { NOT_APPLICABLE, objectCheck, Violation } from '../../check';
import type { Path } from '../../shape';
import { quote } from '../../text';

/*
 * Mutual TLS must be strict.
 * PERMISSIVE accepts clear text from anybody, without an identity that an AuthorizationPolicy could name.
 *
 * spec.mtls.mode, spec.portLevelMtls[*].mode of a PeerAuthentication: STRICT; absent and UNSET inherit
 *
 * A PeerAuthentication that sets no mode does not apply: what it inherits stands elsewhere.
 */

function modeOf(path: Path, mode: string, where: string): Violation[] {
  return mode === 'PERMISSIVE' || mode === 'DISABLE'
    ? [
        {
          path,
          problem: `accepts clear text${where}: its mode is ${quote(mode)}`,
          repair: 'set mode: STRICT',
        },
      ]
    : [];
}

export const meshStrictTls = objectCheck({
  id: 'mesh-strict-tls',
  kinds: ['security.istio.io/PeerAuthentication'],
  run: ({ body }) => {
    const { mtls, portLevelMtls = {} } = body.spec ?? {};
    const modes: [Path, string, string][] = [
      [['spec', 'mtls', 'mode'], mtls?.mode ?? 'UNSET', ''],
      ...Object.entries(portLevelMtls).map(([port, each]): [Path, string, string] => [
        ['spec', 'portLevelMtls', port, 'mode'],
        each?.mode ?? 'UNSET',
        ` on port ${port}`,
      ]),
    ];
    return modes.every(([, mode]) => mode === 'UNSET') ? NOT_APPLICABLE : modes.flatMap((each) => modeOf(...each));
  },
});
