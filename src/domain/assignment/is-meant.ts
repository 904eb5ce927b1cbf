/** Decide over the roster who an assignment is for, and until when. Whoever comes to match later is meant from then on. */
import { dayOf, startOfDayMs } from '../base/calendar.ts';
import type { TierId, TrainingKind } from '../catalogue/catalogue.ts';
import { type Assignment, type Audience, dueDayOf } from './assignment.ts';

/** A membership: the unit and everything above it, and its days; `toDay`, the first day after it, is null while it lasts. */
export interface Stay {
  readonly way: readonly string[];
  readonly fromDay: string;
  readonly toDay: string | null;
}

/** What the roster says of a person. */
export interface Candidate {
  readonly personId: string;
  readonly tier: TierId;
  readonly trainingKind: TrainingKind;
  /** Oldest first; the last one lasts. */
  readonly stays: readonly Stay[];
}

export function isMeant(
  { unitId, audience }: { readonly unitId: string; readonly audience: Audience },
  candidate: Candidate,
): boolean {
  const way = candidate.stays.at(-1)?.way ?? [];
  return (
    way.includes(unitId) &&
    allows(audience.tiers, candidate.tier) &&
    allows(audience.trainingKinds, candidate.trainingKind) &&
    allows(audience.personIds, candidate.personId) &&
    (audience.unitIds.length === 0 || audience.unitIds.some((id) => way.includes(id)))
  );
}

/**
 * The last day for one person. Whoever was there when it was made has the day of all; whoever joined the unit
 * after that has some days from joining, where those end later.
 * @returns `YYYY-MM-DD`
 */
export function personalDueDay(
  assignment: Pick<Assignment, 'unitId' | 'dueDay' | 'newcomerDays' | 'madeAtMs' | 'events'>,
  { stays }: Pick<Candidate, 'stays'>,
): string {
  const dueDay = dueDayOf(assignment);
  const joined = joinedDay(assignment.unitId, stays);
  if (joined === undefined || joined <= dayOf(assignment.madeAtMs)) return dueDay;
  const days = [dueDay, daysAfter(joined, assignment.newcomerDays)].sort();
  return days[1] ?? dueDay;
}

/** Since when the person has been in the unit or below without a break: moving about within it is no joining. */
export function joinedDay(unitId: string, stays: readonly Stay[]): string | undefined {
  let joined: string | undefined;
  for (const { way, fromDay, toDay } of [...stays].reverse()) {
    const isUnbroken = joined === undefined || (toDay !== null && toDay >= joined);
    if (!way.includes(unitId) || !isUnbroken) break;
    joined = fromDay;
  }
  return joined;
}

function allows<Value>(wanted: readonly Value[], value: Value): boolean {
  return wanted.length === 0 || wanted.includes(value);
}

export function daysAfter(day: string, days: number): string {
  return dayOf(startOfDayMs(day) + days * 24 * 60 * 60_000);
}
