import { renderText } from '../../lib/report/text';
import { finding, FULL, HOSTILE, hostileReport, report } from './reports';

const CLEAN = 'No findings in 3 objects of 2 files, by 2 checks of profile guide for Kubernetes 1.37.\n';

test('nothing but the summary where nothing was found', () => {
  expect(renderText(report())).toBe(CLEAN);
});

test('a report that has something of everything', () => {
  expect(renderText(FULL)).toBe(`deploy/bad.yaml
  (the file)
    3:5      critical valid-yaml  the key "a" stands here twice; keep one.
deploy/web.yaml
  Deployment shop/web  construct shop/web/Resource
    20:15    high     no-host-ports  container "app" uses hostPort 8080 (spec.ports); remove hostPort or set it to 0.
    22:11    medium   image-digest  container "app" has image "web" (spec.image); pin it.
deploy/zone.yaml
  DaemonSet proxy
    9:15     low      image-digest  container "app" uses hostPort 8080 (spec.ports); remove hostPort or set it to 0.

waived until 2026-12-31 by team-web: no-host-ports: DaemonSet proxy: container "app" uses hostPort 8080 (spec.ports); remove hostPort or set it to 0.
broken check image-digest on DaemonSet proxy: TypeError: no. Please report this.
error: The waiver for "image-digest" (waivers.yaml, waivers[1]) expired on 2026-11-01.
warning: The waiver for "probes" (waivers.yaml, waivers[2]) is not needed; remove it.
error: nowhere.yaml: no such file
4 findings (1 critical, 1 high, 1 medium, 1 low) in 2 objects of 3 files, by 2 checks of profile guide for Kubernetes 1.37. 1 finding waived. 1 finding known from the baseline. 1 document skipped: no Kubernetes object. Not checked, by --skip: probes. 1 can be mended by "cdk8s-hardened fix". 1 check broken: the result is incomplete.
`);
});

test('colour of severities, controls and files', () => {
  expect(renderText(report({ findings: [finding({ severity: 'critical' })] }), true)).toBe(
    `\u001b[4mdeploy/web.yaml\u001b[0m
  Deployment shop/web
    20:15    \u001b[1;31mcritical\u001b[0m \u001b[1mno-host-ports\u001b[0m  container "app" uses hostPort 8080 (spec.ports); remove hostPort or set it to 0.

1 finding (1 critical) in 3 objects of 2 files, by 2 checks of profile guide for Kubernetes 1.37.
`,
  );
});

test('an object without a name', () => {
  const object = { apiVersion: 'v1', kind: 'Pod', name: '' };
  expect(renderText(report({ findings: [finding({ object })] }))).toContain('\n  Pod (no name)\n');
});

test.each(HOSTILE)('%j moves no cursor and adds no line', (text) => {
  const out = renderText(hostileReport(text));
  expect(out).not.toMatch(/[^\P{Cc}\n]|[\p{Cf}\p{Zl}\p{Zp}]/u);
  expect(out.split('\n')).toHaveLength(renderText(hostileReport('x')).split('\n').length);
});

test.each(HOSTILE)('%j gets no colour of its own', (text) => {
  const codes = (of: string): string[] => renderText(hostileReport(of), true).match(/\u001b\[[\d;]*m/g) ?? [];
  expect(codes(text)).toEqual(codes('x'));
});
