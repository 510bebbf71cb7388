import { running } from './running';

/** Stops the API server that the setup started. */
export default async function teardown(): Promise<void> {
  await running.server?.stop();
}
