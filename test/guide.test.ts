import { join } from 'node:path';
import { findControl, SET_CONTROLS } from '../lib/controls';
import { GUIDE, GuideItem } from '../lib/guide';
import { GUIDE_FILE, GuideSection, linesOf, parseGuide, readGuide } from '../scripts/docs/guide-text';

const sections = readGuide(join(__dirname, '..'));
const byHeading = new Map(sections.map((section) => [section.heading, section]));

function itemsOf(items: readonly GuideItem[], { heading }: GuideSection): readonly GuideItem[] {
  return items.filter((item) => item.heading === heading);
}

/** What of the guide no item stands for, with its line. */
function uncovered(guide: readonly GuideSection[], items: readonly GuideItem[]): string[] {
  return guide.flatMap((section) => {
    const own = itemsOf(items, section);
    const quoted = new Set(own.flatMap(({ says }) => linesOf(section, says)));
    const covers = (first: number, last: number): boolean =>
      [...quoted].some((number) => number > first && number < last);
    return [
      ...(own.length === 0 ? [`${GUIDE_FILE}:${section.line}: heading "${section.heading}" has no item`] : []),
      ...section.lines
        .filter(({ number, asks }) => asks && !quoted.has(number))
        .map(({ number, text }) => `${GUIDE_FILE}:${number}: no item under "${section.heading}" quotes: ${text}`),
      ...section.blocks
        .filter(({ first, last }) => !covers(first, last))
        .map(({ first }) => `${GUIDE_FILE}:${first}: no item quotes a line of this block of code`),
    ];
  });
}

/** Items whose quotation is not under their heading. */
function misquoted(items: readonly GuideItem[]): string[] {
  return items
    .filter(({ heading, says }) => {
      const section = byHeading.get(heading);
      return !section || (says !== heading && linesOf(section, says).length === 0);
    })
    .map(({ heading, says }) => `"${says}" does not stand under "${heading}" in ${GUIDE_FILE}`);
}

function unknownControls(items: readonly GuideItem[]): string[] {
  return items.flatMap(({ heading, says, controls }) =>
    controls
      .filter((id) => findControl(id) === undefined)
      .map((id) => `"${id}" (${heading}: ${says}) is not in lib/controls.ts`),
  );
}

function unanswered(items: readonly GuideItem[]): string[] {
  return items
    .filter(({ controls, instead, outside, later }) => controls.length === 0 && !instead && !outside && !later)
    .map(({ heading, says }) => `nothing stands for "${says}" (${heading})`);
}

test('everything that the guide says has an item', () => {
  expect(uncovered(sections, GUIDE)).toEqual([]);
});

test('every item quotes what stands under its heading, word for word', () => {
  expect(misquoted(GUIDE)).toEqual([]);
});

test('every item names controls that exist, each once', () => {
  expect(unknownControls(GUIDE)).toEqual([]);
  expect(GUIDE.filter(({ controls }) => new Set(controls).size !== controls.length)).toEqual([]);
});

test('something stands for every item', () => {
  expect(unanswered(GUIDE)).toEqual([]);
});

test('the items follow the guide, line by line, and none is there twice', () => {
  const place = ({ heading, says }: GuideItem): number => {
    const section = byHeading.get(heading);
    return (section && linesOf(section, says)[0]) ?? section?.line ?? 0;
  };
  const places = GUIDE.map(place);
  expect(places).toEqual([...places].sort((a, b) => a - b));
  expect(new Set(places).size).toBe(places.length);
});

test('the headings that lib/controls.ts names for a control have an item with it', () => {
  const missing = SET_CONTROLS.flatMap(({ id, guide }) =>
    guide
      .filter((heading) => !GUIDE.some((item) => item.heading === heading && item.controls.includes(id)))
      .map((heading) => `${id}: no item under "${heading}"`),
  );
  expect(missing).toEqual([]);
});

test('every control stands for something', () => {
  const used = new Set(GUIDE.flatMap(({ controls }) => controls));
  expect(SET_CONTROLS.filter(({ id }) => !used.has(id)).map(({ id }) => id)).toEqual([]);
});

test('texts are sentences without a full stop, as lib/controls.ts has them', () => {
  const texts = GUIDE.flatMap(({ instead, outside }) => [instead, outside]).filter((text) => text !== undefined);
  expect(texts.filter((text) => !/^[^a-z\s].*[^.\s]$/.test(text))).toEqual([]);
});

describe('a guide that grows is noticed', () => {
  const guide = parseGuide(
    [
      '# Title',
      '- [ ] A box',
      '1. A step',
      '```yaml',
      '# a comment',
      'spec:',
      '  a: 1',
      '```',
      '```bash',
      'kubectl apply -f - <<EOF',
      'kind: X',
      'EOF',
      '# end',
      'kubectl get \\',
      '  pods',
      '```',
      '## Empty',
    ].join('\n'),
  );

  test('by the line of whatever has no item', () => {
    expect(uncovered(guide, [])).toEqual([
      'docs/security-guide.md:1: heading "Title" has no item',
      'docs/security-guide.md:2: no item under "Title" quotes: A box',
      'docs/security-guide.md:3: no item under "Title" quotes: A step',
      'docs/security-guide.md:7: no item under "Title" quotes: a: 1',
      'docs/security-guide.md:10: no item under "Title" quotes: kubectl apply -f - <<EOF',
      'docs/security-guide.md:11: no item under "Title" quotes: kind: X',
      'docs/security-guide.md:14: no item under "Title" quotes: kubectl get \\',
      'docs/security-guide.md:15: no item under "Title" quotes: pods',
      'docs/security-guide.md:4: no item quotes a line of this block of code',
      'docs/security-guide.md:9: no item quotes a line of this block of code',
      'docs/security-guide.md:17: heading "Empty" has no item',
    ]);
  });

  test('by quotations of several lines, of which each must stand there', () => {
    const item = (says: string): GuideItem => ({ heading: 'Title', says, controls: [] });
    const lines = (says: string): number[] => uncovered(guide, [item(says)]).map((text) => Number(text.split(':')[1]));
    expect(lines('kubectl get \\\npods')).not.toContain(14);
    expect(lines('kubectl get \\\npods')).not.toContain(15);
    expect(lines('kubectl get')).toContain(14);
  });

  test('and items that are wrong are named', () => {
    const wrong: GuideItem[] = [
      { heading: 'Overview', says: 'Nothing of the kind.', controls: [] },
      { heading: 'No such heading', says: 'USER aiops', controls: ['no-such-control'] },
    ];
    expect(misquoted(wrong)).toEqual([
      '"Nothing of the kind." does not stand under "Overview" in docs/security-guide.md',
      '"USER aiops" does not stand under "No such heading" in docs/security-guide.md',
    ]);
    expect(unknownControls(wrong)).toEqual([
      '"no-such-control" (No such heading: USER aiops) is not in lib/controls.ts',
    ]);
    expect(unanswered(wrong)).toEqual(['nothing stands for "Nothing of the kind." (Overview)']);
  });
});
