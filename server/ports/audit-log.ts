/** Who did what and when, for sign-ins, exports and administration. Written once, kept at least six months. */

export interface AuditEvent {
  readonly atMs: number;
  /** A person's id, a key's name, or `system`. */
  readonly who: string;
  readonly action: string;
  readonly detail: Readonly<Record<string, string | number>>;
}

export interface AuditLog {
  readonly record: (event: AuditEvent) => Promise<void>;
  /** What was taken out of the portal, newest first. */
  readonly exports: (limit: number) => Promise<readonly AuditEvent[]>;
}
