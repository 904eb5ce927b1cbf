/** Sentences about what was learned: hours by kind and principle, months, the online share, quizzes. */
import type { FollowingView } from '../../api/following.ts';
import type { CategoryTotals } from '../../policy/policy.ts';
import type { CategorySums, NamedCourseSums } from './figures.ts';
import { CATEGORY_NAMES, PRINCIPLE_NAMES } from './names.ts';
import { basisPoints, count, hours, listed, people, percent, spaced } from './written.ts';

const ETHICS = ['ethicsOnline', 'ethicsEvent', 'ethicsPractice', 'ethicsMakeUp'] as const;

export function ethicsHours(totals: CategoryTotals): number {
  return ETHICS.reduce((sum, category) => sum + totals[category], 0);
}

/** Shares are only told where no kind is below nothing: a part of a sum with negatives is no part. */
export function kindsSentence(totals: CategoryTotals): string {
  const all = ethicsHours(totals);
  const some = ETHICS.filter((category) => totals[category] !== 0);
  if (some.length === 0) return '没有登记职业道德学时。';
  if (some.length === 1 && some[0])
    return `登记的职业道德学时共 ${hours(all)} 学时，全部是${CATEGORY_NAMES[some[0]]}。`;
  const hasShares = all > 0 && some.every((category) => totals[category] > 0);
  const parts = some.map((category) => {
    const share = hasShares ? `，占${spaced(percent(totals[category], all))}` : '';
    return `${CATEGORY_NAMES[category]} ${hours(totals[category])} 学时${share}`;
  });
  return `登记的职业道德学时共 ${hours(all)} 学时：${parts.join('；')}。`;
}

/** All that were named most, where several were named as much. */
export function principlesSentence({
  principles,
  withoutPrincipleCentihours: rest,
}: Pick<FollowingView, 'principles' | 'withoutPrincipleCentihours'>): string {
  const others = rest === 0 ? '' : `另有 ${hours(rest)} 学时的登记没有写明属于哪一项。`;
  const some = principles.filter(({ centihours }) => centihours > 0);
  if (some.length === 0) return rest === 0 ? '' : '登记的学时都没有写明属于六项要求中的哪一项。';
  const most = Math.max(...some.map(({ centihours }) => centihours));
  const name = ({ principle }: { readonly principle: keyof typeof PRINCIPLE_NAMES }) =>
    `“${PRINCIPLE_NAMES[principle]}”`;
  const first = some.filter(({ centihours }) => centihours === most);
  const none = principles.filter(({ centihours }) => centihours <= 0).map(name);
  const lacking = none.length === 0 ? '六项要求都有人学。' : `还没有学到的是${none.join('')}。`;
  const told =
    first.length === principles.length
      ? '六项要求的学时一样多。'
      : `六项要求中学得最多的是${listed(first.map(name))}，${first.length > 1 ? '各 ' : ''}${hours(most)} 学时。${lacking}`;
  return told + others;
}

export function monthsSentence(months: FollowingView['months']): string {
  const within = months.filter(({ month }) => month <= 12);
  const after = months.find(({ month }) => month === 13)?.centihours ?? 0;
  const late = after === 0 ? '' : `年度结束以后登记的合计 ${hours(after)} 学时。`;
  const most = Math.max(...within.map(({ centihours }) => centihours));
  if (most <= 0) return `各月都没有登记到学时。${late}`;
  const first = within.filter(({ centihours }) => centihours === most).map(({ month }) => `${month} 月`);
  return `登记学时最多的是 ${listed(first)}，${first.length > 1 ? '各 ' : ''}${hours(most)} 学时。${late}`;
}

export interface ShareTold {
  readonly sums: CategorySums;
  readonly people: number;
  readonly requiredBasisPoints: number;
}

export function shareSentence({ sums, people: all, requiredBasisPoints }: ShareTold): string {
  const rule = `要求每人的职业道德网络学时不少于本人网络学时的 ${basisPoints(requiredBasisPoints)}。`;
  if (all === 0) return rule;
  if (all === 1) return rule + shareOfOne(sums);
  const { met, unmet, notAssessable } = sums.shares;
  if (notAssessable === all) return `${rule}全部人员都没有网络学时的记录，占比无法评定。`;
  if (met === all) return `${rule}全部人员都达到。`;
  if (unmet === all) return `${rule}没有人达到。`;
  const parts = [
    ['达到要求的', met],
    ['没有达到的', unmet],
    ['没有网络学时、无法评定的', notAssessable],
  ] as const;
  const some = parts.filter(([, value]) => value > 0);
  return `${rule}${some.map(([name, value]) => `${name} ${people(value)}`).join('，')}。`;
}

function shareOfOne({ shares }: CategorySums): string {
  if (shares.met === 1) return '已经达到。';
  return shares.unmet === 1 ? '没有达到。' : '没有网络学时的记录，占比无法评定。';
}

export function quizSentence(courses: readonly NamedCourseSums[]): string {
  const sum = (of: (one: NamedCourseSums) => number) => courses.reduce((all, one) => all + of(one), 0);
  const tries = triesSentence(
    sum((one) => one.closedAttempts),
    sum((one) => one.passedAttempts),
  );
  const passes = sum(({ scores }) => scores?.passes ?? 0);
  if (passes === 0) return tries === '' ? '没有人做过课程测验。' : `${tries}没有人通过测验得到学时。`;
  const average = Math.floor((sum(({ scores }) => scores?.sum ?? 0) * 10) / passes) / 10;
  const scored = passes === 1 ? '成绩' : '平均';
  return `${tries}${count(passes)} 人次通过测验得到学时，${scored} ${average} 分。`;
}

function triesSentence(closed: number, passed: number): string {
  if (closed === 0) return '';
  if (closed === 1) return `交卷 1 次，${passed === 1 ? '通过' : '没有通过'}。`;
  const told =
    passed === closed
      ? '全部通过'
      : passed === 0
        ? '都没有通过'
        : `通过 ${count(passed)} 次，占${spaced(percent(passed, closed))}`;
  return `共交卷 ${count(closed)} 次，${told}。`;
}
