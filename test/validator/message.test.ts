import { Violation } from '../../lib/validator/check';
import { Manifest, RawObject } from '../../lib/validator/manifest';
import { messageOf } from '../../lib/validator/message';

const VIOLATION: Violation = {
  path: ['spec', 'containers', 0, 'ports', 1, 'hostPort'],
  problem: 'container "app" uses hostPort 8080',
  repair: 'remove hostPort or set it to 0',
};
const FOUND =
  'container "app" uses hostPort 8080 (spec.containers[0].ports[1].hostPort); remove hostPort or set it to 0.';

function message(raw: RawObject, violation = VIOLATION): string {
  return messageOf(new Manifest(raw, { file: 'test.yaml', document: 0, base: [] }), violation);
}

describe('the message of a violation', () => {
  test.each([
    [{ name: 'web', namespace: 'prod' }, 'Pod prod/web'],
    [{ name: 'web' }, 'Pod web'],
    [{ generateName: 'web-' }, 'Pod web-'],
    [undefined, 'Pod (no name)'],
    [{ name: 'a\u001b[2Jb\nc\u202ed' }, 'Pod a?[2Jb?c?d'],
    [{ name: 'a'.repeat(253), namespace: 'b'.repeat(63) }, `Pod ${'b'.repeat(63)}/${'a'.repeat(253)}`],
    [{ name: 'a'.repeat(9999) }, `Pod ${'a'.repeat(396)}...`],
  ])('%j', (metadata, title) => {
    expect(message({ apiVersion: 'v1', kind: 'Pod', metadata })).toBe(`${title}: ${FOUND}`);
  });

  test('keys that are no plain names stand in quotes', () => {
    const path = ['metadata', 'annotations', 'a.b/c\n'];
    expect(message({ apiVersion: 'v1', kind: 'Pod' }, { path, problem: 'x', repair: 'y' })).toBe(
      'Pod (no name): x (metadata.annotations["a.b/c?"]); y.',
    );
  });
});
