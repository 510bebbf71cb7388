import { Control, ControlArea, SET_CONTROLS, SetControl } from '../../lib/controls';
import { code, constructLink, headingLink, plain, sentence } from './markdown';
import { proofLink, proofs } from './proofs';

/** The headings of the areas, in the order of the pages. */
export const AREAS: { readonly [area in ControlArea]: string } = {
  workload: 'Workload',
  secrets: 'Secrets',
  rbac: 'Rights',
  network: 'Network',
  namespace: 'Namespace',
  incident: 'Incident',
  references: 'References',
  admission: 'Admission',
  mesh: 'Mesh and certificates',
  input: 'Input',
};

const INTRODUCTION = `
# Controls

<!-- Written by "npm run docs" from lib/controls.ts: change that file. -->

A control is one thing that "hardened" means here. The set of this library carries ${SET_CONTROLS.length}. Each has the object and field that carry it, the construct that emits it and the test that proves it. A proof has the literal fields, a snapshot of them, and ways to lose them that the proof must notice. [docs/checks.md](checks.md) lists what the validator judges anybody's manifests by.

${SET_CONTROLS.filter(({ waivable }) => waivable).length} of them can be given up by a [Waiver](constructs/waiver.md) that names the id; for the others no construct has a weaker state.

Ids of standards are those of:

- the Pod Security Standards, by the names of the checks in k8s.io/pod-security-admission
- the CIS Kubernetes Benchmark v1.12.0; its numbers move between versions, so the title stands beside each
- the NSA/CISA Kubernetes Hardening Guide 1.2, which has no ids: its headings stand for them
- the OWASP Kubernetes Top Ten, edition 2025

## Contents

`;

function inArea(area: string): readonly SetControl[] {
  return SET_CONTROLS.filter((control) => control.area === area);
}

export function standards({ standards: { podSecurity, cis, nsaCisa, owasp } }: Control): string {
  return [
    podSecurity && `Pod Security ${code(podSecurity)}`,
    cis && `CIS ${cis}`,
    nsaCisa && `NSA/CISA "${nsaCisa}"`,
    owasp && `OWASP ${owasp}`,
  ]
    .filter(Boolean)
    .join('; ');
}

function entry(control: SetControl, known: ReadonlyMap<string, string>): string {
  const { id, title, why, where, construct, guide, waivable } = control;
  return `### ${id}

${plain(sentence(title))}

- Why: ${plain(sentence(why))}
- Where: ${code(where)}
- Construct: ${constructLink(construct)}
- Guide: ${guide.map((heading) => headingLink('security-guide.md', heading)).join(', ')}
- Standards: ${standards(control)}
- Waiver: ${waivable ? 'possible' : 'none'}
- Proof: ${proofLink(known, id)}
`;
}

/** docs/controls.md */
export function controlsPage(root: string): string {
  const known = proofs(root);
  const areas = Object.entries(AREAS).filter(([area]) => inArea(area).length > 0);
  const contents = areas.map(
    ([area, title]) =>
      `- ${headingLink('', title)}: ${inArea(area)
        .map(({ id }) => headingLink('', id))
        .join(', ')}\n`,
  );
  const chapters = areas.map(([area, title]) =>
    [`\n## ${title}\n`, ...inArea(area).map((control) => entry(control, known))].join('\n'),
  );
  return [INTRODUCTION.trimStart(), ...contents, ...chapters].join('');
}
