/** The audit log in the database. */
import type { AuditLog } from '../ports/audit-log.ts';
import type { Database } from './schema.ts';

export function createAuditLog(db: Database): AuditLog {
  return {
    record: async (event) => {
      await db
        .insertInto('audit_events')
        .values({
          at_ms: event.atMs,
          who: event.who,
          action: event.action,
          detail: JSON.stringify(event.detail),
        })
        .execute();
    },
  };
}
