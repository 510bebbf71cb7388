import { contains, parseCidr, within } from '../analysis/cidr';
import { Peer } from '../analysis/reachability';
import { LINK_LOCAL, METADATA_ADDRESSES, TRANSLATED_IPV6, WIDEST_PREFIX } from '../hardening';
import { Problems } from './problems';

/** Whether a range is IPv4 in the form of IPv6: `::ffff:169.254.169.254/128`, or that behind a translator. */
function isIpv4InDisguise(text: string): boolean {
  return (
    /^::ffff:/i.test(text) || (parseCidr(text) !== undefined && TRANSLATED_IPV6.some((range) => contains(range, text)))
  );
}

/** The ranges among `cidrs` that are written as the API server wants them; a problem for each other. */
export function checkRanges(problems: Problems, property: string, cidrs: readonly string[]): string[] {
  return cidrs.filter((text) => {
    if (isIpv4InDisguise(text)) {
      const rule = 'must not be an IPv4 address in IPv6 form';
      return problems.check(false, { property, value: text, rule, repair: 'write it as IPv4' });
    }
    const cidr = parseCidr(text);
    return problems.check(cidr?.text === text, {
      property,
      value: text,
      rule: 'must be a range of addresses such as 10.20.0.0/16, with the bits of the host zero',
      repair: cidr ? `write ${cidr.text}` : 'write one address as 192.0.2.1/32',
    });
  });
}

/** The ranges among `cidrs` that name somebody; a problem for each other. */
export function namedRanges(problems: Problems, property: string, cidrs: readonly string[]): string[] {
  return cidrs.filter((text) =>
    problems.check(isNamed(text), {
      property,
      value: text,
      rule: 'must be named: this is everybody',
      repair: 'select namespaces, pods or a range of addresses; for public HTTPS use NetworkFlow.https',
    }),
  );
}

function isNamed(text: string): boolean {
  const cidr = parseCidr(text);
  return cidr === undefined || cidr.prefix >= WIDEST_PREFIX[cidr.family];
}

/** Addresses with what must never be reached among them cut out; refused where nothing would be left. */
export function ipBlocks(
  problems: Problems,
  property: string,
  cidrs: readonly string[],
  excepted: readonly string[],
): Peer[] {
  const never = property === 'nodeLocalCidrs' ? METADATA_ADDRESSES : [...METADATA_ADDRESSES, ...LINK_LOCAL];
  return checkRanges(problems, property, cidrs).flatMap((text) => {
    const metadata = never.find((range) => contains(range, text));
    const open = problems.check(metadata === undefined, {
      property,
      value: text,
      rule: `must not be the metadata address ${metadata}: it hands out the node's credentials`,
      repair: 'use the workload identity of the cloud instead',
    });
    const closed = excepted.find((range) => contains(range, text));
    const left = problems.check(!open || closed === undefined, {
      property,
      value: text,
      rule: `must leave something to reach: all of it lies in ${closed}, which is excepted`,
      repair: property === 'cidrs' ? 'give another range; private ones go into "privateCidrs"' : 'give another range',
    });
    const except = open && left ? within(text, [...excepted, ...never, ...TRANSLATED_IPV6]) : [];
    return [{ ipBlock: { cidr: text, ...(except.length > 0 ? { except } : {}) } }];
  });
}
