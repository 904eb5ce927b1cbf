/** The tables of notices as Kysely sees them. What each column means stands in migration 0020. */
import type { Generated } from 'kysely';

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
  notice_preferences: { person_id: string; quiet: string; no_mail: string };
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
