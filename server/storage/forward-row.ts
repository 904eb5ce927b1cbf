/** A forward and its rows, each as the other. */
import type { ForwardFilter, ForwardState, Trouble } from '../../src/domain/forward/forward.ts';
import type { XapiVersion } from '../../src/domain/xapi/version.ts';
import type { Forward, NewForward, RefusedStatement } from '../ports/forward-store.ts';
import type { NewRow, Row } from './schema.ts';

export function rowOf(forward: NewForward): NewRow<'forwards'> {
  return {
    id: forward.id,
    name: forward.name,
    address: forward.address,
    key: forward.key,
    sealed_secret: forward.sealedSecret,
    version: forward.version,
    filter: JSON.stringify(forward.filter),
    state: 'running',
    cursor: forward.cursor,
    created_at_ms: forward.createdAtMs,
  };
}

export function forwardOf(row: Row<'forwards'>): Forward {
  return {
    id: row.id,
    name: row.name,
    address: row.address,
    key: row.key,
    sealedSecret: row.sealed_secret,
    version: row.version as XapiVersion,
    filter: JSON.parse(row.filter) as ForwardFilter,
    state: row.state as ForwardState,
    cursor: row.cursor,
    sent: row.sent,
    failures: row.failures,
    lastSuccessAtMs: row.last_success_ms,
    trouble:
      row.trouble === null ? null : { ...(JSON.parse(row.trouble) as Trouble), atMs: row.trouble_ms ?? 0 },
    nextAttemptAtMs: row.next_attempt_ms,
    createdAtMs: row.created_at_ms,
  };
}

export function refusedStatementOf(row: Row<'refused_statements'>): RefusedStatement {
  return { seq: row.seq, id: row.statement_id, status: row.status, reason: row.reason, atMs: row.at_ms };
}
