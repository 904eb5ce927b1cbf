/** Annual plans: written, submitted, approved one unit higher; lights and tasks follow. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { PlanAct, PlansView, PlanView } from '../../../src/domain/api/plans.ts';
import type { EventPlan } from '../../../src/domain/event/event.ts';
import type { PlanLine } from '../../../src/domain/plan/plan.ts';
import { openPlans, type PlansStage, type Who } from './stage.ts';

let stage: PlansStage;
beforeEach(async () => {
  stage = await openPlans();
});
afterEach(async () => {
  expect(stage.portal.defects).toEqual([]);
  await stage.portal.close();
});

const lecture: PlanLine = {
  ...{ id: 'l-4', kind: 'activity', activity: 'lecture', quarter: 4, title: '第四季度大讲堂' },
};
const study: PlanLine = {
  ...{
    id: 's-1',
    kind: 'study',
    title: '窗口人员必修',
    tiers: ['window'],
    trainingKinds: [],
    dueDay: '2026-12-20',
  },
  items: [{ kind: 'course', id: 'integrity' }],
};
const view = async (who: Who = 'bureau', unit = 'bureau'): Promise<PlanView> =>
  (await stage.ask(who, 'GET', `/api/plans/${unit}?year=2026`)).json();
const save = async (
  lines: readonly PlanLine[] = [lecture, study],
  who: Who = 'bureau',
  unit = 'bureau',
  version?: number,
) =>
  stage.ask(who, 'PUT', `/api/plans/${unit}`, {
    year: 2026,
    version: version ?? (await view('administrator', unit)).version,
    lines,
  });
const act = async (kind: PlanAct['kind'], who: Who, more: object = {}) =>
  stage.ask(who, 'POST', '/api/plans/bureau/acts', {
    year: 2026,
    version: (await view('administrator')).version,
    kind,
    ...more,
  });
const approve = async () => {
  for (const response of [await act('submitted', 'bureau'), await act('approved', 'city')]) {
    if (response.statusCode !== 204) throw new Error(response.body);
  }
};

async function hold(unitId: string, day: string, kind: EventPlan['kind'] = 'lecture'): Promise<void> {
  const plan: EventPlan = {
    ...{
      kind,
      title: '大讲堂',
      day,
      lastDay: day,
      beginsAt: 540,
      endsAt: 660,
      place: '礼堂',
      organiser: '局',
    },
    ...{ speaker: '', speakerKind: null, principles: ['integrity'], materials: [], notes: '' },
    ...{ worth: { kind: 'minutes', minutes: 90 }, minimumShareBasisPoints: 8000, graceMinutes: 10 },
    ...{ needsSignOut: false, isInvitedOnly: false, oath: null },
  };
  const atMs = stage.portal.clock.now();
  await stage.portal.deps.storage.events.add(
    {
      id: crypto.randomUUID(),
      unitId,
      state: 'held',
      version: 1,
      plan,
      createdBy: 'bureau',
      createdAtMs: atMs,
      submittedBy: null,
      approvedBy: null,
      trouble: null,
    },
    { kind: 'created', atMs, who: 'bureau', version: 1, detail: {} },
  );
}

describe('from draft to approval', () => {
  test('the way up, with its history', async () => {
    expect((await save()).statusCode).toBe(204);
    expect(await view()).toMatchObject({
      state: 'draft',
      inForce: null,
      gaps: { seminars: 'none', lectures: [1, 2, 3] },
    });
    expect((await act('submitted', 'bureau')).statusCode).toBe(204);
    expect((await view('city')).mayApprove).toBe(true);
    expect((await act('sentBack', 'city', { reason: '请补上研修班。' })).statusCode).toBe(204);
    expect((await save()).statusCode).toBe(204);
    await approve();
    const one = await view();
    expect(one.state).toBe('approved');
    expect(one.history.map(({ kind, by }) => [kind, by])).toEqual([
      ['approved', '王city'],
      ['submitted', '王bureau'],
      ['saved', '王bureau'],
      ['sentBack', '王city'],
      ['submitted', '王bureau'],
      ['saved', '王bureau'],
    ]);
  });

  test('nobody approves the own unit’s plan, nor from beside or below; an administrator may', async () => {
    await save();
    await act('submitted', 'bureau');
    for (const who of ['bureau', 'hall', 'court', 'auditor', 'learner'] as const) {
      expect([who, (await act('approved', who)).statusCode]).toEqual([who, 403]);
    }
    expect((await act('approved', 'administrator')).statusCode).toBe(204);
  });

  test('two officers at once: the second is told, and nothing is lost', async () => {
    await save();
    expect((await save([lecture], 'bureau', 'bureau', 0)).json()).toMatchObject({ code: 'conflict' });
    expect((await view()).draft).toHaveLength(2);
  });

  test('sent back without a reason is refused', async () => {
    await save();
    await act('submitted', 'bureau');
    expect((await act('sentBack', 'city')).json()).toMatchObject({ field: '/reason' });
  });

  test.each([
    ['a line without a name', { ...lecture, title: '' }],
    ['a fifth quarter', { ...lecture, quarter: 5 }],
    ['a course there is not', { ...study, items: [{ kind: 'course' as const, id: 'none' }] }],
    ['study without a course', { ...study, items: [] }],
    ['a day of another year', { ...study, dueDay: '2027-01-05' }],
  ])('refuses %s, and saves nothing', async (_name, line) => {
    expect((await save([line as PlanLine])).statusCode).toBe(400);
    expect((await view()).state).toBe('none');
  });
});

describe('in force', () => {
  test('lights come from what was held, of this unit alone', async () => {
    await save();
    await approve();
    await hold('court', '2026-10-12');
    expect((await view()).inForce?.map(({ light }) => light)).toEqual(['planned', 'soon']);
    await hold('bureau', '2026-11-12');
    expect((await view()).inForce?.[0]).toMatchObject({ light: 'done', day: '2026-11-12' });
    const list: PlansView = (await stage.ask('city', 'GET', '/api/plans?year=2026')).json();
    expect(list.plans.find(({ unit }) => unit.id === 'bureau')).toMatchObject({
      state: 'approved',
      activities: { all: 1, done: 1, missed: 0 },
    });
  });

  test('what is to be studied becomes a task, done by the record; a changed line replaces it, a line that goes ends it', async () => {
    const tasks = async () =>
      (await stage.ask('learner', 'GET', '/api/me/tasks'))
        .json()
        .tasks.map(({ title }: { title: string }) => title);
    await save();
    expect(await tasks()).toEqual([]);
    await approve();
    expect(await tasks()).toEqual(['窗口人员必修']);
    for (const person of ['learner', 'colleague', 'hall', 'bureau']) await stage.credit(person);
    expect((await view()).inForce?.[1]).toMatchObject({ light: 'done', study: { meant: 4, done: 4 } });
    await save([lecture, { ...study, title: '全员必修', tiers: [] }]);
    expect(await tasks()).toEqual(['窗口人员必修']);
    await approve();
    expect(await tasks()).toEqual(['全员必修']);
    await save([lecture]);
    await approve();
    expect(await tasks()).toEqual([]);
  });

  test('approved once more unchanged, a task stays the same one', async () => {
    await save();
    await approve();
    const before = (await view()).inForce?.[1]?.study?.assignment;
    await save([{ ...lecture, title: '大讲堂' }, study]);
    await approve();
    expect((await view()).inForce?.[1]?.study?.assignment).toBe(before);
  });

  test('a plan whose day has passed while it waited is not approved', async () => {
    await save();
    await act('submitted', 'bureau');
    await stage.passTo('2026-12-21T09:00:00+08:00');
    expect((await act('approved', 'city')).json().detail).toContain('2026-12-20');
  });
});

describe('who reaches what', () => {
  const CALLS = [
    ['GET', '/api/plans'],
    ['GET', '/api/plans/bureau'],
    ['PUT', '/api/plans/bureau'],
    ['POST', '/api/plans/bureau/acts'],
  ] as const;
  test.each(CALLS)('%s %s: 401 signed out, 403 to a learner', async (method, url) => {
    expect((await stage.ask(undefined, method, url)).statusCode).toBe(401);
    expect((await stage.ask('learner', method, url)).statusCode).toBe(403);
  });

  test('an officer writes the own subtree’s plans, and sees no other; auditors read', async () => {
    expect((await save([lecture], 'bureau', 'hall')).statusCode).toBe(204);
    expect((await save([lecture], 'bureau', 'court')).statusCode).toBe(403);
    expect((await stage.ask('bureau', 'GET', '/api/plans/court')).statusCode).toBe(404);
    expect((await save([lecture], 'auditor')).statusCode).toBe(403);
    expect((await view('auditor')).mayEdit).toBe(false);
    const list: PlansView = (await stage.ask('hall', 'GET', '/api/plans')).json();
    expect(list.plans.map(({ unit }) => unit.id)).toEqual(['hall']);
  });
});
