/** The shapes of /api/events and /api/me/activities. Times are ISO 8601, times of day `HH:MM` in Shanghai. */
import type { CreditVerdict, MarkKind, MarkMeans } from '../event/attendance.ts';
import type { ActKind, EventKind, EventPlan, EventState } from '../event/event.ts';
import type { Direction } from '../event/event-code.ts';
import type { EventStep } from '../event/event-life.ts';
import type { PracticeContent, PracticeState } from '../event/practice.ts';
import type { UnitView } from './api.ts';

export interface EventSummary {
  readonly id: string;
  readonly unit: { readonly id: string; readonly name: string };
  readonly state: EventState;
  /** To be sent back with every change. */
  readonly version: number;
  readonly plan: EventPlan;
  /** What the whole of it gives; null where its worth does not fit the year's rules. */
  readonly centihours: number | null;
}

/** `GET /api/events?year=` */
export interface EventDeskView {
  readonly year: number;
  readonly events: readonly EventSummary[];
  /** Units in whose name the caller may plan; empty for whoever only reads. */
  readonly units: readonly UnitView[];
  /** What hours of the year are counted by. */
  readonly rules: { readonly event: 'minutes' | 'days'; readonly practice: 'minutes' | 'days' };
  /** Claims of practice that wait. */
  readonly waitingClaims: number;
}

export interface EventPersonView {
  readonly personId: string;
  readonly staffNumber: string;
  readonly name: string;
  readonly unit: string;
  readonly isInvited: boolean;
  /** `none`: on the list, and nothing is known yet. */
  readonly state: 'none' | 'whole' | 'times' | 'absent';
  readonly days: readonly {
    readonly day: string;
    readonly cameAt: string | null;
    readonly leftAt: string | null;
  }[];
  readonly means: readonly MarkMeans[];
  readonly minutes: number;
  readonly shareBasisPoints: number;
  readonly verdict: CreditVerdict | null;
  /** What it gives, or gave. */
  readonly centihours: number;
  /** The entry of the ledger; absent until posted. */
  readonly credit?: { readonly entry: string; readonly centihours: number; readonly isReversed: boolean };
  readonly note: string | null;
}

/** `GET /api/events/<id>` */
export interface EventView extends EventSummary {
  readonly people: readonly EventPersonView[];
  readonly counts: {
    readonly invited: number;
    readonly present: number;
    readonly absent: number;
    readonly credited: number;
    readonly centihours: number;
  };
  readonly mayChange: boolean;
  /** Whether the caller may be the second person; the reason why not. */
  readonly approval: { readonly isAllowed: boolean; readonly reason: string | null };
  readonly submittedBy: string | null;
  readonly approvedBy: string | null;
  readonly trouble: string | null;
  /** Names of people who signed with one device. */
  readonly sharedDevices: readonly (readonly string[])[];
  /** Newest first. */
  readonly acts: readonly EventActView[];
}

export interface EventActView {
  readonly kind: ActKind;
  readonly at: string;
  readonly who: string;
  readonly version: number;
  readonly detail: Readonly<Record<string, string | number | readonly string[]>>;
}

/** `POST /api/events` */
export interface NewEventRequest {
  readonly unitId: string;
  readonly plan: EventPlan;
}

/** `PUT /api/events/<id>/plan` */
export interface PlanRequest {
  readonly version: number;
  readonly plan: EventPlan;
}

/** `POST /api/events/<id>/steps` */
export interface StepRequest {
  readonly version: number;
  readonly step: EventStep;
  readonly reason?: string | undefined;
}

export interface MarkRequest {
  readonly staffNumber: string;
  readonly kind: Extract<MarkKind, 'whole' | 'absent' | 'times'>;
  /** Of `times`. */
  readonly day?: string | undefined;
  readonly cameAt?: string | undefined;
  readonly leftAt?: string | undefined;
  readonly note?: string | undefined;
}

/** `POST /api/events/<id>/marks` */
export interface MarksRequest {
  readonly version: number;
  readonly people: readonly MarkRequest[];
}

/** `POST /api/events/<id>/invitees` */
export interface InviteesRequest {
  readonly version: number;
  readonly add: readonly string[];
  readonly remove: readonly string[];
}

/** What became of a sheet: `POST /api/events/<id>/sheet`, `POST /api/events/import`. */
export interface EventSheetView {
  /** Nothing was written: a dry run, or something is refused. */
  readonly isApplied: boolean;
  readonly remarks: readonly string[];
  readonly rows: readonly EventSheetRow[];
  readonly accepted: number;
  readonly known: number;
  readonly refused: number;
}

export interface EventSheetRow {
  readonly row: number;
  readonly verdict: 'new' | 'known' | 'refused';
  readonly about: string;
  readonly reason: string | null;
}

/** `GET /api/events/<id>/code?direction=` */
export interface EventCodeView {
  readonly title: string;
  readonly direction: Direction;
  /** In two groups, to be typed. */
  readonly code: string;
  /** What the drawn code says. */
  readonly address: string;
  readonly nextInMs: number;
  readonly came: number;
  readonly left: number;
}

/** `POST /api/me/signs` and `…/look` */
export interface SignRequest {
  readonly code: string;
  readonly event?: string | undefined;
}

export interface SignView {
  readonly event: string;
  readonly title: string;
  readonly place: string;
  readonly direction: Direction;
  /** When it was signed; absent while it is only looked at. */
  readonly signedAt?: string;
}

/** `GET /api/me/activities` */
export interface MyActivitiesView {
  readonly announced: readonly AnnouncedView[];
  readonly attended: readonly AttendedView[];
  readonly claims: readonly PracticeView[];
  readonly year: number;
  readonly rules: 'minutes' | 'days';
}

export interface AnnouncedView {
  readonly id: string;
  readonly unit: string;
  readonly plan: EventPlan;
  readonly centihours: number | null;
  readonly isInvited: boolean;
  readonly isSigningOpen: boolean;
}

export interface AttendedView {
  readonly id: string;
  readonly title: string;
  readonly kind: EventKind;
  readonly day: string;
  readonly place: string;
  readonly state: EventState;
  readonly cameAt: string | null;
  readonly leftAt: string | null;
  readonly verdict: CreditVerdict | null;
  readonly centihours: number;
}

export interface PracticeView {
  readonly id: string;
  readonly person: {
    readonly id: string;
    readonly name: string;
    readonly staffNumber: string;
    readonly unit: string;
  };
  readonly state: PracticeState;
  readonly content: PracticeContent;
  readonly centihours: number | null;
  readonly madeAt: string;
  readonly events: readonly PracticeEventView[];
  /** Titles of others for the same day and much the same thing. */
  readonly similar: readonly string[];
  /** Of the person's events on that day. */
  readonly sameDayEvents: readonly string[];
  readonly decision: {
    readonly isAllowed: boolean;
    readonly level: 1 | 2 | null;
    readonly reason: string | null;
  };
}

export interface PracticeEventView {
  readonly kind: 'sent' | 'withdrawn' | 'first' | 'approved' | 'refused' | 'posted' | 'postingFailed';
  readonly at: string;
  readonly who: string;
  readonly words: string;
}

/** `GET /api/practice` */
export interface PracticeDeskView {
  readonly waiting: number;
  readonly claims: readonly PracticeView[];
}

/** `POST /api/practice/<id>/decision` */
export interface PracticeDecisionRequest {
  readonly outcome: 'approved' | 'refused';
  readonly reason: string;
}
