/** Interface text of the page that shows the rules of a year. A line with a value in it is a function. */
import { formatCreditHours } from '../../domain/base/centihours.ts';
import type { Category, Conversion, Requirement, WarningRule } from '../../domain/policy/policy.ts';

const kinds: Readonly<Record<Category, string>> = {
  ethicsOnline: '职业道德在线课程和案例',
  ethicsEvent: '集中培训',
  ethicsPractice: '主题实践',
  ethicsMakeUp: '补训',
  otherOnline: '其他网络学时',
};

function monthDay(day: string): string {
  const [month, date] = day.split('-').map(Number);
  return `${month} 月 ${date} 日`;
}

export const rules = {
  title: (title: string) => title,
  description: '全年学习要求、折算办法、上限、登记期限，以及所依据的文件。',
  version: (version: number, from: number, to: number | undefined) =>
    `规则第 ${version} 版，适用于 ${from} 年${to === undefined ? '起' : to === from ? '' : `至 ${to} 年`}`,
  basis: '依据',
  clause: (document: string, clause: string) => `${document} ${clause}`,
  requirements: '全年要求',
  kinds: (categories: readonly Category[]) => categories.map((category) => kinds[category]).join('、'),
  requirement: (rule: Requirement, principles: Readonly<Record<string, string>>): string => {
    if (rule.kind === 'minimumHours') {
      return `${rules.kinds(rule.categories)}合计，全年不少于 ${formatCreditHours(rule.requiredCentihours)} 学时。`;
    }
    if (rule.kind === 'minimumPrinciples') {
      const names = rule.principles.map((id) => principles[id] ?? id).join('、');
      return `${names}，每项不少于 ${formatCreditHours(rule.requiredCentihours)} 学时，计入的有${rules.kinds(rule.categories)}。`;
    }
    const share = `${rule.requiredBasisPoints / 100}%`;
    const whole =
      rule.reading === 'quota'
        ? `规定的年度网络学时（${formatCreditHours(rule.quotaCentihours ?? 0)} 学时）`
        : `实际取得的网络学时（${rules.kinds(rule.denominator)}）`;
    return `${rules.kinds(rule.numerator)}，不少于${whole}的 ${share}。按取得的学时直接比较，不四舍五入，也不受上限影响。`;
  },
  caps: '上限',
  noCaps: '各类学时都没有上限。',
  cap: (categories: readonly Category[], maximum: number) =>
    `${rules.kinds(categories)}，全年最多计 ${formatCreditHours(maximum)} 学时。多出的照记，不再计入全年要求。`,
  conversions: '怎样折算学时',
  conversion: (rule: Conversion): string => {
    if (rule.kind === 'linear') return `每 ${rule.minutesPerCreditHour} 分钟为 1 学时`;
    if (rule.kind === 'days') {
      const [day, half] = [rule.dayCentihours, rule.halfDayCentihours].map(formatCreditHours);
      return `一天 ${day} 学时，半天 ${half} 学时`;
    }
    return rule.steps
      .map(({ fromMinutes, centihours }) => `满 ${fromMinutes} 分钟 ${formatCreditHours(centihours)} 学时`)
      .join('，');
  },
  converted: (categories: readonly Category[], rule: string) => `${rules.kinds(categories)}：${rule}。`,
  others: (rule: string) => `其余各类：${rule}。`,
  all: (rule: string) => `各类学时：${rule}；活动组织单位另有核定的，按核定数。`,
  cutOff: '登记期限',
  days: (facts: { cutOff: string; isNextYear: boolean; late: number; makeUp: number }) => [
    '学时记入它发生的那一年，年度按公历，从 1 月 1 日到 12 月 31 日（北京时间）。',
    `当年的学时，最迟在${facts.isNextYear ? '次年' : '当年'} ${monthDay(facts.cutOff)}登记。`,
    facts.late > 0 ? `过期的，${facts.late} 天以内还可以补登，记录上标明“逾期补登”。` : '过期不再补登。',
    facts.makeUp > 0
      ? `年度要求没有达到的，次年 ${facts.makeUp} 天以内的补训计入缺学的年度，单列为“补训”。`
      : '年度结束以后的学习不补入上一年。',
    '再往后，只有由管理员说明理由、重开该年度，才能登记；重开本身也是一条记录。',
  ],
  warning: '连续两个季度落后的预警',
  warned: ({ byQuarter, settleDays }: Pick<WarningRule, 'byQuarter' | 'settleDays'>) => [
    `到一、二、三、四季度末，累计计入分别不到 ${byQuarter.map(formatCreditHours).join('、')} 学时的，这个季度算落后。活动按举办那天算，补登不影响。`,
    `季度结束 ${settleDays} 天以后判断。连续两个季度落后的，单位告知主管领导，同本人谈话，订整改计划，再看下一个季度；谁达标与它无关。`,
  ],
  changes: '规则变了怎么办',
  change:
    '已经记下的学时不变，每一条都写着按哪一版规则记的。年中另立新版本，要由管理员明确启用，启用以前先看清影响到谁；不会有证书因此悄悄失效。',
};
