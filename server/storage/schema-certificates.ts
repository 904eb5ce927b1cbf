/** Tables: Certificates, batches of them, the keys that sign and the lists of what was revoked. */
import type { Generated } from 'kysely';
import type { JsonText } from './json-text.ts';

export interface CertificateTables {
  certificates: {
    code: string;
    person_id: string;
    year: number;
    claim: JsonText;
    key_id: string;
    signature: string;
    pdf: Uint8Array;
    pdf_hash: string;
    sm2_public_key: string | null;
    sm2_signature: string | null;
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
  unsettled_certificates: { person_id: string; year: number };
  status_lists: { list: number; changes: number };
  status_places: { code: string; list: number; position: number };
  signing_keys: { key_id: string; public_key: string; first_seen_ms: number };
}
