import * as fs from 'node:fs';
import * as path from 'node:path';

/** The version of this package. The sources stand one folder less deep than what is built of them. */
export function version(): string {
  for (const up of ['../..', '../../..']) {
    const file = path.join(__dirname, up, 'package.json');
    if (fs.existsSync(file)) {
      return (JSON.parse(fs.readFileSync(file, 'utf8')) as { version: string }).version;
    }
  }
  return 'unknown';
}
