import { type ApiServer } from '../cluster/api-server';

/** Jest loads setup and teardown as separate programs; the global object is what they share. */
export const running = ((globalThis as { cdk8sHardenedTier?: { server?: ApiServer } }).cdk8sHardenedTier ??= {});
