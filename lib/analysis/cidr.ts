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

/** Reads a range; `undefined` where the text is none. Host bits are cleared: compare `text` to notice them. */
export function parseCidr(text: string): Cidr | undefined {
  if (!text.includes(':') && !STRICT_IPV4.test(text)) {
    return undefined;
  }
  try {
    const parsed = ipaddr.parseCIDR(text);
    return { family: parsed[0].kind(), prefix: parsed[1], text: network(parsed) };
  } catch {
    return undefined;
  }
}

/** Whether every address of `inner` is one of `outer`. Neither may be malformed. */
export function contains(outer: string, inner: string): boolean {
  const [outerAddress, outerPrefix] = ipaddr.parseCIDR(outer);
  const [innerAddress, innerPrefix] = ipaddr.parseCIDR(inner);
  return (
    outerAddress.kind() === innerAddress.kind() &&
    outerPrefix <= innerPrefix &&
    // The kinds are equal, which the overloads of match cannot see.
    innerAddress.match(outerAddress, outerPrefix)
  );
}

/** The ranges that lie strictly or exactly within `outer`, without those that another one covers. */
export function within(outer: string, ranges: readonly string[]): string[] {
  const inside = [...new Set(ranges)].filter((range) => contains(outer, range));
  return inside
    .filter((range) => !inside.some((other) => other !== range && contains(other, range)))
    .sort(compareCidrs);
}

/** Order by family, then by address: the order of people's lists. */
export function compareCidrs(a: string, b: string): number {
  const [left, right] = [a, b].map((text) => {
    const [address, prefix] = ipaddr.parseCIDR(text);
    return [...address.toByteArray(), prefix];
  }) as [number[], number[]];
  if (left.length !== right.length) {
    return left.length - right.length;
  }
  const at = left.findIndex((byte, index) => byte !== right[index]);
  return at < 0 ? 0 : (left[at] ?? 0) - (right[at] ?? 0);
}
