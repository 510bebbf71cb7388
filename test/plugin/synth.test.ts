import * as path from 'node:path';
import { loadAll } from 'js-yaml';
import { APP, CONSTRUCT, PATHS, RECORD, SHOP, SYNTH, WAIVER } from './programs';
import { resources, Synth, violationOf, violations, Workshop } from './project';

const workshop = new Workshop();
afterAll(() => workshop.remove());
jest.setTimeout(60_000);

function expectOnlyManifests({ dist }: Synth): void {
  expect(Object.keys(dist)).not.toEqual([]);
  expect(Object.keys(dist).filter((name) => !name.endsWith('.k8s.yaml'))).toEqual([]);
}

function controls({ reports }: Synth, index = 0): string[] {
  return reports[index].violations.map(({ ruleName }) => ruleName).sort();
}

/** What the program writes where nothing validates it. */
async function unvalidated(program: string): Promise<Synth['dist']> {
  const { dist, out } = await workshop.synth({ program, args: ['--no-validate'] });
  expect(out).not.toContain('Performing validations');
  return dist;
}

describe('verdict', () => {
  test.concurrent('0 for a clean app, whose manifests are the same bytes with and without it', async () => {
    const program = `${APP}
      const image = library.ContainerImage.fromDigest('registry.example.com/agent', 'sha256:${'5891b5b522d5df08'.repeat(4)}');
      new library.AiopsAgent(new cdk8s.Chart(app, 'agent'), 'agent', { image });
      ${SYNTH}`;
    const synth = await workshop.synth({ program });
    expect(synth).toMatchObject({ code: 0, err: '' });
    expect(synth.reports).toMatchObject([
      {
        violations: [],
        summary: {
          status: 'success',
          metadata: { 'Profile': 'guide', 'Kubernetes version': '1.37', 'Findings': '0', 'Waived': '0' },
        },
      },
    ]);
    expectOnlyManifests(synth);
    expect(synth.dist).toEqual(await unvalidated(program));
  });

  test.concurrent('2 with findings, told with position, construct and repair', async () => {
    const program = APP + SHOP + RECORD + SYNTH;
    const synth = await workshop.synth({ program, properties: { profile: 'baseline' } });
    expect(synth.code).toBe(2);
    const message =
      'Deployment shop/web: container "app" uses hostPort 8080 (spec.template.spec.containers[0].ports[0].hostPort); remove hostPort or set it to 0.';
    expect(synth.out).toContain('no-host-ports (high) (1 occurrences)');
    expect(synth.out).toContain(`
    - Construct Path: shop/deployment
    - Manifest Path: dist/shop.k8s.yaml
    - Resource Name: Deployment shop/web
    - Locations:
      > 32:15 ${message}

  Recommendation: No container takes a port of its node. A host port bypasses network policies and blocks a second replica on the node.
  How to fix: remove hostPort and use a Service.
`);
    expect(synth.reports).toMatchObject([
      {
        violations: [
          {
            ruleName: 'no-host-ports (high)',
            violatingConstructs: [
              {
                constructPath: 'shop/deployment',
                manifestPath: 'dist/shop.k8s.yaml',
                resourceName: 'Deployment shop/web',
                locations: [`32:15 ${message}`],
              },
            ],
          },
        ],
        summary: { status: 'failure', metadata: { Findings: '1' } },
      },
    ]);
    expectOnlyManifests(synth);
    expect(synth.dist).toEqual(await unvalidated(program));
  });

  test.concurrent('1 for an app that throws, without a report', async () => {
    const synth = await workshop.synth({ program: `${APP + SHOP + RECORD}throw new Error('no such region');` });
    expect(synth).toMatchObject({ code: 1, reports: [] });
    expect(synth.err).toContain('no such region');
    expect(synth.out).not.toContain('Validation');
  });

  test.concurrent(
    '1 for properties that are wrong, with the message alone, and manifests that can be applied',
    async () => {
      const synth = await workshop.synth({
        program: APP + SHOP + RECORD + SYNTH,
        properties: { profile: 'guide', waivers: [{ ...WAIVER, owner: '' }] },
      });
      expect(synth).toMatchObject({ code: 1, reports: [] });
      expect(synth.err).toBe('cdk8s-hardened: cdk8s.yaml: waivers[0]: "owner" must name who answers for it.\n');
      expectOnlyManifests(synth);
    },
  );
});

describe('the construct of an object whose name others have, too', () => {
  test.concurrent('with ConstructPaths.record', async () => {
    const synth = await workshop.synth({ program: APP + SHOP + RECORD + SYNTH });
    expect(resources(synth)).toEqual(PATHS);
  });

  test.concurrent('with any construct of the library', async () => {
    const synth = await workshop.synth({ program: APP + SHOP + CONSTRUCT + SYNTH });
    expect(resources(synth)).toEqual(PATHS);
    expectOnlyManifests(synth);
  });

  test.concurrent('without either: none; but that of a name which no other has', async () => {
    const synth = await workshop.synth({ program: APP + SHOP + SYNTH });
    expect(resources(synth)).toEqual([
      'ConfigMap other/web: ?',
      'Deployment shop/web: ?',
      'Job other/alone: other/job',
      'Service shop/web: ?',
    ]);
    expectOnlyManifests(synth);
  });

  test.concurrent.each([
    [
      'FILE_PER_RESOURCE',
      ['ConfigMap.web.k8s.yaml', 'Deployment.web.k8s.yaml', 'Job.alone.k8s.yaml', 'Service.web.k8s.yaml'],
    ],
    [
      'FOLDER_PER_CHART_FILE_PER_RESOURCE',
      [
        'other/ConfigMap.web.k8s.yaml',
        'other/Job.alone.k8s.yaml',
        'shop/Deployment.web.k8s.yaml',
        'shop/Service.web.k8s.yaml',
      ],
    ],
  ])('in the files of %s', async (type, files) => {
    const app = `const app = new cdk8s.App({ yamlOutputType: cdk8s.YamlOutputType.${type} });`;
    const synth = await workshop.synth({ program: app + SHOP + RECORD + SYNTH });
    expect(resources(synth)).toEqual(PATHS);
    expect(Object.keys(synth.dist)).toEqual(files);
  });

  test.concurrent('in several apps, each with a folder of its own', async () => {
    const program = ['dev', 'prod']
      .map(
        (name) => `{
          const app = new cdk8s.App({ outdir: process.env.CDK8S_OUTDIR + '/${name}' });
          new cdk8s.ApiObject(new cdk8s.Chart(app, '${name}-chart'), 'pod', {
            apiVersion: 'v1', kind: 'Pod', metadata: { name: 'one' }, spec: { hostPID: true, containers: [] },
          });
          ${RECORD + SYNTH}
        }`,
      )
      .join('');
    const synth = await workshop.synth({ program, properties: { profile: 'baseline' } });
    expect(synth.reports[0].violations[0].violatingConstructs).toMatchObject([
      { resourceName: 'Pod one (v1 in dist/dev/dev-chart.k8s.yaml)', constructPath: 'dev-chart/pod' },
      { resourceName: 'Pod one (v1 in dist/prod/prod-chart.k8s.yaml)', constructPath: 'prod-chart/pod' },
    ]);
    expect(Object.keys(synth.dist)).toEqual(['dev/dev-chart.k8s.yaml', 'prod/prod-chart.k8s.yaml']);
  });
});

describe('waivers', () => {
  const shop = (properties: object): Promise<Synth> =>
    workshop.synth({ program: APP + SHOP + RECORD + SYNTH, properties: { profile: 'baseline', ...properties } });

  test.concurrent('in the properties, by object', async () => {
    const synth = await shop({ waivers: [WAIVER] });
    expect(synth).toMatchObject({ code: 0, reports: [{ violations: [] }] });
    expect(synth.reports[0].summary.metadata).toMatchObject({ Findings: '0', Waived: '1' });
  });

  test.concurrent('that have expired fail the synth', async () => {
    const waiver = { ...WAIVER, object: undefined, constructPath: 'shop', expires: '2020-01-01' };
    const synth = await shop({ waivers: [waiver] });
    expect(synth.code).toBe(2);
    expect(controls(synth)).toEqual(['no-host-ports (high)']);
    expect(synth.out).toContain(
      'error: The waiver for "no-host-ports" (cdk8s.yaml, waivers[0]) expired on 2020-01-01; mend what it accepts, or let "team-web" renew it.\n',
    );
  });

  test.concurrent('in code', async () => {
    const synth = await workshop.synth({
      program: `${APP}
        new library.HardenedNamespace(new cdk8s.Chart(app, 'scanner'), 'scanner', {
          name: 'node-scanner',
          podSecurityLevel: library.PodSecurityLevel.PRIVILEGED,
          waivers: [
            new library.Waiver({
              control: 'pod-security',
              reason: 'The scanner reads files of the node, and runs in this namespace alone.',
              owner: 'platform-security',
              expires: '2999-12-31',
            }),
          ],
        });
        ${SYNTH}`,
    });
    expect(synth).toMatchObject({ code: 0, err: '', reports: [{ violations: [] }] });
    expect(synth.reports[0].summary.metadata.Waived).not.toBe('0');
  });
});

describe('settings', () => {
  test.concurrent('failOn lets less severe findings pass, and tells them', async () => {
    const synth = await workshop.synth({
      program: APP + SHOP + RECORD + SYNTH,
      properties: { profile: 'baseline', failOn: 'critical' },
    });
    expect(synth.code).toBe(0);
    expect(controls(synth)).toEqual(['no-host-ports (high)']);
    expect(synth.reports[0].summary.status).toBe('success');
  });

  test.concurrent('cdk8s-hardened.yaml is read, and the verdict is that of the command line', async () => {
    const config = `profile: strict
kubernetesVersion: 1.30
registries: [registry.example.com/]
waivers:
  - control: no-node-port
    object: { kind: Service, namespace: '*', name: web }
    reason: There is no load balancer there yet.
    owner: team-web
    expires: 2999-12-31
`;
    const synth = await workshop.synth({
      program: APP + SHOP + RECORD + SYNTH,
      files: { 'cdk8s-hardened.yaml': config },
    });
    const { code, out } = await workshop.commandLine(synth, ['check', 'dist', '--format', 'json']);
    const { findings, summary } = JSON.parse(out);
    expect(violations(synth)).toEqual(findings.map(violationOf).sort());
    expect(findings.length).toBeGreaterThan(20);
    expect([synth.code, code]).toEqual([2, 2]);
    expect(summary.waived).toBe(1);
    expect(synth.reports[0].summary.metadata).toMatchObject({
      'Profile': 'strict',
      'Kubernetes version': '1.30',
      'Waived': '1',
    });
  });
});

test.concurrent('--stdout prints the manifests, and nothing of the plugin but its report', async () => {
  const program = `${APP}
    new cdk8s.ApiObject(new cdk8s.Chart(app, 'one'), 'a', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' } });
    ${RECORD + SYNTH}`;
  const synth = await workshop.synth({
    program,
    properties: { profile: 'baseline', waivers: [WAIVER] },
    args: ['--stdout'],
  });
  expect(synth.code).toBe(0);
  expect(synth.err).toBe(
    'warning: The waiver for "no-host-ports" (cdk8s.yaml, waivers[0]) is not needed; remove it.\n',
  );
  // cdk8s-cli prints its own lines and the report to standard output, too: before the manifests, whose streams end last.
  const [, yaml] = synth.out.split('Validations ended succesfully\n');
  expect(loadAll(yaml)).toEqual([{ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' } }]);
});

test.concurrent('two at once know the same; one of somebody else, too, is given what cdk8s recorded', async () => {
  const synth = await workshop.synth({
    program: APP + SHOP + RECORD + SYNTH,
    validations: [
      workshop.validation({ profile: 'baseline', waivers: [WAIVER] }),
      { package: path.join(__dirname, 'other-plugin.js'), class: 'Names', version: '1.0.0' },
      workshop.validation({ profile: 'guide' }),
    ],
  });
  expect(synth.code).toBe(2);
  expect(synth.reports.map(({ summary }) => summary.status)).toEqual(['success', 'success', 'failure']);
  expect(synth.reports[1].summary.metadata).toEqual({ names: 'alone, web' });
  expect(resources(synth, 2)).toEqual(PATHS);
  expectOnlyManifests(synth);
});
