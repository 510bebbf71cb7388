import { META } from './meta';

/** Namespace, and any other object of which only the metadata is read. */
export const NAMESPACE = { metadata: META } as const;

/** ResourceQuota. */
export const RESOURCE_QUOTA = { metadata: META, spec: { hard: { each: 'scalar' }, scopes: ['string'] } } as const;

/** LimitRange. */
export const LIMIT_RANGE = {
  metadata: META,
  spec: {
    limits: [
      {
        type: 'string',
        default: { each: 'scalar' },
        defaultRequest: { each: 'scalar' },
        max: { each: 'scalar' },
        min: { each: 'scalar' },
      },
    ],
  },
} as const;

/** PersistentVolumeClaim. */
export const PERSISTENT_VOLUME_CLAIM = { metadata: META, spec: { storageClassName: 'string' } } as const;
