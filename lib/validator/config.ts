import * as fs from 'node:fs';
import { FAILSAFE_SCHEMA, load as loadYaml } from 'js-yaml';
import { Profile, PROFILES } from './profile';
import { quote, shown } from './text';
import { RawWaiver, toWaiver, Waiver, waiverProblems } from './waiver';

/** Read from the working directory where no other file is named; it need not exist. */
export const CONFIG_FILE = 'cdk8s-hardened.yaml';

/** The newest version of Kubernetes whose rules are known, and the default: 1.37. */
export const NEWEST_MINOR = 37;

/** What the command line and the plugin share: the same file gives the same verdict in both. */
export interface Config {
  readonly profile?: Profile;
  readonly minor?: number;
  readonly registries?: readonly string[];
  readonly waivers: readonly Waiver[];
}

/** What a user wrote is wrong: printed without a stack, exit code 1. */
export class UsageError extends Error {}

const FIELDS = ['profile', 'kubernetesVersion', 'registries', 'waivers'];

/**
 * The minor version of `1.37`, `v1.31.4` or `v1.30.5-gke.1443001`.
 *
 * @throws UsageError where it is none from 1.0 to 1.37
 */
export function minorOf(text: string, what: string): number {
  const match = /^v?1\.(0|[1-9]\d?)(\.\d+([-+][\w.+-]+)?)?$/.exec(text);
  const minor = match ? Number(match[1]) : NaN;
  if (!(minor <= NEWEST_MINOR)) {
    throw new UsageError(`${what} must be a version of Kubernetes from 1.0 to 1.${NEWEST_MINOR}, not ${quote(text)}.`);
  }
  return minor;
}

/** @throws UsageError where it is none */
export function profileOf(text: string, what: string): Profile {
  if (!(PROFILES as readonly string[]).includes(text)) {
    throw new UsageError(`${what} must be one of ${PROFILES.join(', ')}, not ${quote(text)}.`);
  }
  return text as Profile;
}

function isMap(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function texts(value: unknown, what: string): readonly string[] {
  if (!Array.isArray(value) || !value.every((each) => typeof each === 'string' && each !== '')) {
    throw new UsageError(`${what} must be a list of texts.`);
  }
  return value as readonly string[];
}

function text(value: unknown, what: string): string {
  if (typeof value !== 'string' && typeof value !== 'number') {
    throw new UsageError(`${what} must be a text.`);
  }
  return String(value);
}

/** @throws UsageError that lists everything that is wrong with all of them */
function waiversOf(value: unknown, source: string): readonly Waiver[] {
  if (!Array.isArray(value)) {
    throw new UsageError(`${source}: "waivers" must be a list.`);
  }
  const problems = value.flatMap((raw: unknown, index) =>
    waiverProblems(raw).map((problem) => `${source}: waivers[${index}]: ${problem}.`),
  );
  if (problems.length > 0) {
    throw new UsageError(problems.join('\n'));
  }
  return (value as RawWaiver[]).map((raw, index) => toWaiver(raw, `${source}, waivers[${index}]`));
}

/**
 * The settings in a map, of the configuration file or of the plugin's `properties`.
 *
 * @param source - where it stands, for messages
 * @throws UsageError where something is wrong with it
 */
export function configOf(value: unknown, source: string): Config {
  if (!isMap(value)) {
    throw new UsageError(`${source}: it must be a map with ${FIELDS.join(', ')}.`);
  }
  const unknown = Object.keys(value).filter((key) => !FIELDS.includes(key));
  if (unknown.length > 0) {
    throw new UsageError(
      `${source}: ${unknown.map(shown).join(', ')}: no such setting; there are ${FIELDS.join(', ')}.`,
    );
  }
  const { profile, kubernetesVersion, registries, waivers } = value;
  const at = (key: string): string => `${source}: "${key}"`;
  return {
    profile: profile === undefined ? undefined : profileOf(text(profile, at('profile')), at('profile')),
    minor:
      kubernetesVersion === undefined
        ? undefined
        : minorOf(text(kubernetesVersion, at('kubernetesVersion')), at('kubernetesVersion')),
    registries: registries === undefined ? undefined : texts(registries, at('registries')),
    waivers: waivers === undefined ? [] : waiversOf(waivers, source),
  };
}

function parse(content: string, file: string): unknown {
  try {
    // Every scalar a text: 1.20 is no number, 2027-03-31 no date.
    return loadYaml(content, { schema: FAILSAFE_SCHEMA }) ?? {};
  } catch (error) {
    throw new UsageError(`${file}: ${(error as Error).message}`);
  }
}

/**
 * Reads the configuration file.
 *
 * @param file - named by the user, and so it must exist; undefined for `cdk8s-hardened.yaml`, which need not
 * @throws UsageError where it cannot be read, or something is wrong with it
 */
export function readConfig(file: string | undefined): Config {
  const path = file ?? CONFIG_FILE;
  let content: string;
  try {
    content = fs.readFileSync(path, 'utf8');
  } catch (error) {
    if (file === undefined && (error as NodeJS.ErrnoException).code === 'ENOENT') {
      return { waivers: [] };
    }
    throw new UsageError(`${path}: cannot be read: ${(error as NodeJS.ErrnoException).code ?? String(error)}.`);
  }
  return configOf(parse(content, path), path);
}
