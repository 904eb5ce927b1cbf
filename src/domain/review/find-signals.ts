/** Find in a person's day what somebody should look at. Decides only; what a day holds is read by the caller. */
import { dayOf, endOfDayMs, startOfDayMs } from '../base/calendar.ts';
import { MAXIMUM_GAP_MS } from '../presence/beat.ts';
import { NO_INPUT, OFFLINE, PARALLEL, QUIZ, READING } from './rules.ts';
import type { Signal, SignalKind, SignalWeight } from './signal.ts';

/** The sections of one lesson that were seen on the day. */
export interface LessonPace {
  readonly lesson: string;
  /** Of those sections together. */
  readonly characters: number;
  readonly sections: number;
  /** When the record heard of the first and the last of them. */
  readonly firstSeenMs: number;
  readonly lastSeenMs: number;
  /** From the first to the last by the browser's clock: sections read offline arrive all at once. */
  readonly saidSpanMs: number;
  /** Minutes lived with the lesson in the week up to the day's end: who skims first and reads then is no robot. */
  readonly livedMinutes: number;
}

export interface AttemptPace {
  readonly course: string;
  readonly questions: number;
  readonly startedAtMs: number;
  readonly closedAtMs: number;
  readonly isPassed: boolean;
}

export interface BeatTrace {
  readonly atMs: number;
  readonly item: string;
  readonly section: string | null;
  readonly isLive: boolean;
  /** Keys, pointer, touch or media since the last beat; null where the page did not say. */
  readonly hadInput: boolean | null;
}

/** The offline minutes of one day, and how many the policy allows. */
export interface OfflineStretch {
  readonly fromMs: number;
  readonly toMs: number;
  readonly minutes: number;
  readonly limitMinutes: number;
}

export interface DayEvidence {
  readonly personId: string;
  readonly day: string;
  readonly lessons: readonly LessonPace[];
  readonly attempts: readonly AttemptPace[];
  /** In order; may begin on the evening before, so that a stretch over midnight is seen whole. */
  readonly beats: readonly BeatTrace[];
  /** Instants of whatever else shows somebody: sections told of, answers, questions answered. In order. */
  readonly actsMs: readonly number[];
  /** Of the days up to this one that `OFFLINE.withinDays` spans. */
  readonly offline: readonly OfflineStretch[];
}

/** At most one signal of a kind and subject, each ending on the day. */
export function findSignals(day: DayEvidence): readonly Signal[] {
  return [
    ...day.lessons.flatMap((lesson) => fastReading(day, lesson)),
    ...fastQuiz(day),
    ...noInput(day),
    ...parallelStreams(day),
    ...offlineStretch(day),
  ];
}

/** What the reader had is the most favourable of three measures, so that no honest habit looks fast. */
function fastReading(day: DayEvidence, lesson: LessonPace): readonly Signal[] {
  const { characters, sections, firstSeenMs, lastSeenMs } = lesson;
  if (characters < READING.leastCharacters) return [];
  const seconds = Math.max(
    1,
    Math.floor(Math.max(lastSeenMs - firstSeenMs, lesson.saidSpanMs, lesson.livedMinutes * 60_000) / 1000),
  );
  const charactersPerMinute = Math.floor((characters * 60) / seconds);
  if (charactersPerMinute <= READING.lowAboveCharactersPerMinute) return [];
  const weight = charactersPerMinute > READING.notableAboveCharactersPerMinute ? 'notable' : 'low';
  const facts = { characters, sections, seconds, charactersPerMinute };
  return [
    signal(day, 'fastReading', weight, {
      subject: lesson.lesson,
      fromMs: firstSeenMs,
      toMs: lastSeenMs,
      facts,
    }),
  ];
}

/** The fastest passed attempt of each course; a failed one earned nothing. */
function fastQuiz(day: DayEvidence): readonly Signal[] {
  const fastest = new Map<string, Signal>();
  for (const { course, questions, startedAtMs, closedAtMs, isPassed } of day.attempts) {
    if (!isPassed || questions < QUIZ.leastQuestions) continue;
    const milliseconds = closedAtMs - startedAtMs;
    if (milliseconds >= questions * QUIZ.lowBelowSeconds * 1000) continue;
    const weight = milliseconds < questions * QUIZ.notableBelowSeconds * 1000 ? 'notable' : 'low';
    const facts = { questions, seconds: Math.floor(milliseconds / 1000) };
    const found = signal(day, 'fastQuiz', weight, {
      subject: `${course}/quiz`,
      fromMs: startedAtMs,
      toMs: closedAtMs,
      facts,
    });
    const known = fastest.get(course);
    if (!known || (known.facts.seconds ?? 0) > facts.seconds) fastest.set(course, found);
  }
  return [...fastest.values()];
}

interface Stretch {
  readonly item: string;
  readonly fromMs: number;
  readonly toMs: number;
}

/**
 * Live beats one after the other while nothing else happened: no input, no other section came into view, no
 * section was finished, no answer given. Turning to the next section is enough: a screen reader sends no keys.
 */
function noInput(day: DayEvidence): readonly Signal[] {
  const longest = new Map<string, Stretch>();
  for (const stretch of stillStretches(day)) {
    if (!endsOn(day.day, stretch.toMs)) continue;
    const known = longest.get(stretch.item);
    if (!known || lengthOf(stretch) > lengthOf(known)) longest.set(stretch.item, stretch);
  }
  return [...longest.values()].flatMap((stretch) => {
    const minutes = Math.floor(lengthOf(stretch) / 60_000);
    if (minutes < NO_INPUT.lowFromMinutes) return [];
    const weight = minutes >= NO_INPUT.notableFromMinutes ? 'notable' : 'low';
    return [signal(day, 'noInput', weight, { ...stretch, subject: stretch.item, facts: { minutes } })];
  });
}

function stillStretches({ beats, actsMs }: DayEvidence): readonly Stretch[] {
  const stretches: Stretch[] = [];
  const last = new Map<string, BeatTrace>();
  const open = new Map<string, Stretch>();
  for (const beat of beats) {
    if (!beat.isLive) continue;
    const before = last.get(beat.item);
    const begun = open.get(beat.item);
    last.set(beat.item, beat);
    const goesOn = begun !== undefined && before !== undefined && isStill(before, beat, actsMs);
    open.set(beat.item, { item: beat.item, fromMs: goesOn ? begun.fromMs : beat.atMs, toMs: beat.atMs });
    if (begun && !goesOn) stretches.push(begun);
  }
  return [...stretches, ...open.values()];
}

function isStill(before: BeatTrace, beat: BeatTrace, actsMs: readonly number[]): boolean {
  if (beat.atMs - before.atMs > MAXIMUM_GAP_MS) return false;
  if (beat.hadInput === true || beat.section !== before.section) return false;
  return !actsMs.some((atMs) => before.atMs < atMs && atMs <= beat.atMs);
}

function lengthOf({ fromMs, toMs }: Stretch): number {
  return toMs - fromMs;
}

/** Minutes in which more than one page said that somebody was in front of it. */
function parallelStreams(day: DayEvidence): readonly Signal[] {
  const byMinute = new Map<number, BeatTrace[]>();
  for (const beat of day.beats) {
    if (!beat.isLive || !endsOn(day.day, beat.atMs)) continue;
    const minute = Math.floor(beat.atMs / 60_000);
    byMinute.set(minute, [...(byMinute.get(minute) ?? []), beat]);
  }
  const counts = [...byMinute].map(([minute, beats]) => ({ minute, streams: streamsIn(beats), beats }));
  const parallel = counts.filter(({ streams }) => streams >= 2);
  if (parallel.length < PARALLEL.fromMinutes) return [];
  const many = parallel.filter(({ streams }) => streams >= PARALLEL.notableFromStreams);
  const weight = many.length >= PARALLEL.fromMinutes ? 'notable' : 'low';
  const streams = Math.max(...parallel.map((each) => each.streams));
  const minutes = parallel.map(({ minute }) => minute);
  const items = new Set(parallel.flatMap(({ beats }) => beats.map(({ item }) => item)));
  return [
    signal(day, 'parallelStreams', weight, {
      subject: 'pages',
      fromMs: Math.min(...minutes) * 60_000,
      toMs: (Math.max(...minutes) + 1) * 60_000,
      facts: { minutes: parallel.length, streams, items: items.size },
    }),
  ];
}

function streamsIn(beats: readonly BeatTrace[]): number {
  const items = new Set(beats.map(({ item }) => item)).size;
  return Math.max(items, Math.ceil(beats.length / PARALLEL.beatsOfOnePage));
}

/** A train ride that fills the ticket is honest; day after day to the very limit is worth a look. */
function offlineStretch(day: DayEvidence): readonly Signal[] {
  const near = day.offline.filter(
    ({ minutes, limitMinutes }) =>
      minutes >= OFFLINE.leastMinutes && minutes * 100 >= limitMinutes * OFFLINE.nearLimitPercent,
  );
  const today = near.filter(({ toMs }) => endsOn(day.day, toMs));
  const [first] = today;
  if (!first) return [];
  const days = new Set(near.map(({ toMs }) => dayOf(toMs))).size;
  const weight = days >= OFFLINE.notableFromDays ? 'notable' : 'low';
  const minutes = today.reduce((sum, stretch) => sum + stretch.minutes, 0);
  const limitMinutes = today.reduce((sum, stretch) => sum + stretch.limitMinutes, 0);
  return [
    signal(day, 'offlineStretch', weight, {
      subject: 'offline',
      fromMs: Math.min(...today.map(({ fromMs }) => fromMs)),
      toMs: Math.max(...today.map(({ toMs }) => toMs)),
      facts: { minutes, limitMinutes, days },
    }),
  ];
}

function endsOn(day: string, atMs: number): boolean {
  return startOfDayMs(day) <= atMs && atMs <= endOfDayMs(day);
}

function signal(
  { personId, day }: DayEvidence,
  kind: SignalKind,
  weight: SignalWeight,
  { subject, fromMs, toMs, facts }: Pick<Signal, 'subject' | 'fromMs' | 'toMs' | 'facts'>,
): Signal {
  return { kind, weight, personId, subject, day, fromMs, toMs, facts, others: [] };
}
