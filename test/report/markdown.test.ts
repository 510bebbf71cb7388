import { renderMarkdown } from '../../lib/report/markdown';
import { oneLine } from '../../lib/report/report';
import { finding, FULL, HOSTILE, hostileReport, report } from './reports';

/** The parts of commonmark.js that are used here. */
interface CommonMark {
  readonly Parser: new () => { parse(text: string): { walker(): { next(): Step | null } } };
}

interface Step {
  readonly entering: boolean;
  readonly node: { readonly type: string; readonly literal: string | null };
}

const { Parser } = jest.requireActual<CommonMark>('commonmark');

/** The types of the nodes of a Markdown text, and what a reader sees of it. */
function read(markdown: string): { readonly types: readonly string[]; readonly text: string } {
  const walker = new Parser().parse(markdown).walker();
  const types = new Set<string>();
  let text = '';
  for (let step = walker.next(); step !== null; step = walker.next()) {
    types.add(step.node.type);
    text += step.entering ? (step.node.literal ?? '') : '';
  }
  return { types: [...types], text };
}

/** The cells of a row, as GitHub's tables have them: `\|` is no border. */
function cells(row: string): string[] {
  return row
    .split(/(?<!\\)\|/)
    .slice(1, -1)
    .map((cell) => cell.replaceAll('\\|', '|').trim());
}

test('nothing but the summary where nothing was found', () => {
  expect(renderMarkdown(report())).toBe(`### cdk8s-hardened

No findings in 3 objects of 2 files, by 2 checks of profile guide for Kubernetes 1.37.
`);
});

test('a report that has something of everything', () => {
  expect(renderMarkdown(FULL)).toBe(`### cdk8s-hardened

4 findings (1 critical, 1 high, 1 medium, 1 low) in 2 objects of 3 files, by 2 checks of profile guide for Kubernetes 1.37. 1 finding waived. 1 finding known from the baseline. 1 document skipped: no Kubernetes object. Not checked, by --skip: probes. 1 can be mended by "cdk8s-hardened fix". 1 check broken: the result is incomplete.

| severity | control | where | what |
|---|---|---|---|
| critical | valid-yaml | deploy/bad.yaml:3 | deploy/bad.yaml:3:5: the key "a" stands here twice; keep one. |
| high | no-host-ports | deploy/web.yaml:20 | Deployment shop/web: container "app" uses hostPort 8080 (spec.ports); remove hostPort or set it to 0. |
| medium | image-digest | deploy/web.yaml:22 | Deployment shop/web: container "app" has image "web" (spec.image); pin it. |
| low | image-digest | deploy/zone.yaml:9 | DaemonSet proxy: container "app" uses hostPort 8080 (spec.ports); remove hostPort or set it to 0. |

<details><summary>1 waived finding</summary>

| severity | control | where | what |
|---|---|---|---|
| high | no-host-ports | deploy/zone.yaml:20 | DaemonSet proxy: container "app" uses hostPort 8080 (spec.ports); remove hostPort or set it to 0. |

</details>

- **broken check** image-digest on DaemonSet proxy: TypeError: no
- **error** nowhere.yaml: no such file
- **error** The waiver for "image-digest" (waivers.yaml, waivers\\[1\\]) expired on 2026-11-01.
- **warning** The waiver for "probes" (waivers.yaml, waivers\\[2\\]) is not needed; remove it.
`);
});

describe('a long report', () => {
  const many = (number: number, detail: string): string =>
    renderMarkdown(report({ findings: Array.from({ length: number }, (_, line) => finding({ line, detail })) }));

  test('has the first 100 findings', () => {
    expect(many(100, 'x').match(/^\| high /gm)).toHaveLength(100);
    expect(many(100, 'x')).not.toContain('more.');
    expect(many(103, 'x').match(/^\| high /gm)).toHaveLength(100);
    expect(many(103, 'x')).toMatch(/\n\nand 3 findings more\.\n$/);
  });

  test('fits into a comment, whatever stands in it', () => {
    const detail = '|'.repeat(2000);
    const findings = Array.from({ length: 200 }, () => finding({ detail }));
    const waived = findings.map((each) => ({ ...each, waiver: FULL.waived[0].waiver }));
    const notices = findings.map(({ message }) => ({ level: 'warning', message }) as const);
    const out = renderMarkdown(report({ findings, waived, notices }));
    expect(out.length).toBeLessThan(65_536);
    expect(out).toMatch(/and 19\d findings more\.[^]*and 198 findings more\.[^]*and 198 notices more\./);
  });
});

describe.each(HOSTILE)('%j', (text) => {
  const lines = renderMarkdown(hostileReport(text)).split('\n');
  // Zero-width spaces end mentions and references.
  const shown = oneLine(text.replace(/[\r\n]+/g, ' ')).trim();
  const seen = (markdown: string): string => read(markdown).text.replaceAll('\u200b', '').trim();

  test('adds no line', () => {
    expect(lines).toHaveLength(renderMarkdown(hostileReport('x')).split('\n').length);
  });

  test('adds no cell, and is text in its own', () => {
    const rows = lines.filter((line) => line.startsWith('| high '));
    expect(rows).toHaveLength(2);
    for (const row of rows) {
      const [severity, control, where, what, ...more] = cells(row);
      expect([severity, control, more]).toEqual(['high', 'no-host-ports', []]);
      // A letter in front: in a cell nothing begins a block.
      expect(seen(`x${what}`)).toBe(`x${shown}`);
      expect(read(`x${what}`).types).toEqual(['document', 'paragraph', 'text']);
      expect(seen(`x${where}`)).toBe(`x${shown}:20`);
    }
  });

  test('is text in the list', () => {
    const items = lines.filter((line) => line.startsWith('- '));
    expect(items).toHaveLength(3);
    for (const item of items) {
      expect(read(item).types.filter((type) => !['document', 'list', 'item', 'paragraph'].includes(type))).toEqual([
        'strong',
        'text',
      ]);
      expect(seen(item)).toContain(shown);
    }
  });

  test('mentions nobody, refers to nothing and is no mathematics', () => {
    const out = lines.slice(1).join('\n');
    expect(out).not.toMatch(/[@#][\w-]/);
    expect(out).not.toMatch(/(?<!\\)\$/);
    expect(out).not.toMatch(/&(?!amp;)/);
  });
});
