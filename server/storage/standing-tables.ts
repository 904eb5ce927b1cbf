/** From which tables a year's standings are read: those that are kept true, or those made for a past day. */
import { type RawBuilder, sql } from 'kysely';
import type { Standings } from '../ports/following-store.ts';
import { preparePast } from './past-standings.ts';
import type { Database } from './schema.ts';

export interface StandingTables {
  readonly members: RawBuilder<unknown>;
  readonly ofMembers: RawBuilder<boolean>;
  readonly standings: RawBuilder<unknown>;
  readonly ofStandings: RawBuilder<boolean>;
}

export async function tablesOf(db: Database, { year, past }: Standings): Promise<StandingTables> {
  if (past === undefined) {
    return {
      members: sql.table('unit_members'),
      ofMembers: sql`1`,
      standings: sql.table('unit_standings'),
      ofStandings: sql`year = ${year}`,
    };
  }
  await preparePast(db);
  return {
    members: sql.table('temp.past_members'),
    ofMembers: sql`past = ${past}`,
    standings: sql.table('temp.past_standings'),
    ofStandings: sql`past = ${past}`,
  };
}

/** The unit and everything below it, as a subquery. */
export function unitsBelow(unitId: string): RawBuilder<unknown> {
  return sql`SELECT below.id FROM units top JOIN units below
    ON below.path >= top.path AND below.path < substr(top.path, 1, length(top.path) - 1) || '0'
    WHERE top.id = ${unitId}`;
}
