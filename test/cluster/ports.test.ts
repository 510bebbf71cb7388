import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import * as net from 'node:net';
import { freePorts, isPortCollision, withFreePorts } from './ports';

test('free ports are distinct and can be listened on', async () => {
  const ports = await freePorts(5);
  expect(new Set(ports).size).toBe(5);
  const server = net.createServer().listen(ports[0], '127.0.0.1');
  await once(server, 'listening');
  server.close();
});

test('a port that somebody took in between is given up for another', async () => {
  const squatter = net.createServer();
  const tried: number[] = [];
  const port = await withFreePorts(1, async ([candidate]) => {
    tried.push(candidate);
    if (tried.length === 1) {
      squatter.listen(candidate, '127.0.0.1');
      await once(squatter, 'listening');
    }
    const listen = `require('node:net').createServer().listen(${candidate}, '127.0.0.1', () => process.exit(0))`;
    const { status, stderr } = spawnSync(process.execPath, ['-e', listen], { encoding: 'utf8' });
    if (status !== 0) {
      throw new Error(`ended. Its log ends with:\n${stderr}`);
    }
    return candidate;
  });
  squatter.close();
  expect(tried).toEqual([expect.any(Number), port]);
  expect(tried[0]).not.toBe(port);
});

test('any other failure is passed on at once', async () => {
  let calls = 0;
  const start = (): Promise<never> => Promise.reject(new Error(`broken ${++calls}`));
  await expect(withFreePorts(1, start)).rejects.toThrow('broken 1');
});

test('collisions without end are given up', async () => {
  let calls = 0;
  const start = (): Promise<never> => Promise.reject(new Error(`EADDRINUSE ${++calls}`));
  await expect(withFreePorts(1, start, 3)).rejects.toThrow('EADDRINUSE 3');
});

test.each([
  ['listen tcp 127.0.0.1:2379: bind: address already in use', true],
  ['Error: listen EADDRINUSE: address already in use 127.0.0.1:80', true],
  ['connection refused', false],
])('%s is a collision: %s', (text, answer) => {
  expect(isPortCollision(new Error(text))).toBe(answer);
});
