import { CONTROLS, findControl } from '../controls';
import { EXAMPLES } from '../validator/examples';
import { quote } from '../validator/text';
import { parse } from './arguments';
import { UsageError } from '../validator/config';
import { HELP } from './help';
import { EXIT, Io } from './io';

function similar(id: string): string {
  const words = id.split('-').filter((word) => word.length > 2);
  const near = CONTROLS.filter(({ id: other, check }) => check && words.some((word) => other.includes(word)));
  return near.length > 0
    ? ` Did you mean ${near
        .slice(0, 5)
        .map(({ id: other }) => quote(other))
        .join(', ')}?`
    : '';
}

function indent(text: string): string {
  return text.trimEnd().replace(/^(?=.)/gm, '    ');
}

/** `cdk8s-hardened explain ID`. */
export function explain(argv: readonly string[], io: Io): number {
  const { values, positionals } = parse('explain', {
    args: [...argv],
    options: { help: { type: 'boolean' } },
    allowPositionals: true,
  });
  if (values.help) {
    io.out(HELP.explain ?? '');
    return EXIT.clean;
  }
  const [id = '', ...more] = positionals;
  const control = findControl(id);
  if (more.length > 0 || control?.check === undefined) {
    throw new UsageError(
      `No checked control ${quote(positionals.join(' '))}.${similar(id)} "cdk8s-hardened controls" lists them.`,
    );
  }
  const { title, why, check, where, standards, construct, partOf } = control;
  const example = EXAMPLES[id];
  const lines = [
    `${id} (${check.severity}, profile ${check.profile})`,
    '',
    `${check.rule ?? title}.`,
    `Why: ${why}.`,
    `Where: ${where}.`,
    `Repair: ${check.repair}.`,
    ...(construct ? [`Construct that has it: ${construct}.`] : []),
    ...(partOf ? [`A waiver of ${quote(partOf)} accepts it, too.`] : []),
    ...Object.entries(standards).map(([name, text]) => `${name}: ${String(text)}`),
    ...(example ? ['', 'Fails:', '', indent(example.fails), '', 'Passes:', '', indent(example.passes)] : []),
  ];
  io.out(`${lines.join('\n')}\n`);
  return EXIT.clean;
}
