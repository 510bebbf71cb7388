import { startApiServer } from '../cluster/api-server';

/**
 * A program for control-plane.test.ts: starts an API server, with the audit policy that its argument names if there is
 * one, prints one line of JSON about it, and stops it when standard input ends (which it also does when the test that
 * started this program dies).
 */
async function main(auditPolicy: string | undefined): Promise<void> {
  const server = await startApiServer({ auditPolicy });
  const { url, stateDir, processes, kubeconfig, auditLog } = server;
  process.stdin.resume().once('end', () => void server.stop());
  process.stdout.write(`${JSON.stringify({ url, stateDir, processes, kubeconfig, auditLog })}\n`);
}

main(process.argv[2]).catch((error: unknown) => {
  process.stderr.write(`${String(error)}\n`);
  process.exitCode = 1;
});
