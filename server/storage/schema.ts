/** The tables as Kysely sees them. What each column means stands in the migration that made it. */
import type { Generated, Insertable, Kysely, Selectable } from 'kysely';

/** JSON kept as text; read with `JSON.parse` where its shape is known. */
type JsonText = string;

export interface Schema {
  units: {
    id: string;
    parent_id: string | null;
    name: string;
    organ_type: string;
    path: string;
    depth: number;
  };
  people: {
    id: string;
    staff_number: string;
    name: string;
    tier: string;
    training_kind: string;
    is_sample: number;
  };
  memberships: { person_id: string; unit_id: string; from_day: string; to_day: string | null };
  grants: { person_id: string; role: string; unit_id: string | null };
  credentials: { person_id: string; password_hash: string; failures: number; locked_until_ms: number };
  sessions: { token_hash: string; person_id: string; created_at_ms: number; last_seen_at_ms: number };
  service_keys: {
    key: string;
    name: string;
    secret_hash: string;
    scopes: JsonText;
    created_at_ms: number;
    revoked_at_ms: number | null;
    last_used_at_ms: number | null;
  };
  sections_seen: {
    person_id: string;
    lesson: string;
    section: string;
    year: number;
    content_hash: string;
    statement_id: string;
    seen_at_ms: number;
  };
  documents: {
    kind: string;
    activity: string;
    actor_key: string;
    registration: string;
    document_id: string;
    content_type: string;
    body: Uint8Array;
    etag: string;
    updated_at_ms: number;
  };
  presence_streams: { person_id: string; item: string; nonce: string; beat_at_ms: number };
  beats: {
    seq: Generated<number>;
    person_id: string;
    minute: number;
    at_ms: number;
    item: string;
    section: string | null;
    live: number;
  };
  minutes: { person_id: string; minute: number; item: string; content_hash: string };
  case_steps: {
    person_id: string;
    study: string;
    scene: string;
    target: string;
    year: number;
    content_hash: string;
    statement_id: string;
    at_ms: number;
  };
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
  attempts: {
    id: string;
    person_id: string;
    course: string;
    course_hash: string;
    number: number;
    state: string;
    started_at_ms: number;
    closed_at_ms: number | null;
    drawn: JsonText;
    answers: JsonText;
    grade: JsonText | null;
    pass_percent: number | null;
  };
  question_wordings: { wording: string; course: string; question: JsonText };
  item_sums: {
    course: string;
    question_id: string;
    wording: string;
    is_first: number;
    answers: number;
    right_answers: number;
    rest_sum: number;
    rest_square_sum: number;
    rest_right_sum: number;
  };
  item_choices: {
    course: string;
    question_id: string;
    wording: string;
    is_first: number;
    choice: string;
    times: number;
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
  signing_keys: { key_id: string; public_key: string; first_seen_ms: number };
  installed_catalogues: {
    seq: Generated<number>;
    installed_at_ms: number;
    hash: string;
    packed: Uint8Array;
  };
  certificates: {
    code: string;
    person_id: string;
    year: number;
    claim: JsonText;
    key_id: string;
    signature: string;
    pdf: Uint8Array;
    pdf_hash: string;
    issued_at_ms: number;
    state: string;
    state_reason: string | null;
  };
  forwards: {
    id: string;
    name: string;
    address: string;
    key: string;
    sealed_secret: string;
    version: string;
    filter: JsonText;
    state: string;
    cursor: number;
    sent: Generated<number>;
    failures: Generated<number>;
    last_success_ms: number | null;
    trouble: JsonText | null;
    trouble_ms: number | null;
    next_attempt_ms: Generated<number>;
    created_at_ms: number;
  };
  refused_statements: {
    forward_id: string;
    seq: number;
    statement_id: string;
    status: number;
    reason: string;
    at_ms: number;
    to_send: Generated<number>;
  };
  leases: { name: string; holder: string; until_ms: number };
  audit_events: { seq: Generated<number>; at_ms: number; who: string; action: string; detail: JsonText };
}

export type Database = Kysely<Schema>;
export type Row<Table extends keyof Schema> = Selectable<Schema[Table]>;
export type NewRow<Table extends keyof Schema> = Insertable<Schema[Table]>;
