import type { Settings } from '../validator/assess';
import { minorOf, NEWEST_MINOR, profileOf, readConfig } from '../validator/config';
import type { CheckArguments } from './arguments';

/**
 * How a run is to judge: the options, then the configuration file, then the defaults.
 *
 * @throws UsageError where an option or a file is wrong
 */
export function settingsOf(args: CheckArguments, today: string): Settings {
  const config = readConfig(args.config);
  const profile = args.profile === undefined ? config.profile : profileOf(args.profile, '--profile');
  const minor =
    args.kubernetesVersion === undefined ? config.minor : minorOf(args.kubernetesVersion, '--kubernetes-version');
  return {
    profile: profile ?? 'guide',
    minor: minor ?? NEWEST_MINOR,
    only: args.only,
    skip: args.skip,
    registries: args.registries.length > 0 ? args.registries : (config.registries ?? []),
    waivers: [...config.waivers, ...args.waivers.flatMap((file) => readConfig(file).waivers)],
    today: args.today ?? today,
    constructPath: () => undefined,
  };
}
