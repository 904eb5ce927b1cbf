/** What stands in the columns of reports about people: words and whole numbers, never a figure that was rounded. */
import { formatCreditHours } from '../../src/domain/base/centihours.ts';
import type { RequirementState } from '../../src/domain/policy/assess-year.ts';
import { REASON_NAMES, TIER_NAMES, TRAINING_NAMES } from '../../src/domain/report/annual/names.ts';
import { lagReason } from '../../src/domain/report/standing.ts';
import type { RollRow } from '../ports/following-store.ts';
import type { WrittenColumn } from '../ports/sheets.ts';

export interface ReportColumn extends WrittenColumn {
  readonly of: (row: RollRow) => string;
}

const STATES: Readonly<Record<RequirementState, string>> = {
  met: '达到',
  unmet: '未达到',
  notAssessable: '无法评定',
};
const column = (title: string, width: number, of: ReportColumn['of']): ReportColumn => ({ title, width, of });
const amount = (title: string, width: number, of: ReportColumn['of']): ReportColumn => ({
  ...column(title, width, of),
  isNumber: true,
});
/** With the minus sign of typography: a hyphen would be marked as a formula. */
const hours = (centihours: number) => formatCreditHours(centihours).replace('-', '−');

/** @param units - names by id */
export function personColumns(units: ReadonlyMap<string, string>): readonly ReportColumn[] {
  return [
    column('工号', 14, (row) => row.staffNumber),
    column('姓名', 18, (row) => row.name),
    column('单位', 30, (row) => units.get(row.unitId) ?? ''),
    column('职务', 18, (row) => row.post),
    column('岗位类别', 12, (row) => TIER_NAMES[row.tier]),
    column('培训类别', 10, (row) => TRAINING_NAMES[row.trainingKind]),
  ];
}

export function standingColumns(required: number): readonly ReportColumn[] {
  return [
    amount('计入学时', 10, (row) => hours(row.countedCentihours)),
    amount('要求学时', 10, () => hours(required)),
    column('学时', 10, (row) => STATES[row.hoursState]),
    column('网络占比', 10, (row) => STATES[row.shareState]),
    column('全年', 10, (row) => (row.isMet ? '达标' : '未达标')),
  ];
}

export const kindColumns: readonly ReportColumn[] = [
  amount('在线课程', 10, ({ totals }) => hours(totals.ethicsOnline)),
  amount('集中培训', 10, ({ totals }) => hours(totals.ethicsEvent)),
  amount('主题实践', 10, ({ totals }) => hours(totals.ethicsPractice)),
  amount('补训', 10, ({ totals }) => hours(totals.ethicsMakeUp)),
  amount('其他网络学时', 12, ({ totals }) => hours(totals.otherOnline)),
];

export function reasonColumns(required: number): readonly ReportColumn[] {
  return [
    column('原因', 26, (row) => REASON_NAMES[lagReason(row) ?? 'noHours']),
    amount('还差学时', 10, (row) => hours(Math.max(0, required - row.countedCentihours))),
  ];
}

/** Beside figures of a year that was closed: what was frozen, and what came after it. */
export const closedColumns: readonly ReportColumn[] = [
  amount('关账时计入学时', 14, ({ closed }) => (closed ? hours(closed.countedCentihours) : '')),
  column('关账时全年', 12, ({ closed }) => (closed ? (closed.isMet ? '达标' : '未达标') : '当时不在名册')),
  amount('其后登记学时', 12, ({ closed, ethicsCentihours }) =>
    hours(ethicsCentihours - (closed?.ethicsCentihours ?? 0)),
  ),
];

export interface CourseResults {
  readonly courses: number;
  readonly lowestPercent: number;
  readonly highestPercent: number;
}

/** For the appraisers: numerator and denominator as they are, the share in per cent to two places, rounded down. */
export function appraisalColumns(
  resultOf: (personId: string) => CourseResults | undefined,
  mark: { readonly words: string; readonly source: string } | undefined,
): readonly ReportColumn[] {
  const whole = (of: (results: CourseResults) => number) => (row: RollRow) => {
    const results = resultOf(row.personId);
    return results ? String(of(results)) : '';
  };
  return [
    amount('职业道德网络学时', 16, ({ totals }) => hours(totals.ethicsOnline)),
    amount('全部网络学时', 14, ({ totals }) => hours(totals.ethicsOnline + totals.otherOnline)),
    amount('占比（%）', 14, ({ totals }) => shareOf(totals)),
    amount(
      '通过测验的课程',
      14,
      whole(({ courses }) => courses),
    ),
    amount(
      '最低分',
      10,
      whole(({ lowestPercent }) => lowestPercent),
    ),
    amount(
      '最高分',
      10,
      whole(({ highestPercent }) => highestPercent),
    ),
    ...(mark
      ? [
          column('考核提示', 16, (row) => (row.isMet ? '' : mark.words)),
          column('提示的出处', 44, (row) => (row.isMet ? '' : mark.source)),
        ]
      : []),
  ];
}

function shareOf({ ethicsOnline, otherOnline }: RollRow['totals']): string {
  const all = ethicsOnline + otherOnline;
  return all <= 0 ? '' : formatCreditHours(Math.floor((ethicsOnline * 10_000) / all));
}
