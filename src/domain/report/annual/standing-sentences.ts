/**
 * Sentences about who has met the year. Each holds for nobody, for one person and for everybody: what a number does not
 * bear out is not said.
 */

import type { FollowFigures, FollowingView } from '../../api/following.ts';
import { writtenDay } from '../../base/calendar.ts';
import { LAG_REASONS } from '../standing.ts';
import { REASON_NAMES } from './names.ts';
import { count, hours, listed, people, percent, spaced } from './written.ts';

export interface Told {
  readonly view: Pick<FollowingView, 'year' | 'asOf' | 'isFrozen' | 'closedOn' | 'unit' | 'policy'>;
  readonly all: FollowFigures;
  readonly isOver: boolean;
}

/** 按 2026 年度关账时封存的数据 · 截至 2026 年 6 月 30 日 */
function pointInTime({ year, asOf, isFrozen }: Told['view']): string {
  return isFrozen ? `按 ${year} 年度关账（${writtenDay(asOf)}）时封存的数据` : `截至 ${writtenDay(asOf)}`;
}

export function standingSentence({ view, all, isOver }: Told): string {
  const head = `${pointInTime(view)}，${view.unit.name}`;
  const not = isOver ? '没有' : '还没有';
  if (all.people === 0) return `${head}没有在册人员，没有学时可以统计。`;
  if (all.people === 1) return `${head}在册 1 人，${all.met === 1 ? '已经达到' : `${not}达到`}全年要求。`;
  if (all.met === all.people) return `${head}在册 ${people(all.people)}，全部达到全年要求。`;
  if (all.met === 0) return `${head}在册 ${people(all.people)}，${not}人达到全年要求。`;
  const rest = all.people - all.met;
  return `${head}在册 ${people(all.people)}，其中 ${people(all.met)}达到全年要求，达标率${spaced(percent(all.met, all.people))}；其余 ${people(rest)}${not}达到。`;
}

/** @returns nothing where everybody has met the year, or there is nobody */
export function reasonsSentence({ all, isOver }: Told): string {
  const rest = all.people - all.met;
  if (rest <= 0) return '';
  const name = (reason: (typeof LAG_REASONS)[number]) =>
    isOver && reason === 'noHours' ? '没有学时' : REASON_NAMES[reason];
  const found = LAG_REASONS.filter((reason) => all.reasons[reason] > 0);
  if (found.length === 1 && found[0]) {
    const only = name(found[0]);
    return rest === 1 ? `原因是${only}。` : `没有达标的 ${people(rest)}，原因都是${only}。`;
  }
  const parts = found.map((reason) => `${name(reason)} ${people(all.reasons[reason])}`);
  return `没有达标的 ${people(rest)}按原因分：${parts.join('；')}。一人有几个原因的，只算排在前面的一个。`;
}

export function hoursSentence({ all, isOver, view }: Told): string {
  if (all.people === 0) return '';
  const required = view.policy.requiredCentihours;
  const rule = required > 0 ? `，要求是每人 ${hours(required)} 学时` : '';
  if (all.countedCentihours <= 0) return `${isOver ? '全年没有' : '还没有'}计入学时${rule}。`;
  if (all.people === 1) return `计入 ${hours(all.countedCentihours)} 学时${rule}。`;
  const average = Math.floor(all.countedCentihours / all.people);
  return `共计入 ${hours(all.countedCentihours)} 学时，人均 ${hours(average)} 学时${rule}。`;
}

/** Where it goes at this pace; nothing on a year's last day and after it, and for nobody. */
export function forecastSentence({
  all,
  forecast,
}: {
  readonly all: FollowFigures;
  readonly forecast: FollowingView['forecast'];
}): string {
  if (!forecast || all.onTheWay === null || all.people === 0) return '';
  const { daysPassed, daysInYear } = forecast;
  const time = `全年 ${daysInYear} 天已过 ${daysPassed} 天，照目前的进度推算`;
  const [on, of] = [all.onTheWay, all.people];
  if (of === 1) return `${time}，到年底学时${on === 1 ? '够' : '不够'}。`;
  if (on === of) return `${time}，到年底全部人员的学时都够。`;
  if (on === 0) return `${time}，到年底没有人的学时够。`;
  return `${time}，到年底学时够的有 ${people(on)}，不够的有 ${people(of - on)}。`;
}

interface Part {
  readonly name: string;
  readonly figures: FollowFigures;
}

/** More than these are counted instead of named. */
const NAMED = 3;

/** Which of several parts do best and worst, by exact fractions. @param noun - what they are: 单位, 类 */
export function comparisonSentence(parts: readonly Part[], noun: string): string {
  const some = parts.filter(({ figures }) => figures.people > 0);
  if (some.length < 2) return '';
  const order = [...some].sort((left, right) => compareRates(right.figures, left.figures));
  const [best, worst] = [order[0], order.at(-1)];
  if (!best || !worst) return '';
  const rate = ({ figures }: Part) => percent(figures.met, figures.people);
  if (compareRates(best.figures, worst.figures) === 0) {
    const all = `${count(some.length)} 个${noun}`;
    if (best.figures.met === 0) return `${all}都没有人达标。`;
    if (best.figures.met === best.figures.people) return `${all}都全部达标。`;
    return `${all}的达标率相同，都是${spaced(rate(best))}。`;
  }
  const same = (one: Part) => order.filter(({ figures }) => compareRates(figures, one.figures) === 0);
  return `达标率最高的是${naming(same(best), noun)}，${rate(best)}；最低的是${naming(same(worst), noun)}，${rate(worst)}。`;
}

function naming(parts: readonly Part[], noun: string): string {
  return parts.length <= NAMED
    ? listed(parts.map(({ name }) => name))
    : `${parts[0]?.name}等 ${count(parts.length)} 个${noun}`;
}

function compareRates(left: FollowFigures, right: FollowFigures): number {
  return left.met * right.people - right.met * left.people;
}
