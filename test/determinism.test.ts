import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { APPS, synthesizeApp } from './support/apps';

/** Preloaded into the app: another day, and another random source (cdk8s-plus-28's minimatch asks for one). */
const OTHER_WORLD = `
const RealDate = Date;
globalThis.Date = class extends RealDate {
  constructor(...args) { super(...(args.length ? args : [4102444800000])); }
  static now() { return 4102444800000; }
};
Math.random = () => 0.25;
`;

describe.each(APPS)('apps/%s.ts', (name) => {
  test('gives the same bytes in another folder, time zone, locale and year, with other random numbers', () => {
    const folder = mkdtempSync(join(tmpdir(), 'cdk8s-hardened-elsewhere-'));
    writeFileSync(join(folder, 'other-world.js'), OTHER_WORLD);
    const here = synthesizeApp(name, { env: { TZ: 'UTC', LC_ALL: 'C' } });
    const elsewhere = synthesizeApp(name, {
      cwd: folder,
      env: {
        TZ: 'Pacific/Kiritimati',
        LC_ALL: 'tr_TR.UTF-8',
        LANG: 'tr_TR.UTF-8',
        HOSTNAME: 'elsewhere',
        USER: 'somebody',
        NODE_OPTIONS: `--require=${join(folder, 'other-world.js')}`,
      },
    });
    expect(Object.keys(here.files).length).toBeGreaterThan(0);
    expect(elsewhere.files).toEqual(here.files);
    [here, elsewhere].forEach((each) => each.remove());
    rmSync(folder, { recursive: true });
  });
});
