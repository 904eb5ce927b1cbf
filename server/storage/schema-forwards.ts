/** Tables: Statements passed on to other record stores. */
import type { Generated } from 'kysely';
import type { JsonText } from './json-text.ts';

export interface ForwardTables {
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
}
