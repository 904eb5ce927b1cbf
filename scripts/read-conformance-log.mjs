/**
 * Whether runs of ADL's conformance suite passed, from the logs they leave: `node scripts/read-conformance-log.mjs LOG…`.
 * The suite's own exit code is the number of failures modulo 256, and 0 for a run that broke off (docs/conformance.md).
 */
import { readFileSync } from 'node:fs';
import { Refusal, runMain } from './steps/say.mjs';

/**
 * @typedef {object} Entry a group of tests or a test, as the log nests them
 * @property {string} [title]
 * @property {string} [status]
 * @property {string} [error]
 * @property {readonly Entry[]} [tests]
 */
/**
 * @typedef {object} Run
 * @property {string} state
 * @property {{ grep?: string }} [flags]
 * @property {{ total: number | null, passed: number | null, failed: number | null, version?: string }} summary
 * @property {Entry} [log] left out by `-z` where nothing failed
 */

await runMain(async () => {
  const files = process.argv.slice(2);
  if (files.length === 0) {
    throw new Refusal('Name the logs to read: node scripts/read-conformance-log.mjs logs/<uuid>.log');
  }
  return files.map(tellRun).every(Boolean) ? 0 : 1;
});

/** @param {string} file @returns {boolean} did everything pass? */
function tellRun(file) {
  const run = readRun(file);
  const { total, passed, failed, version } = run.summary;
  const lacks = lacksOf(run);
  console.log(
    `${lacks.length === 0 ? '✓' : '✗'} xAPI ${version ?? '?'}: ${run.state}, ${passed} of ${total} passed, ${failed} failed`,
  );
  if (run.flags?.grep) console.log(`  only tests that match "${run.flags.grep}" were run`);
  for (const lack of lacks) console.log(`  ${lack}`);
  for (const failure of run.log ? failuresIn(run.log, []) : []) console.log(`  - ${failure}`);
  return lacks.length === 0;
}

/** @param {Run} run @returns {readonly string[]} what a run that passed would have */
function lacksOf({ state, summary: { total, passed, failed } }) {
  return [
    ...(state === 'finished' ? [] : [`the run is "${state}"; it must be "finished"`]),
    ...(failed === 0 ? [] : [`${failed} failed; it must be 0`]),
    ...(total !== null && total > 0 ? [] : ['no test was run']),
    ...(passed === total ? [] : [`${passed} passed; it must be all ${total}`]),
  ];
}

/** @param {Entry} entry @param {readonly string[]} path @returns {readonly string[]} the innermost failures, each with the way to it */
function failuresIn({ title = '', status, error, tests = [] }, path) {
  const here = title === '' ? path : [...path, title];
  const inside = tests.flatMap((test) => failuresIn(test, here));
  if (status !== 'failed' || inside.length > 0) return inside;
  return [`${here.join(' › ')}${error ? `: ${error}` : ''}`];
}

/** @param {string} file @returns {Run} */
function readRun(file) {
  let run;
  try {
    run = JSON.parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    throw new Refusal(
      `${file} cannot be read as a log of the suite: ${cause instanceof Error ? cause.message : cause}`,
    );
  }
  if (typeof run?.summary !== 'object' || run.summary === null) {
    throw new Refusal(`${file} has no summary: it is no log of the conformance suite.`);
  }
  return run;
}
