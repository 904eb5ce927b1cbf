/** The states of md-events. */
import type { EventDeskView, EventPersonView, EventSheetView, EventView } from '../../domain/api/events.ts';
import { answer, aSession, type Example, refusal, signedIn, signedOut } from '../../drawing/example.ts';
import { aPlanView } from '../../drawing/example-activities.ts';

const markup = '<md-events></md-events>';

const aPerson: EventPersonView = {
  ...{ personId: 'p-1', staffNumber: '100234567', name: '欧阳文博', unit: '社会保险服务大厅' },
  ...{ isInvited: true, state: 'times', means: ['code'], minutes: 90, shareBasisPoints: 10_000 },
  days: [{ day: '2026-11-23', cameAt: '08:52', leftAt: '10:31' }],
  ...{ verdict: 'credited', centihours: 200, note: null },
};

const people: readonly EventPersonView[] = [
  aPerson,
  {
    ...aPerson,
    ...{ personId: 'p-2', staffNumber: '100234568', name: '阿卜杜热合曼·买买提', minutes: 40 },
    ...{ shareBasisPoints: 4444, verdict: 'tooShort', centihours: 0 },
    days: [{ day: '2026-11-23', cameAt: '08:55', leftAt: '09:40' }],
  },
  {
    ...aPerson,
    ...{ personId: 'p-3', staffNumber: '100234569', name: '李玉兰', state: 'none', means: [], days: [] },
    ...{ minutes: 0, shareBasisPoints: 0, verdict: null, centihours: 0 },
  },
];

const anEventView: EventView = {
  id: 'e-1',
  unit: { id: 'hrss', name: '市人力资源和社会保障局' },
  ...{ state: 'held', version: 4, plan: aPlanView, centihours: 200, people, mayChange: true },
  counts: { invited: 3, present: 2, absent: 1, credited: 1, centihours: 200 },
  approval: { isAllowed: false, reason: null },
  ...{ submittedBy: null, approvedBy: null, trouble: null, sharedDevices: [] },
  today: '2026-11-23',
  acts: [
    { kind: 'entered', at: '2026-11-23T03:00:00.000Z', who: '赵明', version: 4, detail: { people: 2 } },
    { kind: 'created', at: '2026-11-16T01:00:00.000Z', who: '赵明', version: 1, detail: {} },
  ],
};

const waiting: EventView = {
  ...anEventView,
  ...{ state: 'submitted', submittedBy: '赵明', sharedDevices: [['欧阳文博', '阿卜杜热合曼·买买提']] },
  approval: { isAllowed: true, reason: null },
};

const posted: EventView = {
  ...anEventView,
  ...{ state: 'posted', submittedBy: '赵明', approvedBy: '钱立' },
  people: [
    { ...aPerson, credit: { entry: 'x-1', centihours: 200, isReversed: false } },
    ...people.slice(1, 2),
  ],
};

const desk: EventDeskView = {
  ...{ year: 2026, thisYear: 2026 },
  events: [
    { ...anEventView },
    {
      ...anEventView,
      id: 'e-2',
      state: 'posted',
      plan: { ...aPlanView, title: '新录用公务员宣誓', kind: 'oath', worth: { kind: 'none' } },
    },
  ],
  units: [{ id: 'hrss', name: '市人力资源和社会保障局', parentId: null, depth: 0 }],
  rules: { event: 'minutes', practice: 'minutes' },
  waitingClaims: 1,
};

const checked: EventSheetView = {
  ...{ isApplied: false, remarks: ['按 GB18030 编码读取'], accepted: 1, known: 0, refused: 1 },
  rows: [
    { row: 2, verdict: 'new', about: '欧阳文博 100234567', reason: null },
    {
      row: 3,
      verdict: 'refused',
      about: '李玉蓝 100234569',
      reason: 'B3 姓名“李玉蓝”与名册不符：工号 100234569 是“李玉兰”',
    },
  ],
};

const PATH = '/api/events/e-1';
const list = 'GET /api/events';

function as(role: 'officer' | 'auditor', more: Example['answers']): Example['answers'] {
  const session = answer({ ...aSession, person: { ...aSession.person, roles: ['learner', role] } });
  return { 'GET /api/session': session, [list]: answer(desk), ...more };
}

function withEvent(event: EventView): Example['answers'] {
  return as('officer', {
    [`GET ${PATH}`]: answer(event),
    [`POST ${PATH}/marks`]: answer(event),
    [`POST ${PATH}/steps`]: answer({ ...event, state: 'submitted' }),
    [`POST ${PATH}/approval`]: answer({ ...event, state: 'posted' }),
    [`POST ${PATH}/strikes`]: answer(event),
    [`POST ${PATH}/sheet?meaning=attendance&version=4&dryRun=1`]: answer(checked),
    [`PUT ${PATH}/plan`]: refusal(400, 'invalid-request', '结束时间要晚于开始时间。', {
      field: '/plan/endsAt',
    }),
  });
}

export const examples: readonly Example[] = [
  { name: 'signed out', markup, answers: signedOut },
  { name: 'a learner', markup, answers: signedIn },
  { name: 'officer', markup, answers: withEvent(anEventView) },
  { name: 'waiting for approval', markup, answers: withEvent(waiting) },
  { name: 'posted', markup, answers: withEvent(posted) },
  { name: 'nothing yet', markup, answers: { ...as('officer', {}), [list]: answer({ ...desk, events: [] }) } },
  {
    name: 'changed meanwhile',
    markup,
    answers: {
      ...withEvent(anEventView),
      [`POST ${PATH}/steps`]: refusal(
        409,
        'conflict',
        '您打开之后，这次活动有了变动：钱立 10:02 改了活动内容。您的改动没有保存，请看过新的内容再改。',
      ),
    },
  },
];
