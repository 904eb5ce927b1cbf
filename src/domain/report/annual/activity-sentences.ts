/** Sentences about what was held, planned, assigned and made up for. */

import { lastDayOf, quarterOf } from '../../base/quarter.ts';
import { EVENT_KINDS, type EventKind } from '../../event/event.ts';
import { QUARTERS } from '../../plan/plan.ts';
import type { Light } from '../../plan/plan-lights.ts';
import type { AssignmentSums, HeldActivity, MakeUpSums, PlanSums } from './figures.ts';
import { EVENT_NAMES } from './names.ts';
import { count, listed, ordinal, percent, spaced } from './written.ts';

/** Seminars are counted in terms, everything else in times. */
function times(kind: EventKind, value: number): string {
  return `${count(value)} ${kind === 'seminar' ? '期' : '次'}`;
}

export function heldSentence(activities: readonly Pick<HeldActivity, 'kind' | 'came'>[]): string {
  if (activities.length === 0) return '没有举办职业道德活动的记录。';
  const kinds = EVENT_KINDS.flatMap((kind) => {
    const held = activities.filter((one) => one.kind === kind).length;
    return held === 0 ? [] : [`${EVENT_NAMES[kind]} ${times(kind, held)}`];
  });
  const came = activities.reduce((sum, one) => sum + one.came, 0);
  const visits = came === 0 ? '没有到场的登记' : `到场 ${count(came)} 人次`;
  if (activities.length === 1) return `举办${kinds[0]}，${visits}。`;
  return `共举办活动 ${count(activities.length)} 次：${kinds.join('、')}；${visits}。`;
}

/** Of the quarters that are over by the day, and of the one under way. */
export function lectureSentence(
  activities: readonly Pick<HeldActivity, 'kind' | 'day'>[],
  { year, asOf }: { readonly year: number; readonly asOf: string },
): string {
  const held = new Set(
    activities.filter(({ kind }) => kind === 'lecture').map(({ day }) => quarterOf(day).quarter),
  );
  const over = QUARTERS.filter((quarter) => lastDayOf({ year, quarter }) <= asOf);
  const now = QUARTERS.find((quarter) => !over.includes(quarter));
  const current =
    now === undefined
      ? ''
      : `第${ordinal(now)}季度${held.has(now) ? '已经举办' : '还没有结束，目前没有举办的记录'}。`;
  return `职业道德大讲堂要求每季度举办一次。${overSentence(over, held)}${current}`;
}

function overSentence(over: readonly number[], held: ReadonlySet<number>): string {
  if (over.length === 0) return '';
  const missing = over.filter((quarter) => !held.has(quarter));
  if (over.length === 1) return `第一季度${missing.length === 0 ? '已经举办' : '没有举办的记录'}。`;
  const past = over.length === QUARTERS.length ? '四个季度' : `前${over.length === 2 ? '两' : '三'}个季度`;
  if (missing.length === 0) return `${past}都已经举办。`;
  if (missing.length === over.length) return `${past}都没有举办的记录。`;
  return `${listed(missing.map((quarter) => `第${ordinal(quarter)}季度`))}没有举办的记录。`;
}

export function planSentence({ units, inForce, lines }: PlanSums): string {
  if (inForce === 0) return units === 1 ? '没有已批准的年度计划。' : '各单位都没有已批准的年度计划。';
  const of = (...lights: readonly Light[]) =>
    lines.filter(({ light }) => lights.includes(light)).reduce((sum, one) => sum + one.count, 0);
  const all = lines.reduce((sum, one) => sum + one.count, 0);
  const whose =
    units === 1 ? '年度计划已批准' : `${count(units)} 个单位中，${count(inForce)} 个有已批准的年度计划`;
  if (all === 0) return `${whose}，计划里没有安排活动。`;
  const [done, late, missed, open] = [of('done'), of('doneLate'), of('missed'), of('planned', 'soon')];
  if (done === all) return `${whose}，安排的 ${count(all)} 次活动全部按期办成。`;
  if (missed === all) return `${whose}，安排的 ${count(all)} 次活动都没有办成。`;
  const parts = [
    ...(done > 0 ? [`按期办成 ${count(done)} 次`] : []),
    ...(late > 0 ? [`推迟办成 ${count(late)} 次`] : []),
    ...(missed > 0 ? [`到期没有办成 ${count(missed)} 次`] : []),
    ...(open > 0 ? [`还没有到期 ${count(open)} 次`] : []),
  ];
  return `${whose}，安排活动 ${count(all)} 次：${parts.join('，')}。`;
}

export function assignmentSentence(assignments: readonly AssignmentSums[]): string {
  if (assignments.length === 0) return '没有布置学习任务。';
  const sum = (of: (one: AssignmentSums) => number) => assignments.reduce((all, one) => all + of(one), 0);
  const [meant, done, overdue] = [sum((one) => one.meant), sum((one) => one.done), sum((one) => one.overdue)];
  const head = `布置学习任务 ${count(assignments.length)} 项，涉及 ${count(meant)} 人次`;
  if (done === meant) return `${head}，全部完成。`;
  const told =
    done === 0 ? '还没有人完成' : `完成 ${count(done)} 人次，完成率${spaced(percent(done, meant))}`;
  return `${head}，${told}；${overdue === 0 ? '没有逾期' : `逾期没有完成 ${count(overdue)} 人次`}。`;
}

export function makeUpSentence(makeUps: readonly MakeUpSums[]): string {
  const of = (state: keyof MakeUpSums['states']) => makeUps.reduce((all, one) => all + one.states[state], 0);
  const [done, open, overdue, excused] = [of('done'), of('open'), of('overdue'), of('excused')];
  const all = done + open + overdue + excused;
  if (all === 0) return '没有下达补训。';
  if (done === all) return `下达补训 ${count(all)} 人次，全部补上。`;
  const parts = [
    ...(done > 0 ? [`已经补上 ${count(done)} 人次`] : []),
    ...(open > 0 ? [`期限内还没有补上 ${count(open)} 人次`] : []),
    ...(overdue > 0 ? [`逾期没有补上 ${count(overdue)} 人次`] : []),
    ...(excused > 0 ? [`写明理由后免予补训 ${count(excused)} 人次`] : []),
  ];
  return `下达补训 ${count(all)} 人次：${parts.join('，')}。`;
}
