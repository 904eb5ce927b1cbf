/** The states of md-my-notices. */
import { answer, type Example, refusal, signedIn, signedOut } from '../../drawing/example.ts';
import { someNotices } from '../../drawing/example-notices.ts';

const markup = '<md-my-notices></md-my-notices>';
const nothing = { unread: 0, news: [], notices: [], before: null };

export const examples: readonly Example[] = [
  { name: 'signed out', markup, answers: signedOut },
  {
    name: 'some notices',
    markup,
    answers: {
      ...signedIn,
      'GET /api/me/notices': answer(someNotices),
      'GET /api/me/notices?group=tasks': answer({ ...someNotices, notices: [], before: null }),
      'GET /api/me/notices?before=3': answer({
        ...nothing,
        notices: someNotices.notices.slice(0, 1).map((one) => ({ ...one, id: 1, title: '更早的一条' })),
      }),
      'POST /api/me/notices/reading': answer({ unread: 1 }),
    },
  },
  { name: 'nothing yet', markup, answers: { ...signedIn, 'GET /api/me/notices': answer(nothing) } },
  {
    name: 'refused',
    markup,
    answers: {
      ...signedIn,
      'GET /api/me/notices': answer(someNotices),
      'POST /api/me/notices/reading': refusal(400, 'invalid-request', 'id 要是通知的编号。'),
    },
  },
  { name: 'out of reach', markup, answers: signedIn },
];
