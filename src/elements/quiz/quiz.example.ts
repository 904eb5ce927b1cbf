/** The states of md-quiz. */
import type { AttemptView, QuizView } from '../../domain/api/api.ts';
import { answer, type Example, refusal, signedIn, signedOut } from '../../drawing/example.ts';

const markup = `<md-quiz course="service" title="服务人民">
  <a data-lesson="service/02-first-asked" href="/courses/service/02-first-asked/">首问的人</a>
</md-quiz>`;

const ready: QuizView = {
  course: 'service',
  questionCount: 3,
  passPercent: 80,
  attemptsBeforeWait: 3,
  waitMinutes: 60,
  attempts: [],
  unfinishedLessons: [],
};

const options = (question: string) =>
  ['甲', '乙', '丙'].map((text, at) => ({ id: `${question}-${at + 1}`, text: `${text}说的办法` }));

const live: AttemptView = {
  id: 'a1',
  course: 'service',
  number: 1,
  state: 'live',
  startedAt: '2026-11-22T02:00:00.000Z',
  passPercent: 80,
  questions: [
    { id: 'q1', kind: 'single', stem: '老人说手机不会拍照上传，怎么办？', options: options('q1') },
    { id: 'q2', kind: 'multiple', stem: '一次告知要说清哪几样？', options: options('q2') },
    {
      id: 'q3',
      kind: 'trueFalse',
      stem: '首问的人说一句“不归我管”就可以了。',
      options: [
        { id: 'q3-t', text: '对' },
        { id: 'q3-f', text: '错' },
      ],
    },
  ],
  answers: { q1: ['q1-2'] },
};

/** One question of each further kind. */
const kinds: AttemptView = {
  ...live,
  id: 'a2',
  questions: [
    {
      id: 'm1',
      kind: 'matching',
      stem: '把来意和该做的事配起来。',
      rows: [
        { id: 'm1-r1', text: '不归本窗口办的事' },
        { id: 'm1-r2', text: '缺一份材料' },
        { id: 'm1-r3', text: '手机不会操作' },
      ],
      options: [
        { id: 'm1-o1', text: '一次告知' },
        { id: 'm1-o2', text: '首问负责' },
        { id: 'm1-o3', text: '线下办理' },
        { id: 'm1-o4', text: '请他回去' },
      ],
    },
    {
      id: 's1',
      kind: 'ordering',
      stem: '把接待的几步排好。',
      options: [
        { id: 's1-c', text: '说清缺什么' },
        { id: 's1-a', text: '问清来意' },
        { id: 's1-b', text: '复述一遍' },
      ],
    },
    { id: 'f1', kind: 'fillIn', stem: '每年至少 ____ 学时。', expects: '一个整数' },
    {
      id: 'c1',
      kind: 'scenario',
      stem: '读下面的情境，回答问题。',
      situation: '快下班了，一位老人走到窗口。\n\n他的事不归你办。',
      parts: [
        { id: 'c1-p1', kind: 'single', stem: '先做什么？', options: options('c1-p1') },
        { id: 'c1-p2', kind: 'multiple', stem: '交出去的有哪些？', options: options('c1-p2') },
      ],
    },
  ],
  answers: {},
};
const kindsAnswered = {
  m1: ['m1-o2', 'm1-o1', 'm1-o3'],
  s1: ['s1-a', 's1-b', 's1-c'],
  f1: ['９'],
  c1: ['c1-p1-1', 'c1-p2-1', 'c1-p2-2'],
};
const kindsRight: Record<string, readonly string[]> = { ...kindsAnswered, f1: ['8'] };
const kindsPassed: AttemptView = {
  ...kinds,
  state: 'passed',
  closedAt: '2026-11-22T02:10:00.000Z',
  scorePercent: 75,
  passPercent: 75,
  right: 3,
  answers: kindsAnswered,
  questions: kinds.questions.map((question) => ({
    ...question,
    verdict: question.id !== 'f1',
    rightAnswer: kindsRight[question.id] ?? [],
    explanation: '武人社发〔2017〕44号要求每年不少于 8 学时。',
  })),
};

const failedSummary = {
  id: 'a0',
  number: 1,
  state: 'failed',
  startedAt: '2026-11-21T02:00:00.000Z',
  closedAt: '2026-11-21T02:10:00.000Z',
  scorePercent: 33,
} as const;

const failed: AttemptView = {
  ...live,
  ...failedSummary,
  right: 1,
  questions: live.questions.map((question, at) => ({ ...question, verdict: at === 0 })),
};

const passed: AttemptView = {
  ...live,
  state: 'passed',
  closedAt: '2026-11-22T02:10:00.000Z',
  scorePercent: 100,
  right: 3,
  answers: { q1: ['q1-2'], q2: ['q2-1', 'q2-2'], q3: ['q3-f'] },
  questions: live.questions.map((question) => ({
    ...question,
    verdict: true,
    rightAnswer: [`${question.id}-1`],
    explanation: '《优化营商环境条例》要求一次性告知。',
  })),
};

const QUIZ = 'GET /api/quizzes/service';
const BEGIN = 'POST /api/quizzes/service/attempts';

export const examples: readonly Example[] = [
  { name: 'signed out', markup, answers: signedOut },
  { name: 'out of reach', markup, answers: {} },
  {
    name: 'lessons unfinished',
    markup,
    answers: {
      ...signedIn,
      [QUIZ]: answer({
        ...ready,
        unfinishedLessons: ['service/02-first-asked', 'service/03-another-way'],
      }),
    },
  },
  {
    name: 'ready',
    markup,
    answers: {
      ...signedIn,
      [QUIZ]: answer({ ...ready, attempts: [failedSummary] }),
      [BEGIN]: answer(live, 201),
      'GET /api/attempts/a0': answer(failed),
      'GET /api/attempts/a1': answer(live),
    },
  },
  {
    name: 'refused to begin',
    markup,
    answers: {
      ...signedIn,
      [QUIZ]: answer(ready),
      [BEGIN]: refusal(429, 'attempt-wait', '连续 3 次未通过，请先温习，40 分钟后再答。'),
    },
  },
  {
    name: 'waiting',
    markup,
    answers: {
      ...signedIn,
      [QUIZ]: answer({ ...ready, attempts: [failedSummary], waitUntil: '2099-11-22T04:00:00.000Z' }),
    },
  },
  {
    name: 'live',
    markup,
    answers: {
      ...signedIn,
      [QUIZ]: answer({ ...ready, live: 'a1' }),
      'GET /api/attempts/a1': answer(live),
      'PUT /api/attempts/a1/answers/q1': answer(undefined, 204),
      'PUT /api/attempts/a1/answers/q2': answer(undefined, 204),
      'PUT /api/attempts/a1/answers/q3': answer(undefined, 204),
      'POST /api/attempts/a1/submission': answer(passed),
    },
  },
  {
    name: 'no attempt left',
    markup,
    answers: {
      ...signedIn,
      [QUIZ]: answer({
        ...ready,
        maximumAttempts: 3,
        attemptsLeft: 0,
        attempts: [failedSummary],
        waitUntil: '2098-12-31T16:00:00.000Z',
      }),
    },
  },
  {
    name: 'all kinds',
    markup,
    answers: {
      ...signedIn,
      [QUIZ]: answer({ ...ready, live: 'a2' }),
      'GET /api/attempts/a2': answer(kinds),
      'PUT /api/attempts/a2/answers/m1': answer(undefined, 204),
      'PUT /api/attempts/a2/answers/s1': answer(undefined, 204),
      'PUT /api/attempts/a2/answers/f1': answer(undefined, 204),
      'PUT /api/attempts/a2/answers/c1': answer(undefined, 204),
      'POST /api/attempts/a2/submission': answer(kindsPassed),
    },
  },
  {
    name: 'passed',
    markup,
    answers: {
      ...signedIn,
      [QUIZ]: answer({
        ...ready,
        attempts: [{ ...failedSummary, id: 'a1', state: 'passed', scorePercent: 100 }],
      }),
      'GET /api/attempts/a1': answer(passed),
    },
  },
];
