/** The shapes of /api/statements: the record as auditors and officers read it. */
import type { AttemptSummary, StudyDay } from './api.ts';

/** `GET /api/statements?person=&activity=&verb=&from=&to=&cursor=`. */
export interface StatementListView {
  /** Newest first, at most 50. */
  readonly statements: readonly StatementItem[];
  /** The `cursor` of the next page; undefined on the last one. */
  readonly next?: string;
  /** There was so much to look through that this page ends here: ISO time back to which was searched. */
  readonly searchedBackTo?: string;
  /** Whom `person` meant; undefined without it. */
  readonly people?: MatchedPeople;
}

/** `isCut`: more people match, and only these were asked about. */
export interface MatchedPeople {
  readonly found: readonly PersonLine[];
  readonly isCut: boolean;
}

export interface PersonLine {
  readonly personId: string;
  readonly staffNumber: string;
  readonly name: string;
  /** Undefined for whoever is in no unit any more. */
  readonly unit?: string;
}

/** Somebody of the roster, or the name another system gave. */
export type Party =
  | ({ readonly kind: 'person' } & PersonLine)
  | { readonly kind: 'other'; readonly name: string };

export interface StatementItem {
  readonly id: string;
  /** ISO 8601: when it was recorded, by the server's clock. */
  readonly storedAt: string;
  /** ISO 8601: when it happened, by the sender's clock. */
  readonly saidAt: string;
  readonly who: Party;
  /** An IRI. */
  readonly verb: string;
  /** In plain words, such as 学习了一节. */
  readonly did: string;
  readonly object: ObjectLine;
  readonly success?: boolean;
  readonly scorePercent?: number;
}

export interface ObjectLine {
  readonly title: string;
  /** What it is part of, such as a lesson's course. */
  readonly within?: string;
  /** Of an activity. */
  readonly iri?: string;
  /** Of another statement. */
  readonly statement?: string;
}

/** `GET /api/statements/<id>`. */
export interface StatementDetail extends StatementItem {
  readonly isVoided: boolean;
  /** The statement that voided it, where it was found. */
  readonly voidedBy?: string;
  /** Whose word it is: the learner's own browser, the portal's server, or another system. */
  readonly authority: { readonly kind: 'own' | 'server' | 'system'; readonly name: string };
  /** The text exactly as it is kept. */
  readonly exact: string;
  readonly consequences: Consequences;
}

/** What a statement led to. Everything may be missing: most statements lead to nothing. */
export interface Consequences {
  readonly section?: SectionTold;
  /** Minutes earned in the lesson on the days of the statement: beside it, not because of it. */
  readonly study?: LessonStudy;
  readonly attempt?: AttemptTold;
  /** Oldest first. */
  readonly credits: readonly CreditTold[];
}

/** `first`: nothing had told of it before in its year · `repeated`: something had · `uncounted`: it counts for nothing. */
export interface SectionTold {
  readonly standing: 'first' | 'repeated' | 'uncounted';
  readonly year: number;
  /** The statement that told of it first. */
  readonly first?: string;
  readonly seenAt?: string;
}

export interface LessonStudy {
  readonly title: string;
  /** Days without a minute are listed too. */
  readonly days: readonly StudyDay[];
}

export interface AttemptTold extends AttemptSummary {
  readonly courseTitle: string;
  readonly right?: number;
  readonly total?: number;
}

export interface CreditTold {
  readonly entry: string;
  /** Place in the log, from 0. */
  readonly index: number;
  readonly year: number;
  readonly centihours: number;
  readonly title: string;
  readonly postedAt: string;
  readonly isReversed: boolean;
  /** The id of the `completed` statement. */
  readonly completion: string;
}
