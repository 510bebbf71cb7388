/** ObjectMeta, as far as checks read it. */
export const META = {
  name: 'string',
  generateName: 'string',
  namespace: 'string',
  labels: { each: 'string' },
  annotations: { each: 'string' },
  ownerReferences: [{ kind: 'string', name: 'string' }],
} as const;

/** LabelSelector. */
export const SELECTOR = {
  matchLabels: { each: 'string' },
  matchExpressions: [{ key: 'string', operator: 'string', values: ['string'] }],
} as const;

/** SecretKeySelector, ConfigMapKeySelector. */
export const KEY_REF = { name: 'string', key: 'string', optional: 'boolean' } as const;

/** A reference to an object by its name. */
export const NAME_REF = { name: 'string' } as const;
