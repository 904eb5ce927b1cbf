/** Who may import hours, whose, and what the audit log is told. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { HoursImportView } from '../../../src/domain/api/hours-imports.ts';
import type { Grant, Person } from '../../../src/domain/roster/person.ts';
import { testClock } from '../../support/test-clock.ts';
import { openTestPortal, type TestPortal } from '../../support/test-portal.ts';
import { anOfficer, aRow, csvOf } from './officer.ts';

let portal: TestPortal;
let here: Person;
let there: Person;
let file: string;

beforeEach(async () => {
  file = join(mkdtempSync(join(tmpdir(), 'mingde-imports-')), 'mingde.db');
  portal = await openTestPortal({ clock: testClock('2026-11-20T10:00:00+08:00'), file });
  here = await portal.addPerson();
  there = await portal.addPerson({ unitId: 'unit-2' });
});
afterEach(() => portal.close());

async function somebody(...grants: Grant[]) {
  return anOfficer(portal, await portal.signIn(await portal.addPerson({ name: '某人' }, grants)));
}
const officerOf = (unitId: string) => somebody({ role: 'officer', unitId });

test('an officer imports for the own subtree; rows of others are refused without a word about them', async () => {
  const officer = await officerOf('unit-1');
  const one = await officer.dryRun(csvOf(aRow(here), aRow(there), aRow(there, { 工号: '999999999' })));
  const rows = await officer.rows(one.id);
  expect(rows.map(({ verdict }) => verdict)).toEqual(['new', 'refused', 'refused']);
  expect(rows[1]?.reason).toBe(`A3 工号“${there.staffNumber}”不在您管理的单位的名册里`);
  expect(rows[2]?.reason).toBe('A4 工号“999999999”不在您管理的单位的名册里');
});

test('an import of another unit is out of reach, in every call', async () => {
  const other = await officerOf('unit-2');
  const one = await other.dryRun(csvOf(aRow(there), aRow(there, { 学时: '零' })));
  const officer = await officerOf('unit-1');
  const calls = [
    officer.call('GET', `/${one.id}`),
    officer.call('GET', `/${one.id}/rows`),
    officer.call('GET', `/${one.id}/refused.xlsx`),
    officer.confirm(one),
    officer.call('POST', `/${one.id}/reversal`, { reason: '不是我的' }),
    officer.call('DELETE', `/${one.id}`),
  ];
  expect((await Promise.all(calls)).map(({ statusCode }) => statusCode)).toEqual(Array(6).fill(403));
  expect((await officer.call('GET', '')).json()).toEqual([]);
  expect(await portal.deps.storage.ledger.entries(there.id)).toEqual([]);
});

test.each([
  ['a learner', [], 403, 403],
  ['a publisher', [{ role: 'publisher', unitId: null }], 403, 403],
  ['an auditor', [{ role: 'auditor', unitId: null }], 200, 403],
  ['an officer', [{ role: 'officer', unitId: 'unit-1' }], 200, 202],
  ['an administrator', [{ role: 'administrator', unitId: null }], 200, 202],
] as const)('%s', async (_name, grants, reading, writing) => {
  const one = await somebody(...grants);
  expect((await one.call('GET', '')).statusCode).toBe(reading);
  expect((await one.call('GET', '/template.xlsx')).statusCode).toBe(reading);
  expect((await one.call('GET', '/template.csv')).statusCode).toBe(reading);
  expect((await one.upload(csvOf(aRow(here)))).statusCode).toBe(writing);
});

test('an auditor looks at what an officer imported and changes nothing', async () => {
  const officer = await officerOf('unit-1');
  const one = await officer.imported(csvOf(aRow(here)));
  const auditor = await somebody({ role: 'auditor', unitId: null });
  expect((await auditor.call('GET', `/${one.id}/rows`)).statusCode).toBe(200);
  expect((await auditor.call('POST', `/${one.id}/reversal`, { reason: '审计' })).statusCode).toBe(403);
  expect((await officer.view(one.id)).state).toBe('posted');
});

test('without a session, from another site, or without a name nothing is taken', async () => {
  const url = '/api/hours-imports?name=a.csv';
  const headers = { 'content-type': 'application/octet-stream' };
  expect((await portal.app.inject({ method: 'POST', url, headers, payload: 'x' })).statusCode).toBe(401);
  const officer = await portal.addPerson({ name: '赵办' }, [{ role: 'officer', unitId: 'unit-1' }]);
  const cookie = await portal.signIn(officer);
  const foreign = { ...headers, cookie, origin: 'https://elsewhere.example' };
  expect((await portal.app.inject({ method: 'POST', url, headers: foreign, payload: 'x' })).statusCode).toBe(
    403,
  );
  const nameless = {
    method: 'POST' as const,
    url: '/api/hours-imports',
    headers: { ...headers, cookie },
    payload: 'x',
  };
  expect((await portal.app.inject(nameless)).statusCode).toBe(400);
});

test('who imported, reversed and took lists away is in the audit log, with the rows', async () => {
  const officer = await officerOf('unit-1');
  const one = await officer.imported(csvOf(aRow(here), aRow(there)));
  await officer.call('GET', `/${one.id}/refused.xlsx`);
  await officer.call('POST', `/${one.id}/reversal`, { reason: '导错了' });
  await officer.settled(one.id);
  const raw = new Sqlite(file, { readonly: true });
  const lines = raw
    .prepare("SELECT action, detail FROM audit_events WHERE action LIKE 'hours-import%' ORDER BY seq")
    .all() as { action: string; detail: string }[];
  raw.close();
  const events = lines.map(({ action, detail }) => ({ action, detail: JSON.parse(detail) }));
  expect(events.map(({ action, detail }) => [action, detail.rows])).toEqual([
    ['hours-import-read', undefined],
    ['hours-import-posted', 1],
    ['hours-import-refusals-exported', 1],
    ['hours-import-reversed', 1],
  ]);
  expect(events.every(({ detail }) => detail.import === one.id)).toBe(true);
});

test('imports are listed newest first', async () => {
  const officer = await officerOf('unit-1');
  await officer.imported(csvOf(aRow(here)), '一.csv');
  portal.clock.advance(1_000);
  await officer.dryRun(csvOf(aRow(here)), '二.csv');
  const list = (await officer.call('GET', '')).json() as HoursImportView[];
  expect(list.map(({ fileName, state }) => [fileName, state])).toEqual([
    ['二.csv', 'ready'],
    ['一.csv', 'posted'],
  ]);
});
