/** How far somebody is with what was assigned: read off the credits of the ledger. */
import { type AssignedItem, itemKey } from './assignment.ts';
import { daysAfter } from './is-meant.ts';

/** A credit that stands. */
export interface Credit {
  /** As `itemKey` writes it. */
  readonly item: string;
  /** The year it was posted to. */
  readonly year: number;
  /** The day it was posted on, `YYYY-MM-DD`. */
  readonly day: string;
}

/** `doneLate`: after the last day · `soon`: within the next days · `overdue`: the day is past */
export const TASK_STATES = ['overdue', 'soon', 'open', 'doneLate', 'done'] as const;
export type TaskState = (typeof TASK_STATES)[number];

const SOON_DAYS = 14;

export interface TaskProgress {
  readonly state: TaskState;
  readonly items: readonly { readonly item: AssignedItem; readonly doneOn: string | undefined }[];
  readonly doneCount: number;
}

/**
 * @param credits - of the person, in any order; those of earlier years than the assignment's do not count
 * @param today - `YYYY-MM-DD`
 */
export function taskProgress(
  { items, year }: { readonly items: readonly AssignedItem[]; readonly year: number },
  credits: readonly Credit[],
  { dueDay, today }: { readonly dueDay: string; readonly today: string },
): TaskProgress {
  const judged = items.map((item) => ({ item, doneOn: firstDay(credits, itemKey(item), year) }));
  const days = judged.flatMap(({ doneOn }) => doneOn ?? []);
  return { state: stateOf(days, items.length, { dueDay, today }), items: judged, doneCount: days.length };
}

function firstDay(credits: readonly Credit[], item: string, year: number): string | undefined {
  return credits
    .filter((credit) => credit.item === item && credit.year >= year)
    .map(({ day }) => day)
    .sort()[0];
}

function stateOf(
  days: readonly string[],
  needed: number,
  { dueDay, today }: { readonly dueDay: string; readonly today: string },
): TaskState {
  if (days.length === needed) return days.every((day) => day <= dueDay) ? 'done' : 'doneLate';
  if (today > dueDay) return 'overdue';
  return isSoon(dueDay, today) ? 'soon' : 'open';
}

/** The day is near; or past. */
export function isSoon(dueDay: string, today: string): boolean {
  return daysAfter(today, SOON_DAYS) >= dueDay;
}
