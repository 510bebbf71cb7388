import { Report } from '../../lib/report/report';
import { Finding } from '../../lib/validator/finding';

const OBJECT = { apiVersion: 'apps/v1', kind: 'Deployment', namespace: 'shop', name: 'web' };

/** A finding of `no-host-ports`, with other fields where they are given. */
export function finding(fields: Partial<Finding> = {}): Finding {
  const { object = OBJECT } = fields;
  const title = `${object.kind} ${object.namespace === undefined ? '' : `${object.namespace}/`}${object.name}`;
  const { detail = 'container "app" uses hostPort 8080 (spec.ports); remove hostPort or set it to 0.' } = fields;
  return {
    control: 'no-host-ports',
    severity: 'high',
    message: `${title}: ${detail}`,
    detail,
    file: 'deploy/web.yaml',
    document: 0,
    base: [],
    line: 20,
    column: 15,
    path: 'spec.ports',
    object,
    repair: 'remove hostPort or set it to 0',
    standards: { podSecurity: 'hostPorts', cis: '5.2.13 Minimize the admission of containers which use HostPorts' },
    ...fields,
  };
}

/** A report in which nothing was found, with other fields where they are given. */
export function report(fields: Partial<Report> = {}): Report {
  return {
    findings: [],
    waived: [],
    known: [],
    notices: [],
    broken: [],
    usage: [],
    version: '0.1.0',
    counts: { files: 2, objects: 3, skipped: 0, checks: 2, judged: 6 },
    settings: {
      profile: 'guide',
      minor: 37,
      only: ['no-host-ports', 'image-digest'],
      skip: [],
      registries: [],
      waivers: [],
      today: '2026-11-24',
      constructPath: () => undefined,
    },
    ...fields,
  };
}

const WAIVER = {
  control: 'no-host-ports',
  reason: 'The old load balancer wants it.',
  owner: 'team-web',
  expires: '2026-12-31',
  source: 'cdk8s-hardened.yaml, waivers[0]',
};

const DAEMON = { apiVersion: 'apps/v1', kind: 'DaemonSet', name: 'proxy' };

/** A report that has something of everything. */
export const FULL = report({
  findings: [
    finding({
      control: 'valid-yaml',
      severity: 'critical',
      message: 'deploy/bad.yaml:3:5: the key "a" stands here twice; keep one.',
      detail: 'the key "a" stands here twice; keep one.',
      file: 'deploy/bad.yaml',
      line: 3,
      column: 5,
      path: '',
      object: undefined,
      repair: 'keep one',
      standards: {},
    }),
    finding({ constructPath: 'shop/web/Resource', patch: [{ op: 'remove', path: '/spec/ports' }] }),
    finding({
      control: 'image-digest',
      severity: 'medium',
      detail: 'container "app" has image "web" (spec.image); pin it.',
      line: 22,
      column: 11,
      path: 'spec.image',
      constructPath: 'shop/web/Resource',
      repair: 'pin it',
      standards: { owasp: 'K01' },
    }),
    finding({ control: 'image-digest', severity: 'low', object: DAEMON, file: 'deploy/zone.yaml', line: 9 }),
  ],
  waived: [finding({ object: DAEMON, file: 'deploy/zone.yaml', waiver: { ...WAIVER, scope: { kind: 'DaemonSet' } } })],
  known: [finding({ object: DAEMON, file: 'deploy/zone.yaml', line: 30 })],
  notices: [
    { level: 'error', message: 'The waiver for "image-digest" (waivers.yaml, waivers[1]) expired on 2026-11-01.' },
    { level: 'warning', message: 'The waiver for "probes" (waivers.yaml, waivers[2]) is not needed; remove it.' },
  ],
  broken: [{ control: 'image-digest', object: DAEMON, file: 'deploy/zone.yaml', error: 'TypeError: no' }],
  usage: [{ path: 'nowhere.yaml', reason: 'no such file' }],
  counts: { files: 3, objects: 2, skipped: 1, checks: 2, judged: 4 },
  settings: { ...report().settings, skip: ['probes'] },
});

/** What somebody may write who wants to break out of a report. */
export const HOSTILE = [
  ']]><failure/>',
  'a%0A::error::b',
  'a\n::error file=x::b',
  'a\r\n\r\n# b',
  '::stop-commands::x',
  '##[error]x',
  '\u001b[31mred\u001b[0m\u0007\u0000',
  '`code` *b* _i_ ~s~ $x$ \\',
  'a | b | c',
  '<script>alert(1)</script><!--',
  '&lt;b&gt; &#64;team',
  '@team, owner/repo#1',
  '[a](https://example.com) ![a](b)',
  '"quoted" \'quoted\' ${{ secrets.A }}',
  '\u202Eright to left\u2066 \u2028 \u2029 \u0085',
  'party \u{1F389} family \u{1F468}\u200D\u{1F469}',
  'half \uD83C and \uDF89 of a pair',
  '\uFFFE\uFFFF',
];

/** A report in which a hostile text stands wherever a text may come from a manifest, a path or a waiver. */
export function hostileReport(text: string): Report {
  const object = { apiVersion: text, kind: text, namespace: text, name: text };
  const bad = finding({
    object,
    message: text,
    detail: text,
    file: text,
    path: text,
    constructPath: text,
    repair: text,
  });
  const waiver = { ...WAIVER, reason: text, owner: text, expires: text, source: text };
  return report({
    findings: [bad],
    waived: [{ ...bad, waiver }],
    known: [bad],
    notices: [{ level: 'error', message: text, file: text }],
    broken: [{ control: 'no-host-ports', object, file: text, error: text }],
    usage: [{ path: text, reason: text }],
  });
}
