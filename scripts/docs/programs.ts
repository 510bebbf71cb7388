import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as ts from 'typescript';

/** A program of a page: as it stands, or with a refused snippet in place of `app.synth()`. */
export interface Program {
  /** Page and line. */
  readonly name: string;
  readonly source: string;
  /** The message that the page says it ends with. */
  readonly refusal?: string;
}

/** What became of a program. */
export interface Outcome {
  /** Objects in the files that it wrote. */
  readonly objects: number;
  /** The message that it ended with. */
  readonly error?: string;
}

interface Fence {
  readonly line: number;
  readonly info: string;
  readonly text: string;
}

/** The blocks of code of a page. */
export function fences(markdown: string): Fence[] {
  const found: Fence[] = [];
  let open: { line: number; info: string; lines: string[] } | undefined;
  markdown.split('\n').forEach((line, index) => {
    if (!line.startsWith('```')) {
      open?.lines.push(line);
    } else if (open) {
      found.push({ line: open.line, info: open.info, text: open.lines.join('\n') });
      open = undefined;
    } else {
      open = { line: index + 1, info: line.slice(3).trim(), lines: [] };
    }
  });
  return found;
}

/**
 * The programs of a page: each `ts` or `js` block (plain JavaScript, which is TypeScript as well), and each `ts refused`
 * block in the `ts` program before it, with the `text` block that follows as the message.
 */
export function programsOf(file: string, markdown: string): Program[] {
  const blocks = fences(markdown);
  return blocks.flatMap((block, index): Program[] => {
    const name = `${file}:${block.line}`;
    if (block.info === 'ts' || block.info === 'js') {
      return [{ name, source: block.text }];
    }
    if (block.info !== 'ts refused') {
      return [];
    }
    const frame = blocks
      .slice(0, index)
      .filter(({ info }) => info === 'ts')
      .at(-1);
    const message = blocks[index + 1];
    if (!frame?.text.includes('app.synth();') || message?.info !== 'text') {
      throw new Error(`${name}: a "ts refused" block needs a program before it, and a "text" block after it.`);
    }
    // A function: the snippet may hold "$&".
    return [{ name, source: frame.text.replace('app.synth();', () => block.text), refusal: message.text }];
  });
}

/** Writes programs to a folder below the root, where they find its packages, and takes it away after use. */
function withFiles<T>(root: string, programs: readonly Program[], use: (files: string[], folder: string) => T): T {
  mkdirSync(join(root, '.cache'), { recursive: true });
  const folder = mkdtempSync(join(root, '.cache', 'docs-'));
  try {
    const files = programs.map(({ source }, index) => {
      const file = join(folder, `${index}.ts`);
      writeFileSync(file, source);
      return file;
    });
    return use(files, folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs programs one after the other, in one process of its own, and takes away what they wrote. */
export function runPrograms(root: string, programs: readonly Program[]): Outcome[] {
  return withFiles(root, programs, (files, folder) => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ['--require', require.resolve('tsx/cjs'), join(__dirname, 'run-programs.ts'), ...files],
      { cwd: folder, encoding: 'utf8', env: { ...process.env, TSX_TSCONFIG_PATH: join(root, 'tsconfig.json') } },
    );
    if (status !== 0) {
      throw new Error(`the programs of the pages did not run: ${stderr}`);
    }
    return JSON.parse(stdout) as Outcome[];
  });
}

/** What the compiler says of programs, as `PAGE:LINE: message`. */
export function typeErrors(root: string, programs: readonly Program[]): string[] {
  return withFiles(root, programs, (files) => {
    const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), (path) => ts.sys.readFile(path)) as {
      config: unknown;
    };
    const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
    const compiled = ts.createProgram(files, options);
    return files.flatMap((file, index) => {
      const source = compiled.getSourceFile(file);
      return [...compiled.getSyntacticDiagnostics(source), ...compiled.getSemanticDiagnostics(source)].map(
        ({ messageText }) => `${programs[index]?.name}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`,
      );
    });
  });
}
