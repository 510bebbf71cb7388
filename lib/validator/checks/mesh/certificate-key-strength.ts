import { objectCheck, PASS } from '../../check';

/*
 * The key of a Certificate must be strong.
 * RSA below 2048 bits can be factored.
 *
 * spec.privateKey.algorithm RSA (the default): size absent (2048), 2048 and more
 * ECDSA: size absent (256), 256 and more; Ed25519 has one size
 */

const MIN_SIZE: { readonly [algorithm: string]: number | undefined } = { ECDSA: 256, RSA: 2048 };

export const certificateKeyStrength = objectCheck({
  id: 'certificate-key-strength',
  kinds: ['cert-manager.io/Certificate'],
  run: ({ body }) => {
    const { algorithm = 'RSA', size } = body.spec?.privateKey ?? {};
    const least = MIN_SIZE[algorithm];
    // In Go a size of 0 is one that is absent.
    return size && least !== undefined && size < least
      ? [
          {
            path: ['spec', 'privateKey', 'size'],
            problem: `has an ${algorithm} key of ${size} bits`,
            repair: `set size to ${least} or more, or remove it`,
          },
        ]
      : PASS;
  },
});
