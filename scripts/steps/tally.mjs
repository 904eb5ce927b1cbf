/** Count what passed and what failed, from the reports the test runners write. */
import { existsSync, readFileSync, rmSync } from 'node:fs';

/**
 * @typedef {object} Tally
 * @property {string} suite
 * @property {number} passed
 * @property {number} failed
 * @property {string} [note] what to know beyond the numbers
 */

/** A report that is not there must not be one that was left from the last time. @param {string} file */
export function removeReport(file) {
  rmSync(file, { force: true });
}

/** @param {string} suite @param {string} file @param {number} code the runner's exit code @returns {Tally} */
export function tallyVitest(suite, file, code) {
  const report = readReport(file);
  if (!report) return { suite, passed: 0, failed: 1, note: 'it broke off before it could report' };
  const passed = report.numPassedTests;
  // A file that could not even be loaded has no tests to count.
  const unloaded = report.testResults.filter(
    (/** @type {{ status: string, assertionResults: unknown[] }} */ file) =>
      file.status === 'failed' && file.assertionResults.length === 0,
  );
  return withExitCode({ suite, passed, failed: report.numFailedTests + unloaded.length }, code);
}

/** @param {string} suite @param {string} file @param {number} code @returns {Tally} */
export function tallyPlaywright(suite, file, code) {
  const report = readReport(file);
  if (!report) return { suite, passed: 0, failed: 1, note: 'it broke off before it could report' };
  const { expected, unexpected, flaky } = report.stats;
  const secondTries =
    flaky === 0 ? {} : { note: `at the second try: ${flakyTitles(report.suites).join('; ')}` };
  const failed = unexpected + report.errors.length;
  return withExitCode({ suite, passed: expected + flaky, failed, ...secondTries }, code);
}

/**
 * @typedef {object} PlaywrightSuite
 * @property {{ title: string, tests: { status: string }[] }[]} [specs]
 * @property {PlaywrightSuite[]} [suites]
 */

/** @param {readonly PlaywrightSuite[]} suites @returns {string[]} */
function flakyTitles(suites) {
  return suites.flatMap(({ specs = [], suites: inner = [] }) => [
    ...specs.filter(({ tests }) => tests.some(({ status }) => status === 'flaky')).map(({ title }) => title),
    ...flakyTitles(inner),
  ]);
}

/** A runner that fails without a failed test met an error outside of them. @param {Tally} tally @param {number} code */
function withExitCode(tally, code) {
  if (code === 0 || tally.failed > 0) return tally;
  return { ...tally, failed: 1, note: 'an error outside the tests; see above' };
}

/** @param {string} file */
function readReport(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}

/** One line a suite, then the sum as the last line. @param {readonly Tally[]} tallies @returns {boolean} all passed? */
export function printTallies(tallies) {
  const widest = Math.max(...tallies.map(({ suite }) => suite.length));
  console.log('');
  for (const { suite, passed, failed, note } of tallies) {
    const mark = failed === 0 ? '✓' : '✗';
    console.log(
      `${mark} ${suite.padEnd(widest)}  ${passed} passed, ${failed} failed${note ? ` (${note})` : ''}`,
    );
  }
  const passed = tallies.reduce((sum, tally) => sum + tally.passed, 0);
  const failed = tallies.reduce((sum, tally) => sum + tally.failed, 0);
  console.log(`\n${passed} passed, ${failed} failed`);
  return failed === 0;
}
