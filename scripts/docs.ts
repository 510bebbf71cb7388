import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { apiPage } from './docs/api';
import { checksPage } from './docs/checks-page';
import { conformancePage } from './docs/conformance-page';
import { constructPages } from './docs/construct-pages';
import { controlsPage } from './docs/controls-page';
import { README, readmePage } from './docs/readme';

const ROOT = join(__dirname, '..');

const HELP = `Writes what is generated: API.md, docs/checks.md, docs/controls.md, docs/guide-conformance.md, parts of README.md, and the
messages of refused snippets in docs/constructs/.

Usage: npm run docs [-- --check]

  --check   write nothing; end with 1 and name the pages that would change
`;

/** A page that is written by this script. */
interface Page {
  /** Its path in the repository. */
  readonly file: string;
  readonly text: () => string;
}

/** The pages that are made of the sources alone. */
export const PAGES: readonly Page[] = [
  { file: 'docs/checks.md', text: checksPage },
  { file: 'docs/controls.md', text: () => controlsPage(ROOT) },
  { file: 'docs/guide-conformance.md', text: () => conformancePage(ROOT) },
  { file: README, text: () => readmePage(ROOT) },
];

/** The page that is made of the jsii assembly. */
const API: Page = { file: 'API.md', text: () => apiPage(ROOT) };

/** Whether a page is what this script would write. */
function isUpToDate(file: string, text: string): boolean {
  const path = join(ROOT, file);
  return existsSync(path) && readFileSync(path, 'utf8') === text;
}

/** Writes, or checks, every page. Returns the exit code. */
function docs(args: readonly string[]): number {
  if (args.includes('--help') || args.includes('-h')) {
    console.log(HELP);
    return 0;
  }
  const unknown = args.filter((arg) => arg !== '--check');
  if (unknown.length > 0) {
    console.error(`docs: unknown argument "${unknown[0]}".\n\n${HELP}`);
    return 1;
  }
  const written = [...PAGES, API].map(({ file, text }) => ({ file, text: text() }));
  const changed = [...written, ...constructPages(ROOT)].filter(({ file, text }) => !isUpToDate(file, text));
  const check = args.includes('--check');
  for (const { file, text } of changed) {
    if (check) {
      console.error(`docs: ${file} is outdated. Run "npm run docs" and read what it changed.`);
    } else {
      writeFileSync(join(ROOT, file), text);
      console.log(`docs: wrote ${file}`);
    }
  }
  if (check && changed.length === 0) {
    console.log('docs: all pages are up to date');
  }
  return check && changed.length > 0 ? 1 : 0;
}

if (require.main === module) {
  try {
    process.exitCode = docs(process.argv.slice(2));
  } catch (error) {
    console.error((error as Error).message);
    process.exitCode = 1;
  }
}
