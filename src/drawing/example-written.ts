/** Written work as examples show it. */
import type {
  MyWritten,
  MyWrittenWork,
  WrittenChoices,
  WrittenDeskView,
  WrittenTaskView,
  WrittenWorkView,
} from '../domain/api/written.ts';
import type { Rubric } from '../domain/written/rubric.ts';

const aRubric: Rubric = {
  id: 'reflection',
  title: '心得体会评分标准',
  kinds: ['reflection'],
  passPoints: 60,
  allowedDifference: 12,
  criteria: [
    {
      ...{ id: 'own-work', title: '联系实际', points: 60 },
      levels: [
        { from: 40, title: '好', means: '写了自己岗位上真实的一件事，讲清楚当时怎么想、怎么做。' },
        { from: 0, title: '差', means: '没有联系自己，通篇是口号或者别人的话。' },
      ],
    },
    {
      ...{ id: 'language', title: '文字朴实', points: 40 },
      levels: [
        { from: 30, title: '好', means: '语言朴实通顺，没有错别字，没有空话。' },
        { from: 0, title: '一般', means: '语句不通，或者套话连篇。' },
      ],
    },
  ],
};

const TEXT =
  '我在窗口坐了十年，最难的不是规定记不住，是同一句话说到第一百遍，还愿意说清楚。\n\n有一回来了一位老人，材料差一样，我让他回去拿。他没有说什么，第二天冒着雨又来了。后来我才知道，那一样其实可以由我们自己去查。';

const mine: MyWritten = {
  ...{ id: 'task-1', kind: 'reflection', topic: '窗口就是一面镜子', words: '写一件自己经手的事。' },
  ...{ unit: '市人力资源和社会保障局', dueDay: '2026-12-20', minimumCharacters: 800 },
  ...{ state: 'open', makesUp: null, centihours: 0 },
};

export const someWorks: readonly MyWritten[] = [
  { ...mine, id: 'task-2', state: 'returned', topic: '收下还是退回', makesUp: 2025, centihours: 150 },
  mine,
  { ...mine, id: 'task-3', kind: 'notes', topic: '依法办事一课的笔记', state: 'reading' },
  { ...mine, id: 'task-4', kind: 'paper', topic: '一次办好的边界', state: 'passed', centihours: 100 },
];

export const toWrite: MyWrittenWork = {
  ...{ ...mine, rubric: aRubric, draft: { text: '我在窗口坐了十年。', revision: 3 } },
  ...{ handedIn: null, returned: null, result: null, remarks: [] },
};

const handedIn = {
  text: TEXT,
  version: 1,
  characters: 95,
  day: '2026-11-20',
  hash: '9f86d081884c7d65'.repeat(4),
};
export const passedWork: MyWrittenWork = {
  ...{ ...toWrite, state: 'passed', draft: null, handedIn, result: { points: 82, isPassed: true } },
  remarks: ['写了真实的一件事，很好。', '最后一段可以再具体一些。'],
};
export const returnedWork: MyWrittenWork = {
  ...{ ...toWrite, state: 'returned', draft: null, handedIn },
  returned: '请联系自己的岗位，写一件具体的事。',
};

const person = { id: 'p-2', name: '王晓文', staffNumber: '100200077', unit: '政务服务中心' };

export const someDesk: WrittenDeskView = {
  year: 2026,
  mayMake: true,
  waiting: [
    {
      ...{ id: 'work-1', kind: 'reflection', topic: '窗口就是一面镜子', person, state: 'second' },
      ...{ handedInOn: '2026-11-18', characters: 912, mayRead: true },
    },
    {
      ...{ id: 'work-2', kind: 'reflection', topic: '窗口就是一面镜子', state: 'first' },
      person: { ...person, id: 'p-3', name: '阿卜杜热合曼·买买提' },
      ...{ handedInOn: '2026-11-20', characters: 804, mayRead: false },
    },
  ],
  tasks: [],
};

export const aTaskView: WrittenTaskView = {
  ...{ id: 'task-1', kind: 'reflection', topic: '窗口就是一面镜子', words: '写一件自己经手的事。' },
  ...{ unit: { id: 'hrss', name: '市人力资源和社会保障局' }, year: 2026, minimumCharacters: 800 },
  ...{ rubric: '心得体会评分标准', dueDay: '2026-12-20', newcomerDays: 30 },
  audience: { tiers: ['window'], trainingKinds: [], units: [], listed: 0 },
  ...{
    assignment: null,
    isMakeUp: false,
    centihours: 0,
    madeAt: '2026-11-01T01:00:00.000Z',
    madeBy: '李建国',
  },
  ...{ isWithdrawn: false, mayChange: true, counts: { meant: 12, handedIn: 3, waiting: 2, passed: 1 } },
  history: [
    {
      kind: 'dueMoved',
      at: '2026-11-10T01:00:00.000Z',
      by: '李建国',
      reason: '月底太忙',
      dueDay: '2026-12-20',
    },
  ],
  people: [
    { ...person, dueDay: '2026-12-20', state: 'second', work: 'work-1', points: null },
    { ...person, id: 'p-4', name: '陈静', dueDay: '2026-12-20', state: 'none', work: null, points: null },
    { ...person, id: 'p-5', name: '赵磊', dueDay: '2026-12-20', state: 'passed', work: 'work-5', points: 82 },
  ],
  ...{ total: 3, page: 1, pageSize: 100 },
};

export const someTasksOut: WrittenDeskView = {
  ...someDesk,
  tasks: [
    aTaskView,
    { ...aTaskView, id: 'task-9', topic: '收下还是退回', isMakeUp: true, isWithdrawn: true },
  ],
};

export const someWrittenChoices: WrittenChoices = {
  units: [
    { id: 'hrss', name: '市人力资源和社会保障局', depth: 0, parentId: null },
    { id: 'hrss-window', name: '政务服务中心', depth: 1, parentId: 'hrss' },
  ],
  today: '2026-11-22',
  rubrics: [aRubric, { ...aRubric, id: 'paper', title: '论文评分标准', kinds: ['paper'] }],
  worth: { paper: 100 },
  assignments: [{ id: 'assignment-1', title: '窗口和执法人员专题', dueDay: '2026-12-01' }],
};

export const aWorkView: WrittenWorkView = {
  id: 'work-1',
  task: {
    ...{ id: 'task-1', kind: 'reflection', topic: '窗口就是一面镜子', words: '写一件自己经手的事。' },
    minimumCharacters: 800,
  },
  ...{ rubric: aRubric, person, version: 2, characters: 95, handedInOn: '2026-11-18', text: TEXT },
  versions: [
    { version: 2, day: '2026-11-18', characters: 95, hash: '9f86d081884c7d65'.repeat(4) },
    { version: 1, day: '2026-11-12', characters: 90, hash: '5e884898da280471'.repeat(4) },
  ],
  ...{ state: 'second', decision: { place: 'second', reason: null }, readings: [], result: null },
  hours: { posted: false, trouble: null },
  history: [
    { kind: 'handedIn', at: '2026-11-12T01:00:00.000Z', by: '王晓文', words: '' },
    { kind: 'returned', at: '2026-11-14T01:00:00.000Z', by: '李建国', words: '请写一件具体的事。' },
    { kind: 'handedIn', at: '2026-11-18T01:00:00.000Z', by: '王晓文', words: '' },
  ],
  ...{ mayRevoke: false, mayPost: false },
  similar: [
    {
      person: { ...person, id: 'p-6', name: '司徒静怡' },
      ...{ shareBasisPoints: 2_350, passageCount: 1 },
      passages: [
        {
          own: '最难的不是规定记不住，是同一句话说到第一百遍，还愿意说清楚',
          other: '最难的不是规定记不住、是同一句话说到第一百遍还愿意说清楚',
        },
      ],
    },
  ],
};

const reading = { by: '李建国', points: { 'own-work': 52, language: 31 }, total: 83, remark: '写得实在。' };
export const decidedWork: WrittenWorkView = {
  ...{ ...aWorkView, state: 'passed', decision: { place: null, reason: '这一篇已经评完，通过了。' } },
  readings: [
    { ...reading, place: 'first', day: '2026-11-19' },
    { ...reading, place: 'second', by: '周海涛', total: 80, day: '2026-11-20' },
  ],
  result: { points: 81, isPassed: true, isByThird: false },
  hours: { posted: false, trouble: '2025 年度的补训已于 2026-03-31 截止，请记入发生的年度。' },
  ...{ mayRevoke: true, mayPost: true, similar: [] },
};
