/** A day of study, a card and an appeal, for tests of reviews. */
import type { Appeal } from '../../../src/domain/review/appeal.ts';
import type { ReviewCard } from '../../../src/domain/review/card.ts';
import type { BeatTrace, DayEvidence, LessonPace } from '../../../src/domain/review/find-signals.ts';
import type { Signal } from '../../../src/domain/review/signal.ts';
import { NOW_MS } from './study.ts';

/** An ordinary day on which nothing was done. */
export function aDay(overrides: Partial<DayEvidence> = {}): DayEvidence {
  return {
    personId: 'person-1',
    day: '2026-11-23',
    lessons: [],
    attempts: [],
    beats: [],
    actsMs: [],
    offline: [],
    ...overrides,
  };
}

export function aPace(overrides: Partial<LessonPace> = {}): LessonPace {
  return {
    lesson: 'integrity/01-gifts',
    characters: 1800,
    sections: 3,
    firstSeenMs: NOW_MS,
    lastSeenMs: NOW_MS + 20_000,
    saidSpanMs: 20_000,
    livedMinutes: 0,
    ...overrides,
  };
}

/** Live beats every 20 s on one item. @param change - what differs, by the beat's place */
export function beatsFor(
  minutes: number,
  change: (at: number) => Partial<BeatTrace> = () => ({}),
  fromMs = NOW_MS,
): readonly BeatTrace[] {
  return Array.from({ length: minutes * 3 + 1 }, (_, at) => ({
    atMs: fromMs + at * 20_000,
    item: 'integrity/01-gifts',
    section: 's1',
    isLive: true,
    hadInput: null,
    ...change(at),
  }));
}

export function aSignal(overrides: Partial<Signal> = {}): Signal {
  return {
    kind: 'fastReading',
    weight: 'notable',
    personId: 'person-1',
    subject: 'integrity/01-gifts',
    day: '2026-11-23',
    fromMs: NOW_MS,
    toMs: NOW_MS + 20_000,
    facts: { characters: 1800, sections: 3, seconds: 20, charactersPerMinute: 5400 },
    others: [],
    ...overrides,
  };
}

export function aCard(overrides: Partial<ReviewCard> = {}): ReviewCard {
  return { id: 'card-1', signal: aSignal(), foundAtMs: NOW_MS, events: [], ...overrides };
}

export function anAppeal(overrides: Partial<Appeal> = {}): Appeal {
  return {
    id: 'appeal-1',
    personId: 'person-1',
    year: 2026,
    subject: 'course',
    course: 'integrity',
    title: '公正廉洁',
    day: '2026-11-20',
    claimedCentihours: null,
    words: '已经学完，没有记上。',
    madeAtMs: NOW_MS,
    events: [],
    ...overrides,
  };
}
