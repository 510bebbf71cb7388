import { isAllowed, Policy } from '../../lib/analysis/reachability';
import { Manifest, RawObject } from '../../lib/validator/manifest';
import { DIRECTIONS, isolatedPods } from '../../lib/validator/policies';
import { Tree } from '../../lib/validator/tree';
import { MINIMAL_DEPLOYMENT, tweak } from '../support/minimal';
import { networkPolicy } from '../support/network-policies';
import { fc } from '../support/properties';

function treeOf(objects: readonly RawObject[]): Tree {
  return new Tree(objects.map((raw, document) => new Manifest(raw, { file: 'test.yaml', document, base: [] })));
}

const NAMESPACES = fc.constantFrom('dev', 'prod');
const KEYS = fc.constantFrom('app', 'tier');
const VALUES = fc.constantFrom('a', 'b', 'c');
const LABELS = fc.dictionary(KEYS, VALUES, { maxKeys: 2 });

const EXPRESSIONS = fc.array(
  fc.record({
    key: KEYS,
    operator: fc.constantFrom('In', 'NotIn', 'Exists', 'DoesNotExist'),
    values: fc.array(VALUES, { minLength: 1, maxLength: 3 }),
  }),
  { maxLength: 2 },
);

const PODS = fc.array(
  fc.record({ namespace: NAMESPACES, labels: LABELS }).map(({ namespace, labels }) =>
    tweak(MINIMAL_DEPLOYMENT, ({ metadata, spec }) => {
      Object.assign(metadata, { namespace });
      Object.assign(spec.template.metadata, { labels });
    }),
  ),
  { maxLength: 6 },
);

/** Policies that allow nothing, so that a pod is isolated where a connection is not allowed. */
const POLICIES = fc.array(
  fc
    .record({
      namespace: NAMESPACES,
      podSelector: fc.record({ matchLabels: LABELS, matchExpressions: EXPRESSIONS }, { requiredKeys: [] }),
      policyTypes: fc.option(fc.subarray(['Ingress', 'Egress']), { nil: undefined }),
    })
    .map(({ namespace, ...spec }) => networkPolicy(spec, { namespace })),
  { maxLength: 6 },
);

test('the pods that are isolated are those whose connections the analysis refuses', () => {
  fc.assert(
    fc.property(PODS, POLICIES, (pods, policies) => {
      const tree = treeOf([...pods, ...policies]);
      const isolated = isolatedPods(tree);
      const found = tree.objects
        .flatMap((object) => object.pods)
        .map((pod) => DIRECTIONS.map((direction) => isolated[direction].has(pod)));
      const expected = pods.map(({ metadata, spec }) =>
        DIRECTIONS.map(
          (direction) =>
            !isAllowed(policies as unknown as Policy[], {
              direction,
              pod: { namespace: metadata.namespace, labels: spec.template.metadata.labels },
              other: { ip: '198.51.100.1' },
              protocol: 'TCP',
              port: 443,
            }),
        ),
      );
      expect(found).toEqual(expected);
    }),
    { numRuns: 500 },
  );
});
