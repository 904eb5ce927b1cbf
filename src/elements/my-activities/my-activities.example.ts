/** The states of md-my-activities. */
import type { MyActivitiesView, SignView } from '../../domain/api/events.ts';
import { answer, type Example, refusal, signedIn, signedOut } from '../../drawing/example.ts';
import { aPlanView, aPracticeView } from '../../drawing/example-activities.ts';

const markup = '<md-my-activities></md-my-activities>';
const PATH = 'GET /api/me/activities';
const nobodyDecides = { isAllowed: false, level: null, reason: null } as const;

const mine: MyActivitiesView = {
  announced: [
    ...[{ id: 'e-1', unit: '市人力资源和社会保障局', plan: aPlanView, centihours: 200 }].map((one) => ({
      ...{ ...one, isInvited: true, isSigningOpen: true },
    })),
  ],
  attended: [
    {
      ...{ id: 'e-0', title: '第三季度职业道德大讲堂', kind: 'lecture', day: '2026-09-12', place: '报告厅' },
      ...{ state: 'posted', cameAt: '08:52', leftAt: '10:31', verdict: 'credited', centihours: 200 },
    },
    {
      ...{ id: 'e-3', title: '廉政教育基地现场教学', kind: 'siteVisit', day: '2026-11-20', place: '基地' },
      ...{ state: 'held', cameAt: '09:01', leftAt: null, verdict: 'noSignOut', centihours: 0 },
    },
  ],
  claims: [
    { ...aPracticeView, decision: nobodyDecides },
    {
      ...aPracticeView,
      ...{ id: 'c-9', state: 'refused', decision: nobodyDecides },
      events: [
        { kind: 'refused', at: '2026-11-22T03:00:00.000Z', who: '赵明', words: '照片看不清是什么活动' },
      ],
    },
  ],
  year: 2026,
  rules: 'minutes',
};

const sign: SignView = { event: 'e-1', title: aPlanView.title, place: aPlanView.place, direction: 'in' };

export const examples: readonly Example[] = [
  { name: 'signed out', markup, answers: signedOut },
  {
    name: 'nothing yet',
    markup,
    answers: { ...signedIn, [PATH]: answer({ ...mine, announced: [], attended: [], claims: [] }) },
  },
  {
    name: 'some of each',
    markup,
    answers: {
      ...signedIn,
      [PATH]: answer(mine),
      'POST /api/me/signs/look': answer(sign),
      'POST /api/me/signs': answer({ ...sign, signedAt: '2026-11-23T00:52:00.000Z' }),
      'POST /api/me/practice': answer({ id: 'c-10' }, 201),
      'POST /api/me/practice/c-1/withdrawal': answer(undefined, 204),
    },
  },
  {
    name: 'an old code',
    markup,
    answers: {
      ...signedIn,
      [PATH]: answer(mine),
      'POST /api/me/signs/look': refusal(409, 'conflict', '这个码已经换过了，请扫屏幕上现在的码。'),
      'POST /api/me/practice': refusal(400, 'invalid-request', '实践的日期还没有到。', { field: '/day' }),
    },
  },
];
