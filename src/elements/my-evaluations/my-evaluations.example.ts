/** The states of md-my-evaluations. */
import type { MyEvaluationsView } from '../../domain/api/evaluations.ts';
import { answer, type Example, refusal, signedIn, signedOut } from '../../drawing/example.ts';

const markup = '<md-my-evaluations></md-my-evaluations>';
const view: MyEvaluationsView = {
  open: [
    {
      ...{ subject: 'course:integrity@2026', kind: 'course', title: '公正廉洁', day: '2026-11-12' },
      questionnaire: {
        ...{ id: 'courses', version: 1, title: '课程评估', for: 'courses' },
        questions: [
          { id: 'useful', text: '这门课对您的工作有没有用？', low: '没有用', high: '很有用' },
          { id: 'clear', text: '课文讲得清楚吗？', low: '不清楚', high: '很清楚' },
        ],
        remark: '哪里好，哪里要改？（可以不写）',
      },
    },
  ],
  answered: [{ subject: 'event:e-1', kind: 'event', title: '大讲堂：法条后面是人', day: '2026-10-20' }],
};
const learner = {
  ...signedIn,
  'GET /api/me/evaluations': answer(view),
  'POST /api/me/evaluations': { status: 204 },
};

export const examples: readonly Example[] = [
  { name: 'signed out', markup, answers: signedOut },
  { name: 'to answer', markup, answers: learner },
  {
    name: 'nothing to answer',
    markup,
    answers: { ...learner, 'GET /api/me/evaluations': answer({ open: [], answered: [] }) },
  },
  {
    name: 'refused',
    markup,
    answers: {
      ...learner,
      'POST /api/me/evaluations': refusal(400, 'invalid-request', '请回答“课文讲得清楚吗？”。', {
        field: '/scores/clear',
      }),
    },
  },
];
