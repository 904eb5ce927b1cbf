/** The tables as Kysely sees them. What each column means stands in the migration that made it. */
import type { Generated, Insertable, Kysely, Selectable } from 'kysely';
import type { PrincipleId } from '../../src/domain/catalogue/principle.ts';

/** JSON kept as text; read with `JSON.parse` where its shape is known. */
type JsonText = string;

/** The thirteenth is what was posted after the year's end. */
type MonthNumber = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12 | 13;

export interface Schema {
  units: {
    id: string;
    parent_id: string | null;
    name: string;
    organ_type: string;
    path: string;
    depth: number;
    code: string | null;
    sector: Generated<string>;
  };
  people: {
    id: string;
    staff_number: string;
    name: string;
    tier: string;
    training_kind: string;
    is_sample: number;
    post: Generated<string>;
    start_day: string | null;
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
    block: string | null;
    active: number;
    reason: string | null;
    lived_ms: number | null;
    from_ms: number | null;
  };
  minutes: {
    person_id: string;
    minute: number;
    item: string;
    content_hash: string;
    first_beat: number | null;
    last_beat: number | null;
    ticket: string | null;
  };
  presence_watches: {
    person_id: string;
    item: string;
    last_beat_ms: number;
    last_sign_ms: number;
    silent_ms: number;
    is_paused: number;
    bank_ms: number;
    bank_from: number | null;
    question: JsonText | null;
  };
  offline_stretches: {
    ticket: string;
    person_id: string;
    item: string;
    issued_at_ms: number;
    received_at_ms: number;
    signed_ticket: string;
    stretch: JsonText;
    answer: JsonText;
  };
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
  } & { readonly [Month in `month_${MonthNumber}`]: number } & {
    readonly [About in `about_${PrincipleId}`]: number;
  };
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
    kind: Generated<string>;
    subject: Generated<string>;
    issued_by: Generated<string>;
    ended_by: string | null;
    ended_at_ms: number | null;
  };
  certificate_batches: {
    id: string;
    year: number;
    kinds: string;
    as_of: string;
    unit_id: string | null;
    asked: string;
    roots: JsonText | null;
    state: string;
    asked_by: string;
    asked_at_ms: number;
    finished_at_ms: number | null;
  };
  certificate_batch_people: {
    batch_id: string;
    place: number;
    staff_number: string;
    person_id: string | null;
    is_done: Generated<number>;
  };
  certificate_batch_items: {
    batch_id: string;
    place: number;
    part: number;
    kind: string;
    title: string;
    code: string | null;
    is_new: number;
    reason: string | null;
    detail: string;
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
  staged_entries: Schema['ledger_entries'] & { batch: string; row: number };
  staged_status: Schema['annual_status'] & { batch: string; log_size: number };
  unsettled_certificates: { person_id: string; year: number };
  leases: { name: string; holder: string; until_ms: number };
  review_cards: {
    id: string;
    signal_key: string;
    kind: string;
    weight: string;
    person_id: string;
    subject: string;
    day: string;
    from_ms: number;
    to_ms: number;
    facts: JsonText;
    others: JsonText;
    found_at_ms: number;
  };
  review_card_events: {
    seq: Generated<number>;
    card_id: string;
    kind: string;
    at_ms: number;
    who: string;
    body: JsonText;
  };
  appeals: {
    id: string;
    person_id: string;
    year: number;
    subject: string;
    course: string | null;
    title: string;
    day: string;
    claimed_centihours: number | null;
    words: string;
    made_at_ms: number;
  };
  appeal_events: {
    seq: Generated<number>;
    appeal_id: string;
    kind: string;
    at_ms: number;
    who: string;
    body: JsonText;
  };
  review_looks: { person_id: string; at_ms: number };
  review_sweeps: { day: string; swept_on: string };
  device_uses: { id: Generated<number>; device: string; person_id: string; from_ms: number; to_ms: number };
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
  activations: {
    code_hash: string;
    person_id: string;
    made_by: string;
    made_at_ms: number;
    expires_at_ms: number;
    used_at_ms: number | null;
  };
  status_lists: { list: number; changes: number };
  status_places: { code: string; list: number; position: number };
  events: {
    id: string;
    unit_id: string;
    kind: string;
    day: string;
    last_day: string;
    state: string;
    version: number;
    plan: JsonText;
    created_by: string;
    created_at_ms: number;
    submitted_by: string | null;
    approved_by: string | null;
    trouble: string | null;
  };
  event_acts: {
    seq: Generated<number>;
    event_id: string;
    kind: string;
    at_ms: number;
    who: string;
    version: number;
    detail: JsonText;
  };
  event_invitees: { event_id: string; person_id: string };
  event_marks: {
    seq: Generated<number>;
    event_id: string;
    person_id: string;
    kind: string;
    at_ms: number;
    until_ms: number | null;
    means: string;
    entered_by: string;
    entered_at_ms: number;
    device: string | null;
    session: string | null;
    note: string | null;
  };
  event_credits: { entry_id: string; event_id: string; person_id: string };
  practice_claims: { id: string; person_id: string; made_at_ms: number };
  practice_events: {
    seq: Generated<number>;
    claim_id: string;
    kind: string;
    at_ms: number;
    who: string;
    body: JsonText;
  };
  practice_photos: {
    hash: string;
    person_id: string;
    type: string;
    bytes: Uint8Array;
    added_at_ms: number;
    is_claimed: Generated<number>;
  };
  assignments: {
    id: string;
    unit_id: string;
    year: number;
    title: string;
    words: string;
    items: JsonText;
    audience: JsonText;
    due_day: string;
    newcomer_days: number;
    made_by: string;
    made_at_ms: number;
  };
  assignment_events: {
    seq: Generated<number>;
    assignment_id: string;
    kind: string;
    at_ms: number;
    who: string;
    body: JsonText;
  };
  make_up_orders: {
    id: string;
    person_id: string;
    year: number;
    cause: string;
    subject: string;
    title: string;
    items: JsonText;
    centihours: number;
    due_day: string;
    words: string;
    ordered_by: string;
    ordered_at_ms: number;
  };
  make_up_events: {
    seq: Generated<number>;
    order_id: string;
    kind: string;
    at_ms: number;
    who: string;
    reason: string;
  };
  plan_events: {
    seq: Generated<number>;
    unit_id: string;
    year: number;
    kind: string;
    at_ms: number;
    who: string;
    body: JsonText;
  };
  plan_tasks: {
    seq: Generated<number>;
    unit_id: string;
    year: number;
    line: string;
    assignment_id: string;
  };
  audit_events: { seq: Generated<number>; at_ms: number; who: string; action: string; detail: JsonText };
}

export type Database = Kysely<Schema>;
export type Row<Table extends keyof Schema> = Selectable<Schema[Table]>;
export type NewRow<Table extends keyof Schema> = Insertable<Schema[Table]>;
