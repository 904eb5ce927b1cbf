/** Tables: The ledger, its log and the year that follows from it. */
import type { Generated } from 'kysely';
import type { PrincipleId } from '../../src/domain/catalogue/principle.ts';
import type { JsonText } from './json-text.ts';

/** The thirteenth is what was posted after the year's end. */
type MonthNumber = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12 | 13;

export interface LedgerTables {
  course_versions: {
    content_hash: string;
    course: string;
    version: number;
    quiz_hash: string;
    first_seen_ms: number;
  };
  policy_adoptions: {
    seq: Generated<number>;
    year: number;
    policy_id: string;
    policy_version: number;
    rules_hash: string | null;
    adopted_by: string;
    adopted_at_ms: number;
  };
  status_checks: {
    day: string;
    checked_at_ms: number;
    years: number | null;
    differences: JsonText | null;
  };
  ledger_entries: {
    log_index: number;
    id: string;
    person_id: string;
    year: number;
    category: string;
    centihours: number;
    source: string;
    evidence: JsonText;
    content_hash: string | null;
    policy_id: string;
    policy_version: number;
    posted_by: string;
    posted_at_ms: number;
    reverses: string | null;
    leaf_hash: string;
  };
  annual_status: {
    person_id: string;
    year: number;
    policy_id: string;
    policy_version: number;
    totals: JsonText;
    ethics_centihours: number;
    counted_centihours: number;
    hours_state: string;
    share_state: string;
    is_met: number;
    updated_at_ms: number;
  } & { readonly [Month in `month_${MonthNumber}`]: number } & {
    readonly [About in `about_${PrincipleId}`]: number;
  };
  staged_entries: LedgerTables['ledger_entries'] & { batch: string; row: number };
  staged_status: LedgerTables['annual_status'] & { batch: string; log_size: number };
  year_closes: {
    year: number;
    closed_at_ms: number;
    closed_by: string;
    policy_id: string;
    policy_version: number;
    required_centihours: number;
    people: number;
    met: number;
    tree_size: number;
    root_hash: string;
  };
  checkpoints: {
    tree_size: number;
    root_hash: string;
    signed_at_ms: number;
    key_id: string;
    signature: string;
    edge: string | null;
  };
  log_nodes: { level: number; place: number; hash: string };
  audit_draws: {
    id: string;
    seed: string;
    words: string;
    tree_size: number;
    root_hash: string;
    unit_id: string;
    as_of: string;
    year: number;
    size: number;
    population: number;
    drawn_by: string;
    drawn_at_ms: number;
  };
  audit_drawn: { audit_id: string; place: number; entry_id: string };
  audit_findings: {
    seq: Generated<number>;
    audit_id: string;
    entry_id: string;
    verdict: string;
    words: string;
    found_by: string;
    at_ms: number;
  };
}
