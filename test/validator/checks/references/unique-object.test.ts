import { NOT_APPLICABLE } from '../../../../lib/validator/check';
import { uniqueObject } from '../../../../lib/validator/checks/references/unique-object';
import { Manifest } from '../../../../lib/validator/manifest';
import { messageOf } from '../../../../lib/validator/message';
import { Tree } from '../../../../lib/validator/tree';
import { checkSuite } from '../../../support/checks';
import { agentSet } from '../../../support/manifests';
import { MINIMAL_DEPLOYMENT, MINIMAL_POD, Raw, tweak } from '../../../support/minimal';
import { prod } from '../../../support/objects';

/** What the check says of each object of some files, in their order. */
function told(...files: readonly (readonly [file: string, ...objects: Raw[]])[]): string[] {
  const manifests = files.flatMap(([file, ...objects]) =>
    objects.map((object, document) => new Manifest(object, { file, document, base: [] })),
  );
  const context = { tree: new Tree(manifests), minor: 37, registries: [] };
  return manifests.flatMap((manifest) => {
    const outcome = 'run' in uniqueObject ? uniqueObject.run(manifest, context) : NOT_APPLICABLE;
    return outcome === NOT_APPLICABLE ? [] : outcome.map((violation) => messageOf(manifest, violation));
  });
}

const WEB = MINIMAL_DEPLOYMENT;
const CUSTOM = prod('example.com/v1', 'Database', 'web');
const KUSTOMIZATION: Raw = { apiVersion: 'kustomize.config.k8s.io/v1beta1', kind: 'Kustomization' };
const message = (place: string, title = 'Deployment prod/web'): string =>
  `${title}: has the identity of an object ${place} (metadata.name); rename or remove one.`;

describe('unique-object, several files', () => {
  test.each<[string, string[], (readonly [string, ...Raw[]])[]]>([
    ['twice in a file', [message('in document 1 of the same file')], [['a.yaml', WEB, MINIMAL_POD, WEB]]],
    [
      'three times',
      [message('in document 2 of the same file'), message('in document 2 of the same file')],
      [['a.yaml', MINIMAL_POD, WEB, WEB, WEB]],
    ],
    [
      'in two files of a directory',
      [message('in "a.yaml"')],
      [
        ['x/a.yaml', WEB],
        ['x/b.yaml', MINIMAL_POD, WEB],
      ],
    ],
    [
      'in two directories',
      [],
      [
        ['dev/a.yaml', WEB],
        ['prod/a.yaml', WEB],
      ],
    ],
    [
      'another version of the group, or the group of old',
      [message('in "a.yaml"'), message('in "a.yaml"')],
      [
        ['a.yaml', WEB],
        ['b.yaml', { ...WEB, apiVersion: 'apps/v1beta2' }, { ...WEB, apiVersion: 'extensions/v1beta1' }],
      ],
    ],
    [
      'a custom resource',
      [message('in "a.yaml"', 'Database prod/web')],
      [
        ['a.yaml', CUSTOM],
        ['b.yaml', CUSTOM],
      ],
    ],
    ['a kind of that name in another group', [], [['a.yaml', CUSTOM, { ...CUSTOM, apiVersion: 'example.org/v1' }]]],
    ['another kind', [], [['a.yaml', WEB, { ...WEB, kind: 'StatefulSet' }]]],
    ['another namespace', [], [['a.yaml', WEB, tweak(WEB, ({ metadata }) => (metadata.namespace = 'test'))]]],
    [
      'a patch beside a Kustomization',
      [],
      [
        ['kustomization.yaml', KUSTOMIZATION],
        ['a.yaml', WEB],
        ['patch.yaml', WEB],
      ],
    ],
    [
      'twice in a file beside a Kustomization',
      [message('in document 1 of the same file')],
      [
        ['kustomization.yaml', KUSTOMIZATION],
        ['a.yaml', WEB, WEB],
      ],
    ],
    ['no names', [], [['a.yaml', KUSTOMIZATION, KUSTOMIZATION]]],
    ['standard input', [message('in document 1 of the same file')], [['-', WEB, WEB]]],
  ])('%s', (_, expected, files) => {
    expect(told(...files)).toEqual(expected);
  });

  test('two items of one list', () => {
    const manifests = [0, 1].map((index) => new Manifest(WEB, { file: '-', document: 0, base: ['items', index] }));
    const outcome = (uniqueObject as { run: any }).run(manifests[1], { tree: new Tree(manifests) });
    expect(messageOf(manifests[1], outcome[0])).toBe(message('in the same document'));
  });
});

checkSuite(uniqueObject, {
  passes: {
    'the only one': WEB,
    'the first of two': [WEB, WEB],
    'the agent': [agentSet()[0], ...agentSet().slice(1)],
  },
  fails: {},
  notApplicable: {
    'a generated name': tweak(MINIMAL_POD, (pod) => (pod.metadata = { generateName: 'web-' })),
    'no metadata': KUSTOMIZATION,
  },
});
