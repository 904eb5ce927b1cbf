/** Tables: What a learner did: sections, presence, minutes, cases, attempts and the figures of questions. */
import type { Generated } from 'kysely';
import type { JsonText } from './json-text.ts';

export interface StudyTables {
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
  device_uses: { id: Generated<number>; device: string; person_id: string; from_ms: number; to_ms: number };
}
