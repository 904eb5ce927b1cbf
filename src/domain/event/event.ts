/** An activity that a unit holds: what is planned, how far it has come, and what was done to it. */
import type { PrincipleId } from '../catalogue/catalogue.ts';

/** DOMAIN.md's kinds of activities. Of `practice` an event is what a unit organises; learners claim what they did alone. */
export const EVENT_KINDS = [
  'seminar',
  'lecture',
  'siteVisit',
  'warningEducation',
  'oath',
  'practice',
  'studySession',
] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

/**
 * `held`: it took place, attendance is being entered · `submitted`: waits for a second person · `approved`: hours are
 * being posted · `posted`: they stand in the ledger
 */
export const EVENT_STATES = [
  'draft',
  'announced',
  'held',
  'submitted',
  'approved',
  'posted',
  'cancelled',
] as const;
export type EventState = (typeof EVENT_STATES)[number];

/** States of an event that took place: attendance has been or is being entered. */
export const HELD_STATES: readonly EventState[] = ['held', 'submitted', 'approved', 'posted'];

export const SPEAKER_KINDS = ['scholar', 'moralModel', 'pacesetter', 'exemplar', 'leader', 'other'] as const;
export type SpeakerKind = (typeof SPEAKER_KINDS)[number];

/** What the whole of it is worth, by the conversions of the year's rules; `none`: recorded, without hours. */
export type EventWorth =
  | { readonly kind: 'minutes'; readonly minutes: number }
  | { readonly kind: 'days'; readonly days: number; readonly halfDays: number }
  | { readonly kind: 'none' };

export interface EventMaterial {
  readonly title: string;
  /** An address, or where it lies in the unit; empty for what is only named. */
  readonly where: string;
}

export interface Oath {
  /** The words that were spoken. */
  readonly text: string;
  /** Which wording it is, such as `2018-02-24`. */
  readonly textVersion: string;
  readonly leader: string;
  /** Names; a recorded oath has at least one. */
  readonly witnesses: readonly string[];
}

export interface EventPlan {
  readonly kind: EventKind;
  readonly title: string;
  /** `YYYY-MM-DD`. Hours belong to the year of the first day. */
  readonly day: string;
  /** The same as `day` unless it lasts several days. */
  readonly lastDay: string;
  /** Minutes since midnight (Asia/Shanghai), the same on every day. */
  readonly beginsAt: number;
  readonly endsAt: number;
  readonly place: string;
  readonly organiser: string;
  readonly speaker: string;
  readonly speakerKind: SpeakerKind | null;
  /** The first is what its hours are about. */
  readonly principles: readonly PrincipleId[];
  readonly materials: readonly EventMaterial[];
  readonly notes: string;
  readonly worth: EventWorth;
  /** Whoever was present for a smaller share of it gets nothing. */
  readonly minimumShareBasisPoints: number;
  /** So late, or so early gone, still counts as there. */
  readonly graceMinutes: number;
  /** Who leaves signs out; without it a sign-in is the whole event. */
  readonly needsSignOut: boolean;
  /** Only those on the list may sign in. */
  readonly isInvitedOnly: boolean;
  /** For an oath alone. */
  readonly oath: Oath | null;
}

export const DEFAULT_MINIMUM_SHARE = 8_000;
export const DEFAULT_GRACE_MINUTES = 10;

export interface HeldEvent {
  readonly id: string;
  /** The organising unit. Whoever may attend belongs to its subtree. */
  readonly unitId: string;
  readonly state: EventState;
  /** Grows with every act: whoever changes it says which one they saw. */
  readonly version: number;
  readonly plan: EventPlan;
  readonly createdBy: string;
  readonly createdAtMs: number;
  /** Who asked for approval; null before. */
  readonly submittedBy: string | null;
  /** Who approved it; null before. */
  readonly approvedBy: string | null;
  /** Why the last posting was refused; null where it was not. */
  readonly trouble: string | null;
}

export const ACT_KINDS = [
  'created',
  'changed',
  'invited',
  'announced',
  'held',
  'entered',
  'submitted',
  'returned',
  'approved',
  'posted',
  'postingFailed',
  'struck',
  'reopened',
  'cancelled',
] as const;
export type ActKind = (typeof ACT_KINDS)[number];

/** One thing done to an event. Never changed. */
export interface EventAct {
  readonly kind: ActKind;
  readonly atMs: number;
  readonly who: string;
  /** The event's version afterwards. */
  readonly version: number;
  /** What was changed, why, how many: whatever belongs to the kind. */
  readonly detail: Readonly<Record<string, string | number | readonly string[]>>;
}

export function yearOfEvent({ day }: Pick<EventPlan, 'day'>): number {
  return Number(day.slice(0, 4));
}

/** The members of a plan that differ; empty for the same plan. */
export function changedMembers(before: EventPlan, after: EventPlan): readonly (keyof EventPlan)[] {
  const keys = Object.keys(after) as (keyof EventPlan)[];
  return keys.filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]));
}
