import { objectCheck, PASS } from '../../check';

/*
 * A Certificate must get a new key when it is renewed.
 * A key that never changes is a key that can be stolen once for all.
 *
 * spec.privateKey.rotationPolicy: absent, Always
 *
 * Absent means Always since cert-manager 1.18. Before, it meant Never; those versions are out of support, and the version
 * does not stand in a manifest. Exception: the key of an authority (isCA) is in the trust of others, who must have the new
 * one first.
 */

export const certificateKeyRotation = objectCheck({
  id: 'certificate-key-rotation',
  kinds: ['cert-manager.io/Certificate'],
  run: ({ body }) =>
    body.spec?.privateKey?.rotationPolicy === 'Never' && body.spec.isCA !== true
      ? [
          {
            path: ['spec', 'privateKey', 'rotationPolicy'],
            problem: 'keeps its private key through every renewal: its rotationPolicy is "Never"',
            repair: 'set privateKey.rotationPolicy: Always',
          },
        ]
      : PASS,
});
