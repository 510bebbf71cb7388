import { SET_CONTROLS, SetControl } from '../../lib/controls';
import { GUIDE, GuideItem } from '../../lib/guide';
import { GUIDE_FILE, GuideSection, linesOf, readGuide } from './guide-text';
import { code, constructLink, headingLink, plain, sentence, table, wideTable } from './markdown';
import { proofLink, proofs } from './proofs';

/** Whether the lines that an item quotes are code. */
function isCode(section: GuideSection, { says }: GuideItem): boolean {
  const [first] = linesOf(section, says);
  return section.lines.some(({ number, code: inBlock }) => number === first && inBlock);
}

function quotation(section: GuideSection, item: GuideItem): string {
  if (item.says === section.heading) {
    return 'The section as a whole';
  }
  return isCode(section, item) ? item.says.split('\n').map(code).join('\n') : item.says;
}

function notes({ instead, outside, later }: GuideItem): string {
  return [
    instead && `**Differs.** ${plain(sentence(instead))}`,
    outside && `**Outside the manifests.** ${plain(sentence(outside))}`,
    later && `**Not there yet:** ${later}.`,
  ]
    .filter(Boolean)
    .join('\n');
}

/** One row for each control; what the guide says, and what is to be noted, in the first. */
function rows(section: GuideSection, item: GuideItem, known: ReadonlyMap<string, string>): string[][] {
  const controls = item.controls.flatMap((id): SetControl[] => SET_CONTROLS.filter((control) => control.id === id));
  const carriers = controls.map(({ id, construct, where }) => [
    `[${id}](controls.md#${id})`,
    `${constructLink(construct)}: ${code(where)}`,
    proofLink(known, id),
  ]);
  return (carriers.length > 0 ? carriers : [['', '', '']]).map((carrier, index) =>
    index === 0 ? [quotation(section, item), ...carrier, notes(item)] : ['', ...carrier, ''],
  );
}

function chapter(section: GuideSection, known: ReadonlyMap<string, string>): string {
  const items = GUIDE.filter(({ heading }) => heading === section.heading);
  const head = ['The guide says', 'Control', 'Construct: object and field', 'Proof', 'Notes'];
  return `
${'#'.repeat(section.level + 1)} ${section.heading}

Guide: ${headingLink('security-guide.md', section.heading)}

${wideTable(
  head,
  items.flatMap((item) => rows(section, item, known)),
)}
`;
}

function summary(sections: readonly GuideSection[]): string {
  const count = (holds: (item: GuideItem) => unknown): string => String(GUIDE.filter(holds).length);
  const planned = [...new Set(GUIDE.flatMap(({ later }) => later ?? []))].sort();
  return `${table(
    ['Of what the guide says', 'Items'],
    [
      ['all, under ' + sections.length + ' headings', String(GUIDE.length)],
      ['a control of the manifests stands for it', count(({ controls }) => controls.length > 0)],
      ['the guide is wrong or outdated, and the set differs', count(({ instead }) => instead)],
      ["it is a matter of the reader's process", count(({ outside }) => outside)],
      ['a construct is planned for it, and not there yet', count(({ later }) => later)],
      [
        'of these, nothing but the plan stands for it',
        count(({ controls, instead, outside, later }) => later && controls.length === 0 && !instead && !outside),
      ],
    ],
  )}

An item can be in several of these rows.

${table(
  ['Planned', 'Items that wait for it'],
  planned.map((name) => [name, count(({ later }) => later === name)]),
)}`;
}

/** docs/guide-conformance.md */
export function conformancePage(root: string): string {
  const sections = readGuide(root);
  const known = proofs(root);
  return [
    `# Conformance with the security guide

<!-- Written by "npm run docs" from lib/guide.ts and lib/controls.ts: change those files. -->

This page follows [the guide](${GUIDE_FILE.slice('docs/'.length)}) line by line and says what stands for each thing that it asks for: a control that an object carries, with the test that proves it; something else, where the guide is wrong or outdated; or whoever must do it, where no manifest can. A test fails where a line of the guide is not on this page.

${summary(sections)}
`,
    ...sections.map((section) => chapter(section, known)),
  ].join('');
}
