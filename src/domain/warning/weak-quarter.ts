/**
 * Whether somebody lagged in a quarter. Worked out from the entries that there are, by the day on which their hours
 * were earned: the order and the time of posting change nothing, and a correction shows.
 * Source: an appraisal template (S4): two quarters below the mark running → talk, remediation plan, follow-up.
 */
import { dayOf } from '../base/calendar.ts';
import type { Centihours } from '../base/centihours.ts';
import { firstDayOf, lastDayOf, type Quarter } from '../base/quarter.ts';
import type { CreditEntry } from '../ledger/entry.ts';
import type { WarningRule } from '../policy/policy.ts';

/** One quarter of one person, with the mark that was asked and whose rules asked it. */
export interface QuarterFigure extends Quarter {
  readonly requiredCentihours: Centihours;
  /** Counted of what was earned by the quarter's end, whenever it was posted. */
  readonly countedCentihours: Centihours;
  /** Counted of what was posted by the quarter's end, as the dashboard of that day says. */
  readonly postedCentihours: Centihours;
  readonly policyId: string;
  readonly policyVersion: number;
}

export function isWeak({
  countedCentihours,
  requiredCentihours,
}: Pick<QuarterFigure, 'countedCentihours' | 'requiredCentihours'>): boolean {
  return countedCentihours < requiredCentihours;
}

/**
 * What has to be counted by the end of a quarter. Whoever joined within the year is asked only for the part of it
 * since the first whole quarter.
 * @param since - the day since which the person belongs to a unit without a gap
 * @returns undefined for a quarter that the person was not in the roster for as a whole
 */
export function requiredBy(
  { byQuarter }: Pick<WarningRule, 'byQuarter'>,
  { year, quarter }: Quarter,
  since: string,
): Centihours | undefined {
  const firstWhole = [1, 2, 3, 4].find((one) => firstDayOf({ year, quarter: one }) >= since);
  if (firstWhole === undefined || firstWhole > quarter) return undefined;
  const before = byQuarter[firstWhole - 2] ?? 0;
  return (byQuarter[quarter - 1] ?? 0) - before;
}

/** Entries of a year that were earned by the end of the quarter; a reversal goes with what it takes back. */
export function earnedBy(entries: readonly CreditEntry[], quarter: Quarter): readonly CreditEntry[] {
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const last = lastDayOf(quarter);
  return entries.filter((entry) => earnedOn(entry, byId) <= last);
}

/** An activity on its own day, an appeal on the day it was about, everything else when it was posted. */
function earnedOn(entry: CreditEntry, byId: ReadonlyMap<string, CreditEntry>): string {
  const reversed = entry.reverses === null ? undefined : byId.get(entry.reverses);
  if (reversed) return earnedOn(reversed, byId);
  const { evidence } = entry;
  return 'day' in evidence ? evidence.day : dayOf(entry.postedAtMs);
}

export interface Belonging {
  readonly fromDay: string;
  /** The first day on which it did not hold any more. */
  readonly toDay: string | null;
}

/**
 * Since when somebody belongs to units without a gap; moving from one to another is none.
 * @returns undefined for whoever belongs to none on that day
 */
export function belongsSince(memberships: readonly Belonging[], day: string): string | undefined {
  const holds = memberships.filter(({ fromDay, toDay }) => fromDay <= day && (toDay === null || toDay > day));
  let since = holds.map(({ fromDay }) => fromDay).sort()[0];
  for (let moved = true; since !== undefined && moved; ) {
    const start: string = since;
    const earlier = memberships.find(
      ({ fromDay, toDay }) => toDay !== null && toDay >= start && fromDay < start,
    );
    moved = earlier !== undefined;
    since = earlier?.fromDay ?? start;
  }
  return since;
}
