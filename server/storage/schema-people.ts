/** Tables: Units, people, their places, rights and ways in. */
import type { Generated } from 'kysely';
import type { JsonText } from './json-text.ts';

export interface PeopleTables {
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
  activations: {
    code_hash: string;
    person_id: string;
    made_by: string;
    made_at_ms: number;
    expires_at_ms: number;
    used_at_ms: number | null;
  };
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
}
