/** Signing with the code on the wall: what is believed, and what is refused with which reason. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { eventCode } from '../../../server/services/event-codes.ts';
import type { EventCodeView, EventView, SignView } from '../../../src/domain/api/events.ts';
import { codeWindow, type Direction } from '../../../src/domain/event/event-code.ts';
import { TEST_PASSWORD } from '../../support/test-portal.ts';
import { type EventStage, openEventStage } from './stage.ts';

let stage: EventStage;
let event: EventView;
let cookie: string;
beforeEach(async () => {
  stage = await openEventStage();
  event = await announced();
  cookie = await stage.portal.signIn(learner(0));
});
afterEach(async () => {
  expect(stage.portal.defects).toEqual([]);
  await stage.portal.close();
});

function learner(at: number) {
  const one = stage.learners[at];
  if (!one) throw new Error('no such learner');
  return one;
}

async function announced(plan = {}): Promise<EventView> {
  const { id, version } = await stage.planned(plan);
  const step = { version, step: 'announce' };
  return (await stage.call(stage.cookies.officer, 'POST', `/api/events/${id}/steps`, step)).json();
}

async function shown(direction: Direction, of = event): Promise<EventCodeView> {
  const path = `/api/events/${of.id}/code?direction=${direction}`;
  return (await stage.call(stage.cookies.officer, 'GET', path)).json();
}

const sign = (who: string, code: string, of: string | undefined = event.id) =>
  stage.call(who, 'POST', '/api/me/signs', { code, ...(of && { event: of }) });
const MINUTE = 60_000;

test('coming and leaving with the codes on the wall gives the hours once they are approved', async () => {
  expect((await sign(cookie, (await shown('in')).code)).json()).toMatchObject({ direction: 'in' });
  stage.portal.clock.advance(25 * MINUTE);
  cookie = await stage.portal.signIn(learner(0));
  stage.portal.clock.advance(25 * MINUTE);
  cookie = await stage.portal.signIn(learner(0));
  stage.portal.clock.advance(25 * MINUTE);
  const officer = await stage.portal.signIn(stage.officer);
  cookie = await stage.portal.signIn(learner(0));
  const path = `/api/events/${event.id}`;
  const { code } = (await stage.call(officer, 'GET', `${path}/code?direction=out`)).json() as EventCodeView;
  const left = (await sign(cookie, code, '')).json() as SignView;
  expect(left).toMatchObject({ direction: 'out', event: event.id });
  const held = { version: event.version, step: 'hold' };
  const { version } = (await stage.call(officer, 'POST', `${path}/steps`, held)).json() as EventView;
  const sent = (
    await stage.call(officer, 'POST', `${path}/steps`, { version, step: 'submit' })
  ).json() as EventView;
  expect(sent.people).toMatchObject([{ name: '王甲', minutes: 75, verdict: 'credited', centihours: 166 }]);
  expect(sent.people[0]?.means).toEqual(['code', 'typed']);
  const second = await stage.portal.signIn(stage.second);
  const approved = await stage.call(second, 'POST', `${path}/approval`, { version: sent.version });
  expect(approved.statusCode).toBe(200);
  const [entry] = await stage.portal.deps.storage.ledger.entries(learner(0).id, 2026);
  expect(entry).toMatchObject({ centihours: 166 });
});

test('looking signs nothing', async () => {
  const { code } = await shown('in');
  const look = await stage.call(cookie, 'POST', '/api/me/signs/look', { code, event: event.id });
  expect(look.json()).toMatchObject({ title: event.plan.title, direction: 'in' });
  expect((look.json() as SignView).signedAt).toBeUndefined();
  expect((await shown('in')).came).toBe(0);
});

test('signing in twice is once, at the first time', async () => {
  const first = (await sign(cookie, (await shown('in')).code)).json() as SignView;
  stage.portal.clock.advance(MINUTE);
  const again = (await sign(cookie, (await shown('in')).code)).json() as SignView;
  expect(again.signedAt).toBe(first.signedAt);
  expect((await shown('in')).came).toBe(1);
});

test('a code is good in its half minute and the next, and later no more', async () => {
  const { code } = await shown('in');
  stage.portal.clock.advance(30_000);
  expect((await sign(cookie, code)).statusCode).toBe(200);
  stage.portal.clock.advance(30_000);
  const other = await stage.portal.signIn(learner(1));
  const late = await sign(other, code);
  expect(late.statusCode).toBe(409);
  expect(late.body).toContain('换过');
});

test('the code of another event is refused, and so is one that was made up', async () => {
  const other = await announced({ title: '另一场' });
  const { code } = await shown('in', other);
  expect((await sign(cookie, code)).body).toContain('不是这次活动');
  expect((await sign(cookie, 'ABCD2345')).statusCode).toBe(409);
  expect((await sign(cookie, '1234')).body).toContain('8 位');
});

test('whoever is not on the list of an event that has one is refused', async () => {
  const closed = await announced({ title: '限名单', isInvitedOnly: true });
  const { code } = await shown('in', closed);
  expect((await sign(cookie, code, closed.id)).body).toContain('不在这次活动的名单上');
  const invite = { version: closed.version, add: [learner(0).staffNumber], remove: [] };
  const path = `/api/events/${closed.id}/invitees`;
  expect((await stage.call(stage.cookies.officer, 'POST', path, invite)).statusCode).toBe(200);
  expect((await sign(cookie, code, closed.id)).statusCode).toBe(200);
});

test('people of other units, and leaving without having come, are refused', async () => {
  expect((await sign(stage.cookies.outsider, (await shown('in')).code)).statusCode).toBe(403);
  expect((await sign(cookie, (await shown('out')).code)).body).toContain('没有签到');
});

test('outside its hours an event shows no code and takes none', async () => {
  const { code } = await shown('in');
  stage.portal.clock.advance(-3 * 60 * MINUTE);
  const path = `/api/events/${event.id}/code?direction=in`;
  expect((await stage.call(stage.cookies.officer, 'GET', path)).statusCode).toBe(409);
  expect((await sign(cookie, code)).statusCode).toBe(409);
  // Not even the code of that very moment, were it known.
  const { deps, clock } = stage.portal;
  const itself = await sign(cookie, eventCode(deps, event.id, 'in', codeWindow(clock.now())));
  expect(itself.statusCode).toBe(409);
  expect(itself.body).toContain('不在签到时间里');
});

test('nobody signs without being signed in, and learners see no code', async () => {
  const { code } = await shown('in');
  expect((await sign('', code)).statusCode).toBe(401);
  const path = `/api/events/${event.id}/code?direction=in`;
  expect((await stage.call(cookie, 'GET', path)).statusCode).toBe(403);
  expect((await stage.call(stage.cookies.auditor, 'GET', path)).statusCode).toBe(403);
});

test('guessing is stopped', async () => {
  const statuses = [];
  for (let guess = 0; guess < 14; guess += 1) statuses.push((await sign(cookie, 'ABCD2345')).statusCode);
  expect(statuses.at(-1)).toBe(429);
  const other = await stage.portal.signIn(learner(1));
  expect((await sign(other, (await shown('in')).code)).statusCode).toBe(200);
});

test('one device signing for several people is shown to the officer by their names', async () => {
  const signIn = async (at: number, device: string) => {
    const answer = await stage.portal.app.inject({
      method: 'POST',
      url: '/api/session',
      headers: device ? { cookie: device } : {},
      payload: { staffNumber: learner(at).staffNumber, password: TEST_PASSWORD },
    });
    return answer.cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  };
  const first = await signIn(0, '');
  const device = first.split('; ').find((one) => one.startsWith('mingde_device')) ?? '';
  const second = `${await signIn(1, device)}; ${device}`;
  const { code } = await shown('in');
  await sign(first, code);
  await sign(second, code);
  await sign(await signIn(2, ''), code);
  const view = (await stage.call(stage.cookies.second, 'GET', `/api/events/${event.id}`)).json() as EventView;
  expect(view.sharedDevices).toEqual([['王甲', '王乙']]);
});
