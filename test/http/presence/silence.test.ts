/** Reading in silence: how long it earns, the question that asks whether somebody is there, and its answer. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { PresenceQuestion } from '../../../src/domain/presence/passage-check.ts';
import type { Person } from '../../../src/domain/roster/person.ts';
import { openTestPortal, type TestPortal } from '../../support/test-portal.ts';
import { LessonPage } from './page.ts';

const LESSON = 'integrity/01-gifts';
const MINUTE = 60_000;
/** 600 characters with the self-check, at 120 a minute. */
const ALLOWED = 5 * MINUTE;

let portal: TestPortal;
let person: Person;
let cookie: string;
let page: LessonPage;

beforeEach(async () => {
  portal = await openTestPortal();
  person = await portal.addPerson();
  cookie = await portal.signIn(person);
  page = new LessonPage(portal, cookie, LESSON);
});
afterEach(async () => {
  expect(portal.defects).toEqual([]);
  await portal.close();
});

const rightOf = (question: PresenceQuestion) =>
  question.options.find(({ text }) => ['一只袋子', '退回去之前'].includes(text))?.id ?? '';
const wrongOf = (question: PresenceQuestion) =>
  question.options.find(({ id }) => id !== rightOf(question))?.id ?? '';
const minutes = async () => (await portal.deps.storage.study.minutes(person.id, [LESSON])).length;

describe('an idle page', () => {
  test('earns the time a slow reader needs for the passage, and then nothing', async () => {
    await page.stay(60 * MINUTE);
    expect(await minutes()).toBe(5);
  });

  test('earns nothing more by reloading, by a second tab, or by a second device', async () => {
    await page.stay(ALLOWED + MINUTE);
    page.reload();
    await page.stay(10 * MINUTE);
    const device = new LessonPage(portal, await portal.signIn(person), LESSON);
    await device.stay(10 * MINUTE);
    expect(await minutes()).toBe(5);
  });

  test('earns nothing more by naming one section after the other', async () => {
    for (let at = 0; at < 90; at += 1) {
      await page.beat({ section: at % 2 === 0 ? 's1' : 's2' });
      portal.clock.advance(20_000);
    }
    expect(await minutes()).toBeLessThanOrEqual(5);
  });

  test('earns the least there is where the page names no section that exists', async () => {
    await page.stay(20 * MINUTE, { section: 's99' });
    expect(await minutes()).toBe(3);
  });

  test('a page whose script hides the question and claims to be active earns nothing more', async () => {
    await page.stay(ALLOWED + MINUTE);
    const after = await page.stay(30 * MINUTE, { active: true });
    expect(after).toMatchObject({ live: false, reason: 'silent', question: { isPaused: true } });
    expect(await minutes()).toBe(5);
  });
});

describe('an honest reader', () => {
  test('who scrolls now and then is never asked', async () => {
    for (let at = 0; at < 90; at += 1) {
      const { question } = await page.beat({ active: at % 9 === 0 });
      expect(question).toBeUndefined();
      portal.clock.advance(20_000);
    }
    expect(await minutes()).toBe(29);
  });

  test('who answers within the minute loses nothing', async () => {
    const { question } = await page.stay(ALLOWED - MINUTE);
    expect(question).toMatchObject({ text: '门把手上挂着什么？', isPaused: false });
    if (!question) return;
    portal.clock.advance(10_000);
    expect(await page.answer(question.id, rightOf(question))).toEqual({ outcome: 'right' });
    portal.clock.advance(10_000);
    await page.stay(ALLOWED - 2 * MINUTE);
    expect(await minutes()).toBe(7);
  });

  test('who comes back later answers, and goes on', async () => {
    const { question } = await page.stay(20 * MINUTE);
    expect(question?.isPaused).toBe(true);
    if (!question) return;
    await page.answer(question.id, rightOf(question));
    portal.clock.advance(20_000);
    await page.stay(2 * MINUTE);
    expect(await minutes()).toBe(7);
  });

  test('who answers wrongly gets another try with fresh options, and nothing is taken away', async () => {
    const { question } = await page.stay(20 * MINUTE);
    if (!question) throw new Error('no question');
    const wrong = await page.answer(question.id, wrongOf(question));
    expect(wrong).toMatchObject({ outcome: 'wrong', question: { isPaused: true } });
    const ids = question.options.map(({ id }) => id);
    expect(wrong.question?.options.some(({ id }) => ids.includes(id))).toBe(false);
    expect(await minutes()).toBe(5);
    if (!wrong.question) throw new Error('no second try');
    expect((await page.answer(wrong.question.id, rightOf(wrong.question))).outcome).toBe('right');
  });

  test('whose touch came first is told that the question is gone', async () => {
    const { question } = await page.stay(ALLOWED - MINUTE);
    portal.clock.advance(20_000);
    expect((await page.beat({ active: true })).question).toBeUndefined();
    expect(await page.answer(question?.id ?? '', 'x')).toEqual({ outcome: 'gone' });
  });

  test('who comes back the next day begins anew', async () => {
    await page.stay(20 * MINUTE);
    portal.clock.advance(24 * 60 * MINUTE);
    cookie = await portal.signIn(person);
    page = new LessonPage(portal, cookie, LESSON);
    await page.stay(2 * MINUTE);
    expect(await minutes()).toBe(7);
  });
});

describe('the key', () => {
  test('never reaches the page', async () => {
    await page.stay(20 * MINUTE);
    const response = await page.post('', { item: LESSON, visible: true, focused: true });
    expect(response.json().question.options).toHaveLength(3);
    expect(response.body).not.toMatch(/right|check|key/i);
  });

  test('of a question asked of one person does not serve another', async () => {
    const { question } = await page.stay(20 * MINUTE);
    if (!question) throw new Error('no question');
    const other = new LessonPage(portal, await portal.signIn(await portal.addPerson()), LESSON);
    expect(await other.answer(question.id, rightOf(question))).toEqual({ outcome: 'gone' });
    expect((await page.stay(2 * MINUTE)).question?.isPaused).toBe(true);
  });

  test('a made-up question and a used one change nothing', async () => {
    const { question } = await page.stay(20 * MINUTE);
    if (!question) throw new Error('no question');
    expect(await page.answer('made-up', rightOf(question))).toMatchObject({
      outcome: 'gone',
      question: { id: question.id },
    });
    await page.answer(question.id, wrongOf(question));
    expect((await page.answer(question.id, rightOf(question))).outcome).toBe('gone');
  });
});

describe('attacks on beats', () => {
  test('faster beats earn no more than wall time', async () => {
    for (let at = 0; at < 60; at += 1) {
      await page.beat({ active: true });
      portal.clock.advance(10_000);
    }
    expect(await minutes()).toBe(9);
  });

  test('short visits at the edges of minutes earn what was lived', async () => {
    portal.clock.advance(35_000);
    for (let at = 0; at < 10; at += 1) {
      page.reload();
      await page.beat({ active: true });
      for (let beats = 0; beats < 4; beats += 1) {
        portal.clock.advance(10_000);
        await page.beat({ active: true });
      }
      portal.clock.advance(80_000);
    }
    expect(await minutes()).toBe(6);
  });

  test('a forged nonce and another person’s nonce earn nothing', async () => {
    const { nonce } = await page.beat({ active: true });
    const thief = await portal.addPerson();
    const other = new LessonPage(portal, await portal.signIn(thief), LESSON);
    for (const forged of ['AAAA', nonce]) {
      portal.clock.advance(20_000);
      expect(await other.beat({ nonce: forged, active: true })).toMatchObject({
        live: false,
        reason: 'superseded',
      });
    }
    portal.clock.advance(20_000);
    expect((await page.beat({ active: true })).live).toBe(true);
  });

  test('what the page claims of time is not listened to', async () => {
    for (let at = 0; at < 4; at += 1) {
      const claim = { minutes: 99, durationMs: 9e6, at: '2020-01-01T00:00:00Z', atMs: 1 };
      const response = await page.post('', {
        item: LESSON,
        visible: true,
        focused: true,
        active: true,
        ...claim,
      });
      expect(response.json().minutes).toBe(0);
      portal.clock.advance(20_000);
    }
  });

  test('a minute says which beats it came from', async () => {
    await page.stay(2 * MINUTE, { active: true });
    const rows = await portal.deps.storage.study.minutes(person.id, [LESSON]);
    expect(rows).toEqual(rows.map((row) => ({ ...row, offline: false })));
  });
});
