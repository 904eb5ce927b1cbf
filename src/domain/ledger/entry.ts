/** An entry of the credit ledger. Written once; a mistake is answered by another entry. */
import { canonicalJson, type Json } from '../base/canonical-json.ts';
import type { Centihours } from '../base/centihours.ts';
import type { PrincipleId } from '../catalogue/catalogue.ts';
import type { Category } from '../policy/policy.ts';
import type { Irregular } from '../policy/posting-window.ts';

/**
 * `course`, `case`: earned here · `event`, `practice`: attended · `import`: another platform · `appeal`: granted to
 * one · `reversal` ·
 * `reopening`: no hours, but leave to post to a year whose books are closed
 */
export const SOURCES = [
  'course',
  'case',
  'event',
  'practice',
  'import',
  'appeal',
  'reversal',
  'reopening',
] as const;
export type Source = (typeof SOURCES)[number];

/** What any award may say of itself. Members may be added to evidence; entries posted before keep theirs. */
export interface AwardFacts {
  /** What it is about; entries of 0.1.0 do not say. */
  readonly principle?: PrincipleId;
  /** Absent for an ordinary posting. */
  readonly entered?: Irregular;
  /** The order of make-up training under which it was posted to the year that lacked it. */
  readonly makeUpOrder?: string;
}

/** What an entry rests on. Every fact needed to follow it back; plain JSON, kept as hashed. */
export interface CourseEvidence extends AwardFacts {
  readonly kind: 'course';
  readonly course: string;
  readonly title: string;
  readonly courseVersion: number;
  readonly minutes: number;
  readonly minimumMinutes: number;
  readonly attempt: string;
  readonly attemptNumber: number;
  readonly scorePercent: number;
  readonly passPercent: number;
  readonly statement: string;
}

export interface CaseEvidence extends AwardFacts {
  readonly kind: 'case';
  readonly case: string;
  readonly title: string;
  readonly minutes: number;
  readonly minimumMinutes: number;
  /** The scenes walked, from the first to the ending. */
  readonly path: readonly string[];
  /** The ending's title. */
  readonly ending: string;
  readonly statement: string;
}

export interface ActivityEvidence extends AwardFacts {
  readonly kind: 'event' | 'practice';
  readonly title: string;
  readonly day: string;
  readonly place: string;
  readonly organiser: string;
  readonly confirmedBy: string;
  /** The event it was attended at; absent where it was entered without one. Credited once. */
  readonly event?: string;
  /** The claim it was approved by; likewise. */
  readonly claim?: string;
  /** The written work it was given for; likewise. */
  readonly work?: string;
  /** Of the text that was passed: SHA-256, hex; and the points it was given. */
  readonly workHash?: string;
  readonly points?: number;
  /** Minutes of the event that somebody was there for. */
  readonly minutes?: number;
  /** A person's id: who approved it last. */
  readonly approvedBy?: string;
}

export interface ImportEvidence extends AwardFacts {
  readonly kind: 'import';
  readonly title: string;
  readonly platform: string;
  readonly file: string;
  readonly row: number;
}

/** An officer granted an appeal; the appeal keeps the words of both sides. */
export interface AppealEvidence extends AwardFacts {
  readonly kind: 'appeal';
  readonly title: string;
  readonly appeal: string;
  /** 1: granted by the unit, 2: on review one unit higher. */
  readonly stage: 1 | 2;
  /** The course whose hour was missing, or null. */
  readonly course: string | null;
  readonly day: string;
  readonly reason: string;
  /** A person's id. */
  readonly decidedBy: string;
}

export interface ReversalEvidence {
  readonly kind: 'reversal';
  readonly title: string;
  readonly reason: string;
}

export interface ReopeningEvidence {
  readonly kind: 'reopening';
  readonly title: string;
  readonly reason: string;
  /** The last day on which hours of the entry's category may be posted, `YYYY-MM-DD`. */
  readonly until: string;
}

export type AwardEvidence =
  | CourseEvidence
  | CaseEvidence
  | ActivityEvidence
  | ImportEvidence
  | AppealEvidence;
export type Evidence = AwardEvidence | ReversalEvidence | ReopeningEvidence;

/** The course an entry credits; a course whose hour an appeal restored is credited like any other. */
export function creditedCourse({ evidence }: Pick<EntryDraft, 'evidence'>): string | undefined {
  if (evidence.kind === 'course') return evidence.course;
  return evidence.kind === 'appeal' ? (evidence.course ?? undefined) : undefined;
}

/** An entry before the log gives it a place. */
export interface EntryDraft {
  readonly id: string;
  readonly personId: string;
  readonly year: number;
  readonly category: Category;
  /** Negative only in a reversal. */
  readonly centihours: Centihours;
  readonly source: Source;
  readonly evidence: Evidence;
  /** The hash of the content that was studied; null where there is none. */
  readonly contentHash: string | null;
  readonly policyId: string;
  readonly policyVersion: number;
  /** A person's id, or `system`. */
  readonly postedBy: string;
  readonly postedAtMs: number;
  /** The id of the entry this one reverses. */
  readonly reverses: string | null;
}

export interface CreditEntry extends EntryDraft {
  /** Place in the log, from 0, without gaps. */
  readonly index: number;
  /** RFC 6962 leaf hash of `leafText`, hex. */
  readonly leafHash: string;
}

/** The bytes of an entry as the log hashes them: canonical JSON of the draft, as docs/formats.md lays down. */
export function leafText(draft: EntryDraft): string {
  const { id, personId, year, category, centihours, source, contentHash, reverses } = draft;
  const { policyId, policyVersion, postedBy, postedAtMs } = draft;
  const evidence = { ...draft.evidence } as unknown as Json;
  return canonicalJson({
    format: 1,
    id,
    personId,
    year,
    category,
    centihours,
    source,
    evidence,
    contentHash,
    policyId,
    policyVersion,
    postedBy,
    postedAtMs,
    reverses,
  });
}
