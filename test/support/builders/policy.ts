/** A year's rules and its totals, for tests. */
import { PRINCIPLE_IDS, type PrincipleId } from '../../../src/domain/catalogue/catalogue.ts';
import { NO_HOURS, type YearTotals } from '../../../src/domain/policy/assess-year.ts';
import type {
  CategoryTotals,
  MinimumHours,
  MinimumShare,
  Policy,
} from '../../../src/domain/policy/policy.ts';

/** 8 学时 of ethics of any kind (武人社发〔2017〕44号, 三（二）2). */
export function hoursRequirement(overrides: Partial<MinimumHours> = {}): MinimumHours {
  return {
    id: 'annual-hours',
    kind: 'minimumHours',
    title: '全年职业道德学时',
    categories: ['ethicsOnline', 'ethicsEvent', 'ethicsPractice', 'ethicsMakeUp'],
    requiredCentihours: 800,
    ...overrides,
  };
}

/** 10 % of the year's online hours (武人社发〔2017〕44号, 三（二）2). */
export function shareRequirement(overrides: Partial<MinimumShare> = {}): MinimumShare {
  return {
    id: 'online-share',
    kind: 'minimumShare',
    title: '网络学时中的职业道德占比',
    numerator: ['ethicsOnline'],
    denominator: ['ethicsOnline', 'otherOnline'],
    requiredBasisPoints: 1000,
    reading: 'earned',
    ...overrides,
  };
}

export function aPolicy(overrides: Partial<Policy> = {}): Policy {
  return {
    id: 'annual',
    version: 1,
    title: '公务员职业道德年度学习要求',
    citation: { document: '武人社发〔2017〕44号', clause: '三（二）2', issuer: '样例市公务员主管部门' },
    fromYear: 2017,
    cutOff: '12-31',
    cutOffYear: 'same',
    lateEntryDays: 31,
    makeUpDays: 90,
    requirements: [hoursRequirement(), shareRequirement()],
    caps: [],
    conversions: [],
    budget: {
      charactersPerMinute: 300,
      selfCheckSeconds: 30,
      questionSeconds: 60,
      caseDecisionSeconds: 90,
      mediaShareBasisPoints: 10_000,
      minimumShareBasisPoints: 8000,
      minutesPerCreditHour: 45,
    },
    quiz: { attemptsBeforeWait: 3, waitMinutes: 1440 },
    presence: { offlineMinutesPerDay: 120, offlineTicketHours: 24 },
    ...overrides,
  };
}

export function totals(overrides: Partial<CategoryTotals> = {}): CategoryTotals {
  return { ...NO_HOURS, ...overrides };
}

/** A year's totals; hours on principles only where a test names them. */
export function aYear(
  byCategory: Partial<CategoryTotals> = {},
  byPrinciple: Partial<Record<PrincipleId, Partial<CategoryTotals>>> = {},
): YearTotals {
  const principles = PRINCIPLE_IDS.map((id) => [id, totals(byPrinciple[id])]);
  return {
    byCategory: totals(byCategory),
    byPrinciple: Object.fromEntries(principles) as YearTotals['byPrinciple'],
  };
}
