import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { closeYear } from '../../../server/services/close-year.ts';
import { reverseEntry } from '../../../server/services/reverse-entry.ts';
import type { Person } from '../../../src/domain/roster/person.ts';
import { type Desk, openDesk } from './desk.ts';
import { sheetRecords } from './sheet-rows.ts';

let desk: Desk;
let person: Person;
let administrator: Person;
let cookie: string;
beforeEach(async () => {
  desk = await openDesk();
  person = await desk.add({ unitId: 'hall', name: '李明' });
  administrator = await desk.portal.addPerson({ unitId: 'city' }, [{ role: 'administrator', unitId: null }]);
  await desk.earn(person, 500);
});
afterEach(() => desk.portal.close());

const DAY = 24 * 3_600_000;
const on = async (day: string) => {
  desk.portal.clock.set(Date.parse(`${day}T09:00:00+08:00`));
  cookie = await desk.portal.signIn(administrator);
};
const close = (body: object, as = cookie) =>
  desk.portal.app.inject({ method: 'POST', url: '/api/year-closes', payload: body, headers: { cookie: as } });

test('a year is not closed while its hours are posted in the ordinary way', async () => {
  for (const day of ['2026-12-31', '2026-11-30']) {
    await on(day);
    const response = await close({ year: 2026, isEarlyAccepted: true });
    expect([response.statusCode, response.json().detail]).toEqual([
      409,
      expect.stringContaining('2026-12-31'),
    ]);
  }
});

test('while late entry or make-up training is possible, closing has to be asked for knowingly', async () => {
  await on('2027-01-10');
  const asked = await close({ year: 2026, isEarlyAccepted: false });
  expect([asked.statusCode, asked.json().field]).toEqual([409, '/isEarlyAccepted']);
  const view = (await desk.get('/api/reports', cookie)).json();
  expect(view.closable).toEqual([
    { year: 2026, lastDay: '2027-03-31', isEarly: true },
    { year: 2025, lastDay: '2026-03-31', isEarly: false },
  ]);
  expect((await close({ year: 2026, isEarlyAccepted: true })).statusCode).toBe(201);
  expect((await desk.get('/api/reports', cookie)).json().closable).toHaveLength(1);
});

test('what is closed stays as it was; what is posted or taken back afterwards is shown apart', async () => {
  const late = await desk.add({ unitId: 'hall', name: '后来的' });
  await on('2027-01-10');
  const closed = (await close({ year: 2026, isEarlyAccepted: true })).json();
  expect(closed).toMatchObject({ year: 2026, people: 3, met: 0, treeSize: 1 });
  const checkpoint = await desk.portal.deps.storage.log.latestCheckpoint();
  expect(closed.rootHash).toBe(checkpoint?.rootHash);

  const newcomer = await desk.add({ unitId: 'hall', name: '新来的' });
  desk.portal.clock.advance(DAY);
  await desk.earn(late, 200);
  const [entry] = await desk.portal.deps.storage.ledger.entries(person.id, 2026);
  await reverseEntry(desk.portal.deps, {
    ...{ personId: person.id, year: 2026, entryId: entry?.id ?? '', reason: '未到场', postedBy: 'system' },
  });
  await on('2027-01-12');
  const rows = await sheetRecords(
    (await desk.get('/api/reports/roster.xlsx?year=2026&unit=hall', cookie)).rawPayload,
  );
  const told = new Map(
    rows.map((row) => [row.姓名, [row.计入学时, row.关账时计入学时, row.其后登记学时, row.关账时全年]]),
  );
  expect(told.get('李明')).toEqual(['0', '5', '-5', '未达标']);
  expect(told.get('后来的')).toEqual(['2', '0', '2', '未达标']);
  expect(told.get(newcomer.name)).toEqual(['0', '', '0', '当时不在名册']);
});

test('a year is closed once, by the root and nobody else', async () => {
  await on('2027-06-01');
  const officer = await desk.cookieOf([{ role: 'officer', unitId: 'bureau' }]);
  const auditor = await desk.cookieOf([{ role: 'auditor', unitId: null }]);
  for (const refused of [officer, auditor])
    expect((await close({ year: 2026, isEarlyAccepted: false }, refused)).statusCode).toBe(403);
  expect((await desk.get('/api/reports', auditor)).json().closable).toEqual([]);
  const root = await desk.cookieOf([{ role: 'officer', unitId: 'city' }], 'city');
  const two = await Promise.all([1, 2].map(() => close({ year: 2026, isEarlyAccepted: false }, root)));
  expect(two.map(({ statusCode }) => statusCode).sort()).toEqual([201, 409]);
  expect((await close({ year: 2026, isEarlyAccepted: false })).json().detail).toContain('已经关账');
  expect((await close({ year: 1999, isEarlyAccepted: false })).statusCode).toBe(400);
});

test('the database refuses to change, to delete, or to add to what is closed', async () => {
  await on('2027-06-01');
  const { deps } = desk.portal;
  expect((await closeYear(deps, { who: 'system', year: 2026, isEarlyAccepted: false })).ok).toBe(true);
  const driver = new Sqlite(desk.file);
  for (const sql of [
    'UPDATE closed_standings SET is_met = 1',
    'DELETE FROM closed_standings',
    'UPDATE year_closes SET met = 9',
    'DELETE FROM year_closes',
    `INSERT INTO closed_standings SELECT year, 'somebody', unit_id, tier, 1, hours_state, share_state, 900, 900, totals FROM closed_standings LIMIT 1`,
  ])
    expect(() => driver.exec(sql)).toThrow(/closed year/);
  driver.close();
});
