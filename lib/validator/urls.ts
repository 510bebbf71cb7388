import { contains, parseCidr } from '../analysis/cidr';
import { NON_PUBLIC_IPV4, NON_PUBLIC_IPV6 } from '../hardening';

/** An http or https URL, as far as it is judged. Its path and query may hold a secret, and are left out. */
export interface WebUrl {
  readonly scheme: string;
  /** Before "@"; empty where there is none. */
  readonly userInfo: string;
  /** Without port; IPv6 without brackets. */
  readonly host: string;
  /** Where it begins in its text. */
  readonly index: number;
  /** From the host on: only for a look at its form. */
  readonly rest: string;
}

const WEB_URL =
  /(https?):\/\/(?:([^\s"'<>`\\|@/?#]{0,512})@)?(\[[\da-f:.]{2,45}\]|[^\s"'<>`\\|@/?#:,;[\]]{1,255})([^\s"'<>`\\|,]{0,512})/gi;

/** The http and https URLs in a text. */
export function webUrls(text: string): WebUrl[] {
  if (!text.includes('://')) {
    return [];
  }
  return [...text.matchAll(WEB_URL)].map(({ 1: scheme = '', 2: userInfo = '', 3: host = '', 4: rest = '', index }) => ({
    scheme: scheme.toLowerCase(),
    userInfo,
    host: host.replace(/^\[|\]$/g, '').toLowerCase(),
    index,
    rest,
  }));
}

/**
 * Top-level domains that a host outside the cluster is likely to end in. No complete list: `prometheus.monitoring` is a
 * Service in another namespace, `web-0.web.ml` a pod, and both are as well-formed as `example.com`.
 */
const PUBLIC_DOMAINS = new Set(
  'ai app at au be biz br ca ch cloud cn co com cz de dk edu es eu fi fr gov ie in info io it jp kr me mil net nl no nz online org pl pt ru se sg site tech tv uk us xyz'.split(
    ' ',
  ),
);

/** Hosts in names that look like URLs and are never fetched: XML namespaces, claims. */
const NAMES_ONLY = /^(schemas?|xmlns|ns|www\.w3|purl)\.|^java\.sun\.com$/;

function isPublicAddress(host: string): boolean {
  const range = parseCidr(`${host}${host.includes(':') ? '/128' : '/32'}`);
  const closed = range?.family === 'ipv6' ? NON_PUBLIC_IPV6 : NON_PUBLIC_IPV4;
  return range !== undefined && !closed.some((each) => contains(each, range.text));
}

/** Whether a host is on the internet, as far as its name tells: not in the cluster, not in a private network. */
export function isPublicHost(host: string): boolean {
  if (host.includes(':') || /^[\d.]+$/.test(host)) {
    return isPublicAddress(host);
  }
  const labels = host.replace(/\.$/, '').split('.');
  return (
    labels.length > 1 &&
    labels.every((label) => /^[a-z0-9_-]+$/.test(label)) &&
    !labels.includes('svc') &&
    PUBLIC_DOMAINS.has(labels.at(-1)!) &&
    !NAMES_ONLY.test(host)
  );
}
