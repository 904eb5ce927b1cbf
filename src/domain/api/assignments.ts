/** The shapes of assignments that /api speaks: the desk's and the learner's. */
import type { AssignedItem } from '../assignment/assignment.ts';
import type { TaskState } from '../assignment/progress.ts';
import type { TierId, TrainingKind } from '../catalogue/catalogue.ts';
import type { MakeUpFacts } from './make-up.ts';
import type { MyWritten } from './written.ts';

export interface NamedItem extends AssignedItem {
  readonly title: string;
}

export interface TaskCounts {
  /** How many are meant, and how many of them are where. */
  readonly meant: number;
  readonly done: number;
  readonly overdue: number;
}

export interface AssignmentFacts {
  readonly id: string;
  readonly title: string;
  readonly words: string;
  readonly unit: { readonly id: string; readonly name: string };
  readonly year: number;
  readonly items: readonly NamedItem[];
  readonly dueDay: string;
  readonly newcomerDays: number;
  readonly audience: {
    readonly tiers: readonly TierId[];
    readonly trainingKinds: readonly TrainingKind[];
    readonly units: readonly string[];
    /** How many people are on the list; 0 where there is none. */
    readonly listed: number;
  };
  /** ISO 8601. */
  readonly madeAt: string;
  readonly madeBy: string;
  readonly isWithdrawn: boolean;
  /** This session may move the day or withdraw it. */
  readonly mayChange: boolean;
  /** Of the people this session reaches. */
  readonly counts: TaskCounts;
}

/** `GET /api/assignments?year=2026`: those that last first, by due day. */
export interface AssignmentsView {
  readonly year: number;
  readonly assignments: readonly AssignmentFacts[];
  readonly mayMake: boolean;
}

/** `GET /api/assignments/choices`: what can be assigned, and below which units. */
export interface AssignmentChoices {
  readonly items: readonly (NamedItem & { readonly credit: number; readonly tiers: readonly TierId[] })[];
  readonly units: readonly {
    readonly id: string;
    readonly name: string;
    readonly depth: number;
    readonly parentId: string | null;
  }[];
  /** `YYYY-MM-DD` */
  readonly today: string;
}

/** `GET /api/assignments/<id>?state=lagging&page=1`. */
export interface AssignmentView extends AssignmentFacts {
  readonly history: readonly {
    readonly kind: 'dueMoved' | 'withdrawn';
    readonly at: string;
    readonly by: string;
    readonly reason: string;
    readonly dueDay: string | null;
  }[];
  readonly people: readonly AssignedPerson[];
  /** How many there are in the chosen state, and how many are on a page. */
  readonly total: number;
  readonly page: number;
  readonly pageSize: number;
}

export interface AssignedPerson {
  readonly personId: string;
  readonly staffNumber: string;
  readonly name: string;
  readonly unit: string;
  readonly dueDay: string;
  readonly state: TaskState;
  readonly doneCount: number;
  /** In the order of the assignment's items; null for what is not done. */
  readonly doneOn: readonly (string | null)[];
}

/** `POST /api/assignments`, and `POST /api/assignments/preview`, which makes nothing. */
export interface AssignmentRequest {
  readonly unitId: string;
  readonly title: string;
  readonly words?: string;
  readonly items: readonly AssignedItem[];
  readonly tiers?: readonly TierId[];
  readonly trainingKinds?: readonly TrainingKind[];
  readonly unitIds?: readonly string[];
  readonly staffNumbers?: readonly string[];
  readonly dueDay: string;
  readonly newcomerDays?: number;
}
/** The answer to a preview. */
export interface AssignmentPreview {
  readonly people: number;
  /** How many of them have done it already. */
  readonly done: number;
}

/** `GET /api/me/tasks`. */
export interface MyTasksView {
  readonly today: string;
  readonly tasks: readonly MyTask[];
  /** Make-up training ordered for oneself. */
  readonly makeUps: readonly MakeUpFacts[];
  /** Written work asked for; what can be written now stands first. */
  readonly written: readonly MyWritten[];
}
export interface MyTask {
  readonly id: string;
  readonly title: string;
  readonly words: string;
  readonly unit: string;
  readonly dueDay: string;
  readonly state: TaskState;
  readonly items: readonly (NamedItem & { readonly doneOn: string | null })[];
}
