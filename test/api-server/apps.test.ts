import { APPS, synthesizeApp } from '../support/apps';
import { Manifest } from '../support/manifests';
import { apiServer, applyServerSide } from './support';

/** Namespaces that an app names and does not make: the watched ones belong to others. */
function foreignNamespaces(objects: readonly Manifest[]): string[] {
  const own = new Set(objects.filter(({ kind }) => kind === 'Namespace').map(({ metadata }) => metadata.name));
  const named = objects
    .map(({ metadata }) => metadata.namespace)
    .filter((name) => name !== undefined && !own.has(name));
  return [...new Set(named as string[])];
}

/** Every object of a folder as the API server has it: what of it changed, and who owns which field. */
async function stored(folder: string): Promise<unknown[]> {
  const { code, stdout, stderr } = await apiServer().kubectl([
    'get',
    `--filename=${folder}`,
    '--recursive',
    '--show-managed-fields',
    '--output=json',
  ]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return (JSON.parse(stdout) as { items: Manifest[] }).items.map(({ kind, metadata }) => ({
    id: `${kind} ${metadata.namespace ?? ''}/${metadata.name}`,
    resourceVersion: metadata.resourceVersion,
    managedFields: metadata.managedFields,
  }));
}

describe.each(APPS)('apps/%s.ts on a real API server', (name) => {
  const app = synthesizeApp(name);
  const folders = [...new Set(Object.keys(app.files).map((file) => file.split('/').slice(0, -1).join('/')))].map(
    (folder) => `${app.outdir}/${folder}`,
  );

  beforeAll(async () => {
    for (const namespace of foreignNamespaces(app.objects)) {
      const manifest = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } };
      await applyServerSide(JSON.stringify(manifest), { fieldManager: 'others' });
    }
  });

  afterAll(() => app.remove());

  test('every object is accepted by server-side apply, without a warning', async () => {
    const applied = [];
    for (const folder of folders) {
      applied.push(...(await applyServerSide(folder)).applied);
    }
    expect(applied).toHaveLength(app.objects.length);
    expect(applied.filter((line) => !line.endsWith(' serverside-applied'))).toEqual([]);
  });

  test('applied again, nothing changes: neither an object nor the owner of a field', async () => {
    for (const folder of folders) {
      const before = await stored(folder);
      await applyServerSide(folder);
      expect(await stored(folder)).toEqual(before);
    }
  });
});
