import { createHash } from 'node:crypto';
import * as path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Control, Severity } from '../controls';
import { fingerprint } from '../validator/baseline';
import type { Finding } from '../validator/finding';
import { controlOf } from '../validator/validator';
import type { Report } from './report';

const LEVELS: { readonly [severity in Severity]: string } = {
  critical: 'error',
  high: 'error',
  medium: 'warning',
  low: 'note',
};

/** GitHub's scale of security-severity: above 9 critical, 7 high, 4 medium. */
const SCORES: { readonly [severity in Severity]: string } = { critical: '9.5', high: '8.0', medium: '5.5', low: '2.0' };

const HOME = 'https://github.com/cdk8s-hardened/cdk8s-hardened';

/** The file as a URI reference: relative to where the command ran, absolute where it lies elsewhere. */
function uri(file: string): string {
  if (file === '-') {
    return 'stdin';
  }
  const relative = path.relative('', file);
  const outside = relative.startsWith('..') || path.isAbsolute(relative);
  // Half of a surrogate pair, which a name on Windows may hold, is in no URI.
  const encoded = (part: string): string => encodeURIComponent(part.replace(/\p{Surrogate}/gu, '\uFFFD'));
  return outside ? pathToFileURL(file).href : relative.split(path.sep).map(encoded).join('/');
}

/** Plain text: `[name](address)` would be a link (SARIF 2.1.0, 3.11.6). */
function plain(text: string): string {
  return text.replaceAll('](', '] (');
}

function tags({ area, standards: { podSecurity, cis, nsaCisa, owasp } }: Control): string[] {
  return [
    'security',
    area,
    ...(podSecurity ? [`Pod Security Standards: ${podSecurity}`] : []),
    ...(cis ? [`CIS Kubernetes Benchmark v1.12.0: ${cis}`] : []),
    ...(nsaCisa ? [`NSA/CISA Kubernetes Hardening Guide 1.2: ${nsaCisa}`] : []),
    ...(owasp ? [`OWASP Kubernetes Top Ten: ${owasp}`] : []),
  ];
}

function rule(control: Control): object {
  const { id, title, why, check } = control;
  const severity = check?.severity ?? 'high';
  return {
    id,
    shortDescription: { text: `${check?.rule ?? title}.` },
    fullDescription: { text: `${check?.rule ?? title}. ${why}.` },
    help: { text: `Repair: ${check?.repair}.` },
    helpUri: `${HOME}/blob/main/docs/checks.md#${id}`,
    defaultConfiguration: { level: LEVELS[severity] },
    properties: { 'tags': tags(control), 'security-severity': SCORES[severity], 'precision': 'high' },
  };
}

function logicalLocations({ object, constructPath }: Finding): object[] {
  return [
    ...(object
      ? [
          {
            name: object.name,
            fullyQualifiedName: [object.apiVersion, object.kind, object.namespace, object.name]
              .filter((part) => part !== undefined)
              .join('/'),
            kind: 'resource',
          },
        ]
      : []),
    ...(constructPath === undefined ? [] : [{ fullyQualifiedName: constructPath, kind: 'construct' }]),
  ];
}

function result(finding: Finding, ruleIndex: number, unchanged: boolean): object {
  const { control, severity, message, file, line, column, waiver } = finding;
  return {
    ruleId: control,
    ruleIndex,
    level: LEVELS[severity],
    message: { text: plain(message) },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: uri(file) },
          region: { startLine: line, startColumn: column },
        },
        logicalLocations: logicalLocations(finding),
      },
    ],
    partialFingerprints: {
      'cdk8sHardened/v1': createHash('sha256').update(fingerprint(finding)).digest('hex').slice(0, 32),
    },
    ...(unchanged ? { baselineState: 'unchanged' } : {}),
    ...(waiver && {
      suppressions: [
        {
          // A waiver without a scope of its own stands in the manifest, as an annotation.
          kind: waiver.scope === undefined ? 'inSource' : 'external',
          status: 'accepted',
          justification: `${waiver.reason} (owner: ${waiver.owner}, until ${waiver.expires})`,
        },
      ],
    }),
    properties: { severity },
  };
}

/** SARIF 2.1.0, for code-scanning services. Waived findings are there as suppressed results. */
export function renderSarif(report: Report): string {
  const { findings, waived, known, broken, notices, usage, version } = report;
  const all = [...findings, ...waived, ...known];
  const ids = [...new Set(all.map(({ control }) => control))].sort();
  const unchanged = new Set(known);
  const errors = [
    ...broken.map(({ control, object, error }) => `Broken check ${control} on ${object.kind} ${object.name}: ${error}`),
    ...usage.map(({ path: file, reason }) => `${file}: ${reason}`),
  ];
  const notifications = [
    ...errors.map((text) => ({ level: 'error', message: { text: plain(text) } })),
    ...notices.map(({ level, message }) => ({ level, message: { text: plain(message) } })),
  ];
  const document = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'cdk8s-hardened',
            version,
            informationUri: HOME,
            rules: ids.map((id) => rule(controlOf(id))),
          },
        },
        columnKind: 'utf16CodeUnits',
        invocations: [{ executionSuccessful: errors.length === 0, toolExecutionNotifications: notifications }],
        results: all.map((finding) => result(finding, ids.indexOf(finding.control), unchanged.has(finding))),
      },
    ],
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}
