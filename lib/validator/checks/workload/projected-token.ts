import { NOT_APPLICABLE, PodCheck, Violation } from '../../check';
import type { Pod } from '../../pod';
import type { Path } from '../../shape';
import { quote } from '../../text';

/*
 * A projected service account token must have an audience, and live a day at most.
 * Without an audience the API server takes it from whoever has stolen it; with a long life it is good for as long.
 *
 * volumes[*].projected.sources[*].serviceAccountToken: audience not empty; expirationSeconds absent, which is an hour,
 * or at most 86400
 *
 * No patch: who takes the token decides on its audience.
 */

const DAY = 86_400;

/** A token with its place. */
interface Token {
  readonly volume: string;
  readonly audience: string;
  readonly seconds: number;
  /** The path of one of its fields. */
  readonly path: (field: string) => Path;
}

function tokensOf(pod: Pod): Token[] {
  return (pod.spec.volumes ?? []).flatMap(({ name = '', projected }, volume) =>
    (projected?.sources ?? []).flatMap(({ serviceAccountToken: token }, source) => {
      const path = (field: string): Path =>
        pod.path('spec', 'volumes', volume, 'projected', 'sources', source, 'serviceAccountToken', field);
      return token === undefined
        ? []
        : [{ volume: name, audience: token.audience ?? '', seconds: token.expirationSeconds ?? 0, path }];
    }),
  );
}

function judge({ volume, audience, seconds, path }: Token): Violation[] {
  const found: Violation[] = [];
  if (audience === '') {
    found.push({
      path: path('audience'),
      problem: `volume ${quote(volume)} projects a token without an audience`,
      repair: 'set audience to what takes the token',
    });
  }
  if (seconds > DAY) {
    found.push({
      path: path('expirationSeconds'),
      problem: `volume ${quote(volume)} projects a token that lives ${seconds} seconds`,
      repair: `set expirationSeconds to ${DAY} at most`,
    });
  }
  return found;
}

export const projectedToken: PodCheck = {
  id: 'projected-token',
  run: (pod) => {
    const tokens = tokensOf(pod);
    return tokens.length === 0 ? NOT_APPLICABLE : tokens.flatMap(judge);
  },
};
