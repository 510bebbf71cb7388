import * as fs from 'node:fs';
import { parse } from 'yaml';
import { expandGlob, moduleDir } from '../../scripts/go-module';
import { openApiVersions, unknownFields } from '../support/openapi';
import releases from '../support/openapi-versions.json';

const deployment = (podSpec: object, spec: object = {}): object => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'aiops-agent', namespace: 'aiops', labels: { app: 'a' } },
  spec: {
    selector: { matchLabels: { app: 'a' } },
    template: {
      metadata: { labels: { app: 'a' } },
      spec: { containers: [{ name: 'agent', image: 'registry.example/agent@sha256:0', ...podSpec }] },
    },
    ...spec,
  },
});
const inPod = (fields: object): object => {
  const template = { spec: { containers: [{ name: 'agent' }], ...fields } };
  return deployment({}, { template });
};
const who = 'apps/v1 Deployment aiops/aiops-agent: ';

describe('known good', () => {
  const quantities = { limits: { 'cpu': 1, 'memory': '128Mi', 'ephemeral-storage': 0.5 } };
  const probe = { httpGet: { path: '/livez', port: 8080 } };
  const everything = [
    deployment({ resources: quantities, livenessProbe: probe, readinessProbe: { httpGet: { port: 'http' } } }),
    { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'c' }, data: { 'a.b/c': 'x' }, immutable: true },
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'n', annotations: null, creationTimestamp: null } },
    {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata: { name: 'deny', namespace: 'n' },
      spec: { podSelector: {}, policyTypes: ['Ingress', 'Egress'] },
    },
  ];

  test.each(openApiVersions)('Kubernetes %s finds nothing', (version) => {
    expect(unknownFields(version, everything)).toEqual([]);
  });
});

describe("upstream's own examples, in which every field of every kind is set", () => {
  test.each(['1.28', '1.37'] as const)('Kubernetes %s knows all of their fields', (version) => {
    const files = expandGlob(moduleDir('k8s.io/api', releases[version].replace('v1', 'v0')), 'testdata/HEAD/*.yaml');
    const objects = files.map((file) => parse(fs.readFileSync(file, 'utf8')) as object);
    const messages = unknownFields(version, objects);
    // The examples have kinds that no API server serves any more, or never did as objects (PodLogOptions).
    const skipped = messages.filter((message) => message.includes(': not built in to '));
    expect(messages).toEqual(skipped);
    expect(objects.length - skipped.length).toBeGreaterThan(70);
  });
});

describe('what came when', () => {
  const appArmor = deployment({ securityContext: { appArmorProfile: { type: 'RuntimeDefault' } } });
  const unknownAppArmor = `${who}unknown field spec.template.spec.containers[0].securityContext.appArmorProfile`;
  const unknownGroups = `${who}unknown field spec.template.spec.securityContext.supplementalGroupsPolicy`;
  const groups = inPod({ securityContext: { supplementalGroupsPolicy: 'Strict' } });

  test.each([
    ['hostUsers is known from the start', '1.28', inPod({ hostUsers: false }), []],
    ['appArmorProfile is unknown', '1.28', appArmor, [unknownAppArmor]],
    ['appArmorProfile is unknown', '1.29', appArmor, [unknownAppArmor]],
    ['appArmorProfile is known', '1.30', appArmor, []],
    ['supplementalGroupsPolicy is unknown', '1.30', groups, [unknownGroups]],
    ['supplementalGroupsPolicy is known', '1.31', groups, []],
  ])('%s in %s', (_title, version, object, messages) => {
    expect(unknownFields(version, [object])).toEqual(messages);
  });

  const policy = {
    apiVersion: 'admissionregistration.k8s.io/v1',
    kind: 'ValidatingAdmissionPolicy',
    metadata: { name: 'p' },
  };
  const noPolicy = (version: string): string[] => [
    'admissionregistration.k8s.io/v1 ValidatingAdmissionPolicy p: ' +
      `not built in to Kubernetes ${version}, which has it as ` +
      'admissionregistration.k8s.io/v1alpha1, admissionregistration.k8s.io/v1beta1',
  ];

  test.each([
    ['1.28', noPolicy('1.28')],
    ['1.29', noPolicy('1.29')],
    ['1.30', []],
    ['1.37', []],
  ])('ValidatingAdmissionPolicy v1 in %s', (version, messages) => {
    expect(unknownFields(version, [policy])).toEqual(messages);
  });
});

describe('findings', () => {
  test.each([
    ['an unknown field', inPod({ foo: 1 }), ['unknown field spec.template.spec.foo']],
    ['a field of Object.prototype', inPod({ constructor: 1 }), ['unknown field spec.template.spec.constructor']],
    [
      'a number for a string',
      deployment({ image: 1 }),
      ['wrong type of field spec.template.spec.containers[0].image: number instead of string'],
    ],
    [
      'a string for an integer',
      deployment({}, { replicas: '2' }),
      ['wrong type of field spec.replicas: string instead of integer'],
    ],
    [
      'a fraction for an integer',
      deployment({}, { replicas: 1.5 }),
      ['wrong type of field spec.replicas: number instead of integer'],
    ],
    [
      'an object for a port',
      deployment({ readinessProbe: { tcpSocket: { port: {} } } }),
      [
        'wrong type of field spec.template.spec.containers[0].readinessProbe.tcpSocket.port: object instead of string or number',
      ],
    ],
    [
      'an object for an array',
      inPod({ tolerations: {} }),
      ['wrong type of field spec.template.spec.tolerations: object instead of array'],
    ],
    [
      'a boolean in a map of strings',
      deployment({}, { selector: { matchLabels: { 'a/b': true } } }),
      ['wrong type of field spec.selector.matchLabels["a/b"]: boolean instead of string'],
    ],
    ['a missing field', deployment({}, { selector: undefined }), ['missing field spec.selector']],
    ['null where something must be', inPod({ containers: null }), ['missing field spec.template.spec.containers']],
  ])('%s', (_title, object, messages) => {
    expect(unknownFields('1.37', [object])).toEqual(messages.map((message) => who + message));
  });
});

describe('kinds that are not built in', () => {
  const store = {
    apiVersion: 'external-secrets.io/v1',
    kind: 'SecretStore',
    metadata: { name: 's', namespace: 'n' },
    spec: {},
  };
  const message = 'external-secrets.io/v1 SecretStore n/s: not built in to Kubernetes 1.37';

  test('are reported', () => {
    expect(unknownFields('1.37', [store])).toEqual([message]);
  });

  test('are left alone when the caller names them', () => {
    expect(unknownFields('1.37', [store], ['external-secrets.io/v1 SecretStore'])).toEqual([]);
  });

  test('are found within a List', () => {
    expect(unknownFields('1.37', [{ apiVersion: 'v1', kind: 'List', items: [store] }])).toEqual([message]);
  });

  test('an object without apiVersion and name is one of them', () => {
    expect(unknownFields('1.37', [{ kind: 'Pod' }])).toEqual([
      'undefined Pod (no name): not built in to Kubernetes 1.37, which has it as v1',
    ]);
  });
});

test('a version that is not pinned is refused, with the ones that are', () => {
  expect(() => unknownFields('1.27', [])).toThrow(
    /Kubernetes 1\.27 is not in .*openapi-versions\.json, which has 1\.28, .*1\.37\. Add/,
  );
});
