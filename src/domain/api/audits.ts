/** Shapes of /api/audits and /api/exports: samples that were drawn, what was found, and who took which data out. */
import type { AuditVerdict } from '../audit/sample.ts';
import type { Evidence } from '../ledger/entry.ts';
import type { Category } from '../policy/policy.ts';

/** `GET /api/audits`: newest first. Every draw stays in the list, so that drawing again until it pleases can be seen. */
export interface AuditView {
  readonly id: string;
  readonly unit: { readonly id: string; readonly name: string };
  readonly year: number;
  readonly asOf: string;
  readonly words: string;
  readonly seed: string;
  readonly treeSize: number;
  readonly rootHash: string;
  /** Entries there were to draw from, and how many were drawn. */
  readonly population: number;
  readonly drawn: number;
  readonly drawnAt: string;
  readonly drawnBy: string;
  readonly found: Readonly<Record<AuditVerdict, number>>;
}

/** `GET /api/audits/<id>`. */
export interface AuditDetail extends AuditView {
  readonly entries: readonly AuditedEntry[];
}

export interface AuditedEntry {
  readonly place: number;
  readonly entryId: string;
  readonly person: { readonly id: string; readonly name: string; readonly staffNumber: string };
  readonly category: Category;
  readonly centihours: number;
  readonly postedAt: string;
  readonly evidence: Evidence;
  readonly isReversed: boolean;
  /** Oldest first; the last one counts. */
  readonly findings: readonly AuditFinding[];
}

export interface AuditFinding {
  readonly verdict: AuditVerdict;
  readonly words: string;
  readonly at: string;
  readonly by: string;
}

/** `POST /api/audits`. */
export interface AuditRequest {
  readonly unit: string;
  readonly year: number;
  readonly size: number;
  readonly words: string;
}

/** `POST /api/audits/<id>/findings`. */
export interface FindingRequest {
  readonly entryId: string;
  readonly verdict: AuditVerdict;
  /** Required unless all is well. */
  readonly words: string;
}

/** `GET /api/exports`: newest first. */
export interface ExportView {
  readonly at: string;
  /** A person's name and staff number, a key's name, or `system`. */
  readonly who: string;
  readonly action: string;
  readonly detail: Readonly<Record<string, string | number>>;
}
