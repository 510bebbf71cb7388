import { once } from 'node:events';
import * as net from 'node:net';

/** Distinct TCP ports of the loopback interface that nobody listened on a moment ago. */
export async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => net.createServer());
  try {
    for (const server of servers) {
      server.listen(0, '127.0.0.1');
      await once(server, 'listening');
    }
    return servers.map((server) => (server.address() as net.AddressInfo).port);
  } finally {
    await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  }
}

/**
 * Calls `start` with free ports, and again with others when somebody took one of them in between.
 *
 * @param count How many ports `start` needs.
 * @param start Must leave nothing running when it throws. An error whose text says that an address is in use counts as a
 *   collision, any other is passed on.
 * @param attempts How often to try at most.
 * @throws The last error of `start`.
 */
export async function withFreePorts<T>(
  count: number,
  start: (ports: readonly number[]) => Promise<T>,
  attempts = 5,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await start(await freePorts(count));
    } catch (error) {
      if (attempt >= attempts || !isPortCollision(error)) {
        throw error;
      }
    }
  }
}

/** True when an error, or the log that it quotes, says that an address is in use; in the words of Go or of Node. */
export function isPortCollision(error: unknown): boolean {
  return /address already in use|EADDRINUSE/.test(String(error));
}
