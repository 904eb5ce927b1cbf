/** The shapes of make-up training that /api speaks. */
import type { AssignedItem } from '../assignment/assignment.ts';
import type { MakeUpCause, MakeUpState } from '../make-up/order.ts';
import type { WrittenKind } from '../written/rubric.ts';
import type { WrittenRequest } from './written.ts';

/** A course or case with its name; `NamedItem` of ./assignments.ts says the same. */
export interface MakeUpItem extends AssignedItem {
  readonly title: string;
}

export interface MakeUpFacts {
  readonly id: string;
  readonly year: number;
  readonly cause: MakeUpCause;
  readonly title: string;
  readonly items: readonly MakeUpItem[];
  /** 0 where courses or cases are named. */
  readonly centihours: number;
  readonly dueDay: string;
  readonly words: string;
  readonly state: MakeUpState;
  readonly doneOn: string | null;
  /** Why it is not asked, while it is not; empty otherwise. */
  readonly excuse: string;
}

export interface MakeUpLine extends MakeUpFacts {
  readonly person: {
    readonly id: string;
    readonly name: string;
    readonly staffNumber: string;
    readonly unit: string;
  };
  readonly orderedBy: string;
  /** ISO 8601. */
  readonly orderedAt: string;
  readonly mayChange: boolean;
  readonly history: readonly {
    readonly kind: 'excused' | 'resumed';
    readonly at: string;
    readonly by: string;
    readonly reason: string;
  }[];
}

/** `GET /api/make-up?year=2026`: those that wait first. */
export interface MakeUpView {
  readonly year: number;
  readonly orders: readonly MakeUpLine[];
  readonly mayOrder: boolean;
}

/** `GET /api/make-up/subjects?year=2026`: what somebody can have missed. */
export interface MakeUpSubjects {
  readonly subjects: readonly {
    readonly cause: MakeUpCause;
    readonly id: string;
    readonly title: string;
    readonly day: string | null;
    /** What would make up for it, as a proposal. */
    readonly items: readonly AssignedItem[];
  }[];
  readonly courses: readonly { readonly id: string; readonly title: string }[];
  /** What written work that makes up for it can be marked by. */
  readonly rubrics: readonly {
    readonly id: string;
    readonly title: string;
    readonly kinds: readonly WrittenKind[];
  }[];
  readonly today: string;
  /** The last day on which make-up training goes to the year; null where the rules know none after its end. */
  readonly lastDay: string | null;
}

/** `GET /api/make-up/candidates?cause=&subject=&year=`: who missed it and was not ordered yet. */
export interface MakeUpCandidates {
  readonly people: readonly {
    readonly id: string;
    readonly name: string;
    readonly staffNumber: string;
    readonly unit: string;
  }[];
  /** How many have an order for it already. */
  readonly ordered: number;
}

/** `POST /api/make-up`. */
export interface MakeUpRequest {
  readonly cause: MakeUpCause;
  readonly subject: string;
  readonly year: number;
  /** Ids; only those who missed it. */
  readonly people: readonly string[];
  readonly items: readonly AssignedItem[];
  /** Where no items are named. */
  readonly centihours?: number;
  readonly dueDay: string;
  readonly words?: string;
  /** Made up for by written work, which then gives the order's hours. */
  readonly writing?: Pick<WrittenRequest, 'kind' | 'topic' | 'minimumCharacters' | 'rubric'>;
}
