/** The year as a whole: whoever will not have the hours at its end at this pace, and the figures of a unit for its officers. */
import { startOfDayMs } from '../base/calendar.ts';
import { formatCreditHours } from '../base/centihours.ts';
import { daysBetween, type NoticeDue } from './notice.ts';

/**
 * The last of some days of the year that has come.
 * @param from - `MM-DD`, in any order
 */
export function yearBehindOccasion(today: string, from: readonly string[]): string | undefined {
  const year = today.slice(0, 4);
  return from
    .map((day) => `${year}-${day}`)
    .filter((day) => day <= today)
    .sort()
    .at(-1);
}

export interface Behind {
  readonly personId: string;
  readonly year: number;
  readonly countedCentihours: number;
  readonly requiredCentihours: number;
}

export function yearBehindNotice(behind: Behind, occasion: string, today: string): NoticeDue {
  const { personId, year, countedCentihours, requiredCentihours } = behind;
  return {
    ...{ personId, kind: 'yearBehind', subject: `year:${year}`, occasion },
    facts: {
      year: String(year),
      hours: formatCreditHours(countedCentihours),
      required: formatCreditHours(requiredCentihours),
      missing: formatCreditHours(Math.max(0, requiredCentihours - countedCentihours)),
      days: String(Math.max(0, daysBetween(today, `${year}-12-31`))),
    },
    link: '/my/hours/',
  };
}

export const DIGEST_RHYTHMS = ['weekly', 'monthly', 'never'] as const;
export type DigestRhythm = (typeof DIGEST_RHYTHMS)[number];

/** The first day of the week or month that a day lies in: what makes a digest one. */
export function digestPeriod(today: string, rhythm: DigestRhythm): string | undefined {
  if (rhythm === 'never') return undefined;
  if (rhythm === 'monthly') return `${today.slice(0, 7)}-01`;
  const weekday = new Date(startOfDayMs(today) + 12 * 60 * 60_000).getUTCDay();
  const back = (weekday + 6) % 7;
  return new Date(Date.parse(`${today}T00:00:00Z`) - back * 24 * 60 * 60_000).toISOString().slice(0, 10);
}

/** What a digest tells, as the dashboard shows it on that day. */
export interface DigestFigures {
  readonly unitId: string;
  readonly unit: string;
  readonly year: number;
  readonly people: number;
  readonly met: number;
  /** Null where there is nothing to foretell. */
  readonly onTheWay: number | null;
  /** Units right below with their people. */
  readonly units: readonly { readonly name: string; readonly people: number; readonly met: number }[];
  readonly waiting: number;
}

const NAMED_UNITS = 3;

/** @returns undefined for a unit without people */
export function digestNotice(
  personId: string,
  figures: DigestFigures,
  period: string,
): NoticeDue | undefined {
  const { unitId, unit, year, people, met, onTheWay, waiting } = figures;
  if (people === 0) return undefined;
  return {
    ...{ personId, kind: 'unitDigest', subject: `digest:${unitId}`, occasion: period },
    facts: {
      ...{ unit, period, year: String(year), people: String(people), met: String(met) },
      share: percent(met, people),
      lagging: String(people - met),
      onTheWay: String(onTheWay ?? met),
      units: lagMost(figures.units),
      waiting: String(waiting),
    },
    link: `/admin/?unit=${unitId}&year=${year}`,
  };
}

/** The units in which most people still lag, by how many. */
function lagMost(units: DigestFigures['units']): string {
  const named = units
    .map(({ name, people, met }) => ({ name, lagging: people - met }))
    .filter(({ lagging }) => lagging > 0)
    .sort((left, right) => right.lagging - left.lagging)
    .slice(0, NAMED_UNITS);
  return named.length === 0 ? '无' : named.map(({ name, lagging }) => `${name} ${lagging} 人`).join('、');
}

/** Rounded down, so that 100% means everybody. */
function percent(part: number, whole: number): string {
  return `${Math.floor((part * 100) / whole)}%`;
}
