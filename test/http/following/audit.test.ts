import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { signCheckpoint } from '../../../server/services/sign-checkpoint.ts';
import type { AuditDetail } from '../../../src/domain/api/audits.ts';
import type { Person } from '../../../src/domain/roster/person.ts';
import { type Desk, openDesk } from './desk.ts';
import { sheetRecords } from './sheet-rows.ts';

let desk: Desk;
let auditor: string;
let people: readonly Person[];
beforeEach(async () => {
  desk = await openDesk();
  auditor = await desk.cookieOf([{ role: 'auditor', unitId: null }]);
  people = await Promise.all(['hall', 'window', 'court'].map((unitId) => desk.add({ unitId })));
  for (const person of people) for (const hours of [100, 200, 300]) await desk.earn(person, hours);
  await signCheckpoint(desk.portal.deps);
});
afterEach(() => desk.portal.close());

const request = { unit: 'bureau', year: 2026, size: 4, words: '半年抽查' };
const post = (url: string, payload: object, cookie = auditor) =>
  desk.portal.app.inject({ method: 'POST', url, payload, headers: { cookie } });
const draw = async (body: object = request): Promise<AuditDetail> => {
  const { id } = (await post('/api/audits', body)).json();
  return (await desk.get(`/api/audits/${id}`, auditor)).json();
};

test('a sample is of the unit, of what was signed, and the same when it is drawn again', async () => {
  await desk.earn(people[0] as Person, 400);
  const audit = await draw();
  const checkpoint = await desk.portal.deps.storage.log.latestCheckpoint();
  expect(audit).toMatchObject({ treeSize: 9, rootHash: checkpoint?.rootHash, population: 6, drawn: 4 });
  const persons = new Set(audit.entries.map(({ person }) => person.id));
  expect(persons.has(people[2]?.id ?? '')).toBe(false);
  expect((await desk.get(`/api/audits/${audit.id}/again`, auditor)).json()).toEqual({ isSame: true });
  const same = await draw();
  expect(same.entries.map(({ entryId }) => entryId)).toEqual(audit.entries.map(({ entryId }) => entryId));
  expect((await desk.get('/api/audits', auditor)).json()).toHaveLength(2);
});

test('each entry is walked to its evidence, and what was found is kept, also what was found before', async () => {
  const audit = await draw();
  const [entry] = audit.entries;
  const explained = await desk.get(`/api/entries/${entry?.entryId}`, auditor);
  expect(explained.statusCode).toBe(200);
  const url = `/api/audits/${audit.id}/findings`;
  const find = (verdict: string, words: string) => post(url, { entryId: entry?.entryId, verdict, words });
  expect((await find('wrong', ' ')).json().field).toBe('/words');
  expect((await find('wrong', '签到表上没有这个人')).statusCode).toBe(204);
  expect((await find('ok', '')).statusCode).toBe(204);
  const seen: AuditDetail = (await desk.get(`/api/audits/${audit.id}`, auditor)).json();
  expect(seen.entries[0]?.findings.map(({ verdict }) => verdict)).toEqual(['wrong', 'ok']);
  expect(seen.found).toEqual({ ok: 1, doubtful: 0, wrong: 0 });
  const sheet = await desk.get(`/api/audits/${audit.id}/sheet.xlsx`, auditor);
  const rows = await sheetRecords(sheet.rawPayload);
  expect(rows.map((row) => row.结论)).toEqual(['属实', '未核查', '未核查', '未核查']);
  expect((await desk.get('/api/exports', auditor)).json()).toMatchObject([
    { action: 'audit-exported', detail: { rows: 4 } },
  ]);
});

test('auditors alone draw and find; administrators read; everybody else is refused', async () => {
  const audit = await draw();
  const administrator = await desk.cookieOf([{ role: 'administrator', unitId: null }]);
  const officer = await desk.cookieOf([{ role: 'officer', unitId: 'city' }], 'city');
  const finding = { entryId: audit.entries[0]?.entryId, verdict: 'ok', words: '' };
  const paths = ['/api/audits', `/api/audits/${audit.id}`, `/api/audits/${audit.id}/again`, '/api/exports'];
  for (const path of [...paths, `/api/audits/${audit.id}/sheet.xlsx`])
    expect([path, (await desk.get(path, officer)).statusCode]).toEqual([path, 403]);
  for (const path of paths) expect((await desk.get(path, administrator)).statusCode).toBe(200);
  for (const cookie of [administrator, officer]) {
    expect((await post('/api/audits', request, cookie)).statusCode).toBe(403);
    expect((await post(`/api/audits/${audit.id}/findings`, finding, cookie)).statusCode).toBe(403);
  }
});

test.each([
  [{ ...request, size: 0 }, 400, '/size'],
  [{ ...request, size: 501 }, 400, '/size'],
  [{ ...request, words: ' ' }, 400, '/words'],
  [{ ...request, year: 1999 }, 400, '/year'],
  [{ ...request, unit: 'nowhere' }, 404, '/unit'],
  [{ ...request, year: 2025 }, 404, undefined],
])('%j is refused', async (body, status, field) => {
  const response = await post('/api/audits', body);
  expect([response.statusCode, response.json().field]).toEqual([status, field]);
});

test('a finding about an entry that was not drawn is refused, and nothing recorded can be changed', async () => {
  const audit = await draw({ ...request, size: 1 });
  const url = `/api/audits/${audit.id}/findings`;
  expect((await post(url, { entryId: 'another', verdict: 'ok', words: '' })).statusCode).toBe(404);
  await post(url, { entryId: audit.entries[0]?.entryId, verdict: 'ok', words: '' });
  const driver = new Sqlite(desk.file);
  for (const table of ['audit_draws', 'audit_drawn', 'audit_findings']) {
    expect(() => driver.exec(`DELETE FROM ${table}`)).toThrow(/audit/);
    expect(() => driver.exec(`UPDATE ${table} SET rowid = rowid`)).toThrow(/audit/);
  }
  driver.close();
});
