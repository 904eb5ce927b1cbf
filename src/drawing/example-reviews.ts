/** Warnings and appeals for examples: one of each in the states that look different. */
import type {
  AppealFacts,
  CardFacts,
  MyReviewsView,
  ReviewAppealView,
  ReviewCardView,
  ReviewDeskView,
  StudyEvidence,
} from '../domain/api/reviews.ts';

const PERSON = { id: 'p-1', name: '阿卜杜热合曼·买买提', staffNumber: '100234567', unit: '社会保险服务大厅' };

const aCardFacts: CardFacts = {
  id: 'card-1',
  kind: 'fastReading',
  weight: 'notable',
  day: '2026-11-19',
  from: '2026-11-19T04:10:00.000Z',
  to: '2026-11-19T04:10:40.000Z',
  about: '忠于国家 · 保密这根弦',
  facts: { characters: 2480, sections: 5, seconds: 40, charactersPerMinute: 3720 },
  foundAt: '2026-11-20T00:10:00.000Z',
  replyBy: '2026-11-30T00:10:00.000Z',
  replies: [],
  decision: null,
};

const REPLY = {
  at: '2026-11-21T01:20:00.000Z',
  text: '那天在高铁上，信号时断时续，页面是到站以后才连上的。',
};

const aDecidedCard: CardFacts = {
  ...aCardFacts,
  id: 'card-2',
  kind: 'sharedDevice',
  weight: 'low',
  about: '',
  facts: { people: 3, handovers: 2, returns: 0 },
  replies: [REPLY],
  decision: {
    at: '2026-11-22T02:00:00.000Z',
    by: '社会保险服务大厅 陈立',
    outcome: 'reversal',
    reason: '核对值班表，当天由他人代为登录。',
    entries: ['公正廉洁'],
  },
};

const anOpenAppeal: AppealFacts = {
  id: 'appeal-1',
  year: 2026,
  subject: 'activity',
  course: null,
  title: '第三季度职业道德大讲堂',
  day: '2026-09-18',
  claimedCentihours: 150,
  words: '当天签到用的是纸质签到表，坐在第四排。\n同去的有窗口组三位同事。',
  madeAt: '2026-11-18T02:30:00.000Z',
  state: 'open',
  stage: 1,
  dueAt: '2126-12-18T02:30:00.000Z',
  history: [],
};

const aRefusedAppeal: AppealFacts = {
  ...anOpenAppeal,
  id: 'appeal-2',
  subject: 'course',
  course: 'integrity',
  title: '公正廉洁',
  claimedCentihours: null,
  state: 'refused',
  dueAt: '2126-12-03T02:30:00.000Z',
  history: [
    {
      kind: 'refused',
      at: '2026-11-19T03:00:00.000Z',
      by: '社会保险服务大厅 陈立',
      text: '第 3 课只学了 4 分钟，测验还没有做。',
    },
  ],
};

const aGrantedAppeal: AppealFacts = {
  ...anOpenAppeal,
  id: 'appeal-3',
  subject: 'import',
  title: '省干部网络学院：依法行政',
  state: 'granted',
  stage: 2,
  dueAt: null,
  history: [
    {
      kind: 'refused',
      at: '2026-11-10T03:00:00.000Z',
      by: '社会保险服务大厅 陈立',
      text: '导入文件里没有。',
    },
    { kind: 'reviewAsked', at: '2026-11-11T03:00:00.000Z', by: '', text: '附上平台出具的证明编号。' },
    {
      kind: 'granted',
      at: '2026-11-12T03:00:00.000Z',
      by: '市人力资源和社会保障局 李海涛',
      text: '已向平台核实。',
      category: 'otherOnline',
      centihours: 150,
    },
  ],
};

const anEvidence: StudyEvidence = {
  days: [
    {
      day: '2026-11-19',
      stretches: [
        { about: '公正廉洁 · 一张没有署名的卡', from: 492, to: 514, minutes: 21, isOffline: false },
        { about: '公正廉洁 · 他是我表弟', from: 540, to: 566, minutes: 26, isOffline: true },
      ],
      sections: [
        {
          about: '公正廉洁 · 一张没有署名的卡',
          section: '门把手上的袋子',
          characters: 450,
          saidAt: '2026-11-19T00:25:00.000Z',
          recordedAt: '2026-11-19T00:25:04.000Z',
          isLate: false,
          statement: '0d7a2f5e-7c1c-4f5e-9f2a-2f6a5b0f4c11',
        },
        {
          about: '公正廉洁 · 他是我表弟',
          section: '退回去之前',
          characters: 520,
          saidAt: '2026-11-19T01:10:00.000Z',
          recordedAt: '2026-11-19T01:40:00.000Z',
          isLate: true,
          statement: '0d7a2f5e-7c1c-4f5e-9f2a-2f6a5b0f4c12',
        },
      ],
      attempts: [
        {
          about: '公正廉洁 · 测验',
          number: 1,
          state: 'failed',
          startedAt: '2026-11-19T02:00:00.000Z',
          closedAt: '2026-11-19T02:06:30.000Z',
          questions: 10,
          scorePercent: 60,
        },
        {
          about: '公正廉洁 · 测验',
          number: 2,
          state: 'passed',
          startedAt: '2026-11-19T02:20:00.000Z',
          closedAt: '2026-11-19T02:25:00.000Z',
          questions: 10,
          scorePercent: 90,
        },
      ],
      deviceUses: [],
    },
  ],
  entries: [
    {
      id: 'e-1',
      title: '公正廉洁',
      category: 'ethicsOnline',
      centihours: 100,
      postedAt: '2026-11-19T02:25:00.000Z',
      origin: '',
      isReversed: false,
      mayReverse: true,
    },
    {
      id: 'e-2',
      title: '其他平台网络学时',
      category: 'otherOnline',
      centihours: 1200,
      postedAt: '2026-10-30T02:25:00.000Z',
      origin: '网络学时-2026.xlsx #14',
      isReversed: true,
      mayReverse: false,
    },
  ],
};

export const aCardView: ReviewCardView = {
  ...aCardFacts,
  person: PERSON,
  mayDecide: true,
  mayReverse: false,
  evidence: anEvidence,
};
export const aHeardCardView: ReviewCardView = { ...aCardView, replies: [REPLY], mayReverse: true };
export const aSharedDeviceView: ReviewCardView = {
  ...aDecidedCard,
  person: PERSON,
  mayDecide: false,
  mayReverse: true,
  evidence: {
    ...anEvidence,
    days: anEvidence.days.map((day) => ({
      ...day,
      deviceUses: [
        { who: '阿卜杜热合曼·买买提', from: 490, to: 515 },
        { who: '其他单位人员 1', from: 516, to: 540 },
        { who: '阿卜杜热合曼·买买提', from: 541, to: 566 },
      ],
    })),
  },
};
export const anAppealView: ReviewAppealView = {
  ...anOpenAppeal,
  person: PERSON,
  mayDecide: true,
  bound: { mostCentihours: 800, categories: ['ethicsEvent', 'ethicsPractice', 'ethicsMakeUp'] },
  evidence: {
    days: [{ day: '2026-09-18', stretches: [], sections: [], attempts: [], deviceUses: [] }],
    entries: [],
  },
};
/** A review that this officer may only read, of a course that is credited by now. */
export const aForeignAppealView: ReviewAppealView = { ...anAppealView, stage: 2, mayDecide: false };
export const aFullAppealView: ReviewAppealView = {
  ...anAppealView,
  ...{ subject: 'course', course: 'integrity', title: '公正廉洁' },
  bound: { mostCentihours: 0, categories: ['ethicsOnline'] },
};

export const aDesk: ReviewDeskView = {
  cards: [aCardFacts, aDecidedCard].map((card) => ({ ...card, person: PERSON })),
  appeals: [anOpenAppeal, aRefusedAppeal, aGrantedAppeal].map((appeal) => ({ ...appeal, person: PERSON })),
  open: { cards: 1, appeals: 1 },
};

export const myReviews: MyReviewsView = {
  cards: [
    { ...aCardFacts, mayReply: true },
    { ...aDecidedCard, mayReply: false },
  ],
  appeals: [
    { ...anOpenAppeal, mayAskReview: false },
    { ...aRefusedAppeal, mayAskReview: true },
    { ...aGrantedAppeal, mayAskReview: false },
  ],
  courses: [
    { id: 'integrity', title: '公正廉洁' },
    { id: 'service', title: '服务人民' },
  ],
  firstDay: '2025-01-01',
  today: '2026-11-23',
};
export const noReviews: MyReviewsView = { ...myReviews, cards: [], appeals: [] };
