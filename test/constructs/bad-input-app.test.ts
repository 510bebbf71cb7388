import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';

const ROOT = path.join(__dirname, '..', '..');
const CACHE = path.join(ROOT, '.cache');

let folder = '';
beforeAll(() => {
  fs.mkdirSync(CACHE, { recursive: true });
  folder = fs.mkdtempSync(path.join(CACHE, 'bad-input-test-'));
});
afterAll(() => fs.rmSync(folder, { recursive: true }));

const DIGEST = `sha256:${'a'.repeat(64)}`;

/** Runs an app as a user does. Before `body` stands a chart that is fine, and after it the synthesis. */
function run(body: string): { status: number | null; stderr: string; files: string[] } {
  const file = path.join(folder, 'app.ts');
  const out = path.join(folder, 'out');
  fs.rmSync(out, { recursive: true, force: true });
  fs.mkdirSync(out);
  fs.writeFileSync(
    file,
    `import { App, Chart } from 'cdk8s';
import * as hardened from 'cdk8s-hardened';
import * as kplus from 'cdk8s-plus-28';
const app = new App();
const image = hardened.ContainerImage.fromDigest('registry.example.com/agent', '${DIGEST}');
new hardened.HardenedNamespace(new Chart(app, 'fine'), 'namespace', { name: 'fine' });
const chart = new Chart(app, 'test', { namespace: 'aiops' });
${body}
app.synth();
`,
  );
  const { status, stderr } = spawnSync(process.execPath, ['--require', 'tsx/cjs', file], {
    cwd: ROOT,
    encoding: 'utf8',
    env: { ...process.env, CDK8S_OUTDIR: out },
  });
  return { status, stderr, files: fs.readdirSync(out) };
}

jest.setTimeout(120_000);

test('an app that is fine writes its files', () => {
  expect(run("new hardened.AiopsAgent(chart, 'agent', { image });")).toEqual({
    status: 0,
    stderr: '',
    files: ['fine.k8s.yaml', 'test.k8s.yaml'],
  });
});

test.each([
  [
    'a property',
    "new hardened.AiopsAgent(chart, 'agent', { image, user: 0 });",
    'test/agent: "user" (0) must be a whole number from 1 to 2147483647: 0 is root; leave it out for 1001, or use HardeningProfile.STRICT.',
  ],
  [
    'several properties',
    "new hardened.HardenedAgentDeployment(chart, 'agent', { image, replicas: 0, port: 80 });",
    'test/agent: 2 problems:\n  - "replicas" (0) must be a whole number from 1 to 100; give 2 or more, so that a node drain leaves one running.\n  - "port" (80) must be a whole number from 1024 to 65535; choose another port, or add Capability.NET_BIND_SERVICE for one below 1024.',
  ],
  [
    'a value object',
    "hardened.ContainerImage.fromDigest('agent', 'sha256:abc', { tag: 'latest' });",
    'ContainerImage.fromDigest: 3 problems:\n  - "repository" (agent) must begin with the registry that the image is pulled from; write it out, for example "registry.example.com/agent"; Docker Hub is "docker.io/library/NAME".\n  - "digest" (sha256:abc) must be "sha256:" and 64 lower-case hexadecimal digits; look it up, for example with "crane digest agent:TAG".\n  - "tag" (latest) must be a specific image tag, never "latest"; give the version, for example "1.0.0".',
  ],
  [
    'a secret, which is not shown',
    "new hardened.HardenedAgentDeployment(chart, 'agent', { image, env: { A_URL: kplus.EnvValue.fromValue(Buffer.from('aHR0cHM6Ly9tZTpodW50ZXIyQGg=', 'base64').toString()) } });",
    'test/agent: "env.A_URL" must be a URL without user-info: a password in a URL ends in logs; put the credentials into a Secret.',
  ],
  [
    'a grant that comes later',
    "new hardened.AiopsAgent(chart, 'agent', { image }).rbac.addGrant(hardened.Grant.read(kplus.ApiResource.SECRETS));",
    'test/agent/rbac: "grants" (get, list, watch on secrets) must not be granted, because every verb on secrets answers with their contents, or makes credentials; mount the one secret that the program needs, or pass a Waiver for "rbac-secrets".',
  ],
])('what is wrong with %s is said, and no file is written', (_, body, message) => {
  const { status, stderr, files } = run(body);
  expect(status).toBe(1);
  expect(stderr).toContain(`Error: ${message}\n`);
  expect(stderr).not.toContain('hunter2');
  expect(files).toEqual([]);
});
