import { Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { SHARED_NAMESPACES } from '../hardening';
import { Problems } from './problems';

const DNS_LABEL = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
const LABEL_VALUE = /^([A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?)?$/;
const LABEL_NAME = /^[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?$/;
const MAX_LABEL = 63;

/** Whether a text is a DNS label (RFC 1123) of at most `limit` characters. */
export function isDnsLabel(text: string, limit = MAX_LABEL): boolean {
  return text.length <= limit && DNS_LABEL.test(text);
}

/** Whether a text is a DNS subdomain (RFC 1123): labels joined by dots, 253 characters at most. */
export function isDnsSubdomain(text: string): boolean {
  return text.length <= 253 && text.split('.').every((label) => isDnsLabel(label));
}

/** Whether a text can be the value of a label. */
export function isLabelValue(text: string): boolean {
  return typeof text === 'string' && text.length <= MAX_LABEL && LABEL_VALUE.test(text);
}

/** Checks an object's name. `limit` leaves room for the suffixes of names that are derived from it. */
export function checkName(problems: Problems, property: string, value: string, limit = MAX_LABEL): void {
  problems.check(isDnsLabel(value, limit), {
    property,
    value,
    rule: `must be a DNS label: lower-case letters, digits and "-", at most ${limit} characters`,
    repair: 'choose a name such as "aiops-agent"',
  });
}

function checkKey(problems: Problems, property: string, key: string): void {
  const [prefix, name] = key.includes('/') ? key.split(/\/(.*)/s) : [undefined, key];
  problems.check(
    (prefix === undefined || isDnsSubdomain(prefix)) && (name ?? '').length <= MAX_LABEL && LABEL_NAME.test(name ?? ''),
    {
      property,
      value: key,
      rule: 'must be a valid key: an optional DNS prefix and "/", then at most 63 letters, digits, "-", "_" or "."',
      repair: 'choose a key such as "example.com/team"',
    },
  );
}

/** Checks the keys and values of labels. */
export function checkLabels(problems: Problems, property: string, labels: { [key: string]: string }): void {
  for (const [key, value] of Object.entries(labels)) {
    checkKey(problems, property, key);
    problems.check(isLabelValue(value), {
      property: `${property}.${key}`,
      value,
      rule: 'must be a valid label value: at most 63 letters, digits, "-", "_" or "."',
      repair: 'shorten it or put it into an annotation',
    });
  }
}

/** Checks that a namespace is none that belongs to Kubernetes, or to everybody. */
export function checkOwnNamespace(problems: Problems, property: string, name: string): void {
  problems.check(!SHARED_NAMESPACES.includes(name) && !name.startsWith('kube-'), {
    property,
    value: name,
    rule: 'must be a namespace of its own: this one belongs to Kubernetes, or to everybody',
    repair: 'choose another, for example "aiops"',
  });
}

/** The namespace given, or else the chart's; a problem where there is neither, or where it is no DNS label. */
export function resolveNamespace(scope: Construct, problems: Problems, given?: string): string {
  const namespace = given ?? Chart.of(scope).namespace;
  if (namespace === undefined) {
    problems.add({
      property: 'namespace',
      rule: 'must be known',
      repair:
        'give it to the construct, or create the chart with a namespace: new Chart(app, "id", { namespace: "aiops" })',
    });
    return '';
  }
  checkName(problems, 'namespace', namespace);
  return namespace;
}
