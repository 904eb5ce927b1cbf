import { afterEach, describe, expect, test, vi } from 'vitest';
import type { BeatRequest, StretchRequest, TicketView } from '../../../src/domain/api/presence.ts';
import '../../../src/elements/lesson-status/lesson-status.ts';
import '../../../src/elements/lesson-tracker/lesson-tracker.ts';
import { examples } from '../../../src/elements/lesson-tracker/lesson-tracker.example.ts';
import { SignsOfLife } from '../../../src/stores/signs-of-life.ts';
import { eventually } from '../../support/eventually.ts';
import { clearStage, exampleNamed, type Stage, settled, show } from './study-stage.ts';

afterEach(() => {
  vi.restoreAllMocks();
  clearStage();
});

const ITEM = 'service/03-another-way';
const ticket = (id: string): TicketView => ({
  ...{ id, item: ITEM, signed: `${id}.signed`, issuedAtMs: 0, latestUseMs: 24 * 60 * 60_000 },
  questions: [{ id: 'q', section: 's1', text: '？', options: [{ id: 'o', text: '一' }] }],
});
const own = { item: ITEM, earned: 1, overLimit: 0, minutesPerDay: 120, minutes: 4, offlineMinutes: 1 };

/** A lesson on the page, signed in; tickets are numbered as they are taken. */
async function aLesson(): Promise<Stage> {
  let tickets = 0;
  return show('md-lesson-tracker', exampleNamed(examples, 'signed in'), {
    'POST /api/presence/tickets': () => {
      tickets += 1;
      return { status: 200, body: { tickets: [ticket(`${Date.now()}-t${tickets}`)], minutesPerDay: 120 } };
    },
    'POST /api/presence/offline': { status: 200, body: own },
  });
}
const asked = (stage: Stage, path: string) =>
  stage.asked.filter(({ call }) => call === `POST /api/presence${path}`);
const beats = (stage: Stage) => asked(stage, '').map(({ body }) => body as BeatRequest);
const stretches = (stage: Stage) => asked(stage, '/offline').map(({ body }) => body as StretchRequest);

let passedMs = 0;
async function pass(stage: Stage, ms = 20_000): Promise<void> {
  const before = beats(stage).length;
  passedMs += ms;
  const real = performance.now.bind(performance);
  if (!vi.isMockFunction(performance.now)) {
    passedMs = ms;
    vi.spyOn(performance, 'now').mockImplementation(() => real() + passedMs);
  }
  dispatchEvent(new Event('focus'));
  await eventually(() => expect(beats(stage).length).toBeGreaterThan(before));
  await settled();
}

describe('without a network', () => {
  test('beats are noted with the ticket, and sent when it is back', async () => {
    const stage = await aLesson();
    await eventually(() => expect(asked(stage, '/tickets')).toHaveLength(1));
    await settled();
    stage.isOffline = true;
    for (let at = 0; at < 4; at += 1) await pass(stage);
    expect(stretches(stage)).toEqual([]);
    stage.isOffline = false;
    await pass(stage);
    await eventually(() => expect(stretches(stage)).toHaveLength(1));
    const [sent] = stretches(stage);
    expect(sent?.ticket).toMatch(/t1\.signed$/);
    // The first beat with the network again is the last of the time without.
    expect(sent?.beats).toHaveLength(5);
    const offsets = sent?.beats.map(({ afterMs }) => afterMs) ?? [];
    for (const [at, afterMs] of offsets.slice(1).entries()) {
      expect(Math.abs(afterMs - (offsets[at] ?? 0) - 20_000)).toBeLessThan(2_000);
    }
    expect(sent?.beats[0]).toMatchObject({ visible: true, focused: true });
    // The new ticket was taken before the old one was sent.
    expect(asked(stage, '/tickets')).toHaveLength(2);
  });

  test('the date of the browser may jump by days: offsets do not', async () => {
    const stage = await aLesson();
    await eventually(() => expect(asked(stage, '/tickets')).toHaveLength(1));
    await settled();
    stage.isOffline = true;
    await pass(stage);
    const now = Date.now();
    vi.spyOn(Date, 'now').mockReturnValue(now + 2 * 24 * 60 * 60_000);
    await pass(stage);
    stage.isOffline = false;
    await pass(stage);
    await eventually(() => expect(stretches(stage)).toHaveLength(1));
    expect(Math.max(...(stretches(stage)[0]?.beats.map(({ afterMs }) => afterMs) ?? []))).toBeLessThan(
      80_000,
    );
  });

  test('a stretch whose answer was lost is sent again as it was', async () => {
    const stage = await aLesson();
    await eventually(() => expect(asked(stage, '/tickets')).toHaveLength(1));
    await settled();
    stage.isOffline = true;
    await pass(stage);
    stage.isOffline = false;
    const taken = stage.answers['POST /api/presence/offline'];
    stage.answers['POST /api/presence/offline'] = { status: 504 };
    await pass(stage);
    await eventually(() => expect(stretches(stage)).toHaveLength(1));
    await settled();
    stage.isOffline = true;
    await pass(stage);
    if (taken) stage.answers['POST /api/presence/offline'] = taken;
    stage.isOffline = false;
    await pass(stage);
    await eventually(() => expect(stretches(stage).length).toBeGreaterThanOrEqual(3));
    const [first] = stretches(stage);
    const again = stretches(stage).slice(1);
    expect(again).toContainEqual(first);
    expect(again.some(({ ticket: used }) => used !== first?.ticket)).toBe(true);
  });
});

describe('signs of life', () => {
  test.each([
    [
      'a key',
      () => document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true })),
    ],
    ['a touch', () => document.body.dispatchEvent(new Event('touchmove', { bubbles: true }))],
    ['the focus going on', () => document.body.dispatchEvent(new FocusEvent('focusin', { bubbles: true }))],
    ['a selection', () => document.dispatchEvent(new Event('selectionchange'))],
    ['something playing', () => document.body.dispatchEvent(new Event('timeupdate'))],
    ['scrolling', () => document.dispatchEvent(new Event('scroll'))],
  ])('%s is one, and counts once', (_what, act) => {
    const signs = new SignsOfLife();
    signs.start();
    signs.take();
    act();
    expect([signs.take(), signs.take()]).toEqual([true, false]);
    signs.stop();
  });

  test('what is done in the question is none', () => {
    const signs = new SignsOfLife();
    signs.start();
    const question = document.body.appendChild(document.createElement('md-presence-check'));
    signs.take();
    question.dispatchEvent(new KeyboardEvent('keydown', { key: 'Tab', bubbles: true, composed: true }));
    expect(signs.take()).toBe(false);
    signs.stop();
  });
});
