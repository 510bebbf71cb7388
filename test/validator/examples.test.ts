import { loadAll } from 'js-yaml';
import { EXAMPLES } from '../../lib/validator/examples';
import { Manifest, RawObject } from '../../lib/validator/manifest';
import { CHECKS } from '../../lib/validator/registry';
import { runChecks } from '../../lib/validator/validator';

/** The newest version to which a check applies, for the one that a younger one overrides. */
const MINOR = 37;

function objects(text: string): Manifest[] {
  return (loadAll(text) as RawObject[]).map(
    (raw, document) => new Manifest(raw, { file: 'example.yaml', document, base: [] }),
  );
}

/** What a control finds in an example. */
function findings(id: string, text: string): readonly string[] {
  const checks = CHECKS.filter((check) => check.id === id);
  const { drafts, broken } = runChecks(objects(text), checks, { minor: MINOR, registries: [] });
  expect(broken).toEqual([]);
  return drafts.map(({ subject, detail }) => `${subject}: ${detail}`);
}

describe.each(Object.entries(EXAMPLES))('the example of %s', (id, { fails, passes }) => {
  test('fails', () => {
    expect(findings(id, fails).length).toBeGreaterThan(0);
  });

  test('passes, mended', () => {
    expect(objects(passes).length).toBeGreaterThan(0);
    expect(findings(id, passes)).toEqual([]);
  });

  test('is of Kubernetes objects with fields of the right types', () => {
    expect([...objects(fails), ...objects(passes)].flatMap(({ misfits }) => misfits)).toEqual([]);
  });
});
