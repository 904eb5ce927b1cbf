/** Assignments and tasks for examples: one of each in the states that look different. */
import type {
  AssignmentChoices,
  AssignmentFacts,
  AssignmentsView,
  AssignmentView,
  MyTasksView,
} from '../domain/api/assignments.ts';
import type { MakeUpFacts } from '../domain/api/make-up.ts';

const anAssignment: AssignmentFacts = {
  id: 'task-1',
  title: '一季度窗口人员必修',
  words: '请在接待高峰之前学完。',
  unit: { id: 'u-1', name: '市人力资源和社会保障局' },
  year: 2026,
  items: [
    { kind: 'course', id: 'service', title: '服务人民' },
    { kind: 'course', id: 'window', title: '窗口服务规范' },
  ],
  dueDay: '2026-03-31',
  newcomerDays: 30,
  audience: { tiers: ['window'], trainingKinds: [], units: [], listed: 0 },
  madeAt: '2026-01-08T02:00:00.000Z',
  madeBy: '陈立',
  isWithdrawn: false,
  mayChange: true,
  counts: { meant: 3, done: 1, overdue: 1 },
};

export const someAssignments: AssignmentsView = {
  year: 2026,
  assignments: [
    anAssignment,
    {
      ...anAssignment,
      id: 'task-2',
      title: '初任人员入职第一课',
      audience: { tiers: [], trainingKinds: ['induction'], units: [], listed: 0 },
      counts: { meant: 0, done: 0, overdue: 0 },
    },
    { ...anAssignment, id: 'task-3', title: '旧任务', isWithdrawn: true, mayChange: false },
  ],
  mayMake: true,
};
export const noAssignments: AssignmentsView = { ...someAssignments, assignments: [] };

export const anAssignmentView: AssignmentView = {
  ...anAssignment,
  history: [
    {
      kind: 'dueMoved',
      at: '2026-02-10T02:00:00.000Z',
      by: '陈立',
      reason: '春节假期顺延。',
      dueDay: '2026-03-31',
    },
  ],
  people: [
    {
      personId: 'p-1',
      staffNumber: '100234567',
      name: '阿卜杜热合曼·买买提',
      unit: '社会保险服务大厅',
      dueDay: '2026-03-31',
      state: 'overdue',
      doneCount: 1,
      doneOn: ['2026-03-02', null],
    },
    {
      personId: 'p-2',
      staffNumber: '100234568',
      name: '欧阳文博',
      unit: '社会保险服务大厅',
      dueDay: '2026-04-20',
      state: 'soon',
      doneCount: 0,
      doneOn: [null, null],
    },
    {
      personId: 'p-3',
      staffNumber: '100234569',
      name: '王静',
      unit: '社会保险服务大厅',
      dueDay: '2026-03-31',
      state: 'done',
      doneCount: 2,
      doneOn: ['2026-02-02', '2026-03-02'],
    },
  ],
  total: 3,
  page: 1,
  pageSize: 100,
};

export const someChoices: AssignmentChoices = {
  items: [
    { kind: 'course', id: 'service', title: '服务人民', credit: 100, tiers: ['window'] },
    { kind: 'course', id: 'integrity', title: '公正廉洁', credit: 150, tiers: [] },
    { kind: 'case', id: 'gift', title: '门把手上的袋子', credit: 10, tiers: [] },
  ],
  units: [
    { id: 'u-1', name: '市人力资源和社会保障局', depth: 0, parentId: null },
    { id: 'u-2', name: '社会保险服务大厅', depth: 1, parentId: 'u-1' },
  ],
  today: '2026-01-08',
};

export const aMakeUp: MakeUpFacts = {
  id: 'order-1',
  year: 2025,
  cause: 'absent',
  title: '第四季度职业道德大讲堂',
  items: [{ kind: 'course', id: 'integrity', title: '公正廉洁' }],
  centihours: 0,
  dueDay: '2026-03-31',
  words: '讲座当天请假，请学这门课补上。',
  state: 'open',
  doneOn: null,
  excuse: '',
};

export const someTasks: MyTasksView = {
  today: '2026-03-25',
  makeUps: [aMakeUp],
  written: [],
  tasks: [
    {
      id: 'task-1',
      title: '一季度窗口人员必修',
      words: '请在接待高峰之前学完。',
      unit: '市人力资源和社会保障局',
      dueDay: '2026-03-31',
      state: 'soon',
      items: [
        { kind: 'course', id: 'service', title: '服务人民', doneOn: '2026-03-02' },
        { kind: 'course', id: 'window', title: '窗口服务规范', doneOn: null },
      ],
    },
    {
      id: 'task-4',
      title: '案例学习',
      words: '',
      unit: '社会保险服务大厅',
      dueDay: '2026-06-30',
      state: 'open',
      items: [{ kind: 'case', id: 'gift', title: '门把手上的袋子', doneOn: null }],
    },
    {
      id: 'task-0',
      title: '年初学习',
      words: '',
      unit: '社会保险服务大厅',
      dueDay: '2026-02-28',
      state: 'done',
      items: [{ kind: 'course', id: 'integrity', title: '公正廉洁', doneOn: '2026-02-02' }],
    },
  ],
};
