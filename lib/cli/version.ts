import * as fs from 'node:fs';
import * as path from 'node:path';

/** The version of this package, from the package.json above this file: sources, compiled files and bundle lie at different depths. */
export function version(): string {
  for (let directory = __dirname; directory !== path.dirname(directory); directory = path.dirname(directory)) {
    const file = path.join(directory, 'package.json');
    const found = fs.existsSync(file)
      ? (JSON.parse(fs.readFileSync(file, 'utf8')) as { name?: string; version?: string })
      : {};
    if (found.name === 'cdk8s-hardened' && found.version !== undefined) {
      return found.version;
    }
  }
  return 'unknown';
}
