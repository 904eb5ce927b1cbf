/** Review cards and appeals in the database. */
import { sql } from 'kysely';
import { fail, type Result, succeed } from '../../src/domain/base/result.ts';
import type { Appeal } from '../../src/domain/review/appeal.ts';
import type { ReviewCard } from '../../src/domain/review/card.ts';
import type { ReviewStore } from '../ports/review-store.ts';
import { leaseNamed } from './leases.ts';
import {
  appealRowOf,
  appealsOf,
  cardRowOf,
  cardsOf,
  eventRowOf,
  IS_APPEAL_GRANTED,
  IS_APPEAL_OPEN,
  IS_UNDECIDED,
  type Reading,
  scopeCondition,
} from './review-rows.ts';
import type { Database } from './schema.ts';

const LEASE = 'reviews';

export function createReviewStore(db: Database): ReviewStore {
  return { ...cards(db), ...appeals(db), ...waiting(db), ...sweeping(db) };
}

function cards(
  db: Database,
): Pick<ReviewStore, 'openCard' | 'card' | 'cards' | 'addToCard' | 'reversedSince'> {
  return {
    openCard: async (id, signal, foundAtMs) => {
      const added = await db
        .insertInto('review_cards')
        .values(cardRowOf(id, signal, foundAtMs))
        .onConflict((conflict) => conflict.column('signal_key').doNothing())
        .executeTakeFirst();
      return Number(added.numInsertedOrUpdatedRows ?? 0) > 0;
    },
    card: (id) => findCard(db, id),
    cards: async (scope, limit) => {
      const rows = await db
        .selectFrom('review_cards')
        .selectAll()
        .where(await scopeCondition(db, scope))
        .orderBy(IS_UNDECIDED, 'desc')
        .orderBy('found_at_ms', 'desc')
        .orderBy('id')
        .limit(limit)
        .execute();
      return cardsOf(db, rows);
    },
    addToCard: (id, decide) =>
      db.transaction().execute(async (trx): Promise<Result<ReviewCard>> => {
        const card = await findCard(trx, id);
        if (!card) return fail({ code: 'not-found', message: '没有这张核查卡。' });
        const decided = decide(card);
        if (!decided.ok) return decided;
        const row = { card_id: id, ...eventRowOf(decided.value) };
        await trx.insertInto('review_card_events').values(row).execute();
        return succeed({ ...card, events: [...card.events, decided.value] });
      }),
    reversedSince: async (sinceMs) => {
      const rows = await db
        .selectFrom('review_cards')
        .selectAll('review_cards')
        .innerJoin('review_card_events', 'review_card_events.card_id', 'review_cards.id')
        .where('review_card_events.kind', '=', 'decision')
        .where('review_card_events.at_ms', '>=', sinceMs)
        .where(sql<boolean>`json_extract(review_card_events.body, '$.outcome') = 'reversal'`)
        .execute();
      return cardsOf(db, rows);
    },
  };
}

async function findCard(of: Reading, id: string): Promise<ReviewCard | undefined> {
  const rows = await of.selectFrom('review_cards').selectAll().where('id', '=', id).execute();
  return (await cardsOf(of, rows))[0];
}

type AppealPart = 'makeAppeal' | 'appeal' | 'appeals' | 'addToAppeal' | 'grantedSince';

function appeals(db: Database): Pick<ReviewStore, AppealPart> {
  return {
    makeAppeal: (personId, decide) =>
      db.transaction().execute(async (trx) => {
        const rows = await trx.selectFrom('appeals').selectAll().where('person_id', '=', personId).execute();
        const decided = decide(await appealsOf(trx, rows));
        if (decided.ok) await trx.insertInto('appeals').values(appealRowOf(decided.value)).execute();
        return decided;
      }),
    appeal: (id) => findAppeal(db, id),
    appeals: async (scope, limit) => {
      const rows = await db
        .selectFrom('appeals')
        .selectAll()
        .where(await scopeCondition(db, scope))
        .orderBy(IS_APPEAL_OPEN, 'desc')
        .orderBy('made_at_ms', 'desc')
        .orderBy('id')
        .limit(limit)
        .execute();
      return appealsOf(db, rows);
    },
    addToAppeal: (id, decide) =>
      db.transaction().execute(async (trx): Promise<Result<Appeal>> => {
        const appeal = await findAppeal(trx, id);
        if (!appeal) return fail({ code: 'not-found', message: '没有这份申诉。' });
        const decided = decide(appeal);
        if (!decided.ok) return decided;
        const row = { appeal_id: id, ...eventRowOf(decided.value) };
        await trx.insertInto('appeal_events').values(row).execute();
        return succeed({ ...appeal, events: [...appeal.events, decided.value] });
      }),
    grantedSince: async (sinceMs) => {
      const rows = await db
        .selectFrom('appeals')
        .selectAll()
        .where(IS_APPEAL_GRANTED)
        .where((eb) =>
          eb.exists(
            eb
              .selectFrom('appeal_events')
              .select('seq')
              .whereRef('appeal_id', '=', 'appeals.id')
              .where('at_ms', '>=', sinceMs),
          ),
        )
        .execute();
      return appealsOf(db, rows);
    },
  };
}

async function findAppeal(of: Reading, id: string): Promise<Appeal | undefined> {
  const rows = await of.selectFrom('appeals').selectAll().where('id', '=', id).execute();
  return (await appealsOf(of, rows))[0];
}

function waiting(db: Database): Pick<ReviewStore, 'countOpen' | 'countNews' | 'noteLook'> {
  return {
    countOpen: async (scope, except = '') => {
      const isMeant = await scopeCondition(db, scope);
      const counted = await db
        .selectNoFrom([
          sql<number>`(select count(*) from review_cards where person_id <> ${except} and ${isMeant} and ${IS_UNDECIDED})`.as(
            'cards',
          ),
          sql<number>`(select count(*) from appeals where person_id <> ${except} and ${isMeant} and ${IS_APPEAL_OPEN})`.as(
            'appeals',
          ),
        ])
        .executeTakeFirstOrThrow();
      return { cards: counted.cards, appeals: counted.appeals };
    },
    countNews: async (personId) => {
      const lookedAt = sql`coalesce((select at_ms from review_looks where person_id = ${personId}), 0)`;
      const { news } = await db
        .selectNoFrom([
          sql<number>`(select count(*) from review_cards where person_id = ${personId}
              and not exists (select 1 from review_card_events where card_id = review_cards.id))
            + (select count(*) from review_card_events join review_cards on review_cards.id = card_id
              where person_id = ${personId} and review_card_events.kind = 'decision' and at_ms > ${lookedAt})
            + (select count(*) from appeal_events join appeals on appeals.id = appeal_id
              where person_id = ${personId} and appeal_events.kind in ('granted', 'refused') and at_ms > ${lookedAt})`.as(
            'news',
          ),
        ])
        .executeTakeFirstOrThrow();
      return news;
    },
    noteLook: async (personId, atMs) => {
      await db
        .insertInto('review_looks')
        .values({ person_id: personId, at_ms: atMs })
        .onConflict((conflict) => conflict.column('person_id').doUpdateSet({ at_ms: atMs }))
        .execute();
    },
  };
}

function sweeping(db: Database): Pick<ReviewStore, 'isSwept' | 'noteSweep' | 'takeLease' | 'giveLease'> {
  return {
    isSwept: async (day, on) => {
      const row = await db
        .selectFrom('review_sweeps')
        .select('day')
        .where('day', '=', day)
        .where('swept_on', '=', on)
        .executeTakeFirst();
      return row !== undefined;
    },
    noteSweep: async (day, on) => {
      await db
        .insertInto('review_sweeps')
        .values({ day, swept_on: on })
        .onConflict((conflict) => conflict.columns(['day', 'swept_on']).doNothing())
        .execute();
    },
    ...leaseNamed(db, LEASE),
  };
}
