/** Rows of cards and appeals as the domain knows them, and whose they are. */
import { type RawBuilder, sql } from 'kysely';
import type { Appeal, AppealEvent, AppealSubject } from '../../src/domain/review/appeal.ts';
import type { CardEvent, ReviewCard } from '../../src/domain/review/card.ts';
import {
  type Signal,
  type SignalKind,
  type SignalWeight,
  signalKey,
} from '../../src/domain/review/signal.ts';
import type { ReviewScope } from '../ports/review-store.ts';
import type { Database, NewRow, Row } from './schema.ts';
import { subtreeRange } from './unit-path.ts';

/** A database or a transaction. */
export type Reading = Pick<Database, 'selectFrom'>;

type EventRow = Pick<Row<'appeal_events'>, 'kind' | 'at_ms' | 'who' | 'body'>;

/** Kind, time and person have columns of their own; the rest of an event is its body. */
export function eventRowOf({ kind, atMs, who, ...rest }: AppealEvent | CardEvent): EventRow {
  return { kind, at_ms: atMs, who, body: JSON.stringify(rest) };
}

function eventOf({ kind, at_ms, who, body }: EventRow): unknown {
  return { kind, atMs: at_ms, who, ...(JSON.parse(body) as object) };
}

export function cardRowOf(id: string, signal: Signal, foundAtMs: number): NewRow<'review_cards'> {
  return {
    id,
    signal_key: signalKey(signal),
    kind: signal.kind,
    weight: signal.weight,
    person_id: signal.personId,
    subject: signal.subject,
    day: signal.day,
    from_ms: signal.fromMs,
    to_ms: signal.toMs,
    facts: JSON.stringify(signal.facts),
    others: JSON.stringify(signal.others),
    found_at_ms: foundAtMs,
  };
}

export async function cardsOf(
  of: Reading,
  rows: readonly Row<'review_cards'>[],
): Promise<readonly ReviewCard[]> {
  if (rows.length === 0) return [];
  const events = await of
    .selectFrom('review_card_events')
    .selectAll()
    .where(
      'card_id',
      'in',
      rows.map(({ id }) => id),
    )
    .orderBy('seq')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    signal: {
      kind: row.kind as SignalKind,
      weight: row.weight as SignalWeight,
      personId: row.person_id,
      subject: row.subject,
      day: row.day,
      fromMs: row.from_ms,
      toMs: row.to_ms,
      facts: JSON.parse(row.facts) as Signal['facts'],
      others: JSON.parse(row.others) as Signal['others'],
    },
    foundAtMs: row.found_at_ms,
    events: events.filter(({ card_id }) => card_id === row.id).map((event) => eventOf(event) as CardEvent),
  }));
}

export function appealRowOf(appeal: Appeal): NewRow<'appeals'> {
  return {
    id: appeal.id,
    person_id: appeal.personId,
    year: appeal.year,
    subject: appeal.subject,
    course: appeal.course,
    title: appeal.title,
    day: appeal.day,
    claimed_centihours: appeal.claimedCentihours,
    words: appeal.words,
    made_at_ms: appeal.madeAtMs,
  };
}

export async function appealsOf(of: Reading, rows: readonly Row<'appeals'>[]): Promise<readonly Appeal[]> {
  if (rows.length === 0) return [];
  const events = await of
    .selectFrom('appeal_events')
    .selectAll()
    .where(
      'appeal_id',
      'in',
      rows.map(({ id }) => id),
    )
    .orderBy('seq')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    personId: row.person_id,
    year: row.year,
    subject: row.subject as AppealSubject,
    course: row.course,
    title: row.title,
    day: row.day,
    claimedCentihours: row.claimed_centihours,
    words: row.words,
    madeAtMs: row.made_at_ms,
    events: events
      .filter(({ appeal_id }) => appeal_id === row.id)
      .map((event) => eventOf(event) as AppealEvent),
  }));
}

/** A condition on `person_id`: who is meant, by where people are today. */
export async function scopeCondition(
  of: Reading,
  { personId, roots }: ReviewScope,
): Promise<RawBuilder<boolean>> {
  if (personId !== undefined) return sql<boolean>`person_id = ${personId}`;
  if (roots === undefined) return sql<boolean>`true`;
  if (roots.length === 0) return sql<boolean>`false`;
  const units = await of.selectFrom('units').select('path').where('id', 'in', roots).execute();
  const ranges = units.map(({ path }) => {
    const [from, to] = subtreeRange(path);
    return sql<boolean>`(units.path >= ${from} and units.path < ${to})`;
  });
  return sql<boolean>`person_id in (select memberships.person_id from memberships
    join units on units.id = memberships.unit_id
    where memberships.to_day is null and (${sql.join([sql`false`, ...ranges], sql` or `)}))`;
}

export const IS_UNDECIDED = sql<boolean>`not exists (select 1 from review_card_events
  where review_card_events.card_id = review_cards.id and review_card_events.kind = 'decision')`;

/** What happened last; `made` where nothing did. */
const LAST_EVENT = sql<string>`coalesce((select appeal_events.kind from appeal_events
  where appeal_events.appeal_id = appeals.id order by appeal_events.seq desc limit 1), 'made')`;
export const IS_APPEAL_OPEN = sql<boolean>`${LAST_EVENT} in ('made', 'reviewAsked', 'postingFailed')`;
export const IS_APPEAL_GRANTED = sql<boolean>`${LAST_EVENT} = 'granted'`;
