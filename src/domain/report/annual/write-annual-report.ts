/**
 * A unit's annual report (年度职业道德培训报告, 白皮书): its numbers as a document to be read. What it must tell follows
 * DOMAIN.md's sources: the two rules of a year, seminars and lectures, make-up training, results.
 */
import { writtenDay } from '../../base/calendar.ts';
import { activityBlocks, dutyBlocks } from './activity-sections.ts';
import { heldSentence } from './activity-sentences.ts';
import { type ReportBlock, type ReportDocument, type ReportSection, table, text } from './document.ts';
import { type AnnualFigures, isOver } from './figures.ts';
import { beforeBlocks, lateBlocks, methodBlocks, movedSentence } from './honest-sections.ts';
import { learningBlocks, quizBlocks, shareBlocks } from './learning-sections.ts';
import { shareSentence } from './learning-sentences.ts';
import { EVENT_NAMES, SPEAKER_NAMES } from './names.ts';
import {
  figuresRow,
  figuresTable,
  standingBlocks,
  tierBlocks,
  toldOf,
  unitBlocks,
} from './standing-sections.ts';
import { hoursSentence, reasonsSentence, standingSentence } from './standing-sentences.ts';
import { count, hours, ordinal, percent } from './written.ts';

export function writeAnnualReport(figures: AnnualFigures): ReportDocument {
  const { view } = figures;
  return {
    title: `${view.year} 年度职业道德培训报告`,
    unit: view.unit,
    ...{ year: view.year, asOf: view.asOf, isFrozen: view.isFrozen },
    state: stateOf(figures),
    imprint: [
      `规则：${view.policy.title}（第 ${view.policy.version} 版）`,
      `依据：${view.policy.citation}`,
      '数字取自学时账目，每一笔都可以查到依据。',
    ],
    sections: numbered(sectionsOf(figures), appendicesOf(figures)),
  };
}

function stateOf({ view }: AnnualFigures): string {
  if (view.isFrozen) return `年度已关账，数据封存于 ${writtenDay(view.asOf)}`;
  return view.isToday
    ? `截至 ${writtenDay(view.asOf)}`
    : `截至 ${writtenDay(view.asOf)}，按那一天结束时的登记`;
}

interface Part {
  readonly id: string;
  readonly heading: string;
  readonly blocks: readonly ReportBlock[];
}

function sectionsOf(figures: AnnualFigures): readonly Part[] {
  const { view } = figures;
  const summary = { id: 'summary', heading: '概述', blocks: summaryBlocks(figures) };
  const activities = { id: 'activities', heading: '活动和年度计划', blocks: activityBlocks(figures) };
  const method = { id: 'method', heading: '数据说明', blocks: methodBlocks(figures) };
  const late = figures.late ? [{ id: 'late', heading: '关账以后的登记', blocks: lateBlocks(figures) }] : [];
  if (view.all.people === 0) return [summary, activities, ...late, method];
  return [
    summary,
    { id: 'standing', heading: '全年达标情况', blocks: standingBlocks(figures) },
    ...(view.units.length === 0 ? [] : [{ id: 'units', heading: '各单位情况', blocks: unitBlocks(figures) }]),
    { id: 'tiers', heading: '各类岗位情况', blocks: tierBlocks(figures) },
    { id: 'learning', heading: '学时来源和学习内容', blocks: learningBlocks(figures) },
    { id: 'share', heading: '网络学时占比', blocks: shareBlocks(figures) },
    activities,
    { id: 'duties', heading: '学习任务和补训', blocks: dutyBlocks(figures) },
    { id: 'quizzes', heading: '课程测验', blocks: quizBlocks(figures) },
    { id: 'before', heading: '与上年比较', blocks: beforeBlocks(figures) },
    ...late,
    method,
  ];
}

function summaryBlocks(figures: AnnualFigures): readonly ReportBlock[] {
  const { view, categories, shareRule, activities, before } = figures;
  const told = toldOf(figures);
  const { all } = view;
  if (all.people === 0) return [text(standingSentence(told))];
  const share = shareRule
    ? shareSentence({
        sums: categories,
        people: all.people,
        requiredBasisPoints: shareRule.requiredBasisPoints,
      })
    : '';
  return [
    text(`${standingSentence(told)}${reasonsSentence(told)}`),
    text(`${hoursSentence(told)}${share}`),
    text(`${heldSentence(activities)}${before ? movedSentence(view.year, all, before) : ''}`),
    {
      kind: 'figures',
      items: [
        { label: '在册人数', value: count(all.people), unit: '人', behind: {} },
        { label: '全年达标', value: count(all.met), unit: '人', behind: { group: 'met' } },
        {
          label: isOver(figures) ? '没有达标' : '还没有达标',
          value: count(all.people - all.met),
          unit: '人',
          behind: { group: 'lagging' },
        },
        { label: '达标率', value: percent(all.met, all.people).replace('%', ''), unit: '%' },
        { label: '人均计入', value: hours(Math.floor(all.countedCentihours / all.people)), unit: '学时' },
      ],
    },
  ];
}

function appendicesOf(figures: AnnualFigures): readonly Part[] {
  return [...unitAppendix(figures), ...activityAppendix(figures), ...assignmentAppendix(figures)];
}

/** Every unit of every level; nothing new where there is only the unit itself. */
function unitAppendix({ units }: AnnualFigures): readonly Part[] {
  if (units.length < 2) return [];
  const rows = units.map(({ id, name, depth, figures }) => ({
    ...figuresRow(name, figures, { unit: id }),
    depth,
  }));
  return [
    {
      id: 'all-units',
      heading: '各级单位达标情况',
      blocks: [table({ ...figuresTable('各级单位达标情况', '单位'), rows })],
    },
  ];
}

function activityAppendix({ activities }: AnnualFigures): readonly Part[] {
  if (activities.length === 0) return [];
  return [
    {
      id: 'all-activities',
      heading: '活动目录',
      blocks: [
        table({
          caption: '活动目录',
          columns: [
            { title: '日期', width: 4.2 },
            { title: '类别', width: 5 },
            { title: '名称', width: 8 },
            { title: '主办', width: 6 },
            { title: '主讲', width: 3.2 },
            { title: '到场', width: 2.2, isAmount: true },
            { title: '记学时', width: 2.8, isAmount: true },
            { title: '学时', width: 2.6, isAmount: true },
          ],
          rows: activities.map((one) => ({
            cells: [
              one.day,
              EVENT_NAMES[one.kind],
              one.title,
              one.organiser,
              one.speakerKind === null ? '' : SPEAKER_NAMES[one.speakerKind],
              count(one.came),
              count(one.credited),
              hours(one.centihours),
            ],
          })),
        }),
      ],
    },
  ];
}

function assignmentAppendix({ assignments }: AnnualFigures): readonly Part[] {
  if (assignments.length === 0) return [];
  return [
    {
      id: 'all-assignments',
      heading: '学习任务完成情况',
      blocks: [
        table({
          caption: '学习任务完成情况',
          columns: [
            { title: '任务', width: 8 },
            { title: '布置单位', width: 6 },
            { title: '期限', width: 4 },
            { title: '人数', width: 2.2, isAmount: true },
            { title: '完成', width: 2.2, isAmount: true },
            { title: '逾期', width: 2.2, isAmount: true },
            { title: '完成率', width: 2.6, isAmount: true },
          ],
          rows: assignments.map(({ title, unit, dueDay, meant, done, overdue }) => ({
            cells: [title, unit, dueDay, count(meant), count(done), count(overdue), percent(done, meant)],
          })),
        }),
      ],
    },
  ];
}

function numbered(sections: readonly Part[], appendices: readonly Part[]): readonly ReportSection[] {
  return [
    ...sections.map((one, at) => ({ ...one, heading: `${ordinal(at + 1)}、${one.heading}` })),
    ...appendices.map((one, at) => ({ ...one, heading: `附表${ordinal(at + 1)}　${one.heading}` })),
  ];
}
