/** Every signal, and beside it the honest habit that looks a little like it. */
import { describe, expect, test } from 'vitest';
import { type BeatTrace, type DayEvidence, findSignals } from '../../../../src/domain/review/find-signals.ts';
import { signalKey } from '../../../../src/domain/review/signal.ts';
import { aDay, aPace, beatsFor, NOW_MS } from '../../../support/builders.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** Kind and weight of what a day shows. */
const found = (day: Partial<DayEvidence>) =>
  findSignals(aDay(day)).map(({ kind, weight }) => `${kind} ${weight}`);

describe('reading', () => {
  test.each([
    [
      'a script that tells of a whole lesson at once',
      { firstSeenMs: NOW_MS, lastSeenMs: NOW_MS, saidSpanMs: 0 },
      'notable',
    ],
    ['1,800 characters in 20 s', {}, 'notable'],
    ['just above 1,800 a minute', { lastSeenMs: NOW_MS + 59_000 }, 'notable'],
    ['1,800 a minute', { lastSeenMs: NOW_MS + 60_000 }, 'low'],
    ['just above 1,000 a minute', { lastSeenMs: NOW_MS + 107_000 }, 'low'],
  ])('%s raises a card', (_name, pace, weight) => {
    expect(found({ lessons: [aPace(pace)] })).toEqual([`fastReading ${weight}`]);
  });

  test.each([
    ['a fast but honest reader, 900 characters a minute', { lastSeenMs: NOW_MS + 120_000 }],
    ['the fastest the page itself can tell of', { lastSeenMs: NOW_MS + 108_000 }],
    ['sections read on a train, which arrive all at once', { lastSeenMs: NOW_MS, saidSpanMs: 4 * MINUTE }],
    [
      'who skims first and then stays to read',
      { lastSeenMs: NOW_MS + 5_000, saidSpanMs: 5_000, livedMinutes: 6 },
    ],
    ['who has read it the day before and looks for a passage', { livedMinutes: 12 }],
    ['a short lesson opened by chance', { characters: 500 }],
  ])('%s raises nothing', (_name, pace) => {
    expect(found({ lessons: [aPace(pace)] })).toEqual([]);
  });

  test('the figures stand in the card', () => {
    const [signal] = findSignals(aDay({ lessons: [aPace()] }));
    expect(signal?.facts).toEqual({ characters: 1800, sections: 3, seconds: 20, charactersPerMinute: 5400 });
    expect(signal).toMatchObject({ subject: 'integrity/01-gifts', fromMs: NOW_MS, toMs: NOW_MS + 20_000 });
  });
});

describe('a quiz', () => {
  const attempt = (seconds: number, overrides: object = {}) => ({
    course: 'integrity',
    questions: 10,
    startedAtMs: NOW_MS,
    closedAtMs: NOW_MS + seconds * 1000,
    isPassed: true,
    ...overrides,
  });

  test.each([
    ['ten questions in 29 s', attempt(29), 'notable'],
    ['ten questions in 30 s', attempt(30), 'low'],
    ['ten questions in 49 s', attempt(49), 'low'],
  ])('%s raises a card', (_name, given, weight) => {
    expect(found({ attempts: [given] })).toEqual([`fastQuiz ${weight}`]);
  });

  test.each([
    ['a fast reader who knows it', attempt(50)],
    ['a second attempt at questions seen before', attempt(70)],
    ['an attempt given up at once', attempt(8, { isPassed: false })],
    ['a quiz of three questions', attempt(6, { questions: 3 })],
  ])('%s raises nothing', (_name, given) => {
    expect(found({ attempts: [given] })).toEqual([]);
  });

  test('several fast attempts at one course are one card, about the fastest', () => {
    const signals = findSignals(aDay({ attempts: [attempt(40), attempt(20), attempt(45)] }));
    expect(signals.map(({ facts }) => facts.seconds)).toEqual([20]);
  });
});

describe('beats without a trace of anybody', () => {
  test.each([
    [59, []],
    [60, ['noInput low']],
    [119, ['noInput low']],
    [120, ['noInput notable']],
  ])('%d minutes: %j', (minutes, signals) => {
    expect(found({ beats: beatsFor(minutes) })).toEqual(signals);
  });

  test.each<[string, Partial<DayEvidence>]>([
    [
      'a screen reader: no keys at all, but the sections go by',
      { beats: beatsFor(180, (at) => ({ section: `s${Math.floor(at / 40)}`, hadInput: false })) },
    ],
    [
      'a slow reader who moves the page every quarter of an hour',
      { beats: beatsFor(180, (at) => ({ hadInput: at % 45 === 44 })) },
    ],
    ['who listens to a long section for 50 minutes', { beats: beatsFor(50, () => ({ hadInput: false })) }],
    [
      'who finishes a section or answers now and then',
      { beats: beatsFor(180), actsMs: [1, 2, 3, 4, 5].map((half) => NOW_MS + half * 30 * MINUTE) },
    ],
    ['whose page was hidden', { beats: beatsFor(180, () => ({ isLive: false })) }],
    ['who pauses for two minutes each half hour', { beats: beatsFor(180).filter((_, at) => at % 90 >= 6) }],
  ])('%s raises nothing', (_name, day) => {
    expect(found(day)).toEqual([]);
  });

  test('a stretch over midnight belongs to the day it ends on, whole', () => {
    const evening = Date.parse('2026-11-22T23:00:00+08:00');
    const beats = beatsFor(130, () => ({}), evening);
    expect(found({ beats })).toEqual(['noInput notable']);
    expect(
      found({ day: '2026-11-22', beats: beats.filter(({ atMs }) => atMs < evening + 40 * MINUTE) }),
    ).toEqual([]);
  });

  test('two long stretches with one lesson are one card, about the longer', () => {
    const beats = [...beatsFor(70), ...beatsFor(90, () => ({}), NOW_MS + 3 * 60 * MINUTE)];
    expect(findSignals(aDay({ beats })).map(({ facts }) => facts.minutes)).toEqual([90]);
  });
});

describe('pages at once', () => {
  /** So many pages, each with a lesson of its own. Sections go by, so that nothing else shows. */
  const pages = (count: number, minutes: number): readonly BeatTrace[] =>
    Array.from({ length: count }, (_, page) =>
      beatsFor(minutes, (at) => ({ item: `integrity/0${page}`, section: `s${at % 7}` })),
    )
      .flat()
      .sort((left, right) => left.atMs - right.atMs);

  test('five tabs for an hour are notable, a phone beside a PC is low', () => {
    expect(found({ beats: pages(5, 60) })).toEqual(['parallelStreams notable']);
    expect(found({ beats: pages(2, 60) })).toEqual(['parallelStreams low']);
  });

  test('five tabs with the same lesson are told by the number of their beats', () => {
    const beats = pages(5, 60).map((beat) => ({ ...beat, item: 'integrity/01-gifts' }));
    expect(found({ beats })).toEqual(['parallelStreams notable']);
  });

  test.each([
    ['one page', pages(1, 300)],
    ['a quarter of an hour on two devices', pages(2, 15)],
    [
      'a lesson in the morning and another in the afternoon',
      [
        ...pages(1, 60),
        ...beatsFor(60, (at) => ({ item: 'integrity/02', section: `s${at % 7}` }), NOW_MS + 4 * 60 * MINUTE),
      ],
    ],
    [
      'the second page behind the first',
      pages(2, 60).map((beat) => ({ ...beat, isLive: beat.item !== 'integrity/01' })),
    ],
  ])('%s: nothing', (_name, beats) => {
    expect(found({ beats })).toEqual([]);
  });
});

describe('offline', () => {
  const ride = (minutes: number, daysAgo = 0, limitMinutes = 120) => ({
    fromMs: NOW_MS - daysAgo * DAY - minutes * MINUTE,
    toMs: NOW_MS - daysAgo * DAY,
    minutes,
    limitMinutes,
  });

  test('a ride that fills the ticket is low, three days of them are notable', () => {
    expect(found({ offline: [ride(118)] })).toEqual(['offlineStretch low']);
    expect(found({ offline: [ride(118, 4), ride(115, 2), ride(120)] })).toEqual(['offlineStretch notable']);
  });

  test.each([
    ['a commuter: half an hour each day', [ride(35, 3), ride(35, 2), ride(35, 1), ride(35)]],
    ['a ride of another day', [ride(118, 1)]],
    ['a short ticket used up', [ride(20, 0, 20)]],
  ])('%s: nothing', (_name, offline) => {
    expect(found({ offline })).toEqual([]);
  });
});

test('an ordinary day raises nothing', () => {
  const beats = beatsFor(45, (at) => ({ section: `s${Math.floor(at / 30)}`, hadInput: at % 4 === 0 }));
  const lessons = [aPace({ lastSeenMs: NOW_MS + 40 * MINUTE, livedMinutes: 44 })];
  const attempts = [
    {
      course: 'integrity',
      questions: 10,
      startedAtMs: NOW_MS,
      closedAtMs: NOW_MS + 6 * MINUTE,
      isPassed: true,
    },
  ];
  expect(found({ beats, lessons, attempts })).toEqual([]);
});

test('the key of a signal is the same however its figures grow', () => {
  const [early] = findSignals(aDay({ beats: beatsFor(70) }));
  const [late] = findSignals(aDay({ beats: beatsFor(200) }));
  expect(early && signalKey(early)).toBe(late && signalKey(late));
});
