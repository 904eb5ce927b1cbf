/** An event from its plan to the hours it gives: who may do what, and that everything is posted once. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { postApprovedEvents } from '../../../server/services/post-event.ts';
import type { EventDeskView, EventView } from '../../../src/domain/api/events.ts';
import type { Explanation } from '../../../src/domain/api/explain.ts';
import { aPlan } from '../../support/builders.ts';
import { type EventStage, openEventStage, submitted } from './stage.ts';

let stage: EventStage;
beforeEach(async () => {
  stage = await openEventStage();
});
afterEach(async () => {
  expect(stage.portal.defects).toEqual([]);
  await stage.portal.close();
});

const approve = (who: keyof EventStage['cookies'], { id, version }: EventView) =>
  stage.call(stage.cookies[who], 'POST', `/api/events/${id}/approval`, { version });
const entriesOf = (at: number) =>
  stage.portal.deps.storage.ledger.entries(stage.learners[at]?.id ?? '', 2026);

test('the second person approves, and everybody who was there has the hours by the rules', async () => {
  const event = await submitted(stage, stage.learners.slice(0, 2));
  const approved = await approve('second', event);
  expect(approved.json()).toMatchObject({ state: 'posted', approvedBy: '钱立', counts: { credited: 2 } });
  const [entry] = await entriesOf(0);
  expect(entry).toMatchObject({ category: 'ethicsEvent', centihours: 200, source: 'event' });
  expect(entry?.evidence).toEqual({
    ...{ kind: 'event', title: '第四季度职业道德大讲堂', day: '2026-11-23', place: '市民中心报告厅' },
    ...{ organiser: '政务服务中心', confirmedBy: '人社局培训管理员', principle: 'service' },
    ...{ event: event.id, minutes: 90, approvedBy: stage.second.id },
  });
  expect(await entriesOf(2)).toEqual([]);
  expect(await stage.portal.deps.storage.ledger.status(stage.learners[0]?.id ?? '', 2026)).toMatchObject({
    ethicsCentihours: 200,
  });
});

test('an entry is explained down to who entered it, who submitted and who approved it', async () => {
  const event = await submitted(stage, stage.learners.slice(0, 1));
  await approve('second', event);
  const [entry] = await entriesOf(0);
  const answer = await stage.call(stage.cookies.officer, 'GET', `/api/entries/${entry?.id}`);
  const { activity } = answer.json() as Explanation;
  expect(activity).toMatchObject({ kind: 'event', id: event.id });
  expect(activity?.steps.map(({ who, what, how }) => `${who} ${what} ${how}`.trim())).toEqual([
    '赵明 whole hand',
    '赵明 entered',
    '赵明 submitted',
    '钱立 approved',
    '钱立 posted',
  ]);
});

describe('the second person', () => {
  test('is not whoever submitted', async () => {
    const event = await submitted(stage, stage.learners);
    const answer = await approve('officer', event);
    expect(answer.statusCode).toBe(403);
    expect(answer.body).toContain('另一位管理员');
    expect(await entriesOf(0)).toEqual([]);
  });

  test('is not whoever entered attendance, though another submitted', async () => {
    const event = await stage.held();
    const people = stage.learners.map(({ staffNumber }) => ({ staffNumber, kind: 'whole' }));
    const marks = { version: event.version, people };
    const path = `/api/events/${event.id}`;
    const entered = (
      await stage.call(stage.cookies.second, 'POST', `${path}/marks`, marks)
    ).json() as EventView;
    const step = { version: entered.version, step: 'submit' };
    const sent = (await stage.call(stage.cookies.officer, 'POST', `${path}/steps`, step)).json() as EventView;
    expect((await approve('second', sent)).statusCode).toBe(403);
    expect((await approve('city', sent)).statusCode).toBe(200);
  });

  test('does not earn by it', async () => {
    const event = await submitted(stage, [...stage.learners, stage.second]);
    expect((await approve('second', event)).body).toContain('名单');
    expect((await approve('city', event)).statusCode).toBe(200);
  });

  test('may send it back with a reason, and it is entered again', async () => {
    const event = await submitted(stage, stage.learners);
    const path = `/api/events/${event.id}/steps`;
    const back = { version: event.version, step: 'return', reason: '' };
    expect((await stage.call(stage.cookies.second, 'POST', path, back)).statusCode).toBe(400);
    const returned = await stage.call(stage.cookies.second, 'POST', path, { ...back, reason: '缺签到表' });
    expect(returned.json()).toMatchObject({ state: 'held' });
  });
});

describe('once', () => {
  test('approving twice posts once', async () => {
    const event = await submitted(stage, stage.learners);
    const [first, again] = await Promise.all([approve('second', event), approve('city', event)]);
    expect([first?.statusCode, again?.statusCode].sort()).toEqual([200, 409]);
    expect(await entriesOf(0)).toHaveLength(1);
    expect((await approve('city', { ...event, version: event.version + 2 })).statusCode).toBe(409);
    expect(await entriesOf(0)).toHaveLength(1);
  });

  test('what a stop left approved is posted at the next start, and not a second time', async () => {
    const event = await submitted(stage, stage.learners);
    await stage.portal.deps.storage.events.change(event.id, ({ event: now }) => ({
      ok: true,
      value: {
        event: { ...now, state: 'approved', approvedBy: stage.second.id, version: now.version + 1 },
        act: { kind: 'approved', atMs: 1, who: stage.second.id, version: now.version + 1, detail: {} },
      },
    }));
    await postApprovedEvents(stage.portal.deps);
    await postApprovedEvents(stage.portal.deps);
    expect(await entriesOf(0)).toHaveLength(1);
    expect(await stage.portal.deps.storage.events.byId(event.id)).toMatchObject({ state: 'posted' });
  });

  test('where one cannot be posted, nobody is, and the event says why', async () => {
    const event = await submitted(stage, stage.learners);
    stage.portal.clock.advance(120 * 24 * 60 * 60_000);
    const cookie = await stage.portal.signIn(stage.second);
    const path = `/api/events/${event.id}/approval`;
    const late = await stage.call(cookie, 'POST', path, { version: event.version });
    expect(late.statusCode).toBe(409);
    expect(late.body).toContain('没有登记任何学时');
    const now = (await stage.call(cookie, 'GET', `/api/events/${event.id}`)).json() as EventView;
    expect(now).toMatchObject({ state: 'submitted', approvedBy: null });
    expect(now.trouble).toContain('2026 年度');
    expect(await entriesOf(0)).toEqual([]);
  });
});

test('striking somebody off posts a reversal, once, and others keep their hours', async () => {
  const posted = (await approve('second', await submitted(stage, stage.learners))).json() as EventView;
  const path = `/api/events/${posted.id}/strikes`;
  const strike = { version: posted.version, personId: stage.learners[0]?.id, reason: '代签' };
  const struck = await stage.call(stage.cookies.officer, 'POST', path, strike);
  expect(struck.json()).toMatchObject({ state: 'posted', counts: { credited: 2 } });
  const [award, reversal] = await entriesOf(0);
  expect(reversal).toMatchObject({ source: 'reversal', centihours: -200, reverses: award?.id });
  const again = { ...strike, version: (struck.json() as EventView).version };
  expect((await stage.call(stage.cookies.officer, 'POST', path, again)).statusCode).toBe(409);
  expect(await entriesOf(0)).toHaveLength(2);
  expect(await entriesOf(1)).toHaveLength(1);
});

test('somebody forgotten is added afterwards, and only they are posted then', async () => {
  const posted = (
    await approve('second', await submitted(stage, stage.learners.slice(0, 1)))
  ).json() as EventView;
  const path = `/api/events/${posted.id}`;
  const send = async (part: string, body: object) => {
    const answer = await stage.call(stage.cookies.officer, 'POST', `${path}/${part}`, body);
    if (answer.statusCode !== 200) throw new Error(answer.body);
    return answer.json() as EventView;
  };
  const open = await send('steps', { version: posted.version, step: 'reopen', reason: '漏了一人' });
  const own = { staffNumber: stage.learners[0]?.staffNumber, kind: 'absent' };
  const refused = await stage.call(stage.cookies.officer, 'POST', `${path}/marks`, {
    ...{ version: open.version, people: [own] },
  });
  expect(refused.statusCode).toBe(409);
  const people = [{ staffNumber: stage.learners[1]?.staffNumber, kind: 'whole' }];
  const entered = await send('marks', { version: open.version, people });
  const sent = await send('steps', { version: entered.version, step: 'submit' });
  expect((await approve('second', sent)).statusCode).toBe(200);
  expect(await entriesOf(0)).toHaveLength(1);
  expect(await entriesOf(1)).toHaveLength(1);
});

test('of two officers at once the second is told what the first changed, and nothing is lost', async () => {
  const event = await stage.planned();
  const change = (who: keyof EventStage['cookies'], place: string) =>
    stage.call(stage.cookies[who], 'PUT', `/api/events/${event.id}/plan`, {
      ...{ version: event.version, plan: aPlan({ place }) },
    });
  expect((await change('officer', '二楼')).statusCode).toBe(200);
  const late = await change('second', '三楼');
  expect(late.statusCode).toBe(409);
  expect(late.body).toContain('赵明');
  expect(late.body).toContain('改了活动内容');
  expect(await stage.portal.deps.storage.events.byId(event.id)).toMatchObject({ plan: { place: '二楼' } });
});

test('a plan that the rules cannot count is refused with the field and the fix', async () => {
  const wrong = async (plan: Parameters<typeof aPlan>[0]) => {
    const answer = await stage.call(stage.cookies.officer, 'POST', '/api/events', {
      ...{ unitId: 'hrss', plan: aPlan(plan) },
    });
    return [answer.statusCode, (answer.json() as { field?: string }).field];
  };
  expect(await wrong({ worth: { kind: 'days', days: 1, halfDays: 0 } })).toEqual([400, '/plan/worth']);
  expect(await wrong({ endsAt: 500 })).toEqual([400, '/plan/endsAt']);
  expect(await wrong({ lastDay: '2026-11-22' })).toEqual([400, '/plan/lastDay']);
  expect(await wrong({ lastDay: '2027-01-02' })).toEqual([400, '/plan/lastDay']);
  expect(await wrong({ kind: 'oath' })).toEqual([400, '/plan/oath']);
  expect(await wrong({ title: '' })).toEqual([400, '/plan/title']);
});

test('an oath is recorded with its witness, and without one it is not submitted', async () => {
  const oath = { text: '我宣誓……', textVersion: '2018', leader: '', witnesses: [] as string[] };
  const plan = { kind: 'oath' as const, worth: { kind: 'none' } as const, oath };
  await expect(submitted(stage, stage.learners, plan)).rejects.toThrow('监誓人');
  const witnessed = await submitted(stage, stage.learners, {
    ...{ ...plan, title: '入职宣誓', oath: { ...oath, witnesses: ['郑重'] } },
  });
  const approved = await approve('second', witnessed);
  expect(approved.json()).toMatchObject({ state: 'posted', counts: { present: 3, credited: 0 } });
  expect(await entriesOf(0)).toEqual([]);
});

describe('reach', () => {
  test('an officer sees and holds events of the own subtree; auditors only read; learners neither', async () => {
    const event = await stage.planned();
    const learner = await stage.portal.signIn(stage.learners[0] ?? stage.officer);
    const get = async (cookie: string) =>
      (await stage.call(cookie, 'GET', `/api/events/${event.id}`)).statusCode;
    expect(await get(stage.cookies.city)).toBe(200);
    expect(await get(stage.cookies.auditor)).toBe(200);
    expect(await get(stage.cookies.outsider)).toBe(403);
    expect(await get(learner)).toBe(403);
    const step = { version: 1, step: 'announce' };
    for (const cookie of [stage.cookies.outsider, stage.cookies.auditor, learner]) {
      expect((await stage.call(cookie, 'POST', `/api/events/${event.id}/steps`, step)).statusCode).toBe(403);
    }
    const other = { unitId: 'hrss', plan: aPlan() };
    expect((await stage.call(stage.cookies.outsider, 'POST', '/api/events', other)).statusCode).toBe(403);
    const desk = (await stage.call(stage.cookies.outsider, 'GET', '/api/events')).json() as EventDeskView;
    expect(desk.events).toEqual([]);
    expect(desk.units.map(({ id }) => id)).toEqual(['court']);
  });

  test('nobody of another unit is entered', async () => {
    const event = await stage.held();
    const people = [{ staffNumber: stage.outsider.staffNumber, kind: 'whole' }];
    const answer = await stage.call(stage.cookies.officer, 'POST', `/api/events/${event.id}/marks`, {
      ...{ version: event.version, people },
    });
    expect(answer.statusCode).toBe(400);
    expect(answer.body).toContain(stage.outsider.staffNumber);
  });
});
