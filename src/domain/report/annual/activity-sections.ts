/** The sections about what the unit did: activities, plans, assignments, make-up training. */

import { quarterOf } from '../../base/quarter.ts';
import { EVENT_KINDS, type EventKind } from '../../event/event.ts';
import { QUARTERS } from '../../plan/plan.ts';
import type { Light } from '../../plan/plan-lights.ts';
import {
  assignmentSentence,
  heldSentence,
  lectureSentence,
  makeUpSentence,
  planSentence,
} from './activity-sentences.ts';
import { note, type ReportBlock, type ReportColumn, table, text } from './document.ts';
import type { AnnualFigures } from './figures.ts';
import { EVENT_NAMES } from './names.ts';
import { count, hours } from './written.ts';

export function activityBlocks(figures: AnnualFigures): readonly ReportBlock[] {
  const { activities, view } = figures;
  return [
    text(`${heldSentence(activities)}${lectureSentence(activities, view)}${looseSentence(figures)}`),
    ...(activities.length === 0 ? [] : [heldTable(figures)]),
    text(planSentence(figures.plans)),
    ...planTable(figures),
    note('包括下级单位举办的活动；按举办的日期算，活动目录见附表。'),
  ];
}

/** Lectures may have been held that the portal knows by their hours alone. */
function looseSentence({ postings }: AnnualFigures): string {
  const loose = postings.filter(({ isLoose }) => isLoose).reduce((sum, one) => sum + one.entries, 0);
  if (loose === 0) return '';
  return `另有 ${count(loose)} 笔线下活动的学时是按人登记的，没有建立活动记录，不在上面的次数里。`;
}

const amounts = (titles: readonly string[]): readonly ReportColumn[] =>
  titles.map((title) => ({ title, width: 2.4, isAmount: true }));

function heldTable({ activities }: AnnualFigures): ReportBlock {
  const sum = (some: AnnualFigures['activities'], of: (one: (typeof some)[number]) => number) =>
    some.reduce((all, one) => all + of(one), 0);
  const cells = (some: AnnualFigures['activities']) => [
    ...QUARTERS.map((quarter) => count(some.filter(({ day }) => quarterOf(day).quarter === quarter).length)),
    count(some.length),
    count(sum(some, ({ came }) => came)),
    count(sum(some, ({ credited }) => credited)),
    hours(sum(some, ({ centihours }) => centihours)),
  ];
  const kinds = EVENT_KINDS.filter((kind) => activities.some((one) => one.kind === kind));
  return table({
    caption: '举办的活动',
    columns: [
      { title: '类别', width: 5 },
      ...amounts(['一季度', '二季度', '三季度', '四季度', '全年', '到场人次', '记学时人次', '学时']),
    ],
    rows: [
      ...kinds.map((kind) => ({
        cells: [EVENT_NAMES[kind], ...cells(activities.filter((one) => one.kind === kind))],
      })),
      { cells: ['合计', ...cells(activities)], isTotal: true as const },
    ],
  });
}

function planTable({ plans: { lines } }: AnnualFigures): readonly ReportBlock[] {
  if (lines.length === 0) return [];
  const of = (kinds: readonly EventKind[], ...lights: readonly Light[]) =>
    lines
      .filter(({ kind, light }) => kinds.includes(kind) && (lights.length === 0 || lights.includes(light)))
      .reduce((sum, one) => sum + one.count, 0);
  const cells = (kinds: readonly EventKind[]) =>
    [
      of(kinds),
      of(kinds, 'done'),
      of(kinds, 'doneLate'),
      of(kinds, 'missed'),
      of(kinds, 'planned', 'soon'),
    ].map(count);
  const planned = EVENT_KINDS.filter((kind) => of([kind]) > 0);
  return [
    table({
      caption: '年度计划办得怎么样',
      columns: [
        { title: '类别', width: 5 },
        ...amounts(['计划', '按期办成', '推迟办成', '没有办成', '还没到期']),
      ],
      rows: [
        ...planned.map((kind) => ({ cells: [EVENT_NAMES[kind], ...cells([kind])] })),
        { cells: ['合计', ...cells(planned)], isTotal: true as const },
      ],
    }),
  ];
}

const CAUSES = { absent: '缺席活动', unfinished: '任务未完成', failed: '测验未通过' } as const;

export function dutyBlocks({ assignments, makeUps }: AnnualFigures): readonly ReportBlock[] {
  return [
    text(assignmentSentence(assignments)),
    ...(assignments.length === 0 ? [] : [note('各项任务见附表。')]),
    text(makeUpSentence(makeUps)),
    ...(makeUps.length === 0
      ? []
      : [
          table({
            caption: '补训',
            columns: [
              { title: '原因', width: 5 },
              ...amounts(['下达', '已补训', '待补训', '补训逾期', '免予补训']),
            ],
            rows: makeUps.map(({ cause, states }) => ({
              cells: [
                CAUSES[cause],
                ...[
                  Object.values(states).reduce((sum, one) => sum + one, 0),
                  states.done,
                  states.open,
                  states.overdue,
                  states.excused,
                ].map(count),
              ],
            })),
          }),
        ]),
    note('学习任务和补训按现在在册的人员统计。'),
  ];
}
