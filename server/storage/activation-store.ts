/** Activation codes in the database. */
import type { Activation, ActivationStore } from '../ports/activation-store.ts';
import type { Database, Row } from './schema.ts';
import { subtreeRange } from './unit-path.ts';

const AT_ONCE = 250;

export function createActivationStore(db: Database): ActivationStore {
  return {
    add: (activations) =>
      db.transaction().execute(async (trx) => {
        for (let at = 0; at < activations.length; at += AT_ONCE) {
          const part = activations.slice(at, at + AT_ONCE);
          await trx
            .deleteFrom('activations')
            .where('used_at_ms', 'is', null)
            .where(
              'person_id',
              'in',
              part.map(({ personId }) => personId),
            )
            .execute();
          await trx
            .insertInto('activations')
            .values(
              part.map(({ codeHash, personId, madeBy, madeAtMs, expiresAtMs }) => ({
                ...{ code_hash: codeHash, person_id: personId, made_by: madeBy },
                ...{ made_at_ms: madeAtMs, expires_at_ms: expiresAtMs, used_at_ms: null },
              })),
            )
            .execute();
        }
      }),
    byHash: async (codeHash) => {
      const row = await db
        .selectFrom('activations')
        .selectAll()
        .where('code_hash', '=', codeHash)
        .executeTakeFirst();
      return row && readActivation(row);
    },
    use: (codeHash, passwordHash, atMs) =>
      db.transaction().execute(async (trx) => {
        const spent = await trx
          .updateTable('activations')
          .set({ used_at_ms: atMs })
          .where('code_hash', '=', codeHash)
          .where('used_at_ms', 'is', null)
          .where('expires_at_ms', '>', atMs)
          .returning('person_id')
          .executeTakeFirst();
        if (!spent) return false;
        const { person_id } = spent;
        const fresh = { password_hash: passwordHash, failures: 0, locked_until_ms: 0 };
        await trx
          .insertInto('credentials')
          .values({ person_id, ...fresh })
          .onConflict((conflict) => conflict.column('person_id').doUpdateSet(fresh))
          .execute();
        await trx.deleteFrom('sessions').where('person_id', '=', person_id).execute();
        return true;
      }),
    withoutPassword: (unitId, isBelowToo, limit) => withoutPassword(db, { unitId, isBelowToo, limit }),
    accessOf: (personIds) => accessOf(db, personIds),
  };
}

async function withoutPassword(
  db: Database,
  {
    unitId,
    isBelowToo,
    limit,
  }: { readonly unitId: string; readonly isBelowToo: boolean; readonly limit: number },
): Promise<readonly string[]> {
  const unit = await db.selectFrom('units').select('path').where('id', '=', unitId).executeTakeFirst();
  if (!unit) return [];
  const [from, to] = subtreeRange(unit.path);
  const rows = await db
    .selectFrom('memberships')
    .innerJoin('units', 'units.id', 'memberships.unit_id')
    .innerJoin('people', 'people.id', 'memberships.person_id')
    .leftJoin('credentials', 'credentials.person_id', 'people.id')
    .select('people.id')
    .where('memberships.to_day', 'is', null)
    .where('credentials.person_id', 'is', null)
    .$if(isBelowToo, (query) => query.where('units.path', '>=', from).where('units.path', '<', to))
    .$if(!isBelowToo, (query) => query.where('units.id', '=', unitId))
    .orderBy('people.staff_number')
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}

async function accessOf(db: Database, personIds: readonly string[]) {
  const ids = [...personIds];
  if (ids.length === 0) return new Map();
  const held = await db.selectFrom('credentials').select('person_id').where('person_id', 'in', ids).execute();
  const codes = await db
    .selectFrom('activations')
    .select(['person_id', 'expires_at_ms'])
    .where('person_id', 'in', ids)
    .where('used_at_ms', 'is', null)
    .execute();
  const withPassword = new Set(held.map(({ person_id }) => person_id));
  const until = new Map(codes.map(({ person_id, expires_at_ms }) => [person_id, expires_at_ms]));
  return new Map(
    ids.map((id) => [id, { hasPassword: withPassword.has(id), codeUntilMs: until.get(id) ?? null }]),
  );
}

function readActivation(row: Row<'activations'>): Activation {
  return {
    codeHash: row.code_hash,
    personId: row.person_id,
    madeBy: row.made_by,
    madeAtMs: row.made_at_ms,
    expiresAtMs: row.expires_at_ms,
    usedAtMs: row.used_at_ms,
  };
}
