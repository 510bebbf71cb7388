import { Control, CONTROLS } from '../../lib/controls';
import { EXAMPLES } from '../../lib/validator/examples';
import { AREAS, standards } from './controls-page';
import { code, constructLink, headingLink, plain, sentence } from './markdown';

type CheckedControl = Control & Required<Pick<Control, 'check'>>;

const CHECKED = CONTROLS.filter((control): control is CheckedControl => control.check !== undefined);

function inProfile(profile: string): number {
  return CHECKED.filter(({ check }) => check.profile === profile).length;
}

const INTRODUCTION = `
# Checks

<!-- Written by "npm run docs" from lib/controls.ts and lib/validator/examples: change those files. -->

What \`cdk8s-hardened check\` and the plugin of \`cdk8s synth\` judge manifests by: ${CHECKED.length} controls. ${inProfile('guide')} belong to the profile \`guide\`, the default; \`strict\` adds ${inProfile('strict')}. The profiles \`baseline\` and \`restricted\` are exactly the Pod Security Standards: of the controls that name a Pod Security check, those of that level and of the target version of Kubernetes.

Each control has a rule, a severity and a repair; an example that fails, and the same that passes. A test runs every example. \`cdk8s-hardened explain ID\` prints the same.

## Contents

`;

function inArea(area: string): readonly CheckedControl[] {
  return CHECKED.filter((control) => control.area === area);
}

function yaml(title: string, text: string): string {
  return `${title}\n\n\`\`\`yaml\n${text.trimEnd()}\n\`\`\`\n`;
}

function examples(id: string): string {
  const example = EXAMPLES[id];
  return example === undefined ? '' : `\n${yaml('Fails:', example.fails)}\n${yaml('Passes:', example.passes)}`;
}

function entry(control: CheckedControl): string {
  const { id, title, why, where, construct, check, partOf } = control;
  const whole = partOf === undefined ? '' : `, or of ${headingLink('', partOf)}`;
  return `### ${id}

${plain(sentence(check.rule ?? title))}

- Severity: ${check.severity}; profile ${code(check.profile)}
- Why: ${plain(sentence(why))}
- Where: ${code(where)}
- Repair: ${plain(sentence(check.repair))}
- Standards: ${standards(control)}
- Waiver: of ${code(id)}${whole}
${construct === undefined ? '' : `- Construct that has it: ${constructLink(construct)}\n`}${examples(id)}`;
}

/** docs/checks.md */
export function checksPage(): string {
  const areas = Object.entries(AREAS);
  const contents = areas.map(
    ([area, title]) =>
      `- ${headingLink('', title)}: ${inArea(area)
        .map(({ id }) => headingLink('', id))
        .join(', ')}\n`,
  );
  const chapters = areas.map(([area, title]) => [`\n## ${title}\n`, ...inArea(area).map(entry)].join('\n'));
  return [INTRODUCTION.trimStart(), ...contents, ...chapters].join('');
}
