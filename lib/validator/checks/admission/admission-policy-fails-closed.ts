import { objectCheck, PASS } from '../../check';

/*
 * An admission policy must fail closed.
 * An expression that cannot be evaluated, or parameters that are missing, would admit the object.
 *
 * spec.failurePolicy: absent, Fail
 */

export const admissionPolicyFailsClosed = objectCheck({
  id: 'admission-policy-fails-closed',
  kinds: [
    'admissionregistration.k8s.io/MutatingAdmissionPolicy',
    'admissionregistration.k8s.io/ValidatingAdmissionPolicy',
  ],
  run: ({ body }) =>
    body.spec?.failurePolicy === 'Ignore'
      ? [
          {
            path: ['spec', 'failurePolicy'],
            problem: 'admits what it cannot judge: its failurePolicy is "Ignore"',
            repair: 'set failurePolicy: Fail',
          },
        ]
      : PASS,
});
