/** Years of hours for examples: one under way, one empty, one met and gone beyond. */
import type { HoursEntryView, HoursView } from '../domain/api/api.ts';
import type { ActivityEvidence, Evidence } from '../domain/ledger/entry.ts';
import type { Category, CategoryTotals } from '../domain/policy/policy.ts';

const HASH = '9f2c51d07be4a3869f0b1c2d3e4f5061728394a5b6c7d8e9f00112233445541ab'.slice(0, 64);
const NONE: CategoryTotals = {
  ethicsOnline: 0,
  ethicsEvent: 0,
  ethicsPractice: 0,
  ethicsMakeUp: 0,
  otherOnline: 0,
};

interface Told {
  readonly index: number;
  readonly day: string;
  readonly category: Category;
  readonly centihours: number;
  readonly evidence: Evidence;
  readonly more?: Partial<HoursEntryView>;
}

function entry({ index, day, category, centihours, evidence, more = {} }: Told): HoursEntryView {
  return {
    id: `e-${index}`,
    category,
    centihours,
    source: evidence.kind,
    postedAt: `${day}T12:31:00.000Z`,
    policyVersion: 1,
    evidence,
    contentHash: evidence.kind === 'course' ? HASH : null,
    index,
    leafHash: [...HASH].reverse().join(''),
    reverses: null,
    isReversed: false,
    ...more,
  };
}

function courseEvidence(course: string, title: string): Evidence {
  return {
    kind: 'course',
    course,
    title,
    courseVersion: 3,
    minutes: 60,
    minimumMinutes: 36,
    attempt: 'a-5b1e',
    attemptNumber: 2,
    scorePercent: 86,
    passPercent: 80,
    statement: '0d7a2f5e-7c1c-4f5e-9f2a-2f6a5b0f4c11',
  };
}

function activityEvidence(kind: 'event' | 'practice', title: string, day: string): ActivityEvidence {
  return { kind, title, day, place: '市民之家三楼报告厅', organiser: '江岸区委组织部', confirmedBy: '陈立' };
}

const minutesFrom = (from: number, count: number) => Array.from({ length: count }, (_, at) => from + at);

const entries: readonly HoursEntryView[] = [
  entry({
    index: 20417,
    day: '2026-11-12',
    category: 'ethicsOnline',
    centihours: 100,
    evidence: courseEvidence('loyalty', '忠于国家'),
    more: {
      days: [
        { day: '2026-11-11', minutes: [...minutesFrom(490, 22), ...minutesFrom(760, 14)] },
        {
          day: '2026-11-12',
          minutes: [...minutesFrom(1215, 16), ...minutesFrom(1240, 8)],
          offlineMinutes: minutesFrom(1240, 8),
        },
      ],
    },
  }),
  entry({
    index: 19002,
    day: '2026-11-03',
    category: 'otherOnline',
    centihours: 2800,
    evidence: {
      kind: 'import',
      title: '全省干部网络学院年度学时',
      platform: '省干部网络学院',
      file: '江岸区2026年10月.xlsx',
      row: 118,
    },
  }),
  entry({
    index: 18850,
    day: '2026-10-22',
    category: 'ethicsEvent',
    centihours: -150,
    evidence: {
      kind: 'reversal',
      title: '冲销：第三季度职业道德大讲堂',
      reason: '签到表重复登记，已核实只参加一场。',
    },
    more: { reverses: 'e-18800' },
  }),
  entry({
    index: 18801,
    day: '2026-10-20',
    category: 'ethicsEvent',
    centihours: 150,
    evidence: activityEvidence('event', '第三季度职业道德大讲堂', '2026-10-20'),
  }),
  entry({
    index: 18800,
    day: '2026-10-20',
    category: 'ethicsEvent',
    centihours: 150,
    evidence: activityEvidence('event', '第三季度职业道德大讲堂', '2026-10-20'),
    more: { isReversed: true },
  }),
  entry({
    index: 15230,
    day: '2026-09-06',
    category: 'ethicsPractice',
    centihours: 100,
    evidence: activityEvidence('practice', '社区志愿服务', '2026-09-05'),
  }),
  entry({
    index: 9120,
    day: '2026-07-02',
    category: 'ethicsOnline',
    centihours: 300,
    evidence: courseEvidence('faith', '坚定信念'),
  }),
];

export const aYearUnderWay: HoursView = {
  year: 2026,
  years: [2026, 2025],
  policy: {
    id: 'wuhan',
    version: 1,
    title: '公务员职业道德学时',
    citation: '武人社发〔2017〕44号 三（二）2',
    cutOff: '2026-12-31',
    lateEntry: '2027-01-31',
    makeUp: '2027-03-31',
  },
  requirements: [
    {
      id: 'hours',
      kind: 'minimumHours',
      categories: ['ethicsOnline', 'ethicsEvent', 'ethicsPractice', 'ethicsMakeUp'],
      title: '全年不少于 8 学时',
      requiredCentihours: 800,
      achievedCentihours: 650,
      capsReached: [],
      state: 'unmet',
    },
    {
      id: 'share',
      kind: 'minimumShare',
      title: '网络学时中职业道德不少于 10%',
      requiredBasisPoints: 1000,
      achievedBasisPoints: 1250,
      numeratorCentihours: 400,
      denominatorCentihours: 3200,
      reading: 'earned',
      state: 'met',
    },
  ],
  totals: { ...NONE, ethicsOnline: 400, ethicsEvent: 150, ethicsPractice: 100, otherOnline: 2800 },
  entries,
  asOf: '2026-11-22',
};

export const anEmptyYear: HoursView = {
  ...aYearUnderWay,
  years: [2026],
  requirements: [
    {
      id: 'hours',
      kind: 'minimumHours',
      categories: ['ethicsOnline', 'ethicsEvent', 'ethicsPractice', 'ethicsMakeUp'],
      title: '全年不少于 8 学时',
      requiredCentihours: 800,
      achievedCentihours: 0,
      capsReached: [],
      state: 'unmet',
    },
    {
      id: 'share',
      kind: 'minimumShare',
      title: '网络学时中职业道德不少于 10%',
      requiredBasisPoints: 1000,
      numeratorCentihours: 0,
      denominatorCentihours: 0,
      reading: 'earned',
      state: 'notAssessable',
    },
  ],
  totals: NONE,
  entries: [],
};

/** Beyond the requirement, with every kind of hour; the share is not met. */
export const aFullYear: HoursView = {
  ...aYearUnderWay,
  requirements: [
    {
      id: 'hours',
      kind: 'minimumHours',
      categories: ['ethicsOnline', 'ethicsEvent', 'ethicsPractice', 'ethicsMakeUp'],
      title: '全年不少于 8 学时',
      requiredCentihours: 800,
      achievedCentihours: 1025,
      capsReached: [],
      state: 'met',
    },
    {
      id: 'share',
      kind: 'minimumShare',
      title: '网络学时中职业道德不少于 10%',
      requiredBasisPoints: 1000,
      achievedBasisPoints: 784,
      numeratorCentihours: 400,
      denominatorCentihours: 5100,
      reading: 'earned',
      state: 'unmet',
    },
  ],
  totals: { ethicsOnline: 400, ethicsEvent: 300, ethicsPractice: 125, ethicsMakeUp: 200, otherOnline: 4700 },
};

/** By rules with caps and a floor for each principle; a posting after the cut-off in a year that was re-opened. */
export const aYearOfManyRules: HoursView = {
  ...aYearUnderWay,
  policy: { ...aYearUnderWay.policy, cutOff: '2027-04-30', lateEntry: '2027-05-15' },
  requirements: [
    {
      id: 'hours',
      kind: 'minimumHours',
      categories: ['ethicsOnline', 'ethicsEvent', 'ethicsPractice', 'ethicsMakeUp'],
      title: '全年不少于 8 学时',
      requiredCentihours: 800,
      achievedCentihours: 700,
      capsReached: [
        {
          id: 'practice',
          title: '主题实践',
          categories: ['ethicsPractice'],
          maximumCentihours: 200,
          postedCentihours: 350,
        },
      ],
      state: 'unmet',
    },
    {
      id: 'each',
      kind: 'minimumPrinciples',
      categories: ['ethicsOnline', 'ethicsEvent'],
      title: '六项要求都学到',
      requiredCentihours: 50,
      principles: [
        { principle: 'faith', achievedCentihours: 300, state: 'met' },
        { principle: 'loyalty', achievedCentihours: 100, state: 'met' },
        { principle: 'service', achievedCentihours: 11, state: 'unmet' },
        { principle: 'law', achievedCentihours: 0, state: 'unmet' },
      ],
      state: 'unmet',
    },
  ],
  totals: { ...NONE, ethicsOnline: 400, ethicsEvent: 100, ethicsPractice: 350 },
  entries: [
    entry({
      index: 21001,
      day: '2027-06-02',
      category: 'ethicsEvent',
      centihours: 100,
      evidence: { ...activityEvidence('event', '第四季度职业道德大讲堂', '2026-12-20'), entered: 'reopened' },
    }),
    entry({
      index: 21000,
      day: '2027-06-01',
      category: 'ethicsEvent',
      centihours: 0,
      evidence: {
        kind: 'reopening',
        title: '重开 2026 年度',
        reason: '签到表漏交，经单位核实。',
        until: '2027-06-30',
      },
    }),
    entry({
      index: 15980,
      day: '2026-09-18',
      category: 'ethicsOnline',
      centihours: 11,
      evidence: {
        kind: 'case',
        case: 'ticket-127',
        title: '第一百二十七张单',
        principle: 'service',
        minutes: 9,
        minimumMinutes: 8,
        path: ['start', 'call', 'wall'],
        ending: '墙',
        statement: '0d7a2f5e-7c1c-4f5e-9f2a-2f6a5b0f4c12',
      },
      more: { contentHash: HASH, days: [{ day: '2026-09-18', minutes: minutesFrom(760, 9) }] },
    }),
    ...entries.filter(({ category }) => category === 'ethicsOnline'),
  ],
};
