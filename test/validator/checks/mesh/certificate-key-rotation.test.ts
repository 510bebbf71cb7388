import { certificateKeyRotation } from '../../../../lib/validator/checks/mesh/certificate-key-rotation';
import { RawObject } from '../../../../lib/validator/manifest';
import { checkSuite } from '../../../support/checks';

function certificate(spec: unknown): RawObject {
  return { apiVersion: 'cert-manager.io/v1', kind: 'Certificate', metadata: { name: 'web', namespace: 'prod' }, spec };
}

const NEVER = { privateKey: { rotationPolicy: 'Never' } };
const MESSAGE =
  'Certificate prod/web: keeps its private key through every renewal: its rotationPolicy is "Never" (spec.privateKey.rotationPolicy); set privateKey.rotationPolicy: Always.';

checkSuite(certificateKeyRotation, {
  passes: {
    'Always': certificate({ privateKey: { rotationPolicy: 'Always' } }),
    'absent: Always since cert-manager 1.18': certificate({ privateKey: {} }),
    'null': certificate({ privateKey: { rotationPolicy: null } }),
    'no spec': certificate(null),
    'the key of an authority': certificate({ ...NEVER, isCA: true }),
  },
  fails: {
    'Never': [certificate(NEVER), [MESSAGE]],
    'isCA: false': [certificate({ ...NEVER, isCA: false }), [MESSAGE]],
  },
  notApplicable: { 'another kind': { apiVersion: 'cert-manager.io/v1', kind: 'Issuer', metadata: { name: 'a' } } },
});
