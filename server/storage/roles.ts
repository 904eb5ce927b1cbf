/** Roles that people hold besides a learner's. */
import type { Grant, Role } from '../../src/domain/roster/person.ts';
import type { RosterStore } from '../ports/roster-store.ts';
import type { Database } from './schema.ts';

export function roles(db: Database): Pick<RosterStore, 'rolesHeld' | 'grant' | 'revoke'> {
  return {
    rolesHeld: async () => {
      const rows = await db.selectFrom('grants').selectAll().where('role', '<>', 'learner').execute();
      const held = new Map<string, Grant[]>();
      for (const row of rows) {
        const grant: Grant = { role: row.role as Role, unitId: row.unit_id };
        held.set(row.person_id, [...(held.get(row.person_id) ?? []), grant]);
      }
      return held;
    },
    grant: async (personId, { role, unitId }) => {
      const added = await db
        .insertInto('grants')
        .values({ person_id: personId, role, unit_id: unitId })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst();
      return Number(added.numInsertedOrUpdatedRows ?? 0) > 0;
    },
    revoke: (personId, { role, unitId }) =>
      db.transaction().execute(async (trx) => {
        if (role === 'administrator') {
          const others = await trx
            .selectFrom('grants')
            .select('person_id')
            .where('role', '=', 'administrator')
            .where('person_id', '<>', personId)
            .limit(1)
            .execute();
          if (others.length === 0) return false;
        }
        const removed = await trx
          .deleteFrom('grants')
          .where('person_id', '=', personId)
          .where('role', '=', role)
          .where('unit_id', unitId === null ? 'is' : '=', unitId)
          .executeTakeFirst();
        return Number(removed.numDeletedRows) > 0;
      }),
  };
}
