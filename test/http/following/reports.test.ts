import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { reportOfAll } from '../../../server/services/hand-over.ts';
import { REPORT_KINDS } from '../../../src/domain/api/reports.ts';
import { dayOf } from '../../../src/domain/base/calendar.ts';
import type { Person } from '../../../src/domain/roster/person.ts';
import { aCatalogue, aPolicy } from '../../support/builders.ts';
import { type Desk, openDesk } from './desk.ts';
import { sheetKinds, sheetRecords, sheetRows } from './sheet-rows.ts';

const MARK = { words: '不能评为优秀', source: '工作要求' };

let desk: Desk;
let officer: string;
let people: Readonly<Record<'idle' | 'short' | 'met' | 'outside', Person>>;
beforeEach(async () => {
  desk = await openDesk({ catalogue: aCatalogue({ policies: [aPolicy({ appraisal: MARK })] }) });
  const { earn } = desk;
  officer = await desk.cookieOf([{ role: 'officer', unitId: 'bureau' }]);
  people = {
    idle: await desk.add({ unitId: 'hall', name: '没有学', staffNumber: '000123' }),
    short: await desk.add({ unitId: 'hall', name: '=差一些', staffNumber: '000124' }),
    met: await desk.add({ unitId: 'window', name: '𠮷田明', staffNumber: '000125' }),
    outside: await desk.add({ unitId: 'court', name: '外单位' }),
  };
  await earn(people.short, 300, 'law');
  await earn(people.met, 750);
  await desk.earnOnline(people.met, 100);
  await desk.study(people.met, 150);
});
afterEach(() => desk.portal.close());

const sheet = async (path: string, cookie = officer) => {
  const response = await desk.get(`/api/reports/${path}`, cookie);
  expect([response.statusCode, response.headers['content-disposition']]).toEqual([
    200,
    expect.stringContaining('attachment'),
  ]);
  return sheetRecords(response.rawPayload);
};
const audited = (): readonly Record<string, unknown>[] => {
  const driver = new Sqlite(desk.file, { readonly: true });
  const rows = driver
    .prepare("SELECT detail FROM audit_events WHERE action = 'report-exported'")
    .pluck()
    .all();
  driver.close();
  return (rows as string[]).map((row) => JSON.parse(row));
};

test('the roster comes back as it is: numbers with their zeros, rare characters, what looks like a formula', async () => {
  const rows = await sheet('roster.xlsx?year=2026&unit=hall');
  expect(rows.map((row) => [row.工号, row.姓名, row.单位, row.计入学时, row.全年])).toEqual([
    ['000123', '没有学', '大厅', '0', '未达标'],
    ['000124', '=差一些', '大厅', '3', '未达标'],
    ['000125', '𠮷田明', '窗口', '9', '达标'],
  ]);
});

test('hours and counts are numbers to a program, staff numbers and names are text', async () => {
  const response = await desk.get('/api/reports/roster.xlsx?year=2026&unit=hall', officer);
  const [[head = []], [, first = []]] = [
    await sheetRows(response.rawPayload),
    await sheetKinds(response.rawPayload),
  ];
  const kindOf = (title: string) => first[head.indexOf(title)];
  expect(['工号', '姓名', '单位', '全年'].map(kindOf)).toEqual(['text', 'text', 'text', 'text']);
  expect(['计入学时', '要求学时', '在线课程', '补训'].map(kindOf)).toEqual(Array(4).fill('number'));
});

test('the lagging list gives each a reason and what is missing', async () => {
  const rows = await sheet('lagging.xlsx?year=2026&unit=hall');
  expect(rows.map((row) => [row.工号, row.原因, row.还差学时])).toEqual([
    ['000123', '还没有学时', '8'],
    ['000124', '学时不够', '5'],
  ]);
});

test('the appraisal extract has whole numbers, and the mark with its source for whoever has not met the year', async () => {
  const rows = await sheet('appraisal.xlsx?year=2026&unit=hall');
  expect(rows.at(-1)).toMatchObject({
    工号: '000125',
    职业道德网络学时: '1.5',
    全部网络学时: '2.5',
    '占比（%）': '60',
    通过测验的课程: '1',
    最低分: '80',
    考核提示: '',
  });
  expect(rows[0]).toMatchObject({ '占比（%）': '', 考核提示: MARK.words, 提示的出处: MARK.source });
});

test('a report of a past day is of that day', async () => {
  const before = dayOf(desk.portal.clock.now());
  desk.portal.clock.advance(24 * 3_600_000);
  await desk.earn(people.short, 600);
  officer = await desk.cookieOf([{ role: 'officer', unitId: 'bureau' }]);
  const then = await sheet(`appraisal.xlsx?year=2026&unit=hall&asOf=${before}`);
  expect(then.map((row) => row.计入学时)).toEqual(['0', '3', '9']);
  expect(then.at(-1)?.['占比（%）']).toBe('60');
  const now = await sheet('roster.xlsx?year=2026&unit=hall');
  expect(now.map((row) => row.计入学时)).toEqual(['0', '9', '9']);
});

test('every export is in the audit log with its rows, before a byte of it is sent', async () => {
  await sheet('roster.xlsx?year=2026&unit=hall');
  await desk.get('/api/reports/events.xlsx?year=2026', officer);
  const written = await reportOfAll(desk.portal.deps, 'lagging', { year: 2026, unit: 'window' });
  expect(written.ok).toBe(false);
  await reportOfAll(desk.portal.deps, 'roster', { year: 2026, unit: 'court' });
  const asOf = dayOf(desk.portal.clock.now());
  expect(audited()).toEqual([
    { kind: 'roster', unitId: 'hall', year: 2026, asOf, rows: 3 },
    { kind: 'roster', unitId: 'court', year: 2026, asOf, rows: 1 },
  ]);
});

test('nobody is handed a report of a unit out of reach, nor one the role is not for', async () => {
  const learner = await desk.cookieOf([]);
  const publisher = await desk.cookieOf([{ role: 'publisher', unitId: null }]);
  for (const kind of REPORT_KINDS) {
    const path = `/api/reports/${kind}.xlsx?year=2026`;
    expect([kind, (await desk.get(path, learner)).statusCode]).toEqual([kind, 403]);
    if (kind === 'items') continue;
    for (const unit of ['court', 'city', 'nowhere'])
      expect([kind, unit, (await desk.get(`${path}&unit=${unit}`, officer)).statusCode]).toEqual([
        kind,
        unit,
        403,
      ]);
    expect([kind, (await desk.get(path, publisher)).statusCode]).toEqual([kind, 403]);
  }
  expect((await desk.get('/api/reports/items.xlsx?year=2026', officer)).statusCode).toBe(403);
  expect((await desk.get('/api/reports', learner)).statusCode).toBe(403);
  expect((await desk.get('/api/reports', publisher)).json().kinds).toEqual(['items']);
  expect(audited()).toEqual([]);
});

test('the questions of all courses are one sheet, without a key in it', async () => {
  const publisher = await desk.cookieOf([{ role: 'publisher', unitId: null }]);
  const response = await desk.get('/api/reports/items.xlsx?year=2026', publisher);
  const [head, ...rows] = await sheetRows(response.rawPayload);
  expect(head?.slice(0, 3)).toEqual(['课程', '题号', '题型']);
  const questions = desk.portal.deps.catalogue.courses.flatMap(({ quiz }) => quiz.questions);
  expect(rows).toHaveLength(questions.length);
});

test('a kind that is none is refused, and so is a day that has not come', async () => {
  expect((await desk.get('/api/reports/everything.xlsx?year=2026', officer)).statusCode).toBe(400);
  expect((await desk.get('/api/reports/roster.xlsx?year=2026&asOf=2027-01-01', officer)).statusCode).toBe(
    400,
  );
});
