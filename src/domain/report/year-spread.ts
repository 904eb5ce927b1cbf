/** Where in a year, and on what, a person's ethics hours were earned. Sums only; who needs what is the policy's. */
import { monthOf, yearOf } from '../base/calendar.ts';
import type { Centihours } from '../base/centihours.ts';
import { PRINCIPLE_IDS, type PrincipleId } from '../catalogue/principle.ts';
import type { CreditEntry } from '../ledger/entry.ts';
import { principleIn } from '../ledger/principle-of.ts';

/** Twelve months, and what was posted after the year's end. */
export const MONTH_COUNT = 13;

export interface YearSpread {
  /** By the month of posting in Asia/Shanghai: January first, the thirteenth for what came after the year. */
  readonly months: readonly Centihours[];
  /** Of those entries that say themselves which principle they are about. */
  readonly principles: Readonly<Record<PrincipleId, Centihours>>;
}

/** @param entries - all of the person's entries of the year; a reversal counts in the month of its own posting */
export function spreadYear(year: number, entries: readonly CreditEntry[]): YearSpread {
  const months = Array<Centihours>(MONTH_COUNT).fill(0);
  const principles = Object.fromEntries(PRINCIPLE_IDS.map((id) => [id, 0])) as Record<PrincipleId, number>;
  const principleOf = principleIn(entries, { courses: [] });
  for (const entry of entries) {
    if (entry.category === 'otherOnline') continue;
    const place = monthPlace(year, entry.postedAtMs);
    months[place] = (months[place] ?? 0) + entry.centihours;
    const principle = principleOf(entry);
    if (principle) principles[principle] += entry.centihours;
  }
  return { months, principles };
}

/** 0 to 12. */
function monthPlace(year: number, postedAtMs: number): number {
  const posted = yearOf(postedAtMs);
  if (posted !== year) return posted > year ? MONTH_COUNT - 1 : 0;
  return monthOf(postedAtMs) - 1;
}
