import { contains, parseCidr, within } from '../analysis/cidr';
import { METADATA_ADDRESSES } from '../hardening';
import { PolicyPeer } from './plus';
import { Problems } from './problems';

/** The ranges among `cidrs` that are written as the API server wants them; a problem for each other. */
export function checkRanges(problems: Problems, property: string, cidrs: readonly string[]): string[] {
  return cidrs.filter((text) => {
    const cidr = parseCidr(text);
    return problems.check(cidr?.text === text, {
      property,
      value: text,
      rule: 'must be a range of addresses such as 10.20.0.0/16, with the bits of the host zero',
      repair: cidr ? `write ${cidr.text}` : 'write one address as 192.0.2.1/32',
    });
  });
}

/** Addresses with what must never be reached among them cut out; refused where nothing would be left. */
export function ipBlocks(
  problems: Problems,
  property: string,
  cidrs: readonly string[],
  excepted: readonly string[],
): PolicyPeer[] {
  return checkRanges(problems, property, cidrs).flatMap((text) => {
    const metadata = METADATA_ADDRESSES.find((range) => contains(range, text));
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
      repair: 'give another range; private ones go into "privateCidrs"',
    });
    const except = open && left ? within(text, [...excepted, ...METADATA_ADDRESSES]) : [];
    return [{ ipBlock: { cidr: text, ...(except.length > 0 ? { except } : {}) } }];
  });
}
