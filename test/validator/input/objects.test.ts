import { readText } from '../../../lib/validator/input/text';

interface Read {
  /** `Deployment prod/web [items, 1]` */
  readonly objects: readonly string[];
  /** `2:3 Pod a: problem (path); repair` */
  readonly faults: readonly string[];
  readonly skipped: readonly number[];
}

function read(text: string, { path = 'k8s/a.yaml', explicit = false } = {}): Read {
  const { manifests, faults, skipped } = readText({ path, explicit }, text);
  return {
    objects: manifests.map(
      ({ title, source }) => `${title}${source.base.length > 0 ? ` ${JSON.stringify(source.base)}` : ''}`,
    ),
    faults: faults.map(({ line, column, object, path: field, problem, repair }) => {
      const where = field === undefined || field.length === 0 ? '' : ` (${field.join('.')})`;
      return `${line}:${column} ${object ? `${object.title}: ` : ''}${problem}${where}; ${repair}`;
    }),
    skipped,
  };
}

const META = 'metadata: {name: a}';

describe('objects', () => {
  test.each([
    ['one', `apiVersion: v1\nkind: Pod\n${META}\n`, ['Pod a']],
    ['a generated name', 'apiVersion: v1\nkind: Pod\nmetadata: {generateName: a-}\n', ['Pod a-']],
    ['a kind that no check knows', `apiVersion: example.com/v1\nkind: Widget\n${META}\n`, ['Widget a']],
    [
      'several documents',
      `apiVersion: v1\nkind: Pod\n${META}\n---\n---\napiVersion: v1\nkind: Node\n${META}\n`,
      ['Pod a', 'Node a'],
    ],
    [
      'a List, and one in it',
      `apiVersion: v1\nkind: List\nitems:\n- {apiVersion: v1, kind: Pod, ${META}}\n- apiVersion: v1\n  kind: List\n  items: [{apiVersion: v1, kind: Node, ${META}}]\n`,
      ['Pod a ["items",0]', 'Node a ["items",1,"items",0]'],
    ],
    [
      'a PodList, whose items need no type',
      `apiVersion: v1\nkind: PodList\nitems: [{${META}}, {apiVersion: v1, kind: Pod, ${META}}]\n`,
      ['Pod a ["items",0]', 'Pod a ["items",1]'],
    ],
    ['an empty List', 'apiVersion: v1\nkind: List\n', []],
    [
      'a kind that ends with List but holds no items',
      `apiVersion: example.com/v1\nkind: AllowList\n${META}\n`,
      ['AllowList a'],
    ],
    ['JSON', `{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "a"}}`, ['Pod a']],
    [
      'an alias',
      `apiVersion: v1\nkind: List\nitems: [&a {apiVersion: v1, kind: Pod, ${META}}, *a]\n`,
      ['Pod a ["items",0]', 'Pod a ["items",1]'],
    ],
  ])('%s', (_, text, objects) => {
    expect(read(text)).toEqual({ objects, faults: [], skipped: [] });
    expect(read(text, { explicit: true })).toEqual({ objects, faults: [], skipped: [] });
  });

  test('the raw object of a PodList has the type that the list gives it', () => {
    const { manifests } = readText(
      { path: 'a', explicit: true },
      `apiVersion: v1\nkind: PodList\nitems: [{${META}}]\n`,
    );
    expect(manifests[0]?.raw).toEqual({ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'a' } });
  });
});

describe('files of other programs', () => {
  const foreign: [string, string][] = [
    ['values.yaml of Helm', 'image: {tag: latest}\n'],
    ['a workflow', 'name: ci\non: push\njobs: {}\n'],
    ['docker-compose.yml', 'services: {web: {image: nginx}}\n'],
    ['Taskfile.yml', "version: '3'\ntasks: {}\n"],
    ['package.json', '{"name": "x", "version": "1.0.0"}'],
    ['construct-metadata.json of cdk8s', '{"version": "1.0.0", "resources": {"a": {"path": "b"}}}'],
    ['a JSON patch', '- {op: remove, path: /spec}\n'],
    ['a patch list without content', '[]\n'],
  ];
  test.each(foreign)('%s is skipped', (_, text) => {
    expect(read(text)).toEqual({ objects: [], faults: [], skipped: [0] });
  });

  test.each(foreign.slice(0, 6))('%s is a fault where the user names it', (_, text) => {
    const fault = 'this is no Kubernetes object: it has neither apiVersion nor kind; write both, or leave it out';
    expect(read(text, { explicit: true })).toEqual({ objects: [], faults: [`1:1 ${fault}`], skipped: [] });
  });

  test.each([
    ['Chart.yaml', 'apiVersion: v2\nname: web\nversion: 1.0.0\n'],
    ['kustomization.yaml', 'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources: []\n'],
    ['kustomization.yaml without apiVersion', 'kind: Kustomization\nresources: []\n'],
    ['a kubelet configuration', 'apiVersion: kubelet.config.k8s.io/v1beta1\nkind: KubeletConfiguration\n'],
    ['an audit policy', 'apiVersion: audit.k8s.io/v1\nkind: Policy\nrules: []\n'],
    ['a kubeconfig', 'apiVersion: v1\nkind: Config\nusers: []\n'],
    ['a kind cluster', 'apiVersion: kind.x-k8s.io/v1alpha4\nkind: Cluster\n'],
  ])('%s is skipped even where the user names it', (_, text) => {
    expect(read(text)).toEqual({ objects: [], faults: [], skipped: [0] });
    expect(read(text, { explicit: true })).toEqual({ objects: [], faults: [], skipped: [0] });
  });

  test('an unknown kind without metadata is a configuration, unless the user names the file', () => {
    const text = 'apiVersion: skaffold/v4beta6\nkind: Setup\nbuild: {}\n';
    expect(read(text)).toEqual({ objects: [], faults: [], skipped: [0] });
    const fault =
      '1:1 Setup (no name): the object has no name (metadata.name); write metadata.name, or metadata.generateName';
    expect(read(text, { explicit: true })).toEqual({ objects: ['Setup (no name)'], faults: [fault], skipped: [] });
  });

  test('their tags and double fields concern nobody', () => {
    const text = `a: !reference [x]\na: 1\n---\napiVersion: v1\nkind: Pod\n${META}\n`;
    expect(read(text)).toEqual({ objects: ['Pod a'], faults: [], skipped: [0] });
  });

  test('JSON in a directory that mentions no object is not looked at: it may have comments', () => {
    const text = '// settings\n{"a": 1,}';
    expect(read(text, { path: 'tsconfig.json' })).toEqual({ objects: [], faults: [], skipped: [0] });
    expect(read(text, { path: 'tsconfig.json', explicit: true }).faults).toHaveLength(1);
  });
});

describe('faults of objects', () => {
  const example = {
    apiVersion: 'write it, such as "apiVersion: apps/v1"',
    kind: 'write it, such as "kind: Deployment"',
  };
  test.each([
    [
      'a scalar',
      'text\n',
      ['1:1 a string stands where an object should stand; write a map with apiVersion, kind and metadata'],
    ],
    [
      'a number',
      '---\n42\n',
      ['2:1 a number stands where an object should stand; write a map with apiVersion, kind and metadata'],
    ],
    [
      'objects in a list',
      `- apiVersion: v1\n  kind: Pod\n  ${META}\n`,
      ['1:1 a list stands where an object should stand; write a map with apiVersion, kind and metadata'],
    ],
    ['no apiVersion', `kind: Pod\n${META}\n`, [`1:1 the object has no apiVersion (apiVersion); ${example.apiVersion}`]],
    ['no kind', `apiVersion: v1\n${META}\n`, [`1:1 the object has no kind (kind); ${example.kind}`]],
    [
      'apiVersion null',
      `apiVersion:\nkind: Pod\n${META}\n`,
      [`1:1 the object has no apiVersion (apiVersion); ${example.apiVersion}`],
    ],
    [
      'apiVersion empty',
      `kind: Pod\napiVersion: ''\n${META}\n`,
      [`2:1 the object has no apiVersion (apiVersion); ${example.apiVersion}`],
    ],
    [
      'wrong types',
      `kind: [Pod]\napiVersion: 1\n${META}\n`,
      [
        `1:1 field "kind" is a list (kind); ${example.kind}`,
        `2:1 field "apiVersion" is a number (apiVersion); ${example.apiVersion}`,
      ],
    ],
    [
      'apiVersion with two slashes',
      `apiVersion: a/b/c\nkind: Pod\n${META}\n`,
      ['1:1 field "apiVersion" is "a/b/c" (apiVersion); write a version, or a group and a version, such as "apps/v1"'],
    ],
    [
      'items that are no list',
      'apiVersion: v1\nkind: List\nitems: {a: b}\n',
      ['3:1 field "items" is a map (items); write a list'],
    ],
    [
      'items that are no objects',
      'apiVersion: v1\nkind: List\nitems:\n- a\n- {a: b}\n-\n',
      [
        '3:1 nothing stands where an object should stand; write a map with apiVersion, kind and metadata',
        '4:3 a string stands where an object should stand; write a map with apiVersion, kind and metadata',
        '5:3 this is no Kubernetes object: it has neither apiVersion nor kind; write both, or leave it out',
      ],
    ],
  ])('%s', (_, text, faults) => {
    expect(read(text)).toEqual({ objects: [], faults, skipped: [] });
  });

  test.each([
    [
      'no name',
      'apiVersion: v1\nkind: Pod\nmetadata: {namespace: b}\n',
      ['3:1 Pod b/(no name): the object has no name (metadata.name); write metadata.name, or metadata.generateName'],
    ],
    [
      'no metadata',
      'apiVersion: v1\nkind: Pod\n',
      ['1:1 Pod (no name): the object has no name (metadata.name); write metadata.name, or metadata.generateName'],
    ],
    [
      'an empty name',
      'apiVersion: v1\nkind: Pod\nmetadata: {name: ""}\n',
      ['3:12 Pod (no name): the object has no name (metadata.name); write metadata.name, or metadata.generateName'],
    ],
    [
      'a name that is a number',
      'apiVersion: v1\nkind: Pod\nmetadata: {name: 1}\n',
      ['3:12 Pod (no name): field "name" is a number (metadata.name); put the value in quotes'],
    ],
    [
      'a metadata that is a list',
      'apiVersion: v1\nkind: Pod\nmetadata: [a]\n',
      ['3:1 Pod (no name): field "metadata" is a list (metadata); write a map'],
    ],
    [
      'labels that YAML makes something else of',
      'apiVersion: v1\nkind: Pod\nmetadata:\n  name: a\n  labels:\n    version: 1.0\n    canary: yes\n',
      [
        '6:5 Pod a: field "version" is a number (metadata.labels.version); put the value in quotes',
        '7:5 Pod a: field "canary" is true or false (metadata.labels.canary); put the value in quotes',
      ],
    ],
    [
      'fields of the wrong type',
      `apiVersion: apps/v1\nkind: Deployment\n${META}\nspec:\n  replicas: "2"\n  template:\n    spec:\n      hostPID: "true"\n      containers: {name: a}\n`,
      [
        '5:3 Deployment a: field "replicas" is a string (spec.replicas); write a whole number',
        '8:7 Deployment a: field "hostPID" is a string (spec.template.spec.hostPID); write true or false',
        '9:7 Deployment a: field "containers" is a map (spec.template.spec.containers); write a list',
      ],
    ],
    [
      'elements of the wrong type',
      `apiVersion: v1\nkind: Pod\n${META}\nspec:\n  containers:\n  - name: a\n    args: [a, 8080]\n  - text\n`,
      [
        '7:15 Pod a: element 1 of "args" is a number (spec.containers.0.args.1); put the value in quotes',
        '8:5 Pod a: element 1 of "containers" is a string (spec.containers.1); write a map',
      ],
    ],
    [
      'an object in a List',
      `apiVersion: v1\nkind: List\nitems:\n- {apiVersion: v1, kind: Pod, ${META}, spec: {hostPID: 1}}\n`,
      ['4:59 Pod a: field "hostPID" is a number (spec.hostPID); write true or false'],
    ],
    [
      'JSON',
      '{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "a"},\n "spec": {"hostPID": 1}}',
      ['2:11 Pod a: field "hostPID" is a number (spec.hostPID); write true or false'],
    ],
    [
      'a field twice',
      `apiVersion: v1\nkind: Pod\n${META}\nspec:\n  hostPID: false\n  hostPID: true\n`,
      ['6:3 Pod a: field "hostPID" stands twice in one map; keep one of them'],
    ],
    [
      'a field twice in JSON',
      '{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "a"},\n "kind": "Pod"}',
      ['2:2 Pod a: field "kind" stands twice in one map; keep one of them'],
    ],
  ])('%s', (_, text, faults) => {
    const { objects, faults: found } = read(text);
    expect(found).toEqual(faults);
    expect(objects).toHaveLength(1);
  });

  test('a value is never shown', () => {
    const secret = 'hunter2';
    const texts = [
      `stringData: {a: ${secret}: x}`,
      `data: [${secret}]`,
      `data: {a: 'b' ${secret}}`,
      `data:\n  a: "${secret}\\q"`,
      `data: !!int ${secret}`,
    ];
    for (const text of texts) {
      const { faults } = read(`apiVersion: v1\nkind: Secret\n${META}\n${text}\n`);
      expect(faults).toHaveLength(1);
      expect(faults[0]).not.toContain(secret);
    }
  });

  test('of one file no more than 100 are told', () => {
    const { faults } = read(
      `apiVersion: v1\nkind: ConfigMap\n${META}\ndata:\n${Array.from({ length: 500 }, (_, index) => `  k${index}: 1\n`).join('')}`,
    );
    expect(faults).toHaveLength(101);
    expect(faults[100]).toBe(
      '105:3 the file has more than 100 faults, and those from here on are not told; mend the others first',
    );
  });
});
