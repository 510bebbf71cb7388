import { certificateKeyStrength } from '../../../../lib/validator/checks/mesh/certificate-key-strength';
import { RawObject } from '../../../../lib/validator/manifest';
import { checkSuite } from '../../../support/checks';

function certificate(privateKey: unknown): RawObject {
  return {
    apiVersion: 'cert-manager.io/v1',
    kind: 'Certificate',
    metadata: { name: 'web', namespace: 'prod' },
    spec: { privateKey },
  };
}

const message = (key: string, least: number): string =>
  `Certificate prod/web: has an ${key} bits (spec.privateKey.size); set size to ${least} or more, or remove it.`;

checkSuite(certificateKeyStrength, {
  passes: {
    'absent: RSA of 2048 bits': certificate(undefined),
    'null': certificate({ algorithm: null, size: null }),
    'no spec': { ...certificate({}), spec: null },
    'RSA 2048': certificate({ algorithm: 'RSA', size: 2048 }),
    'RSA 4096': certificate({ size: 4096 }),
    'ECDSA 256': certificate({ algorithm: 'ECDSA', size: 256 }),
    'ECDSA': certificate({ algorithm: 'ECDSA' }),
    'Ed25519 has one size': certificate({ algorithm: 'Ed25519', size: 1 }),
    '0 is absent': certificate({ size: 0 }),
    'an algorithm that is none: the API server refuses it': certificate({ algorithm: 'DSA', size: 1024 }),
  },
  fails: {
    'RSA 1024': [certificate({ algorithm: 'RSA', size: 1024 }), [message('RSA key of 1024', 2048)]],
    'RSA by default': [certificate({ size: 2047 }), [message('RSA key of 2047', 2048)]],
    'ECDSA 224': [certificate({ algorithm: 'ECDSA', size: 224 }), [message('ECDSA key of 224', 256)]],
  },
  notApplicable: { 'another kind': { apiVersion: 'cert-manager.io/v1', kind: 'Issuer', metadata: { name: 'a' } } },
});
