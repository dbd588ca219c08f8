/** Sums of one or more test runs. */
export const NOTHING = { passed: 0, failed: 0, skipped: 0, problems: [], skips: [] };

export const add = (a, b) => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
  skipped: a.skipped + b.skipped,
  problems: [...a.problems, ...b.problems],
  skips: [...a.skips, ...b.skips],
});

const SKIPPED = new Set(['pending', 'todo', 'skipped', 'disabled']);

/** Tests that did not run, named once for each describe block. */
function skipsOf(suite, shorten) {
  const titles = suite.assertionResults.filter((test) => SKIPPED.has(test.status)).map((test) => test.ancestorTitles[0] ?? test.title);
  return [...new Set(titles)].map((title) => `${shorten(suite.name)}: ${title}`);
}

/**
 * Sums up the `--json` result of jest. A suite that crashed, and a run that failed with no failed test, count as one failed.
 * @param {object | undefined} result undefined: jest ended without writing one
 * @param {{code: number, timedOut?: boolean}} end how the process ended
 * @param {(path: string) => string} shorten
 */
export function summarize(result, { code, timedOut = false }, shorten = (path) => path) {
  if (!result)
    return {
      ...NOTHING,
      failed: 1,
      problems: [timedOut ? 'stopped: it took too long' : `jest ended without a result (exit code ${code})`],
    };
  const crashed = result.testResults.filter(
    (suite) => suite.status === 'failed' && suite.assertionResults.every((test) => test.status !== 'failed'),
  );
  const failedTests = result.testResults.flatMap((suite) =>
    suite.assertionResults.filter((test) => test.status === 'failed').map((test) => `${shorten(suite.name)}: ${test.fullName}`),
  );
  const problems = [...failedTests, ...crashed.map((suite) => `${shorten(suite.name)}: the suite did not run`)];
  if (problems.length === 0 && !timedOut && code !== 0) problems.push(`jest failed with no failed test (exit code ${code})`);
  if (timedOut) problems.push('stopped: it took too long');
  return {
    passed: result.numPassedTests,
    failed: problems.length,
    skipped: result.numPendingTests + result.numTodoTests,
    problems,
    skips: result.testResults.flatMap((suite) => skipsOf(suite, shorten)),
  };
}

/** The closing line. */
export const closingLine = ({ passed, failed, skipped }) => `${passed} passed, ${failed} failed, ${skipped} skipped`;
