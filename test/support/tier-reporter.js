// @ts-check

/**
 * Prints at the end of a run, for each tier (project of jest.config.js) that ran, the one plain line
 * `TIER: N passed, N failed, N skipped` to standard output. A test file that could not be run counts as one failed test.
 */
module.exports = class TierReporter {
  /** @type {Map<string, { passed: number, failed: number, skipped: number }>} */
  tiers = new Map();

  /**
   * @param {import('@jest/reporters').Test} test
   * @param {import('@jest/reporters').TestResult} file
   */
  onTestResult(test, file) {
    // Taken from the test: the result of a file that cannot be run does not know its project.
    const name = test.context.config.displayName?.name ?? 'tests';
    const count = this.tiers.get(name) ?? { passed: 0, failed: 0, skipped: 0 };
    count.passed += file.numPassingTests;
    count.failed += file.numFailingTests + (file.testExecError && file.numFailingTests === 0 ? 1 : 0);
    count.skipped += file.numPendingTests + file.numTodoTests;
    this.tiers.set(name, count);
  }

  onRunComplete() {
    for (const [name, { passed, failed, skipped }] of this.tiers) {
      process.stdout.write(`${name}: ${passed} passed, ${failed} failed, ${skipped} skipped\n`);
    }
  }
};
