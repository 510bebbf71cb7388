import { meshOpenEgress } from '../../../../lib/validator/checks/mesh/mesh-open-egress';
import { RawObject } from '../../../../lib/validator/manifest';
import { checkSuite } from '../../../support/checks';

function sidecar(spec: unknown): RawObject {
  return {
    apiVersion: 'networking.istio.io/v1',
    kind: 'Sidecar',
    metadata: { name: 'default', namespace: 'prod' },
    spec,
  };
}

const HOSTS =
  'Sidecar prod/default: reaches every service of every namespace by the host "*/*" (spec.egress[1].hosts[0]); name the hosts, for example "./*" for those of its own namespace.';
const ANY =
  'Sidecar prod/default: reaches every address outside the mesh by the mode "ALLOW_ANY" (spec.outboundTrafficPolicy.mode); set outboundTrafficPolicy.mode: REGISTRY_ONLY, and name the hosts by ServiceEntries.';

checkSuite(meshOpenEgress, {
  passes: {
    'named hosts': sidecar({
      egress: [{ hosts: ['./*', 'istio-system/*', '*/api.example.com'] }],
      outboundTrafficPolicy: { mode: 'REGISTRY_ONLY' },
    }),
    'absent: that of the mesh': sidecar({}),
    'null': sidecar({ egress: [{ hosts: null }], outboundTrafficPolicy: null }),
    'no spec': sidecar(null),
  },
  fails: {
    'every host': [sidecar({ egress: [{ hosts: ['./*'] }, { hosts: ['*/*', './*'] }] }), [HOSTS]],
    'ALLOW_ANY': [sidecar({ outboundTrafficPolicy: { mode: 'ALLOW_ANY' } }), [ANY]],
    'both': [sidecar({ egress: [{}, { hosts: ['*/*'] }], outboundTrafficPolicy: { mode: 'ALLOW_ANY' } }), [HOSTS, ANY]],
  },
  notApplicable: { 'another kind': { apiVersion: 'v1', kind: 'Service', metadata: { name: 'a' } } },
});
