import { Control, ControlCheck, CONTROLS, findControl } from '../controls';
import { UsageError } from '../validator/config';
import { EXAMPLES } from '../validator/examples';
import { quote } from '../validator/text';
import { parse } from './arguments';
import { HELP } from './help';
import { EXIT, Io } from './io';

/** Names of the standards, as people know them. */
const STANDARDS: { readonly [field: string]: string } = {
  podSecurity: 'Pod Security Standards',
  cis: 'CIS Kubernetes Benchmark v1.12.0',
  nsaCisa: 'NSA/CISA Kubernetes Hardening Guide 1.2',
  owasp: 'OWASP Kubernetes Top Ten',
};

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

function examples(id: string): string[] {
  const example = EXAMPLES[id];
  return example === undefined
    ? []
    : ['', 'Fails:', '', indent(example.fails), '', 'Passes:', '', indent(example.passes)];
}

function explanation(control: Control, check: ControlCheck): string[] {
  const { id, title, why, where, standards, construct, partOf } = control;
  return [
    `${id} (${check.severity}, profile ${check.profile})`,
    '',
    `${check.rule ?? title}.`,
    `Why: ${why}.`,
    `Where: ${where}.`,
    `Repair: ${check.repair}.`,
    ...(construct ? [`Construct that has it: ${construct}.`] : []),
    ...(partOf ? [`A waiver of ${quote(partOf)} accepts it, too.`] : []),
    ...Object.entries(standards).map(([name, text]) => `${STANDARDS[name] ?? name}: ${String(text)}`),
    ...examples(id),
  ];
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
  io.out(`${explanation(control, control.check).join('\n')}\n`);
  return EXIT.clean;
}
