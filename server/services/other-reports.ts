/** Reports that are not about people: activities that were held, and how the questions of the courses do. */
import { formatCreditHours } from '../../src/domain/base/centihours.ts';
import { PRINCIPLE_IDS, type PrincipleId } from '../../src/domain/catalogue/principle.ts';
import {
  type EventKind,
  HELD_STATES,
  type HeldEvent,
  type SpeakerKind,
} from '../../src/domain/event/event.ts';
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

const KINDS: Readonly<Record<EventKind, string>> = {
  seminar: '专题研修班',
  lecture: '职业道德大讲堂',
  siteVisit: '现场教学',
  warningEducation: '警示教育',
  oath: '宣誓',
  practice: '主题实践',
  studySession: '集中学习',
};
const SPEAKERS: Readonly<Record<SpeakerKind, string>> = {
  scholar: '专家学者',
  moralModel: '道德模范',
  pacesetter: '行业标兵',
  exemplar: '身边典型',
  leader: '领导干部',
  other: '其他',
};
const PRINCIPLES: Readonly<Record<PrincipleId, string>> = {
  faith: '坚定信念',
  loyalty: '忠于国家',
  service: '服务人民',
  duty: '恪尽职守',
  law: '依法办事',
  integrity: '公正廉洁',
};

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

/** Activities of the subtree that took place in the year, by day. */
export async function eventRows(deps: Deps, { unit, units, year }: Followed): Promise<OtherRows> {
  const scope = { below: [unit.id], year, states: HELD_STATES };
  const events = await deps.storage.events.list(scope, MOST_EVENTS);
  const names = new Map(units.map(({ id, name }) => [id, name]));
  const cells: (readonly string[])[] = [];
  for (const event of [...events].reverse()) cells.push(await eventCells(deps, event, names));
  return { columns: EVENT_COLUMNS, cells };
}

async function eventCells(
  deps: Deps,
  { id, unitId, plan }: HeldEvent,
  names: ReadonlyMap<string, string>,
): Promise<readonly string[]> {
  const record = await deps.storage.events.record(id);
  const { came } = await deps.storage.events.counts(id);
  const credits = (record?.credits ?? []).filter(({ isReversed }) => !isReversed);
  const total = credits.reduce((sum, { centihours }) => sum + centihours, 0);
  return [
    plan.day,
    plan.lastDay,
    KINDS[plan.kind],
    plan.title,
    plan.organiser === '' ? (names.get(unitId) ?? '') : plan.organiser,
    plan.place,
    plan.speaker,
    plan.speakerKind === null ? '' : SPEAKERS[plan.speakerKind],
    PRINCIPLE_IDS.filter((principle) => plan.principles.includes(principle))
      .map((principle) => PRINCIPLES[principle])
      .join('、'),
    String(came),
    String(new Set(credits.map(({ personId }) => personId)).size),
    formatCreditHours(total),
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
