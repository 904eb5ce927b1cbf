/** The states of md-evaluations. */
import type { EvaluationsView } from '../../domain/api/evaluations.ts';
import { answer, aSession, type Example, signedIn, signedOut } from '../../drawing/example.ts';

const markup = '<md-evaluations></md-evaluations>';
const view: EvaluationsView = {
  step: 5,
  evaluations: [
    {
      ...{
        subject: 'event:e-1',
        kind: 'event',
        title: '大讲堂：法条后面是人',
        when: '2026-10-20',
        answers: 10,
      },
      questions: [
        {
          ...{ id: 'useful', text: '这次活动对您的工作有没有用？', low: '没有用', high: '很有用' },
          ...{ counts: [0, 1, 1, 3, 5], meanHundredths: 420 },
        },
      ],
      remarks: ['例子都是身边的，听得进去。', '时间再短一些。'],
    },
    {
      ...{ subject: 'course:integrity@2026', kind: 'course', title: '公正廉洁', when: '2026', answers: 5 },
      questions: [
        {
          ...{ id: 'clear', text: '课文讲得清楚吗？', low: '不清楚', high: '很清楚' },
          ...{ counts: [0, 0, 0, 2, 3], meanHundredths: 460 },
        },
      ],
      remarks: [],
    },
  ],
};
const officer = {
  'GET /api/session': answer({ ...aSession, person: { ...aSession.person, roles: ['learner', 'officer'] } }),
  'GET /api/evaluations': answer(view),
};

export const examples: readonly Example[] = [
  { name: 'signed out', markup, answers: signedOut },
  { name: 'learner', markup, answers: signedIn },
  { name: 'officer', markup, answers: officer },
  {
    name: 'nothing open',
    markup,
    answers: { ...officer, 'GET /api/evaluations': answer({ step: 5, evaluations: [] }) },
  },
];
