/** A day of study as lanes over its own hours: minutes, sections, attempts, a shared device; and the table behind. */
import { html, nothing, type SVGTemplateResult, svg, type TemplateResult } from 'lit';
import type { EvidenceDay } from '../domain/api/reviews.ts';
import { dayOf, minuteNumberOf, minuteOfDay, timeOf } from '../domain/base/calendar.ts';
import { reviews } from '../i18n/reviews.ts';
import { clock, longDay } from './dates.ts';

/** Instants that the warning is about. */
export interface Window {
  readonly from: string;
  readonly to: string;
}

interface Mark {
  readonly lane: number;
  /** Minutes of the day. */
  readonly from: number;
  readonly to: number;
  readonly style: string;
}

interface Axis {
  readonly from: number;
  readonly to: number;
}

const words = reviews.evidence;
const LANE = 26;
const TICKS = 20;
const DAY_MINUTES = 1440;
const SECOND = 1 / 60;

export function drawEvidenceDay(day: EvidenceDay, window?: Window): TemplateResult {
  const marks = marksOf(day);
  if (marks.length === 0) {
    return html`<section class="evidence-day"><h4>${longDay(day.day)}</h4><p class="muted">${words.none}</p></section>`;
  }
  return html`<section class="evidence-day" data-day=${day.day}>
    <h4>${longDay(day.day)}</h4>
    ${drawLanes(day, marks, windowOn(day.day, window))}
    ${drawTable(day)}
  </section>`;
}

/** Names stand beside the drawing, so that its text keeps its size on a phone. */
function drawLanes(day: EvidenceDay, marks: readonly Mark[], window: Axis | undefined): TemplateResult {
  const lanes = lanesOf(day);
  const axis = axisOf([...marks, ...(window ? [window] : [])]);
  const height = lanes.length * LANE;
  const at = (minute: number) => ((minute - axis.from) * 100) / (axis.to - axis.from);
  const bar = ({ from, to }: Axis, y: number, tall: number, style: string) =>
    svg`<rect class=${style} x="${at(from)}%" y=${y} width="${Math.max(0.6, at(to) - at(from))}%" height=${tall} />`;
  return html`<div class="lanes">
    <div class="names" aria-hidden="true">${lanes.map((name) => html`<span>${name}</span>`)}</div>
    <svg role="img" aria-label=${announce(day)} height=${height + TICKS}>
      ${window ? bar(window, 0, height, 'window') : nothing}
      ${lanes.map((_, lane) => svg`<line class="bed" x2="100%" y1=${(lane + 1) * LANE} y2=${(lane + 1) * LANE} />`)}
      ${marks.map((mark) => bar(mark, mark.lane * LANE + 6, 15, mark.style))}
      ${ticksOf(axis).map((minute) => tick(at(minute), height, clock(minute)))}
    </svg>
  </div>`;
}

function tick(percent: number, top: number, text: string): SVGTemplateResult {
  const anchor = percent < 3 ? 'start' : percent > 97 ? 'end' : 'middle';
  return svg`<line class="bed" x1="${percent}%" x2="${percent}%" y1=${top} y2=${top + 5} />
    <text x="${percent}%" y=${top + 17} text-anchor=${anchor}>${text}</text>`;
}

/** What the lanes say without being seen. */
function announce({ day, stretches, sections, attempts }: EvidenceDay): string {
  const minutes = stretches.reduce((sum, stretch) => sum + stretch.minutes, 0);
  return words.chart(longDay(day), minutes, sections.length, attempts.length);
}

function lanesOf({ deviceUses }: EvidenceDay): readonly string[] {
  const { minutes, sections, attempts, device } = words.lanes;
  return deviceUses.length > 0 ? [minutes, sections, attempts, device] : [minutes, sections, attempts];
}

function marksOf({ day, stretches, sections, attempts, deviceUses }: EvidenceDay): readonly Mark[] {
  const who = [...new Set(deviceUses.map((use) => use.who))];
  return [
    ...stretches.map(({ from, to, isOffline }) => ({
      lane: 0,
      from,
      to,
      style: isOffline ? 'offline' : 'lived',
    })),
    ...sections.map(({ recordedAt }) => {
      const minute = minuteIn(recordedAt, day);
      return { lane: 1, from: minute, to: minute + SECOND, style: 'seen' };
    }),
    ...attempts.map(({ startedAt, closedAt, state }) => ({
      lane: 2,
      from: minuteIn(startedAt, day),
      to: minuteIn(closedAt ?? startedAt, day),
      style: state === 'passed' ? 'passed' : 'failed',
    })),
    ...deviceUses.map(({ who: name, from, to }) => ({
      lane: 3,
      from,
      to,
      style: `user user-${who.indexOf(name) % 3}`,
    })),
  ];
}

/** With its seconds; what began on the evening before begins with the day. */
function minuteIn(iso: string, day: string): number {
  const ms = Date.parse(iso);
  if (dayOf(ms) < day) return 0;
  if (dayOf(ms) > day) return DAY_MINUTES;
  return minuteOfDay(minuteNumberOf(ms)) + (ms % 60_000) / 60_000;
}

function windowOn(day: string, window: Window | undefined): Axis | undefined {
  if (!window) return undefined;
  const from = minuteIn(window.from, day);
  const to = minuteIn(window.to, day);
  return to > 0 && from < DAY_MINUTES ? { from, to } : undefined;
}

/** Whole hours around everything that happened; an hour at least. */
function axisOf(marks: readonly Axis[]): Axis {
  const from = Math.floor(Math.min(...marks.map((mark) => mark.from)) / 60) * 60;
  const to = Math.ceil(Math.max(...marks.map((mark) => mark.to)) / 60) * 60;
  return { from, to: Math.min(DAY_MINUTES, Math.max(to, from + 60)) };
}

/** At most five ticks, at round times. */
function ticksOf({ from, to }: Axis): readonly number[] {
  const step = [10, 15, 30, 60, 120, 180, 240, 360].find((minutes) => (to - from) / minutes <= 4) ?? 360;
  const count = Math.floor((to - from) / step) + 1;
  return Array.from({ length: count }, (_, at) => from + at * step);
}

function drawTable(day: EvidenceDay): TemplateResult {
  const rows = [...stretchRows(day), ...sectionRows(day), ...attemptRows(day), ...deviceRows(day)];
  return html`<details class="behind">
    <summary>${words.table}</summary>
    <div class="scroll" tabindex="0" role="region" aria-label=${words.title}>
      <table class="num">
        <caption class="visually-hidden">${announce(day)}</caption>
        <thead><tr><th scope="col">${words.time}</th><th scope="col">${words.what}</th><th scope="col">${words.detail}</th></tr></thead>
        <tbody>${rows.map(([time, what, detail]) => html`<tr><th scope="row">${time}</th><td>${what}</td><td>${detail}</td></tr>`)}</tbody>
      </table>
    </div>
  </details>`;
}

type TableRow = readonly [time: string, what: string, detail: string | TemplateResult];

function stretchRows({ stretches }: EvidenceDay): readonly TableRow[] {
  return stretches.map(({ about, from, to, minutes, isOffline }) => [
    `${clock(from)}–${clock(to)}`,
    about,
    [words.minutes(minutes), isOffline ? words.offline : ''].filter(Boolean).join('，'),
  ]);
}

function sectionRows({ sections }: EvidenceDay): readonly TableRow[] {
  return sections.map(({ about, section, characters, saidAt, recordedAt, isLate, statement }) => [
    secondsOf(saidAt),
    about,
    html`${words.section(section, characters)}${isLate ? `，${words.late(secondsOf(recordedAt))}` : nothing}
      <a href="/admin/statements/?statement=${encodeURIComponent(statement)}">${words.statement}</a>`,
  ]);
}

function attemptRows({ attempts }: EvidenceDay): readonly TableRow[] {
  return attempts.map(({ about, number, state, startedAt, closedAt, questions, scorePercent }) => {
    const score = scorePercent ?? 0;
    const result = {
      live: words.attemptLive,
      passed: words.attemptPassed(score),
      failed: words.attemptFailed(score),
    };
    const seconds = closedAt === null ? 0 : Math.round((Date.parse(closedAt) - Date.parse(startedAt)) / 1000);
    const detail = [
      words.attempt(number),
      result[state],
      closedAt === null ? '' : words.seconds(seconds, questions),
    ];
    return [secondsOf(startedAt), about, detail.filter(Boolean).join('，')];
  });
}

function deviceRows({ deviceUses }: EvidenceDay): readonly TableRow[] {
  return deviceUses.map(({ who, from, to }) => [
    `${clock(from)}–${clock(to)}`,
    words.lanes.device,
    words.deviceUse(who),
  ]);
}

function secondsOf(iso: string): string {
  return timeOf(Date.parse(iso));
}
