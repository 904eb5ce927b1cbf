/** `mingde hours import` as an administrator runs it, in a process of its own. */
import { execFile } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Person } from '../../../src/domain/roster/person.ts';
import { aCatalogue } from '../../support/builders.ts';
import { openTestPortal, type TestPortal } from '../../support/test-portal.ts';
import { aRow, csvOf } from './officer.ts';

let directory: string;
let portal: TestPortal;
let here: Person;
let there: Person;
let officer: Person;
beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'mingde-hours-command-'));
  writeFileSync(join(directory, 'catalogue.json'), JSON.stringify(aCatalogue()));
  portal = await openTestPortal({ file: join(directory, 'mingde.db') });
  here = await portal.addPerson();
  there = await portal.addPerson({ unitId: 'unit-2' });
  officer = await portal.addPerson({}, [{ role: 'officer', unitId: 'unit-1' }]);
});
afterEach(() => portal.close());

function hours(...words: readonly string[]): Promise<{ exitCode: number; out: string; err: string }> {
  const env = { ...process.env, DATA_DIR: directory, MINGDE_BUILD_DIR: directory, SAMPLE_DATA: 'off' };
  const command = [resolve('server/cli/mingde.ts'), 'hours', 'import', ...words];
  return new Promise((done) => {
    execFile(process.execPath, command, { env }, (error, out, err) => {
      done({ exitCode: typeof error?.code === 'number' ? error.code : 0, out, err });
    });
  });
}

const fileOf = (text: string) => {
  const file = join(directory, '三月.csv');
  writeFileSync(file, text);
  return file;
};
const totals = async (person: Person) => (await portal.deps.storage.ledger.status(person.id, 2026))?.totals;

test('a dry run tells, an import posts, the same again adds nothing', async () => {
  const file = fileOf(csvOf(aRow(here), aRow(there), aRow(here, { 学时: '' })));
  const dry = await hours(file, '--dry-run');
  expect(dry).toMatchObject({ exitCode: 0 });
  expect(dry.out).toContain('To be added: 2 rows, 3 学时. Already there: 0. Refused: 1.');
  expect(dry.out).toContain('row 4: F4 “学时”和“分钟”要填一项');
  expect(await totals(here)).toBeUndefined();

  expect((await hours(file)).out).toContain('Posted 2 rows, 3 学时');
  expect(await totals(here)).toMatchObject({ ethicsOnline: 150 });
  expect((await hours(file)).out).toContain('Already there: 2');
  expect(await portal.deps.storage.log.leaves(0, 1000)).toHaveLength(2);
}, 30_000);

test('on behalf of an officer only the own subtree is reached', async () => {
  const done = await hours(fileOf(csvOf(aRow(here), aRow(there))), '--by', officer.staffNumber);
  expect(done.out).toContain('row 3: A3');
  const [entry] = await portal.deps.storage.ledger.entries(here.id);
  expect(entry?.postedBy).toBe(officer.id);
  expect(await totals(there)).toBeUndefined();
  const learner = await hours(fileOf(csvOf(aRow(here))), '--by', here.staffNumber);
  expect(learner).toMatchObject({ exitCode: 1, err: expect.stringContaining('neither an officer') });
}, 30_000);

test('what cannot be used ends with 1 and says why, in one line each', async () => {
  const missing = await hours(join(directory, 'nothing.csv'));
  expect(missing).toMatchObject({ exitCode: 1, err: expect.stringContaining('cannot be read') });
  const wrong = await hours(fileOf('a,b\r\n1,2'));
  expect(wrong).toMatchObject({ exitCode: 1, err: expect.stringContaining('Nothing was posted.') });
  expect((await hours(fileOf('x'), '--year', '26')).exitCode).toBe(1);
}, 30_000);
