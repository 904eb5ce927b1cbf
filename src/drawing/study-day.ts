/** A day of study as a line from 0 to 24 o'clock. */
import { html, svg, type TemplateResult } from 'lit';
import type { StudyDay } from '../domain/api/api.ts';
import { record } from '../i18n/record.ts';
import { clock, shortDay } from './dates.ts';

/** Minutes of the day from `from` up to, not including, `to`. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

const TICKS = [0, 6, 12, 18, 24];

/** Neighbouring minutes as stretches, in order. A single lost minute between two does not part them. */
export function stretchesOf(minutes: readonly number[]): readonly Stretch[] {
  const stretches: Stretch[] = [];
  for (const minute of minutes) {
    const last = stretches.at(-1);
    if (last && minute <= last.to + 1) stretches[stretches.length - 1] = { from: last.from, to: minute + 1 };
    else stretches.push({ from: minute, to: minute + 1 });
  }
  return stretches;
}

/** 8:10–8:32，12:40–13:02 */
export function describeStretches(stretches: readonly Stretch[]): string {
  return stretches.map(({ from, to }) => `${clock(from)}–${clock(to)}`).join('，');
}

/** A stretch with a network or without one. */
export interface TellingStretch extends Stretch {
  readonly isOffline: boolean;
}

export function tellingStretches({
  minutes,
  offlineMinutes = [],
}: Omit<StudyDay, 'day'>): readonly TellingStretch[] {
  const without = new Set(offlineMinutes);
  const online = stretchesOf(minutes.filter((minute) => !without.has(minute)));
  return [
    ...online.map((stretch) => ({ ...stretch, isOffline: false })),
    ...stretchesOf(offlineMinutes).map((stretch) => ({ ...stretch, isOffline: true })),
  ].sort((one, other) => one.from - other.from);
}

/** `，其中离线 12 分钟`, or nothing. */
export function describeOffline(minutes: readonly number[]): string {
  return minutes.length === 0 ? '' : record.hours.offlineOfThem(minutes.length);
}

export function drawStudyDay({ day, minutes, offlineMinutes = [] }: StudyDay): TemplateResult {
  const stretches = stretchesOf(minutes);
  const times = describeStretches(stretches);
  const label = record.hours.studyDay(shortDay(day), times + describeOffline(offlineMinutes));
  return html`<svg class="day" role="img" aria-label=${label}>
    <line class="axis" x2="100%" y1="24" y2="24" />
    ${stretches.map(({ from, to }) => svg`<rect class="studied" x=${at(from)} width=${at(Math.max(to - from, 6))} y="4" height="20" />`)}
    ${stretchesOf(offlineMinutes).map(({ from, to }) => svg`<rect class="offline" x=${at(from)} width=${at(Math.max(to - from, 6))} y="18" height="6" />`)}
    ${TICKS.map(
      (hour) => svg`<line class="axis" x1=${at(hour * 60)} x2=${at(hour * 60)} y1="24" y2="28" />
      <text x=${at(hour * 60)} y="39" text-anchor=${anchor(hour)} aria-hidden="true">${hour}</text>`,
    )}
  </svg>`;
}

function at(minute: number): string {
  return `${(minute * 100) / 1440}%`;
}

function anchor(hour: number): 'start' | 'middle' | 'end' {
  if (hour === 0) return 'start';
  return hour === 24 ? 'end' : 'middle';
}
