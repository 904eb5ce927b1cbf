/** Tables: What looked odd about hours, and what people said about theirs. */
import type { Generated } from 'kysely';
import type { JsonText } from './json-text.ts';

export interface ReviewTables {
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
}
