/** Cards and appeals for the desk: what waits, and one of them with the evidence beside it. */
import type {
  EvidenceDay,
  ReviewAppealView,
  ReviewCardView,
  ReviewDeskView,
  StudyEvidence,
} from '../../src/domain/api/reviews.ts';
import {
  dayOf,
  endOfDayMs,
  minuteNumberOf,
  minuteOfDay,
  startOfDayMs,
  yearOf,
} from '../../src/domain/base/calendar.ts';
import { fail, type Result, succeed } from '../../src/domain/base/result.ts';
import { findCourse } from '../../src/domain/catalogue/catalogue.ts';
import { type Appeal, mayDecideAppeal } from '../../src/domain/review/appeal.ts';
import { decisionOf, type ReviewCard, replyByMs } from '../../src/domain/review/card.ts';
import type { SessionCaller } from '../ports/caller.ts';
import { admitReader, admitReaderOf, decidingUnit, scopeOf } from './admit-review.ts';
import { deciderOf, grantBound } from './decide-appeal.ts';
import type { Deps } from './deps.ts';
import type { Reach } from './reach-units.ts';
import { appealFacts, cardFacts, entryTitles, type Names, namesFor } from './review-views.ts';
import { viewEvidence } from './view-evidence.ts';

const MOST_LISTED = 200;
/** A course is studied on some days; the latest ones tell most. */
const MOST_DAYS = 21;

export async function viewReviewDesk(deps: Deps, caller: SessionCaller): Promise<Result<ReviewDeskView>> {
  const admitted = await admitReader(deps, caller);
  if (!admitted.ok) return admitted;
  const { reviews } = deps.storage;
  const scope = scopeOf(admitted.value);
  const cards = await reviews.cards(scope, MOST_LISTED);
  const appeals = await reviews.appeals(scope, MOST_LISTED);
  const names = await namesFor(deps, cards, appeals);
  const titles = await entryTitles(deps, cards);
  return succeed({
    cards: cards.map((card) => ({
      ...cardFacts(deps, card, names, titles),
      person: names.personOf(card.signal.personId),
    })),
    appeals: appeals.map((appeal) => ({
      ...appealFacts(appeal, names),
      person: names.personOf(appeal.personId),
    })),
    open: await reviews.countOpen(scope),
  });
}

export async function viewReviewCard(
  deps: Deps,
  caller: SessionCaller,
  id: string,
): Promise<Result<ReviewCardView>> {
  const card = await deps.storage.reviews.card(id);
  const admitted = await admitReaderOf(deps, caller, card?.signal.personId ?? '');
  if (!admitted.ok) return admitted;
  if (!card) return fail({ code: 'not-found', message: '没有这张核查卡。' });
  const { personId, day } = card.signal;
  await recordReading(deps, caller, 'review-card-read', { card: id, person: personId });
  const names = await namesFor(deps, [card], []);
  const unit = await decidingUnit(deps, caller.personId, personId);
  const wasHeard = card.events.some(({ kind }) => kind === 'reply');
  return succeed({
    ...cardFacts(deps, card, names, await entryTitles(deps, [card])),
    person: names.personOf(personId),
    mayDecide: unit !== undefined && personId !== caller.personId && !decisionOf(card),
    mayReverse: wasHeard || deps.clock.now() >= replyByMs(card),
    evidence: await cardEvidence(deps, card, admitted.value, names, yearOf(startOfDayMs(day))),
  });
}

async function cardEvidence(
  deps: Deps,
  card: ReviewCard,
  reach: Reach,
  names: Names,
  year: number,
): Promise<StudyEvidence> {
  const { personId, day, fromMs } = card.signal;
  const days = [...new Set([dayOf(fromMs), day])];
  const evidence = await viewEvidence(deps, personId, days, year);
  if (card.signal.kind !== 'sharedDevice') return evidence;
  const uses = await deviceUses(deps, card, reach, names);
  return {
    ...evidence,
    days: evidence.days.map((each) => (each.day === day ? { ...each, deviceUses: uses } : each)),
  };
}

/** Names of others only where this reader reaches them. */
async function deviceUses(
  deps: Deps,
  { signal }: ReviewCard,
  reach: Reach,
  names: Names,
): Promise<EvidenceDay['deviceUses']> {
  const span = { fromMs: startOfDayMs(signal.day), toMs: endOfDayMs(signal.day) + 1 };
  const label = signal.subject.slice('device-'.length);
  const all = await deps.storage.traces.deviceUses(span);
  const reached = new Map(
    await Promise.all(
      [signal.personId, ...signal.others].map(async (id, at) => {
        const person = await deps.storage.roster.personById(id);
        const isReached = reach.kind === 'everybody' || (person && reach.units.has(person.unitId));
        return [id, isReached ? names.personOf(id).name : `其他单位人员 ${at}`] as const;
      }),
    ),
  );
  return all
    .filter(({ device }) => device.startsWith(label))
    .map(({ personId, fromMs, toMs }) => ({
      who: reached.get(personId) ?? '其他人员',
      from: fromMs < span.fromMs ? 0 : minuteOfDay(minuteNumberOf(fromMs)),
      to: minuteOfDay(minuteNumberOf(toMs)) + 1,
    }));
}

export async function viewReviewAppeal(
  deps: Deps,
  caller: SessionCaller,
  id: string,
): Promise<Result<ReviewAppealView>> {
  const appeal = await deps.storage.reviews.appeal(id);
  const admitted = await admitReaderOf(deps, caller, appeal?.personId ?? '');
  if (!admitted.ok) return admitted;
  if (!appeal) return fail({ code: 'not-found', message: '没有这份申诉。' });
  const { personId, year } = appeal;
  await recordReading(deps, caller, 'appeal-read', { appeal: id, person: personId });
  const names = await namesFor(deps, [], [appeal]);
  return succeed({
    ...appealFacts(appeal, names),
    person: names.personOf(personId),
    mayDecide: await mayDecide(deps, caller, appeal),
    bound: await grantBound(deps, appeal),
    evidence: await viewEvidence(deps, personId, await appealDays(deps, appeal), year),
  });
}

async function mayDecide(deps: Deps, caller: SessionCaller, appeal: Appeal): Promise<boolean> {
  const unit = await decidingUnit(deps, caller.personId, appeal.personId);
  if (unit === undefined) return false;
  return mayDecideAppeal(appeal, await deciderOf(deps, appeal, caller.personId, unit)).ok;
}

/** The day that was named, and for a course every day of that year on which it left a trace. */
async function appealDays(deps: Deps, { personId, course, day, year }: Appeal): Promise<readonly string[]> {
  const record = course === null ? undefined : findCourse(deps.catalogue, course);
  if (!record) return [day];
  const span = { fromMs: startOfDayMs(`${year}-01-01`), toMs: startOfDayMs(`${year + 1}-01-01`) };
  const { traces } = deps.storage;
  const items = [...record.lessons.map(({ id }) => id), `${record.id}/quiz`];
  const minutes = await traces.minutes(personId, span);
  const sections = await traces.sections(personId, span);
  const attempts = await traces.attempts(personId, span);
  const days = new Set([
    day,
    ...minutes.filter(({ item }) => items.includes(item)).map(({ minute }) => dayOf(minute * 60_000)),
    ...sections.filter(({ lesson }) => items.includes(lesson)).map(({ seenAtMs }) => dayOf(seenAtMs)),
    ...attempts.filter((attempt) => attempt.course === course).map(({ startedAtMs }) => dayOf(startedAtMs)),
  ]);
  return [...days].sort().slice(-MOST_DAYS);
}

function recordReading(
  deps: Deps,
  { personId: who }: SessionCaller,
  action: string,
  detail: Readonly<Record<string, string>>,
): Promise<void> {
  return deps.storage.audit.record({ atMs: deps.clock.now(), who, action, detail });
}
