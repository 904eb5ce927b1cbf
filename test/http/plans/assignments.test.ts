/** Assignments from making to done: who is meant follows from the roster, who has done it from the ledger. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { reverseEntry } from '../../../server/services/reverse-entry.ts';
import type { AssignmentRequest, AssignmentView, MyTasksView } from '../../../src/domain/api/assignments.ts';
import { openPlans, type PlansStage, staffNumberOf, type Who } from './stage.ts';

let stage: PlansStage;
beforeEach(async () => {
  stage = await openPlans();
});
afterEach(async () => {
  expect(stage.portal.defects).toEqual([]);
  await stage.portal.close();
});

const REQUEST: AssignmentRequest = {
  unitId: 'bureau',
  title: '窗口人员必修',
  items: [{ kind: 'course', id: 'integrity' }],
  dueDay: '2026-12-20',
};
const make = async (overrides: Partial<AssignmentRequest> = {}, who: Who = 'bureau'): Promise<string> => {
  const response = await stage.ask(who, 'POST', '/api/assignments', { ...REQUEST, ...overrides });
  if (response.statusCode !== 201) throw new Error(response.body);
  return response.json().id;
};
const view = async (id: string, who: Who = 'bureau', query = ''): Promise<AssignmentView> =>
  (await stage.ask(who, 'GET', `/api/assignments/${id}${query}`)).json();
const tasks = async (who: Who = 'learner'): Promise<MyTasksView['tasks']> =>
  ((await stage.ask(who, 'GET', '/api/me/tasks')).json() as MyTasksView).tasks;
const names = ({ people }: AssignmentView) => people.map(({ personId }) => personId).sort();

describe('who is meant', () => {
  test('everybody of the unit and below, nobody beside', async () => {
    expect(names(await view(await make()))).toEqual(['bureau', 'colleague', 'hall', 'learner']);
    expect(await tasks('neighbour')).toEqual([]);
    expect((await tasks()).map(({ title }) => title)).toEqual(['窗口人员必修']);
  });

  test('a list of staff numbers means those alone', async () => {
    const id = await make({ staffNumbers: [staffNumberOf('learner'), staffNumberOf('learner')] });
    expect(names(await view(id))).toEqual(['learner']);
    expect((await view(id)).audience.listed).toBe(1);
    expect(await tasks('colleague')).toEqual([]);
  });

  test('whoever comes to match later is meant from then on, with days of their own', async () => {
    const id = await make({ trainingKinds: ['induction'] });
    expect(names(await view(id))).toEqual([]);
    await stage.add('new', 'hall', { trainingKind: 'induction' }, '2026-12-10');
    expect((await view(id)).people).toMatchObject([{ personId: 'new', dueDay: '2027-01-09', state: 'open' }]);
  });

  test('the preview counts without making', async () => {
    await stage.credit('learner');
    const response = await stage.ask('bureau', 'POST', '/api/assignments/preview', REQUEST);
    expect(response.json()).toEqual({ people: 4, done: 1 });
    expect((await stage.ask('bureau', 'GET', '/api/assignments')).json().assignments).toEqual([]);
  });
});

describe('what is done', () => {
  test('follows the ledger, also backwards', async () => {
    const id = await make();
    const entryId = await stage.credit('learner');
    expect((await view(id, 'bureau', '?state=done')).people).toMatchObject([
      { personId: 'learner', state: 'done', doneOn: ['2026-11-23'] },
    ]);
    expect((await view(id)).counts).toEqual({ meant: 4, done: 1, overdue: 0 });
    expect((await tasks())[0]).toMatchObject({
      state: 'done',
      items: [{ title: '公正廉洁', doneOn: '2026-11-23' }],
    });
    const reversed = { personId: 'learner', year: 2026, entryId, reason: '误记', postedBy: 'bureau' };
    await reverseEntry(stage.portal.deps, reversed);
    expect((await view(id)).counts.done).toBe(0);
    expect((await tasks())[0]?.state).toBe('open');
  });

  test('past the day is overdue and listed first; done afterwards is done late', async () => {
    const id = await make();
    await stage.credit('learner');
    await stage.passTo('2026-12-21T09:00:00+08:00');
    await stage.credit('colleague');
    const all = await view(id);
    expect(all.people.map(({ state }) => state)).toEqual(['overdue', 'overdue', 'doneLate', 'done']);
    expect(all.counts).toEqual({ meant: 4, done: 2, overdue: 2 });
    expect((await view(id, 'bureau', '?state=lagging')).total).toBe(2);
  });
});

describe('changes', () => {
  test('the day moves with a reason; history tells who and why', async () => {
    const id = await make();
    const moved = await stage.ask('bureau', 'POST', `/api/assignments/${id}/due-day`, {
      dueDay: '2026-12-25',
      reason: '年底工作集中。',
    });
    expect(moved.statusCode).toBe(204);
    expect(await view(id)).toMatchObject({
      dueDay: '2026-12-25',
      history: [{ kind: 'dueMoved', by: '王bureau', reason: '年底工作集中。', dueDay: '2026-12-25' }],
    });
    expect((await tasks())[0]?.dueDay).toBe('2026-12-25');
  });

  test.each([
    ['a day that is past', '2026-11-22', '/dueDay'],
    ['a day of another year', '2027-01-05', '/dueDay'],
    ['the day it has', '2026-12-20', '/dueDay'],
  ])('refuses %s', async (_name, dueDay, field) => {
    const id = await make();
    const response = await stage.ask('bureau', 'POST', `/api/assignments/${id}/due-day`, {
      dueDay,
      reason: '顺延',
    });
    expect(response.json()).toMatchObject({ field });
  });

  test('withdrawn, it is nobody’s task any more, and cannot be changed again', async () => {
    const id = await make();
    const withdraw = () =>
      stage.ask('bureau', 'POST', `/api/assignments/${id}/withdrawal`, { reason: '布置错了。' });
    expect((await withdraw()).statusCode).toBe(204);
    expect(await tasks()).toEqual([]);
    expect((await view(id)).isWithdrawn).toBe(true);
    expect((await withdraw()).json().code).toBe('conflict');
  });
});

describe('bad input', () => {
  test.each([
    ['no course', { items: [] }, '/items'],
    ['a course there is not', { items: [{ kind: 'course', id: 'none' }] }, '/items'],
    ['no name', { title: ' ' }, '/title'],
    ['a day that is past', { dueDay: '2026-11-22' }, '/dueDay'],
    ['a day that is none', { dueDay: '2026-02-30' }, '/dueDay'],
    ['a unit that is not below', { unitIds: ['court'] }, '/unitIds'],
    ['somebody of another unit', { staffNumbers: [staffNumberOf('neighbour')] }, '/staffNumbers'],
    ['no days for newcomers', { newcomerDays: 0 }, '/newcomerDays'],
  ])('%s: names the field, and nothing is made', async (_name, overrides, field) => {
    const response = await stage.ask('bureau', 'POST', '/api/assignments', { ...REQUEST, ...overrides });
    expect(response.statusCode).toBe(400);
    expect(response.json()).toMatchObject({ code: 'invalid-request', field });
    expect((await stage.ask('bureau', 'GET', '/api/assignments')).json().assignments).toEqual([]);
  });

  test('every staff number that is not found is named', async () => {
    const response = await stage.ask('bureau', 'POST', '/api/assignments', {
      ...REQUEST,
      staffNumbers: ['1', '2'],
    });
    expect(response.json().detail).toContain('1、2');
  });

  test('an administrator asking for a unit there is not is told so', async () => {
    const response = await stage.ask('administrator', 'POST', '/api/assignments', {
      ...REQUEST,
      unitId: 'none',
    });
    expect(response.json()).toMatchObject({ field: '/unitId' });
  });
});

describe('who reaches what', () => {
  test('an officer below sees it for the own people alone, and cannot change it', async () => {
    const id = await make();
    expect(names(await view(id, 'hall'))).toEqual(['colleague', 'hall', 'learner']);
    expect((await view(id, 'hall')).mayChange).toBe(false);
    const refused = await stage.ask('hall', 'POST', `/api/assignments/${id}/withdrawal`, {
      reason: '不想做。',
    });
    expect(refused.statusCode).toBe(403);
  });

  test('an officer of another unit finds nothing', async () => {
    const id = await make();
    expect((await stage.ask('court', 'GET', `/api/assignments/${id}`)).statusCode).toBe(404);
    expect((await stage.ask('court', 'GET', '/api/assignments')).json().assignments).toEqual([]);
    expect((await stage.ask('court', 'POST', '/api/assignments', REQUEST)).statusCode).toBe(403);
  });

  test('auditors read and change nothing; administrators do both', async () => {
    const id = await make();
    expect(names(await view(id, 'auditor'))).toHaveLength(4);
    expect((await stage.ask('auditor', 'POST', '/api/assignments', REQUEST)).statusCode).toBe(403);
    expect((await view(id, 'auditor')).mayChange).toBe(false);
    expect((await view(id, 'administrator')).mayChange).toBe(true);
    await make({ title: '全市必修', unitId: 'city' }, 'administrator');
  });

  const CALLS = [
    ['GET', '/api/assignments'],
    ['GET', '/api/assignments/choices'],
    ['GET', '/api/assignments/none'],
    ['POST', '/api/assignments'],
    ['POST', '/api/assignments/preview'],
    ['POST', '/api/assignments/none/withdrawal'],
    ['POST', '/api/assignments/none/due-day'],
  ] as const;
  test.each(CALLS)(
    '%s %s: 401 signed out, 403 to a learner, and the refusal is in the audit log',
    async (method, url) => {
      expect((await stage.ask(undefined, method, url)).statusCode).toBe(401);
      const before = stage.audited().length;
      expect((await stage.ask('learner', method, url)).statusCode).toBe(403);
      expect(stage.audited().slice(before)).toEqual(['learner plans-refused']);
    },
  );
});
