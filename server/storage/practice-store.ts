/** Claimed practice in the database. */
import { type RawBuilder, sql, type Transaction } from 'kysely';
import { fail, type Result, succeed } from '../../src/domain/base/result.ts';
import type { PracticeClaim, PracticeEvent } from '../../src/domain/event/practice.ts';
import type { PracticeStore } from '../ports/practice-store.ts';
import { scopeCondition } from './review-rows.ts';
import type { Database, Row, Schema } from './schema.ts';

/** A database or a transaction. */
type Reading = Pick<Database, 'selectFrom'>;

const LAST_EVENT = sql<string>`(SELECT practice_events.kind FROM practice_events
  WHERE practice_events.claim_id = practice_claims.id ORDER BY practice_events.seq DESC LIMIT 1)`;
const IS_WAITING = sql<boolean>`${LAST_EVENT} IN ('sent', 'first', 'postingFailed')`;

export function createPracticeStore(db: Database): PracticeStore {
  return { ...claims(db), ...photos(db) };
}

type Claims = Exclude<keyof PracticeStore, 'addPhoto' | 'photo' | 'photosOf' | 'unclaimedBytes'>;

function claims(db: Database): Pick<PracticeStore, Claims> {
  return {
    make: (personId, decide) =>
      db.transaction().execute(async (trx): Promise<Result<PracticeClaim>> => {
        const decided = decide(await claimsWhere(trx, sql<boolean>`person_id = ${personId}`));
        if (!decided.ok) return decided;
        const { id, madeAtMs, events } = decided.value;
        await trx
          .insertInto('practice_claims')
          .values({ id, person_id: personId, made_at_ms: madeAtMs })
          .execute();
        for (const event of events) await addEvent(trx, decided.value, event);
        return decided;
      }),
    byId: async (id) => (await claimsWhere(db, sql<boolean>`id = ${id}`))[0],
    addTo: (id, decide) =>
      db.transaction().execute(async (trx): Promise<Result<PracticeClaim>> => {
        const [claim] = await claimsWhere(trx, sql<boolean>`id = ${id}`);
        if (!claim) return fail({ code: 'not-found', message: '没有这份实践申报。' });
        const decided = decide(claim);
        if (!decided.ok) return decided;
        await addEvent(trx, claim, decided.value);
        return succeed({ ...claim, events: [...claim.events, decided.value] });
      }),
    list: async (scope, limit) => claimsWhere(db, await scopeCondition(db, scope), limit),
    countWaiting: async (scope) => {
      const { count } = await db
        .selectFrom('practice_claims')
        .select((eb) => eb.fn.countAll<number>().as('count'))
        .where(await scopeCondition(db, scope))
        .where(IS_WAITING)
        .executeTakeFirstOrThrow();
      return Number(count);
    },
    unposted: () => claimsWhere(db, sql<boolean>`${LAST_EVENT} = 'approved'`),
    officersOf: async (unitIds) => {
      const rows = await db
        .selectFrom('grants')
        .select('person_id')
        .where('role', '=', 'officer')
        .where('unit_id', 'in', [...unitIds, ''])
        .execute();
      return rows.map(({ person_id }) => person_id);
    },
    ofEntry: async (entryId) => {
      const row = await db
        .selectFrom('ledger_entries')
        .select(sql<string | null>`json_extract(evidence, '$.claim')`.as('claim'))
        .where('id', '=', entryId)
        .executeTakeFirst();
      return row?.claim ? (await claimsWhere(db, sql<boolean>`id = ${row.claim}`))[0] : undefined;
    },
  };
}

async function addEvent(
  trx: Transaction<Schema>,
  { id, personId }: PracticeClaim,
  { kind, atMs, who, ...rest }: PracticeEvent,
): Promise<void> {
  const row = { claim_id: id, kind, at_ms: atMs, who, body: JSON.stringify(rest) };
  await trx.insertInto('practice_events').values(row).execute();
  if (!('content' in rest)) return;
  await trx
    .updateTable('practice_photos')
    .set({ is_claimed: 1 })
    .where('person_id', '=', personId)
    .where('hash', 'in', [...rest.content.photos, ''])
    .execute();
}

async function claimsWhere(
  of: Reading,
  condition: RawBuilder<boolean>,
  limit = 10_000,
): Promise<readonly PracticeClaim[]> {
  const rows = await of
    .selectFrom('practice_claims')
    .selectAll()
    .where(condition)
    .orderBy(IS_WAITING, 'desc')
    .orderBy('made_at_ms', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute();
  if (rows.length === 0) return [];
  const ids = JSON.stringify(rows.map(({ id }) => id));
  const events = await of
    .selectFrom('practice_events')
    .selectAll()
    .where(sql<boolean>`claim_id IN (SELECT value FROM json_each(${ids}))`)
    .orderBy('seq')
    .execute();
  const byClaim = Map.groupBy(events, ({ claim_id }) => claim_id);
  return rows.map((row) => ({
    id: row.id,
    personId: row.person_id,
    madeAtMs: row.made_at_ms,
    events: (byClaim.get(row.id) ?? []).map(readEvent),
  }));
}

function readEvent({ kind, at_ms, who, body }: Row<'practice_events'>): PracticeEvent {
  return { kind, atMs: at_ms, who, ...(JSON.parse(body) as object) } as PracticeEvent;
}

function photos(db: Database): Pick<PracticeStore, 'addPhoto' | 'photo' | 'photosOf' | 'unclaimedBytes'> {
  return {
    addPhoto: ({ hash, personId, type, bytes, addedAtMs }, forgetBeforeMs) =>
      db.transaction().execute(async (trx) => {
        await trx
          .deleteFrom('practice_photos')
          .where('person_id', '=', personId)
          .where('is_claimed', '=', 0)
          .where('added_at_ms', '<', forgetBeforeMs)
          .execute();
        await trx
          .insertInto('practice_photos')
          .values({ hash, person_id: personId, type, bytes, added_at_ms: addedAtMs })
          .onConflict((conflict) => conflict.columns(['person_id', 'hash']).doNothing())
          .execute();
      }),
    photo: async (personId, hash) => {
      const row = await db
        .selectFrom('practice_photos')
        .selectAll()
        .where('person_id', '=', personId)
        .where('hash', '=', hash)
        .executeTakeFirst();
      if (!row) return undefined;
      return { hash, personId, type: row.type, bytes: row.bytes, addedAtMs: row.added_at_ms };
    },
    photosOf: async (personId, hashes) => {
      const rows = await db
        .selectFrom('practice_photos')
        .select('hash')
        .where('person_id', '=', personId)
        .where('hash', 'in', [...hashes, ''])
        .execute();
      return rows.map(({ hash }) => hash);
    },
    unclaimedBytes: async (personId) => {
      const { bytes } = await db
        .selectFrom('practice_photos')
        .select(sql<number>`coalesce(sum(length(bytes)), 0)`.as('bytes'))
        .where('person_id', '=', personId)
        .where('is_claimed', '=', 0)
        .executeTakeFirstOrThrow();
      return bytes;
    },
  };
}
