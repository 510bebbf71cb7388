import { meshStrictTls } from '../../../../lib/validator/checks/mesh/mesh-strict-tls';
import { RawObject } from '../../../../lib/validator/manifest';
import { checkSuite } from '../../../support/checks';

function authentication(spec: unknown): RawObject {
  return {
    apiVersion: 'security.istio.io/v1',
    kind: 'PeerAuthentication',
    metadata: { name: 'default', namespace: 'prod' },
    spec,
  };
}

const message = (where: string, mode: string, path: string): string =>
  `PeerAuthentication prod/default: accepts clear text${where}: its mode is "${mode}" (${path}); set mode: STRICT.`;

checkSuite(meshStrictTls, {
  passes: {
    'STRICT': authentication({ mtls: { mode: 'STRICT' } }),
    'STRICT on a port': authentication({ portLevelMtls: { 8080: { mode: 'STRICT' } } }),
    'STRICT, and a port that inherits': authentication({ mtls: { mode: 'STRICT' }, portLevelMtls: { 8080: null } }),
  },
  fails: {
    'PERMISSIVE': [authentication({ mtls: { mode: 'PERMISSIVE' } }), [message('', 'PERMISSIVE', 'spec.mtls.mode')]],
    'DISABLE': [authentication({ mtls: { mode: 'DISABLE' } }), [message('', 'DISABLE', 'spec.mtls.mode')]],
    'a port': [
      authentication({ mtls: { mode: 'STRICT' }, portLevelMtls: { 8080: { mode: 'PERMISSIVE' } } }),
      [message(' on port 8080', 'PERMISSIVE', 'spec.portLevelMtls["8080"].mode')],
    ],
    'both': [
      authentication({ mtls: { mode: 'PERMISSIVE' }, portLevelMtls: { 8080: { mode: 'DISABLE' } } }),
      [
        message('', 'PERMISSIVE', 'spec.mtls.mode'),
        message(' on port 8080', 'DISABLE', 'spec.portLevelMtls["8080"].mode'),
      ],
    ],
  },
  notApplicable: {
    'UNSET inherits': authentication({ mtls: { mode: 'UNSET' } }),
    'absent inherits': authentication({}),
    'null inherits': authentication({ mtls: null, portLevelMtls: null }),
    'no spec': authentication(null),
    'another kind': { apiVersion: 'v1', kind: 'Service', metadata: { name: 'a' } },
  },
});
