/** How written work is marked: criteria with points, what each level means, and when it is passed. From content/rubrics. */
import { fail, type Result, succeed } from '../base/result.ts';

/** 学习笔记, 心得体会, 论文. */
export const WRITTEN_KINDS = ['notes', 'reflection', 'paper'] as const;
export type WrittenKind = (typeof WRITTEN_KINDS)[number];

/** Reached with so many points of its criterion, up to the level above it. */
export interface RubricLevel {
  readonly from: number;
  readonly title: string;
  readonly means: string;
}

export interface RubricCriterion {
  readonly id: string;
  readonly title: string;
  /** The most it gives. */
  readonly points: number;
  /** The highest first; the last begins at 0. */
  readonly levels: readonly RubricLevel[];
}

export interface Rubric {
  readonly id: string;
  readonly title: string;
  /** What it is meant for. */
  readonly kinds: readonly WrittenKind[];
  /** With so many points in all it is passed. */
  readonly passPoints: number;
  /** Two readers may differ by so many points before a third decides. */
  readonly allowedDifference: number;
  readonly criteria: readonly RubricCriterion[];
}

/** Points by criterion. */
export type Marks = Readonly<Record<string, number>>;

export function fullPoints({ criteria }: Pick<Rubric, 'criteria'>): number {
  return criteria.reduce((sum, { points }) => sum + points, 0);
}

/** @param marks - as `checkMarks` has found them right */
export function totalOf({ criteria }: Pick<Rubric, 'criteria'>, marks: Marks): number {
  return criteria.reduce((sum, { id }) => sum + (marks[id] ?? 0), 0);
}

/** Every criterion has whole points within its bounds, and nothing else has any. */
export function checkMarks({ criteria }: Pick<Rubric, 'criteria'>, marks: Marks): Result<Marks> {
  const wrong = (id: string, message: string) =>
    fail({ code: 'invalid-request' as const, message, field: `/points/${id}` });
  for (const { id, title, points } of criteria) {
    const given = Object.hasOwn(marks, id) ? marks[id] : undefined;
    if (given === undefined) return wrong(id, `请给“${title}”打分。`);
    if (!Number.isSafeInteger(given) || given < 0 || given > points) {
      return wrong(id, `“${title}”的得分要是 0 到 ${points} 的整数。`);
    }
  }
  const stranger = Object.keys(marks).find((id) => !criteria.some((criterion) => criterion.id === id));
  if (stranger !== undefined) return wrong(stranger, '评分标准里没有这一项，请刷新页面后重新打分。');
  return succeed(marks);
}
