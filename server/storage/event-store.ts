/** Activities of units in the database. */
import { sql, type Transaction } from 'kysely';
import { fail, type Result, succeed } from '../../src/domain/base/result.ts';
import type { EventState, HeldEvent } from '../../src/domain/event/event.ts';
import type {
  EventChange,
  EventCredit,
  EventPublication,
  EventRecord,
  EventScope,
  EventStore,
} from '../ports/event-store.ts';
import type { Published } from '../ports/hours-import-store.ts';
import { enterLedger, staleYears } from './bulk-posting.ts';
import { actRowOf, eventRowOf, markRowOf, readAct, readEvent, readMark } from './event-rows.ts';
import type { Database, Schema } from './schema.ts';
import { subtreeRange } from './unit-path.ts';

const ROWS_A_STATEMENT = 250;
/** A database or a transaction. */
type Reading = Pick<Database, 'selectFrom'>;

const NOT_FOUND: Result<never> = fail({ code: 'not-found', message: '没有这次活动。' });

export function createEventStore(db: Database): EventStore {
  return { ...changing(db), ...lists(db), ...posting(db) };
}

type Changing = 'add' | 'byId' | 'record' | 'change' | 'sign';

function changing(db: Database): Pick<EventStore, Changing> {
  return {
    add: (event, act) =>
      db.transaction().execute(async (trx) => {
        await trx.insertInto('events').values(eventRowOf(event)).execute();
        await trx.insertInto('event_acts').values(actRowOf(event.id, act)).execute();
      }),
    byId: (id) => findEvent(db, id),
    record: (id) => db.transaction().execute((trx) => recordOf(trx, id)),
    change: (id, decide) =>
      db.transaction().execute(async (trx): Promise<Result<HeldEvent>> => {
        const record = await recordOf(trx, id);
        if (!record) return NOT_FOUND;
        const decided = decide(record);
        if (!decided.ok) return decided;
        await write(trx, id, decided.value);
        return succeed(decided.value.event);
      }),
    sign: (id, personId, decide) =>
      db.transaction().execute(async (trx) => {
        const event = await findEvent(trx, id);
        if (!event) return NOT_FOUND;
        const own = await marksOf(trx, id, personId);
        const decided = decide(event, own, await isInvited(trx, id, personId));
        if (decided.ok && decided.value) {
          await trx.insertInto('event_marks').values(markRowOf(id, decided.value)).execute();
        }
        return decided;
      }),
  };
}

async function write(
  trx: Transaction<Schema>,
  id: string,
  { event, act, marks, invitees }: EventChange,
): Promise<void> {
  await trx.updateTable('events').set(eventRowOf(event)).where('id', '=', id).execute();
  await trx.insertInto('event_acts').values(actRowOf(id, act)).execute();
  for (const part of parts(marks ?? [])) {
    const rows = part.map((mark) => markRowOf(id, mark));
    await trx.insertInto('event_marks').values(rows).execute();
  }
  if (!invitees) return;
  await trx.deleteFrom('event_invitees').where('event_id', '=', id).execute();
  for (const part of parts(invitees)) {
    const rows = part.map((personId) => ({ event_id: id, person_id: personId }));
    await trx.insertInto('event_invitees').values(rows).execute();
  }
}

function parts<Item>(items: readonly Item[]): readonly (readonly Item[])[] {
  return Array.from({ length: Math.ceil(items.length / ROWS_A_STATEMENT) }, (_, part) =>
    items.slice(part * ROWS_A_STATEMENT, (part + 1) * ROWS_A_STATEMENT),
  );
}

async function isInvited(of: Reading, id: string, personId: string): Promise<boolean> {
  const row = await of
    .selectFrom('event_invitees')
    .select('person_id')
    .where('event_id', '=', id)
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return row !== undefined;
}

async function findEvent(of: Reading, id: string): Promise<HeldEvent | undefined> {
  const row = await of.selectFrom('events').selectAll().where('id', '=', id).executeTakeFirst();
  return row && readEvent(row);
}

async function recordOf(of: Reading, id: string): Promise<EventRecord | undefined> {
  const event = await findEvent(of, id);
  if (!event) return undefined;
  const invitees = await of
    .selectFrom('event_invitees')
    .select('person_id')
    .where('event_id', '=', id)
    .execute();
  const acts = await of
    .selectFrom('event_acts')
    .selectAll()
    .where('event_id', '=', id)
    .orderBy('seq')
    .execute();
  return {
    event,
    marks: await marksOf(of, id),
    invitees: invitees.map(({ person_id }) => person_id),
    acts: acts.map(readAct),
    credits: await creditsOf(of, id),
  };
}

async function marksOf(of: Reading, id: string, personId?: string) {
  const rows = await of
    .selectFrom('event_marks')
    .selectAll()
    .where('event_id', '=', id)
    .$if(personId !== undefined, (query) => query.where('person_id', '=', personId ?? ''))
    .orderBy('seq')
    .execute();
  return rows.map(readMark);
}

async function creditsOf(of: Reading, id: string): Promise<readonly EventCredit[]> {
  const rows = await of
    .selectFrom('event_credits as credit')
    .innerJoin('ledger_entries as entry', 'entry.id', 'credit.entry_id')
    .select(['credit.person_id as personId', 'entry.id as entryId', 'entry.year', 'entry.centihours'])
    .select((eb) =>
      eb
        .exists(
          eb
            .selectFrom('ledger_entries as reversal')
            .select('reversal.id')
            .whereRef('reversal.reverses', '=', 'entry.id'),
        )
        .as('isReversed'),
    )
    .where('credit.event_id', '=', id)
    .orderBy('entry.log_index')
    .execute();
  return rows.map(({ isReversed, ...rest }) => ({ ...rest, isReversed: Number(isReversed) === 1 }));
}

type Lists = 'list' | 'heldBy' | 'announcedTo' | 'attendedBy' | 'isInvited' | 'counts' | 'onDay';

function lists(db: Database): Pick<EventStore, Lists> {
  return {
    list: (scope, limit) => list(db, scope, limit),
    heldBy: async (unitIds, year) => {
      if (unitIds.length === 0) return [];
      const rows = await db
        .selectFrom('events')
        .select(['id', 'unit_id', 'kind', 'day', 'last_day', 'state'])
        .select(sql<string>`json_extract(plan, '$.title')`.as('title'))
        .where(sql<boolean>`unit_id IN (SELECT value FROM json_each(${JSON.stringify(unitIds)}))`)
        .where('day', '>=', `${year}-01-01`)
        .where('day', '<=', `${year}-12-31`)
        .orderBy('day')
        .orderBy('id')
        .execute();
      return rows.map(({ unit_id, last_day, kind, state, ...rest }) => ({
        ...rest,
        unitId: unit_id,
        lastDay: last_day,
        kind: kind as HeldEvent['plan']['kind'],
        state: state as EventState,
      }));
    },
    announcedTo: async (personId, unitIds, fromDay) => {
      const rows = await db
        .selectFrom('events')
        .selectAll()
        .where('state', '=', 'announced')
        .where('last_day', '>=', fromDay)
        .where((eb) =>
          eb.or([
            eb('unit_id', 'in', [...unitIds, '']),
            eb.exists(
              eb
                .selectFrom('event_invitees')
                .select('person_id')
                .whereRef('event_id', '=', 'events.id')
                .where('person_id', '=', personId),
            ),
          ]),
        )
        .orderBy('day')
        .orderBy('id')
        .execute();
      return rows.map(readEvent);
    },
    attendedBy: async (personId, limit) => {
      const rows = await db
        .selectFrom('events')
        .selectAll()
        .where('id', 'in', (eb) =>
          eb.selectFrom('event_marks').select('event_id').where('person_id', '=', personId),
        )
        .orderBy('day', 'desc')
        .orderBy('id')
        .limit(limit)
        .execute();
      return Promise.all(
        rows.map(async (row) => ({ event: readEvent(row), marks: await marksOf(db, row.id, personId) })),
      );
    },
    isInvited: (id, personId) => isInvited(db, id, personId),
    counts: async (id) => {
      const { rows } = await sql<{ came: number; left: number }>`
        SELECT count(DISTINCT CASE WHEN kind IN ('in', 'times', 'whole') THEN person_id END) AS came,
          count(DISTINCT CASE WHEN kind = 'out' OR until_ms IS NOT NULL THEN person_id END) AS "left"
        FROM event_marks WHERE event_id = ${id}`.execute(db);
      return { came: rows[0]?.came ?? 0, left: rows[0]?.left ?? 0 };
    },
    onDay: async (day) => {
      const rows = await db
        .selectFrom('events')
        .selectAll()
        .where('state', 'in', ['announced', 'held'])
        .where('day', '<=', day)
        .where('last_day', '>=', day)
        .orderBy('id')
        .execute();
      return rows.map(readEvent);
    },
  };
}

async function list(
  db: Database,
  { below, year, states }: EventScope,
  limit: number,
): Promise<readonly HeldEvent[]> {
  const ranges =
    below === undefined
      ? undefined
      : (
          await db
            .selectFrom('units')
            .select('path')
            .where('id', 'in', [...below, ''])
            .execute()
        ).map(({ path }) => subtreeRange(path));
  const rows = await db
    .selectFrom('events')
    .innerJoin('units', 'units.id', 'events.unit_id')
    .selectAll('events')
    .$if(ranges !== undefined, (query) =>
      query.where((eb) =>
        eb.or(
          (ranges ?? []).map(([from, to]) =>
            eb.and([eb('units.path', '>=', from), eb('units.path', '<', to)]),
          ),
        ),
      ),
    )
    .$if(year !== undefined, (query) =>
      query.where('events.day', '>=', `${year}-01-01`).where('events.day', '<=', `${year}-12-31`),
    )
    .$if(states !== undefined, (query) => query.where('events.state', 'in', [...(states ?? [])]))
    .orderBy('events.day', 'desc')
    .orderBy('events.id')
    .limit(limit)
    .execute();
  return rows.map(readEvent);
}

function posting(db: Database): Pick<EventStore, 'unposted' | 'ofEntry' | 'publish'> {
  return {
    unposted: async () => {
      const rows = await db.selectFrom('events').selectAll().where('state', '=', 'approved').execute();
      return rows.map(readEvent);
    },
    ofEntry: async (entryId) => {
      const row = await db
        .selectFrom('event_credits')
        .select('event_id')
        .where('entry_id', '=', entryId)
        .executeTakeFirst();
      return row && recordOf(db, row.event_id);
    },
    publish: (publication) => db.transaction().execute((trx) => publish(trx, publication)),
  };
}

async function publish(
  trx: Transaction<Schema>,
  { eventId, batch, who, atMs }: EventPublication,
): Promise<Published> {
  const event = await findEvent(trx, eventId);
  if (event?.state !== 'approved') return 'gone';
  if ((await staleYears(trx, batch, 1)).length > 0) return 'stale';
  const { rows } = await sql<{ people: number; centihours: number }>`
    SELECT count(*) AS people, coalesce(sum(centihours), 0) AS centihours
    FROM staged_entries WHERE batch = ${batch}`.execute(trx);
  await sql`INSERT INTO event_credits (entry_id, event_id, person_id)
    SELECT id, ${eventId}, person_id FROM staged_entries WHERE batch = ${batch}`.execute(trx);
  await enterLedger(trx, batch);
  const detail = { people: rows[0]?.people ?? 0, centihours: rows[0]?.centihours ?? 0 };
  const version = event.version + 1;
  await write(trx, eventId, {
    event: { ...event, state: 'posted', version, trouble: null },
    act: { kind: 'posted', atMs, who, version, detail },
  });
  await trx
    .insertInto('audit_events')
    .values({
      at_ms: atMs,
      who,
      action: 'event-posted',
      detail: JSON.stringify({ event: eventId, ...detail }),
    })
    .execute();
  return 'done';
}
