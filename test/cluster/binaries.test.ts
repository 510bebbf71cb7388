import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { available, binaries, cacheFile, differences, toolchainComplaint } from './binaries';
import { atLeast, BINARIES, CONTROL_PLANE, ETCD_VERSION, KUBERNETES_VERSION, parseVersion } from './versions';

let folder: string;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'binaries-test-'));
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

/** Puts executables that print a version where a machine would have the real ones. */
function provide(names: readonly string[], dir: string = folder, version = '9.9.9'): void {
  fs.mkdirSync(dir, { recursive: true });
  names.forEach((name) =>
    fs.writeFileSync(path.join(dir, name), `#!/bin/sh\necho ${name} v${version}\n`, { mode: 0o755 }),
  );
}

const noGo = 'there is no Go to build them with (no working "go" on the PATH)';

describe('a version', () => {
  test.each([
    ['Kubernetes v1.37.2', '1.37.2'],
    ['etcd Version: 3.7.3\nGit SHA: Not provided\nGo Version: go1.26.8', '3.7.3'],
    ['Client Version: v1.32.4-dispatcher\nKustomize Version: v5.5.0', '1.32.4-dispatcher'],
    ['Kubernetes v1.38.0-alpha.1+abc', '1.38.0-alpha.1+abc'],
    ['command not found', undefined],
  ])('is read from %j', (output, version) => {
    expect(parseVersion(output)).toBe(version);
  });

  test.each([
    ['1.26.8', '1.26.0', true],
    ['1.26', '1.26.0', true],
    ['1.9.0', '1.26.0', false],
    ['2.0', '1.26.0', true],
    ['1.26.0-rc1', '1.26.0', true],
    ['', '1.26.0', false],
  ])('%s is at least %s: %s', (a, b, answer) => {
    expect(atLeast(a, b)).toBe(answer);
  });
});

describe('Go', () => {
  test.each([
    ['go1.26.8\nlocal\n', undefined],
    ['go1.21.0\nauto\n', undefined],
    ['go1.25.1\nlocal\n', 'Go 1.25.1 is too old to build them (GOTOOLCHAIN is "local")'],
    ['go1.20.3\n\n', 'Go 1.20.3 is too old to build them (GOTOOLCHAIN is "")'],
  ])('that says %j', (output, complaint) => {
    expect(toolchainComplaint(output)).toBe(complaint);
  });
});

describe('whether an API server can be started', () => {
  test('not without programs and without Go', () => {
    const reason = `etcd, kubectl, kube-apiserver neither on the PATH nor in ${folder}/cdk8s-hardened, and ${noGo}. Install Go 1.26.0 or newer, or set KUBEBUILDER_ASSETS to a folder that holds them.`;
    expect(available({}, { PATH: folder, XDG_CACHE_HOME: folder })).toEqual({ ok: false, reason });
  });

  test('not with an incomplete KUBEBUILDER_ASSETS, even where Go is', () => {
    provide(['etcd', 'kubectl']);
    fs.writeFileSync(path.join(folder, 'kube-apiserver'), 'not executable', { mode: 0o644 });
    const env = { ...process.env, KUBEBUILDER_ASSETS: folder };
    const reason = `KUBEBUILDER_ASSETS is "${folder}", which holds no executable kube-apiserver. Complete the folder, or unset the variable to have them built.`;
    expect(available({}, env)).toEqual({ ok: false, reason });
  });

  test('with a complete KUBEBUILDER_ASSETS, but then without CRDs', () => {
    provide(CONTROL_PLANE);
    const env = { KUBEBUILDER_ASSETS: folder, PATH: '/nonexistent' };
    expect(available({}, env)).toEqual({ ok: true });
    const reason = `the CRDs are fetched as Go modules, and ${noGo}. Install Go 1.26.0 or newer.`;
    expect(available({ crds: true }, env)).toEqual({ ok: false, reason });
  });

  test('with programs in the cache', () => {
    const env = { PATH: '/nonexistent', XDG_CACHE_HOME: folder };
    CONTROL_PLANE.forEach((name) => provide([name], path.dirname(cacheFile(name, env))));
    expect(available({}, env)).toEqual({ ok: true });
  });
});

describe('the programs', () => {
  test('are taken from KUBEBUILDER_ASSETS before the PATH', async () => {
    provide(CONTROL_PLANE);
    const { origin, paths } = await binaries({ KUBEBUILDER_ASSETS: folder, PATH: `${folder}:${process.env.PATH}` });
    expect([origin, paths.etcd]).toEqual(['KUBEBUILDER_ASSETS', path.join(folder, 'etcd')]);
  });

  test('are taken from the PATH, and told apart by version', async () => {
    provide(['etcd'], folder, ETCD_VERSION);
    provide(['kubectl', 'kube-apiserver']);
    const found = await binaries({ PATH: `relative:${folder}:/bin` });
    expect(found.origin).toBe('PATH');
    expect(found.differences).toEqual([
      `kubectl of PATH is 9.9.9, the tests are written for ${KUBERNETES_VERSION}`,
      `kube-apiserver of PATH is 9.9.9, the tests are written for ${KUBERNETES_VERSION}`,
    ]);
  });

  test('are taken from the cache when the PATH has only some of them', async () => {
    const bin = path.join(folder, 'bin');
    provide(['kubectl'], bin);
    const env = { PATH: `${bin}:/bin`, XDG_CACHE_HOME: folder };
    CONTROL_PLANE.forEach((name) => provide([name], path.dirname(cacheFile(name, env)), BINARIES[name].version));
    const { origin, paths, differences: found } = await binaries(env);
    expect([origin, found]).toEqual(['cache', []]);
    expect(paths.kubectl).toBe(path.join(folder, 'cdk8s-hardened', KUBERNETES_VERSION, 'kubectl'));
  });

  test('that do not run are named', async () => {
    provide(CONTROL_PLANE);
    fs.writeFileSync(path.join(folder, 'etcd'), '#!/bin/sh\nexit 3\n', { mode: 0o755 });
    await expect(binaries({ KUBEBUILDER_ASSETS: folder })).rejects.toThrow(`${folder}/etcd does not tell its version`);
  });

  test('of the pinned versions give no difference', () => {
    const versions = { 'etcd': ETCD_VERSION, 'kube-apiserver': KUBERNETES_VERSION, 'kubectl': KUBERNETES_VERSION };
    expect(differences('PATH', versions)).toEqual([]);
  });
});
