/** Tables: Hours earned elsewhere, sheet by sheet. */
import type { Generated } from 'kysely';
import type { JsonText } from './json-text.ts';

export interface HoursImportTables {
  hours_imports: {
    id: string;
    file_name: string;
    file_hash: string;
    platform: string | null;
    only_year: number | null;
    scope: JsonText | null;
    state: string;
    progress: Generated<number>;
    trouble: string | null;
    remarks: Generated<JsonText>;
    new_rows: Generated<number>;
    known_rows: Generated<number>;
    refused_rows: Generated<number>;
    centihours: Generated<number>;
    uploaded_by: string;
    uploaded_at_ms: number;
    posted_by: string | null;
    posted_at_ms: number | null;
    reversed_by: string | null;
    reversed_at_ms: number | null;
    reversal_reason: string | null;
  };
  hours_import_rows: {
    import_id: string;
    row: number;
    verdict: string;
    reason: string | null;
    cell: string | null;
    note: string | null;
    written: JsonText;
    person_id: string | null;
    year: number | null;
    category: string | null;
    centihours: number | null;
    platform: string | null;
    title: string | null;
    day: string | null;
    certificate_number: string | null;
    identity: string | null;
  };
  imported_hours: { identity: string; import_id: string; row: number; entry_id: string };
}
