import { Control, CONTROLS } from '../controls';
import { minorOf, NEWEST_MINOR, profileOf, UsageError } from '../validator/config';
import { selectChecks } from '../validator/profile';
import { parse } from './arguments';
import { HELP } from './help';
import { EXIT, Io } from './io';

const OPTIONS = {
  'profile': { type: 'string' },
  'kubernetes-version': { type: 'string' },
  'format': { type: 'string' },
  'help': { type: 'boolean' },
} as const;

function standards({ standards: { podSecurity, cis, nsaCisa, owasp } }: Control): string {
  return [
    podSecurity && `Pod Security ${podSecurity}`,
    cis && `CIS v1.12.0 ${cis}`,
    nsaCisa && `NSA/CISA ${nsaCisa}`,
    owasp && `OWASP ${owasp}`,
  ]
    .filter(Boolean)
    .join('; ');
}

function asText(controls: readonly Control[]): string {
  const width = Math.max(...controls.map(({ id }) => id.length));
  const lines = controls.map((control) => {
    const { id, title, check } = control;
    return `${id.padEnd(width)}  ${(check?.severity ?? '').padEnd(8)}  ${check?.rule ?? title}\n${' '.repeat(width + 12)}${standards(control)}\n`;
  });
  return `${lines.join('')}${controls.length} controls\n`;
}

function asJson(controls: readonly Control[]): string {
  const plain = controls.map(({ id, title, why, area, standards: ids, check }) => ({
    id,
    area,
    rule: check?.rule ?? title,
    why,
    severity: check?.severity,
    profile: check?.profile,
    repair: check?.repair,
    standards: ids,
  }));
  return `${JSON.stringify(plain, null, 2)}\n`;
}

/** `cdk8s-hardened controls`. */
export function controls(argv: readonly string[], io: Io): number {
  const { values } = parse('controls', { args: [...argv], options: OPTIONS });
  if (values.help) {
    io.out(HELP.controls ?? '');
    return EXIT.clean;
  }
  const format = values.format ?? 'text';
  if (!['text', 'json'].includes(format)) {
    throw new UsageError(`--format must be text or json, not "${format}".`);
  }
  const version = values['kubernetes-version'];
  const checks = selectChecks({
    profile: profileOf(values.profile ?? 'strict', '--profile'),
    minor: version === undefined ? NEWEST_MINOR : minorOf(version, '--kubernetes-version'),
    only: [],
    skip: [],
  });
  const ids = new Set(checks.map(({ id }) => id));
  // What is wrong with the input itself is told in every profile, though no check of its own finds it.
  const listed = CONTROLS.filter(
    ({ id, area, check }) => ids.has(id) || area === 'input' || (values.profile === undefined && check !== undefined),
  );
  io.out(format === 'json' ? asJson(listed) : asText(listed));
  return EXIT.clean;
}
