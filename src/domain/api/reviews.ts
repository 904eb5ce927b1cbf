/** What /api/me/reviews, /api/me/appeals and /api/reviews speak: warnings, replies, decisions, appeals. */
import type { Category } from '../policy/policy.ts';
import type { AppealStanding, AppealSubject } from '../review/appeal.ts';
import type { CardOutcome } from '../review/card.ts';
import type { SignalKind, SignalWeight } from '../review/signal.ts';

/** In `SessionView`: what waits for this person. */
export interface Notices {
  /** Cards that ask for a reply, and answers not yet looked at. */
  readonly mine: number;
  /** Open cards and appeals of the own units; 0 for whoever decides none. */
  readonly desk: number;
  /** Tasks that are due soon or overdue, and make-up training that is owed; absent for none. */
  readonly tasks?: number;
  /** Notices not yet read; absent for none. */
  readonly unread?: number;
}

/** Times are ISO 8601 instants, days `YYYY-MM-DD` in Asia/Shanghai. */
export interface CardFacts {
  readonly id: string;
  readonly kind: SignalKind;
  readonly weight: SignalWeight;
  readonly day: string;
  readonly from: string;
  readonly to: string;
  /** A lesson or quiz by its title; empty where it is about no one thing. */
  readonly about: string;
  readonly facts: Readonly<Record<string, number>>;
  readonly foundAt: string;
  readonly replyBy: string;
  readonly replies: readonly { readonly at: string; readonly text: string }[];
  readonly decision: CardDecisionView | null;
}
export interface CardDecisionView {
  readonly at: string;
  readonly by: string;
  readonly outcome: CardOutcome;
  readonly reason: string;
  /** Titles of the entries that were taken back. */
  readonly entries: readonly string[];
}

export interface AppealFacts extends AppealStandingView {
  readonly id: string;
  readonly year: number;
  readonly subject: AppealSubject;
  readonly course: string | null;
  readonly title: string;
  readonly day: string;
  readonly claimedCentihours: number | null;
  readonly words: string;
  readonly madeAt: string;
  readonly history: readonly AppealStep[];
}
export interface AppealStandingView extends Omit<AppealStanding, 'dueAtMs'> {
  readonly dueAt: string | null;
}
export interface AppealStep {
  readonly kind: 'withdrawn' | 'refused' | 'granted' | 'postingFailed' | 'reviewAsked';
  readonly at: string;
  /** The officer and the unit; empty for the learner's own steps. */
  readonly by: string;
  /** The reason, or the learner's words. */
  readonly text: string;
  readonly category?: Category;
  readonly centihours?: number;
}

/** `GET /api/me/reviews`. */
export interface MyReviewsView {
  readonly cards: readonly (CardFacts & { readonly mayReply: boolean })[];
  readonly appeals: readonly (AppealFacts & { readonly mayAskReview: boolean })[];
  /** What an appeal can be about. */
  readonly courses: readonly { readonly id: string; readonly title: string }[];
  /** The first day an appeal may be about, and today. */
  readonly firstDay: string;
  readonly today: string;
}
/** `POST /api/me/appeals`. A reply is `{text}`, what asks for a review `{words}`. */
export interface AppealRequest {
  readonly subject: AppealSubject;
  readonly course?: string;
  readonly title?: string;
  readonly day: string;
  readonly claimedCentihours?: number;
  readonly words: string;
}

/** Whom a card or an appeal is about. */
export interface ReviewedPerson {
  readonly id: string;
  readonly name: string;
  readonly staffNumber: string;
  readonly unit: string;
}

/** `GET /api/reviews`: open ones first, at most 200 of each. */
export interface ReviewDeskView {
  readonly cards: readonly (CardFacts & { readonly person: ReviewedPerson })[];
  readonly appeals: readonly (AppealFacts & { readonly person: ReviewedPerson })[];
  readonly open: { readonly cards: number; readonly appeals: number };
}

/** `GET /api/reviews/cards/<id>`. */
export interface ReviewCardView extends CardFacts {
  readonly person: ReviewedPerson;
  readonly mayDecide: boolean;
  /** A reversal waits for the learner's reply, or for the day the reply is due. */
  readonly mayReverse: boolean;
  readonly evidence: StudyEvidence;
}
/** `GET /api/reviews/appeals/<id>`. */
export interface ReviewAppealView extends AppealFacts {
  readonly person: ReviewedPerson;
  readonly mayDecide: boolean;
  readonly bound: { readonly mostCentihours: number; readonly categories: readonly Category[] };
  readonly evidence: StudyEvidence;
}

/** What the record holds of some days, and the entries of their year. */
export interface StudyEvidence {
  readonly days: readonly EvidenceDay[];
  readonly entries: readonly EvidenceEntry[];
}
/** Minutes are those of the day in Asia/Shanghai, 0–1440. */
export interface EvidenceDay {
  readonly day: string;
  readonly stretches: readonly EvidenceStretch[];
  readonly sections: readonly EvidenceSection[];
  readonly attempts: readonly EvidenceAttempt[];
  /** Of the shared device; empty for everything else, and when it is forgotten. */
  readonly deviceUses: readonly { readonly who: string; readonly from: number; readonly to: number }[];
}
export interface EvidenceStretch {
  readonly about: string;
  readonly from: number;
  readonly to: number;
  /** Earned minutes in it. */
  readonly minutes: number;
  readonly isOffline: boolean;
}
export interface EvidenceSection {
  readonly about: string;
  readonly section: string;
  readonly characters: number;
  /** By the browser's clock. */
  readonly saidAt: string;
  /** When the record heard of it. */
  readonly recordedAt: string;
  /** Sent later than it happened: read without a network. */
  readonly isLate: boolean;
  readonly statement: string;
}
export interface EvidenceAttempt {
  readonly about: string;
  readonly number: number;
  readonly state: 'live' | 'passed' | 'failed';
  readonly startedAt: string;
  readonly closedAt: string | null;
  readonly questions: number;
  readonly scorePercent: number | null;
}
export interface EvidenceEntry {
  readonly id: string;
  readonly title: string;
  readonly category: Category;
  readonly centihours: number;
  readonly postedAt: string;
  /** Of an import: the file and its row. */
  readonly origin: string;
  readonly isReversed: boolean;
  readonly mayReverse: boolean;
}

/** `POST /api/reviews/cards/<id>/decision`. */
export interface CardDecisionRequest {
  readonly outcome: CardOutcome;
  readonly reason: string;
  /** Ids of entries to take back; only with `reversal`. */
  readonly entries?: readonly string[];
}
/** `POST /api/reviews/appeals/<id>/decision`. */
export interface AppealDecisionRequest {
  readonly outcome: 'granted' | 'refused';
  readonly reason: string;
  readonly category?: Category;
  readonly centihours?: number;
}
