import type { PodCheck, Violation } from '../../check';
import type { Container } from '../../pod';
import { isComment } from '../../secret-shapes';
import { isReference } from '../../secret-values';
import type { Path } from '../../shape';
import { quote } from '../../text';
import { isPublicHost, WebUrl, webUrls } from '../../urls';

/*
 * A URL in the environment or arguments must be https to anywhere outside the cluster, and without user-info.
 * Alerts and credentials must not travel in clear, and what stands in a URL ends in logs.
 *
 * env[*].value, command[*], args[*] of every container: https; http to a host in the cluster, to a private address, or
 * one that is not written out; user-info by reference only
 *
 * Exceptions: a proxy is asked in clear to connect, and what goes through it is encrypted all the same; the user-info of
 * a Sentry DSN is a public key. User-info with a password is a secret, told by no-secret-in-environment and
 * no-secret-in-arguments.
 */

function isProxy(name: string, text: string, { index }: WebUrl): boolean {
  return /proxy$/i.test(name) || /proxy[\w.-]{0,16}["']?[= ]["']?$/i.test(text.slice(Math.max(0, index - 32), index));
}

/** `https://PUBLIC_KEY@HOST/PROJECT` */
function isSentry({ userInfo, rest }: WebUrl): boolean {
  return /^[0-9a-f]{32}$/.test(userInfo) && /^(:\d+)?(\/[\w-]+)*\/\d+$/.test(rest);
}

function isOpenUserInfo(url: WebUrl): boolean {
  return url.userInfo !== '' && !url.userInfo.includes(':') && !isReference(url.userInfo) && !isSentry(url);
}

/** What is wrong with the first URL of a text that something is wrong with. */
function problemOf(name: string, text: string): { problem: string; repair: string } | undefined {
  for (const url of webUrls(text)) {
    if (isComment(text, url.index)) {
      continue;
    }
    if (url.scheme === 'http' && isPublicHost(url.host) && !isProxy(name, text, url)) {
      return { problem: `an http URL to ${quote(url.host)}`, repair: 'use https' };
    }
    if (isOpenUserInfo(url)) {
      return { problem: `a URL with user-info to ${quote(url.host)}`, repair: 'keep credentials in a Secret' };
    }
  }
  return undefined;
}

function judge(container: Container, path: Path, [name, value]: readonly [string, string], where: string): Violation[] {
  const found = problemOf(name, value);
  return found === undefined
    ? []
    : [
        {
          path: container.path(...path),
          problem: `${container.title} has ${found.problem} in ${where}`,
          repair: found.repair,
        },
      ];
}

function urlsOf(container: Container): Violation[] {
  const { env = [], command = [], args = [] } = container.spec;
  return [
    ...env.flatMap(({ name = '', value = '' }, index) =>
      judge(container, ['env', index, 'value'], [name, value], `environment variable ${quote(name)}`),
    ),
    ...command.flatMap((text, index) => judge(container, ['command', index], ['', text], 'its command')),
    ...args.flatMap((text, index) => judge(container, ['args', index], ['', text], 'its arguments')),
  ];
}

export const webhookHttps: PodCheck = {
  id: 'webhook-https',
  run: (pod) => pod.containers.flatMap(urlsOf),
};
