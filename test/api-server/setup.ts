import { startApiServer } from '../cluster/api-server';
import { available } from '../cluster/binaries';
import { type Handle, HANDLE_VARIABLE } from './handle';
import { running } from './running';

/** Starts the one API server of this tier, with all CRDs; the teardown stops it. */
export default async function setup(): Promise<void> {
  const availability = available({ crds: true });
  if (!availability.ok) {
    throw new Error(`api-server tier: ${availability.reason}`);
  }
  const server = await startApiServer({ crds: true });
  running.server = server;
  server.binaries.differences.forEach((difference) => process.stderr.write(`api-server tier: ${difference}\n`));
  const handle: Handle = {
    kubeconfig: server.kubeconfig,
    url: server.url,
    version: server.version,
    origin: server.binaries.origin,
    crds: server.crds,
    kubectlFile: server.binaries.paths.kubectl,
  };
  process.env[HANDLE_VARIABLE] = JSON.stringify(handle);
}
