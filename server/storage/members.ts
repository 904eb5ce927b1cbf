/** Who was where on which day: memberships with dates. */
import { sql } from 'kysely';
import type { TierId, TrainingKind } from '../../src/domain/catalogue/catalogue.ts';
import type { Member, MembersAsked, RosterStore } from '../ports/roster-store.ts';
import type { Database } from './schema.ts';
import { subtreeRange } from './unit-path.ts';

export function members(db: Database): Pick<RosterStore, 'membersOn' | 'headcounts' | 'membershipsOf'> {
  return {
    membersOn: (asked) => membersOn(db, asked),
    headcounts: async (day) => {
      const rows = await db
        .selectFrom('memberships')
        .select(['unit_id', sql<number>`count(*)`.as('people')])
        .where(lastsOn(day))
        .groupBy('unit_id')
        .execute();
      return new Map(rows.map(({ unit_id, people }) => [unit_id, people]));
    },
    membershipsOf: async (personId) => {
      const rows = await db
        .selectFrom('memberships')
        .innerJoin('units', 'units.id', 'memberships.unit_id')
        .select(['memberships.unit_id', 'units.name', 'memberships.from_day', 'memberships.to_day'])
        .where('person_id', '=', personId)
        .orderBy('from_day', 'desc')
        .execute();
      return rows.map((row) => ({
        unitId: row.unit_id,
        unitName: row.name,
        fromDay: row.from_day,
        toDay: row.to_day,
      }));
    },
  };
}

/** `to_day` is the first day away. */
function lastsOn(day: string) {
  return sql<boolean>`memberships.from_day <= ${day} AND (memberships.to_day IS NULL OR memberships.to_day > ${day})`;
}

async function membersOn(db: Database, asked: MembersAsked): Promise<readonly Member[]> {
  const { unitId, isBelowToo, day, text, after, limit } = asked;
  const unit = await db.selectFrom('units').select('path').where('id', '=', unitId).executeTakeFirst();
  if (!unit) return [];
  const [from, to] = subtreeRange(unit.path);
  const rows = await db
    .selectFrom('memberships')
    .innerJoin('people', 'people.id', 'memberships.person_id')
    .innerJoin('units', 'units.id', 'memberships.unit_id')
    .selectAll('people')
    .select(['memberships.unit_id', 'memberships.from_day'])
    .where(lastsOn(day))
    .$if(isBelowToo, (query) => query.where('units.path', '>=', from).where('units.path', '<', to))
    .$if(!isBelowToo, (query) => query.where('memberships.unit_id', '=', unitId))
    .$if(text !== undefined && text !== '', (query) =>
      query.where((eb) =>
        eb.or([
          eb('people.staff_number', '=', text ?? ''),
          sql<boolean>`people.name LIKE ${`%${(text ?? '').replace(/[!%_]/g, '!$&')}%`} ESCAPE '!'`,
        ]),
      ),
    )
    .where('people.staff_number', '>', after)
    .orderBy('people.staff_number')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    staffNumber: row.staff_number,
    name: row.name,
    tier: row.tier as TierId,
    trainingKind: row.training_kind as TrainingKind,
    post: row.post,
    startDay: row.start_day,
    unitId: row.unit_id,
    since: row.from_day,
  }));
}
