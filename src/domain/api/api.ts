/** The shapes that /api speaks. Server and browser compile against the same words. */

import type { Failure } from '../base/failure.ts';
import type { CertificateClaim, CertificateKind, CertificateState } from '../certificate/claim.ts';
import type { Evidence, Source } from '../ledger/entry.ts';
import type { IssuerKey } from '../ledger/key-succession.ts';
import type { RequirementAssessment } from '../policy/assess-year.ts';
import type { Category, CategoryTotals } from '../policy/policy.ts';
import type { CourseStanding } from '../progress/evaluate-completion.ts';
import type { Role } from '../roster/person.ts';
import type { Scope } from '../xapi/scopes.ts';
import type { AttemptQuestion } from './questions.ts';
import type { Notices } from './reviews.ts';

/** RFC 9457 problem document, `application/problem+json`. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: Failure['code'] | 'defect';
  readonly detail: string;
  readonly field?: string;
  readonly retryAfterSeconds?: number;
}

/** `POST /api/session` asks, `GET /api/session` answers 200 with this or 401. */
export interface SignInRequest {
  readonly staffNumber: string;
  readonly password: string;
}
export interface SessionView {
  readonly person: {
    readonly id: string;
    readonly name: string;
    readonly maskedName: string;
    readonly staffNumber: string;
    readonly unit: { readonly id: string; readonly name: string };
    readonly roles: readonly Role[];
  };
  /** The xAPI actor of every statement this session may write. */
  readonly actor: {
    readonly objectType: 'Agent';
    readonly account: { readonly homePage: string; readonly name: string };
  };
  /** Base IRI of the portal's activities. */
  readonly identifier: string;
  readonly idleMinutes: number;
  /** What waits for this person; a count on the menu. */
  readonly notices?: Notices;
}

/** `GET /api/me/hours?year=2026`. */
export interface HoursView {
  readonly year: number;
  readonly years: readonly number[];
  readonly policy: {
    readonly id: string;
    readonly version: number;
    readonly title: string;
    readonly citation: string;
    /** Last days, `YYYY-MM-DD`: in the ordinary way, late, and for make-up training where there is any. */
    readonly cutOff: string;
    readonly lateEntry: string;
    readonly makeUp?: string;
  };
  readonly requirements: readonly RequirementAssessment[];
  readonly totals: CategoryTotals;
  readonly entries: readonly HoursEntryView[];
  /** The day these facts stand for, `YYYY-MM-DD`. */
  readonly asOf: string;
}
export interface HoursEntryView {
  readonly id: string;
  readonly category: Category;
  readonly centihours: number;
  readonly source: Source;
  /** ISO 8601 with offset. */
  readonly postedAt: string;
  readonly policyVersion: number;
  readonly evidence: Evidence;
  readonly contentHash: string | null;
  /** Place in the log, from 0. */
  readonly index: number;
  readonly leafHash: string;
  readonly reverses: string | null;
  /** A later entry has taken this one back. */
  readonly isReversed: boolean;
  /** When it was studied; only for courses and cases. */
  readonly days?: readonly StudyDay[];
}
/** `minutes` are minutes of the day in Asia/Shanghai, 0–1439, ascending. */
export interface StudyDay {
  readonly day: string;
  readonly minutes: readonly number[];
  /** Those of them that were lived without a network. */
  readonly offlineMinutes?: readonly number[];
}

/** `GET /api/me/learning`. */
export interface LearningView {
  readonly courses: readonly CourseLearning[];
  readonly cases: readonly CaseLearning[];
}
export interface CaseLearning {
  readonly case: string;
  readonly title: string;
  readonly creditCentihours: number;
  readonly minutes: number;
  readonly minimumMinutes: number;
  /** An ending was reached with every decision on the way. */
  readonly isEnded: boolean;
  readonly state: 'new' | 'active' | 'complete';
  /** Credited in the current year. */
  readonly creditedThisYear: boolean;
}
export interface CourseLearning extends CourseStanding {
  readonly course: string;
  readonly title: string;
  readonly creditCentihours: number;
  /** By lesson id. */
  readonly lessonTitles: Readonly<Record<string, string>>;
  readonly state: 'new' | 'active' | 'complete';
  /** Section ids seen, by lesson id. */
  readonly sectionsSeen: Readonly<Record<string, readonly string[]>>;
  /** How many of a lesson's minutes were lived offline, by lesson id; lessons without any are left out. */
  readonly offlineMinutes?: Readonly<Record<string, number>>;
  /** The lesson to go on with; undefined when every lesson is complete. */
  readonly nextLesson?: string;
  /** Credited in the current year. */
  readonly creditedThisYear: boolean;
}

/** `GET /api/quizzes/<course>`. */
export interface QuizView {
  readonly course: string;
  readonly questionCount: number;
  readonly passPercent: number;
  readonly attemptsBeforeWait: number;
  readonly waitMinutes: number;
  /** Attempts a calendar year allows, and how many of them are left; absent where there is no limit. */
  readonly maximumAttempts?: number;
  readonly attemptsLeft?: number;
  readonly attempts: readonly AttemptSummary[];
  /** The id of the attempt that is alive. */
  readonly live?: string;
  /** ISO time until which no attempt may begin: a wait, or the year's end when no attempt is left. */
  readonly waitUntil?: string;
  /** Lessons still to be finished before the quiz opens; empty when it is open. */
  readonly unfinishedLessons: readonly string[];
}
export interface AttemptSummary {
  readonly id: string;
  readonly number: number;
  readonly state: 'live' | 'passed' | 'failed';
  readonly startedAt: string;
  readonly closedAt?: string;
  readonly scorePercent?: number;
}

/** `POST /api/quizzes/<course>/attempts` (begin or go on) and `GET /api/attempts/<id>`. */
export interface AttemptView extends AttemptSummary {
  readonly course: string;
  readonly questions: readonly AttemptQuestion[];
  /** By question id; what an answer is depends on the kind, see `Answer` in src/domain/quiz/attempt.ts. */
  readonly answers: Readonly<Record<string, readonly string[]>>;
  readonly right?: number;
  readonly passPercent: number;
}
/** `GET /api/certificates/<code>`: what the public may see. */
export interface PublicCertificate {
  readonly code: string;
  readonly state: CertificateState;
  readonly stateReason: string | null;
  readonly issuedAt: string;
  /** Every printed field; the name is masked. */
  readonly claim: CertificateClaim;
  readonly keyId: string;
  readonly signature: string;
  readonly pdfHash: string;
  /** A second signature over the same claim, of certificates issued with an SM2 key. */
  readonly sm2?: PublicSm2;
}

export interface PublicSm2 {
  readonly keyId: string;
  /** Uncompressed point, hex. */
  readonly publicKey: string;
  /** DER, base64url. */
  readonly signature: string;
  /** Checked by the portal, which has the whole name. */
  readonly isVerified: boolean;
}

/** `GET /api/issuer-keys`, for everybody. */
export interface IssuerKeysView {
  readonly format: 1;
  readonly keys: readonly IssuerKey[];
}

/** `GET /api/me/certificates`. */
export interface CertificateListItem {
  readonly code: string;
  readonly kind: CertificateKind;
  /** Of a course's certificate. */
  readonly courseTitle?: string;
  readonly year: number;
  readonly asOf: string;
  readonly issuedAt: string;
  readonly state: CertificateState;
  readonly stateReason: string | null;
  /** The hours it is about: the year's, or the course's. */
  readonly centihours: number;
  readonly pdfUrl: string;
  /** An Open Badge: the same certificate for programs. */
  readonly badgeUrl: string;
  readonly verifyUrl: string;
}

/** `GET /api/units`: the units this session may see, parents before children. */
export interface UnitView {
  readonly id: string;
  readonly name: string;
  readonly parentId: string | null;
  readonly depth: number;
}
/** `GET /api/units/<id>/people?year=2026`: the unit and everything below it. */
export interface UnitPeopleView {
  readonly unit: UnitView;
  readonly year: number;
  readonly requiredCentihours: number;
  readonly people: readonly PersonStatusView[];
}
export interface PersonStatusView {
  readonly personId: string;
  readonly staffNumber: string;
  readonly name: string;
  readonly unit: string;
  readonly totals: CategoryTotals;
  readonly ethicsCentihours: number;
  /** What counts of them, caps applied. */
  readonly countedCentihours: number;
  readonly hoursState: 'met' | 'unmet' | 'notAssessable';
  readonly shareState: 'met' | 'unmet' | 'notAssessable';
  readonly isMet: boolean;
}

/** `GET /api/keys`, administrators only: keys of other systems in order of their making. Days are Asia/Shanghai's. */
export interface ServiceKeyView {
  readonly key: string;
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly createdDay: string;
  /** Null before the first use. */
  readonly lastUsedDay: string | null;
  /** Null while it is good. */
  readonly revokedDay: string | null;
}
/** `POST /api/keys`. */
export interface ServiceKeyRequest {
  readonly name: string;
  readonly scopes: readonly Scope[];
}
/** Its answer, the only one that ever holds the secret. */
export interface CreatedServiceKey extends ServiceKeyView {
  readonly secret: string;
}
