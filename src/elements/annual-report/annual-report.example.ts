/** The states of md-annual-report. The reports are written from numbers, by what writes the real ones. */
import type { UnitView } from '../../domain/api/api.ts';
import type { FollowFigures } from '../../domain/api/following.ts';
import { dayOf, yearOf } from '../../domain/base/calendar.ts';
import { TIER_IDS } from '../../domain/catalogue/catalogue.ts';
import { PRINCIPLE_IDS } from '../../domain/catalogue/principle.ts';
import type { AnnualFigures } from '../../domain/report/annual/figures.ts';
import { writeAnnualReport } from '../../domain/report/annual/write-annual-report.ts';
import { hourRanges } from '../../domain/report/standing.ts';
import { answer, type Example, refusal, signedIn, signedOut } from '../../drawing/example.ts';

const markup = '<md-annual-report></md-annual-report>';
const year = yearOf(Date.now());
const units: readonly UnitView[] = [
  { id: 'u-1', name: '江岸区', parentId: null, depth: 0 },
  { id: 'u-2', name: '江岸区行政审批局', parentId: 'u-1', depth: 1 },
];

function standing(people: number, met: number): FollowFigures {
  const share = Math.floor((people - met) / 3);
  return {
    ...{ people, met, countedCentihours: people * 655, onTheWay: met },
    reasons: { noHours: 0, hoursShort: people - met - share, share, notAssessable: 0 },
  };
}

function figuresOf(people: number): AnnualFigures {
  const half = Math.floor(people / 2);
  const of = standing(people, half);
  return {
    view: {
      ...{ unit: { id: 'u-1', name: '江岸区' }, above: [], year, asOf: dayOf(Date.now()) },
      ...{ isToday: true, isFrozen: false, closedOn: null },
      policy: {
        ...{ title: '公务员职业道德年度学习要求', citation: '武人社发〔2017〕44号 三（二）2', version: 1 },
        ...{ requiredCentihours: 800, shareBasisPoints: 1000 },
      },
      all: of,
      units:
        people === 0
          ? []
          : [
              { id: 'u-1', name: '江岸区', isDirect: true, figures: standing(12, 3) },
              {
                id: 'u-2',
                name: '江岸区行政审批局',
                isDirect: false,
                figures: standing(people - 12, half - 3),
              },
            ],
      tiers: TIER_IDS.map((tier) => ({
        tier,
        figures: standing(Math.floor(people / 4), Math.floor(half / 4)),
      })),
      distribution: hourRanges(800).map((range, at) => ({ ...range, people: (at * 37) % 80 })),
      months: Array.from({ length: 13 }, (_, at) => ({
        month: at + 1,
        centihours: at > 9 ? 0 : 4000 + at * 531,
      })),
      principles: PRINCIPLE_IDS.map((principle, at) => ({ principle, centihours: 9000 + at * 1077 })),
      withoutPrincipleCentihours: 1250,
      forecast: { daysPassed: 300, daysInYear: 365, countedCentihours: people * 655 },
    },
    units: [
      { id: 'u-1', name: '江岸区', depth: 0, figures: of },
      { id: 'u-2', name: '江岸区行政审批局', depth: 1, figures: standing(people - 12, half - 3) },
    ],
    categories: {
      totals: {
        ...{ ethicsOnline: 41_200, ethicsEvent: 90_150, ethicsPractice: 38_000 },
        ...{ ethicsMakeUp: 2_750, otherOnline: 310_000 },
      },
      shares: { met: half, unmet: people - half, notAssessable: 0 },
    },
    shareRule: {
      ...{ id: 'share', kind: 'minimumShare', title: '占比', numerator: ['ethicsOnline'] },
      ...{ denominator: ['ethicsOnline', 'otherOnline'], requiredBasisPoints: 1000, reading: 'earned' },
    },
    activities: [
      {
        ...{ id: 'e-1', day: `${year}-03-12`, kind: 'lecture', title: '职业道德大讲堂：窗口里的一天' },
        ...{
          organiser: '江岸区委组织部',
          speakerKind: 'exemplar',
          came: 120,
          credited: 118,
          centihours: 17_700,
        },
      },
    ],
    plans: { units: 2, inForce: 1, lines: [{ kind: 'lecture', light: 'done', count: 1 }] },
    assignments: [
      {
        ...{ id: 'a-1', title: '年度必修', unit: '江岸区', dueDay: `${year}-10-31` },
        ...{ meant: people, done: half, overdue: people - half },
      },
    ],
    makeUps: [{ cause: 'absent', states: { overdue: 1, open: 3, excused: 2, done: 4 } }],
    courses: [
      {
        ...{ course: 'integrity', title: '公正廉洁', questions: 24, rightBasisPoints: 8125 },
        ...{ closedAttempts: 140, passedAttempts: 121, people: 121 },
        scores: { passes: 121, sum: 10_406, lowest: 80, highest: 100 },
      },
    ],
    postings: [
      { source: 'course', entered: null, isLoose: false, entries: 121, people: 121, centihours: 41_200 },
      { source: 'reversal', entered: null, isLoose: false, entries: 2, people: 2, centihours: -300 },
    ],
    ...{ late: null, before: null },
  };
}

const reportOf = (people: number) => answer(writeAnnualReport(figuresOf(people)));
const desk = { ...signedIn, 'GET /api/units': answer(units) };
const asked = `GET /api/reports/annual?year=${year}`;

export const examples: readonly Example[] = [
  { name: 'signed out', markup, answers: signedOut },
  { name: 'a district', markup, answers: { ...desk, [asked]: reportOf(263) } },
  {
    name: 'nobody',
    markup,
    answers: {
      ...desk,
      [asked]: reportOf(263),
      [`GET /api/reports/annual?unit=u-2&year=${year}`]: reportOf(0),
    },
  },
  {
    name: 'a learner',
    markup,
    answers: {
      ...signedIn,
      'GET /api/units': refusal(403, 'not-allowed', '您的账号没有查看单位学时的权限。'),
      [asked]: refusal(403, 'not-allowed', '您的账号没有查看单位学时的权限。'),
    },
  },
];
