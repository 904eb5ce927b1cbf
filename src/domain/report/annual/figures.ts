/** Everything a unit's annual report (年度报告, 白皮书) says, as numbers. What it says of them is the sections'. */
import type { FollowFigures, FollowingView } from '../../api/following.ts';
import type { Centihours } from '../../base/centihours.ts';
import type { EventKind, SpeakerKind } from '../../event/event.ts';
import type { Source } from '../../ledger/entry.ts';
import type { MakeUpCause, MakeUpState } from '../../make-up/order.ts';
import type { Light } from '../../plan/plan-lights.ts';
import type { RequirementState } from '../../policy/assess-year.ts';
import type { CategoryTotals, MinimumShare } from '../../policy/policy.ts';
import type { Irregular } from '../../policy/posting-window.ts';

export interface CategorySums {
  readonly totals: CategoryTotals;
  /** How many people stand how with the online share. */
  readonly shares: Readonly<Record<RequirementState, number>>;
}

export interface PostingSums {
  readonly source: Source;
  /** Null for an ordinary posting. */
  readonly entered: Irregular | null;
  /** Hours of an activity that were entered for people one by one, without a record of the activity. */
  readonly isLoose: boolean;
  readonly entries: number;
  readonly people: number;
  readonly centihours: Centihours;
}

export interface CourseSums {
  readonly course: string;
  /** Quizzes that were handed in, and how many of them were passed. */
  readonly closedAttempts: number;
  readonly passedAttempts: number;
  /** Who has passed and whose hours stand. */
  readonly people: number;
  /** In whole percent; null where nobody has passed. */
  readonly scores: {
    readonly passes: number;
    readonly sum: number;
    readonly lowest: number;
    readonly highest: number;
  } | null;
}

/** How the pool's questions do in the whole portal, first attempts only; null below `ENOUGH_ANSWERS`. */
export interface NamedCourseSums extends CourseSums {
  readonly title: string;
  readonly questions: number;
  readonly rightBasisPoints: number | null;
}

/** A unit with everything below it. */
export interface UnitRow {
  readonly id: string;
  readonly name: string;
  /** 0 for the report's own unit. */
  readonly depth: number;
  readonly figures: FollowFigures;
}

export interface HeldActivity {
  readonly id: string;
  readonly day: string;
  readonly kind: EventKind;
  readonly title: string;
  readonly organiser: string;
  readonly speakerKind: SpeakerKind | null;
  /** How many people came, how many got hours, and how many hours altogether. */
  readonly came: number;
  readonly credited: number;
  readonly centihours: Centihours;
}

export interface PlanSums {
  /** How many units the subtree has, and how many of them have a plan in force. */
  readonly units: number;
  readonly inForce: number;
  /** Lines of plans in force, by kind of activity and how far they are. */
  readonly lines: readonly { readonly kind: EventKind; readonly light: Light; readonly count: number }[];
}

export interface AssignmentSums {
  readonly id: string;
  readonly title: string;
  readonly unit: string;
  readonly dueDay: string;
  readonly meant: number;
  readonly done: number;
  readonly overdue: number;
}

export interface MakeUpSums {
  readonly cause: MakeUpCause;
  readonly states: Readonly<Record<MakeUpState, number>>;
}

/** The year before, as far as it is on record. */
export interface YearBefore {
  readonly year: number;
  /** As it was frozen, or as it stood on this day. */
  readonly isFrozen: boolean;
  readonly asOf: string;
  readonly all: FollowFigures;
  readonly totals: CategoryTotals;
  readonly requiredCentihours: Centihours;
}

export interface AnnualFigures {
  /** The dashboard's, whole. */
  readonly view: FollowingView;
  readonly units: readonly UnitRow[];
  readonly categories: CategorySums;
  /** Undefined where the rules ask for no share. */
  readonly shareRule: MinimumShare | undefined;
  /** By day. */
  readonly activities: readonly HeldActivity[];
  readonly plans: PlanSums;
  readonly assignments: readonly AssignmentSums[];
  readonly makeUps: readonly MakeUpSums[];
  readonly courses: readonly NamedCourseSums[];
  readonly postings: readonly PostingSums[];
  /** Of a frozen year: what was posted after it was closed, and how it stands with that today. */
  readonly late: {
    readonly postings: readonly PostingSums[];
    readonly now: FollowFigures;
    readonly today: string;
  } | null;
  readonly before: YearBefore | null;
}

/** Nothing more of the year can come in the ordinary way. */
export function isOver({ view }: Pick<AnnualFigures, 'view'>): boolean {
  return view.isFrozen || view.asOf > `${view.year}-12-31`;
}
