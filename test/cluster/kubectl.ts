import { execFile, type ExecFileException } from 'node:child_process';
import * as path from 'node:path';

/** How kubectl ended; a non-zero code is an answer, not an error. */
export interface KubectlResult {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** One call of kubectl. */
export interface KubectlOptions {
  /**
   * Text for standard input (`-f -`).
   *
   * @default - empty
   */
  readonly input?: string;
  /**
   * The user to impersonate, e.g. `system:serviceaccount:NAMESPACE:NAME` (the API server adds that one's groups itself).
   *
   * @default - the administrator
   */
  readonly as?: string;
  /**
   * The groups to impersonate; only together with `as`.
   *
   * @default - those that the API server adds
   */
  readonly asGroups?: readonly string[];
  /** Milliseconds after which the call is given up. @default 60000 */
  readonly timeoutMs?: number;
}

/**
 * Runs kubectl as an administrator of one cluster.
 *
 * @throws When kubectl cannot be started or does not end in time; not when it ends with a non-zero code.
 */
export type Kubectl = (args: readonly string[], options?: KubectlOptions) => Promise<KubectlResult>;

/**
 * Makes a {@link Kubectl} that ignores the user's own configuration and keeps its caches beside the kubeconfig.
 *
 * @param file The program's path.
 * @param kubeconfig The path of the kubeconfig.
 */
export function kubectlFor(file: string, kubeconfig: string): Kubectl {
  const env = { PATH: process.env.PATH, HOME: path.dirname(kubeconfig), KUBECONFIG: kubeconfig };
  return (args, options = {}) =>
    new Promise((resolve, reject) => {
      const timeout = options.timeoutMs ?? 60_000;
      const settings = { env, timeout, killSignal: 'SIGKILL' as const, maxBuffer: 64 * 1024 * 1024 };
      const child = execFile(file, [...impersonation(options), ...args], settings, (error, stdout, stderr) => {
        const code = exitCode(error);
        if (code === undefined) {
          reject(failure(args, error as ExecFileException, timeout, stderr));
        } else {
          resolve({ code, stdout, stderr });
        }
      });
      // kubectl may end without having read its input; its exit code tells why.
      child.stdin?.on('error', () => undefined);
      child.stdin?.end(options.input ?? '');
    });
}

function impersonation({ as, asGroups = [] }: KubectlOptions): string[] {
  return as === undefined ? [] : [`--as=${as}`, ...asGroups.map((group) => `--as-group=${group}`)];
}

function exitCode(error: ExecFileException | null): number | undefined {
  if (error === null) {
    return 0;
  }
  return typeof error.code === 'number' ? error.code : undefined;
}

function failure(args: readonly string[], error: ExecFileException, timeout: number, stderr: string): Error {
  const why = error.killed === true ? `it did not end within ${timeout} ms` : error.message;
  return new Error(`cluster: "kubectl ${args.join(' ')}" gave no answer: ${why}. ${stderr}`.trim(), { cause: error });
}
