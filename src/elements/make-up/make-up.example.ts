/** The states of md-make-up. What is open follows from the page's address. */
import type { MakeUpLine, MakeUpSubjects } from '../../domain/api/make-up.ts';
import type { Role } from '../../domain/roster/person.ts';
import { answer, aSession, type Example, refusal, signedIn, signedOut } from '../../drawing/example.ts';
import { aMakeUp } from '../../drawing/example-assignments.ts';

const markup = '<md-make-up></md-make-up>';

const aLine: MakeUpLine = {
  ...aMakeUp,
  person: { id: 'p-1', name: '阿卜杜热合曼·买买提', staffNumber: '100234567', unit: '社会保险服务大厅' },
  orderedBy: '陈立',
  orderedAt: '2026-01-08T02:00:00.000Z',
  mayChange: true,
  history: [],
};
const lines: readonly MakeUpLine[] = [
  aLine,
  {
    ...aLine,
    id: 'order-2',
    cause: 'unfinished',
    title: '年度必修',
    state: 'excused',
    excuse: '全年病假。',
    items: [],
    centihours: 150,
    history: [{ kind: 'excused', at: '2026-01-10T02:00:00.000Z', by: '陈立', reason: '全年病假。' }],
  },
  { ...aLine, id: 'order-3', cause: 'failed', state: 'done', doneOn: '2026-02-03', mayChange: false },
];

const subjects: MakeUpSubjects = {
  subjects: [
    { cause: 'absent', id: 'event-1', title: '第四季度职业道德大讲堂', day: '2025-12-10', items: [] },
    {
      cause: 'failed',
      id: 'integrity',
      title: '公正廉洁',
      day: null,
      items: [{ kind: 'course', id: 'integrity' }],
    },
  ],
  rubrics: [{ id: 'reflection', title: '心得体会评分标准', kinds: ['reflection'] }],
  courses: [
    { id: 'integrity', title: '公正廉洁' },
    { id: 'service', title: '服务人民' },
  ],
  today: '2026-01-08',
  lastDay: '2026-03-31',
};

function answersFor(role: Role): Example['answers'] {
  return {
    'GET /api/session': answer({ ...aSession, person: { ...aSession.person, roles: ['learner', role] } }),
    'GET /api/make-up?year=2025': answer({ year: 2025, orders: lines, mayOrder: true }),
    'GET /api/make-up?year=2024': answer({ year: 2024, orders: [], mayOrder: true }),
    'GET /api/make-up/subjects?year=2025': answer(subjects),
    'GET /api/make-up/candidates?cause=absent&subject=event-1&year=2025': answer({
      people: [
        { id: 'p-2', name: '欧阳文博', staffNumber: '100234568', unit: '社会保险服务大厅' },
        { id: 'p-3', name: '王静', staffNumber: '100234569', unit: '社会保险服务大厅' },
      ],
      ordered: 1,
    }),
    'GET /api/make-up/candidates?cause=failed&subject=integrity&year=2025': answer({
      people: [],
      ordered: 0,
    }),
    'POST /api/make-up': answer({ ordered: 1 }, 201),
    'POST /api/make-up/order-1/changes': { status: 204 },
    'POST /api/make-up/order-2/changes': { status: 204 },
  };
}

const officer = answersFor('officer');

export const examples: readonly Example[] = [
  { name: 'signed out', markup, answers: signedOut },
  { name: 'learner', markup, answers: signedIn },
  { name: 'officer', markup, answers: officer },
  {
    name: 'refused',
    markup,
    answers: {
      ...officer,
      'POST /api/make-up': refusal(400, 'invalid-request', '请选择补学的课程，或者填写要补的学时。', {
        field: '/items',
      }),
      'POST /api/make-up/order-1/changes': refusal(400, 'invalid-request', '请写明理由。', {
        field: '/reason',
      }),
    },
  },
  {
    name: 'out of reach',
    markup,
    answers: { 'GET /api/session': officer['GET /api/session'] ?? answer(null) },
  },
];
