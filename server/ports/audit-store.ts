/** Random audits: which entries were drawn from which state of the log, and what was found. Nothing is taken back. */
import type { AuditVerdict, SampleScope } from '../../src/domain/audit/sample.ts';

export interface AuditDraw extends SampleScope {
  readonly id: string;
  readonly seed: string;
  readonly population: number;
  readonly drawnBy: string;
  readonly drawnAtMs: number;
  /** Ids of entries in the order of their ranks. */
  readonly entries: readonly string[];
}

export interface RecordedFinding {
  readonly auditId: string;
  readonly entryId: string;
  readonly verdict: AuditVerdict;
  readonly words: string;
  readonly by: string;
  readonly atMs: number;
}

/** An entry that could be drawn. */
export interface Candidate {
  readonly index: number;
  readonly id: string;
  readonly personId: string;
}

export interface AuditStore {
  readonly add: (draw: AuditDraw) => Promise<void>;
  readonly addFinding: (finding: RecordedFinding) => Promise<void>;
  /** Newest first. */
  readonly all: () => Promise<readonly AuditDraw[]>;
  readonly byId: (id: string) => Promise<AuditDraw | undefined>;
  /** Oldest first. */
  readonly findings: (auditId: string) => Promise<readonly RecordedFinding[]>;
  /** Entries of a year that gave hours, in log order, strictly after a place and before another. */
  readonly candidates: (
    year: number,
    places: { readonly after: number; readonly before: number; readonly limit: number },
  ) => Promise<readonly Candidate[]>;
}
