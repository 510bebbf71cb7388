/** A range of addresses as numbers: the reference that lib/analysis/cidr.ts is compared with. Host bits may be set. */
export interface Range {
  /** 32 or 128. */
  readonly bits: number;
  readonly address: bigint;
  readonly prefix: number;
}

/** `10.0.0.0/8`, `fd00:0:0:0:0:0:0:0/8`: legal, not shortened. */
export function rangeText({ bits, address, prefix }: Range): string {
  const digits = address.toString(16).padStart(bits / 4, '0');
  const parts =
    bits === 32
      ? (digits.match(/../g) ?? []).map((byte) => String(parseInt(byte, 16))).join('.')
      : (digits.match(/.{4}/g) ?? []).map((group) => group.replace(/^0{1,3}/, '')).join(':');
  return `${parts}/${prefix}`;
}

/** The first address of a range. */
export function networkOf({ bits, address, prefix }: Range): bigint {
  const host = BigInt(bits - prefix);
  return (address >> host) << host;
}

/** Whether the networks of both are of one family and the outer one has every address of the inner one. */
export function rangeContains(outer: Range, inner: Range): boolean {
  return (
    outer.bits === inner.bits &&
    outer.prefix <= inner.prefix &&
    networkOf(outer) === networkOf({ ...inner, prefix: outer.prefix })
  );
}

/** The number that an address is. */
export function addressNumber(ip: string): bigint {
  if (!ip.includes(':')) {
    return ip.split('.').reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
  }
  const [head = [], tail = []] = ip.split('::').map((half) => half.split(':').filter(Boolean));
  const groups = [...head, ...Array<string>(8 - head.length - tail.length).fill('0'), ...tail];
  return groups.reduce((sum, group) => sum * 65536n + BigInt(`0x${group}`), 0n);
}
