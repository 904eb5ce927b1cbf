/** Cards and appeals in the words of /api: names for ids, instants as ISO text. */
import type {
  AppealFacts,
  AppealStep,
  CardDecisionView,
  CardFacts,
  ReviewedPerson,
} from '../../src/domain/api/reviews.ts';
import { type Appeal, type AppealEvent, standingOf } from '../../src/domain/review/appeal.ts';
import { decisionOf, type ReviewCard, replyByMs } from '../../src/domain/review/card.ts';
import type { Deps } from './deps.ts';
import { titleOf } from './view-evidence.ts';

/** Names that lists need, asked for once. */
export interface Names {
  readonly personOf: (id: string) => ReviewedPerson;
  readonly unitOf: (id: string) => string;
}

export async function namesFor(
  deps: Deps,
  cards: readonly ReviewCard[],
  appeals: readonly Appeal[],
): Promise<Names> {
  const ids = [
    ...cards.flatMap(({ signal, events }) => [
      signal.personId,
      ...signal.others,
      ...events.map(({ who }) => who),
    ]),
    ...appeals.flatMap(({ personId, events }) => [personId, ...events.map(({ who }) => who)]),
  ];
  const people = await deps.storage.roster.peopleByIds([...new Set(ids)]);
  const known = new Map(people.map((person) => [person.id, person]));
  const unitIds = appeals.flatMap(({ events }) =>
    events.flatMap((event) => ('unitId' in event ? [event.unitId] : [])),
  );
  const units = await Promise.all([...new Set(unitIds)].map((id) => deps.storage.roster.unitById(id)));
  return {
    personOf: (id) => {
      const person = known.get(id);
      return {
        id,
        name: person?.name ?? '',
        staffNumber: person?.staffNumber ?? '',
        unit: person?.unit?.name ?? '',
      };
    },
    unitOf: (id) => units.find((unit) => unit?.id === id)?.name ?? '',
  };
}

/** @param titles - of the entries a decision took back, by id */
export function cardFacts(
  deps: Deps,
  card: ReviewCard,
  names: Names,
  titles: ReadonlyMap<string, string>,
): CardFacts {
  const { kind, weight, day, fromMs, toMs, subject, facts } = card.signal;
  return {
    id: card.id,
    kind,
    weight,
    day,
    from: iso(fromMs),
    to: iso(toMs),
    about: subject.includes('/') ? titleOf(deps.catalogue, subject) : '',
    facts,
    foundAt: iso(card.foundAtMs),
    replyBy: iso(replyByMs(card)),
    replies: card.events.flatMap((event) =>
      event.kind === 'reply' ? [{ at: iso(event.atMs), text: event.text }] : [],
    ),
    decision: decisionView(card, names, titles),
  };
}

function decisionView(
  card: ReviewCard,
  names: Names,
  titles: ReadonlyMap<string, string>,
): CardDecisionView | null {
  const decision = decisionOf(card);
  if (!decision) return null;
  const { name, unit } = names.personOf(decision.who);
  return {
    at: iso(decision.atMs),
    by: officer(name, unit),
    outcome: decision.outcome,
    reason: decision.reason,
    entries: decision.entries.map((id) => titles.get(id) ?? id),
  };
}

/** Titles of a person's entries that decisions on these cards took back. */
export async function entryTitles(
  deps: Deps,
  cards: readonly ReviewCard[],
): Promise<ReadonlyMap<string, string>> {
  const people = cards
    .filter((card) => (decisionOf(card)?.entries.length ?? 0) > 0)
    .map(({ signal }) => signal.personId);
  const entries = await Promise.all([...new Set(people)].map((id) => deps.storage.ledger.entries(id)));
  return new Map(entries.flat().map(({ id, evidence }) => [id, evidence.title]));
}

export function appealFacts(appeal: Appeal, names: Names): AppealFacts {
  const { id, year, subject, course, title, day, claimedCentihours, words } = appeal;
  const { state, stage, dueAtMs } = standingOf(appeal);
  return {
    id,
    year,
    subject,
    course,
    title,
    day,
    claimedCentihours,
    words,
    madeAt: iso(appeal.madeAtMs),
    state,
    stage,
    dueAt: dueAtMs === null ? null : iso(dueAtMs),
    history: appeal.events.map((event) => stepOf(event, names)),
  };
}

function stepOf(event: AppealEvent, names: Names): AppealStep {
  const at = iso(event.atMs);
  switch (event.kind) {
    case 'withdrawn':
      return { kind: event.kind, at, by: '', text: '' };
    case 'reviewAsked':
      return { kind: event.kind, at, by: '', text: event.words };
    case 'postingFailed':
      return { kind: event.kind, at, by: '', text: event.reason };
    case 'refused':
    case 'granted': {
      const by = officer(names.personOf(event.who).name, names.unitOf(event.unitId));
      const amount =
        event.kind === 'granted' ? { category: event.category, centihours: event.centihours } : {};
      return { kind: event.kind, at, by, text: event.reason, ...amount };
    }
  }
}

function officer(name: string, unit: string): string {
  return [unit, name].filter(Boolean).join(' ');
}

function iso(ms: number): string {
  return new Date(ms).toISOString();
}
