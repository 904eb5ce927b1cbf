/** Standings of a past day, put aside in tables of this connection alone; they vanish with it. */
import { sql } from 'kysely';
import { PRINCIPLE_IDS } from '../../src/domain/catalogue/principle.ts';
import type { FollowingStore } from '../ports/following-store.ts';
import { writeStatus } from './ledger-store.ts';
import type { Database } from './schema.ts';
import { MONTH_COLUMNS } from './spread-columns.ts';

const STANDING = [
  'is_met',
  'hours_state',
  'share_state',
  'counted_centihours',
  'ethics_centihours',
  'totals',
  ...MONTH_COLUMNS,
  ...PRINCIPLE_IDS.map((id) => `about_${id}`),
];

export async function preparePast(db: Database): Promise<void> {
  await sql`CREATE TEMP TABLE IF NOT EXISTS past_members (
    past TEXT NOT NULL, unit_id TEXT NOT NULL, tier TEXT NOT NULL, person_id TEXT NOT NULL,
    PRIMARY KEY (past, unit_id, tier, person_id)) WITHOUT ROWID`.execute(db);
  await sql`CREATE TEMP TABLE IF NOT EXISTS past_standings (
    past TEXT NOT NULL, unit_id TEXT NOT NULL, tier TEXT NOT NULL, person_id TEXT NOT NULL,
    ${sql.join(STANDING.map((column) => sql.ref(column)))},
    PRIMARY KEY (past, unit_id, tier, person_id)) WITHOUT ROWID`.execute(db);
}

export const keepPast = async (
  db: Database,
  past: string,
  members: Parameters<FollowingStore['keepPast']>[1],
): Promise<void> => {
  await preparePast(db);
  for (const { unitId, tier, personId, status } of members) {
    await sql`INSERT INTO temp.past_members VALUES (${past}, ${unitId}, ${tier}, ${personId})`.execute(db);
    if (!status) continue;
    const row = writeStatus(status) as unknown as Readonly<Record<string, string | number>>;
    const cells = [past, unitId, tier, personId, ...STANDING.map((column) => row[column])];
    await sql`INSERT INTO temp.past_standings VALUES (${sql.join(cells)})`.execute(db);
  }
};

export async function dropPast(db: Database, past: string): Promise<void> {
  await preparePast(db);
  await sql`DELETE FROM temp.past_members WHERE past = ${past}`.execute(db);
  await sql`DELETE FROM temp.past_standings WHERE past = ${past}`.execute(db);
}
