import { afterEach, beforeEach, expect, test } from 'vitest';
import { closeYear } from '../../../server/services/close-year.ts';
import type { FollowedPeople, FollowingView } from '../../../src/domain/api/following.ts';
import { dayOf } from '../../../src/domain/base/calendar.ts';
import {
  type Behind,
  type Cell,
  cellText,
  type ReportDocument,
  type ReportTable,
} from '../../../src/domain/report/annual/document.ts';
import type { Person } from '../../../src/domain/roster/person.ts';
import { type Desk, openDesk } from './desk.ts';

let desk: Desk;
let officer: string;
let people: Readonly<Record<'idle' | 'short' | 'met' | 'outside', Person>>;
beforeEach(async () => {
  desk = await openDesk();
  const { earn } = desk;
  people = {
    idle: await desk.add({ unitId: 'hall', name: '没有学' }),
    short: await desk.add({ unitId: 'hall', name: '差一些', tier: 'enforcement' }),
    met: await desk.add({ unitId: 'window', name: '𠮷田明' }),
    outside: await desk.add({ unitId: 'court', name: '外单位' }),
  };
  await earn(people.short, 300, 'law');
  await earn(people.met, 750);
  await desk.earnOnline(people.met, 100);
  await desk.study(people.met, 150);
  await earn(people.outside, 5000);
  officer = await desk.cookieOf([{ role: 'officer', unitId: 'bureau' }]);
});
afterEach(() => desk.portal.close());

const report = async (query: string, cookie = officer): Promise<ReportDocument> => {
  const response = await desk.get(`/api/reports/annual?${query}`, cookie);
  expect(response.statusCode, response.body).toBe(200);
  return response.json();
};
const dashboard = async (query: string, cookie = officer): Promise<FollowingView> =>
  (await desk.get(`/api/following?${query}`, cookie)).json();
const tables = (document: ReportDocument): readonly ReportTable[] =>
  document.sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) => ('table' in block ? [block.table] : [])),
  );
const tableOf = (document: ReportDocument, caption: string) => {
  const found = tables(document).find((table) => table.caption === caption);
  if (!found) throw new Error(`no table "${caption}"`);
  return found.rows.map(({ cells }) => cells.map(cellText));
};
const textOf = (document: ReportDocument) =>
  document.sections
    .flatMap(({ blocks }) => blocks.flatMap((block) => ('text' in block ? [block.text] : [])))
    .join('\n');

test('its figures are the dashboard’s', async () => {
  for (const query of ['year=2026', 'year=2026&unit=hall', 'year=2026&unit=window']) {
    const [document, view] = [await report(query), await dashboard(query)];
    const { all } = view;
    const standing = tableOf(document, '达标和没有达标的原因');
    const counts = [all.met, ...Object.values(all.reasons), all.people].map(String);
    expect([query, standing.map((row) => row[1])]).toEqual([query, counts]);
    expect(tableOf(document, '计入学时的人数分布').map((row) => row[1])).toEqual(
      view.distribution.map((step) => String(step.people)),
    );
    const tiers = tableOf(document, '各类岗位达标情况');
    expect(tiers.at(-1)?.slice(3, 6)).toEqual([all.met, all.people - all.met, all.people].map(String));
    if (view.units.length > 0)
      expect(tableOf(document, '各单位达标情况').map((row) => row[5])).toEqual(
        [...view.units.map(({ figures }) => figures.people), all.people].map(String),
      );
  }
});

type Linked = Extract<Cell, { readonly behind: Behind }>;
const isLinked = (cell: Cell): cell is Linked => typeof cell !== 'string' && 'text' in cell;
const listOf = async ({ behind }: Linked, asOf: string): Promise<FollowedPeople> => {
  const { unit = 'bureau', isDirect, ...names } = behind;
  const query = new URLSearchParams({ unit, year: '2026', asOf });
  for (const [name, value] of Object.entries(names)) query.set(name, String(value));
  if (isDirect) query.set('direct', '1');
  return (await desk.get(`/api/following/people?${query}`, officer)).json();
};

test('every number that has names behind it leads to exactly so many of them', async () => {
  const document = await report('year=2026&unit=bureau');
  const cells = tables(document).flatMap(({ rows }) => rows.flatMap((row) => row.cells.filter(isLinked)));
  expect(cells.length).toBeGreaterThan(40);
  for (const cell of cells) {
    const list = await listOf(cell, document.asOf);
    // Of a month and of a principle the number is hours.
    const sum = list.people.reduce((all, one) => all + (one.partCentihours ?? 0), 0);
    const isHours = 'month' in cell.behind || 'principle' in cell.behind;
    expect([cell, String(isHours ? sum / 100 : list.found)]).toEqual([cell, cell.text]);
  }
});

test('a report of a past day is of that day, and says so', async () => {
  const before = dayOf(desk.portal.clock.now());
  desk.portal.clock.advance(24 * 3_600_000);
  await desk.earn(people.short, 600);
  officer = await desk.cookieOf([{ role: 'officer', unitId: 'bureau' }]);
  const then = await report(`year=2026&unit=hall&asOf=${before}`);
  expect(then.state).toContain('按那一天结束时的登记');
  expect(textOf(then)).toContain('共计入 12 学时');
  expect(textOf(await report('year=2026&unit=hall'))).toContain('共计入 18 学时');
});

test('the dashboard and the report of one past day do not get into each other’s way', async () => {
  const day = dayOf(desk.portal.clock.now());
  desk.portal.clock.advance(24 * 3_600_000);
  officer = await desk.cookieOf([{ role: 'officer', unitId: 'bureau' }]);
  const query = `year=2026&unit=hall&asOf=${day}`;
  const view = await dashboard(query);
  const standing = tableOf(await report(query), '达标和没有达标的原因');
  expect(standing.at(-1)?.[1]).toBe(String(view.all.people));
});

test('a closed year is told as it was frozen; what came afterwards stands apart', async () => {
  const { clock } = desk.portal;
  clock.set(Date.parse('2027-01-10T09:00:00+08:00'));
  const closed = await closeYear(desk.portal.deps, { who: 'system', year: 2026, isEarlyAccepted: true });
  expect(closed.ok).toBe(true);
  clock.advance(24 * 3_600_000);
  await desk.earn(people.short, 600);
  const newcomer = await desk.add({ unitId: 'hall', name: '新来的' });
  desk.move(people.met, 'court', '2027-01-11');
  const root = await desk.cookieOf([{ role: 'officer', unitId: 'city' }], 'city');
  const document = await report('year=2026&unit=hall', root);
  expect([document.isFrozen, document.asOf, document.state]).toEqual([
    true,
    '2027-01-10',
    '年度已关账，数据封存于 2027 年 1 月 10 日',
  ]);
  expect(tableOf(document, '达标和没有达标的原因').map((row) => row[1])).toEqual([
    '1',
    '1',
    '1',
    '0',
    '0',
    '3',
  ]);
  expect(tableOf(document, '学时从哪里来').map((row) => row[1])).toEqual(['1.5', '10.5', '0', '0', '12']);
  expect(tableOf(document, '各级单位达标情况').map((row) => [row[0], row[5]])).toEqual([
    ['大厅', '3'],
    ['窗口', '1'],
  ]);
  expect(textOf(document)).toContain('其后登记：补记 1 笔、6 学时。');
  expect(tableOf(document, '封存的数据和现在的情况').map((row) => row.slice(1))).toEqual([
    ['3', '3'],
    ['1', '0'],
    ['12', '9'],
  ]);
  const frozen = await dashboard('year=2026&unit=hall&frozen=1', root);
  expect([frozen.isFrozen, frozen.all.people, frozen.all.met, frozen.closedOn]).toEqual([
    true,
    3,
    1,
    '2027-01-10',
  ]);
  const list = (await desk.get('/api/following/people?year=2026&unit=hall&frozen=1&group=met', root)).json();
  expect(list.people.map(({ name }: { name: string }) => name)).toEqual(['𠮷田明']);
  expect(newcomer.unitId).toBe('hall');
  const today = await report(`year=2026&unit=hall&asOf=${dayOf(clock.now())}`, root);
  expect([today.isFrozen, tableOf(today, '达标和没有达标的原因').at(-1)?.[1]]).toEqual([false, '3']);
});

test('a unit without anybody has a report that says so', async () => {
  await desk.portal.deps.storage.roster.add({
    units: [{ id: 'empty', name: '空单位', parentId: 'bureau', organType: 'government' }],
    ...{ people: [], grants: [], fromDay: '2026-01-01' },
  });
  const document = await report('year=2026&unit=empty');
  expect(document.sections.map(({ heading }) => heading)).toEqual([
    '一、概述',
    '二、活动和年度计划',
    '三、数据说明',
  ]);
  expect(textOf(document)).toContain('空单位没有在册人员，没有学时可以统计。');
});

test('a year under way is held against the same day of the year before', async () => {
  expect(textOf(await report('year=2026&unit=hall'))).toContain('2025 年没有这个单位的学时记录，不作比较。');
  desk.portal.clock.set(Date.parse('2027-12-01T09:00:00+08:00'));
  officer = await desk.cookieOf([{ role: 'officer', unitId: 'bureau' }]);
  const text = textOf(await report('year=2027&unit=hall'));
  expect(text).toContain('与截至 2026 年 12 月 1 日的 2026 年度比较。');
});

test('nobody is told of a unit out of reach, nor is a learner of any', async () => {
  for (const unit of ['court', 'city', 'nowhere'])
    expect((await desk.get(`/api/reports/annual?year=2026&unit=${unit}`, officer)).statusCode).toBe(403);
  const learner = await desk.cookieOf([]);
  const publisher = await desk.cookieOf([{ role: 'publisher', unitId: null }]);
  for (const cookie of [learner, publisher])
    expect((await desk.get('/api/reports/annual?year=2026', cookie)).statusCode).toBe(403);
});

test('what was never frozen cannot be asked for', async () => {
  const response = await desk.get('/api/following?year=2026&unit=hall&frozen=1', officer);
  expect([response.statusCode, response.json().detail]).toEqual([404, expect.stringContaining('还没有关账')]);
  expect((await desk.get('/api/following?year=2026&frozen=yes', officer)).statusCode).toBe(400);
});
