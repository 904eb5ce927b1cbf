/** The tables of warnings as Kysely sees them (migration 0022). */
import type { Generated } from 'kysely';
import type { JsonText } from './json-text.ts';

export interface WarningTables {
  warnings: {
    id: string;
    person_id: string;
    year: number;
    quarter: number;
    figures: JsonText;
    source: string;
    opened_at_ms: number;
  };
  warning_events: {
    seq: Generated<number>;
    warning_id: string;
    kind: string;
    at_ms: number;
    who: string;
    body: JsonText;
  };
}
