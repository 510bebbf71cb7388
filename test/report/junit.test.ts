import { DOMParser, Element } from '@xmldom/xmldom';
import { renderJunit } from '../../lib/report/junit';
import { FULL, HOSTILE, hostileReport, report } from './reports';

/** The root of a document that is well-formed; anything else throws. */
function parse(xml: string): Element {
  const onError = (level: string, message: string): never => {
    throw new Error(`${level}: ${message}`);
  };
  return new DOMParser({ onError }).parseFromString(xml, 'text/xml').documentElement!;
}

/** Names of all elements, with those of their attributes. */
function skeleton(element: Element): unknown {
  return [
    element.tagName,
    [...element.attributes].map(({ name }) => name),
    [...element.childNodes]
      .filter((node) => node.nodeType === node.ELEMENT_NODE)
      .map((node) => skeleton(node as Element)),
  ];
}

function elements(root: Element, name: string): Element[] {
  return [...root.getElementsByTagName(name)];
}

test('a suite for each check, also where nothing was found', () => {
  expect(renderJunit(report())).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="cdk8s-hardened" failures="0" errors="0">
  <testsuite name="image-digest" tests="1" failures="0" errors="0" skipped="0">
    <testcase name="no findings" classname="image-digest"/>
  </testsuite>
  <testsuite name="no-host-ports" tests="1" failures="0" errors="0" skipped="0">
    <testcase name="no findings" classname="no-host-ports"/>
  </testsuite>
</testsuites>
`);
});

test('a report that has something of everything', () => {
  const { known, ...rest } = FULL;
  expect(renderJunit({ ...rest, known, findings: FULL.findings.slice(0, 2) }))
    .toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="cdk8s-hardened" failures="2" errors="3">
  <testsuite name="image-digest" tests="1" failures="0" errors="0" skipped="0">
    <testcase name="no findings" classname="image-digest"/>
  </testsuite>
  <testsuite name="no-host-ports" tests="3" failures="1" errors="0" skipped="2">
    <testcase name="Deployment shop/web spec.ports" classname="no-host-ports" file="deploy/web.yaml" line="20"><failure type="high" message="Deployment shop/web: container &quot;app&quot; uses hostPort 8080 (spec.ports); remove hostPort or set it to 0.">deploy/web.yaml:20:15: Deployment shop/web: container &quot;app&quot; uses hostPort 8080 (spec.ports); remove hostPort or set it to 0.</failure></testcase>
    <testcase name="DaemonSet proxy spec.ports" classname="no-host-ports" file="deploy/zone.yaml" line="20"><skipped message="waived: The old load balancer wants it."/></testcase>
    <testcase name="DaemonSet proxy spec.ports" classname="no-host-ports" file="deploy/zone.yaml" line="30"><skipped message="known from the baseline"/></testcase>
  </testsuite>
  <testsuite name="valid-yaml" tests="1" failures="1" errors="0" skipped="0">
    <testcase name="deploy/bad.yaml" classname="valid-yaml" file="deploy/bad.yaml" line="3"><failure type="critical" message="deploy/bad.yaml:3:5: the key &quot;a&quot; stands here twice; keep one.">deploy/bad.yaml:3:5: the key &quot;a&quot; stands here twice; keep one.</failure></testcase>
  </testsuite>
  <testsuite name="cdk8s-hardened" tests="3" failures="0" errors="3" skipped="0">
    <testcase name="run" classname="cdk8s-hardened"><error message="broken check image-digest on DaemonSet proxy: TypeError: no"/></testcase>
    <testcase name="run" classname="cdk8s-hardened"><error message="The waiver for &quot;image-digest&quot; (waivers.yaml, waivers[1]) expired on 2026-11-01."/></testcase>
    <testcase name="run" classname="cdk8s-hardened"><error message="nowhere.yaml: no such file"/></testcase>
  </testsuite>
</testsuites>
`);
});

test('the numbers of each suite are those of its cases', () => {
  for (const suite of elements(parse(renderJunit(FULL)), 'testsuite')) {
    const number = (name: string): number => elements(suite, name).length;
    expect([...suite.attributes].map(({ name, value }) => [name, value])).toEqual([
      ['name', suite.getAttribute('name')],
      ['tests', String(number('testcase'))],
      ['failures', String(number('failure'))],
      ['errors', String(number('error'))],
      ['skipped', String(number('skipped'))],
    ]);
  }
});

test('what is only waived or known has its suite, too', () => {
  const control = 'valid-yaml';
  const out = renderJunit(report({ known: [{ ...FULL.known[0], control }], waived: FULL.waived }));
  expect(elements(parse(out), 'skipped')).toHaveLength(2);
});

test.each(HOSTILE)('%j adds no element and no attribute', (text) => {
  expect(skeleton(parse(renderJunit(hostileReport(text))))).toEqual(skeleton(parse(renderJunit(hostileReport('x')))));
});

test.each([']]><failure/> & "x" \'y\'', '&lt; %0A', '\u{1F389}'])('%j arrives as it was', (text) => {
  const root = parse(renderJunit(hostileReport(text)));
  const [failure] = elements(root, 'failure');
  expect(failure.getAttribute('message')).toBe(text);
  expect(failure.textContent).toBe(`${text}:20:15: ${text}`);
});

test('what XML cannot hold becomes a question mark', () => {
  const [failure] = elements(parse(renderJunit(hostileReport('\u0000\u001b\uD83C\uFFFE'))), 'failure');
  expect(failure.getAttribute('message')).toBe('????');
});
