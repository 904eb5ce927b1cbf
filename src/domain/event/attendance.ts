/** Who was there, from what was signed and entered, and what that is worth. */
import { dayOf, startOfDayMs } from '../base/calendar.ts';
import { centihoursOfDays, centihoursOfSeconds, conversionOf } from '../policy/conversion.ts';
import type { Policy } from '../policy/policy.ts';
import { categoryOfEvent } from './category.ts';
import type { EventPlan } from './event.ts';

/**
 * `in`, `out`: came, left · `times`: both, in place of what that day had · `whole`: there from beginning to end ·
 * `absent`: not there, in place of everything before
 */
export const MARK_KINDS = ['in', 'out', 'times', 'whole', 'absent'] as const;
export type MarkKind = (typeof MARK_KINDS)[number];

/** `code`: scanned · `typed`: the short code · `sheet`, `hand`: entered by an officer */
export const MARK_MEANS = ['code', 'typed', 'sheet', 'hand'] as const;
export type MarkMeans = (typeof MARK_MEANS)[number];

/** One sign of somebody's presence. Never changed; a correction is another mark. */
export interface EventMark {
  readonly personId: string;
  readonly kind: MarkKind;
  /** When somebody came or left. For `whole` and `absent`, when that was entered. */
  readonly atMs: number;
  /** Of `times` alone: when they left; null where that is not known. */
  readonly untilMs: number | null;
  readonly means: MarkMeans;
  /** Who entered it: the person themselves, or an officer. */
  readonly enteredBy: string;
  readonly enteredAtMs: number;
  /** A hash of the browser's random id; null for what an officer entered. */
  readonly device: string | null;
  /** A hash that tells sessions apart; null likewise. */
  readonly session: string | null;
  readonly note: string | null;
}

export interface PresentDay {
  readonly day: string;
  readonly inAtMs: number | null;
  readonly outAtMs: number | null;
}

export interface Attendance {
  readonly personId: string;
  readonly state: 'whole' | 'times' | 'absent';
  /** Of `times`, in order. */
  readonly days: readonly PresentDay[];
  readonly note: string | null;
}

/** @param marks - of one event, oldest first */
export function attendancesOf(marks: readonly EventMark[]): readonly Attendance[] {
  const people = new Map<string, Attendance>();
  for (const mark of marks) {
    const { personId } = mark;
    const before = people.get(personId) ?? { personId, state: 'times', days: [], note: null };
    people.set(personId, withMark(before, mark));
  }
  return [...people.values()];
}

/** What somebody's marks say. @returns undefined for no marks */
export function attendanceOf(marks: readonly EventMark[], personId: string): Attendance | undefined {
  return attendancesOf(marks.filter((mark) => mark.personId === personId))[0];
}

function withMark(so: Attendance, mark: EventMark): Attendance {
  const note = mark.note ?? so.note;
  switch (mark.kind) {
    case 'whole':
    case 'absent':
      return { ...so, state: mark.kind, days: [], note: mark.note };
    case 'times': {
      const day = { day: dayOf(mark.atMs), inAtMs: mark.atMs, outAtMs: mark.untilMs };
      return { ...so, state: 'times', days: withDay(so.days, day), note };
    }
    default: {
      // Whoever was entered as there from beginning to end gains and loses nothing by a sign.
      if (so.state === 'whole') return so;
      return { ...so, state: 'times', days: withDay(so.days, signed(so.days, mark)), note };
    }
  }
}

/** The first coming and the last leaving of a day. */
function signed(days: readonly PresentDay[], { kind, atMs }: EventMark): PresentDay {
  const day = dayOf(atMs);
  const before = days.find((one) => one.day === day) ?? { day, inAtMs: null, outAtMs: null };
  return kind === 'in'
    ? { ...before, inAtMs: before.inAtMs ?? atMs }
    : { ...before, outAtMs: Math.max(before.outAtMs ?? atMs, atMs) };
}

function withDay(days: readonly PresentDay[], day: PresentDay): readonly PresentDay[] {
  return [...days.filter((one) => one.day !== day.day), day].sort((left, right) =>
    left.day < right.day ? -1 : 1,
  );
}

/** Days from the first to the last, at least one. */
function eventDays({ day, lastDay }: Pick<EventPlan, 'day' | 'lastDay'>): number {
  return Math.round((startOfDayMs(lastDay) - startOfDayMs(day)) / DAY_MS) + 1;
}

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

export interface Presence {
  readonly minutes: number;
  /** Of the event's own minutes, rounded down. */
  readonly shareBasisPoints: number;
  /** A coming without a leaving where leaving is signed. */
  readonly lacksSignOut: boolean;
}

/** How much of the event somebody was there for. Whole minutes; being a little late or early counts as there. */
export function presenceOf(plan: EventPlan, attendance: Attendance): Presence {
  const dayMinutes = plan.endsAt - plan.beginsAt;
  const planned = dayMinutes * eventDays(plan);
  if (attendance.state === 'absent') return { minutes: 0, shareBasisPoints: 0, lacksSignOut: false };
  if (attendance.state === 'whole')
    return { minutes: planned, shareBasisPoints: 10_000, lacksSignOut: false };
  const lacksSignOut = plan.needsSignOut && attendance.days.some(({ outAtMs }) => outAtMs === null);
  const within = attendance.days.filter(({ day }) => plan.day <= day && day <= plan.lastDay);
  const minutes = within.reduce((sum, day) => sum + minutesOn(plan, day), 0);
  return { minutes, shareBasisPoints: Math.floor((minutes * 10_000) / Math.max(planned, 1)), lacksSignOut };
}

function minutesOn(plan: EventPlan, { day, inAtMs, outAtMs }: PresentDay): number {
  if (inAtMs === null || (outAtMs === null && plan.needsSignOut)) return 0;
  const startMs = startOfDayMs(day);
  const minuteAt = (atMs: number) => Math.floor((atMs - startMs) / MINUTE_MS);
  const came = minuteAt(inAtMs);
  const left = outAtMs === null ? plan.endsAt : minuteAt(outAtMs);
  const from = came <= plan.beginsAt + plan.graceMinutes ? plan.beginsAt : came;
  const to = left >= plan.endsAt - plan.graceMinutes ? plan.endsAt : left;
  return Math.max(0, to - from);
}

/** `tooShort`: below the event's minimum share · `noHours`: the event has none to give */
export type CreditVerdict = 'credited' | 'absent' | 'noSignOut' | 'tooShort' | 'noHours';

export interface AttendanceCredit extends Presence {
  readonly verdict: CreditVerdict;
  /** 0 unless credited. */
  readonly centihours: number;
}

/**
 * What an attendance gives by the year's rules: by minutes its part of the whole, by days the whole; and nothing
 * below the minimum share.
 * @returns undefined where the worth is in minutes and the rules go by days, or the other way round
 */
export function creditOf(
  policy: Pick<Policy, 'conversions' | 'budget'>,
  plan: EventPlan,
  attendance: Attendance,
): AttendanceCredit | undefined {
  const presence = presenceOf(plan, attendance);
  const nothing = (verdict: CreditVerdict): AttendanceCredit => ({ ...presence, verdict, centihours: 0 });
  if (attendance.state === 'absent') return nothing('absent');
  if (presence.lacksSignOut) return nothing('noSignOut');
  if (presence.shareBasisPoints < plan.minimumShareBasisPoints || presence.minutes === 0)
    return nothing('tooShort');
  if (plan.worth.kind === 'none') return nothing('noHours');
  const centihours = worthOf(policy, plan, presence);
  if (centihours === undefined) return undefined;
  return centihours === 0 ? nothing('noHours') : { ...presence, verdict: 'credited', centihours };
}

function worthOf(
  policy: Pick<Policy, 'conversions' | 'budget'>,
  plan: EventPlan,
  { minutes }: Presence,
): number | undefined {
  const conversion = conversionOf(policy, categoryOfEvent(plan.kind));
  const { worth } = plan;
  if (worth.kind === 'none') return 0;
  if (worth.kind === 'days') return centihoursOfDays(conversion, worth);
  const planned = (plan.endsAt - plan.beginsAt) * eventDays(plan);
  const counted = Math.floor((worth.minutes * minutes) / Math.max(planned, 1));
  return centihoursOfSeconds(conversion, counted * 60);
}

/** What the whole event gives. @returns undefined as `creditOf` does */
export function wholeCentihours(
  policy: Pick<Policy, 'conversions' | 'budget'>,
  plan: EventPlan,
): number | undefined {
  const minutes = (plan.endsAt - plan.beginsAt) * eventDays(plan);
  return worthOf(policy, plan, { minutes, shareBasisPoints: 10_000, lacksSignOut: false });
}

export interface SharedDevice {
  readonly people: readonly string[];
}

/** Devices with which several people signed: for the approving officer to see. Groups in any order. */
export function sharedDevices(marks: readonly EventMark[]): readonly SharedDevice[] {
  const devices = new Map<string, Set<string>>();
  for (const { device, personId } of marks) {
    if (device === null) continue;
    devices.set(device, (devices.get(device) ?? new Set()).add(personId));
  }
  return [...devices.values()].filter(({ size }) => size > 1).map((people) => ({ people: [...people] }));
}
