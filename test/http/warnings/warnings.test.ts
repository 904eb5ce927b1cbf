/** A warning from two weak quarters to its closing, by whom it may be seen, and what a correction does to it. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openWarnings } from '../../../server/services/open-warnings.ts';
import { postEntry } from '../../../server/services/post-entry.ts';
import { reverseEntry } from '../../../server/services/reverse-entry.ts';
import { startNightCheck } from '../../../server/services/run-night-check.ts';
import type { MyWarningsView, WarningsView, WarningView } from '../../../src/domain/api/warnings.ts';
import { aCatalogue, aPolicy, WARNING_RULE } from '../../support/builders.ts';
import { openPlans, type PlansStage, type Who } from '../plans/stage.ts';

const TALK = {
  ...{ kind: 'talked', day: '2026-07-21', by: '李主任', place: '会议室' },
  content: '了解了两个季度学时落后的原因，约定八月底前补学。',
};
const PLAN = {
  kind: 'planned',
  measures: [{ text: '完成两门课程', dueDay: '2026-08-31', responsible: '王learner' }],
};

let stage: PlansStage;
beforeEach(async () => {
  const catalogue = aCatalogue({ policies: [aPolicy({ warning: WARNING_RULE })] });
  stage = await openPlans({ catalogue });
  // The record is kept since the year before.
  await attend('administrator', '2025-12-20', 100);
}, 60_000);
afterEach(async () => {
  expect(stage.portal.defects).toEqual([]);
  await stage.portal.close();
});

/** Attended on a day, entered on another. */
async function attend(
  personId: string,
  day: string,
  centihours: number,
  enteredAt = `${day}T10:00:00+08:00`,
) {
  const nowMs = stage.portal.clock.now();
  stage.portal.clock.set(Date.parse(enteredAt));
  const posted = await postEntry(stage.portal.deps, {
    ...{ personId, year: Number(day.slice(0, 4)), category: 'ethicsEvent', centihours, source: 'event' },
    evidence: { kind: 'event', title: '大讲堂', day, place: '', organiser: '', confirmedBy: '' },
    ...{ contentHash: null, postedBy: 'hall' },
  });
  if (!posted.ok) throw new Error(posted.failure.message);
  stage.portal.clock.set(nowMs);
  return posted.value.id;
}

/** Everybody but the learner keeps up; the learner has one hour. */
async function openOne(): Promise<string> {
  for (const who of ['colleague', 'neighbour', 'hall', 'bureau', 'city', 'court', 'auditor', 'administrator'])
    await attend(who, '2026-02-10', 400);
  await attend('learner', '2026-02-10', 100);
  await stage.passTo('2026-07-22T09:00:00+08:00');
  expect(await openWarnings(stage.portal.deps)).toBe(1);
  const [warning] = await listFor('hall');
  if (!warning) throw new Error('nobody was warned');
  return warning.id;
}

const list = async (who: Who, query = ''): Promise<WarningsView> =>
  (await stage.ask(who, 'GET', `/api/warnings${query}`)).json();
const listFor = async (who: Who) => (await list(who)).warnings;
const look = async (who: Who, id: string): Promise<WarningView> =>
  (await stage.ask(who, 'GET', `/api/warnings/${id}`)).json();
const mine = async (who: Who): Promise<MyWarningsView> =>
  (await stage.ask(who, 'GET', '/api/me/warnings')).json();
const act = async (who: Who, id: string, body: object) => {
  const { version } = await look('auditor', id);
  return (await stage.ask(who, 'POST', `/api/warnings/${id}/acts`, { version, ...body })).statusCode;
};
const reply = async (who: Who, id: string, body: object) =>
  (await stage.ask(who, 'POST', `/api/me/warnings/${id}/replies`, body)).statusCode;

async function bringToPlan(id: string): Promise<void> {
  expect(await act('hall', id, { kind: 'told', head: '李主任' })).toBe(204);
  expect(await act('hall', id, TALK)).toBe(204);
  expect(await reply('learner', id, { kind: 'acknowledged', note: '已看过' })).toBe(204);
  expect(await act('hall', id, PLAN)).toBe(204);
}

test('two weak quarters, told, talked over, confirmed, planned, approved one unit higher, followed, closed', async () => {
  const id = await openOne();
  expect(await look('hall', id)).toMatchObject({
    ...{ state: 'opened', waitsFor: 'officer', mayAct: ['told'], isLifted: false, version: 0 },
    person: { id: 'learner', unit: '大厅' },
    first: { year: 2026, quarter: 1, requiredCentihours: 200, countedCentihours: 100, postedCentihours: 100 },
    second: { year: 2026, quarter: 2, requiredCentihours: 400, countedCentihours: 100 },
    source: WARNING_RULE.source,
  });
  await bringToPlan(id);
  expect(await look('hall', id)).toMatchObject({ state: 'planned', waitsFor: 'above', mayAct: [] });
  expect(await act('hall', id, { kind: 'approved' })).toBe(403);
  expect((await look('bureau', id)).mayAct).toEqual(['approved', 'returned']);
  expect(await act('bureau', id, { kind: 'returned', reason: '请写明课程名称' })).toBe(204);
  expect(await act('hall', id, PLAN)).toBe(204);
  expect(await act('bureau', id, { kind: 'approved' })).toBe(204);
  expect(await look('hall', id)).toMatchObject({
    ...{ state: 'following', waitsFor: 'quarter' },
    followed: { year: 2026, quarter: 3, figure: null },
  });
  expect(await act('hall', id, { kind: 'closed', outcome: 'improved' })).toBe(409);
  await attend('learner', '2026-08-20', 200);
  await stage.passTo('2026-10-20T09:00:00+08:00');
  expect(await openWarnings(stage.portal.deps)).toBe(0);
  expect(await look('hall', id)).toMatchObject({
    ...{ waitsFor: 'officer', mayAct: ['continued', 'planned', 'talked'] },
    followed: { quarter: 3, isWeak: true, figure: { countedCentihours: 300, requiredCentihours: 600 } },
  });
  expect(await act('hall', id, { kind: 'closed', outcome: 'improved' })).toBe(409);
  expect(await act('hall', id, { kind: 'continued', note: '再跟踪一个季度' })).toBe(204);
  await attend('learner', '2026-11-02', 500);
  await stage.passTo('2027-01-20T09:00:00+08:00');
  expect(await look('hall', id)).toMatchObject({
    mayAct: ['closed', 'planned', 'talked'],
    followed: { quarter: 4, isWeak: false },
  });
  expect(await act('hall', id, { kind: 'closed', outcome: 'improved' })).toBe(204);
  const closed = await look('hall', id);
  expect(closed).toMatchObject({ state: 'closed', outcome: 'improved', waitsFor: null, mayAct: [] });
  expect(closed.steps.map(({ kind }) => kind)).toEqual([
    ...[
      'told',
      'talked',
      'acknowledged',
      'planned',
      'returned',
      'planned',
      'approved',
      'continued',
      'closed',
    ],
  ]);
  expect(closed.steps.at(-1)?.figures).toMatchObject([{ quarter: 4, countedCentihours: 800 }]);
  expect(await act('hall', id, { kind: 'told', head: '李主任' })).toBe(409);
  expect(stage.audited()).toContain('hall warning-closed');
}, 60_000);

test('asked again, nobody is warned twice; a third weak quarter is followed in the same case', async () => {
  const id = await openOne();
  expect(await openWarnings(stage.portal.deps)).toBe(0);
  await stage.passTo('2026-10-20T09:00:00+08:00');
  await openWarnings(stage.portal.deps);
  const own = (await list('hall', '?person=learner')).warnings;
  expect(own.map((warning) => warning.id)).toEqual([id]);
}, 60_000);

test('the night opens what is due, and not before the days for late entry are over', async () => {
  const look = async (instant: string) => {
    await stage.passTo(instant);
    const night = {
      ...stage.portal.deps,
      reportDefect: stage.portal.deps.reportDefect as (error: Error) => void,
    };
    await startNightCheck(night, () => () => undefined).look();
    return (await list('city')).found;
  };
  expect(await look('2026-07-15T03:30:00+08:00')).toBe(0);
  expect(await look('2026-07-16T03:30:00+08:00')).toBe(9);
}, 60_000);

test('quarters before the record was kept warn nobody, and the year asks only for its rest', async () => {
  const young = await openPlans({
    catalogue: aCatalogue({ policies: [aPolicy({ warning: WARNING_RULE })] }),
  });
  await young.passTo('2026-05-11T09:00:00+08:00');
  await young.credit('colleague');
  await young.passTo('2026-10-20T09:00:00+08:00');
  expect(await openWarnings(young.portal.deps)).toBe(0);
  await young.passTo('2027-01-20T09:00:00+08:00');
  expect(await openWarnings(young.portal.deps)).toBe(9);
  const { warnings } = (await young.ask('hall', 'GET', '/api/warnings?person=learner')).json();
  expect(warnings).toMatchObject([
    { first: { quarter: 3, requiredCentihours: 200 }, second: { quarter: 4, requiredCentihours: 400 } },
  ]);
  await young.portal.close();
}, 60_000);

test('without a rule nobody is warned', async () => {
  const quiet = await openPlans();
  await quiet.passTo('2026-07-22T09:00:00+08:00');
  expect(await openWarnings(quiet.portal.deps)).toBe(0);
  await quiet.portal.close();
}, 60_000);

describe('a correction', () => {
  test('entered late before the case is opened counts on the day it was earned', async () => {
    await attend('learner', '2026-03-20', 200, '2026-04-10T10:00:00+08:00');
    await stage.passTo('2026-07-22T09:00:00+08:00');
    await openWarnings(stage.portal.deps);
    expect((await list('hall', '?person=learner')).found).toBe(0);
  }, 60_000);

  test('after it was opened lifts it, shows, and lets it be closed with that reason', async () => {
    const id = await openOne();
    expect(await act('hall', id, { kind: 'closed', outcome: 'corrected' })).toBe(409);
    const entry = await attend('learner', '2026-03-20', 100, '2026-07-22T08:00:00+08:00');
    const lifted = await look('hall', id);
    expect(lifted).toMatchObject({ isLifted: true, mayAct: ['told', 'closed'] });
    expect(lifted.now).toMatchObject([{ countedCentihours: 200, postedCentihours: 100 }, { quarter: 2 }]);
    expect(lifted.first.countedCentihours).toBe(100);
    const reversed = await reverseEntry(stage.portal.deps, {
      ...{ personId: 'learner', year: 2026, entryId: entry, reason: '登记错人', postedBy: 'hall' },
    });
    expect(reversed.ok).toBe(true);
    expect((await look('hall', id)).isLifted).toBe(false);
    await attend('learner', '2026-05-20', 300, '2026-07-22T08:00:00+08:00');
    expect(await act('hall', id, { kind: 'closed', outcome: 'corrected', note: '五月的讲座补登' })).toBe(204);
    expect((await look('hall', id)).steps.at(-1)).toMatchObject({
      outcome: 'corrected',
      figures: [{ countedCentihours: 100 }, { countedCentihours: 400 }],
    });
  }, 60_000);
});

describe('who', () => {
  test('officers see their subtree, the person the own case, others nothing', async () => {
    const id = await openOne();
    for (const who of ['hall', 'bureau', 'city', 'auditor', 'administrator'] as const)
      expect((await listFor(who)).map((warning) => warning.id)).toEqual([id]);
    expect(await listFor('court')).toEqual([]);
    expect((await list('court', '?person=learner')).warnings).toEqual([]);
    expect((await stage.ask('court', 'GET', `/api/warnings/${id}`)).statusCode).toBe(403);
    expect((await stage.ask('learner', 'GET', `/api/warnings/${id}`)).statusCode).toBe(403);
    expect((await mine('learner')).warnings.map((warning) => warning.id)).toEqual([id]);
    expect((await mine('colleague')).warnings).toEqual([]);
    expect(await act('court', id, { kind: 'told', head: '李主任' })).toBe(403);
    expect(await act('auditor', id, { kind: 'told', head: '李主任' })).toBe(403);
    expect(await reply('colleague', id, { kind: 'commented', note: '不是我' })).toBe(404);
    expect(await reply('learner', id, { kind: 'commented', note: '上半年借调在外' })).toBe(204);
    expect((await look('hall', id)).steps).toMatchObject([{ kind: 'commented', by: '王learner' }]);
  }, 60_000);

  test('two officers at once: the second is told that something changed', async () => {
    const id = await openOne();
    expect(await act('hall', id, { kind: 'told', head: '李主任' })).toBe(204);
    // A talk may be recorded after a talk: only the version tells that the second has not seen the first.
    const sent = await Promise.all(
      (['hall', 'bureau'] as const).map((who) =>
        stage.ask(who, 'POST', `/api/warnings/${id}/acts`, { version: 1, ...TALK }),
      ),
    );
    expect(sent.map(({ statusCode }) => statusCode).sort()).toEqual([204, 409]);
    expect((await look('hall', id)).steps).toHaveLength(2);
  }, 60_000);

  test('where nobody is officer above, another officer approves; the own plan nobody', async () => {
    const id = await openOne();
    await bringToPlan(id);
    expect(await act('city', id, { kind: 'approved' })).toBe(204);
  }, 60_000);

  test('an officer who was warned does not act on the own case', async () => {
    await stage.passTo('2026-07-22T09:00:00+08:00');
    await openWarnings(stage.portal.deps);
    const [own] = (await list('hall', '?person=hall')).warnings;
    if (!own) throw new Error('the officer has no hours and no warning');
    expect((await look('hall', own.id)).mayAct).toEqual([]);
    expect(await act('hall', own.id, { kind: 'told', head: '李主任' })).toBe(403);
    expect(await act('bureau', own.id, { kind: 'told', head: '李主任' })).toBe(204);
  }, 60_000);
});
