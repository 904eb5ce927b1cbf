/** Warnings in the database. */
import { type RawBuilder, sql, type Transaction } from 'kysely';
import { fail, type Result, succeed } from '../../src/domain/base/result.ts';
import {
  WARNING_STATES,
  type Warning,
  type WarningEvent,
  type WarningState,
} from '../../src/domain/warning/warning.ts';
import type { QuarterFigure } from '../../src/domain/warning/weak-quarter.ts';
import type { Member, WarningStore } from '../ports/warning-store.ts';
import { type Reading, scopeCondition } from './review-rows.ts';
import type { Database, Row, Schema } from './schema.ts';

/** As `warningState` of the domain says it; what the person says changes nothing. */
const STATE = sql<WarningState>`coalesce((SELECT CASE kind WHEN 'approved' THEN 'following'
    WHEN 'continued' THEN 'following' ELSE kind END
  FROM warning_events WHERE warning_id = warnings.id AND kind NOT IN ('acknowledged', 'commented')
  ORDER BY seq DESC LIMIT 1), 'opened')`;

export function createWarningStore(db: Database): WarningStore {
  return {
    candidates: async ({ year, quarter }, after, limit) => {
      const { rows } = await sql<{ person_id: string }>`
        SELECT DISTINCT person_id FROM memberships WHERE to_day IS NULL AND person_id > ${after ?? ''}
          AND NOT EXISTS (SELECT 1 FROM warnings WHERE warnings.person_id = memberships.person_id
            AND ((year = ${year} AND quarter = ${quarter}) OR ${STATE} <> 'closed'))
        ORDER BY person_id LIMIT ${limit}`.execute(db);
      return membersNamed(
        db,
        rows.map(({ person_id }) => person_id),
      );
    },
    recordBeganAtMs: async () => {
      const first = await db
        .selectFrom('ledger_entries')
        .select('posted_at_ms')
        .where('log_index', '=', 0)
        .executeTakeFirst();
      return first?.posted_at_ms;
    },
    membersNamed: (personIds) => membersNamed(db, personIds),
    open: (drafts) =>
      db.transaction().execute(async (trx) => {
        const opened: Warning[] = [];
        for (const draft of drafts) if (await insert(trx, draft)) opened.push(draft);
        return opened;
      }),
    byId: (id) => find(db, id),
    addTo: (id, decide) =>
      db.transaction().execute(async (trx): Promise<Result<Warning>> => {
        const warning = await find(trx, id);
        if (!warning) return fail({ code: 'not-found', message: '没有这份预警。' });
        const decided = decide(warning);
        if (!decided.ok) return decided;
        const { kind, atMs, who, ...rest } = decided.value;
        const row = { warning_id: id, kind, at_ms: atMs, who, body: JSON.stringify(rest) };
        await trx.insertInto('warning_events').values(row).execute();
        return succeed({ ...warning, events: [...warning.events, decided.value] });
      }),
    list: async ({ state, from, limit, ...scope }) => {
      const rows = await db
        .selectFrom('warnings')
        .selectAll()
        .where(await scopeCondition(db, scope))
        .$if(state !== undefined, (query) => query.where(STATE, '=', state ?? 'opened'))
        .orderBy(sql`${STATE} = 'closed'`)
        .orderBy('opened_at_ms', 'desc')
        .orderBy('id')
        .offset(from)
        .limit(limit)
        .execute();
      return withEvents(db, rows);
    },
    countStates: async (scope) => countStates(db, await scopeCondition(db, scope)),
  };
}

async function insert(trx: Transaction<Schema>, draft: Warning): Promise<boolean> {
  const { id, personId, openedAtMs, first, second, source } = draft;
  const open = await trx
    .selectFrom('warnings')
    .select('id')
    .where('person_id', '=', personId)
    .where(STATE, '<>', 'closed')
    .executeTakeFirst();
  if (open) return false;
  const added = await trx
    .insertInto('warnings')
    .values({
      ...{ id, person_id: personId, year: second.year, quarter: second.quarter, source },
      figures: JSON.stringify([first, second]),
      opened_at_ms: openedAtMs,
    })
    .onConflict((conflict) => conflict.columns(['person_id', 'year', 'quarter']).doNothing())
    .executeTakeFirst();
  return Number(added.numInsertedOrUpdatedRows ?? 0) > 0;
}

async function membersNamed(db: Database, personIds: readonly string[]): Promise<readonly Member[]> {
  const { rows } = await sql<Row<'memberships'>>`SELECT * FROM memberships
    WHERE person_id IN (SELECT value FROM json_each(${JSON.stringify(personIds)}))`.execute(db);
  const byPerson = Map.groupBy(rows, ({ person_id }) => person_id);
  return personIds.map((personId) => ({
    personId,
    memberships: (byPerson.get(personId) ?? []).map((row) => ({ fromDay: row.from_day, toDay: row.to_day })),
  }));
}

async function find(of: Reading, id: string): Promise<Warning | undefined> {
  const rows = await of.selectFrom('warnings').selectAll().where('id', '=', id).execute();
  return (await withEvents(of, rows))[0];
}

async function withEvents(of: Reading, rows: readonly Row<'warnings'>[]): Promise<readonly Warning[]> {
  const ids = JSON.stringify(rows.map(({ id }) => id));
  const events = await of
    .selectFrom('warning_events')
    .selectAll()
    .where(sql<boolean>`warning_id IN (SELECT value FROM json_each(${ids}))`)
    .orderBy('seq')
    .execute();
  const byWarning = Map.groupBy(events, ({ warning_id }) => warning_id);
  return rows.map((row) => {
    const [first, second] = JSON.parse(row.figures) as [QuarterFigure, QuarterFigure];
    return {
      id: row.id,
      personId: row.person_id,
      openedAtMs: row.opened_at_ms,
      ...{ first, second, source: row.source },
      events: (byWarning.get(row.id) ?? []).map(readEvent),
    };
  });
}

function readEvent({ kind, at_ms, who, body }: Row<'warning_events'>): WarningEvent {
  return { kind, atMs: at_ms, who, ...(JSON.parse(body) as object) } as WarningEvent;
}

async function countStates(
  db: Database,
  condition: RawBuilder<boolean>,
): Promise<Readonly<Record<WarningState, number>>> {
  const rows = await db
    .selectFrom('warnings')
    .select([STATE.as('state'), (eb) => eb.fn.countAll<number>().as('count')])
    .where(condition)
    .groupBy('state')
    .execute();
  const none = Object.fromEntries(WARNING_STATES.map((state) => [state, 0]));
  const found = Object.fromEntries(rows.map(({ state, count }) => [state, Number(count)]));
  return { ...none, ...found } as Record<WarningState, number>;
}
