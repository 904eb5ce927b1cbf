/** Tables: Sheets of the roster and what each changed. */
import type { Generated } from 'kysely';
import type { JsonText } from './json-text.ts';

export interface RosterImportTables {
  roster_imports: {
    id: string;
    kind: string;
    origin: string;
    file_name: string;
    file_hash: string;
    scope: JsonText | null;
    complete_unit: string | null;
    day: string;
    state: string;
    progress: Generated<number>;
    trouble: string | null;
    remarks: Generated<JsonText>;
    standing: Generated<number>;
    needs_word: Generated<number>;
    uploaded_by: string;
    uploaded_at_ms: number;
    confirmed_by: string | null;
    confirmed_at_ms: number | null;
    undone_by: string | null;
    undone_at_ms: number | null;
    undo_note: string | null;
  };
  roster_import_rows: {
    import_id: string;
    seq: number;
    key: string;
    verdict: string;
    reason: string | null;
    cell: string | null;
    note: string | null;
    written: JsonText;
    wanted: JsonText | null;
    subject_id: string | null;
    before: JsonText | null;
    after: JsonText | null;
    day: string | null;
    is_newly: Generated<number>;
  };
  roster_ended_grants: { import_id: string; person_id: string; role: string; unit_id: string | null };
  roster_turns: {
    one: number;
    import_id: string;
    doing: string;
    phase: string;
    at_seq: number;
    done_rows: number;
    rows: number;
    kept: Generated<number>;
    kept_named: Generated<JsonText>;
    who: string;
    at_ms: number;
    day: string;
    holder: string;
    until_ms: number;
  };
}
