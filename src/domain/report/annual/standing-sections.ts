/** The sections about who has met the year: all of them, by unit and by tier. */

import type { FollowFigures } from '../../api/following.ts';
import { formatCreditHours } from '../../base/centihours.ts';
import { hourRanges, LAG_REASONS } from '../standing.ts';
import {
  type Behind,
  type Cell,
  note,
  type ReportBlock,
  type ReportRow,
  type ReportTable,
  table,
  text,
} from './document.ts';
import { type AnnualFigures, isOver } from './figures.ts';
import { REASON_NAMES, TIER_NAMES } from './names.ts';
import {
  comparisonSentence,
  forecastSentence,
  reasonsSentence,
  standingSentence,
  type Told,
} from './standing-sentences.ts';
import { count, hours, percent } from './written.ts';

export function toldOf(figures: AnnualFigures): Told {
  return { view: figures.view, all: figures.view.all, isOver: isOver(figures) };
}

const PARTS = ['met', ...LAG_REASONS] as const;

function partsOf(figures: FollowFigures): readonly (readonly [(typeof PARTS)[number], number])[] {
  return PARTS.map((part) => [part, part === 'met' ? figures.met : figures.reasons[part]]);
}

const nameOf = (part: (typeof PARTS)[number]) => (part === 'met' ? '全年达标' : REASON_NAMES[part]);

export function standingBlocks(figures: AnnualFigures): readonly ReportBlock[] {
  const { view } = figures;
  const told = toldOf(figures);
  const { all } = view;
  const groups = partsOf(all);
  return [
    text(reasonsSentence(told) || standingSentence(told)),
    {
      kind: 'chart',
      chart: {
        kind: 'shares',
        label: `${count(all.people)} 人中 ${count(all.met)} 人全年达标，其余按原因分段`,
        parts: groups.map(([group, value]) => ({
          ...{ name: nameOf(group), value, written: `${count(value)} 人` },
          ...{ look: group, behind: { group } },
        })),
      },
      table: {
        caption: '达标和没有达标的原因',
        columns: [
          { title: '情况', width: 5 },
          { title: '人数', width: 2, isAmount: true },
          { title: '占比', width: 2, isAmount: true },
        ],
        rows: [
          ...groups.map(
            ([group, value]): ReportRow => ({
              cells: [nameOf(group), { text: count(value), behind: { group } }, percent(value, all.people)],
            }),
          ),
          { cells: ['合计', { text: count(all.people), behind: {} }, ''], isTotal: true },
        ],
      },
    },
    ...distribution(figures),
    ...sentence(forecastSentence({ all, forecast: view.forecast })),
  ];
}

function sentence(written: string): readonly ReportBlock[] {
  return written === '' ? [] : [text(written)];
}

function distribution({ view }: AnnualFigures): readonly ReportBlock[] {
  const required = view.policy.requiredCentihours;
  const bars = view.distribution.map(({ from, people }, step) => ({
    ...{ name: stepName(step, required), value: people, written: count(people) },
    look:
      step > 0 && from >= required
        ? ('met' as const)
        : step === 0
          ? ('noHours' as const)
          : ('hoursShort' as const),
    behind: { step },
  }));
  return [
    {
      kind: 'chart',
      chart: { kind: 'columns', label: '计入学时的人数分布', parts: bars },
      table: {
        caption: '计入学时的人数分布',
        columns: [
          { title: '计入学时', width: 5 },
          { title: '人数', width: 2, isAmount: true },
          { title: '占比', width: 2, isAmount: true },
        ],
        rows: bars.map(({ name, value, behind }) => ({
          cells: [name, { text: count(value), behind }, percent(value, view.all.people)],
        })),
      },
    },
  ];
}

/** 0 · 不到 2 · 2–4 · 12 以上 */
function stepName(step: number, required: number): string {
  const range = hourRanges(required)[step];
  if (!range || step === 0) return '0';
  if (range.below === null) return `${formatCreditHours(range.from)} 以上`;
  const below = formatCreditHours(range.below);
  return step === 1 ? `不到 ${below}` : `${formatCreditHours(range.from)}–${below}`;
}

/** Units right below, as on the dashboard; every unit is in the appendix. */
export function unitBlocks({ view }: AnnualFigures): readonly ReportBlock[] {
  const named = view.units.map((unit) => ({ ...unit, name: unit.isDirect ? `${unit.name}本级` : unit.name }));
  const rows = named.map(({ id, name, isDirect, figures }) =>
    figuresRow(name, figures, isDirect ? { isDirect: true } : { unit: id }),
  );
  return [
    ...sentence(comparisonSentence(named, '单位')),
    table({ ...figuresTable('各单位达标情况', '单位'), rows: [...rows, totalRow(view.all)] }),
    note('下级单位的数字包括它以下的各级单位。'),
  ];
}

export function tierBlocks({ view }: AnnualFigures): readonly ReportBlock[] {
  const named = view.tiers
    .filter(({ figures }) => figures.people > 0)
    .map(({ tier, figures }) => ({ tier, name: TIER_NAMES[tier], figures }));
  const rows = named.map(({ tier, name, figures }) => figuresRow(name, figures, { tier }));
  return [
    ...sentence(comparisonSentence(named, '类岗位').replaceAll('个类岗位', '类岗位')),
    table({ ...figuresTable('各类岗位达标情况', '岗位类别'), rows: [...rows, totalRow(view.all)] }),
  ];
}

export function figuresTable(caption: string, first: string): Omit<ReportTable, 'rows'> {
  return {
    caption,
    columns: [
      { title: first, width: 9 },
      { title: '', width: 4 },
      { title: '达标率', width: 3, isAmount: true },
      { title: '达标', width: 2.6, isAmount: true },
      { title: '未达标', width: 2.6, isAmount: true },
      { title: '人数', width: 2.6, isAmount: true },
      { title: '人均学时', width: 3, isAmount: true },
    ],
  };
}

export function figuresRow(name: string, figures: FollowFigures, behind: Behind): ReportRow {
  const { people, met, countedCentihours } = figures;
  const number = (value: number, more: Behind): Cell => ({
    text: count(value),
    behind: { ...behind, ...more },
  });
  return {
    cells: [
      name,
      { part: met, whole: people },
      percent(met, people),
      number(met, { group: 'met' }),
      number(people - met, { group: 'lagging' }),
      number(people, {}),
      people === 0 ? '—' : hours(Math.floor(countedCentihours / people)),
    ],
  };
}

function totalRow(figures: FollowFigures): ReportRow {
  return { ...figuresRow('合计', figures, {}), isTotal: true };
}
