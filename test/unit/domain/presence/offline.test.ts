/** What a stretch without a network is worth. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  judgeStretch,
  type OfflineBeat,
  type OfflineBounds,
  type OfflineTicket,
} from '../../../../src/domain/presence/offline.ts';
import { NOW_MS } from '../../../support/builders.ts';

const HOUR_MS = 60 * 60_000;
const START = NOW_MS / 60_000;
const aTicket = (more: Partial<OfflineTicket> = {}): OfflineTicket => ({
  ...{ format: 1, kind: 'offline', id: 't1', personId: 'p1', item: 'integrity/01-gifts', contentHash: 'c0' },
  ...{ issuedAtMs: NOW_MS, latestUseMs: NOW_MS + 24 * HOUR_MS, sealedKey: '' },
  ...more,
});
const theBounds = (more: Partial<OfflineBounds> = {}): OfflineBounds => ({
  nowMs: NOW_MS + HOUR_MS,
  online: [],
  inFrontMs: [],
  isTaken: () => false,
  isTakenOffline: () => false,
  minutesPerDay: 120,
  offlineOn: () => 0,
  allowanceMs: () => 300_000,
  canAsk: true,
  isRight: () => false,
  silence: undefined,
  ...more,
});
/** Beats every 20 s, from an offset on. */
const reading = (minutes: number, fromMs = 0, beat: Partial<OfflineBeat> = {}): OfflineBeat[] =>
  Array.from({ length: minutes * 3 + 1 }, (_, at) => ({
    ...{ afterMs: fromMs + at * 20_000, visible: true, focused: true, active: true },
    ...beat,
  }));
const earned = (beats: readonly OfflineBeat[], bounds: Partial<OfflineBounds> = {}, ticket = aTicket()) =>
  judgeStretch(ticket, { beats, answers: [] }, theBounds(bounds));

test('ten minutes read are ten minutes, under the numbers in which they were lived', () => {
  expect(earned(reading(10)).minutes).toEqual(Array.from({ length: 10 }, (_, at) => START + at));
});

test('a stretch goes on from the last beat online, unless that is long ago', () => {
  const beats = reading(1, 20_000);
  const earnedAfter = (agoMs: number) => earned(beats, { inFrontMs: [NOW_MS + 20_000 - agoMs] }).livedMs;
  expect(earnedAfter(20_000)).toBe(80_000);
  expect(earnedAfter(100_000)).toBe(60_000);
  expect(earned(beats).livedMs).toBe(60_000);
});

describe('bounds', () => {
  test('nothing before now is later than now: a stretched ticket earns what wall time allows', () => {
    const worth = earned(reading(60), { nowMs: NOW_MS + 5 * 60_000 });
    expect(worth.minutes).toHaveLength(5);
    expect(worth.outside).toBe(45 * 3 + 30);
  });

  test('nothing after the latest use', () => {
    const ticket = aTicket({ latestUseMs: NOW_MS + 3 * 60_000 });
    expect(earned(reading(60), {}, ticket).minutes).toHaveLength(3);
  });

  test('time lived online is left out', () => {
    const online = Array.from({ length: 15 }, (_, at) => ({ atMs: NOW_MS + at * 20_000, livedMs: 20_000 }));
    const worth = earned(reading(10), { online });
    expect(worth.minutes).toHaveLength(5);
    expect(worth.livedMs).toBe(320_000);
  });

  test('an online beat in between, though nothing was lived by it, is no offline time', () => {
    const online = Array.from({ length: 30 }, (_, at) => ({
      atMs: NOW_MS + 7_000 + at * 20_000,
      livedMs: 0,
    }));
    expect(earned(reading(10), { online }).minutes).toEqual([]);
  });

  test('minutes that another ticket has earned are left out', () => {
    const worth = earned(reading(10), {
      isTaken: (minute) => minute < START + 4,
      isTakenOffline: (minute) => minute < START + 4,
    });
    expect(worth.minutes).toEqual([4, 5, 6, 7, 8, 9].map((at) => START + at));
  });

  test('the day’s limit counts what the day has already, and says what was left out', () => {
    const worth = earned(reading(10), { minutesPerDay: 30, offlineOn: () => 27 });
    expect([worth.minutes.length, worth.overLimit]).toEqual([3, 7]);
  });

  test('midnight in Shanghai begins another day', () => {
    const issuedAtMs = Date.parse('2026-12-31T23:50:00+08:00');
    const ticket = aTicket({ issuedAtMs, latestUseMs: issuedAtMs + HOUR_MS });
    const worth = earned(reading(20), { nowMs: issuedAtMs + HOUR_MS, minutesPerDay: 5 }, ticket);
    expect([worth.minutes.length, worth.overLimit]).toEqual([10, 10]);
  });
});

describe('the same rules as online', () => {
  test.each([
    ['a page behind another', reading(10, 0, { focused: false })],
    ['a hidden page', reading(10, 0, { visible: false })],
    [
      'beats faster than a human pace',
      reading(0).concat(
        Array.from({ length: 5 }, (_, at) => ({ ...reading(0)[0], afterMs: at * 1_000 }) as OfflineBeat),
      ),
    ],
    [
      'beats too far apart',
      Array.from({ length: 20 }, (_, at) => ({ ...reading(0)[0], afterMs: at * 90_001 }) as OfflineBeat),
    ],
  ])('%s earns nothing', (_what, beats) => {
    expect(earned(beats).minutes).toEqual([]);
  });

  test('silence earns its allowance and no more', () => {
    expect(earned(reading(30, 0, { active: false })).minutes).toHaveLength(5);
  });

  test('a right answer goes on, a wrong one does not', () => {
    const beats = reading(10, 0, { active: false });
    const answers = [{ afterMs: 290_000, question: 'q', option: 'o' }];
    const right = judgeStretch(aTicket(), { beats, answers }, theBounds({ isRight: () => true }));
    const wrong = judgeStretch(aTicket(), { beats, answers }, theBounds());
    expect([right.minutes.length, wrong.minutes.length]).toEqual([9, 5]);
  });

  test('a silence that began online goes on offline', () => {
    const silence = { silentMs: 300_000, lastSignMs: NOW_MS - 300_000, isPaused: true };
    expect(earned(reading(10), { silence }).minutes).toEqual([]);
    const later = { ...silence, lastSignMs: NOW_MS + 1 };
    expect(earned(reading(10), { silence: later }).minutes).toHaveLength(10);
  });

  test('two tabs that note the same reading earn what one does', () => {
    expect(earned([...reading(10), ...reading(10, 7_000)]).minutes).toHaveLength(10);
  });
});

describe('laws', () => {
  const beat = fc.record({
    afterMs: fc.integer({ min: 0, max: 5 * HOUR_MS }),
    visible: fc.boolean(),
    focused: fc.boolean(),
    active: fc.boolean(),
  });
  const beats = fc.oneof(
    fc.array(beat, { maxLength: 80 }),
    fc
      .tuple(fc.nat(60), fc.nat(3 * HOUR_MS), fc.boolean())
      .map(([minutes, fromMs, active]) => reading(minutes, fromMs, { active })),
  );
  const online = fc
    .array(fc.nat(4 * HOUR_MS), { maxLength: 20 })
    .map((offsets) => offsets.map((afterMs) => ({ atMs: NOW_MS + afterMs, livedMs: 0 })));

  test('minutes fit into the wall time since the issue, and none is earned twice or later than now', () => {
    fc.assert(
      fc.property(beats, online, fc.integer({ min: 0, max: 4 * HOUR_MS }), (told, heard, passedMs) => {
        const nowMs = NOW_MS + passedMs;
        const { minutes, livedMs, overLimit } = earned(told, { nowMs, online: heard });
        expect((minutes.length + overLimit) * 60_000).toBeLessThanOrEqual(livedMs);
        expect(livedMs).toBeLessThanOrEqual(passedMs);
        expect(new Set(minutes).size).toBe(minutes.length);
        expect(minutes.every((minute) => minute >= START && minute * 60_000 <= nowMs)).toBe(true);
        expect(minutes.length).toBeLessThanOrEqual(120);
      }),
      { numRuns: 5_000 },
    );
  });

  test('the order in which beats are sent, and sending them twice, changes nothing', () => {
    fc.assert(
      fc.property(
        beats.chain((all) =>
          fc.tuple(fc.constant(all), fc.shuffledSubarray([...all], { minLength: all.length })),
        ),
        ([told, shuffled]) => {
          const distinct = [...new Map(told.map((each) => [each.afterMs, each])).values()];
          const mixed = shuffled.filter((each) => distinct.includes(each));
          expect(earned(mixed)).toEqual(earned(distinct));
          expect(earned([...distinct, ...distinct]).minutes).toEqual(earned(distinct).minutes);
        },
      ),
      { numRuns: 5_000 },
    );
  });
});
