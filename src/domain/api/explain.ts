/** What a ledger entry rests on, from its hours down to single minutes: `GET /api/entries/<id>`. Times are ISO 8601. */

import type { Evidence, Source } from '../ledger/entry.ts';
import type { Category } from '../policy/policy.ts';
import type { StudyDay } from './api.ts';

export interface Explanation {
  readonly entry: {
    readonly id: string;
    /** Place in the log, from 0. */
    readonly index: number;
    readonly personId: string;
    readonly year: number;
    readonly category: Category;
    readonly centihours: number;
    readonly source: Source;
    readonly postedAt: string;
    /** A name, or the id of somebody the roster does not know; `system` for the portal itself. */
    readonly postedBy: string;
    readonly evidence: Evidence;
    readonly contentHash: string | null;
    readonly leafHash: string;
  };
  readonly policy: {
    readonly id: string;
    readonly version: number;
    /** Where the rule stands; absent for a version that is not installed any more. */
    readonly citation?: { readonly title: string; readonly document: string; readonly clause: string };
  };
  /** For a credit of a course. */
  readonly course?: CourseExplained;
  /** For a credit of a case: the minutes lived on it; the way that was walked stands in the evidence. */
  readonly days?: readonly StudyDay[];
  /** For hours of an event or of claimed practice: who signed or entered what when, and who approved it. */
  readonly activity?: ActivityExplained;
  /** For a reversal: what it takes back. */
  readonly reverses?: EntryNamed;
  /** For an entry that was taken back. */
  readonly reversedBy?: EntryNamed;
  /** The newest signed state of the log that holds the entry; absent until it is signed. */
  readonly signed?: { readonly treeSize: number; readonly rootHash: string; readonly signedAt: string };
}

export interface ActivityExplained {
  readonly kind: 'event' | 'claim';
  readonly id: string;
  /** Oldest first: signs of the person's presence, and what officers did. */
  readonly steps: readonly ActivityStep[];
}

export interface ActivityStep {
  readonly at: string;
  /** A name, or the id of somebody the roster does not know. */
  readonly who: string;
  /** A mark's kind, or an act's. */
  readonly what: string;
  /** How a mark was made, or an officer's words. */
  readonly how: string;
}

export interface EntryNamed {
  readonly id: string;
  readonly index: number;
  readonly title: string;
  readonly postedAt: string;
}

export interface CourseExplained {
  readonly course: string;
  /** What was credited is what is installed now. */
  readonly isCurrent: boolean;
  readonly lessons: readonly LessonExplained[];
  readonly attempt?: AttemptExplained;
}

export interface LessonExplained {
  readonly lesson: string;
  readonly title: string;
  readonly minutes: number;
  readonly minimumMinutes: number;
  readonly sections: readonly SectionExplained[];
  readonly days: readonly StudyDay[];
}

export interface SectionExplained {
  readonly section: string;
  readonly title: string;
  /** Absent for a section that was not seen, such as one added since. */
  readonly seen?: { readonly at: string; readonly statement: string };
}

export interface AttemptExplained {
  readonly id: string;
  readonly number: number;
  readonly startedAt: string;
  readonly closedAt?: string;
  readonly right?: number;
  readonly total?: number;
  readonly scorePercent?: number;
}
