import { Notice } from '../../lib/validator/finding';
import { Manifest, RawObject } from '../../lib/validator/manifest';
import { covers, toWaiver, Waiver, waiverProblems, WaiverScope } from '../../lib/validator/waiver';
import { Waivers } from '../../lib/validator/waivers';

const TERMS = { reason: 'The vendor ships no digest yet.', owner: 'platform', expires: '2027-03-31' };
const WHOLE = { control: 'image-digest', object: { kind: 'Deployment', namespace: 'prod', name: 'web' }, ...TERMS };

function manifest(raw: Partial<RawObject> = {}): Manifest {
  const metadata = { namespace: 'prod', name: 'web' };
  return new Manifest(
    { apiVersion: 'apps/v1', kind: 'Deployment', metadata, ...raw },
    { file: 'web.yaml', document: 0, base: [] },
  );
}

function annotated(control: string, value: string): Manifest {
  return manifest({ metadata: { name: 'web', annotations: { [`waiver.cdk8s-hardened/${control}`]: value } } });
}

describe('a waiver that is written down', () => {
  test.each<[string, unknown, string[]]>([
    ['is complete', WHOLE, []],
    ['has a construct path instead', { ...WHOLE, object: undefined, constructPath: 'app/web' }, []],
    [
      'is no map',
      'image-digest',
      ['it must be a map with control, object or constructPath, reason, owner and expires'],
    ],
    [
      'names no control that is checked',
      { ...WHOLE, control: 'image' },
      ['"control" (image) must be the id of a checked control; see docs/checks.md'],
    ],
    ['says no reason', { ...WHOLE, reason: ' because ' }, ['"reason" must say why, in at least 10 characters']],
    ['names no owner', { ...WHOLE, owner: '' }, ['"owner" must name who answers for it']],
    [
      'names a day that is none',
      { ...WHOLE, expires: '2027-02-29' },
      ['"expires" (2027-02-29) must be a calendar day as YYYY-MM-DD'],
    ],
    [
      'has no scope',
      { ...WHOLE, object: undefined },
      ['exactly one of "object" and "constructPath" must say what it is about'],
    ],
    [
      'has two scopes',
      { ...WHOLE, constructPath: 'app' },
      ['exactly one of "object" and "constructPath" must say what it is about'],
    ],
    ['is about every object', { ...WHOLE, object: {} }, ['"object" must have a kind and a name']],
    [
      'has a misspelt scope',
      { ...WHOLE, object: { kind: 'Pod', name: 'web', nameSpace: 'prod' } },
      ['"object.nameSpace" must be one of apiVersion, kind, namespace, name, and text'],
    ],
    ['has a misspelt field', { ...WHOLE, untill: '2027' }, ['"untill" is no field of a waiver']],
    [
      'is wrong in several ways',
      { control: 'image-digest', object: { kind: 'Pod', name: 'a' } },
      [
        '"reason" must say why, in at least 10 characters',
        '"owner" must name who answers for it',
        '"expires" (undefined) must be a calendar day as YYYY-MM-DD',
      ],
    ],
  ])('%s', (_, raw, problems) => {
    expect(waiverProblems(raw)).toEqual(problems);
  });
});

describe('the scope of a waiver', () => {
  test.each<[string, WaiverScope, boolean]>([
    ['the object itself', { kind: 'Deployment', namespace: 'prod', name: 'web' }, true],
    ['its API version, too', { apiVersion: 'apps/v1', kind: 'Deployment', namespace: 'prod', name: 'web' }, true],
    ['another API version', { apiVersion: 'apps/v1beta1', kind: 'Deployment', namespace: 'prod', name: 'web' }, false],
    ['another kind', { kind: 'StatefulSet', namespace: 'prod', name: 'web' }, false],
    ['no namespace: never any namespace', { kind: 'Deployment', name: 'web' }, false],
    ['every namespace, when that is written', { kind: 'Deployment', namespace: '*', name: 'web' }, true],
    ['a name that only begins so', { kind: 'Deployment', namespace: 'prod', name: 'we' }, false],
    ['names that begin so', { kind: 'Deployment', namespace: 'prod', name: 'we*' }, true],
    ['names with two stars', { kind: 'Deployment', namespace: 'p*o*d', name: '*e*' }, true],
    ['stars that would have to overlap', { kind: 'Deployment', namespace: 'prod', name: 'we*eb' }, false],
    ['characters that a regular expression knows', { kind: 'Deployment', namespace: 'prod', name: 'w.b' }, false],
    ['its construct', { constructPath: 'app/web' }, true],
    ['a construct above', { constructPath: 'app' }, true],
    ['a construct whose path only begins so', { constructPath: 'ap' }, false],
    ['a construct below', { constructPath: 'app/web/pod' }, false],
  ])('%s', (_, scope, covered) => {
    expect(covers(scope, manifest(), 'app/web')).toBe(covered);
  });

  test('by construct covers nothing whose construct is unknown', () => {
    expect(covers({ constructPath: 'app' }, manifest(), undefined)).toBe(false);
  });
});

interface Outcome {
  readonly waived: boolean;
  readonly notices: readonly Notice[];
}

function judge(object: Manifest, written: readonly Waiver[], control = 'image-digest', today = '2027-03-31'): Outcome {
  const waivers = new Waivers(written, [object], today, () => undefined);
  return { waived: waivers.find(control, object) !== undefined, notices: waivers.conclude(() => true) };
}

const WRITTEN = toWaiver(WHOLE, 'waivers.yaml');

describe('a waiver', () => {
  test('holds on its last day', () => {
    expect(judge(manifest(), [WRITTEN])).toEqual({ waived: true, notices: [] });
  });

  test('that has expired is an error, and accepts nothing', () => {
    expect(judge(manifest(), [WRITTEN], 'image-digest', '2027-04-01')).toEqual({
      waived: false,
      notices: [
        {
          level: 'error',
          message:
            'The waiver for "image-digest" (waivers.yaml) expired on 2027-03-31; mend what it accepts, or let "platform" renew it.',
        },
      ],
    });
  });

  test('that has expired harms nothing beside a valid one', () => {
    expect(judge(manifest(), [{ ...WRITTEN, expires: '2026-01-01' }, WRITTEN])).toEqual({ waived: true, notices: [] });
  });

  test('that nothing needs is a warning', () => {
    expect(judge(manifest(), [WRITTEN], 'probes')).toEqual({
      waived: false,
      notices: [
        { level: 'warning', message: 'The waiver for "image-digest" (waivers.yaml) is not needed; remove it.' },
      ],
    });
  });

  test('of a control that did not run is no warning', () => {
    const waivers = new Waivers([WRITTEN], [manifest()], '2027-01-01', () => undefined);
    expect(waivers.conclude(() => false)).toEqual([]);
  });

  test('accepts the parts of its control, and no other', () => {
    expect(judge(manifest(), [WRITTEN], 'image-tag').waived).toBe(true);
    expect(judge(manifest(), [WRITTEN], 'image-registry').waived).toBe(false);
  });

  test('of a part does not accept the whole', () => {
    expect(judge(manifest(), [{ ...WRITTEN, control: 'image-tag' }]).waived).toBe(false);
  });

  test('stands in an annotation of the object that it is about', () => {
    expect(judge(annotated('image-digest', JSON.stringify(TERMS)), [])).toEqual({ waived: true, notices: [] });
  });

  test('in an annotation is about no other object', () => {
    const [own, other] = [annotated('image-digest', JSON.stringify(TERMS)), manifest()];
    const waivers = new Waivers([], [own, other], '2027-01-01', () => undefined);
    expect(waivers.find('image-digest', other)).toBeUndefined();
  });

  test.each<[string, string, string, string]>([
    ['is no JSON', 'image-digest', 'until 2027', 'its value must be JSON with expires, owner and reason'],
    [
      'names no control',
      'images',
      JSON.stringify(TERMS),
      '"control" (images) must be the id of a checked control; see docs/checks.md',
    ],
    [
      'names another object',
      'image-digest',
      JSON.stringify({ ...TERMS, object: { kind: 'Pod' } }),
      '"object" is no field of a waiver in an annotation',
    ],
    [
      'lacks a reason',
      'image-digest',
      JSON.stringify({ ...TERMS, reason: undefined }),
      '"reason" must say why, in at least 10 characters',
    ],
  ])('in an annotation that %s is an error, and accepts nothing', (_, control, value, problem) => {
    expect(judge(annotated(control, value), [])).toEqual({
      waived: false,
      notices: [
        {
          level: 'error',
          message: `Deployment web: the annotation "waiver.cdk8s-hardened/${control}" is no waiver: ${problem}.`,
          file: 'web.yaml',
        },
      ],
    });
  });
});
