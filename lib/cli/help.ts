import { SEVERITIES } from '../controls';
import { FORMATS } from '../report/formats';
import { CONFIG_FILE, NEWEST_MINOR } from '../validator/config';
import { PROFILES } from '../validator/profile';

const EXIT_CODES = `Exit codes
  0  no findings (or only waived, known, or less severe ones than --fail-on)
  1  wrong usage: an option, a configuration file, a path that cannot be read, or no Kubernetes object
  2  findings, or a waiver that has expired or is malformed
  3  a check crashed: a fault of this program; the result is incomplete
`;

const CHECK_OPTIONS = `  --profile NAME              ${PROFILES.join(', ')} (default: guide)
                              baseline and restricted are exactly the Pod Security Standards;
                              guide is what the security guide asks, strict is everything
  --kubernetes-version 1.N    version the manifests are for, 1.0 to 1.${NEWEST_MINOR} (default: 1.${NEWEST_MINOR})
  --registry PREFIX           images may come from here, e.g. registry.example.com/team; repeatable
                              (default: from any registry that is written out)
  --only ID[,ID...]           check these controls only; repeatable
  --skip ID[,ID...]           do not check these controls; every report names them; repeatable
  --config FILE               profile, kubernetesVersion, registries and waivers (default: ${CONFIG_FILE}, if there)
  --waivers FILE              more waivers, in the same form; repeatable
  --today YYYY-MM-DD          the day on which waivers are judged (default: today)
`;

/** Help texts by command; the empty name is the program itself. */
export const HELP: { readonly [command: string]: string } = {
  '': `Checks Kubernetes manifests against every control of cdk8s-hardened.

Usage: cdk8s-hardened COMMAND [options]

  check PATH...    check files, directories, globs, or - for standard input
  fix PATH...      apply the safe repairs to YAML and JSON files, then check
  controls         list the controls with their standards
  explain ID       why a control matters, an example that fails, one that passes, the repair

  --help           this text, or that of a command: cdk8s-hardened check --help
  --version        the version

${EXIT_CODES}`,
  'check': `Checks Kubernetes manifests. Objects of all files of a run are judged together.

Usage: cdk8s-hardened check PATH... [options]

  PATH                        a file, a directory (*.yaml, *.yml, *.json below it), a glob in quotes, or - for standard input

${CHECK_OPTIONS}  --fail-on SEVERITY          ${SEVERITIES.join(', ')}: only findings at least as bad fail the run (default: low)
  --baseline FILE             a report made by --format json: findings it has do not fail the run, new ones do
  --format NAME               ${FORMATS.join(', ')} (default: text)
  --output FILE               write the report there and not to standard output
  --fix                       apply the safe repairs first, as "cdk8s-hardened fix" does
  --color WHEN                auto, always, never (default: auto: on a terminal, unless NO_COLOR is set)
  --help                      this text

${EXIT_CODES}`,
  'fix': `Applies the safe repairs to YAML and JSON files, keeps comments, order and formatting, then checks.

Usage: cdk8s-hardened fix PATH... [options]

Takes the options of "cdk8s-hardened check". Nothing is repaired that a waiver or a baseline accepts. A repair is safe
where it is right for every program, or is what the platform does already; everything else is left to you.

${EXIT_CODES}`,
  'controls': `Lists the controls that manifests are checked by, with severity and standards.

Usage: cdk8s-hardened controls [options]

  --profile NAME              only those of ${PROFILES.join(', ')} (default: all controls)
  --kubernetes-version 1.N    for the Pod Security Standards (default: 1.${NEWEST_MINOR})
  --format NAME               text or json (default: text)
  --help                      this text
`,
  'explain': `Explains one control.

Usage: cdk8s-hardened explain ID

  ID                          as reports and "cdk8s-hardened controls" name it
  --help                      this text
`,
};
