/** What waits for an officer's decision, told to those whose turn it is: the nearest above, and never about oneself. */
import { dayOf } from '../base/calendar.ts';
import type { EventMark } from '../event/attendance.ts';
import type { HeldEvent } from '../event/event.ts';
import { mayApprove } from '../event/event-life.ts';
import { firstApproval, type PracticeClaim, practiceState } from '../event/practice.ts';
import type { PlanEvent } from '../plan/plan.ts';
import { planStanding } from '../plan/plan.ts';
import { type Appeal, firstRefusal, standingOf } from '../review/appeal.ts';
import { decisionOf, type ReviewCard } from '../review/card.ts';
import { type Warning, warningState } from '../warning/warning.ts';
import type { Rubric } from '../written/rubric.ts';
import { handedIn, readingsOf, type WrittenWork, writtenState } from '../written/written-work.ts';
import type { NoticeKind } from './kinds.ts';
import { isFresh, type NoticeDue, type NoticesAbout, standingAmong } from './notice.ts';

/** A unit with its officers. A way goes from a unit upwards. */
export interface Officers {
  readonly unitId: string;
  readonly officers: readonly string[];
}
export type Way = readonly Officers[];

/** The officers of the nearest unit that has any but these. */
function nearestOfficers(way: Way, except: readonly (string | undefined)[]): readonly string[] {
  for (const { officers } of way) {
    const others = officers.filter((one) => !except.includes(one));
    if (others.length > 0) return others;
  }
  return [];
}

/** Something that waits: since when, and for whom. */
export interface Waiting {
  readonly sinceMs: number;
  readonly officers: readonly string[];
}

/** @param way - of the claimant's unit; undefined when nothing waits */
export function practiceWaits(claim: PracticeClaim, way: Way): Waiting | undefined {
  const state = practiceState(claim);
  if (state !== 'first' && state !== 'second') return undefined;
  const sinceMs = claim.events.at(-1)?.atMs ?? claim.madeAtMs;
  const first = firstApproval(claim);
  if (state === 'first' || !first) return { sinceMs, officers: nearestOfficers(way, [claim.personId]) };
  const except = [claim.personId, first.who];
  return { sinceMs, officers: upwards(way, first.unitId, except) };
}

export function cardWaits(card: ReviewCard, way: Way): Waiting | undefined {
  if (decisionOf(card)) return undefined;
  return { sinceMs: card.foundAtMs, officers: nearestOfficers(way, [card.signal.personId]) };
}

export function appealWaits(appeal: Appeal, way: Way): Waiting | undefined {
  const { state, stage } = standingOf(appeal);
  if (state !== 'open') return undefined;
  const sinceMs = appeal.events.at(-1)?.atMs ?? appeal.madeAtMs;
  const first = firstRefusal(appeal);
  if (stage === 1 || !first) return { sinceMs, officers: nearestOfficers(way, [appeal.personId]) };
  return { sinceMs, officers: upwards(way, first.unitId, [appeal.personId, first.who]) };
}

/** A reader has no more to do for a version that they have read; the next need not sit higher. */
export function writtenWaits(rubric: Rubric, work: WrittenWork, way: Way): Waiting | undefined {
  const state = writtenState(rubric, work);
  if (state !== 'first' && state !== 'second' && state !== 'third') return undefined;
  const readings = readingsOf(work);
  const sinceMs = (readings.at(-1) ?? handedIn(work)).atMs;
  const readers = readings.map(({ who }) => who);
  return { sinceMs, officers: nearestOfficers(way, [work.personId, ...readers]) };
}

/** Followed quarters are waited for, not for somebody. @param way - of the person's unit */
export function warningWaits(warning: Warning, way: Way): Waiting | undefined {
  const state = warningState(warning);
  if (state === 'closed' || state === 'following') return undefined;
  const sinceMs = warning.events.at(-1)?.atMs ?? warning.openedAtMs;
  const { personId } = warning;
  if (state !== 'planned') return { sinceMs, officers: nearestOfficers(way, [personId]) };
  const submitter = warning.events.findLast(({ kind }) => kind === 'planned')?.who ?? '';
  return { sinceMs, officers: upwards(way, way[0]?.unitId ?? null, [personId, submitter]) };
}

/** Those above a unit; where nobody is, the others of that unit. */
function upwards(way: Way, unitId: string | null, except: readonly string[]): readonly string[] {
  const at = way.findIndex((one) => one.unitId === unitId);
  const above = nearestOfficers(way.slice(at + 1), except);
  return above.length > 0 ? above : nearestOfficers(way, except);
}

/**
 * One notice an officer and day on which something new came to wait, however much it is; what came later replaces it.
 * @param parts - by the name of the fact that counts them
 */
export function waitingNotices(
  { kind, link }: { readonly kind: NoticeKind; readonly link: string },
  parts: Readonly<Record<string, readonly Waiting[]>>,
): NoticesAbout {
  const subject = `waiting:${kind}`;
  const all = Object.values(parts).flat();
  const officers = [...new Set(all.flatMap((waiting) => waiting.officers))].sort();
  const due = officers.map((personId): NoticeDue => {
    const own = all.filter((waiting) => waiting.officers.includes(personId));
    const newest = dayOf(Math.max(...own.map(({ sinceMs }) => sinceMs)));
    const counts = Object.entries(parts).map(([name, some]) => [
      name,
      String(some.filter((waiting) => waiting.officers.includes(personId)).length),
    ]);
    return { personId, kind, subject, occasion: newest, facts: Object.fromEntries(counts), link };
  });
  // Whoever is not named any more has nothing left to decide.
  return { subject, due, standing: standingAmong(due), done: [] };
}

export interface ToldPlan {
  readonly unitId: string;
  readonly unit: string;
  readonly year: number;
  readonly events: readonly PlanEvent[];
}

/** @param way - of the plan's unit, itself first */
export function planNotices({ unitId, unit, year, events }: ToldPlan, way: Way, today: string): NoticesAbout {
  const subject = `plan:${unitId}:${year}`;
  const { state, submittedBy, version } = planStanding(events);
  const last = events.at(-1);
  const facts = { unit, year: String(year) };
  const common = { subject, occasion: String(version), link: `/admin/plans/?year=${year}&unit=${unitId}` };
  const isNews = last !== undefined && isFresh(dayOf(last.atMs), today);
  if (state === 'submitted') {
    const to = nearestOfficers(way.slice(1), [submittedBy]);
    const waiting = to.map((personId) => ({ ...common, personId, kind: 'planWaiting' as const, facts }));
    return { subject, due: isNews ? waiting : [], standing: standingAmong(waiting), done: [] };
  }
  if (!isNews || submittedBy === undefined || (last.kind !== 'approved' && last.kind !== 'sentBack')) {
    return { subject, due: [], standing: [], done: [] };
  }
  const answer: NoticeDue =
    last.kind === 'sentBack'
      ? { ...common, personId: submittedBy, kind: 'planSentBack', facts: { ...facts, reason: last.reason } }
      : { ...common, personId: submittedBy, kind: 'planApproved', facts };
  return { subject, due: [answer], standing: [], done: [] };
}

/** @param way - of the event's unit, itself first; `submittedAtMs` of its last submission */
export function eventNotices(
  event: HeldEvent,
  { marks, submittedAtMs, unit }: { marks: readonly EventMark[]; submittedAtMs: number; unit: string },
  { way, today }: { readonly way: Way; readonly today: string },
): NoticesAbout {
  const subject = `eventWaiting:${event.id}`;
  if (event.state !== 'submitted') return { subject, due: [], standing: [], done: [] };
  const mayNot = way.flatMap(({ officers }) => officers.filter((one) => !mayApprove(event, marks, one).ok));
  const { title, day } = event.plan;
  const waiting = nearestOfficers(way, mayNot).map(
    (personId): NoticeDue => ({
      ...{ personId, kind: 'eventWaiting', subject, occasion: String(submittedAtMs) },
      ...{ facts: { title, unit, day }, link: `/admin/events/?event=${event.id}` },
    }),
  );
  const due = isFresh(dayOf(submittedAtMs), today) ? waiting : [];
  return { subject, due, standing: standingAmong(waiting), done: [] };
}
