/** The sections about what was learned: kinds of hours, principles, months, the online share, quizzes. */
import type { ReportBlock, ReportTable } from './document.ts';
import { note, table, text } from './document.ts';
import type { AnnualFigures } from './figures.ts';
import {
  ethicsHours,
  kindsSentence,
  monthsSentence,
  principlesSentence,
  quizSentence,
  shareSentence,
} from './learning-sentences.ts';
import { CATEGORY_NAMES, PRINCIPLE_NAMES } from './names.ts';
import { basisPoints, count, hours, percent } from './written.ts';

export function learningBlocks(figures: AnnualFigures): readonly ReportBlock[] {
  return [...kinds(figures), ...principles(figures), ...months(figures)];
}

const ETHICS = ['ethicsOnline', 'ethicsEvent', 'ethicsPractice', 'ethicsMakeUp'] as const;

function kinds({ categories: { totals }, view }: AnnualFigures): readonly ReportBlock[] {
  const all = ethicsHours(totals);
  return [
    text(kindsSentence(totals)),
    table({
      caption: '学时从哪里来',
      columns: twoColumns('类别', '学时', '占比'),
      rows: [
        ...ETHICS.map((category) => ({
          cells: [CATEGORY_NAMES[category], hours(totals[category]), percent(totals[category], all)],
        })),
        { cells: ['职业道德学时合计', hours(all), ''], isTotal: true as const },
      ],
    }),
    ...(all === view.all.countedCentihours
      ? []
      : [note(`这里是登记的学时；按规则计入全年要求的是 ${hours(view.all.countedCentihours)} 学时。`)]),
  ];
}

function twoColumns(first: string, second: string, third?: string): ReportTable['columns'] {
  return [
    { title: first, width: 5 },
    { title: second, width: 2, isAmount: true },
    ...(third === undefined ? [] : [{ title: third, width: 2, isAmount: true as const }]),
  ];
}

function principles({ view }: AnnualFigures): readonly ReportBlock[] {
  const told = principlesSentence(view);
  const parts = view.principles.map(({ principle, centihours }) => ({
    ...{ name: PRINCIPLE_NAMES[principle], value: centihours, written: `${hours(centihours)} 学时` },
    ...{ look: 'ink' as const, behind: { principle } },
  }));
  if (parts.every(({ value }) => value === 0)) return told === '' ? [] : [text(told)];
  return [
    text(told),
    {
      kind: 'chart',
      chart: { kind: 'lengths', label: '六项要求各有多少学时', parts },
      table: {
        caption: '六项要求的学时',
        columns: twoColumns('要求', '学时'),
        rows: parts.map(({ name, value, behind }) => ({ cells: [name, { text: hours(value), behind }] })),
      },
    },
  ];
}

function months({ view }: AnnualFigures): readonly ReportBlock[] {
  const shown = view.months.filter(({ month, centihours }) => month < 13 || centihours !== 0);
  if (shown.every(({ centihours }) => centihours === 0)) return [];
  const parts = shown.map(({ month, centihours }) => ({
    ...{ name: month === 13 ? '后' : String(month), value: centihours },
    written: centihours === 0 ? '' : compact(Math.round(centihours / 100)),
    ...{ look: 'ink' as const, behind: { month } },
  }));
  return [
    text(monthsSentence(view.months)),
    {
      kind: 'chart',
      chart: { kind: 'columns', label: '各月登记的学时', parts },
      table: {
        caption: '各月登记的学时',
        columns: twoColumns('月份', '学时'),
        rows: parts.map(({ value, behind }) => ({
          cells: [behind.month === 13 ? '年后' : `${behind.month} 月`, { text: hours(value), behind }],
        })),
      },
    },
    note('按登记的月份；撤销记在撤销的那个月，是负数。'),
  ];
}

/** 12345 → 1.2万: what stands above a column must not run into its neighbours. */
function compact(value: number): string {
  const sign = value < 0 ? '−' : '';
  const size = Math.abs(value);
  return size < 10_000 ? `${sign}${size}` : `${sign}${Math.floor(size / 1000) / 10}万`;
}

export function shareBlocks({ categories, shareRule, view }: AnnualFigures): readonly ReportBlock[] {
  if (!shareRule) return [text('现行规则没有规定网络学时的占比。')];
  const { shares, totals } = categories;
  const { people } = view.all;
  const told = shareSentence({
    sums: categories,
    people,
    requiredBasisPoints: shareRule.requiredBasisPoints,
  });
  const sum = (of: readonly (keyof typeof totals)[]) =>
    of.reduce((all, category) => all + totals[category], 0);
  const numerator = sum(shareRule.numerator);
  const denominator = sum(shareRule.denominator);
  const isEarned = shareRule.reading === 'earned';
  const unitShare =
    isEarned && denominator > 0
      ? `全体人员合起来，职业道德网络学时 ${hours(numerator)} 学时，全部网络学时 ${hours(denominator)} 学时，占 ${basisPoints(Math.floor((numerator * 10_000) / denominator))}。要求是对每个人的，合起来的占比只供参考。`
      : '';
  const reading = isEarned ? '占比按实际取得的网络学时算。' : '占比按规定的网络学时定额算。';
  return [
    text(`${told}${unitShare}${reading}`),
    table({
      caption: '网络学时占比',
      columns: twoColumns('情况', '人数', '占比'),
      rows: [
        {
          cells: [
            `达到 ${basisPoints(shareRule.requiredBasisPoints)}`,
            count(shares.met),
            percent(shares.met, people),
          ],
        },
        { cells: ['没有达到', count(shares.unmet), percent(shares.unmet, people)] },
        {
          cells: [
            '没有网络学时，无法评定',
            count(shares.notAssessable),
            percent(shares.notAssessable, people),
          ],
        },
        { cells: ['合计', count(people), ''], isTotal: true },
      ],
    }),
  ];
}

export function quizBlocks({ courses }: AnnualFigures): readonly ReportBlock[] {
  const told = text(quizSentence(courses));
  if (courses.length === 0) return [told];
  return [
    told,
    table({
      caption: '各门课程的测验',
      columns: [
        { title: '课程', width: 8 },
        ...['交卷次数', '通过次数', '得到学时的人', '平均分', '最低分', '最高分', '题目答对率'].map(
          (title) => ({
            ...{ title, width: 2.6, isAmount: true as const },
          }),
        ),
      ],
      rows: courses.map(({ title, closedAttempts, passedAttempts, people, scores, rightBasisPoints }) => ({
        cells: [
          title,
          count(closedAttempts),
          count(passedAttempts),
          count(people),
          scores ? String(Math.floor((scores.sum * 10) / scores.passes) / 10) : '—',
          scores ? String(scores.lowest) : '—',
          scores ? String(scores.highest) : '—',
          rightBasisPoints === null ? '—' : basisPoints(rightBasisPoints),
        ],
      })),
    }),
    note(
      '成绩只算学时还有效的。题目答对率是全门户各人首次作答的平均，不只是本单位；作答太少的不算，写作“—”。',
    ),
  ];
}
