import * as fs from 'node:fs';
import * as path from 'node:path';
import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { Report } from '../../lib/report/report';
import { renderSarif } from '../../lib/report/sarif';
import { finding, FULL, HOSTILE, hostileReport, report } from './reports';

/** OASIS' own schema of SARIF 2.1.0, errata 01. */
const SCHEMA = JSON.parse(
  fs.readFileSync(path.join(__dirname, '../fixtures/sarif/sarif-schema-2.1.0.json'), 'utf8'),
) as object;

const ajv = new Ajv({ allErrors: true });
addFormats(ajv);
const validate = ajv.compile(SCHEMA);

/** The one run of a log that the schema accepts. */
function run(of: Report): any {
  const log = JSON.parse(renderSarif(of));
  validate(log);
  expect(validate.errors ?? []).toEqual([]);
  expect(log.runs).toHaveLength(1);
  return log.runs[0];
}

test('the schema refuses a log that is wrong', () => {
  const log = JSON.parse(renderSarif(FULL));
  log.runs[0].results[0].locations[0].physicalLocation.region.startLine = 0;
  log.runs[0].results[1].level = 'high';
  log.runs[0].results[2].locations[0].physicalLocation.artifactLocation.uri = 'a b';
  validate(log);
  expect(validate.errors?.map(({ message }) => message)).toEqual([
    'must be >= 1',
    'must be equal to one of the allowed values',
    'must match format "uri-reference"',
  ]);
});

test('a report without findings', () => {
  expect(renderSarif(report())).toBe(`{
  "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
  "version": "2.1.0",
  "runs": [
    {
      "tool": {
        "driver": {
          "name": "cdk8s-hardened",
          "version": "0.1.0",
          "informationUri": "https://github.com/cdk8s-hardened/cdk8s-hardened",
          "rules": []
        }
      },
      "columnKind": "utf16CodeUnits",
      "invocations": [
        {
          "executionSuccessful": true,
          "toolExecutionNotifications": []
        }
      ],
      "results": []
    }
  ]
}
`);
  run(report());
});

test('a waived finding', () => {
  const waived = [{ ...FULL.waived[0], constructPath: 'shop/proxy' }];
  expect(run(report({ waived }))).toEqual({
    tool: {
      driver: {
        name: 'cdk8s-hardened',
        version: '0.1.0',
        informationUri: 'https://github.com/cdk8s-hardened/cdk8s-hardened',
        rules: [
          {
            id: 'no-host-ports',
            shortDescription: { text: 'No container takes a port of its node.' },
            fullDescription: {
              text: 'No container takes a port of its node. A host port bypasses network policies and blocks a second replica on the node.',
            },
            help: { text: 'Repair: remove hostPort and use a Service.' },
            helpUri: 'https://github.com/cdk8s-hardened/cdk8s-hardened/blob/main/docs/checks.md#no-host-ports',
            defaultConfiguration: { level: 'error' },
            properties: {
              'tags': [
                'security',
                'workload',
                'Pod Security Standards: hostPorts',
                'CIS Kubernetes Benchmark v1.12.0: 5.2.12 Minimize the admission of containers which use HostPorts',
                'NSA/CISA Kubernetes Hardening Guide 1.2: Pod security enforcement',
                'OWASP Kubernetes Top Ten: K01:2025 Insecure Workload Configurations',
              ],
              'security-severity': '8.0',
              'precision': 'high',
            },
          },
        ],
      },
    },
    columnKind: 'utf16CodeUnits',
    invocations: [{ executionSuccessful: true, toolExecutionNotifications: [] }],
    results: [
      {
        ruleId: 'no-host-ports',
        ruleIndex: 0,
        level: 'error',
        message: {
          text: 'DaemonSet proxy: container "app" uses hostPort 8080 (spec.ports); remove hostPort or set it to 0.',
        },
        locations: [
          {
            physicalLocation: {
              artifactLocation: { uri: 'deploy/zone.yaml' },
              region: { startLine: 20, startColumn: 15 },
            },
            logicalLocations: [
              { name: 'proxy', fullyQualifiedName: 'apps/v1/DaemonSet/proxy', kind: 'resource' },
              { fullyQualifiedName: 'shop/proxy', kind: 'construct' },
            ],
          },
        ],
        partialFingerprints: { 'cdk8sHardened/v1': 'aa00088d71c97cb52d65a4be3bbc1ff1' },
        suppressions: [
          {
            kind: 'external',
            status: 'accepted',
            justification: 'The old load balancer wants it. (owner: team-web, until 2026-12-31)',
          },
        ],
        properties: { severity: 'high' },
      },
    ],
  });
});

describe('a report that has something of everything', () => {
  const { tool, results, invocations } = run(FULL);

  test('rules by id, each result with the index of its own', () => {
    const ids = tool.driver.rules.map(({ id }: { id: string }) => id);
    expect(ids).toEqual(['image-digest', 'no-host-ports', 'valid-yaml']);
    for (const { ruleId, ruleIndex } of results) {
      expect(ids[ruleIndex]).toBe(ruleId);
    }
  });

  test('levels, suppressions and what the baseline knows', () => {
    expect(
      results.map(({ level, suppressions, baselineState }: any) => [level, suppressions?.[0].status, baselineState]),
    ).toEqual([
      ['error', undefined, undefined],
      ['error', undefined, undefined],
      ['warning', undefined, undefined],
      ['note', undefined, undefined],
      ['error', 'accepted', undefined],
      ['error', undefined, 'unchanged'],
    ]);
  });

  test('what is no finding', () => {
    expect(invocations).toEqual([
      {
        executionSuccessful: false,
        toolExecutionNotifications: [
          { level: 'error', message: { text: 'Broken check image-digest on DaemonSet proxy: TypeError: no' } },
          { level: 'error', message: { text: 'nowhere.yaml: no such file' } },
          {
            level: 'error',
            message: { text: 'The waiver for "image-digest" (waivers.yaml, waivers[1]) expired on 2026-11-01.' },
          },
          {
            level: 'warning',
            message: { text: 'The waiver for "probes" (waivers.yaml, waivers[2]) is not needed; remove it.' },
          },
        ],
      },
    ]);
  });
});

test('a waiver in an annotation is one in the source', () => {
  const [{ waiver, ...rest }] = FULL.waived;
  const [result] = run(report({ waived: [{ ...rest, waiver: { ...waiver!, scope: undefined } }] })).results;
  expect(result.suppressions[0].kind).toBe('inSource');
});

test.each([
  ['deploy/a b#c?.yaml', 'deploy/a%20b%23c%3F.yaml'],
  ['./deploy//web.yaml', 'deploy/web.yaml'],
  ['-', 'stdin'],
  ['/etc/x y.yaml', 'file:///etc/x%20y.yaml'],
  ['half-\uD83C.yaml', 'half-%EF%BF%BD.yaml'],
])('file %j is at %s', (file, uri) => {
  const [{ locations }] = run(report({ findings: [finding({ file })] })).results;
  expect(locations[0].physicalLocation.artifactLocation.uri).toBe(uri);
});

test('the fingerprint does not depend on lines', () => {
  const prints = (fields: object): unknown =>
    run(report({ findings: [finding(fields)] })).results[0].partialFingerprints;
  expect(prints({ line: 99, column: 1, file: 'moved.yaml' })).toEqual(prints({}));
  expect(prints({ path: 'spec.other' })).not.toEqual(prints({}));
});

test.each(HOSTILE)('%j is text, and no link', (text) => {
  const { results, invocations } = run(hostileReport(text));
  const texts = [...results, ...invocations[0].toolExecutionNotifications].map(({ message }: any) => message.text);
  expect(texts.join('\n')).not.toMatch(/\]\(/);
  expect(results[0].message.text).toBe(text.replaceAll('](', '] ('));
});
