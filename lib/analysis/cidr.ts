import * as ipaddr from 'ipaddr.js';

/** A range of addresses in canonical form: host bits zero, IPv6 as RFC 5952 writes it. */
export interface Cidr {
  readonly family: 'ipv4' | 'ipv6';
  readonly prefix: number;
  /** `10.0.0.0/8` */
  readonly text: string;
}

type Address = ipaddr.IPv4 | ipaddr.IPv6;

function network([address, prefix]: [Address, number]): string {
  const base =
    address.kind() === 'ipv4'
      ? ipaddr.IPv4.networkAddressFromCIDR(`${address.toString()}/${prefix}`)
      : ipaddr.IPv6.networkAddressFromCIDR(`${address.toString()}/${prefix}`);
  return `${base.toString()}/${prefix}`;
}

/** Decimal, four parts: what the API server accepts. ipaddr.js alone would also take 0x7f.1 and 010.0.0.1. */
const STRICT_IPV4 = /^(0|[1-9]\d{0,2})(\.(0|[1-9]\d{0,2})){3}\/\d{1,2}$/;

/**
 * `::ffff:0:0/96` and what lies in it. Go's net.ParseCIDR, with which API servers before 1.36 and network plug-ins read
 * ranges, takes them for IPv4: ::ffff:a9fe:a9fe/128 would be 169.254.169.254/32.
 */
function isMapped([address, prefix]: [Address, number]): boolean {
  return address.kind() === 'ipv6' && prefix >= 96 && (address as ipaddr.IPv6).isIPv4MappedAddress();
}

/** ipaddr.js tries both families, and an error costs more than all the rest. */
function parse(text: string): [Address, number] {
  return text.includes(':') ? ipaddr.IPv6.parseCIDR(text) : ipaddr.IPv4.parseCIDR(text);
}

/** Reads a range; `undefined` where the text is none. Host bits are cleared: compare `text` to notice them. */
export function parseCidr(text: string): Cidr | undefined {
  if (!text.includes(':') && !STRICT_IPV4.test(text)) {
    return undefined;
  }
  try {
    const parsed = parse(text);
    if (isMapped(parsed)) {
      return undefined;
    }
    return { family: parsed[0].kind(), prefix: parsed[1], text: network(parsed) };
  } catch {
    return undefined;
  }
}

/** Whether every address of `inner` is one of `outer`. Neither may be malformed. */
export function contains(outer: string, inner: string): boolean {
  const [outerAddress, outerPrefix] = parse(outer);
  const [innerAddress, innerPrefix] = parse(inner);
  return (
    outerAddress.kind() === innerAddress.kind() &&
    outerPrefix <= innerPrefix &&
    // The kinds are equal, which the overloads of match cannot see.
    innerAddress.match(outerAddress, outerPrefix)
  );
}

/**
 * The bits with which all addresses of a range begin: a range contains those of its family whose bits begin with its
 * own. For many comparisons with the same ranges, which `contains` would parse each time. May not be malformed.
 */
export function leadingBits(text: string): string {
  const [address, prefix] = parse(text);
  const bytes = address.toByteArray().map((byte) => byte.toString(2).padStart(8, '0'));
  return bytes.join('').slice(0, prefix);
}

/** The canonical ranges that lie strictly or exactly within `outer`, without those that another one covers. */
export function within(outer: string, ranges: readonly string[]): string[] {
  const inside = [...new Set(ranges)].filter((range) => contains(outer, range));
  return inside
    .filter((range) => !inside.some((other) => other !== range && contains(other, range)))
    .sort(compareCidrs);
}

/** Order by family, then by address: the order of people's lists. */
export function compareCidrs(a: string, b: string): number {
  const [left, right] = [a, b].map((text) => {
    const [address, prefix] = parse(text);
    return [...address.toByteArray(), prefix];
  }) as [number[], number[]];
  if (left.length !== right.length) {
    return left.length - right.length;
  }
  const at = left.findIndex((byte, index) => byte !== right[index]);
  return at < 0 ? 0 : (left[at] ?? 0) - (right[at] ?? 0);
}
