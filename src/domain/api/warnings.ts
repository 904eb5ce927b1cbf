/** The shapes of warnings for two weak quarters that /api speaks. */
import type { Quarter } from '../base/quarter.ts';
import type { Closing, Measure, WarningState } from '../warning/warning.ts';
import type { QuarterFigure } from '../warning/weak-quarter.ts';

/** Whose turn it is; null once closed. `quarter`: the followed one is not over, or not settled yet. */
export type WaitsFor = 'officer' | 'above' | 'quarter' | null;

export interface WarningFacts {
  readonly id: string;
  /** ISO 8601. */
  readonly openedAt: string;
  readonly state: WarningState;
  readonly waitsFor: WaitsFor;
  /** As they were when it was opened, the earlier first. */
  readonly first: QuarterFigure;
  readonly second: QuarterFigure;
  /** By what the record says now it is not two weak quarters running any more. */
  readonly isLifted: boolean;
  /** There is a talk that the person has not confirmed. */
  readonly waitsForPerson: boolean;
  /** How it was closed. */
  readonly outcome: Closing | null;
}

export interface WarningLine extends WarningFacts {
  readonly person: {
    readonly id: string;
    readonly name: string;
    readonly staffNumber: string;
    readonly unit: string;
  };
}

/** `GET /api/warnings?state=&person=&page=`: open ones first, newest first. */
export interface WarningsView {
  readonly counts: Readonly<Record<WarningState, number>>;
  /** Of the state asked for, or all. */
  readonly found: number;
  readonly page: number;
  readonly pageSize: number;
  readonly warnings: readonly WarningLine[];
}

/** One act: what it says depends on its kind, the rest is empty. */
export interface WarningStep {
  readonly kind:
    | 'told'
    | 'talked'
    | 'acknowledged'
    | 'commented'
    | 'planned'
    | 'approved'
    | 'returned'
    | 'continued'
    | 'closed';
  /** ISO 8601. */
  readonly at: string;
  readonly by: string;
  /** The head that was told, or who talked. */
  readonly head: string;
  readonly day: string | null;
  readonly place: string;
  /** Content of the talk, a note, a reason. */
  readonly text: string;
  readonly measures: readonly Measure[];
  readonly unconfirmed: string;
  readonly figures: readonly QuarterFigure[];
  readonly outcome: Closing | null;
}

/** Acts of the desk. */
export type WarningActKind = Exclude<WarningStep['kind'], 'acknowledged' | 'commented'>;

/** `GET /api/warnings/<id>`, and each of `GET /api/me/warnings`. */
export interface WarningView extends WarningLine {
  /** How many acts there are: whoever adds one says which state they saw. */
  readonly version: number;
  readonly source: string;
  /** What the record says now of the two quarters. */
  readonly now: readonly QuarterFigure[];
  /** The quarter that is followed; its figure once it is over and settled. */
  readonly followed: (Quarter & { readonly figure: QuarterFigure | null; readonly isWeak: boolean }) | null;
  readonly hasLeft: boolean;
  readonly steps: readonly WarningStep[];
  /** What this session may do next; empty for the person itself. */
  readonly mayAct: readonly WarningActKind[];
  readonly today: string;
}

/** `GET /api/me/warnings`: newest first. */
export interface MyWarningsView {
  readonly warnings: readonly WarningView[];
}

/** `POST /api/warnings/<id>/acts`. */
export type WarningAct = { readonly version: number } & (
  | { readonly kind: 'told'; readonly head: string; readonly note: string }
  | {
      readonly kind: 'talked';
      readonly day: string;
      readonly by: string;
      readonly place: string;
      readonly content: string;
    }
  | { readonly kind: 'planned'; readonly measures: readonly Measure[]; readonly unconfirmed: string }
  | { readonly kind: 'approved' | 'continued'; readonly note: string }
  | { readonly kind: 'returned'; readonly reason: string }
  | { readonly kind: 'closed'; readonly outcome: Closing; readonly note: string }
);

/** `POST /api/me/warnings/<id>/replies`. */
export interface WarningReply {
  readonly kind: 'acknowledged' | 'commented';
  readonly note: string;
}
