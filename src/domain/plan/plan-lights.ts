/** How far a plan is: read off the events that were held and the assignments that were done, never ticked. */
import { daysAfter } from '../assignment/is-meant.ts';
import { lastDayOf, quarterOf } from '../base/quarter.ts';
import type { EventKind } from '../event/event.ts';
import type { PlanLine } from './plan.ts';

/** `doneLate`: after its quarter · `missed`: its time is over */
export const LIGHTS = ['missed', 'soon', 'planned', 'doneLate', 'done'] as const;
export type Light = (typeof LIGHTS)[number];

const SOON_DAYS = 30;

/** An event that took place. */
export interface TookPlace {
  readonly id: string;
  readonly kind: EventKind;
  readonly day: string;
}

export interface LineLight {
  readonly light: Light;
  /** The event that fulfils it; undefined for none. */
  readonly event: TookPlace | undefined;
}

/**
 * An event fulfils one line: first one of its own quarter, and what is left over makes good for a line of an earlier
 * one, the oldest first.
 * @param events - of the unit and the year, by day
 * @param study - how many are meant and done, by line; a line without is not in force
 * @returns by line
 */
export function planLights(
  lines: readonly PlanLine[],
  {
    events,
    study,
    year,
    today,
  }: {
    readonly events: readonly TookPlace[];
    readonly study: ReadonlyMap<string, { readonly meant: number; readonly done: number }>;
    readonly year: number;
    readonly today: string;
  },
): ReadonlyMap<string, LineLight> {
  const lights = activityLights(lines, events, { year, today });
  for (const line of lines) {
    if (line.kind !== 'study') continue;
    const { meant = 0, done = 0 } = study.get(line.id) ?? {};
    const light = meant > 0 && done === meant ? 'done' : byDay(line.dueDay, today);
    lights.set(line.id, { light, event: undefined });
  }
  return lights;
}

function activityLights(
  lines: readonly PlanLine[],
  events: readonly TookPlace[],
  { year, today }: { readonly year: number; readonly today: string },
): Map<string, LineLight> {
  const left = [...events];
  const take = (wanted: (event: TookPlace) => boolean) => {
    const event = left.find(wanted);
    if (event) left.splice(left.indexOf(event), 1);
    return event;
  };
  const activities = lines
    .filter((line) => line.kind === 'activity')
    .sort((one, other) => one.quarter - other.quarter);
  const lights = new Map<string, LineLight>();
  for (const { id, activity, quarter } of activities) {
    const event = take(({ kind, day }) => kind === activity && quarterOf(day).quarter === quarter);
    if (event) lights.set(id, { light: 'done', event });
  }
  for (const { id, activity, quarter } of activities) {
    if (lights.has(id)) continue;
    const event = take(({ kind, day }) => kind === activity && quarterOf(day).quarter > quarter);
    const open = byDay(lastDayOf({ year, quarter }), today);
    lights.set(id, event ? { light: 'doneLate', event } : { light: open, event: undefined });
  }
  return lights;
}

function byDay(lastDay: string, today: string): Light {
  if (today > lastDay) return 'missed';
  return daysAfter(today, SOON_DAYS) >= lastDay ? 'soon' : 'planned';
}
