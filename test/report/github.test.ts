import { renderGithub } from '../../lib/report/github';
import { FULL, HOSTILE, hostileReport, report } from './reports';

interface Command {
  readonly name: string;
  readonly properties: { readonly [key: string]: string };
  readonly data: string;
}

function unescape(text: string): string {
  return text.replace(/%(0D|0A|3A|2C|25)/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
}

/** The command in a line, as the runner of GitHub Actions reads it (ActionCommand.TryParseV2 and TryParse). */
function commandIn(line: string): Command | undefined {
  const modern = /^\s*::(\w[\w-]*)(?:\s+(.*?))?::(.*)$/s.exec(line);
  const match = modern ?? /##\[(\w[\w-]*)(?:\s+(.*?))?\](.*)$/s.exec(line);
  if (match === null) {
    return undefined;
  }
  const [, name, properties = '', data] = match;
  const pairs = properties
    .split(',')
    .filter(Boolean)
    .map((each) => [each.slice(0, each.indexOf('=')), unescape(each.slice(each.indexOf('=') + 1))]);
  return { name, properties: Object.fromEntries(pairs), data: unescape(data) };
}

function commands(text: string): (Command | undefined)[] {
  return text.split(/\r\n|[\r\n]/).map(commandIn);
}

test('nothing but the summary where nothing was found', () => {
  expect(renderGithub(report())).toBe(
    'No findings in 3 objects of 2 files, by 2 checks of profile guide for Kubernetes 1.37.\n',
  );
});

test('a report that has something of everything', () => {
  expect(renderGithub(FULL))
    .toBe(`::error file=deploy/bad.yaml,line=3,col=5,title=valid-yaml::deploy/bad.yaml:3:5: the key "a" stands here twice; keep one.
::error file=deploy/web.yaml,line=20,col=15,title=no-host-ports::Deployment shop/web: container "app" uses hostPort 8080 (spec.ports); remove hostPort or set it to 0.
::warning file=deploy/web.yaml,line=22,col=11,title=image-digest::Deployment shop/web: container "app" has image "web" (spec.image); pin it.
::notice file=deploy/zone.yaml,line=9,col=15,title=image-digest::DaemonSet proxy: container "app" uses hostPort 8080 (spec.ports); remove hostPort or set it to 0.
::error title=broken check::image-digest on DaemonSet proxy: TypeError: no
::error::The waiver for "image-digest" (waivers.yaml, waivers[1]) expired on 2026-11-01.
::warning::The waiver for "probes" (waivers.yaml, waivers[2]) is not needed; remove it.
::error::nowhere.yaml: no such file
waived until 2026-12-31 by team-web: no-host-ports: DaemonSet proxy: container "app" uses hostPort 8080 (spec.ports); remove hostPort or set it to 0.
4 findings (1 critical, 1 high, 1 medium, 1 low) in 2 objects of 3 files, by 2 checks of profile guide for Kubernetes 1.37. 1 finding waived. 1 finding known from the baseline. 1 document skipped: no Kubernetes object. Not checked, by --skip: probes. 1 can be mended by "cdk8s-hardened fix". 1 check broken: the result is incomplete.
`);
});

test('the reader of this test finds both forms of commands', () => {
  expect(commands('::error file=a%3Ab,line=1::c%0Ad\n x ##[warning]y\n::no command\nnone')).toEqual([
    { name: 'error', properties: { file: 'a:b', line: '1' }, data: 'c\nd' },
    { name: 'warning', properties: {}, data: 'y' },
    undefined,
    undefined,
  ]);
});

test.each(HOSTILE)('%j becomes no command and no property', (text) => {
  const skeleton = (of: string): unknown[] =>
    commands(renderGithub(hostileReport(of))).map(
      (command) => command && [command.name, Object.keys(command.properties)],
    );
  expect(skeleton(text)).toEqual(skeleton('x'));
});

test.each(['100% a%0Ab', 'a, b: c', 'x::y'])('%j arrives as it was', (text) => {
  const [first] = commands(renderGithub(hostileReport(text)));
  expect(first).toMatchObject({ properties: { file: text }, data: text });
});
