/** Assignments, candidates and standing credits in the database. */
import { type RawBuilder, sql } from 'kysely';
import type {
  AssignedItem,
  Assignment,
  AssignmentDraft,
  AssignmentEvent,
  Audience,
} from '../../src/domain/assignment/assignment.ts';
import type { Stay } from '../../src/domain/assignment/is-meant.ts';
import type { Credit } from '../../src/domain/assignment/progress.ts';
import { dayOf } from '../../src/domain/base/calendar.ts';
import { fail, type Result, succeed } from '../../src/domain/base/result.ts';
import type { TierId, TrainingKind } from '../../src/domain/catalogue/catalogue.ts';
import type { AssignmentStore, NamedCandidate, Whose } from '../ports/assignment-store.ts';
import type { Database, NewRow, Row } from './schema.ts';
import { subtreeRange } from './unit-path.ts';

type Reading = Pick<Database, 'selectFrom'>;

export function createAssignmentStore(db: Database): AssignmentStore {
  return {
    make: async (draft) => {
      await db.insertInto('assignments').values(rowOf(draft)).execute();
    },
    assignment: (id) => find(db, id),
    assignments: async ({ unitIds, year }) => {
      if (unitIds?.length === 0) return [];
      const rows = await db
        .selectFrom('assignments')
        .selectAll()
        .$if(unitIds !== undefined, (query) => query.where('unit_id', 'in', unitIds ?? []))
        .$if(year !== undefined, (query) => query.where('year', '=', year ?? 0))
        .orderBy('due_day')
        .orderBy('id')
        .execute();
      return withEvents(db, rows);
    },
    change: (id, decide) =>
      db.transaction().execute(async (trx): Promise<Result<Assignment>> => {
        const assignment = await find(trx, id);
        if (!assignment) return fail({ code: 'not-found', message: '没有这项任务。' });
        const decided = decide(assignment);
        if (!decided.ok) return decided;
        const { kind, atMs, who, ...rest } = decided.value;
        const row = { assignment_id: id, kind, at_ms: atMs, who, body: JSON.stringify(rest) };
        await trx.insertInto('assignment_events').values(row).execute();
        return succeed({ ...assignment, events: [...assignment.events, decided.value] });
      }),
    candidates: (whose) => candidates(db, whose),
    credits: (whose, fromYear) => credits(db, whose, fromYear),
  };
}

async function find(of: Reading, id: string): Promise<Assignment | undefined> {
  const rows = await of.selectFrom('assignments').selectAll().where('id', '=', id).execute();
  return (await withEvents(of, rows))[0];
}

async function withEvents(of: Reading, rows: readonly Row<'assignments'>[]): Promise<readonly Assignment[]> {
  if (rows.length === 0) return [];
  const events = await of
    .selectFrom('assignment_events')
    .selectAll()
    .where(
      'assignment_id',
      'in',
      rows.map(({ id }) => id),
    )
    .orderBy('seq')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    unitId: row.unit_id,
    year: row.year,
    title: row.title,
    words: row.words,
    items: JSON.parse(row.items) as readonly AssignedItem[],
    audience: JSON.parse(row.audience) as Audience,
    dueDay: row.due_day,
    newcomerDays: row.newcomer_days,
    madeBy: row.made_by,
    madeAtMs: row.made_at_ms,
    events: events
      .filter(({ assignment_id }) => assignment_id === row.id)
      .map(
        ({ kind, at_ms, who, body }) => ({ kind, atMs: at_ms, who, ...JSON.parse(body) }) as AssignmentEvent,
      ),
  }));
}

function rowOf(draft: AssignmentDraft): NewRow<'assignments'> {
  return {
    id: draft.id,
    unit_id: draft.unitId,
    year: draft.year,
    title: draft.title,
    words: draft.words,
    items: JSON.stringify(draft.items),
    audience: JSON.stringify(draft.audience),
    due_day: draft.dueDay,
    newcomer_days: draft.newcomerDays,
    made_by: draft.madeBy,
    made_at_ms: draft.madeAtMs,
  };
}

/** A condition on a column that holds a person's id. */
async function isWhose(of: Reading, whose: Whose, column: string): Promise<RawBuilder<boolean>> {
  const person = sql.ref(column);
  if ('personId' in whose) return sql<boolean>`${person} = ${whose.personId}`;
  if ('inUnit' in whose) {
    return sql<boolean>`${person} in (select person_id from memberships
      where unit_id = ${whose.inUnit} and to_day is null)`;
  }
  const unit = await of.selectFrom('units').select('path').where('id', '=', whose.below).executeTakeFirst();
  if (!unit) return sql<boolean>`false`;
  const [from, to] = subtreeRange(unit.path);
  return sql<boolean>`${person} in (select memberships.person_id from units
    join memberships on memberships.unit_id = units.id and memberships.to_day is null
    where units.path >= ${from} and units.path < ${to})`;
}

async function candidates(db: Database, whose: Whose): Promise<readonly NamedCandidate[]> {
  const rows = await db
    .selectFrom('people')
    .innerJoin('memberships', 'memberships.person_id', 'people.id')
    .innerJoin('units', 'units.id', 'memberships.unit_id')
    .where(await isWhose(db, whose, 'people.id'))
    .select([
      'people.id',
      'people.staff_number',
      'people.name',
      'people.tier',
      'people.training_kind',
      'memberships.from_day',
      'memberships.to_day',
      'units.id as unit_id',
      'units.name as unit_name',
      'units.path',
    ])
    .orderBy('people.staff_number')
    .orderBy('memberships.from_day')
    .execute();
  const found = new Map<string, NamedCandidate & { readonly stays: Stay[] }>();
  for (const row of rows) {
    const stay = { way: row.path.split('/').filter(Boolean), fromDay: row.from_day, toDay: row.to_day };
    const stays = [...(found.get(row.id)?.stays ?? []), stay];
    found.set(row.id, {
      personId: row.id,
      staffNumber: row.staff_number,
      name: row.name,
      tier: row.tier as TierId,
      trainingKind: row.training_kind as TrainingKind,
      unit: { id: row.unit_id, name: row.unit_name },
      stays,
    });
  }
  return [...found.values()].filter(({ stays }) => stays.at(-1)?.toDay === null);
}

/** Of an hour that an appeal restored as well: the course stands in its evidence. */
const ITEM = sql<string>`case
  when ledger_entries.source = 'case' then 'case:' || json_extract(ledger_entries.evidence, '$.case')
  else 'course:' || json_extract(ledger_entries.evidence, '$.course') end`;

async function credits(
  db: Database,
  whose: Whose,
  fromYear: number,
): Promise<ReadonlyMap<string, readonly Credit[]>> {
  const rows = await db
    .selectFrom('ledger_entries')
    .where(await isWhose(db, whose, 'ledger_entries.person_id'))
    .where('ledger_entries.year', '>=', fromYear)
    .where('ledger_entries.source', 'in', ['course', 'case', 'appeal'])
    .where(
      sql<boolean>`not exists (select 1 from ledger_entries later where later.reverses = ledger_entries.id)`,
    )
    .select([
      'ledger_entries.person_id',
      'ledger_entries.year',
      'ledger_entries.posted_at_ms',
      ITEM.as('item'),
    ])
    .execute();
  const found = new Map<string, Credit[]>();
  for (const { person_id, year, posted_at_ms, item } of rows) {
    if (item === null) continue;
    const credit = { item, year, day: dayOf(posted_at_ms) };
    const known = found.get(person_id);
    if (known) known.push(credit);
    else found.set(person_id, [credit]);
  }
  return found;
}
