/** The states of md-reports. */
import type { UnitView } from '../../domain/api/api.ts';
import { REPORT_KINDS, type ReportsView } from '../../domain/api/reports.ts';
import { yearOf } from '../../domain/base/calendar.ts';
import { answer, type Example, refusal, signedIn, signedOut } from '../../drawing/example.ts';

const markup = '<md-reports></md-reports>';
const year = yearOf(Date.now());
const units: readonly UnitView[] = [
  { id: 'u-1', name: '江岸区', parentId: null, depth: 0 },
  { id: 'u-2', name: '江岸区行政审批局', parentId: 'u-1', depth: 1 },
];
const view: ReportsView = {
  kinds: REPORT_KINDS.filter((kind) => kind !== 'items'),
  closed: [
    {
      ...{ year: year - 2, closedAt: `${year - 1}-04-02T02:00:00.000Z`, people: 1263, met: 1101 },
      ...{ treeSize: 8245, rootHash: 'de'.repeat(32) },
    },
  ],
  closable: [],
};
const root: ReportsView = {
  ...view,
  closable: [{ year: year - 1, lastDay: `${year}-03-31`, isEarly: true }],
};
const desk = { ...signedIn, 'GET /api/units': answer(units), 'GET /api/reports': answer(view) };
const closedView = { ...view.closed[0], year: year - 1 };

export const examples: readonly Example[] = [
  { name: 'signed out', markup, answers: signedOut },
  { name: 'an officer', markup, answers: desk },
  {
    name: 'the root',
    markup,
    answers: { ...desk, 'GET /api/reports': answer(root), 'POST /api/year-closes': answer(closedView, 201) },
  },
  {
    name: 'a publisher',
    markup,
    answers: {
      ...signedIn,
      'GET /api/units': refusal(403, 'not-allowed', '您的账号没有查看单位学时的权限。'),
      'GET /api/reports': answer({ kinds: ['items'], closed: [], closable: [] }),
    },
  },
  {
    name: 'a learner',
    markup,
    answers: { ...signedIn, 'GET /api/reports': refusal(403, 'not-allowed', '没有这项职责。') },
  },
];
