/** Warnings for examples: one at each step that looks different. */
import type { WarningLine, WarningStep, WarningView } from '../domain/api/warnings.ts';
import type { QuarterFigure } from '../domain/warning/weak-quarter.ts';

const figure = (quarter: number, required: number, counted: number, posted = counted): QuarterFigure => ({
  ...{
    year: 2026,
    quarter,
    requiredCentihours: required,
    countedCentihours: counted,
    postedCentihours: posted,
  },
  ...{ policyId: 'annual', policyVersion: 1 },
});

const NOTHING = {
  ...{ head: '', day: null, place: '', text: '', measures: [], unconfirmed: '', figures: [], outcome: null },
} as const;

const told: WarningStep = {
  ...NOTHING,
  ...{
    kind: 'told',
    at: '2026-07-17T02:10:00.000Z',
    by: '陈立',
    head: '李海涛副局长',
    text: '面告，附学时清单。',
  },
};
const talked: WarningStep = {
  ...NOTHING,
  ...{ kind: 'talked', at: '2026-07-21T08:00:00.000Z', by: '陈立', head: '李海涛', day: '2026-07-21' },
  ...{ place: '三楼会议室', text: '上半年借调办案，两次大讲堂都没有参加。\n约定八月底以前补学两门课程。' },
};
const acknowledged: WarningStep = {
  ...NOTHING,
  ...{
    kind: 'acknowledged',
    at: '2026-07-22T01:00:00.000Z',
    by: '欧阳文博',
    text: '情况属实，我会按时补上。',
  },
};
const planned: WarningStep = {
  ...NOTHING,
  ...{ kind: 'planned', at: '2026-07-23T02:00:00.000Z', by: '陈立' },
  measures: [
    { text: '学完“公正廉洁”“服务人民”两门课程', dueDay: '2026-08-31', responsible: '欧阳文博' },
    { text: '参加三季度职业道德大讲堂', dueDay: '2026-09-25', responsible: '陈立' },
  ],
};
const approved: WarningStep = {
  ...NOTHING,
  ...{ kind: 'approved', at: '2026-07-24T03:00:00.000Z', by: '周明' },
};

const aLine: WarningLine = {
  ...{ id: 'w-1', openedAt: '2026-07-15T19:00:00.000Z', state: 'opened', waitsFor: 'officer' },
  ...{ first: figure(1, 200, 100), second: figure(2, 400, 150, 100) },
  ...{ isLifted: false, waitsForPerson: false, outcome: null },
  person: { id: 'p-1', name: '欧阳文博', staffNumber: '100234567', unit: '江岸区行政审批局' },
};

const opened: WarningView = {
  ...aLine,
  ...{ version: 0, source: '考核方案参考稿：连续两个季度不达标的，由主管领导约谈，制定整改计划并跟踪督导。' },
  now: [aLine.first, aLine.second],
  ...{ followed: null, hasLeft: false, steps: [], mayAct: ['told'], today: '2026-07-24' },
};

export const someWarnings = {
  opened,
  told: { ...opened, state: 'told', version: 1, steps: [told], mayAct: ['talked'] },
  talked: {
    ...{ ...opened, id: 'w-2', state: 'talked', version: 2, steps: [told, talked], waitsForPerson: true },
    mayAct: ['planned', 'talked'],
  },
  planned: {
    ...{ ...opened, id: 'w-3', state: 'planned', waitsFor: 'above', version: 4 },
    ...{ steps: [told, talked, acknowledged, planned], mayAct: ['approved', 'returned'] },
  },
  following: {
    ...{ ...opened, id: 'w-4', state: 'following', version: 5 },
    steps: [told, talked, acknowledged, planned, approved],
    followed: { year: 2026, quarter: 3, figure: figure(3, 600, 350), isWeak: true },
    ...{ mayAct: ['continued', 'planned', 'talked'], today: '2026-10-20' },
  },
  lifted: {
    ...{ ...opened, id: 'w-5', isLifted: true, now: [figure(1, 200, 250, 100), aLine.second] },
    mayAct: ['told', 'closed'],
  },
  closed: {
    ...{ ...opened, id: 'w-6', state: 'closed', waitsFor: null, outcome: 'improved', mayAct: [], version: 6 },
    followed: { year: 2026, quarter: 3, figure: figure(3, 600, 650), isWeak: false },
    steps: [
      ...[told, talked, acknowledged, planned, approved],
      {
        ...NOTHING,
        ...{ kind: 'closed', at: '2026-10-20T02:00:00.000Z', by: '陈立', outcome: 'improved' },
        figures: [figure(3, 600, 650)],
      },
    ],
  },
} as const satisfies Record<string, WarningView>;
