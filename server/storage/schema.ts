/** The tables as Kysely sees them, one file a noun (schema-*.ts). What each column means stands in the migration that made it. */
import type { Generated, Insertable, Kysely, Selectable } from 'kysely';
import type { JsonText } from './json-text.ts';
import type { AssignmentTables } from './schema-assignments.ts';
import type { CertificateTables } from './schema-certificates.ts';
import type { EventTables } from './schema-events.ts';
import type { ForwardTables } from './schema-forwards.ts';
import type { HoursImportTables } from './schema-hours-import.ts';
import type { LedgerTables } from './schema-ledger.ts';
import type { NoticeTables } from './schema-notices.ts';
import type { PeopleTables } from './schema-people.ts';
import type { ReviewTables } from './schema-reviews.ts';
import type { RosterImportTables } from './schema-roster-import.ts';
import type { StudyTables } from './schema-study.ts';
import type { WarningTables } from './schema-warnings.ts';
import type { WrittenTables } from './schema-written.ts';

export interface Schema
  extends AssignmentTables,
    CertificateTables,
    EventTables,
    ForwardTables,
    HoursImportTables,
    LedgerTables,
    NoticeTables,
    PeopleTables,
    ReviewTables,
    RosterImportTables,
    StudyTables,
    WrittenTables,
    WarningTables {
  installed_catalogues: {
    seq: Generated<number>;
    installed_at_ms: number;
    hash: string;
    packed: Uint8Array;
  };
  leases: { name: string; holder: string; until_ms: number };
  audit_events: { seq: Generated<number>; at_ms: number; who: string; action: string; detail: JsonText };
}

export type Database = Kysely<Schema>;
export type Row<Table extends keyof Schema> = Selectable<Schema[Table]>;
export type NewRow<Table extends keyof Schema> = Insertable<Schema[Table]>;
