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
    rightOptions: [question.options[0]?.id ?? ''],
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
