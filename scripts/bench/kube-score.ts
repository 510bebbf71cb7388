import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';

/** The rival's version. */
const VERSION = 'v1.20.0';

/**
 * The program kube-score: from PATH, else installed by Go into the cache folder of this project.
 *
 * @throws where Go cannot install it
 */
export function kubeScore(): string {
  if (spawnSync('kube-score', ['version']).status === 0) {
    return 'kube-score';
  }
  const directory = path.join(os.homedir(), '.cache/cdk8s-hardened/kube-score', VERSION);
  const program = path.join(directory, 'kube-score');
  if (!fs.existsSync(program)) {
    console.error(`bench: installing kube-score ${VERSION}`);
    const { status, stderr } = spawnSync('go', ['install', `github.com/zegl/kube-score/cmd/kube-score@${VERSION}`], {
      env: { ...process.env, GOBIN: directory },
    });
    if (status !== 0) {
      throw new Error(`bench: kube-score cannot be installed: ${String(stderr)}`);
    }
  }
  return program;
}
