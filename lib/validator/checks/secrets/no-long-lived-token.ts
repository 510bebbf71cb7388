import { objectCheck, PASS } from '../../check';

/*
 * No Secret may ask for a service account token without an expiry.
 * The control plane fills in a token that works until somebody deletes the Secret or the account.
 *
 * type of a Secret: other than kubernetes.io/service-account-token
 */

const TYPE = 'kubernetes.io/service-account-token';

export const noLongLivedToken = objectCheck({
  id: 'no-long-lived-token',
  kinds: ['/Secret'],
  run: ({ body }) =>
    body.type === TYPE
      ? [
          {
            path: ['type'],
            problem: `asks by its type "${TYPE}" for a token that never expires`,
            repair: 'use a projected token with audience and expiry',
          },
        ]
      : PASS,
});
