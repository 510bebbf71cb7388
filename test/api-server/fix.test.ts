import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { stringify } from 'yaml';
import { agentSet } from '../support/manifests';
import { run } from '../support/tree';
import { applyServerSide } from './support';

/** Takes away what a safe repair puts back. */
function weaken(objects: any[]): any[] {
  for (const { kind, spec, metadata } of objects) {
    if (kind === 'Deployment') {
      delete spec.template.spec.securityContext.seccompProfile;
      for (const container of spec.template.spec.containers) {
        delete container.securityContext.allowPrivilegeEscalation;
        delete container.securityContext.seccompProfile;
      }
    }
    if (kind === 'Namespace') {
      delete metadata.labels['pod-security.kubernetes.io/audit'];
      delete metadata.labels['pod-security.kubernetes.io/enforce-version'];
    }
  }
  return objects;
}

test('a tree that is mended checks clean, keeps its comments, and is accepted by the API server', async () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cdk8s-hardened-fix-'));
  try {
    const file = path.join(folder, 'set.yaml');
    const objects = weaken(agentSet({ namespace: 'aiops-mended' }));
    const text = objects.map((object) => `# ${object.kind} of the agent\n${stringify(object)}`).join('---\n');
    fs.writeFileSync(file, text);
    expect(run(['check', file]).code).toBe(2);
    const fixed = run(['fix', file]);
    expect(fixed).toMatchObject({ code: 0, out: expect.stringContaining('No findings in 24 objects of 1 file') });
    const mended = fs.readFileSync(file, 'utf8');
    expect(mended.match(/^#.*$/gm)).toEqual(text.match(/^#.*$/gm));
    const { applied } = await applyServerSide(folder);
    expect(applied).toHaveLength(objects.length);
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
});
