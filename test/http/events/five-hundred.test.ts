/** Five hundred people take an oath before witnesses: listed, marked, approved by the second person, one taken off again. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { EventSheetView, EventView } from '../../../src/domain/api/events.ts';
import { anXlsx } from '../../support/sheets.ts';
import { type EventStage, openEventStage } from './stage.ts';

const PEOPLE = 500;
const ABSENT = 20;

let stage: EventStage;
beforeEach(async () => {
  stage = await openEventStage();
});
afterEach(async () => {
  expect(stage.portal.defects).toEqual([]);
  await stage.portal.close();
});

test('an oath of 500 with its witnesses: everybody who was there has the hours once, all at one time', async () => {
  const { storage } = stage.portal.deps;
  const { officer, second } = stage.cookies;
  const people = Array.from({ length: PEOPLE }, (_, at) => ({
    ...{ id: `r-${at}`, staffNumber: `7${String(at).padStart(5, '0')}`, name: '新人', unitId: 'hall' },
    ...{ tier: 'window' as const, trainingKind: 'induction' as const, isSample: false },
  }));
  await storage.roster.add({ units: [], people, grants: [], fromDay: '2026-01-01' });
  const oath = { text: '我宣誓：忠于中华人民共和国宪法……', textVersion: '2018 年修订', leader: '孙涛' };
  const witnesses = ['郑重', '冯实'];
  const event = await stage.held({
    ...{ kind: 'oath', title: '新录用人员宣誓', principles: ['loyalty'] },
    oath: { ...oath, witnesses },
  });
  const sheet = async (of: EventView, meaning: string, rows: string[][]) => {
    const answer = await stage.portal.app.inject({
      method: 'POST',
      url: `/api/events/${of.id}/sheet?meaning=${meaning}&version=${of.version}`,
      headers: { cookie: officer, 'content-type': 'application/octet-stream' },
      payload: Buffer.from(await anXlsx(rows)),
    });
    expect(answer.json() as EventSheetView).toMatchObject({ isApplied: true, accepted: PEOPLE, refused: 0 });
    return (await stage.call(officer, 'GET', `/api/events/${of.id}`)).json() as EventView;
  };
  const listed = await sheet(event, 'list', [
    ['工号', '姓名'],
    ...people.map(({ staffNumber, name }) => [staffNumber, name]),
  ]);
  const marked = await sheet(listed, 'attendance', [
    ['工号', '姓名', '签到', '签退', '是否到场'],
    ...people.map(({ staffNumber, name }, at) => [staffNumber, name, '', '', at < ABSENT ? '否' : '是']),
  ]);
  expect(marked.counts).toMatchObject({ invited: PEOPLE, present: PEOPLE - ABSENT, absent: ABSENT });
  const sent = await stage.call(officer, 'POST', `/api/events/${event.id}/steps`, {
    ...{ version: marked.version, step: 'submit' },
  });
  const { version } = sent.json() as EventView;
  const approved = await stage.call(second, 'POST', `/api/events/${event.id}/approval`, { version });

  const posted = approved.json() as EventView;
  expect(posted).toMatchObject({ state: 'posted', submittedBy: '赵明', approvedBy: '钱立' });
  expect(posted.plan.oath?.witnesses).toEqual(witnesses);
  expect(posted.counts).toMatchObject({ credited: PEOPLE - ABSENT });
  const entries = await Promise.all(people.map(({ id }) => storage.ledger.entries(id, 2026)));
  expect(entries.map(({ length }) => length)).toEqual(people.map((_, at) => (at < ABSENT ? 0 : 1)));
  const times = new Set(entries.flat().map(({ postedAtMs }) => postedAtMs));
  expect(times.size).toBe(1);
  const statuses = await Promise.all(people.map(({ id }) => storage.ledger.status(id, 2026)));
  expect(statuses.map((status) => status?.ethicsCentihours ?? 0)).toEqual(
    people.map((_, at) => (at < ABSENT ? 0 : 200)),
  );

  const again = await stage.call(second, 'POST', `/api/events/${event.id}/approval`, {
    version: posted.version,
  });
  expect(again.statusCode).toBe(409);
  const struck = await stage.call(officer, 'POST', `/api/events/${event.id}/strikes`, {
    ...{ version: posted.version, personId: 'r-499', reason: '代签' },
  });
  expect((struck.json() as EventView).counts).toMatchObject({ credited: PEOPLE - ABSENT - 1 });
  expect(await storage.ledger.status('r-499', 2026)).toMatchObject({ ethicsCentihours: 0 });
});
