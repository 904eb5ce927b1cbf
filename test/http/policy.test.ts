/** Rules of a year at work: windows, caps, which version governs, and the nightly recomputation. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { applyPolicy, previewPolicy } from '../../server/services/apply-policy.ts';
import { enterAttendance } from '../../server/services/enter-attendance.ts';
import { checkGovernance } from '../../server/services/governing-policy.ts';
import { postEntry } from '../../server/services/post-entry.ts';
import { recomputeStatus } from '../../server/services/recompute-status.ts';
import { reopenYear } from '../../server/services/reopen-year.ts';
import { reverseEntry } from '../../server/services/reverse-entry.ts';
import { startNightCheck } from '../../server/services/run-night-check.ts';
import type { HoursView, QuizView, UnitPeopleView } from '../../src/domain/api/api.ts';
import type { RecordCheckView } from '../../src/domain/api/record-check.ts';
import type { Policy } from '../../src/domain/policy/policy.ts';
import type { Person } from '../../src/domain/roster/person.ts';
import { aCatalogue, aPolicy, hoursRequirement, shareRequirement } from '../support/builders.ts';
import { openTestPortal, type TestPortal } from '../support/test-portal.ts';

const hoursOnly = (requiredCentihours: number, overrides: Partial<Policy> = {}) =>
  aPolicy({ requirements: [hoursRequirement({ requiredCentihours })], ...overrides });

let portal: TestPortal;
let person: Person;
let file: string;

beforeEach(async () => {
  file = join(mkdtempSync(join(tmpdir(), 'mingde-policy-')), 'mingde.db');
  portal = await openTestPortal({ file });
  person = await portal.addPerson();
});
afterEach(() => portal.close());

async function restartWith(...policies: readonly Policy[]): Promise<void> {
  const { clock } = portal;
  await portal.close();
  portal = await openTestPortal({ file, clock, catalogue: aCatalogue({ policies }) });
}
const goTo = (instant: string) => portal.clock.set(Date.parse(`${instant}T10:00:00+08:00`));
async function get<Body>(url: string, who = person): Promise<Body> {
  const response = await portal.app.inject({ url, headers: { cookie: await portal.signIn(who) } });
  expect(response.statusCode, response.body).toBe(200);
  return response.json() as Body;
}
const hours = (year = 2026) => get<HoursView>(`/api/me/hours?year=${year}`);

function attend(year: number, day: string, centihours = 100, kind: 'event' | 'practice' = 'event') {
  return enterAttendance(portal.deps, {
    personId: person.id,
    year,
    kind,
    title: '大讲堂',
    day,
    place: '报告厅',
    organiser: '组织部',
    confirmedBy: '李',
    amount: { centihours },
    postedBy: 'officer-1',
  });
}
const importOnline = (year: number, centihours: number) =>
  postEntry(portal.deps, {
    personId: person.id,
    year,
    category: 'otherOnline',
    centihours,
    source: 'import',
    evidence: { kind: 'import', title: '网络学时', platform: '网院', file: 'x.xlsx', row: 2 },
    contentHash: null,
    postedBy: 'officer-1',
  });

describe('a year’s books', () => {
  test('take late entries, marked as such, and close with the reason and the day', async () => {
    goTo('2027-01-31');
    await attend(2026, '2026-12-20');
    expect((await hours()).entries).toMatchObject([
      { category: 'ethicsEvent', evidence: { entered: 'late' } },
    ]);
    goTo('2027-02-01');
    const refused = await importOnline(2026, 500);
    expect(refused.ok || refused.failure).toMatchObject({ code: 'year-closed' });
    expect((await hours()).entries).toHaveLength(1);
  });

  test('take make-up training of a year that lacks, under its own class, until the window ends', async () => {
    goTo('2027-03-31');
    await attend(2026, '2027-03-30', 150);
    expect((await hours()).totals).toMatchObject({ ethicsMakeUp: 150, ethicsEvent: 0 });
    goTo('2027-04-01');
    const refused = await attend(2026, '2027-03-30', 150);
    expect(refused.ok || refused.failure.message).toContain('2027-03-31');
    expect((await attend(2027, '2027-03-30', 150)).ok).toBe(true);
  });

  test('open again for one kind of hours by a posting of its own, and only once they are closed', async () => {
    const reopening = {
      personId: person.id,
      year: 2026,
      category: 'ethicsEvent' as const,
      until: '2027-06-30',
      reason: '签到表漏交',
      postedBy: 'admin-1',
    };
    goTo('2027-01-15');
    expect((await reopenYear(portal.deps, reopening)).ok).toBe(false);
    goTo('2027-06-01');
    expect((await attend(2026, '2026-12-20')).ok).toBe(false);
    expect((await reopenYear(portal.deps, { ...reopening, reason: ' ' })).ok).toBe(false);
    expect((await reopenYear(portal.deps, { ...reopening, until: '2027-05-31' })).ok).toBe(false);
    const opened = await reopenYear(portal.deps, reopening);
    expect(opened.ok && opened.value).toMatchObject({ source: 'reopening', centihours: 0 });
    expect((await attend(2026, '2026-12-20', 100, 'practice')).ok).toBe(false);
    expect((await attend(2026, '2026-12-20')).ok).toBe(true);
    expect((await hours()).entries[0]).toMatchObject({ evidence: { entered: 'reopened' } });
    goTo('2027-07-01');
    expect((await attend(2026, '2026-12-21')).ok).toBe(false);
  });

  test('a reversed re-opening opens nothing, and a mistake can be reversed in a closed year', async () => {
    await attend(2026, '2026-11-20');
    goTo('2027-06-01');
    const opened = await reopenYear(portal.deps, {
      personId: person.id,
      year: 2026,
      category: 'ethicsEvent',
      until: '2027-06-30',
      reason: '漏交',
      postedBy: 'admin-1',
    });
    for (const { id } of await portal.deps.storage.ledger.entries(person.id)) {
      const reversal = { personId: person.id, year: 2026, entryId: id, reason: '误记', postedBy: 'admin-1' };
      expect((await reverseEntry(portal.deps, reversal)).ok).toBe(true);
    }
    expect(opened.ok).toBe(true);
    expect((await attend(2026, '2026-12-20')).ok).toBe(false);
    expect((await hours()).totals.ethicsEvent).toBe(0);
  });

  test('are open until the cut-off of the next year where the rules say so', async () => {
    await restartWith(aPolicy({ cutOff: '04-30', cutOffYear: 'next', lateEntryDays: 0 }));
    goTo('2027-04-30');
    const posted = await importOnline(2026, 500);
    expect(posted.ok && posted.value.evidence).not.toHaveProperty('entered');
    expect((await hours()).policy).toMatchObject({ cutOff: '2027-04-30', lateEntry: '2027-04-30' });
    goTo('2027-05-01');
    expect((await importOnline(2026, 500)).ok).toBe(false);
  });
});

describe('hours beyond a cap', () => {
  test('are posted in full, count up to it, and both are told', async () => {
    const cap = {
      id: 'practice',
      title: '主题实践',
      categories: ['ethicsPractice' as const],
      maximumCentihours: 200,
    };
    await restartWith(hoursOnly(800, { caps: [cap] }));
    await attend(2026, '2026-10-01', 350, 'practice');
    await attend(2026, '2026-10-02', 500);
    const { totals, requirements } = await hours();
    expect(totals.ethicsPractice).toBe(350);
    expect(requirements).toMatchObject([
      { achievedCentihours: 700, state: 'unmet', capsReached: [{ id: 'practice', postedCentihours: 350 }] },
    ]);
    const officer = await portal.addPerson({}, [{ role: 'officer', unitId: 'unit-1' }]);
    const { people } = await get<UnitPeopleView>('/api/units/unit-1/people?year=2026', officer);
    expect(people.find(({ personId }) => personId === person.id)).toMatchObject({
      ethicsCentihours: 850,
      countedCentihours: 700,
      isMet: false,
    });
  });
});

describe('minutes and days', () => {
  const enter = (
    amount: Parameters<typeof enterAttendance>[1]['amount'],
    kind: 'event' | 'practice' = 'event',
  ) =>
    enterAttendance(portal.deps, {
      ...{ personId: person.id, year: 2026, kind, title: '研修班', day: '2026-10-20', place: '党校' },
      ...{ organiser: '组织部', confirmedBy: '李', principle: 'law' as const, amount, postedBy: 'officer-1' },
    });
  const days = {
    kind: 'days' as const,
    categories: ['ethicsEvent' as const],
    dayCentihours: 600,
    halfDayCentihours: 300,
  };

  test('become 学时 by the conversion of the year', async () => {
    await restartWith(aPolicy({ conversions: [days] }));
    const [byDays, byMinutes] = [
      await enter({ days: 1, halfDays: 1 }),
      await enter({ minutes: 90 }, 'practice'),
    ];
    expect(byDays.ok && byDays.value).toMatchObject({ centihours: 900, evidence: { principle: 'law' } });
    expect(byMinutes.ok && byMinutes.value.centihours).toBe(200);
  });

  test('of the wrong kind, or too few, are refused with what would be right', async () => {
    await restartWith(aPolicy({ conversions: [days] }));
    const refusals = [await enter({ minutes: 90 }), await enter({ days: 1, halfDays: 0 }, 'practice')];
    expect(refusals.map((one) => !one.ok && one.failure.message)).toEqual([
      expect.stringContaining('天数'),
      expect.stringContaining('分钟数'),
    ]);
    expect((await enter({ minutes: 0 }, 'practice')).ok).toBe(false);
  });
});

describe('which version governs', () => {
  const first = hoursOnly(800);
  const stricter = hoursOnly(1000, { version: 2, id: 'stricter', fromYear: 2026 });
  const milder = hoursOnly(300, { version: 2, id: 'milder', fromYear: 2026 });
  const mine = () => get<{ state: string; stateReason: string | null }[]>('/api/me/certificates');

  beforeEach(() => restartWith(first));

  test('is settled by the first posting: a version added midway changes nothing until it is applied', async () => {
    await attend(2026, '2026-10-01', 800);
    await restartWith(first, stricter);
    expect(await checkGovernance(portal.deps)).toMatchObject([{ year: 2026, offered: { version: 2 } }]);
    await attend(2026, '2026-10-02', 50);
    const { policy, entries, requirements } = await hours();
    expect(policy.version).toBe(1);
    expect(requirements).toMatchObject([{ requiredCentihours: 800, state: 'met' }]);
    expect(entries.map(({ policyVersion }) => policyVersion)).toEqual([1, 1]);
    expect((await hours(2027)).policy.version).toBe(2);
  });

  test('quizzes and time without a network keep to the rules that govern, not to those that wait', async () => {
    const waiting = hoursOnly(800, {
      ...{ version: 2, id: 'waiting', fromYear: 2026 },
      quiz: { attemptsBeforeWait: 1, waitMinutes: 10 },
      presence: { offlineMinutesPerDay: 7, offlineTicketHours: 1 },
    });
    const [course] = portal.deps.catalogue.courses;
    const offlineMinutes = async () => {
      const response = await portal.app.inject({
        ...{ method: 'POST', url: '/api/presence/tickets', payload: { item: course?.lessons[0]?.id } },
        headers: { cookie: await portal.signIn(person) },
      });
      return response.json().minutesPerDay;
    };
    const quiz = () => get<QuizView>(`/api/quizzes/${course?.id}`);
    await attend(2026, '2026-10-01', 800);
    await restartWith(first, waiting);
    expect(await quiz()).toMatchObject({ attemptsBeforeWait: 3, waitMinutes: 1440 });
    expect(await offlineMinutes()).toBe(120);
    await applyPolicy(portal.deps, { year: 2026, who: 'admin-1', mayRevoke: false });
    expect(await quiz()).toMatchObject({ attemptsBeforeWait: 1, waitMinutes: 10 });
    expect(await offlineMinutes()).toBe(7);
  });

  test('one that takes certificates away is applied only where that is said to be meant, and says why', async () => {
    await attend(2026, '2026-10-01', 800);
    await restartWith(first, stricter);
    expect(await previewPolicy(portal.deps, 2026)).toMatchObject({
      people: 1,
      lowered: [person.id],
      revoked: [person.id],
    });
    const order = { year: 2026, who: 'admin-1', mayRevoke: false };
    const refused = await applyPolicy(portal.deps, order);
    expect(refused.ok || refused.failure.code).toBe('conflict');
    expect((await mine()).map(({ state }) => state)).toEqual(['valid']);
    expect((await applyPolicy(portal.deps, { ...order, mayRevoke: true })).ok).toBe(true);
    expect(await mine()).toMatchObject([
      { state: 'revoked', stateReason: expect.stringContaining('第 2 版') },
    ]);
    const { policy, entries } = await hours();
    expect(policy.version).toBe(2);
    expect(entries.map(({ policyVersion }) => policyVersion)).toEqual([1]);
    expect(await recomputeStatus(portal.deps)).toMatchObject({ differences: [] });
  });

  test('one that is milder raises whoever meets it, and an interrupted run is taken up again', async () => {
    await attend(2026, '2026-10-01', 300);
    await restartWith(first, milder);
    const order = { year: 2026, who: 'admin-1', mayRevoke: false };
    expect(await applyPolicy(portal.deps, order)).toMatchObject({ ok: true, value: { raised: [person.id] } });
    expect((await mine()).map(({ state }) => state)).toEqual(['valid']);
    expect((await applyPolicy(portal.deps, order)).ok).toBe(true);
    expect(await recomputeStatus(portal.deps)).toMatchObject({ differences: [] });
  });

  test('rules in use may not be changed or taken away: the start is refused and says what to do', async () => {
    await attend(2026, '2026-10-01', 800);
    await restartWith(hoursOnly(700));
    await expect(checkGovernance(portal.deps)).rejects.toThrow(/annual\.yaml.*version 1.*2026/);
    await restartWith(hoursOnly(800, { version: 3, id: 'other' }));
    await expect(checkGovernance(portal.deps)).rejects.toThrow(/annual\.yaml back/);
  });
});

describe('the nightly recomputation', () => {
  const defects: Error[] = [];
  const still = () => () => undefined;
  const look = () =>
    startNightCheck({ ...portal.deps, reportDefect: (error) => defects.push(error) }, still).look();
  const auditor = () => portal.addPerson({}, [{ role: 'auditor', unitId: null }]);
  const tamper = (sql: string) => {
    const driver = new Sqlite(file);
    driver.exec(sql);
    driver.close();
  };
  beforeEach(async () => {
    defects.length = 0;
    await attend(2026, '2026-10-01', 800);
    await importOnline(2026, 300);
  });

  test('runs once a night, from three o’clock on, and finds nothing to say', async () => {
    portal.clock.set(Date.parse('2026-11-24T02:59:00+08:00'));
    await look();
    expect(await portal.deps.storage.governance.latestCheck()).toBeUndefined();
    portal.clock.set(Date.parse('2026-11-24T03:00:00+08:00'));
    await look();
    await look();
    expect(await portal.deps.storage.governance.latestCheck()).toMatchObject({
      day: '2026-11-24',
      years: 1,
      differences: [],
    });
    expect(defects).toEqual([]);
  });

  test.each([
    ['a sum that was edited', 'UPDATE annual_status SET ethics_centihours = 900'],
    ['a state that was edited', 'UPDATE annual_status SET is_met = 1'],
    ['a status that was removed', 'DELETE FROM annual_status'],
    ['totals that were edited', `UPDATE annual_status SET totals = replace(totals, '300', '30')`],
  ])('finds %s, warns, and shows it to the auditor; repairing puts it right', async (_what, sql) => {
    const before = await portal.deps.storage.ledger.status(person.id, 2026);
    tamper(sql);
    portal.clock.set(Date.parse('2026-11-24T03:00:00+08:00'));
    await look();
    expect(defects.map(({ message }) => message)).toEqual([expect.stringContaining(person.id)]);
    expect(await get<RecordCheckView>('/api/record-check', await auditor())).toMatchObject({
      latest: { day: '2026-11-24', differenceCount: 1, differences: [{ personId: person.id, year: 2026 }] },
    });
    expect(await recomputeStatus(portal.deps, true)).toMatchObject({ differences: [{ year: 2026 }] });
    expect(await portal.deps.storage.ledger.status(person.id, 2026)).toMatchObject({
      ...before,
      updatedAtMs: expect.any(Number),
    });
    expect(await recomputeStatus(portal.deps)).toMatchObject({ years: 1, differences: [] });
  });

  test('is nobody’s to see but the auditors’ and administrators’', async () => {
    const officer = await portal.addPerson({}, [{ role: 'officer', unitId: 'unit-1' }]);
    for (const [who, status] of [
      [person, 403],
      [officer, 403],
      [await auditor(), 200],
    ] as const) {
      const cookie = await portal.signIn(who);
      expect((await portal.app.inject({ url: '/api/record-check', headers: { cookie } })).statusCode).toBe(
        status,
      );
    }
    expect((await portal.app.inject({ url: '/api/record-check' })).statusCode).toBe(401);
  });
});

test('a share of the quota and one of the hours earned are told apart to the last hundredth', async () => {
  await restartWith(
    aPolicy({ requirements: [shareRequirement({ reading: 'quota', quotaCentihours: 5000 })] }),
  );
  await importOnline(2026, 9000);
  expect((await hours()).requirements).toMatchObject([{ reading: 'quota', denominatorCentihours: 5000 }]);
});
