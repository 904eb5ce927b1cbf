/** A unit's plan for a year: what it will hold and what it will ask, drafted, submitted, approved. Decides only. */
import type { AssignedItem } from '../assignment/assignment.ts';
import { fail, type Result, succeed } from '../base/result.ts';
import type { TierId, TrainingKind } from '../catalogue/catalogue.ts';
import type { EventKind } from '../event/event.ts';

/** `id` stays with a line through all versions. */
export interface ActivityLine {
  readonly id: string;
  readonly kind: 'activity';
  readonly activity: EventKind;
  /** 1–4: by when. */
  readonly quarter: number;
  readonly title: string;
}
/** Becomes an assignment when the plan is approved. */
export interface StudyLine {
  readonly id: string;
  readonly kind: 'study';
  readonly title: string;
  readonly items: readonly AssignedItem[];
  readonly tiers: readonly TierId[];
  readonly trainingKinds: readonly TrainingKind[];
  readonly dueDay: string;
}
export type PlanLine = ActivityLine | StudyLine;

export type PlanEvent = { readonly atMs: number; readonly who: string } & (
  | { readonly kind: 'saved'; readonly lines: readonly PlanLine[] }
  | { readonly kind: 'submitted' | 'approved' }
  | { readonly kind: 'sentBack'; readonly reason: string }
);

/** `none`: nothing was ever saved · `draft`: changed since it was last submitted */
export type PlanState = 'none' | 'draft' | 'submitted' | 'sentBack' | 'approved';

export interface PlanStanding {
  readonly state: PlanState;
  /** As last saved. */
  readonly lines: readonly PlanLine[];
  /** As last approved: what is in force; undefined before the first approval. */
  readonly inForce: readonly PlanLine[] | undefined;
  /** How many events there are: whoever changes it says which state they saw. */
  readonly version: number;
  readonly submittedBy: string | undefined;
}

const NOTHING: PlanStanding = {
  state: 'none',
  lines: [],
  inForce: undefined,
  version: 0,
  submittedBy: undefined,
};

/** @param events - oldest first */
export function planStanding(events: readonly PlanEvent[]): PlanStanding {
  return events.reduce(after, NOTHING);
}

function after(standing: PlanStanding, event: PlanEvent): PlanStanding {
  const next = { ...standing, version: standing.version + 1 };
  switch (event.kind) {
    case 'saved':
      return { ...next, state: 'draft', lines: event.lines };
    case 'submitted':
      return { ...next, state: 'submitted', submittedBy: event.who };
    case 'sentBack':
      return { ...next, state: 'sentBack' };
    case 'approved':
      return { ...next, state: 'approved', inForce: standing.lines };
  }
}

/** May this happen to the plan as it stands? Who may do it at all is the caller's to know. */
export function changePlan(standing: PlanStanding, event: PlanEvent, seenVersion: number): Result<PlanEvent> {
  if (standing.version !== seenVersion) {
    return fail({ code: 'conflict', message: '这份计划刚刚有人改过，请刷新页面，看过新的内容再办理。' });
  }
  const refused = refusal(standing, event);
  return refused === undefined ? succeed(event) : fail({ code: 'conflict', message: refused });
}

function refusal({ state, lines, submittedBy }: PlanStanding, event: PlanEvent): string | undefined {
  if (event.kind === 'saved') {
    return state === 'submitted' ? '计划已经提交，正在等待批准。要改，请先请上级退回。' : undefined;
  }
  if (event.kind === 'submitted') {
    if (lines.length === 0) return '计划里还没有内容。';
    return state === 'draft' || state === 'sentBack' ? undefined : '没有需要提交的改动。';
  }
  if (state !== 'submitted') return '计划没有在等待批准。';
  return event.kind === 'approved' && submittedBy === event.who ? '不能批准自己提交的计划。' : undefined;
}

/** What S0 (三（二）) asks of a year and the plan does not have: one or two seminars, a lecture every quarter. */
export interface PlanGaps {
  readonly seminars: 'none' | 'many' | undefined;
  /** Quarters without a lecture. */
  readonly lectures: readonly number[];
}

export function planGaps(lines: readonly PlanLine[]): PlanGaps {
  const activities = lines.filter((line) => line.kind === 'activity');
  const seminars = activities.filter(({ activity }) => activity === 'seminar').length;
  const has = (quarter: number) =>
    activities.some((line) => line.activity === 'lecture' && line.quarter === quarter);
  return {
    seminars: seminars === 0 ? 'none' : seminars > 2 ? 'many' : undefined,
    lectures: QUARTERS.filter((quarter) => !has(quarter)),
  };
}

export const QUARTERS = [1, 2, 3, 4] as const;
