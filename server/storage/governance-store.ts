/** Adoptions of policies and nightly recomputations in the database. */
import type {
  GovernanceStore,
  PolicyAdoption,
  StatusCheck,
  StatusDifference,
} from '../ports/governance-store.ts';
import type { Database, Row } from './schema.ts';

export function createGovernanceStore(db: Database): GovernanceStore {
  const latestOf = async (of: Pick<Database, 'selectFrom'>, year: number) => {
    const row = await of
      .selectFrom('policy_adoptions')
      .selectAll()
      .where('year', '=', year)
      .orderBy('seq', 'desc')
      .limit(1)
      .executeTakeFirst();
    return row && readAdoption(row);
  };
  return {
    adopted: (year) => latestOf(db, year),
    allAdopted: async () => {
      const rows = await db
        .selectFrom('policy_adoptions')
        .selectAll()
        .orderBy('year')
        .orderBy('seq')
        .execute();
      return [...new Map(rows.map((row) => [row.year, readAdoption(row)])).values()];
    },
    adopt: (adoption, onlyFirst = false) =>
      db.transaction().execute(async (trx) => {
        const standing = onlyFirst ? await latestOf(trx, adoption.year) : undefined;
        if (standing) return standing;
        await trx
          .insertInto('policy_adoptions')
          .values({
            year: adoption.year,
            policy_id: adoption.policyId,
            policy_version: adoption.policyVersion,
            rules_hash: adoption.rulesHash,
            adopted_by: adoption.adoptedBy,
            adopted_at_ms: adoption.adoptedAtMs,
          })
          .execute();
        return adoption;
      }),
    ...checks(db),
  };
}

function checks(db: Database): Pick<GovernanceStore, 'beginCheck' | 'endCheck' | 'latestCheck'> {
  return {
    beginCheck: async (day, nowMs) => {
      const inserted = await db
        .insertInto('status_checks')
        .values({ day, checked_at_ms: nowMs, years: null, differences: null })
        .onConflict((conflict) => conflict.column('day').doNothing())
        .executeTakeFirst();
      return inserted.numInsertedOrUpdatedRows === 1n;
    },
    endCheck: async ({ day, checkedAtMs, years, differences }) => {
      const row = { checked_at_ms: checkedAtMs, years, differences: JSON.stringify(differences) };
      await db
        .insertInto('status_checks')
        .values({ day, ...row })
        .onConflict((conflict) => conflict.column('day').doUpdateSet(row))
        .execute();
    },
    latestCheck: async () => {
      const row = await db
        .selectFrom('status_checks')
        .selectAll()
        .orderBy('day', 'desc')
        .limit(1)
        .executeTakeFirst();
      return row && readCheck(row);
    },
  };
}

export function readAdoption(row: Row<'policy_adoptions'>): PolicyAdoption {
  return {
    year: row.year,
    policyId: row.policy_id,
    policyVersion: row.policy_version,
    rulesHash: row.rules_hash,
    adoptedBy: row.adopted_by,
    adoptedAtMs: row.adopted_at_ms,
  };
}

function readCheck(row: Row<'status_checks'>): StatusCheck {
  const differences = row.differences === null ? [] : (JSON.parse(row.differences) as StatusDifference[]);
  return { day: row.day, checkedAtMs: row.checked_at_ms, years: row.years, differences };
}
