/** The shapes of annual plans that /api speaks. */

import type { PlanGaps, PlanLine, PlanState } from '../plan/plan.ts';
import type { Light } from '../plan/plan-lights.ts';

export interface PlanSummary {
  readonly unit: { readonly id: string; readonly name: string; readonly depth: number };
  readonly state: PlanState;
  /** Of the activities in force. */
  readonly activities: { readonly all: number; readonly done: number; readonly missed: number };
  /** This session may write it, and approve it as it stands. */
  readonly mayEdit: boolean;
  readonly mayApprove: boolean;
}

/** `GET /api/plans?year=2026`: every unit within reach, parents before children. */
export interface PlansView {
  readonly year: number;
  readonly plans: readonly PlanSummary[];
}

export interface LitLine {
  readonly line: PlanLine;
  readonly light: Light;
  /** The day of the event that fulfils it. */
  readonly day: string | null;
  /** Of what is to be studied. */
  readonly study: { readonly assignment: string; readonly meant: number; readonly done: number } | null;
}

/** `GET /api/plans/<unit>?year=2026`. */
export interface PlanView {
  readonly unit: { readonly id: string; readonly name: string };
  readonly year: number;
  readonly state: PlanState;
  readonly version: number;
  /** As last saved. */
  readonly draft: readonly PlanLine[];
  /** What is in force; null before the first approval. */
  readonly inForce: readonly LitLine[] | null;
  readonly gaps: PlanGaps;
  readonly history: readonly {
    readonly kind: 'saved' | 'submitted' | 'approved' | 'sentBack';
    readonly at: string;
    readonly by: string;
    readonly reason: string;
  }[];
  readonly mayEdit: boolean;
  readonly mayApprove: boolean;
  readonly courses: readonly { readonly id: string; readonly title: string }[];
  readonly today: string;
}

/** `PUT /api/plans/<unit>`. */
export interface PlanSaving {
  readonly year: number;
  readonly version: number;
  readonly lines: readonly PlanLine[];
}
/** `POST /api/plans/<unit>/acts`. */
export interface PlanAct {
  readonly year: number;
  readonly version: number;
  readonly kind: 'submitted' | 'approved' | 'sentBack';
  readonly reason?: string;
}
