import { afterEach, beforeEach, expect, test } from 'vitest';
import { reverseEntry } from '../../../server/services/reverse-entry.ts';
import type { FollowedPeople, FollowingView } from '../../../src/domain/api/following.ts';
import { FOLLOW_GROUPS } from '../../../src/domain/api/following.ts';
import { dayOf, startOfDayMs } from '../../../src/domain/base/calendar.ts';
import type { Person } from '../../../src/domain/roster/person.ts';
import { type Desk, openDesk } from './desk.ts';

let desk: Desk;
let chief: Person;
let officer: string;
let people: Readonly<Record<'idle' | 'short' | 'unshared' | 'unassessed' | 'outside', Person>>;

beforeEach(async () => {
  desk = await openDesk();
  const { portal, earn, earnOnline } = desk;
  chief = await portal.addPerson({ unitId: 'bureau' }, [{ role: 'officer', unitId: 'bureau' }]);
  officer = await portal.signIn(chief);
  people = {
    idle: await desk.add({ unitId: 'hall', name: '没有学', tier: 'leader' }),
    short: await desk.add({ unitId: 'hall', name: '差一些' }),
    unshared: await desk.add({ unitId: 'window', name: '占比低' }),
    unassessed: await desk.add({ unitId: 'window', name: '没有网络' }),
    outside: await desk.add({ unitId: 'court', name: '外单位' }),
  };
  await earn(people.short, 300, 'law');
  await earn(people.unshared, 800, 'duty');
  await earnOnline(people.unshared, 5000);
  await earn(people.unassessed, 900);
  await earn(people.outside, 800);
});
afterEach(() => desk.portal.close());

const view = async (query: string, cookie = officer): Promise<FollowingView> =>
  (await desk.get(`/api/following?year=2026${query}`, cookie)).json();
const list = async (query: string, cookie = officer): Promise<FollowedPeople> =>
  (await desk.get(`/api/following/people?year=2026${query}`, cookie)).json();

test('the figures count everybody of the subtree once, with one reason for whoever lags', async () => {
  const { unit, all, months, principles, withoutPrincipleCentihours } = await view('');
  expect(unit).toEqual({ id: 'bureau', name: '局' });
  expect(all).toMatchObject({
    people: 5,
    met: 0,
    reasons: { noHours: 2, hoursShort: 1, share: 1, notAssessable: 1 },
    countedCentihours: 2000,
  });
  expect(months.reduce((sum, { centihours }) => sum + centihours, 0)).toBe(2000);
  expect(principles.filter(({ centihours }) => centihours > 0)).toEqual([
    { principle: 'duty', centihours: 800 },
    { principle: 'law', centihours: 300 },
  ]);
  expect(withoutPrincipleCentihours).toBe(900);
});

test('units, tiers and steps of hours each add up to the whole', async () => {
  const { all, units, tiers, distribution } = await view('');
  expect(units.map(({ id, isDirect, figures }) => [id, isDirect, figures.people])).toEqual([
    ['bureau', true, 1],
    ['hall', false, 4],
  ]);
  for (const parts of [units.map((one) => one.figures), tiers.map((one) => one.figures)]) {
    for (const name of ['people', 'met', 'countedCentihours', 'onTheWay'] as const)
      expect(parts.reduce((sum, part) => sum + (part[name] ?? 0), 0)).toBe(all[name] ?? 0);
  }
  expect(distribution.map((step) => step.people)).toEqual([2, 0, 1, 0, 0, 2, 0, 0]);
});

test('every figure opens the list of exactly the people behind it', async () => {
  const { all, units, tiers, distribution, months } = await view('');
  const counted = { met: all.met, lagging: all.people - all.met, ...all.reasons, onTheWay: all.onTheWay };
  for (const group of FOLLOW_GROUPS.filter((name) => name !== 'notOnTheWay')) {
    const { found, people: listed } = await list(`&group=${group}`);
    expect([group, found]).toEqual([group, counted[group]]);
    if (group in all.reasons) expect(listed.every(({ reason }) => reason === group)).toBe(true);
  }
  expect((await list('&group=notOnTheWay')).found).toBe(all.people - (all.onTheWay ?? 0));
  for (const [step, { people: count }] of distribution.entries())
    expect([step, (await list(`&step=${step}`)).found]).toEqual([step, count]);
  for (const { tier, figures } of tiers) expect((await list(`&tier=${tier}`)).found).toBe(figures.people);
  for (const { id, isDirect, figures } of units)
    expect((await list(`&unit=${id}${isDirect ? '&direct=1' : ''}`)).found).toBe(figures.people);
  for (const { month, centihours } of months) {
    const listed = (await list(`&month=${month}`)).people;
    expect(listed.reduce((sum, person) => sum + (person.partCentihours ?? 0), 0)).toBe(centihours);
  }
  expect((await list('&principle=law')).people.map(({ name }) => name)).toEqual(['差一些']);
});

test('whoever lags most comes first, and a name or a staff number finds one', async () => {
  const names = (await list('&group=lagging')).people.map(({ name }) => name);
  expect(names.slice(2)).toEqual(['差一些', '占比低', '没有网络']);
  expect((await list('&find=占比')).people.map(({ name }) => name)).toEqual(['占比低']);
  expect((await list(`&find=${people.idle.staffNumber}`)).people.map(({ name }) => name)).toEqual(['没有学']);
  expect((await list('&find=%25')).found).toBe(0);
});

test('nobody reaches beyond the own subtree, and reading names leaves a trace', async () => {
  const learner = await desk.cookieOf([]);
  for (const path of ['/api/following', '/api/following/people']) {
    expect((await desk.get(path, learner)).statusCode).toBe(403);
    for (const unit of ['city', 'court', 'nowhere'])
      expect((await desk.get(`${path}?unit=${unit}`, officer)).statusCode).toBe(403);
    expect((await desk.get(`${path}?unit=window`, officer)).statusCode).toBe(200);
    expect((await desk.portal.app.inject({ url: path })).statusCode).toBe(401);
  }
  const auditor = await desk.cookieOf([{ role: 'auditor', unitId: null }]);
  expect((await view('&unit=court', auditor)).all.people).toBe(1);
});

test.each([
  ['asOf=2026-13-01', '/asOf'],
  ['asOf=2027-01-01', '/asOf'],
  ['asOf=2025-12-31', '/asOf'],
  ['group=nobody', '/group'],
  ['step=9', '/step'],
  ['month=0', '/month'],
  ['page=-1', '/page'],
])('%s is refused and the field is named', async (query, field) => {
  const response = await desk.get(`/api/following/people?year=2026&${query}`, officer);
  expect([response.statusCode, response.json().field]).toEqual([400, field]);
});

test('a past day shows what was posted and who belonged until its end, today what is so now', async () => {
  const { portal, earn, move } = desk;
  const before = dayOf(portal.clock.now());
  const then = await view('');
  portal.clock.advance(2 * 24 * 3_600_000);
  const today = dayOf(portal.clock.now());
  officer = await portal.signIn(chief);
  await earn(people.short, 500);
  move(people.unshared, 'court', today);
  move(people.outside, 'window', today);

  const { isToday, ...past } = await view(`&asOf=${before}`);
  expect(isToday).toBe(false);
  expect({ ...past, isToday: true }).toEqual(then);
  expect((await list(`&asOf=${before}&group=share`)).people.map(({ name }) => name)).toEqual(['占比低']);

  expect((await view('')).all).toMatchObject({ people: 5, countedCentihours: 2500 });
  expect((await list('')).people.map(({ name }) => name)).not.toContain('占比低');
  const auditor = await desk.cookieOf([{ role: 'auditor', unitId: null }]);
  const moved = (await list('&unit=court', auditor)).people;
  expect(moved).toMatchObject([{ name: '占比低', unit: '法院', countedCentihours: 800, reason: 'share' }]);
});

test('what is reversed is gone from every figure', async () => {
  const [entry] = await desk.portal.deps.storage.ledger.entries(people.short.id, 2026);
  await reverseEntry(desk.portal.deps, {
    personId: people.short.id,
    year: 2026,
    entryId: entry?.id ?? '',
    reason: '未到场',
    postedBy: 'system',
  });
  const { all, principles } = await view('');
  expect(all).toMatchObject({ reasons: { noHours: 3, hoursShort: 0 }, countedCentihours: 1700 });
  expect(principles.find(({ principle }) => principle === 'law')?.centihours).toBe(0);
});

test('the forecast is a straight line, and there is none for a year that is over', async () => {
  const { forecast, all } = await view('');
  const passed = (startOfDayMs('2026-11-23') - startOfDayMs('2026-01-01')) / 86_400_000 + 1;
  expect(forecast).toEqual({ daysPassed: passed, daysInYear: 365, countedCentihours: 2000 });
  expect(all.onTheWay).toBe(2);
  desk.portal.clock.advance(60 * 24 * 3_600_000);
  officer = await desk.portal.signIn(chief);
  expect(await view('')).toMatchObject({ forecast: null, all: { onTheWay: null } });
});
