import { NOT_APPLICABLE, objectCheck, Violation } from '../../check';
import { DIRECTIONS, PeerSpec, rulesOf } from '../../policies';
import { covers, rangeOf } from '../../ranges';
import type { Path } from '../../shape';
import { pointer, quote } from '../../text';
import type { Tree } from '../../tree';

/*
 * Ranges of addresses must be ranges, and exceptions must lie within them.
 * The API server refuses the policy otherwise.
 *
 * ipBlock.cidr: IPv4 or IPv6 with a prefix length, the bits of the host zero, which API servers since 1.36 insist on
 * ipBlock.except[*]: the same, smaller than cidr and within it
 */

function malformed(tree: Tree, path: Path, text: string): readonly Violation[] {
  const range = rangeOf(tree, text);
  const field = String(path.includes('except') ? 'except' : 'cidr');
  if (range === undefined) {
    return [
      {
        path,
        problem: `${field} ${quote(text)} is no range of addresses`,
        repair: 'write a range such as 10.20.0.0/16, and one address as 192.0.2.1/32',
      },
    ];
  }
  return range.text === text
    ? []
    : [
        {
          path,
          problem: `${field} ${quote(text)} is not written as a range of addresses is`,
          repair: `write ${range.text}`,
          // What the network plug-in makes of it anyhow.
          patch: [{ op: 'replace', path: pointer(path), value: range.text }],
        },
      ];
}

function outside(tree: Tree, cidr: string, except: string): boolean {
  const [outer, inner] = [rangeOf(tree, cidr), rangeOf(tree, except)];
  return outer !== undefined && inner !== undefined && (!covers(outer, inner) || outer.prefix === inner.prefix);
}

function blockViolations(tree: Tree, path: Path, block: NonNullable<PeerSpec['ipBlock']>): readonly Violation[] {
  const { cidr = '', except = [] } = block;
  return [
    ...malformed(tree, [...path, 'cidr'], cidr),
    ...except.flatMap((text, index): readonly Violation[] => {
      const at = [...path, 'except', index];
      return outside(tree, cidr, text)
        ? [
            {
              path: at,
              problem: `except ${quote(text)} is no part of cidr ${quote(cidr)}`,
              repair: 'except a smaller range within it',
            },
          ]
        : malformed(tree, at, text);
    }),
  ];
}

export const validIpBlock = objectCheck({
  id: 'valid-ip-block',
  kinds: ['networking.k8s.io/NetworkPolicy'],
  run: (policy, { tree }) => {
    const blocks = DIRECTIONS.flatMap((direction) => rulesOf(policy, direction)).flatMap((rule) =>
      rule.peers.flatMap(({ ipBlock }, index) =>
        ipBlock === undefined ? [] : [{ path: rule.peerPath(index, 'ipBlock'), ipBlock }],
      ),
    );
    return blocks.length === 0
      ? NOT_APPLICABLE
      : blocks.flatMap(({ path, ipBlock }) => blockViolations(tree, path, ipBlock));
  },
});
