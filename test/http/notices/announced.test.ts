/** Activities that are announced: whom they are told to, and when that closes. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { EventCodeView, EventView } from '../../../src/domain/api/events.ts';
import { aNoticeBook, aPlan } from '../../support/builders.ts';
import { type EventStage, openEventStage } from '../events/stage.ts';
import { kindsOf, lastText, tell } from './telling.ts';

let stage: EventStage;
const BOOK = aNoticeBook({ yearBehindFrom: ['12-31'], digest: 'never' });
beforeEach(async () => {
  stage = await openEventStage();
}, 60_000);
afterEach(async () => {
  expect(stage.portal.defects).toEqual([]);
  await stage.portal.close();
});

const look = () => tell(stage.portal, BOOK);
const of = (at: number) => kindsOf(stage.portal, stage.learners[at]?.id ?? '');
const everybody = async () => (await Promise.all(stage.learners.map((_, at) => of(at)))).flat();
const DAY = 86_400_000;
const TOMORROW = { day: '2026-11-24', lastDay: '2026-11-24' };

async function step(event: EventView, to: string, reason?: string): Promise<EventView> {
  const officer = await stage.portal.signIn(stage.officer);
  const body = { version: event.version, step: to, ...(reason && { reason }) };
  const answer = await stage.call(officer, 'POST', `/api/events/${event.id}/steps`, body);
  if (answer.statusCode !== 200) throw new Error(answer.body);
  return answer.json();
}
const announced = async (plan: Parameters<typeof aPlan>[0] = TOMORROW) =>
  step(await stage.planned(plan), 'announce');

describe('an announced activity', () => {
  test('is told to the people of the unit and below, once however often one looks', async () => {
    await stage.planned(TOMORROW);
    await look();
    expect(await everybody()).toEqual([]);
    await announced();
    expect((await look()).made).toBeGreaterThan(0);
    expect(await everybody()).toEqual(Array(3).fill('eventAnnounced'));
    for (const { id } of [stage.outsider, stage.city]) expect(await kindsOf(stage.portal, id)).toEqual([]);
    expect(await look()).toEqual({ made: 0, closed: 0 });
    expect(await Promise.all([look(), look()])).toEqual(Array(2).fill({ made: 0, closed: 0 }));
    expect(await lastText(stage.portal, stage.learners[0]?.id ?? '', 'eventAnnounced')).toContain(
      'unit=人社局\nday=2026 年 11 月 24 日\nbegins=09:00\nplace=市民中心报告厅',
    );
  });

  test('cancelled, it stands no more', async () => {
    const event = await announced();
    await look();
    await step(event, 'cancel', '场地停电。');
    await look();
    expect(await everybody()).toEqual(Array(3).fill('eventAnnounced void'));
  });

  test('over though nobody entered anything, it closes on the next morning', async () => {
    await announced();
    await look();
    stage.portal.clock.advance(DAY);
    await look();
    expect(await everybody()).toEqual(Array(3).fill('eventAnnounced'));
    stage.portal.clock.advance(DAY);
    await look();
    expect(await everybody()).toEqual(Array(3).fill('eventAnnounced void'));
  });

  test('moved, the old day closes and the new one is told', async () => {
    const { id, version } = await announced();
    await look();
    const plan = aPlan({ day: '2026-11-26', lastDay: '2026-11-26' });
    const moved = await stage.call(stage.cookies.officer, 'PUT', `/api/events/${id}/plan`, { version, plan });
    expect(moved.statusCode).toBe(200);
    await look();
    expect(await of(0)).toEqual(['eventAnnounced void', 'eventAnnounced']);
  });

  test('signed for, it is done for whoever came', async () => {
    const event = await announced({});
    await look();
    const path = `/api/events/${event.id}/code?direction=in`;
    const { code } = (await stage.call(stage.cookies.officer, 'GET', path)).json() as EventCodeView;
    const [first] = stage.learners;
    const cookie = first ? await stage.portal.signIn(first) : '';
    const signed = await stage.call(cookie, 'POST', '/api/me/signs', { code, event: event.id });
    expect(signed.statusCode).toBe(200);
    await step(event, 'hold');
    await look();
    expect([await of(0), await of(1)]).toEqual([['eventAnnounced done'], ['eventAnnounced void']]);
  });
});

test('for those on the list alone, it is told to them; and to whoever is put on it later', async () => {
  const { id, version } = await announced({ ...TOMORROW, isInvitedOnly: true });
  const invite = async (at: number, seen: number) => {
    const add = [stage.learners[at]?.staffNumber];
    const body = { version: seen, add, remove: [] };
    const answer = await stage.call(stage.cookies.officer, 'POST', `/api/events/${id}/invitees`, body);
    if (answer.statusCode !== 200) throw new Error(answer.body);
    return (answer.json() as EventView).version;
  };
  const next = await invite(0, version);
  await look();
  expect([await of(0), await of(1)]).toEqual([['eventAnnounced'], []]);
  await invite(1, next);
  await look();
  expect([await of(0), await of(1), await of(2)]).toEqual([['eventAnnounced'], ['eventAnnounced'], []]);
});
