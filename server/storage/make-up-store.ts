/** Orders of make-up training in the database. */
import { sql } from 'kysely';
import type { AssignedItem } from '../../src/domain/assignment/assignment.ts';
import { endOfDayMs, startOfDayMs } from '../../src/domain/base/calendar.ts';
import { fail, type Result, succeed } from '../../src/domain/base/result.ts';
import type { MakeUpCause, MakeUpCredit, MakeUpEvent, MakeUpOrder } from '../../src/domain/make-up/order.ts';
import type { Category } from '../../src/domain/policy/policy.ts';
import type { MakeUpStore } from '../ports/make-up-store.ts';
import { type Reading, scopeCondition } from './review-rows.ts';
import type { Database, Row } from './schema.ts';

export function createMakeUpStore(db: Database): MakeUpStore {
  return {
    give: (drafts) =>
      db.transaction().execute(async (trx) => {
        const given = [];
        for (const draft of drafts) {
          const {
            personId: person_id,
            dueDay: due_day,
            orderedBy: ordered_by,
            orderedAtMs: ordered_at_ms,
          } = draft;
          const { id, year, cause, subject, title, centihours, words } = draft;
          const items = JSON.stringify(draft.items);
          const added = await trx
            .insertInto('make_up_orders')
            .values({
              id,
              person_id,
              year,
              cause,
              subject,
              title,
              items,
              centihours,
              due_day,
              words,
              ordered_by,
              ordered_at_ms,
            })
            .onConflict((conflict) => conflict.columns(['person_id', 'year', 'cause', 'subject']).doNothing())
            .executeTakeFirst();
          if (Number(added.numInsertedOrUpdatedRows ?? 0) > 0) given.push(draft);
        }
        return given;
      }),
    order: (id) => find(db, id),
    orders: async ({ year, ...scope }) => {
      const rows = await db
        .selectFrom('make_up_orders')
        .selectAll()
        .where(await scopeCondition(db, scope))
        .$if(year !== undefined, (query) => query.where('year', '=', year ?? 0))
        .orderBy('ordered_at_ms', 'desc')
        .orderBy('id')
        .execute();
      return withEvents(db, rows);
    },
    add: (id, decide) =>
      db.transaction().execute(async (trx): Promise<Result<MakeUpOrder>> => {
        const order = await find(trx, id);
        if (!order) return fail({ code: 'not-found', message: '没有这项补训。' });
        const decided = decide(order);
        if (!decided.ok) return decided;
        const { kind, atMs, who, reason } = decided.value;
        await trx
          .insertInto('make_up_events')
          .values({ order_id: id, kind, at_ms: atMs, who, reason })
          .execute();
        return succeed({ ...order, events: [...order.events, decided.value] });
      }),
    credits: (personIds) => credits(db, personIds),
    failedIn: async (course, year) => {
      const rows = await db
        .selectFrom('attempts')
        .select('person_id')
        .where('course', '=', course)
        .where('closed_at_ms', '>=', startOfDayMs(`${year}-01-01`))
        .where('closed_at_ms', '<=', endOfDayMs(`${year}-12-31`))
        .groupBy('person_id')
        .having(sql<boolean>`sum(state = 'passed') = 0`)
        .execute();
      return rows.map(({ person_id }) => person_id);
    },
  };
}

async function find(of: Reading, id: string): Promise<MakeUpOrder | undefined> {
  const rows = await of.selectFrom('make_up_orders').selectAll().where('id', '=', id).execute();
  return (await withEvents(of, rows))[0];
}

async function withEvents(
  of: Reading,
  rows: readonly Row<'make_up_orders'>[],
): Promise<readonly MakeUpOrder[]> {
  if (rows.length === 0) return [];
  const years = [...new Set(rows.map(({ year }) => year))];
  const events = await of
    .selectFrom('make_up_events')
    .innerJoin('make_up_orders', 'make_up_orders.id', 'make_up_events.order_id')
    .where('make_up_orders.year', 'in', years)
    .selectAll('make_up_events')
    .orderBy('seq')
    .execute();
  const byOrder = new Map<string, MakeUpEvent[]>();
  for (const { order_id, kind, at_ms: atMs, who, reason } of events) {
    const event = { kind: kind as MakeUpEvent['kind'], atMs, who, reason };
    byOrder.set(order_id, [...(byOrder.get(order_id) ?? []), event]);
  }
  return rows.map((row) => ({
    id: row.id,
    personId: row.person_id,
    year: row.year,
    cause: row.cause as MakeUpCause,
    subject: row.subject,
    title: row.title,
    items: JSON.parse(row.items) as readonly AssignedItem[],
    centihours: row.centihours,
    dueDay: row.due_day,
    words: row.words,
    orderedBy: row.ordered_by,
    orderedAtMs: row.ordered_at_ms,
    events: byOrder.get(row.id) ?? [],
  }));
}

const ITEM = sql<string | null>`case ledger_entries.source
  when 'case' then 'case:' || json_extract(ledger_entries.evidence, '$.case')
  when 'course' then 'course:' || json_extract(ledger_entries.evidence, '$.course')
  when 'appeal' then 'course:' || json_extract(ledger_entries.evidence, '$.course') end`;
const ORDER = sql<string | null>`json_extract(ledger_entries.evidence, '$.makeUpOrder')`;

async function credits(
  db: Database,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, readonly MakeUpCredit[]>> {
  const found = new Map<string, MakeUpCredit[]>();
  if (personIds.length === 0) return found;
  const rows = await db
    .selectFrom('ledger_entries')
    .where('ledger_entries.person_id', 'in', personIds)
    .where('ledger_entries.centihours', '>', 0)
    .where(
      sql<boolean>`not exists (select 1 from ledger_entries later where later.reverses = ledger_entries.id)`,
    )
    .select([
      'person_id',
      'year',
      'category',
      'centihours',
      'posted_at_ms',
      ITEM.as('item'),
      ORDER.as('order'),
    ])
    .orderBy('log_index')
    .execute();
  for (const { person_id, year, category, centihours, posted_at_ms: postedAtMs, item, order } of rows) {
    const credit = { item, year, category: category as Category, centihours, postedAtMs, order };
    found.set(person_id, [...(found.get(person_id) ?? []), credit]);
  }
  return found;
}
