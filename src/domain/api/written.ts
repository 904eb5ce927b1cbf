/** The shapes of written work that /api speaks: the desk's and the learner's. */
import type { TierId, TrainingKind } from '../catalogue/catalogue.ts';
import type { Marks, Rubric, WrittenKind } from '../written/rubric.ts';
import type { WrittenState } from '../written/written-work.ts';

/** `POST /api/written`, and `POST /api/written/preview`, which makes nothing. */
export interface WrittenRequest {
  /** Of a part of an assignment its unit, its people and its day hold, whatever stands here. */
  readonly assignment?: string;
  readonly unitId: string;
  readonly kind: WrittenKind;
  readonly topic: string;
  readonly words?: string;
  readonly minimumCharacters: number;
  /** The rubric's id. */
  readonly rubric: string;
  readonly tiers?: readonly TierId[];
  readonly trainingKinds?: readonly TrainingKind[];
  readonly unitIds?: readonly string[];
  readonly staffNumbers?: readonly string[];
  readonly dueDay: string;
  readonly newcomerDays?: number;
}

export interface WrittenFacts {
  readonly id: string;
  readonly kind: WrittenKind;
  readonly topic: string;
  readonly words: string;
  readonly unit: { readonly id: string; readonly name: string };
  readonly year: number;
  readonly minimumCharacters: number;
  readonly rubric: string;
  readonly dueDay: string;
  readonly newcomerDays: number;
  readonly audience: {
    readonly tiers: readonly TierId[];
    readonly trainingKinds: readonly TrainingKind[];
    readonly units: readonly string[];
    /** How many people are on the list; 0 where there is none. */
    readonly listed: number;
  };
  /** The title of the assignment it is a part of. */
  readonly assignment: string | null;
  readonly isMakeUp: boolean;
  /** What passing is worth by the year's rules; 0 for nothing, and for make-up work, whose orders say it. */
  readonly centihours: number;
  /** ISO 8601. */
  readonly madeAt: string;
  readonly madeBy: string;
  readonly isWithdrawn: boolean;
  readonly mayChange: boolean;
  /** Of the people this session reaches. */
  readonly counts: {
    readonly meant: number;
    readonly handedIn: number;
    readonly waiting: number;
    readonly passed: number;
  };
}

export type ReaderPlace = 'first' | 'second' | 'third';

export interface WrittenPerson {
  readonly id: string;
  readonly name: string;
  readonly staffNumber: string;
  readonly unit: string;
}

/** Something handed in that waits for a reader. */
export interface WaitingWork {
  readonly id: string;
  readonly kind: WrittenKind;
  readonly topic: string;
  readonly person: WrittenPerson;
  readonly state: ReaderPlace;
  /** `YYYY-MM-DD` */
  readonly handedInOn: string;
  readonly characters: number;
  readonly mayRead: boolean;
}

/** `GET /api/written?year=2026`: what is out, and what waits for whom. */
export interface WrittenDeskView {
  readonly year: number;
  readonly tasks: readonly WrittenFacts[];
  /** Longest waiting first. */
  readonly waiting: readonly WaitingWork[];
  readonly mayMake: boolean;
}

/** `GET /api/written/choices` */
export interface WrittenChoices {
  readonly units: readonly {
    readonly id: string;
    readonly name: string;
    readonly depth: number;
    readonly parentId: string | null;
  }[];
  /** `YYYY-MM-DD` */
  readonly today: string;
  readonly rubrics: readonly Rubric[];
  /** What a kind is worth by this year's rules; a kind that is not there is worth nothing. */
  readonly worth: Readonly<Partial<Record<WrittenKind, number>>>;
  /** Assignments it can be a part of. */
  readonly assignments: readonly { readonly id: string; readonly title: string; readonly dueDay: string }[];
}

/** `none`: not yet handed in */
export type WrittenPersonState = WrittenState | 'none';

/** `GET /api/written/<id>?state=waiting&page=1` */
export interface WrittenTaskView extends WrittenFacts {
  readonly history: readonly {
    readonly kind: 'dueMoved' | 'withdrawn';
    readonly at: string;
    readonly by: string;
    readonly reason: string;
    readonly dueDay: string | null;
  }[];
  readonly people: readonly (WrittenPerson & {
    readonly dueDay: string;
    readonly state: WrittenPersonState;
    /** The id of what was handed in. */
    readonly work: string | null;
    readonly points: number | null;
  })[];
  readonly total: number;
  readonly page: number;
  readonly pageSize: number;
}

export interface ReadingView {
  readonly place: ReaderPlace;
  readonly by: string;
  readonly points: Marks;
  readonly total: number;
  readonly remark: string;
  readonly day: string;
}

/** Where another text of the same topic has the same words. Says where, never why. */
export interface SimilarWork {
  readonly person: WrittenPerson;
  readonly shareBasisPoints: number;
  /** The longest; not necessarily all. */
  readonly passages: readonly { readonly own: string; readonly other: string }[];
  readonly passageCount: number;
}

/** `GET /api/written-works/<id>`: the reading page. */
export interface WrittenWorkView {
  readonly id: string;
  readonly task: {
    readonly id: string;
    readonly kind: WrittenKind;
    readonly topic: string;
    readonly words: string;
    readonly minimumCharacters: number;
  };
  readonly rubric: Rubric;
  readonly person: WrittenPerson;
  readonly version: number;
  readonly characters: number;
  readonly handedInOn: string;
  readonly text: string;
  /** Earlier ones too, newest first. `hash`: SHA-256, hex. */
  readonly versions: readonly {
    readonly version: number;
    readonly day: string;
    readonly characters: number;
    readonly hash: string;
  }[];
  readonly state: WrittenState;
  readonly decision: { readonly place: ReaderPlace | null; readonly reason: string | null };
  /** Those this session may see: one's own, and all of them once both readers have handed theirs in. */
  readonly readings: readonly ReadingView[];
  readonly result: {
    readonly points: number;
    readonly isPassed: boolean;
    readonly isByThird: boolean;
  } | null;
  readonly hours: {
    /** What stands in the ledger; null before. */
    readonly posted: boolean;
    /** Why the last posting was refused. */
    readonly trouble: string | null;
  };
  readonly history: readonly {
    readonly kind: 'handedIn' | 'returned' | 'posted' | 'postingFailed' | 'revoked';
    readonly at: string;
    readonly by: string;
    readonly words: string;
  }[];
  readonly mayRevoke: boolean;
  readonly mayPost: boolean;
  readonly similar: readonly SimilarWork[];
}

/** `POST /api/written-works/<id>/readings` */
export interface ReadingRequest {
  readonly version: number;
  readonly points: Marks;
  readonly remark: string;
}

/** What can be written now comes first. `reading`: handed in, and not yet judged */
export const MY_WRITTEN_STATES = [
  'returned',
  'overdue',
  'failed',
  'revoked',
  'open',
  'reading',
  'passed',
] as const;
export type MyWrittenState = (typeof MY_WRITTEN_STATES)[number];

export interface MyWritten {
  /** Of the task. */
  readonly id: string;
  readonly kind: WrittenKind;
  readonly topic: string;
  readonly words: string;
  readonly unit: string;
  readonly dueDay: string;
  readonly minimumCharacters: number;
  readonly state: MyWrittenState;
  /** The year whose hours it makes up for; null for none. */
  readonly makesUp: number | null;
  /** What passing is worth; 0 for no hours. */
  readonly centihours: number;
}

/** `GET /api/me/written` */
export interface MyWrittenView {
  readonly today: string;
  readonly works: readonly MyWritten[];
}

/** `GET /api/me/written/<task>`: to write, and to see what became of it. */
export interface MyWrittenWork extends MyWritten {
  readonly rubric: Rubric;
  readonly draft: { readonly text: string; readonly revision: number } | null;
  /** As last handed in; null before. */
  readonly handedIn: {
    readonly text: string;
    readonly version: number;
    readonly characters: number;
    readonly day: string;
    readonly hash: string;
  } | null;
  /** Why it came back, where it did, or why a result was withdrawn. */
  readonly returned: string | null;
  readonly result: { readonly points: number; readonly isPassed: boolean } | null;
  /** What the readers say to it, once all have. */
  readonly remarks: readonly string[];
}

/** `PUT /api/me/written/<task>/draft` */
export interface DraftSaving {
  readonly text: string;
  /** As last received; 0 before the first. */
  readonly revision: number;
}

/** Its answer. `isKept` is false where another device has saved since: then `text` is what it saved. */
export interface DraftSaved {
  readonly text: string;
  readonly revision: number;
  readonly isKept: boolean;
}
