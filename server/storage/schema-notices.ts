/** Tables: What people were told, and the mails that carry it. */
import type { Generated } from 'kysely';
import type { JsonText } from './json-text.ts';

export interface NoticeTables {
  notices: {
    id: Generated<number>;
    person_id: string;
    notice_key: string;
    kind: string;
    subject: string;
    is_standing: number;
    title: string;
    text: string;
    link: string;
    made_at_ms: number;
    read_at_ms: number | null;
    closed_at_ms: number | null;
    closed_why: string | null;
  };
  notice_preferences: { person_id: string; quiet: JsonText; no_mail: JsonText };
  notice_addresses: {
    person_id: string;
    address: string | null;
    confirmed_at_ms: number | null;
    asked_address: string | null;
    code_hash: string | null;
    asked_at_ms: number | null;
    tries: Generated<number>;
  };
  notice_mails: {
    notice_id: number;
    person_id: string;
    address: string;
    state: string;
    queued_at_ms: number;
    failures: Generated<number>;
    next_attempt_ms: Generated<number>;
    holder: string | null;
    taken_at_ms: number | null;
    ended_at_ms: number | null;
    answer: Generated<string>;
  };
  mail_service: {
    id: number;
    failures: number;
    next_attempt_ms: number;
    trouble: string;
    trouble_ms: number | null;
    last_success_ms: number | null;
  };
  notice_marks: { name: string; value: number };
}
