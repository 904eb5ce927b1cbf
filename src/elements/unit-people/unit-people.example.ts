/** The states of md-unit-people. */
import type { PersonStatusView, UnitPeopleView, UnitView } from '../../domain/api/api.ts';
import { yearOf } from '../../domain/base/calendar.ts';
import { NO_HOURS } from '../../domain/policy/assess-year.ts';
import { answer, type Example, refusal, signedIn, signedOut } from '../../drawing/example.ts';

const markup = '<md-unit-people></md-unit-people>';
const year = yearOf(Date.now());
const units: readonly UnitView[] = [
  { id: 'u-1', name: '江岸区', parentId: null, depth: 0 },
  { id: 'u-2', name: '江岸区行政审批局', parentId: 'u-1', depth: 1 },
  { id: 'u-3', name: '社会事务科', parentId: 'u-2', depth: 2 },
];
const NAMES = ['王伟', '欧阳文博', '阿卜杜热合曼·买买提', '𠮷田明', '李䶮', '张晓红', '陈立', '周敏'];

function person(at: number): PersonStatusView {
  const ethicsCentihours = (at * 175) % 1000;
  const hoursState = ethicsCentihours >= 800 ? 'met' : 'unmet';
  const shareState = at % 11 === 3 ? 'notAssessable' : at % 5 === 2 ? 'unmet' : 'met';
  return {
    personId: `p-${at}`,
    staffNumber: String(100234500 + at),
    name: NAMES[at % NAMES.length] ?? '',
    unit: units[1 + (at % 2)]?.name ?? '',
    totals: { ...NO_HOURS, ethicsOnline: ethicsCentihours },
    ethicsCentihours,
    countedCentihours: ethicsCentihours,
    hoursState,
    shareState,
    isMet: hoursState === 'met' && shareState === 'met',
  };
}

function peopleOf(unit: number, count: number): UnitPeopleView {
  const people = Array.from({ length: count }, (_, at) => person(at));
  return { unit: units[unit] as UnitView, year, requiredCentihours: 800, people };
}

const desk = {
  ...signedIn,
  'GET /api/units': answer(units),
  [`GET /api/units/u-1/people?year=${year}`]: answer(peopleOf(0, 263)),
  [`GET /api/units/u-2/people?year=${year}`]: answer(peopleOf(1, 12)),
  [`GET /api/units/u-3/people?year=${year}`]: answer(peopleOf(2, 0)),
};
const oneUnit = { ...desk, 'GET /api/units': answer(units.slice(1)) };

export const examples: readonly Example[] = [
  { name: 'signed out', markup, answers: signedOut },
  { name: 'a small unit', markup, answers: oneUnit },
  { name: 'a district', markup, answers: desk },
  { name: 'an empty unit', markup, answers: { ...desk, 'GET /api/units': answer(units.slice(2)) } },
  {
    name: 'learner',
    markup,
    answers: {
      ...signedIn,
      'GET /api/units': refusal(403, 'not-allowed', '您的账号没有查看单位学时的权限。'),
    },
  },
  { name: 'out of reach', markup, answers: { ...signedIn, 'GET /api/units': answer(units) } },
];
