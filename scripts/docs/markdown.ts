/** A cell of a table: no line may end in it, and no bar. */
function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', '<br>');
}

/** A table, its columns aligned as prettier aligns them. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const cells = [head, ...rows].map((row) => row.map(cell));
  const widths = head.map((_, column) => Math.max(3, ...cells.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    `| ${row.map((text, column) => text.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const [first = [], ...others] = cells;
  return [line(first), line(widths.map((width) => '-'.repeat(width))), ...others.map(line)].join('\n');
}

/** A table for readers of the rendered page: its source is not aligned, because its cells are long. */
export function wideTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (row: readonly string[]): string => `| ${row.map(cell).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** Inline code; with backquotes inside, in two of them. */
export function code(text: string): string {
  return text.includes('`') ? `\`\` ${text} \`\`` : `\`${text}\``;
}

/** Text that is read as text: no emphasis, no tag. */
export function plain(text: string): string {
  return text.replace(/[*<]/g, '\\$&');
}

/** The anchor that GitHub gives a heading. */
export function slug(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(' ', '-');
}

/** `HardenedNamespace` is described in docs/constructs/hardened-namespace.md. */
export function kebab(name: string): string {
  return name.replace(/(?<=[a-z0-9])(?=[A-Z])/g, '-').toLowerCase();
}

/** A link to a heading of a page, by its text. */
export function headingLink(page: string, heading: string): string {
  return `[${heading}](${page}#${slug(heading)})`;
}

/** A link from a page of docs/ to the page of a construct. */
export function constructLink(name: string): string {
  return `[${name}](constructs/${kebab(name)}.md)`;
}

/** `Everything.` of `everything`-like texts of lib/controls.ts and lib/guide.ts, which end without a full stop. */
export function sentence(text: string): string {
  return `${text}.`;
}
