/** Assignments and make-up training through the desk's own calls, and what people are told of them. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { aNoticeBook } from '../../support/builders.ts';
import { openPlans, type PlansStage } from '../plans/stage.ts';
import { kindsOf, lastText, tell } from './telling.ts';

let stage: PlansStage;
let assignment: string;
/** No reminder of the year in between. */
const BOOK = aNoticeBook({ yearBehindFrom: ['12-31'], digest: 'never' });

beforeEach(async () => {
  stage = await openPlans();
  const made = await stage.ask('bureau', 'POST', '/api/assignments', {
    ...{ unitId: 'bureau', title: '年度必修', dueDay: '2026-12-20' },
    items: [{ kind: 'course', id: 'integrity' }],
  });
  assignment = made.json().id;
}, 60_000);
afterEach(async () => {
  expect(stage.portal.defects).toEqual([]);
  await stage.portal.close();
});

const look = () => tell(stage.portal, BOOK);
const of = (who: string) => kindsOf(stage.portal, who);

describe('an assignment', () => {
  test('is told to everybody meant and to nobody else, once however often one looks', async () => {
    expect((await look()).made).toBeGreaterThan(0);
    expect(await of('learner')).toEqual(['assignmentGiven']);
    expect(await of('neighbour')).toEqual([]);
    expect(await look()).toEqual({ made: 0, closed: 0 });
    expect(await Promise.all([look(), look(), look()])).toEqual(Array(3).fill({ made: 0, closed: 0 }));
    expect(await lastText(stage.portal, 'learner', 'assignmentGiven')).toContain('unit=局');
  });

  test('two servers that look at the same moment tell it once', async () => {
    const looks = await Promise.all([look(), look()]);
    expect(await of('learner')).toEqual(['assignmentGiven']);
    expect(looks.reduce((sum, { made }) => sum + made, 0)).toBe(
      (await Promise.all(['learner', 'colleague', 'hall', 'bureau'].map(of))).flat().length,
    );
  });

  test('is reminded of on its days and when it is over', async () => {
    await look();
    await stage.passTo('2026-12-13T09:00:00+08:00');
    await look();
    await stage.passTo('2026-12-19T09:00:00+08:00');
    await look();
    await stage.passTo('2026-12-21T09:00:00+08:00');
    await look();
    expect(await of('learner')).toEqual([
      'assignmentGiven',
      'assignmentSoon void',
      'assignmentSoon void',
      'assignmentOverdue',
    ]);
  });

  test('is looked at once a day, in the morning', async () => {
    await look();
    await stage.passTo('2026-12-13T05:59:00+08:00');
    expect(await look()).toEqual({ made: 0, closed: 0 });
    await stage.passTo('2026-12-13T06:00:00+08:00');
    expect((await look()).made).toBeGreaterThan(0);
  });

  test('done, it closes at the next look, for whoever has done it', async () => {
    await look();
    await stage.credit('learner');
    await look();
    expect(await of('learner')).toEqual(['assignmentGiven done']);
    expect(await of('colleague')).toEqual(['assignmentGiven']);
  });

  test('withdrawn, nothing wrong is left standing', async () => {
    await look();
    await stage.ask('bureau', 'POST', `/api/assignments/${assignment}/withdrawal`, { reason: '布置错了。' });
    await look();
    expect(await of('learner')).toEqual(['assignmentGiven void']);
    await stage.passTo('2026-12-13T09:00:00+08:00');
    await look();
    expect(await of('learner')).toEqual(['assignmentGiven void']);
  });

  test('moved, the reminder of the old day closes and the new day has its own', async () => {
    await look();
    await stage.passTo('2026-12-14T09:00:00+08:00');
    await look();
    await stage.ask('bureau', 'POST', `/api/assignments/${assignment}/due-day`, {
      ...{ dueDay: '2026-12-28', reason: '系统升级。' },
    });
    await look();
    expect(await of('learner')).toEqual(['assignmentGiven', 'assignmentSoon void']);
    await stage.passTo('2026-12-21T09:00:00+08:00');
    await look();
    expect(await of('learner')).toEqual(['assignmentGiven', 'assignmentSoon void', 'assignmentSoon']);
  });

  test('who joins is told on the next morning', async () => {
    await look();
    await stage.passTo('2026-12-01T09:00:00+08:00');
    await stage.add('newcomer', 'hall', {}, '2026-12-01');
    await look();
    expect(await of('newcomer')).toEqual(['assignmentGiven']);
  });

  test('of long ago is no news to a portal that begins to tell', async () => {
    await stage.passTo('2026-12-10T09:00:00+08:00');
    await look();
    expect(await of('learner')).toEqual([]);
  });

  test('of another wording in the own unit is told in that', async () => {
    const wording = { title: '本局任务：{title}', text: '请看。' };
    const overrides = [{ id: 'bureau', units: ['bureau'], wordings: { assignmentGiven: wording } }];
    await tell(stage.portal, { ...BOOK, overrides });
    const [notice] = await stage.portal.deps.storage.notices.list('learner', { limit: 1 });
    expect([notice?.title, notice?.text]).toEqual(['本局任务：年度必修', '请看。']);
  });
});

describe('make-up training', () => {
  const order = async (who = 'learner') => {
    await stage.ask('bureau', 'POST', '/api/make-up', {
      ...{ cause: 'unfinished', subject: assignment, year: 2026, people: [who], dueDay: '2026-12-30' },
      items: [{ kind: 'course', id: 'integrity' }],
    });
    const view = (await stage.ask('bureau', 'GET', '/api/make-up?year=2026')).json();
    return view.orders[0].id as string;
  };
  const excuse = (id: string) =>
    stage.ask('bureau', 'POST', `/api/make-up/${id}/changes`, {
      kind: 'excused',
      reason: '全年病假，有证明。',
    });
  beforeEach(async () => {
    await stage.passTo('2026-12-21T09:00:00+08:00');
  });

  test('is told, and closed when it is done', async () => {
    await order();
    await look();
    expect(await of('learner')).toContain('makeUpGiven');
    await stage.credit('learner');
    await look();
    expect(await of('learner')).toContain('makeUpGiven done');
  });

  test('excused, says so with the reason, and closes what it asked', async () => {
    const id = await order();
    await look();
    await excuse(id);
    await look();
    expect((await of('learner')).filter((kind) => kind.startsWith('makeUp'))).toEqual([
      'makeUpGiven void',
      'makeUpExcused',
    ]);
    expect(await lastText(stage.portal, 'learner', 'makeUpExcused')).toContain('reason=全年病假，有证明。');
  });

  test('excused before anybody looked, gives no order to do', async () => {
    await excuse(await order());
    await look();
    await stage.passTo('2026-12-29T09:00:00+08:00');
    await look();
    expect((await of('learner')).filter((kind) => kind.startsWith('makeUp'))).toEqual(['makeUpExcused']);
  });
});

test('whoever will not have the hours at this pace is told on the days of the content, until it is made up', async () => {
  const book = aNoticeBook({ yearBehindFrom: ['11-01', '12-01'], digest: 'never' });
  await tell(stage.portal, book);
  expect(await of('neighbour')).toEqual(['yearBehind']);
  expect(await lastText(stage.portal, 'neighbour', 'yearBehind')).toContain('hours=0\nrequired=8\nmissing=8');
  await stage.passTo('2026-11-24T09:00:00+08:00');
  await tell(stage.portal, book);
  expect(await of('neighbour')).toEqual(['yearBehind']);
  await stage.passTo('2026-12-01T09:00:00+08:00');
  await tell(stage.portal, book);
  expect(await of('neighbour')).toEqual(['yearBehind void', 'yearBehind']);
});

test('a digest tells the officers of each unit the figures of its dashboard, once a week', async () => {
  const book = aNoticeBook({ yearBehindFrom: ['12-31'] });
  await tell(stage.portal, book);
  const { all } = (await stage.ask('bureau', 'GET', '/api/following?unit=bureau&year=2026')).json();
  const text = await lastText(stage.portal, 'bureau', 'unitDigest');
  expect(text).toContain(`people=${all.people}\nmet=${all.met}\n`);
  expect(text).toContain('period=2026-11-23');
  await stage.passTo('2026-11-29T09:00:00+08:00');
  await tell(stage.portal, book);
  await stage.passTo('2026-11-30T09:00:00+08:00');
  await tell(stage.portal, book);
  expect((await of('bureau')).filter((kind) => kind === 'unitDigest')).toHaveLength(2);
  expect(await of('learner')).not.toContain('unitDigest');
});

test('a submitted plan waits for the unit above, and its answer goes to whoever submitted it', async () => {
  const lines = [{ id: 'l-1', kind: 'activity', activity: 'lecture', quarter: 4, title: '大讲堂' }];
  await stage.ask('bureau', 'PUT', '/api/plans/bureau', { year: 2026, version: 0, lines });
  await stage.ask('bureau', 'POST', '/api/plans/bureau/acts', { year: 2026, version: 1, kind: 'submitted' });
  await look();
  expect(await of('city')).toContain('planWaiting');
  const back = { year: 2026, version: 2, kind: 'sentBack', reason: '请补第三季度。' };
  expect((await stage.ask('city', 'POST', '/api/plans/bureau/acts', back)).statusCode).toBe(204);
  await look();
  expect(await of('city')).toContain('planWaiting void');
  expect(await of('bureau')).toContain('planSentBack');
});
