import * as kplus from 'cdk8s-plus-28';
import { contract } from '../contract';
import { HARMLESS_VALUE, SECRET_NAME, SECRET_SHAPE } from '../hardening';
import { toEnvVar } from '../kubernetes/plus';
import { Problems } from '../kubernetes/problems';
import { WaiverSet } from '../kubernetes/waivers';
import { ISecretBinding, SecretDelivery } from './secret-binding';

/** Environment variables by name. */
export interface Environment {
  readonly [name: string]: kplus.EnvValue;
}

const SECRET_VARIABLES = contract.environment.filter(({ secret }) => secret).map(({ name }) => name);

/** Set by the construct, because files and names depend on them. */
const RESERVED = ['KUBERNETES_CREDENTIALS_DIR', 'POD_NAME', 'POD_NAMESPACE', 'SECRETS_DIR'];

/** Switches that open what the set closes. */
const DANGEROUS: { readonly [name: string]: { readonly rule: string; readonly repair: string } } = {
  NODE_TLS_REJECT_UNAUTHORIZED: {
    rule: 'must not be given: it switches off the verification of certificates',
    repair: 'leave it out, and name an authority of your own in NODE_EXTRA_CA_CERTS',
  },
};

/** Every URL in a text. */
const URLS = /[a-z][a-z0-9+.-]*:\/\/[^\s,;"']*/gi;

function parseUrl(value: string): URL | undefined {
  return URL.canParse(value) ? new URL(value) : undefined;
}

function checkUserInfo(problems: Problems, property: string, value: string): void {
  const url = parseUrl(value);
  problems.check(!url || (url.username === '' && url.password === ''), {
    property,
    rule: 'must be a URL without user-info: a password in a URL ends in logs',
    repair: 'put the credentials into a Secret',
  });
}

/** Checks a URL that stands in a manifest. Its text may hold a secret and is never shown. */
function checkUrl(problems: Problems, property: string, value: string): void {
  const url = parseUrl(value);
  problems.check(url?.protocol === 'https:' && url.hostname !== '', {
    property,
    ...(url && value.includes('://') ? { value: `${url.protocol}//...` } : {}),
    rule: 'must be an https URL: alerts must not travel in clear',
    repair: 'give https://HOST/PATH',
  });
  checkUserInfo(problems, property, value);
}

function looksSecret(name: string, value: string): boolean {
  const words = name.replace(/([a-z0-9])([A-Z])/g, '$1_$2');
  return (SECRET_NAME.test(words) && !HARMLESS_VALUE.test(value)) || SECRET_SHAPE.test(value);
}

function checkPlainValue(problems: Problems, waivers: WaiverSet, name: string, value: string): void {
  const property = `env.${name}`;
  if (SECRET_VARIABLES.includes(name) || looksSecret(name, value)) {
    waivers.need(problems, 'no-plain-secret', {
      property,
      rule: 'must not be a plain value: it looks like a secret, and manifests lie in Git, logs and caches',
      repair: 'give it by ExternalSecretBinding, SealedSecretBinding or ExistingSecret',
    });
  }
  const urls = value.match(URLS) ?? (/WEBHOOK|_URL$/.test(name) ? [value] : []);
  // A proxy is asked in clear to connect; what goes through it is encrypted all the same.
  const proxy = /(^|_)PROXY$/i.test(name);
  urls.forEach((url) => (proxy ? checkUserInfo : checkUrl)(problems, property, url));
}

/** Whether a variable has a value, or refers to one. `EnvValue.fromProcess` of an unset variable has neither. */
function hasValue(variable: kplus.EnvValue | undefined): boolean {
  return variable !== undefined && (variable.value !== undefined || variable.valueFrom !== undefined);
}

/** Checks the variables that a caller gives. */
export function checkEnvironment(problems: Problems, waivers: WaiverSet, env: Environment): void {
  for (const [name, variable] of Object.entries(env)) {
    const legible =
      problems.check(/^[A-Za-z_][A-Za-z0-9_]*$/.test(name), {
        property: 'env',
        value: name,
        rule: 'must be named by letters, digits and "_"',
        repair: 'choose a name such as "LOG_LEVEL"',
      }) &&
      problems.check(!RESERVED.includes(name), {
        property: `env.${name}`,
        rule: 'must not be given: the construct sets it',
        repair: 'leave it out',
      }) &&
      problems.check(!Object.hasOwn(DANGEROUS, name), {
        property: `env.${name}`,
        ...(DANGEROUS[name] ?? { rule: '', repair: '' }),
      }) &&
      problems.check(hasValue(variable), {
        property: `env.${name}`,
        rule: 'must have a value',
        repair: 'give one, or leave the variable out',
      });
    const value = legible ? (variable.value as string | undefined) : undefined;
    if (value !== undefined) {
      checkPlainValue(problems, waivers, name, value);
    }
  }
}

/** What the variables of the container are made of. */
export interface EnvironmentInput {
  readonly name: string;
  readonly environment: string;
  readonly watchNamespaces: readonly string[];
  readonly apiAccess: boolean;
  readonly secrets?: ISecretBinding;
  readonly secretDelivery: SecretDelivery;
  readonly env: Environment;
}

function fieldRef(name: string, fieldPath: string): { [key: string]: unknown } {
  return { name, valueFrom: { fieldRef: { fieldPath } } };
}

function secretVariables({ secrets, secretDelivery }: EnvironmentInput): { [key: string]: unknown }[] {
  if (!secrets) {
    return [];
  }
  if (secretDelivery === SecretDelivery.FILES) {
    return [{ name: 'SECRETS_DIR', value: contract.files.secrets.path }];
  }
  return SECRET_VARIABLES.filter((name) => secrets.keys?.includes(name) ?? true).map((name) => ({
    name,
    valueFrom: { secretKeyRef: { name: secrets.secretName, key: name, optional: secrets.optional } },
  }));
}

/** The container's variables, sorted by name; what the caller gives comes last and wins. */
export function environmentVariables(input: EnvironmentInput): { [key: string]: unknown }[] {
  const own: { [key: string]: unknown }[] = [
    { name: 'AGENT_NAME', value: input.name },
    { name: 'ENVIRONMENT', value: input.environment },
    fieldRef('POD_NAME', 'metadata.name'),
    fieldRef('POD_NAMESPACE', 'metadata.namespace'),
    ...(input.apiAccess ? [{ name: 'KUBERNETES_CREDENTIALS_DIR', value: contract.files.apiCredentials.path }] : []),
    ...(input.watchNamespaces.length > 0
      ? [{ name: 'WATCH_NAMESPACES', value: [...new Set(input.watchNamespaces)].sort().join(',') }]
      : []),
    ...secretVariables(input),
  ];
  const given = Object.entries(input.env).map(([name, value]) => toEnvVar(name, value));
  const byName = new Map([...own, ...given].map((variable) => [variable.name as string, variable]));
  return [...byName.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, variable]) => variable);
}
