import * as fs from 'node:fs';
import * as path from 'node:path';
import { renderJson } from '../../lib/report/json';
import { finding, FULL, HOSTILE, hostileReport, report } from './reports';

const PAGE = fs.readFileSync(path.join(__dirname, '../../docs/reports.md'), 'utf8');

/** The example of the page. */
const EXAMPLE = JSON.parse(/^```json\n(.*?)^```$/ms.exec(PAGE)![1]);

/** The rows of the page's table of fields: each field, and whether every finding has it. */
const ROWS = PAGE.slice(PAGE.indexOf('| Field '))
  .split('\n')
  .filter((line) => line.startsWith('| `'))
  .flatMap((line) => {
    const [, fields, always] = line.split('|').map((cell) => cell.trim());
    return [...fields.matchAll(/`(\w+)`/g)].map(([, field]) => ({ field, always: always === 'yes' }));
  });

const FULL_OUT = JSON.parse(renderJson(FULL));

test('a report without findings', () => {
  expect(renderJson(report())).toBe(`{
  "findings": [],
  "waived": [],
  "known": [],
  "notices": [],
  "broken": [],
  "unreadable": [],
  "summary": {
    "version": "0.1.0",
    "profile": "guide",
    "kubernetesVersion": "1.37",
    "skippedControls": [],
    "files": 2,
    "objects": 3,
    "skipped": 0,
    "checks": 2,
    "judged": 6,
    "findings": 0,
    "waived": 0,
    "known": 0,
    "bySeverity": {
      "critical": 0,
      "high": 0,
      "medium": 0,
      "low": 0
    }
  }
}
`);
});

test('a report that has something of everything', () => {
  const { object, standards } = finding();
  const proxy = { apiVersion: 'apps/v1', kind: 'DaemonSet', name: 'proxy' };
  const ports = {
    control: 'no-host-ports',
    severity: 'high',
    message: 'DaemonSet proxy: container "app" uses hostPort 8080 (spec.ports); remove hostPort or set it to 0.',
    file: 'deploy/zone.yaml',
    line: 20,
    column: 15,
    path: 'spec.ports',
    object: proxy,
    repair: 'remove hostPort or set it to 0',
    standards,
  };
  expect(FULL_OUT).toEqual({
    findings: [
      {
        control: 'valid-yaml',
        severity: 'critical',
        message: 'deploy/bad.yaml:3:5: the key "a" stands here twice; keep one.',
        file: 'deploy/bad.yaml',
        line: 3,
        column: 5,
        path: '',
        repair: 'keep one',
        standards: {},
      },
      {
        ...ports,
        message:
          'Deployment shop/web: container "app" uses hostPort 8080 (spec.ports); remove hostPort or set it to 0.',
        file: 'deploy/web.yaml',
        object,
        constructPath: 'shop/web/Resource',
        patch: [{ op: 'remove', path: '/spec/ports' }],
      },
      {
        control: 'image-digest',
        severity: 'medium',
        message: 'Deployment shop/web: container "app" has image "web" (spec.image); pin it.',
        file: 'deploy/web.yaml',
        line: 22,
        column: 11,
        path: 'spec.image',
        object,
        constructPath: 'shop/web/Resource',
        repair: 'pin it',
        standards: { owasp: 'K01' },
      },
      { ...ports, control: 'image-digest', severity: 'low', line: 9 },
    ],
    waived: [
      {
        ...ports,
        waiver: {
          control: 'no-host-ports',
          reason: 'The old load balancer wants it.',
          owner: 'team-web',
          expires: '2026-12-31',
          source: 'cdk8s-hardened.yaml, waivers[0]',
        },
      },
    ],
    known: [{ ...ports, line: 30 }],
    notices: [
      { level: 'error', message: 'The waiver for "image-digest" (waivers.yaml, waivers[1]) expired on 2026-11-01.' },
      { level: 'warning', message: 'The waiver for "probes" (waivers.yaml, waivers[2]) is not needed; remove it.' },
    ],
    broken: [{ control: 'image-digest', object: proxy, file: 'deploy/zone.yaml', error: 'TypeError: no' }],
    unreadable: [{ path: 'nowhere.yaml', reason: 'no such file' }],
    summary: {
      version: '0.1.0',
      profile: 'guide',
      kubernetesVersion: '1.37',
      skippedControls: ['probes'],
      files: 3,
      objects: 2,
      skipped: 1,
      checks: 2,
      judged: 4,
      findings: 4,
      waived: 1,
      known: 1,
      bySeverity: { critical: 1, high: 1, medium: 1, low: 1 },
    },
  });
});

describe('docs/reports.md', () => {
  const all = [...FULL_OUT.findings, ...FULL_OUT.waived];

  test('names every field of a finding', () => {
    const seen = new Set(all.flatMap((each) => Object.keys(each)));
    expect(ROWS.map(({ field }) => field).sort()).toEqual([...seen].sort());
  });

  test.each(ROWS.filter(({ always }) => always))('$field is in every finding', ({ field }) => {
    expect(all.filter((each) => each[field] === undefined)).toEqual([]);
  });

  test.each(ROWS.filter(({ always }) => !always))('$field is not in every finding', ({ field }) => {
    expect(all.some((each) => each[field] === undefined)).toBe(true);
  });

  test('has an example with the keys of a real report, in their order', () => {
    expect(Object.keys(EXAMPLE)).toEqual(Object.keys(FULL_OUT));
    expect(Object.keys(EXAMPLE.summary)).toEqual(Object.keys(FULL_OUT.summary));
    const { constructPath, patch, ...plain } = FULL_OUT.findings[1];
    expect([constructPath, patch]).not.toContain(undefined);
    expect(Object.keys(EXAMPLE.findings[0])).toEqual(Object.keys(plain));
  });

  test('has an example whose numbers agree', () => {
    const { findings, summary } = EXAMPLE;
    expect(summary.findings).toBe(findings.length);
    expect(summary.bySeverity[findings[0].severity]).toBe(1);
  });
});

test.each(HOSTILE)('%j arrives as it was', (text) => {
  const out = JSON.parse(renderJson(hostileReport(text)));
  expect(out.findings[0]).toMatchObject({ message: text, file: text, path: text, object: { name: text } });
  expect(out.waived[0].waiver).toEqual({
    control: 'no-host-ports',
    reason: text,
    owner: text,
    expires: text,
    source: text,
  });
  expect(out.unreadable).toEqual([{ path: text, reason: text }]);
});
