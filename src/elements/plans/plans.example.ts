/** The states of md-plans. What is open follows from the page's address. */
import type { PlansView, PlanView } from '../../domain/api/plans.ts';
import type { PlanLine } from '../../domain/plan/plan.ts';
import type { Role } from '../../domain/roster/person.ts';
import { answer, aSession, type Example, refusal, signedIn, signedOut } from '../../drawing/example.ts';

const markup = '<md-plans></md-plans>';

const lecture = (quarter: number): PlanLine => ({
  ...{
    id: `l-${quarter}`,
    kind: 'activity',
    activity: 'lecture',
    quarter,
    title: `第 ${quarter} 季度职业道德大讲堂`,
  },
});
const study: PlanLine = {
  ...{ id: 's-1', kind: 'study', title: '窗口人员必修', tiers: ['window'], trainingKinds: [] },
  ...{ items: [{ kind: 'course', id: 'service' }], dueDay: '2026-10-31' },
};
const lines = [lecture(1), lecture(2), lecture(3), study];

const aPlan: PlanView = {
  unit: { id: 'u-1', name: '市人力资源和社会保障局' },
  ...{ year: 2026, state: 'approved', version: 3, draft: lines },
  inForce: [
    { line: lecture(1), light: 'done', day: '2026-03-12', study: null },
    { line: lecture(2), light: 'missed', day: null, study: null },
    { line: lecture(3), light: 'soon', day: null, study: null },
    { line: study, light: 'planned', day: null, study: { assignment: 'task-1', meant: 12, done: 3 } },
  ],
  gaps: { seminars: 'none', lectures: [4] },
  history: [
    { kind: 'approved', at: '2026-01-12T02:00:00.000Z', by: '李海涛', reason: '' },
    { kind: 'sentBack', at: '2026-01-10T02:00:00.000Z', by: '李海涛', reason: '请补上第四季度。' },
    { kind: 'saved', at: '2026-01-08T02:00:00.000Z', by: '陈立', reason: '' },
  ],
  ...{ mayEdit: true, mayApprove: false },
  courses: [
    { id: 'service', title: '服务人民' },
    { id: 'integrity', title: '公正廉洁' },
  ],
  today: '2026-09-10',
};

const all: PlansView = {
  year: 2026,
  plans: [
    {
      unit: { id: 'u-1', name: '市人力资源和社会保障局', depth: 0 },
      ...{ state: 'approved', activities: { all: 3, done: 1, missed: 1 }, mayEdit: true, mayApprove: false },
    },
    {
      unit: { id: 'u-2', name: '社会保险服务大厅', depth: 1 },
      ...{ state: 'submitted', activities: { all: 0, done: 0, missed: 0 }, mayEdit: true, mayApprove: true },
    },
    {
      unit: { id: 'u-3', name: '劳动保障监察支队', depth: 1 },
      ...{ state: 'none', activities: { all: 0, done: 0, missed: 0 }, mayEdit: true, mayApprove: false },
    },
  ],
};

function answersFor(role: Role): Example['answers'] {
  const submitted: PlanView = {
    ...aPlan,
    unit: { id: 'u-2', name: '社会保险服务大厅' },
    state: 'submitted',
    inForce: null,
    mayApprove: true,
  };
  const empty: PlanView = {
    ...aPlan,
    unit: { id: 'u-3', name: '劳动保障监察支队' },
    state: 'none',
    version: 0,
    draft: [],
    inForce: null,
    history: [],
  };
  return {
    'GET /api/session': answer({ ...aSession, person: { ...aSession.person, roles: ['learner', role] } }),
    'GET /api/plans?year=2026': answer(all),
    'GET /api/plans/u-1?year=2026': answer(aPlan),
    'GET /api/plans/u-2?year=2026': answer(submitted),
    'GET /api/plans/u-3?year=2026': answer(empty),
    'GET /api/plans/u-4?year=2026': answer({ ...aPlan, unit: { id: 'u-4', name: '大厅' }, state: 'draft' }),
    'POST /api/plans/u-2/acts': { status: 204 },
    'POST /api/plans/u-4/acts': { status: 204 },
    'PUT /api/plans/u-3': { status: 204 },
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
      'PUT /api/plans/u-3': refusal(400, 'invalid-request', '请填写每一行的名称。', {
        field: '/lines/0/title',
      }),
    },
  },
  {
    name: 'out of reach',
    markup,
    answers: { 'GET /api/session': officer['GET /api/session'] ?? answer(null) },
  },
];
