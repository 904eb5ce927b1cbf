/** scripts/read-conformance-log.mjs, run as anybody runs it. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

const SCRIPT = resolve(import.meta.dirname, '../../../scripts/read-conformance-log.mjs');
const directory = mkdtempSync(join(tmpdir(), 'mingde-conformance-'));
let written = 0;

/** A run of the suite with `-z`, as bin/console_runner.js writes it. */
function aLog(overrides: object = {}, summary: object = {}): string {
  written += 1;
  const file = join(directory, `${written}.log`);
  const run = {
    name: 'console',
    flags: { endpoint: 'http://127.0.0.1:8080/xapi', basicAuth: true },
    state: 'finished',
    summary: { total: 1365, passed: 1365, failed: 0, version: '1.0.3', ...summary },
    ...overrides,
  };
  writeFileSync(file, JSON.stringify(run));
  return file;
}

function read(...files: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [SCRIPT, ...files], { encoding: 'utf8' });
  return { status, output: stdout + stderr };
}

test('a run in which everything passed is told so, and ends with 0', () => {
  expect(read(aLog())).toEqual({
    status: 0,
    output: '✓ xAPI 1.0.3: finished, 1365 of 1365 passed, 0 failed\n',
  });
});

describe('ends with 1', () => {
  const lacking: readonly (readonly [string, object, object, string])[] = [
    ['a run that was broken off', { state: 'cancelled' }, {}, 'it must be "finished"'],
    [
      'a run whose process died',
      { state: 'error' },
      { total: null, passed: null, failed: null },
      'no test was run',
    ],
    ['a failure', {}, { passed: 1364, failed: 1 }, '1 failed; it must be 0'],
    ['256 failures, which the suite’s exit code calls none', {}, { passed: 1109, failed: 256 }, '256 failed'],
    ['a test that neither passed nor failed', {}, { passed: 1364 }, '1364 passed; it must be all 1365'],
    ['a run of no tests', {}, { total: 0, passed: 0 }, 'no test was run'],
  ];
  test.each(lacking)('%s', (_title, overrides, summary, sentence) => {
    const { status, output } = read(aLog(overrides, summary));
    expect([status, output]).toEqual([1, expect.stringContaining(sentence)]);
    expect(output).toMatch(/^✗ xAPI 1\.0\.3: /);
  });

  test('one bad run among good ones', () => {
    const { status, output } = read(aLog(), aLog({}, { passed: 0, failed: 1365, version: '2.0.0' }));
    expect([status, output]).toEqual([
      1,
      expect.stringContaining('✗ xAPI 2.0.0: finished, 0 of 1365 passed'),
    ]);
  });

  test.each([
    ['no log named', () => [], 'Name the logs'],
    ['a file that is not there', () => [join(directory, 'none.log')], 'cannot be read'],
    ['a file that is no JSON', () => [SCRIPT], 'cannot be read'],
    ['a file that is something else', () => [aLog({ summary: null })], 'has no summary'],
  ] as const)('%s', (_title, files, sentence) => {
    expect(read(...files())).toEqual({ status: 1, output: expect.stringContaining(sentence) });
  });
});

test('failures are told one a line, each with the way to it and what went wrong', () => {
  const test = (title: string, status: string, error?: string) => ({ title, status, tests: [], error });
  const group = (title: string, ...tests: object[]) => ({ title, status: 'failed', tests });
  const log = group(
    '',
    group('Versioning', test('fine', 'passed'), test('bad', 'failed', 'expected 200')),
    test('alone', 'failed'),
  );
  const { output } = read(aLog({ log }, { passed: 1363, failed: 2 }));
  expect(output.split('\n').filter((line) => line.startsWith('  - '))).toEqual([
    '  - Versioning › bad: expected 200',
    '  - alone',
  ]);
});

test('a run of some tests only is told as that', () => {
  const { output } = read(aLog({ flags: { grep: 'XAPI-00113' } }, { total: 1, passed: 1 }));
  expect(output).toContain('only tests that match "XAPI-00113" were run');
});
