import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { crdSources } from './crds';

test('the list of the repository names exact versions', () => {
  const sources = crdSources();
  expect(sources.length).toBeGreaterThan(0);
  expect(sources.filter(({ version }) => !/^v\d+\.\d+\.\d+/.test(version))).toEqual([]);
});

test.each([
  { name: 'x', module: 'm', files: [] },
  { name: 'x', module: 'm', version: 'v1', files: 'a.yaml' },
])('an entry that lacks a field is named: %j', (entry) => {
  const file = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'crds-test-')), 'crds.json');
  const good = { name: 'good', module: 'm', version: 'v1.0.0', files: [] };
  fs.writeFileSync(file, JSON.stringify([good, entry]));
  expect(() => crdSources(file)).toThrow(`${file}: entry 1 needs "name", "module", "version" and the list "files".`);
  fs.rmSync(path.dirname(file), { recursive: true });
});
