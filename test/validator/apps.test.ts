import { Synthesized, APPS, synthesizeApp } from '../support/apps';
import { run } from '../support/tree';

/** The findings on everything that an app wrote, as the command line tells them. */
function check({ outdir }: Synthesized, profile: string): { readonly code: number; readonly found: readonly string[] } {
  const { code, out } = run(['check', outdir, '--profile', profile, '--format', 'json']);
  const { findings, waived, notices, broken, summary } = JSON.parse(out);
  expect(summary.objects).toBeGreaterThan(0);
  // A waiver would hide what the app is to show.
  expect([waived, notices, broken]).toEqual([[], [], []]);
  return { code, found: findings.map(({ message }: { message: string }) => message) };
}

describe.each(APPS)('apps/%s.ts', (app) => {
  let synthesized: ReturnType<typeof synthesizeApp>;
  beforeAll(() => {
    synthesized = synthesizeApp(app);
  }, 60_000);
  afterAll(() => synthesized.remove());

  test('has no finding in profile guide', () => {
    expect(check(synthesized, 'guide')).toEqual({ code: 0, found: [] });
  });

  if (app === 'strict-agent') {
    test('has no finding in profile strict either', () => {
      expect(check(synthesized, 'strict')).toEqual({ code: 0, found: [] });
    });
  }
});
