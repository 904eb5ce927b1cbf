/** The audit log in the database. */
import type { AuditEvent, AuditLog } from '../ports/audit-log.ts';
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
    exports: async (limit) => {
      const rows = await db
        .selectFrom('audit_events')
        .selectAll()
        .where('action', 'like', '%-exported')
        .orderBy('seq', 'desc')
        .limit(limit)
        .execute();
      return rows.map(({ at_ms, who, action, detail }) => ({
        ...{ atMs: at_ms, who, action },
        detail: JSON.parse(detail) as AuditEvent['detail'],
      }));
    },
  };
}
