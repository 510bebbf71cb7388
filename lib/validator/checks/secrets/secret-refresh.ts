import { NOT_APPLICABLE, objectCheck, PASS, Violation } from '../../check';
import { quote } from '../../text';

/*
 * An ExternalSecret must be refreshed, daily at least.
 * A rotation that nobody fetches is none.
 *
 * spec.refreshPolicy: absent, Periodic
 * spec.refreshInterval: absent (1h), more than 0 up to 24h
 *
 * An ExternalSecret of generators alone does not apply: nobody rotates what a refresh makes anew.
 */

const DAY = 24 * 60 * 60;
const UNITS: { readonly [unit: string]: number } = { ns: 1e-9, us: 1e-6, µs: 1e-6, ms: 1e-3, s: 1, m: 60, h: 3600 };

/** Seconds of a duration of Go, such as `1h30m`; nothing where it is malformed, which the API server refuses. */
function secondsOf(duration: string): number | undefined {
  if (duration === '0') {
    return 0;
  }
  if (!/^(\d+(\.\d+)?(ns|us|µs|ms|s|m|h))+$/.test(duration)) {
    return undefined;
  }
  return [...duration.matchAll(/([\d.]+)([a-zµ]+)/g)].reduce(
    (sum, [, number, unit = '']) => sum + Number(number) * (UNITS[unit] ?? 0),
    0,
  );
}

function intervalOf(interval: string): readonly Violation[] {
  const seconds = secondsOf(interval) ?? DAY;
  if (seconds > 0 && seconds <= DAY) {
    return PASS;
  }
  const problem = seconds === 0 ? 'is never refreshed' : 'is refreshed less than once a day';
  return [
    {
      path: ['spec', 'refreshInterval'],
      problem: `${problem}: its refreshInterval is ${quote(interval)}`,
      repair: 'set spec.refreshInterval, for example to 1h',
    },
  ];
}

export const secretRefresh = objectCheck({
  id: 'secret-refresh',
  kinds: ['external-secrets.io/ExternalSecret'],
  run: ({ body }) => {
    const { refreshPolicy = 'Periodic', refreshInterval = '1h', data = [], dataFrom = [] } = body.spec ?? {};
    const items = [...data, ...dataFrom];
    if (items.length > 0 && items.every(({ sourceRef }) => sourceRef?.generatorRef !== undefined)) {
      return NOT_APPLICABLE;
    }
    return refreshPolicy === 'CreatedOnce' || refreshPolicy === 'OnChange'
      ? [
          {
            path: ['spec', 'refreshPolicy'],
            problem: `is not refreshed when the store's value changes: its refreshPolicy is ${quote(refreshPolicy)}`,
            repair: 'remove spec.refreshPolicy, and set spec.refreshInterval, for example to 1h',
          },
        ]
      : intervalOf(refreshInterval);
  },
});
