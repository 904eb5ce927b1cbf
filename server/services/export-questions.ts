/** The figures of a course's questions as a file, a row a question. No key is among them. */

import type { ItemFigures, ItemView } from '../../src/domain/api/questions.ts';
import { dayOf } from '../../src/domain/base/calendar.ts';
import { type Result, succeed } from '../../src/domain/base/result.ts';
import { findCourse } from '../../src/domain/catalogue/catalogue.ts';
import type { ItemFlag } from '../../src/domain/quiz/item-statistics.ts';
import { CSV_BOM, csvRow } from '../../src/domain/report/csv.ts';
import type { SessionCaller } from '../ports/caller.ts';
import type { Deps } from './deps.ts';
import { viewQuestions } from './view-questions.ts';

export interface QuestionsExport {
  /** The day it was made, such as `2026-11-12`. */
  readonly day: string;
  readonly text: string;
}

export const ITEM_COLUMNS = [
  '课程',
  '题号',
  '题型',
  '学习目标',
  '题干',
  '首答人次',
  '首答难度（答对率，%）',
  '首答区分度',
  '全部人次',
  '全部难度（答对率，%）',
  '全部区分度',
  '提示',
];

const KINDS: Readonly<Record<ItemView['kind'], string>> = {
  single: '单选',
  multiple: '多选',
  trueFalse: '判断',
  matching: '配对',
  ordering: '排序',
  fillIn: '填空',
  scenario: '情境',
};

const FLAGS: Readonly<Record<ItemFlag, string>> = {
  tooEasy: '过易',
  tooHard: '过难',
  negative: '区分度为负',
  weak: '区分度低',
  idleOption: '有错误选项没人选',
};

export async function exportQuestions(
  deps: Deps,
  caller: SessionCaller,
  courseId: string,
): Promise<Result<QuestionsExport>> {
  const view = await viewQuestions(deps, caller, courseId);
  if (!view.ok) return view;
  const { items } = view.value;
  const title = findCourse(deps.catalogue, courseId)?.title ?? courseId;
  await deps.storage.audit.record({
    atMs: deps.clock.now(),
    who: caller.personId,
    action: 'questions-exported',
    detail: { course: courseId, rows: items.length },
  });
  const rows = items.map((item) => csvRow(itemCells(title, item)));
  return succeed({ day: dayOf(deps.clock.now()), text: [CSV_BOM, csvRow(ITEM_COLUMNS), ...rows].join('') });
}

/** A row of `ITEM_COLUMNS`. */
export function itemCells(course: string, item: ItemView): readonly string[] {
  return [
    course,
    item.id,
    KINDS[item.kind],
    item.objective,
    item.stem,
    ...figures(item.first),
    ...figures(item.all),
    item.flags.map((flag) => FLAGS[flag]).join('、'),
  ];
}

function figures({ answers, difficultyBasisPoints, discriminationHundredths }: ItemFigures): string[] {
  return [String(answers), hundredths(difficultyBasisPoints), hundredths(discriminationHundredths)];
}

/** A negative number is written with the minus sign of typography: a hyphen would be marked as a formula. */
function hundredths(value: number | null): string {
  return value === null ? '' : (value / 100).toFixed(2).replace('-', '−');
}
