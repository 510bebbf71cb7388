import { applyPatches, ObjectPatch } from '../../../lib/validator/fix';
import { add, remove, replace } from './apply';

type Operations = ObjectPatch['operations'];

function patch(...operations: Operations): ObjectPatch {
  return { document: 0, base: [], operations };
}

/** Text and reasons after patches that are made for the same text. */
function result(text: string, ...patches: readonly ObjectPatch[]): readonly string[] {
  const { text: after, refused } = applyPatches(text, patches);
  return [after, ...refused.map(({ reason }) => reason)];
}

describe('applyPatches', () => {
  it('gives the text itself where there is nothing to do', () => {
    expect(applyPatches('a: [', [])).toEqual({ text: 'a: [', applied: [], refused: [] });
  });

  it('tells what it has applied, in the order given', () => {
    const patches = [patch(add('/b', 1)), patch(remove('/z')), patch(replace('/a', 1)), patch(add('/c', 1))];
    const { applied, refused } = applyPatches('a: 1\n', patches);
    expect(applied).toEqual([patches[0], patches[2], patches[3]]);
    expect(refused).toEqual([{ patch: patches[1], reason: 'there is nothing at "z"' }]);
  });

  it('applies all operations of a patch or none', () => {
    expect(result('a: 1\n', patch(add('/b', 1), remove('/c')))).toEqual(['a: 1\n', 'there is nothing at "c"']);
  });

  it('lets an operation see what those before it have done', () => {
    const operations = [
      add('/b', { c: [1] }),
      add('/b/c/0', 0),
      remove('/b/c/1'),
      add('/b/d/-', 2),
      remove('/a'),
      add('/a/e', 3),
    ];
    expect(result('a: 1\n', patch(...operations))).toEqual(['a:\n  e: 3\nb:\n  c:\n    - 0\n  d:\n    - 2\n']);
    const list = [remove('/0'), remove('/0'), add('/0', 'x'), replace('/0', 'w'), add('/2', 'z'), remove('/1')];
    expect(result('- a\n- b\n- c # c\n', patch(...list))).toEqual(['- w\n- z\n']);
  });

  it('counts the items that the text has, for each patch', () => {
    const drop = 'drop:\n- A\n- B # b\n- C\n';
    expect(result(drop, patch(remove('/drop/0')), patch(remove('/drop/1')))).toEqual(['drop:\n- C\n']);
    expect(result(drop, patch(remove('/drop/0')), patch(replace('/drop/1', 'X')))).toEqual(['drop:\n- X # b\n- C\n']);
    expect(result('[A]\n', patch(remove('/0')), patch(add('/-', 'B')), patch(add('/0', 'C')))).toEqual(['[C, B]\n']);
    expect(result('- A\n', patch(remove('/0')), patch(add('/-', 'B')), patch(add('/0', 'C')))).toEqual(['- C\n- B\n']);
    expect(result(drop, patch(add('/drop/0', 'X')), patch(add('/drop/-', 'D')), patch(remove('/drop/2')))).toEqual([
      'drop:\n- X\n- A\n- B # b\n- D\n',
    ]);
  });
});

const CONTEXT = '/spec/securityContext';

describe('patches of the same field', () => {
  it('are applied once where they are the same', () => {
    const same = [patch(add('/l/-', 'ALL')), patch(add('/l/-', 'ALL')), patch(remove('/a')), patch(remove('/a'))];
    expect(result('a: 1\nl: []\n', ...same)).toEqual(['l:\n  - ALL\n']);
    expect(applyPatches('a: 1\nl: []\n', same).applied).toHaveLength(4);
  });

  it('are joined where they agree', () => {
    expect(
      result(
        'spec:\n  a: 1\n',
        patch(add(`${CONTEXT}/runAsNonRoot`, true)),
        patch(add(CONTEXT, { seccompProfile: { type: 'RuntimeDefault' } })),
        patch(add(`${CONTEXT}/seccompProfile/type`, 'RuntimeDefault')),
        patch(add(`${CONTEXT}/capabilities/drop/-`, 'ALL')),
        patch(add(`${CONTEXT}/capabilities/drop`, ['ALL'])),
      ),
    ).toEqual([
      'spec:\n  a: 1\n  securityContext:\n    runAsNonRoot: true\n    seccompProfile:\n      type: RuntimeDefault\n    capabilities:\n      drop:\n        - ALL\n',
    ]);
  });

  it('are refused where they contradict one before', () => {
    expect(result('a: 1\n', patch(replace('/a', 2)), patch(replace('/a', 3)))).toEqual([
      'a: 2\n',
      'another fix gives "a" another value',
    ]);
    expect(result('a: {b: 1}\n', patch(remove('/a')), patch(replace('/a/b', 3)))).toEqual([
      '{}\n',
      'another fix gives "a" another value',
    ]);
    expect(result('a: [{b: 1}]\n', patch(add('/a/0/c', 1)), patch(add('/a/0/c/d', 3)))).toEqual([
      'a: [{b: 1, c: 1}]\n',
      'another fix gives "a[0].c" another value',
    ]);
  });

  it('do not stop others', () => {
    const text = 'a: |\n  x\nb: 1\n\t# c\nd: 1\ne: 1\n';
    const reason = 'the text does not allow the edit: it would read otherwise';
    expect(
      result(text, patch(add('/f', 1)), patch(remove('/b')), patch(remove('/e')), patch(replace('/d', 2))),
    ).toEqual(['a: |\n  x\nb: 1\n\t# c\nd: 2\nf: 1\n', reason]);
  });
});

const STREAM = `\
# first
a: 1
---
---
# Source: x.yaml
kind: List
items:
- kind: Pod
  spec:
    containers:
    - name: a

- kind: Pod # second
  spec: {}
...
---
b: 1
`;

describe('documents and objects', () => {
  it('are found by their index and their place', () => {
    const patches: readonly ObjectPatch[] = [
      { document: 3, base: [], operations: [add('/c', 2)] },
      { document: 2, base: ['items', 1], operations: [add('/spec/hostUsers', false)] },
      { document: 2, base: ['items', 0], operations: [add('/spec/containers/0/image', 'x')] },
      { document: 0, base: [], operations: [add('/c', 2)] },
    ];
    expect(result(STREAM, ...patches)).toEqual([
      STREAM.replace('a: 1\n', 'a: 1\nc: 2\n')
        .replace('- name: a\n', '- name: a\n      image: x\n')
        .replace('spec: {}', 'spec:\n    hostUsers: false')
        .replace('b: 1\n', 'b: 1\nc: 2\n'),
    ]);
  });

  it('are counted as the reader counts them, which makes nothing of "..." alone', () => {
    expect(result('...\n# c\n...\na: 1\n', patch(add('/b', 1)))).toEqual(['...\n# c\n...\na: 1\nb: 1\n']);
  });

  it('that are not there are refused', () => {
    const operations = [add('/b', 1)];
    expect(result('a: 1\n', { document: 1, base: [], operations })).toEqual(['a: 1\n', 'the file has no document 2']);
    expect(result('a: [1]\n', { document: 0, base: ['a', 1], operations })).toEqual([
      'a: [1]\n',
      'there is nothing at "a[1]"',
    ]);
  });

  it('beside a broken one are still fixed', () => {
    expect(result('a: "b" c\n---\na: 1\n', { document: 1, base: [], operations: [add('/b', 1)] })).toEqual([
      'a: "b" c\n---\na: 1\nb: 1\n',
    ]);
  });

  it('take their style from the file where they show none', () => {
    const text = 'a: 1\n---\nb:\n    c:\n    - 1\n';
    expect(result(text, patch(add('/d', { e: [1] })))).toEqual([
      'a: 1\nd:\n    e:\n    - 1\n---\nb:\n    c:\n    - 1\n',
    ]);
  });
});

describe('thousands of patches', () => {
  // Work that grows with their square would take longer than jest allows.
  it('are applied at once', () => {
    const items = Array.from({ length: 3000 }, (_, index) => `- name: n${index}\n  spec:\n    a: 1\n`).join('');
    const patches = Array.from({ length: 3000 }, (_, index) => ({
      document: 0,
      base: ['items', index],
      operations: [add('/spec/b', 2)],
    }));
    const { text, refused } = applyPatches(`items:\n${items}`, patches);
    expect(refused).toEqual([]);
    expect(text.match(/^ {4}b: 2$/gm)).toHaveLength(3000);
  });
});
