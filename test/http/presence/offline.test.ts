/** Reading without a network: what a ticket is good for, and every way to misuse one. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { rotateSigningKey } from '../../../server/auth/rotate-signing-key.ts';
import type { LearningView } from '../../../src/domain/api/api.ts';
import type { StretchResponse } from '../../../src/domain/api/presence.ts';
import type { OfflineTicket } from '../../../src/domain/presence/offline.ts';
import type { Person } from '../../../src/domain/roster/person.ts';
import { aCatalogue, aPolicy } from '../../support/builders.ts';
import { openTestPortal, type TestPortal } from '../../support/test-portal.ts';
import { LessonPage, offlineBeats } from './page.ts';

const LESSON = 'integrity/01-gifts';
const OTHER = 'integrity/02-relatives';
const MINUTE = 60_000;

let portal: TestPortal;
let person: Person;
let cookie: string;
let page: LessonPage;

async function open(offlineMinutesPerDay = 120, keysDirectory?: string): Promise<void> {
  const presence = { offlineMinutesPerDay, offlineTicketHours: 24 };
  portal = await openTestPortal({
    catalogue: aCatalogue({ policies: [aPolicy({ presence })] }),
    ...(keysDirectory === undefined ? {} : { keysDirectory }),
  });
  person = await portal.addPerson();
  cookie = await portal.signIn(person);
  page = new LessonPage(portal, cookie, LESSON);
}
beforeEach(() => open());
afterEach(async () => {
  expect(portal.defects).toEqual([]);
  await portal.close();
});

const minutes = async (item = LESSON) => portal.deps.storage.study.minutes(person.id, [item]);

/** The tunnel: so long without a network, and signed in again where the session has ended. */
async function away(ms: number): Promise<void> {
  portal.clock.advance(ms);
  cookie = await portal.signIn(person);
  page = new LessonPage(portal, cookie, LESSON);
}

test('a ticket issued before the signing key was rotated is good afterwards', async () => {
  await portal.close();
  const keys = mkdtempSync(join(tmpdir(), 'mingde-keys-'));
  await open(120, keys);
  const ticket = await page.ticket();
  rotateSigningKey(keys, portal.clock.now());
  expect(portal.deps.signer.refresh()).toBe(true);
  await away(41 * MINUTE);
  expect((await page.send(ticket.signed, offlineBeats(40 * MINUTE))).json().earned).toBe(40);
});

describe('a train', () => {
  test('forty minutes read in a tunnel are forty minutes, marked offline', async () => {
    const ticket = await page.ticket();
    await away(41 * MINUTE);
    const response = await page.send(ticket.signed, offlineBeats(40 * MINUTE));
    expect(response.json()).toEqual({
      ...{ item: LESSON, earned: 40, overLimit: 0, minutesPerDay: 120, minutes: 40, offlineMinutes: 40 },
    });
    expect((await minutes()).every(({ offline }) => offline)).toBe(true);
  });

  test('online, offline, online again: one lesson, no minute lost but at the seams', async () => {
    const ticket = await page.ticket();
    await page.stay(10 * MINUTE, { active: true });
    await away(10 * MINUTE + 20_000);
    await page.beat({ active: true });
    const worth = (
      await page.send(ticket.signed, offlineBeats(10 * MINUTE, 10 * MINUTE))
    ).json() as StretchResponse;
    await page.stay(10 * MINUTE, { active: true });
    expect(worth.earned).toBe(10);
    expect(await minutes()).toHaveLength(30);
  });

  test('time told of offline is not told of online as well', async () => {
    const startMs = portal.clock.now();
    await page.beat({ active: true });
    for (let round = 0; round < 10; round += 1) {
      const ticket = await page.ticket();
      portal.clock.advance(60_500);
      await page.send(ticket.signed, offlineBeats(MINUTE));
      portal.clock.advance(19_500);
      await page.beat({ active: true });
    }
    const wallMs = portal.clock.now() - startMs;
    expect((await minutes()).length).toBeLessThanOrEqual(Math.floor(wallMs / MINUTE));
    // The seconds between the end of a stretch and its arrival are the only ones lost.
    expect((await minutes()).length).toBeGreaterThanOrEqual(Math.floor(wallMs / MINUTE) - 1);
  });

  test('the status of the lesson tells how many are offline', async () => {
    const ticket = await page.ticket();
    await away(11 * MINUTE);
    await page.send(ticket.signed, offlineBeats(10 * MINUTE));
    await page.stay(3 * MINUTE, { active: true });
    expect(await page.beat()).toMatchObject({ minutes: 13, offlineMinutes: 10 });
    const view = (
      await portal.app.inject({ url: '/api/me/learning', headers: { cookie } })
    ).json() as LearningView;
    expect(view.courses[0]?.offlineMinutes).toEqual({ [LESSON]: 10 });
  });

  test('the other lessons of the course have tickets too, and a quiz has none', async () => {
    const response = await page.post('/tickets', { item: LESSON });
    expect(response.json().tickets.map(({ item }: { item: string }) => item)).toEqual([LESSON, OTHER]);
    expect((await page.post('/tickets', { item: 'integrity/quiz' })).statusCode).toBe(400);
  });

  test('silence holds offline as well: an unanswered question ends it, a right answer goes on', async () => {
    const [first, second] = [await page.ticket(), await page.ticket()];
    await away(30 * MINUTE);
    const silent = offlineBeats(15 * MINUTE, 0, { active: false });
    expect((await page.send(first.signed, silent)).json().earned).toBe(5);
    const question = second.questions.find(({ section }) => section === 's1');
    const option = question?.options.find(({ text }) => text === '一只袋子')?.id ?? '';
    const answers = [{ afterMs: 17 * MINUTE, question: question?.id ?? '', option }];
    const later = offlineBeats(10 * MINUTE, 16 * MINUTE, { active: false });
    const worth = await page.send(second.signed, later, { answers });
    expect(worth.json().earned).toBe(6);
  });

  test('the keys of a ticket’s questions are nowhere in it', async () => {
    const ticket = await page.ticket();
    const text = Buffer.from(ticket.signed.split('.')[0] ?? '', 'base64url').toString();
    expect(ticket.questions.map(({ section }) => section)).toEqual(['s1', 's2']);
    for (const { options } of ticket.questions) for (const { id } of options) expect(text).not.toContain(id);
    expect(JSON.stringify(ticket.questions)).not.toContain('right');
  });
});

describe('misuse', () => {
  test('sending the same stretch again gets the same answer and earns nothing more', async () => {
    const ticket = await page.ticket();
    await away(11 * MINUTE);
    const first = await page.send(ticket.signed, offlineBeats(10 * MINUTE));
    const again = await page.send(ticket.signed, offlineBeats(10 * MINUTE));
    expect(again.json()).toEqual(first.json());
    expect(await minutes()).toHaveLength(10);
  });

  test('a ticket used once takes no other stretch', async () => {
    const ticket = await page.ticket();
    await away(30 * MINUTE);
    await page.send(ticket.signed, offlineBeats(10 * MINUTE));
    const reused = await page.send(ticket.signed, offlineBeats(10 * MINUTE, 15 * MINUTE));
    expect([reused.statusCode, reused.json().code]).toEqual([409, 'conflict']);
    expect(await minutes()).toHaveLength(10);
  });

  test('a stretched ticket earns no more than wall time', async () => {
    const ticket = await page.ticket();
    await away(5 * MINUTE);
    expect((await page.send(ticket.signed, offlineBeats(100 * MINUTE))).json().earned).toBe(5);
  });

  test('nothing counts after the latest use', async () => {
    const ticket = await page.ticket();
    await away(48 * 60 * MINUTE);
    const late = offlineBeats(30 * MINUTE, 24 * 60 * MINUTE - 10 * MINUTE);
    expect((await page.send(ticket.signed, late)).json().earned).toBe(10);
  });

  test('time that was lived online, or in which the page was online and earned nothing, is not lived again', async () => {
    const ticket = await page.ticket();
    await page.stay(10 * MINUTE);
    const before = (await minutes()).length;
    const worth = await page.send(ticket.signed, offlineBeats(10 * MINUTE));
    expect([before, worth.json().earned]).toEqual([5, 0]);
  });

  test('two tickets for the same time, of two lessons, earn it once', async () => {
    const other = new LessonPage(portal, cookie, OTHER);
    const [first, second] = [await page.ticket(), await other.ticket()];
    await away(11 * MINUTE);
    await page.send(first.signed, offlineBeats(10 * MINUTE));
    const worth = await page.send(second.signed, offlineBeats(10 * MINUTE), { item: OTHER });
    expect(worth.json()).toMatchObject({ earned: 0, minutes: 0 });
    expect(await minutes()).toHaveLength(10);
  });

  test('a ticket of another person is refused, and of no use to them afterwards either', async () => {
    const ticket = await page.ticket();
    await away(11 * MINUTE);
    const thief = new LessonPage(portal, await portal.signIn(await portal.addPerson()), LESSON);
    const stolen = await thief.send(ticket.signed, offlineBeats(10 * MINUTE));
    expect([stolen.statusCode, stolen.json().field]).toEqual([403, '/ticket']);
    expect((await page.send(ticket.signed, offlineBeats(10 * MINUTE))).json().earned).toBe(10);
  });

  test('a ticket of another lesson is refused', async () => {
    const ticket = await page.ticket();
    await away(11 * MINUTE);
    const refused = await page.send(ticket.signed, offlineBeats(10 * MINUTE), { item: OTHER });
    expect([refused.statusCode, refused.json().field]).toEqual([400, '/item']);
    expect(await minutes(OTHER)).toEqual([]);
  });

  test.each([
    ['another lesson', (ticket: OfflineTicket) => ({ ...ticket, item: OTHER })],
    [
      'an earlier issue',
      (ticket: OfflineTicket) => ({ ...ticket, issuedAtMs: ticket.issuedAtMs - 60 * MINUTE }),
    ],
    [
      'a later end',
      (ticket: OfflineTicket) => ({ ...ticket, latestUseMs: ticket.latestUseMs + 60 * MINUTE }),
    ],
    ['another number', (ticket: OfflineTicket) => ({ ...ticket, id: 'mine' })],
    ['another content', (ticket: OfflineTicket) => ({ ...ticket, contentHash: 'x' })],
    ['another key', (ticket: OfflineTicket) => ({ ...ticket, sealedKey: '' })],
    ['nothing at all', () => null],
  ])('a ticket changed to say %s is refused', async (_what, change) => {
    const { signed } = await page.ticket();
    const [text = '', signature] = signed.split('.');
    const ticket = JSON.parse(Buffer.from(text, 'base64url').toString()) as OfflineTicket;
    const changed = Buffer.from(JSON.stringify(change(ticket))).toString('base64url');
    await away(11 * MINUTE);
    const item = change(ticket)?.item ?? LESSON;
    const refused = await page.send(`${changed}.${signature}`, offlineBeats(10 * MINUTE), { item });
    expect([refused.statusCode, refused.json().field]).toEqual([400, '/ticket']);
  });

  test.each(['', '.', 'x', 'a.b.c', 'bnVsbA.bnVsbA'])('“%s” is no ticket', async (forged) => {
    const refused = await page.send(forged, []);
    expect([refused.statusCode, refused.json().field]).toEqual([400, '/ticket']);
  });

  test('signed out nothing is taken; the ticket is still good after signing in', async () => {
    const ticket = await page.ticket();
    portal.clock.advance(60 * MINUTE);
    expect((await page.send(ticket.signed, offlineBeats(40 * MINUTE))).statusCode).toBe(401);
    await away(0);
    expect((await page.send(ticket.signed, offlineBeats(40 * MINUTE))).json().earned).toBe(40);
  });

  test('negative, broken and too many offsets are refused with the field that is wrong', async () => {
    const { signed } = await page.ticket();
    const one = offlineBeats(0)[0];
    for (const beats of [[{ ...one, afterMs: -1 }], [{ ...one, afterMs: 0.5 }], Array(15_001).fill(one)]) {
      const refused = await page.send(signed, beats);
      expect([refused.statusCode, refused.json().field?.startsWith('/beats')]).toEqual([400, true]);
    }
  });
});

describe('the policy', () => {
  test('limits the offline minutes of a day over all tickets, and says what was left out', async () => {
    await portal.close();
    await open(30);
    const first = await page.ticket();
    await away(26 * MINUTE);
    await page.send(first.signed, offlineBeats(25 * MINUTE));
    const second = await page.ticket();
    await away(21 * MINUTE);
    expect((await page.send(second.signed, offlineBeats(20 * MINUTE))).json()).toMatchObject({
      ...{ earned: 5, overLimit: 15, minutesPerDay: 30 },
    });
  });

  test('of no offline minutes issues no ticket', async () => {
    await portal.close();
    await open(0);
    expect((await page.post('/tickets', { item: LESSON })).json()).toEqual({ tickets: [], minutesPerDay: 0 });
  });
});

test('beats, minutes and stretches are never changed in the database', async () => {
  const { openSqlite } = await import('../../../server/storage/sqlite/open-sqlite.ts');
  const { driver } = openSqlite(':memory:');
  driver.exec("INSERT INTO beats(person_id, minute, at_ms, item, live) VALUES ('p', 1, 60000, 'i', 1)");
  driver.exec("INSERT INTO minutes(person_id, minute, item) VALUES ('p', 1, 'i')");
  driver.exec("INSERT INTO offline_stretches VALUES ('t', 'p', 'i', 1, 2, 's', '{}', '{}')");
  for (const [table, change] of [
    ['beats', 'lived_ms = 60000'],
    ['minutes', "item = 'j'"],
    ['offline_stretches', "answer = '[]'"],
  ]) {
    expect(() => driver.exec(`UPDATE ${table} SET ${change}`)).toThrow(/never changed/);
    expect(() => driver.exec(`DELETE FROM ${table}`)).toThrow(/never deleted/);
  }
});
