import { givenBy, RIGHT_COMBINATIONS, RightPart } from '../../lib/analysis/right-combinations';
import { escalations, Rule } from '../../lib/analysis/rights';

const PARTS = RIGHT_COMBINATIONS.flatMap(({ parts }) => parts);

function rules({ apiGroups, resources, verbs }: RightPart): Rule[] {
  return apiGroups.flatMap((group) =>
    resources.flatMap((resource) =>
      verbs.map((verb) => ({ apiGroups: [group], resources: [resource], verbs: [verb] })),
    ),
  );
}

function text(part: RightPart): string {
  return `${part.verbs.join(', ')} on ${part.resources.join(', ')}`;
}

test.each(RIGHT_COMBINATIONS.map((combination) => [combination.because, combination] as const))(
  '%s: takes two rights or more, and says what to do instead',
  (_, { parts, instead }) => {
    expect(parts.length).toBeGreaterThan(1);
    expect(instead).toMatch(/^(leave|keep) .*[^.]$/);
  },
);

describe.each(PARTS.map((part) => [text(part), part] as const))('%s', (_, part) => {
  const plain = rules(part);

  test('is given by each of its words, unless that is a path already', () => {
    expect(plain.map((rule) => givenBy(rule, part) !== undefined)).toEqual(
      plain.map((rule) => escalations(rule).length === 0),
    );
    expect(plain.some((rule) => givenBy(rule, part) !== undefined)).toBe(true);
  });

  test('is given by no other API group, resource or verb', () => {
    const harmless = plain.find((rule) => escalations(rule).length === 0)!;
    expect(givenBy({ ...harmless, apiGroups: ['example.com'] }, part)).toBeUndefined();
    expect(givenBy({ ...harmless, resources: ['others'] }, part)).toBeUndefined();
    expect(givenBy({ ...harmless, verbs: ['get', 'list', 'watch'] }, part)).toBeUndefined();
    expect(givenBy({ ...harmless, verbs: [] }, part)).toBeUndefined();
    expect(givenBy({ ...harmless, resources: [] }, part)).toBeUndefined();
  });

  test('is given by a rule with names only where the name matters', () => {
    const harmless = plain.find((rule) => escalations(rule).length === 0)!;
    const [name = 'other'] = part.names ?? [];
    expect(givenBy({ ...harmless, resourceNames: [name] }, part) !== undefined).toBe(part.names !== undefined);
    expect(givenBy({ ...harmless, resourceNames: ['unknown'] }, part)).toBeUndefined();
  });
});

describe('what gives a part', () => {
  const [services, endpoints] = RIGHT_COMBINATIONS[0].parts as [RightPart, RightPart];
  const restart = RIGHT_COMBINATIONS[3].parts[1];

  test.each<[string, Rule, RightPart, string | undefined]>([
    [
      'only what matters of a rule is told',
      { apiGroups: ['', 'apps'], resources: ['pods', 'services'], verbs: ['get', 'create', 'patch'] },
      services,
      'create, patch on services',
    ],
    [
      'a wildcard that opens no path',
      { apiGroups: ['discovery.k8s.io'], resources: ['*'], verbs: ['*'] },
      endpoints,
      '* on *',
    ],
    ['a wildcard that does', { apiGroups: [''], resources: ['*'], verbs: ['*'] }, services, undefined],
    [
      'every API group',
      { apiGroups: ['*'], resources: ['services'], verbs: ['create'] },
      services,
      'create on services',
    ],
    ['deleting pods', { apiGroups: [''], resources: ['pods'], verbs: ['delete'] }, restart, 'delete on pods'],
    [
      'creating pods, which is a path by itself',
      { apiGroups: [''], resources: ['pods'], verbs: ['create', 'delete'] },
      restart,
      undefined,
    ],
    [
      'the scale of anything',
      { apiGroups: ['apps'], resources: ['*/scale'], verbs: ['update'] },
      restart,
      'update on */scale',
    ],
  ])('%s', (_, rule, part, expected) => {
    expect(givenBy(rule, part)).toBe(expected);
  });
});
