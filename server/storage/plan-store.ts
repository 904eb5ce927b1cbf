/** Annual plans in the database. */
import type { PlanEvent } from '../../src/domain/plan/plan.ts';
import type { PlanStore } from '../ports/plan-store.ts';
import type { Database, Row } from './schema.ts';

type Reading = Pick<Database, 'selectFrom'>;

export function createPlanStore(db: Database): PlanStore {
  return {
    events: (unitId, year) => eventsOf(db, unitId, year),
    ofYear: async (year) => {
      const rows = await db
        .selectFrom('plan_events')
        .selectAll()
        .where('year', '=', year)
        .orderBy('seq')
        .execute();
      const found = new Map<string, PlanEvent[]>();
      for (const row of rows) found.set(row.unit_id, [...(found.get(row.unit_id) ?? []), read(row)]);
      return found;
    },
    add: (unitId, year, decide) =>
      db.transaction().execute(async (trx) => {
        const decided = decide(await eventsOf(trx, unitId, year));
        if (!decided.ok) return decided;
        const { kind, atMs: at_ms, who, ...rest } = decided.value;
        const row = { unit_id: unitId, year, kind, at_ms, who, body: JSON.stringify(rest) };
        await trx.insertInto('plan_events').values(row).execute();
        return decided;
      }),
    tasks: async (unitId, year) => {
      const rows = await db
        .selectFrom('plan_tasks')
        .select(['line', 'assignment_id'])
        .where('unit_id', '=', unitId)
        .where('year', '=', year)
        .orderBy('seq')
        .execute();
      return new Map(rows.map(({ line, assignment_id }) => [line, assignment_id]));
    },
    noteTask: async ({ unitId: unit_id, year, line, assignment: assignment_id }) => {
      await db.insertInto('plan_tasks').values({ unit_id, year, line, assignment_id }).execute();
    },
  };
}

async function eventsOf(of: Reading, unitId: string, year: number): Promise<readonly PlanEvent[]> {
  const rows = await of
    .selectFrom('plan_events')
    .selectAll()
    .where('unit_id', '=', unitId)
    .where('year', '=', year)
    .orderBy('seq')
    .execute();
  return rows.map(read);
}

function read({ kind, at_ms, who, body }: Row<'plan_events'>): PlanEvent {
  return { kind, atMs: at_ms, who, ...JSON.parse(body) } as PlanEvent;
}
