import { compareCidrs, contains, leadingBits, parseCidr, within } from '../../lib/analysis/cidr';
import { fc } from '../support/properties';
import { addressNumber, networkOf, Range, rangeContains, rangeText } from '../support/ranges';

/** Ranges of both families, many of them small or near each other. Host bits may be set. */
const ranges: fc.Arbitrary<Range> = fc.constantFrom(32, 128).chain((bits) =>
  fc.record({
    bits: fc.constant(bits),
    address: fc.oneof(fc.bigInt(0n, (1n << BigInt(bits)) - 1n), fc.bigInt(0n, 15n)),
    prefix: fc.oneof(fc.integer({ min: 0, max: bits }), fc.integer({ min: bits - 5, max: bits })),
  }),
);

describe('parseCidr', () => {
  test.each([
    ['10.0.0.0/8', { family: 'ipv4', prefix: 8, text: '10.0.0.0/8' }],
    ['0.0.0.0/0', { family: 'ipv4', prefix: 0, text: '0.0.0.0/0' }],
    ['255.255.255.255/32', { family: 'ipv4', prefix: 32, text: '255.255.255.255/32' }],
    ['10.1.2.3/8', { family: 'ipv4', prefix: 8, text: '10.0.0.0/8' }],
    ['192.0.2.129/25', { family: 'ipv4', prefix: 25, text: '192.0.2.128/25' }],
    ['10.0.0.0/08', { family: 'ipv4', prefix: 8, text: '10.0.0.0/8' }],
    ['::/0', { family: 'ipv6', prefix: 0, text: '::/0' }],
    ['::1/128', { family: 'ipv6', prefix: 128, text: '::1/128' }],
    ['0:0:0:0:0:0:0:0/0', { family: 'ipv6', prefix: 0, text: '::/0' }],
    ['2001:0DB8::/32', { family: 'ipv6', prefix: 32, text: '2001:db8::/32' }],
    ['2001:db8:0:0:1:0:0:0/128', { family: 'ipv6', prefix: 128, text: '2001:db8:0:0:1::/128' }],
    ['2001:db8:0:1:1:1:1:1/128', { family: 'ipv6', prefix: 128, text: '2001:db8:0:1:1:1:1:1/128' }],
    ['fd00:ec2::254/16', { family: 'ipv6', prefix: 16, text: 'fd00::/16' }],
    ['64:ff9b::/96', { family: 'ipv6', prefix: 96, text: '64:ff9b::/96' }],
  ])('%s', (text, cidr) => {
    expect(parseCidr(text)).toEqual(cidr);
  });

  test.each([
    '',
    '/',
    '10.0.0.0',
    '10.0.0.0/',
    '10.0.0.0/33',
    '10.0.0.0/-1',
    '10.0.0.0/8/8',
    '10.0.0.0/0x8',
    '10.0.0/8',
    '10/8',
    '256.0.0.0/8',
    '0x7f.0.0.1/8',
    '010.0.0.0/8',
    '167772160/8',
    ' 10.0.0.0/8',
    '10.0.0.0/8 ',
    '10.0.0.0/8\n',
    '::',
    '::/129',
    '::/-1',
    '::/ 64',
    '::/1e1',
    '1::2::3/64',
    '12345::/16',
    '[::]/0',
    ' ::/0',
    '::/0\n',
    '::g/64',
  ])('%j is none', (text) => {
    expect(parseCidr(text)).toBeUndefined();
  });

  // Go's net.ParseCIDR, with which the API server and network plug-ins read ranges, takes ::ffff:a9fe:a9fe/128 for
  // 169.254.169.254/32; from 1.36 on, the API server refuses it.
  test.each(['::ffff:a9fe:a9fe/128', '::ffff:169.254.169.254/128', '::ffff:0:0/96', '::ffff:a9fe:0/112'])(
    '%s, an IPv4 range in disguise, is none',
    (text) => {
      expect(parseCidr(text)).toBeUndefined();
    },
  );

  test.each(['fe80::1%eth0/64', '::1.2.3.4/128'])('%s is never canonical', (text) => {
    expect(parseCidr(text)?.text).not.toBe(text);
  });

  test('clears the bits of the host, and is stable', () => {
    fc.assert(
      fc.property(ranges, (range) => {
        const cidr = parseCidr(rangeText(range));
        // ::ffff:0:0/96, see above.
        fc.pre(range.bits === 32 || range.address >> 32n !== 0xffffn || range.prefix < 96);
        expect(cidr).toMatchObject({ family: range.bits === 32 ? 'ipv4' : 'ipv6', prefix: range.prefix });
        expect(addressNumber(cidr?.text.split('/')[0] ?? '')).toBe(networkOf(range));
        expect(parseCidr(cidr?.text ?? '')).toEqual(cidr);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('contains', () => {
  test.each([
    ['10.0.0.0/8', '10.0.0.0/8', true],
    ['10.0.0.0/8', '10.255.255.255/32', true],
    ['10.0.0.0/8', '11.0.0.0/32', false],
    ['10.0.0.0/8', '9.255.255.255/32', false],
    ['10.0.0.0/8', '10.0.0.0/7', false],
    ['0.0.0.0/0', '240.0.0.0/4', true],
    ['169.254.169.254/32', '169.254.169.254/32', true],
    ['169.254.169.254/32', '169.254.169.255/32', false],
    ['172.16.0.0/12', '172.31.255.0/24', true],
    ['172.16.0.0/12', '172.32.0.0/24', false],
    ['fc00::/7', 'fd00:ec2::254/128', true],
    ['fc00::/7', 'fe00::/8', false],
    ['::/0', '10.0.0.0/8', false],
    ['0.0.0.0/0', '::/0', false],
    ['::/0', '::ffff:a00:1/128', true],
  ])('%s has %s: %s', (outer, inner, answer) => {
    expect(contains(outer, inner)).toBe(answer);
  });

  test('agrees with arithmetic', () => {
    fc.assert(
      fc.property(ranges, ranges, fc.nat(), (one, other, shorter) => {
        // Two ranges are rarely nested; one and a wider one around it are, and its neighbour is not.
        const wider = { ...one, prefix: Math.max(0, one.prefix - (shorter % 4)) };
        const neighbour = { ...wider, address: wider.address ^ (1n << BigInt(wider.bits - wider.prefix)) };
        for (const [outer, inner] of [
          [one, other],
          [wider, one],
          [one, wider],
          ...(wider.prefix > 0 ? [[neighbour, one]] : []),
        ] as [Range, Range][]) {
          expect(contains(rangeText(outer), rangeText(inner))).toBe(rangeContains(outer, inner));
        }
      }),
      { numRuns: 1000 },
    );
  });
});

describe('leadingBits', () => {
  test.each([
    ['0.0.0.0/0', ''],
    ['10.0.0.0/8', '00001010'],
    ['192.168.0.0/12', '110000001010'],
    ['fc00::/7', '1111110'],
  ])('%s begins with %j', (range, bits) => {
    expect(leadingBits(range)).toBe(bits);
  });

  test('of two ranges of a family, the one whose bits the other begins with contains it', () => {
    fc.assert(
      fc.property(ranges, ranges, fc.nat(), (one, other, shorter) => {
        const wider = { ...one, prefix: Math.max(0, one.prefix - (shorter % 4)) };
        for (const [outer, inner] of [
          [one, other],
          [wider, one],
          [one, wider],
        ] as [Range, Range][]) {
          const begins = leadingBits(rangeText(inner)).startsWith(leadingBits(rangeText(outer)));
          expect(outer.bits === inner.bits && begins).toBe(rangeContains(outer, inner));
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('within', () => {
  test.each([
    ['0.0.0.0/0', ['10.0.0.0/8', '10.1.0.0/16', '::/0', '192.168.0.0/16'], ['10.0.0.0/8', '192.168.0.0/16']],
    ['10.0.0.0/8', ['0.0.0.0/0', '10.128.0.0/9', '11.0.0.0/8'], ['10.128.0.0/9']],
    ['10.0.0.0/8', ['10.0.0.0/8', '10.1.0.0/16'], ['10.0.0.0/8']],
    ['10.0.0.0/8', ['10.2.0.0/16', '10.10.0.0/16', '10.1.0.0/16'], ['10.1.0.0/16', '10.2.0.0/16', '10.10.0.0/16']],
    ['10.0.0.0/8', ['10.1.0.0/16', '10.1.0.0/16'], ['10.1.0.0/16']],
    ['fd00::/8', ['fd20:ce::254/128', 'fd00:ec2::254/128', 'fd00:ec2::/32'], ['fd00:ec2::/32', 'fd20:ce::254/128']],
    ['10.0.0.0/8', [], []],
  ])('%s of %j', (outer, list, inside) => {
    expect(within(outer, list)).toEqual(inside);
  });

  test('has every address that the list has, and none beside', () => {
    fc.assert(
      fc.property(ranges, fc.array(ranges, { maxLength: 6 }), fc.nat(), (outer, list, shorter) => {
        const wider = rangeText({ ...outer, prefix: Math.max(0, outer.prefix - (shorter % 40)) });
        const texts = [...list, outer].map((each) => parseCidr(rangeText(each))?.text ?? '');
        const inside = within(wider, texts);
        const wanted = texts.filter((text) => contains(wider, text));
        expect(wanted.filter((text) => !inside.some((each) => contains(each, text)))).toEqual([]);
        expect(inside.filter((text) => !wanted.includes(text))).toEqual([]);
        expect([...inside].sort(compareCidrs)).toEqual(inside);
      }),
      { numRuns: 500 },
    );
  });
});

describe('compareCidrs', () => {
  test('orders IPv4 before IPv6, by address and then by length', () => {
    const ordered = [
      '0.0.0.0/0',
      '2.0.0.0/8',
      '10.0.0.0/8',
      '10.0.0.0/16',
      '192.168.0.0/16',
      '::/0',
      '64:ff9b::/96',
      'fc00::/7',
    ];
    expect([...ordered].reverse().sort(compareCidrs)).toEqual(ordered);
  });

  test('is an order: 0 for the same, and the sign turns', () => {
    fc.assert(
      fc.property(ranges, ranges, (one, other) => {
        const [a, b] = [rangeText(one), rangeText(other)];
        expect(compareCidrs(a, a)).toBe(0);
        expect(Math.sign(compareCidrs(a, b)) + Math.sign(compareCidrs(b, a))).toBe(0);
      }),
      { numRuns: 500 },
    );
  });
});
