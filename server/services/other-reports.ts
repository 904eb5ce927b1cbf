/** Reports that are not about people: activities that were held, and how the questions of the courses do. */
import { formatCreditHours } from '../../src/domain/base/centihours.ts';
import { PRINCIPLE_IDS } from '../../src/domain/catalogue/principle.ts';
import { HELD_STATES, type HeldEvent } from '../../src/domain/event/event.ts';
import { EVENT_NAMES, PRINCIPLE_NAMES, SPEAKER_NAMES } from '../../src/domain/report/annual/names.ts';
import type { WrittenColumn } from '../ports/sheets.ts';
import type { Deps } from './deps.ts';
import { ITEM_COLUMNS, itemCells } from './export-questions.ts';
import type { Followed } from './follow-unit.ts';
import { courseItems } from './view-questions.ts';

export interface OtherRows {
  readonly columns: readonly WrittenColumn[];
  readonly cells: readonly (readonly string[])[];
}

/** More than any year's events of a city. */
const MOST_EVENTS = 100_000;

const EVENT_COLUMNS: readonly WrittenColumn[] = [
  ['日期', 12],
  ['结束日期', 12],
  ['类别', 14],
  ['名称', 36],
  ['主办单位', 26],
  ['地点', 22],
  ['主讲', 14],
  ['主讲类别', 10],
  ['内容', 20],
  ['到场人数', 10],
  ['记学时人数', 10],
  ['学时合计', 10],
].map(([title, width]) => ({ title: String(title), width: Number(width) }));

/** Activities of the subtree that took place in the year and up to the day that is looked at, by day. */
export async function eventRows(deps: Deps, followed: Followed): Promise<OtherRows> {
  const events = await heldActivities(deps, followed);
  return { columns: EVENT_COLUMNS, cells: events.map(eventCells) };
}

/** An activity with who came and what it led to. */
export interface Held {
  readonly event: HeldEvent;
  /** The unit's where the plan names none. */
  readonly organiser: string;
  readonly came: number;
  readonly credited: number;
  readonly centihours: number;
}

/** By day; what was taken back does not count. */
export async function heldActivities(deps: Deps, followed: Followed): Promise<readonly Held[]> {
  const { unit, units, year, asOf } = followed;
  const scope = { below: [unit.id], year, states: HELD_STATES };
  const events = await deps.storage.events.list(scope, MOST_EVENTS);
  const names = new Map(units.map(({ id, name }) => [id, name]));
  const held: Held[] = [];
  for (const event of [...events].reverse()) {
    if (event.plan.day > asOf) continue;
    const record = await deps.storage.events.record(event.id);
    const { came } = await deps.storage.events.counts(event.id);
    const credits = (record?.credits ?? []).filter(({ isReversed }) => !isReversed);
    held.push({
      ...{ event, came },
      organiser: event.plan.organiser === '' ? (names.get(event.unitId) ?? '') : event.plan.organiser,
      credited: new Set(credits.map(({ personId }) => personId)).size,
      centihours: credits.reduce((sum, { centihours }) => sum + centihours, 0),
    });
  }
  return held;
}

function eventCells({ event, organiser, came, credited, centihours }: Held): readonly string[] {
  const { plan } = event;
  return [
    plan.day,
    plan.lastDay,
    EVENT_NAMES[plan.kind],
    plan.title,
    organiser,
    plan.place,
    plan.speaker,
    plan.speakerKind === null ? '' : SPEAKER_NAMES[plan.speakerKind],
    PRINCIPLE_IDS.filter((principle) => plan.principles.includes(principle))
      .map((principle) => PRINCIPLE_NAMES[principle])
      .join('、'),
    String(came),
    String(credited),
    formatCreditHours(centihours),
  ];
}

/** Whoever is in a quiz does not read about its questions; that course is left out. */
export async function itemRows(deps: Deps, readerId: string | undefined): Promise<OtherRows> {
  const cells: (readonly string[])[] = [];
  for (const course of deps.catalogue.courses) {
    const attempts = readerId ? await deps.storage.study.attempts(readerId, course.id) : [];
    if (attempts.some(({ state }) => state === 'live')) continue;
    const items = await courseItems(deps, course);
    cells.push(...items.map((item) => itemCells(course.title, item)));
  }
  return { columns: ITEM_COLUMNS.map((title) => ({ title, width: 14 })), cells };
}
