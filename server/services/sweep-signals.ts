/** Look through finished days for signals and open a card for each. The same signal is one card, however often it is found. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { dayOf, endOfDayMs, startOfDayMs } from '../../src/domain/base/calendar.ts';
import { findLesson } from '../../src/domain/catalogue/catalogue.ts';
import { type DeviceUse, findSharedDevice } from '../../src/domain/review/find-shared-device.ts';
import {
  type DayEvidence,
  findSignals,
  type LessonPace,
  type OfflineStretch,
} from '../../src/domain/review/find-signals.ts';
import { DEVICE, OFFLINE } from '../../src/domain/review/rules.ts';
import type { Signal } from '../../src/domain/review/signal.ts';
import type { Repeat } from '../ports/outgoing.ts';
import type { SectionTrace, Span } from '../ports/trace-store.ts';
import type { Deps } from './deps.ts';
import { governingPolicy } from './governing-policy.ts';
import { saidAtMs } from './said-at.ts';
import { settleDecisions } from './settle-decisions.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const LOOK_EVERY_MS = 10 * 60_000;
/** A sweep of a day takes seconds to minutes; a process that dies holds the others up for so long. */
const LEASE_MS = 30 * 60_000;
/** Offline minutes may arrive for some days, so a day is looked through again on each of the next ones. */
const LOOK_BACK_DAYS = 3;
/** A stretch over midnight belongs to the day it ends on and is seen whole. */
const EVENING_MS = 6 * 60 * 60_000;
/** Who skimmed a lesson may have read it some days before. */
const WEEK_MS = 7 * DAY_MS;

export interface Sweeper {
  /** Look once. Resolves when nothing is under way any more. */
  readonly look: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

export interface SweepDeps extends Deps {
  readonly reportDefect: (error: Error, where: string) => void;
}

export function startSweeping(deps: SweepDeps, repeat: Repeat): Sweeper {
  const holder = deps.randomness.freshId();
  let underWay: Promise<void> | undefined;
  let isStopping = false;

  async function sweep(): Promise<void> {
    const nowMs = deps.clock.now();
    if (!(await deps.storage.reviews.takeLease({ holder, nowMs }, nowMs + LEASE_MS))) return;
    await settleDecisions(deps);
    await deps.storage.traces.forgetDevices(nowMs - DEVICE.retentionMs);
    for (const day of finishedDays(nowMs)) if (!isStopping) await sweepOnce(deps, day, dayOf(nowMs));
  }

  async function look(): Promise<void> {
    underWay ??= sweep().finally(() => {
      underWay = undefined;
    });
    await underWay;
  }
  const quietly = () => {
    void look().catch((error: unknown) => {
      deps.reportDefect(error instanceof Error ? error : new Error(String(error)), 'sweep of signals');
    });
  };
  const stopLooking = repeat(LOOK_EVERY_MS, quietly);
  return {
    look,
    stop: async () => {
      isStopping = true;
      stopLooking();
      await Promise.allSettled([underWay]);
      await deps.storage.reviews.giveLease(holder);
    },
  };
}

function finishedDays(nowMs: number): readonly string[] {
  return Array.from({ length: LOOK_BACK_DAYS }, (_, back) => dayOf(nowMs - (LOOK_BACK_DAYS - back) * DAY_MS));
}

async function sweepOnce(deps: Deps, day: string, on: string): Promise<void> {
  if (await deps.storage.reviews.isSwept(day, on)) return;
  await sweepDay(deps, day);
  await deps.storage.reviews.noteSweep(day, on);
}

/** @returns how many cards were opened */
export async function sweepDay(deps: Deps, day: string): Promise<number> {
  const span = { fromMs: startOfDayMs(day), toMs: endOfDayMs(day) + 1 };
  let opened = 0;
  for (const personId of await deps.storage.traces.activePeople(span)) {
    // The database answers at once, so that without a pause nobody's request would have its turn.
    await nextTurn();
    opened += await openCards(deps, findSignals(await dayEvidence(deps, personId, day, span)));
  }
  for (const uses of byDevice(await deps.storage.traces.deviceUses(span))) {
    opened += await openCards(deps, findSharedDevice(day, uses));
  }
  return opened;
}

async function openCards(deps: Deps, signals: readonly Signal[]): Promise<number> {
  let opened = 0;
  for (const signal of signals) {
    const isNew = await deps.storage.reviews.openCard(deps.randomness.freshId(), signal, deps.clock.now());
    if (isNew) opened += 1;
  }
  return opened;
}

async function dayEvidence(deps: Deps, personId: string, day: string, span: Span): Promise<DayEvidence> {
  const { traces } = deps.storage;
  const wide = { fromMs: span.fromMs - EVENING_MS, toMs: span.toMs };
  const sections = await traces.sections(personId, wide);
  const attempts = await traces.attempts(personId, wide);
  const today = sections.filter(({ seenAtMs }) => seenAtMs >= span.fromMs);
  const closed = attempts.flatMap((attempt) =>
    attempt.closedAtMs !== null && attempt.closedAtMs >= span.fromMs && attempt.closedAtMs < span.toMs
      ? [{ ...attempt, closedAtMs: attempt.closedAtMs, isPassed: attempt.state === 'passed' }]
      : [],
  );
  const acts = [
    ...sections.map(({ seenAtMs }) => seenAtMs),
    ...attempts.flatMap(({ startedAtMs, closedAtMs }) => [startedAtMs, closedAtMs ?? startedAtMs]),
  ];
  return {
    personId,
    day,
    lessons: await lessonPaces(deps, personId, today, span),
    attempts: closed,
    beats: await traces.beats(personId, wide),
    actsMs: acts.sort((left, right) => left - right),
    offline: await offlineDays(deps, personId, {
      fromMs: span.toMs - OFFLINE.withinDays * DAY_MS,
      toMs: span.toMs,
    }),
  };
}

/** One stretch a day on which there were offline minutes. */
async function offlineDays(deps: Deps, personId: string, span: Span): Promise<readonly OfflineStretch[]> {
  const days = new Map<string, number[]>();
  for (const { minute, isOffline } of await deps.storage.traces.minutes(personId, span)) {
    const day = dayOf(minute * MINUTE_MS);
    if (isOffline) days.set(day, [...(days.get(day) ?? []), minute]);
  }
  const stretches = [...days].map(async ([day, minutes]) => ({
    fromMs: Math.min(...minutes) * MINUTE_MS,
    toMs: (Math.max(...minutes) + 1) * MINUTE_MS - 1,
    minutes: minutes.length,
    limitMinutes: (await governingPolicy(deps, Number(day.slice(0, 4)))).presence.offlineMinutesPerDay,
  }));
  return Promise.all(stretches);
}

async function lessonPaces(
  deps: Deps,
  personId: string,
  sections: readonly SectionTrace[],
  span: Span,
): Promise<readonly LessonPace[]> {
  const lessons = [...new Set(sections.map(({ lesson }) => lesson))];
  const paces = await Promise.all(
    lessons.map(async (lesson): Promise<readonly LessonPace[]> => {
      const record = findLesson(deps.catalogue, lesson)?.lesson;
      const seen = sections.filter((section) => section.lesson === lesson);
      const times = seen.map(({ seenAtMs }) => seenAtMs);
      if (!record) return [];
      const said = await Promise.all(seen.map(({ statement }) => saidAtMs(deps, statement)));
      const known = said.filter((ms) => ms !== undefined);
      const characters = record.sections
        .filter(({ id }) => seen.some(({ section }) => section === id))
        .reduce((sum, section) => sum + section.characters, 0);
      const week = { fromMs: span.toMs - WEEK_MS, toMs: span.toMs };
      return [
        {
          lesson,
          characters,
          sections: seen.length,
          firstSeenMs: Math.min(...times),
          lastSeenMs: Math.max(...times),
          saidSpanMs: known.length < 2 ? 0 : Math.max(...known) - Math.min(...known),
          livedMinutes: await deps.storage.traces.countMinutes(personId, lesson, week),
        },
      ];
    }),
  );
  return paces.flat();
}

function byDevice(uses: readonly DeviceUse[]): readonly (readonly DeviceUse[])[] {
  const groups = new Map<string, DeviceUse[]>();
  for (const use of uses) groups.set(use.device, [...(groups.get(use.device) ?? []), use]);
  return [...groups.values()];
}
