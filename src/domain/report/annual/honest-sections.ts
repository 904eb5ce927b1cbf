/** The sections about the figures themselves: the year before, what came after the closing, how they come about. */
import { writtenDay } from '../../base/calendar.ts';
import { note, type ReportBlock, type ReportTable, table, text } from './document.ts';
import type { AnnualFigures, PostingSums, YearBefore } from './figures.ts';
import { ethicsHours } from './learning-sentences.ts';
import { count, hours, people, percent, spaced } from './written.ts';

export function beforeBlocks({ view, before, categories }: AnnualFigures): readonly ReportBlock[] {
  if (!before) return [text(`${view.year - 1} 年没有这个单位的学时记录，不作比较。`)];
  const { all } = view;
  return [
    text(`${againstWhat(before)}${movedSentence(view.year, all, before)}`),
    table({
      caption: '与上年比较',
      columns: [
        { title: '', width: 5 },
        { title: `${before.year} 年`, width: 3, isAmount: true },
        { title: `${view.year} 年`, width: 3, isAmount: true },
      ],
      rows: [
        { cells: ['在册人数', count(before.all.people), count(all.people)] },
        { cells: ['达标人数', count(before.all.met), count(all.met)] },
        { cells: ['达标率', percent(before.all.met, before.all.people), percent(all.met, all.people)] },
        { cells: ['人均计入学时', average(before.all), average(all)] },
        {
          cells: [
            '登记的职业道德学时',
            hours(ethicsHours(before.totals)),
            hours(ethicsHours(categories.totals)),
          ],
        },
      ],
    }),
    ...(before.requiredCentihours === view.policy.requiredCentihours
      ? []
      : [
          note(
            `两年的要求不同：${before.year} 年 ${hours(before.requiredCentihours)} 学时，${view.year} 年 ${hours(view.policy.requiredCentihours)} 学时，达标率不宜直接比较。`,
          ),
        ]),
  ];
}

function againstWhat({ year, isFrozen, asOf }: YearBefore): string {
  return isFrozen
    ? `与 ${year} 年度关账时封存的数据比较。`
    : `与截至 ${writtenDay(asOf)}的 ${year} 年度比较。`;
}

/** By exact fractions: what was rounded may look the same and not be. */
export function movedSentence(
  year: number,
  now: AnnualFigures['view']['all'],
  { year: before, all: then }: Pick<YearBefore, 'year' | 'all'>,
): string {
  if (now.people === 0 || then.people === 0) return '';
  const moved = now.met * then.people - then.met * now.people;
  const [was, is] = [spaced(percent(then.met, then.people)), spaced(percent(now.met, now.people))];
  if (moved === 0) return `达标率与上年相同，都是${is}。`;
  return `达标率${moved > 0 ? '上升' : '下降'}：${before} 年${was}，${year} 年${is}。`;
}

function average({ people: all, countedCentihours }: YearBefore['all']): string {
  return all === 0 ? '—' : hours(Math.floor(countedCentihours / all));
}

export function lateBlocks({ late, view }: AnnualFigures): readonly ReportBlock[] {
  if (!late) return [];
  const head = `${view.year} 年度已于 ${writtenDay(view.closedOn ?? view.asOf)} 关账，前面各节都是那时封存的数据。`;
  const added = late.postings.filter(({ source }) => source !== 'reversal' && source !== 'reopening');
  const taken = late.postings.filter(({ source }) => source === 'reversal');
  const sum = (some: readonly PostingSums[], of: 'entries' | 'centihours') =>
    some.reduce((all, one) => all + one[of], 0);
  if (sum([...added, ...taken], 'entries') === 0)
    return [text(`${head}到 ${writtenDay(late.today)} 为止，没有其后登记的学时。`)];
  const parts = [
    ...(added.length > 0
      ? [`补记 ${count(sum(added, 'entries'))} 笔、${hours(sum(added, 'centihours'))} 学时`]
      : []),
    ...(taken.length > 0
      ? [`撤销 ${count(sum(taken, 'entries'))} 笔、${hours(sum(taken, 'centihours'))} 学时`]
      : []),
  ];
  return [
    text(
      `${head}到 ${writtenDay(late.today)} 为止，其后登记：${parts.join('；')}。这些不改变封存的数据，单独列在这里。`,
    ),
    table({
      caption: '封存的数据和现在的情况',
      columns: [
        { title: '', width: 5 },
        { title: '关账时', width: 3, isAmount: true },
        { title: '加上其后登记', width: 3, isAmount: true },
      ],
      rows: [
        { cells: ['在册人数', count(view.all.people), count(late.now.people)] },
        { cells: ['达标人数', count(view.all.met), count(late.now.met)] },
        { cells: ['计入学时合计', hours(view.all.countedCentihours), hours(late.now.countedCentihours)] },
      ],
    }),
    note('“加上其后登记”按现在在册的人员；关账以后调入、调出的人也在其中。'),
  ];
}

const SOURCES: Readonly<Record<PostingSums['source'], readonly [name: string, rests: string]>> = {
  course: ['在线课程', '学习时间、每一节的学习和测验'],
  case: ['案例', '学习时间和走过的情境'],
  event: ['线下活动', '签到签退，两人确认'],
  practice: ['主题实践', '本人说明和照片，两级确认'],
  import: ['外部平台导入', '导入的文件和行'],
  appeal: ['核实后补记', '本人的说明和单位的答复'],
  reversal: ['撤销', '撤销的理由，原登记仍在账上'],
  reopening: ['重开已截止的年度', '重开的理由和期限，没有学时'],
};

export function methodBlocks(figures: AnnualFigures): readonly ReportBlock[] {
  const { view, postings } = figures;
  return [
    text(
      `报告里的人数和学时取自本门户的学时账目，与单位管理页面和导出的报表同一来源。${memberSentence(figures)}要求按《${view.policy.title}》（${view.policy.citation}，第 ${view.policy.version} 版）。`,
    ),
    text(
      '账目只增不改：记错的学时用一笔撤销冲回，原来的登记和理由都留着。每一笔登记都写明依据，可以从人员的记录里逐笔查到。达标率、占比和平均数一律舍去零头，不四舍五入。',
    ),
    text(correctionSentence(figures)),
    ...(postings.length === 0 ? [] : [table(postingTable(postings))]),
  ];
}

function memberSentence({ view }: AnnualFigures): string {
  if (view.isFrozen) return `人员按关账（${writtenDay(view.asOf)}）时所在的单位，学时按那时的账目。`;
  return `人员按 ${writtenDay(view.asOf)}所在的单位，学时算到那一天结束为止登记的。`;
}

/** Of corrections, of what was posted late, and of who was excused. */
export function correctionSentence({
  postings,
  makeUps,
  view,
}: Pick<AnnualFigures, 'postings' | 'makeUps'> & {
  readonly view: { readonly months: AnnualFigures['view']['months'] };
}): string {
  const entries = (of: (one: PostingSums) => boolean) =>
    postings.filter(of).reduce((sum, one) => sum + one.entries, 0);
  const reversals = entries(({ source }) => source === 'reversal');
  const late = entries(({ entered }) => entered === 'late' || entered === 'reopened');
  const makeUp = entries(({ entered }) => entered === 'makeUp');
  const excused = makeUps.reduce((sum, one) => sum + one.states.excused, 0);
  const after = view.months.find(({ month }) => month === 13)?.centihours ?? 0;
  return [
    reversals === 0 ? '没有撤销过登记。' : `撤销登记 ${count(reversals)} 笔，已经从学时里减去。`,
    late === 0 ? '没有补登。' : `过了登记截止日补登的有 ${count(late)} 笔，账上标明“补登”。`,
    makeUp === 0 ? '' : `年度结束以后补训、记回本年度的有 ${count(makeUp)} 笔。`,
    after === 0 ? '' : `年度结束以后登记的合计 ${hours(after)} 学时，各月一节里单列为“年后”。`,
    excused === 0 ? '' : `${people(excused)}次因正当理由免予补训，不另加学时，是否达标仍按学时算。`,
  ].join('');
}

function postingTable(postings: readonly PostingSums[]): ReportTable {
  return {
    caption: '登记的来源和依据',
    columns: [
      { title: '来源', width: 4 },
      { title: '依据', width: 7 },
      { title: '笔数', width: 2, isAmount: true },
      { title: '学时', width: 2.6, isAmount: true },
    ],
    rows: (Object.keys(SOURCES) as (keyof typeof SOURCES)[]).flatMap((source) => {
      const some = postings.filter((one) => one.source === source);
      if (some.length === 0) return [];
      const sum = (of: 'entries' | 'centihours') => some.reduce((all, one) => all + one[of], 0);
      return [{ cells: [...SOURCES[source], count(sum('entries')), hours(sum('centihours'))] }];
    }),
  };
}
