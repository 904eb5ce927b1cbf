/** Tables: Activities held in a room, and practice claimed by a learner. */
import type { Generated } from 'kysely';
import type { JsonText } from './json-text.ts';

export interface EventTables {
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
}
