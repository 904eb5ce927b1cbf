/** The states of md-following. */
import type { UnitView } from '../../domain/api/api.ts';
import type {
  FollowedPeople,
  FollowedPerson,
  FollowFigures,
  FollowingView,
} from '../../domain/api/following.ts';
import { dayOf, yearOf } from '../../domain/base/calendar.ts';
import { TIER_IDS } from '../../domain/catalogue/catalogue.ts';
import { PRINCIPLE_IDS } from '../../domain/catalogue/principle.ts';
import { hourRanges, LAG_REASONS } from '../../domain/report/standing.ts';
import { answer, type Example, refusal, signedIn, signedOut } from '../../drawing/example.ts';

const markup = '<md-following></md-following>';
const year = yearOf(Date.now());
const units: readonly UnitView[] = [
  { id: 'u-1', name: '江岸区', parentId: null, depth: 0 },
  { id: 'u-2', name: '江岸区行政审批局', parentId: 'u-1', depth: 1 },
  { id: 'u-3', name: '社会事务科', parentId: 'u-2', depth: 2 },
];
const NAMES = ['王伟', '欧阳文博', '阿卜杜热合曼·买买提', '𠮷田明', '李䶮', '张晓红', '陈立', '周敏'];

function figures(people: number, met: number): FollowFigures {
  const rest = people - met;
  const share = Math.floor(rest / 4);
  const reasons = {
    noHours: Math.floor(rest / 6),
    hoursShort: 0,
    share,
    notAssessable: Math.floor(rest / 12),
  };
  const hoursShort = rest - reasons.noHours - reasons.share - reasons.notAssessable;
  return {
    ...{ people, met, reasons: { ...reasons, hoursShort } },
    countedCentihours: people * 655,
    onTheWay: Math.floor(people * 0.8),
  };
}

function viewOf(unit: UnitView, people: number): FollowingView {
  const half = Math.floor(people / 2);
  return {
    unit: { id: unit.id, name: unit.name },
    above: units.slice(0, units.indexOf(unit)).map(({ id, name }) => ({ id, name })),
    year,
    asOf: dayOf(Date.now()),
    isToday: true,
    isFrozen: false,
    closedOn: null,
    policy: {
      title: '公务员职业道德年度学习要求',
      citation: '武人社发〔2017〕44号 三（二）2',
      version: 1,
      requiredCentihours: 800,
      shareBasisPoints: 1000,
    },
    all: figures(people, half),
    units:
      people === 0
        ? []
        : [
            { id: unit.id, name: unit.name, isDirect: true, figures: figures(12, 3) },
            { id: 'u-2', name: '江岸区行政审批局', isDirect: false, figures: figures(people - 12, half - 3) },
          ],
    tiers: TIER_IDS.map((tier) => ({ tier, figures: figures(Math.floor(people / 4), Math.floor(half / 4)) })),
    distribution: hourRanges(800).map((range, at) => ({ ...range, people: (at * 37) % 80 })),
    months: Array.from({ length: 13 }, (_, at) => ({
      month: at + 1,
      centihours: at > 9 ? 0 : 4000 + ((at * 7919) % 9000),
    })),
    principles: PRINCIPLE_IDS.map((principle, at) => ({
      principle,
      centihours: 9000 + ((at * 5077) % 17000),
    })),
    withoutPrincipleCentihours: 1250,
    forecast: { daysPassed: 300, daysInYear: 365, countedCentihours: people * 655 },
  };
}

function person(at: number): FollowedPerson {
  const reason = LAG_REASONS[at % LAG_REASONS.length] ?? 'share';
  const countedCentihours = { noHours: 0, hoursShort: 175 + at, share: 850, notAssessable: 900 }[reason];
  return {
    personId: `p-${at}`,
    staffNumber: String(100234500 + at),
    name: NAMES[at % NAMES.length] ?? '',
    unit: units[1 + (at % 2)]?.name ?? '',
    tier: TIER_IDS[at % TIER_IDS.length] ?? 'window',
    isMet: false,
    hoursState: reason === 'noHours' || reason === 'hoursShort' ? 'unmet' : 'met',
    shareState: reason === 'share' ? 'unmet' : 'notAssessable',
    countedCentihours,
    reason,
  };
}

function listOf(found: number, page = 0): FollowedPeople {
  const people = Array.from({ length: Math.min(100, found - page * 100) }, (_, at) =>
    person(page * 100 + at),
  );
  return { found, page, pageSize: 100, requiredCentihours: 800, people };
}

const [district, bureau] = units as readonly [UnitView, UnitView];
const desk = {
  ...signedIn,
  'GET /api/units': answer(units),
  [`GET /api/following?year=${year}`]: answer(viewOf(district, 263)),
  [`GET /api/following?unit=u-2&year=${year}`]: answer(viewOf(bureau, 120)),
  [`GET /api/following?year=${year}&asOf=${year}-01-01`]: answer({
    ...viewOf(district, 260),
    ...{ asOf: `${year}-01-01`, isToday: false },
  }),
  [`GET /api/following/people?year=${year}&group=lagging`]: answer(listOf(132)),
  [`GET /api/following/people?year=${year}&group=lagging&page=1`]: answer(listOf(132, 1)),
  [`GET /api/following/people?unit=u-2&year=${year}&group=lagging`]: answer(listOf(61)),
  [`GET /api/following/people?year=${year}&asOf=${year}-01-01&group=lagging`]: answer(listOf(260)),
  [`GET /api/following?unit=u-1&year=${year}`]: answer(viewOf(district, 263)),
  [`GET /api/following/people?unit=u-1&year=${year}&month=4`]: answer(listOf(33)),
  [`GET /api/following/people?year=${year}&group=share`]: answer(listOf(33)),
  [`GET /api/following/people?year=${year}&group=met&tier=window`]: answer(listOf(0)),
  [`GET /api/following/people?year=${year}`]: answer(listOf(263)),
  [`GET /api/following/people?year=${year}&group=lagging&find=${encodeURIComponent('欧阳')}`]: answer(
    listOf(1),
  ),
};

export const examples: readonly Example[] = [
  { name: 'signed out', markup, answers: signedOut },
  { name: 'a district', markup, answers: desk },
  {
    name: 'nobody',
    markup,
    answers: { ...desk, [`GET /api/following?year=${year}`]: answer(viewOf(district, 0)) },
  },
  {
    name: 'learner',
    markup,
    answers: {
      ...signedIn,
      'GET /api/units': refusal(403, 'not-allowed', '您的账号没有查看单位学时的权限。'),
      [`GET /api/following?year=${year}`]: refusal(403, 'not-allowed', '这个单位不在您的管理范围内。'),
    },
  },
  { name: 'out of reach', markup, answers: { ...signedIn, 'GET /api/units': answer(units) } },
];
