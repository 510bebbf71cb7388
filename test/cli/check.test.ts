import * as fs from 'node:fs';
import { deployment } from '../../lib/validator/examples/example';
import { inFolder, run } from '../support/tree';

const HOST_PORT = deployment({ container: 'ports:\n  - containerPort: 8080\n    hostPort: 8080' });
const ONE = ['check', 'web.yaml', '--only', 'no-host-ports'];

const MESSAGE =
  'container "app" uses hostPort 8080 (spec.template.spec.containers[0].ports[0].hostPort); remove hostPort or set it to 0.';

const WAIVER = `waivers:
  - control: no-host-ports
    object: { kind: Deployment, namespace: shop, name: web }
    reason: The load balancer of the old data centre wants it.
    owner: team-web
    expires: 2026-12-31
`;

const write = inFolder();

describe('exit codes', () => {
  test('0 without findings', () => {
    write({ 'web.yaml': deployment() });
    expect(run(ONE)).toMatchObject({ code: 0, err: '' });
  });

  test('2 with findings', () => {
    write({ 'web.yaml': HOST_PORT });
    expect(run(ONE)).toEqual({
      code: 2,
      out: `web.yaml
  Deployment shop/web
    20:15    high     no-host-ports  ${MESSAGE}

1 finding (1 high) in 1 object of 1 file, by 1 check of profile guide for Kubernetes 1.37.
`,
      err: '',
    });
  });

  test('0 where findings are less severe than --fail-on', () => {
    write({ 'web.yaml': HOST_PORT });
    expect(run([...ONE, '--fail-on', 'critical']).code).toBe(0);
    expect(run([...ONE, '--fail-on', 'high']).code).toBe(2);
  });

  test('1 where a path is not there, and the others are checked', () => {
    write({ 'web.yaml': HOST_PORT });
    const { code, out } = run([...ONE, 'nowhere.yaml']);
    expect(code).toBe(1);
    expect(out).toContain(MESSAGE);
    expect(out).toMatch(/^error: nowhere\.yaml: /m);
  });
});

describe('wrong usage', () => {
  test.each<[string, string[], string]>([
    ['no command', ['chekc'], 'No command "chekc". See "cdk8s-hardened --help".'],
    ['no path', ['check'], 'No path given. See "cdk8s-hardened check --help".'],
    [
      'an unknown option',
      ['check', '.', '--profil', 'guide'],
      `Unknown option '--profil'. See "cdk8s-hardened check --help".`,
    ],
    [
      'an unknown profile',
      ['check', '.', '--profile', 'privileged'],
      '--profile must be one of baseline, restricted, guide, strict, not "privileged".',
    ],
    [
      'a version of the future',
      ['check', '.', '--kubernetes-version', '1.99'],
      '--kubernetes-version must be a version of Kubernetes from 1.0 to 1.37, not "1.99".',
    ],
    [
      'an unknown control',
      ['check', '.', '--skip', 'probes,nonsense'],
      '--skip: no checked control "nonsense". "cdk8s-hardened controls" lists them.',
    ],
    [
      'an unknown format',
      ['check', '.', '--format', 'yaml'],
      '--format must be one of text, json, sarif, junit, github, markdown, not "yaml".',
    ],
    [
      'an unknown severity',
      ['check', '.', '--fail-on', 'bad'],
      '--fail-on must be one of critical, high, medium, low, not "bad".',
    ],
    ['no day', ['check', '.', '--today', 'tomorrow'], '--today must be a calendar day as YYYY-MM-DD, not "tomorrow".'],
    ['a missing configuration', ['check', '.', '--config', 'none.yaml'], 'none.yaml: cannot be read: ENOENT.'],
    ['no id to explain', ['explain'], 'No checked control "". "cdk8s-hardened controls" lists them.'],
  ])('%s', (_, argv, message) => {
    expect(run(argv)).toEqual({ code: 1, out: '', err: `cdk8s-hardened: ${message}\n` });
  });

  test('everything that is wrong with a configuration is told at once', () => {
    write({ 'cdk8s-hardened.yaml': 'waivers:\n  - control: x\n  - {}\n', 'web.yaml': deployment() });
    const { code, err } = run(['check', 'web.yaml']);
    expect(code).toBe(1);
    expect(err).toContain('cdk8s-hardened.yaml: waivers[0]: "control" (x) must be the id of a checked control');
    expect(err).toContain('cdk8s-hardened.yaml: waivers[1]: "owner" must name who answers for it.');
  });
});

describe('help', () => {
  test.each([[['--help']], [['help']]])('%j prints the commands', (argv) => {
    expect(run(argv)).toMatchObject({ code: 0, err: '' });
    expect(run(argv).out).toContain('Usage: cdk8s-hardened COMMAND');
  });

  test.each(['check', 'fix', 'controls', 'explain'])('of %s is the same both ways', (command) => {
    const { out, code } = run([command, '--help']);
    expect(code).toBe(0);
    expect(out).toContain(`Usage: cdk8s-hardened ${command}`);
    expect(run(['help', command]).out).toBe(out);
  });

  test('of check names every option', () => {
    const { out } = run(['check', '--help']);
    const options = fs.readFileSync(`${__dirname}/../../lib/cli/arguments.ts`, 'utf8').matchAll(/^ {2}'([a-z-]+)': /gm);
    for (const [, option] of options) {
      expect(out).toContain(`--${option}`);
    }
  });
});

describe('what is read', () => {
  test('standard input', () => {
    const { code, out } = run(['check', '-', '--only', 'no-host-ports', '--format', 'github'], {
      stdin: () => HOST_PORT,
    });
    expect(code).toBe(2);
    expect(out).toMatch(/^::error file=-,line=20,col=15,title=no-host-ports::Deployment shop\/web: /);
  });

  test('everything of a run together', () => {
    write({ 'a/web.yaml': deployment({ spec: 'replicas: 2' }) });
    const budget =
      'apiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata: { name: web, namespace: shop }\nspec: { maxUnavailable: 1, selector: { matchLabels: { app: web } } }\n';
    expect(run(['check', 'a', '--only', 'pod-disruption-budget']).code).toBe(2);
    write({ 'b/budget.yaml': budget });
    expect(run(['check', 'a', 'b', '--only', 'pod-disruption-budget']).code).toBe(0);
  });
});

describe('settings', () => {
  test('of the configuration file hold, and those of the command line hold more', () => {
    write({ 'cdk8s-hardened.yaml': 'profile: baseline\nkubernetesVersion: 1.20\n', 'web.yaml': deployment() });
    expect(run(['check', 'web.yaml']).out).toContain('of profile baseline for Kubernetes 1.20.');
    expect(run(['check', 'web.yaml', '--profile', 'restricted', '--kubernetes-version', '1.31']).out).toContain(
      'of profile restricted for Kubernetes 1.31.',
    );
  });

  test('what is skipped is told', () => {
    write({ 'web.yaml': HOST_PORT });
    expect(run(['check', 'web.yaml', '--profile', 'baseline', '--skip', 'no-host-ports'])).toEqual({
      code: 0,
      out: expect.stringContaining('Not checked, by --skip: no-host-ports.'),
      err: '',
    });
  });

  test.each([
    ['baseline', 1.37, 12],
    ['restricted', 1.37, 15],
    ['baseline', '1.0', 11],
    ['restricted', '1.0', 12],
  ])('the profile %s of %s is the Pod Security Standard, and nothing else', (profile, version, number) => {
    write({ 'web.yaml': deployment() });
    const { out } = run([
      'controls',
      '--profile',
      profile,
      '--kubernetes-version',
      String(version),
      '--format',
      'json',
    ]);
    const listed = (JSON.parse(out) as any[]).filter(({ area }) => area !== 'input');
    expect(listed.every(({ standards }) => standards.podSecurity)).toBe(true);
    expect(listed).toHaveLength(number);
  });
});

describe('waivers', () => {
  test('of the configuration file accept a finding, and are counted', () => {
    write({ 'cdk8s-hardened.yaml': WAIVER, 'web.yaml': HOST_PORT });
    const { code, out } = run(ONE);
    expect(code).toBe(0);
    expect(out).toContain(`waived until 2026-12-31 by team-web: no-host-ports: Deployment shop/web: ${MESSAGE}`);
    expect(out).toContain('No findings in 1 object of 1 file');
    expect(out).toContain('1 finding waived.');
  });

  test('that have expired fail the run twice: by the finding, and by an error', () => {
    write({ 'waivers.yaml': WAIVER, 'web.yaml': HOST_PORT });
    const { code, out } = run([...ONE, '--waivers', 'waivers.yaml', '--today', '2027-01-01']);
    expect(code).toBe(2);
    expect(out).toContain(MESSAGE);
    expect(out).toContain(
      'error: The waiver for "no-host-ports" (waivers.yaml, waivers[0]) expired on 2026-12-31; mend what it accepts, or let "team-web" renew it.',
    );
  });

  test('that nothing needs are a warning', () => {
    write({ 'cdk8s-hardened.yaml': WAIVER, 'web.yaml': deployment() });
    const { code, out } = run(ONE);
    expect(code).toBe(0);
    expect(out).toContain(
      'warning: The waiver for "no-host-ports" (cdk8s-hardened.yaml, waivers[0]) is not needed; remove it.',
    );
  });
});

describe('a baseline', () => {
  test('knows findings that were there, wherever they have moved in the file', () => {
    write({ 'web.yaml': HOST_PORT });
    expect(run([...ONE, '--format', 'json', '--output', 'baseline.json'])).toEqual({ code: 2, out: '', err: '' });
    write({ 'web.yaml': `# A comment more.\n\n${HOST_PORT}` });
    const { code, out } = run([...ONE, '--baseline', 'baseline.json']);
    expect(code).toBe(0);
    expect(out).toContain('1 finding known from the baseline.');
  });

  test('does not know new ones', () => {
    write({ 'web.yaml': HOST_PORT });
    run([...ONE, '--format', 'json', '--output', 'baseline.json']);
    write({ 'web.yaml': `${HOST_PORT}            - containerPort: 9090\n              hostPort: 9090\n` });
    const { code, out } = run([...ONE, '--baseline', 'baseline.json']);
    expect(code).toBe(2);
    expect(out).toContain('uses hostPort 9090');
    expect(out).not.toContain('uses hostPort 8080');
  });

  test('does not know the same field with a worse value, nor another container in its place', () => {
    write({ 'web.yaml': HOST_PORT });
    run([...ONE, '--format', 'json', '--output', 'baseline.json']);
    write({ 'web.yaml': HOST_PORT.replace('hostPort: 8080', 'hostPort: 22') });
    expect(run([...ONE, '--baseline', 'baseline.json']).code).toBe(2);
    write({ 'web.yaml': HOST_PORT.replace('name: app', 'name: evil') });
    expect(run([...ONE, '--baseline', 'baseline.json']).code).toBe(2);
  });

  test('that knows too much is a warning', () => {
    write({ 'web.yaml': HOST_PORT });
    run([...ONE, '--format', 'json', '--output', 'baseline.json']);
    write({ 'web.yaml': deployment() });
    expect(run([...ONE, '--baseline', 'baseline.json'])).toMatchObject({
      code: 0,
      out: expect.stringContaining("warning: 1 of the baseline's findings are gone; write it anew by --format json."),
    });
  });

  test('that is no report is wrong usage', () => {
    write({ 'web.yaml': HOST_PORT, 'baseline.json': '[]' });
    expect(run([...ONE, '--baseline', 'baseline.json'])).toEqual({
      code: 1,
      out: '',
      err: 'cdk8s-hardened: --baseline baseline.json: no report of --format json.\n',
    });
  });
});

describe('explain', () => {
  test('has rule, why, repair and both examples', () => {
    const { code, out } = run(['explain', 'no-host-ports']);
    expect(code).toBe(0);
    expect(out).toMatch(
      /^no-host-ports \(high, profile guide\)\n\nNo container takes a port of its node\.\nWhy: .+\nWhere: .+\nRepair: .+\n[^]*\nFails:\n\n {4}apiVersion: apps\/v1\n[^]*hostPort: 8080\n\nPasses:\n/,
    );
  });

  test('suggests what was meant', () => {
    expect(run(['explain', 'host-ports']).err).toContain('Did you mean');
  });
});

describe('colour', () => {
  const escape = '\u001b[31m';
  test.each<[string, string[], object, boolean]>([
    ['not in a pipe', [], {}, false],
    ['on a terminal', [], { outIsTerminal: true }, true],
    ['not where NO_COLOR asks', [], { outIsTerminal: true, env: { NO_COLOR: '1' } }, false],
    ['always, where that is asked', ['--color', 'always'], {}, true],
    ['never, where that is asked', ['--color', 'never'], { outIsTerminal: true }, false],
  ])('%s', (_, options, io, colored) => {
    write({ 'web.yaml': HOST_PORT });
    expect(run([...ONE, ...options], io).out.includes(escape)).toBe(colored);
  });
});
