/** The states of md-notice-preferences. */
import { answer, type Example, refusal, signedIn, signedOut } from '../../drawing/example.ts';
import { somePreferences } from '../../drawing/example-notices.ts';

const markup = '<md-notice-preferences></md-notice-preferences>';
const PATH = '/api/me/notice-preferences';

export const examples: readonly Example[] = [
  { name: 'signed out', markup, answers: signedOut },
  {
    name: 'a learner',
    markup,
    answers: {
      ...signedIn,
      [`GET ${PATH}`]: answer(somePreferences),
      [`PUT ${PATH}`]: answer(somePreferences),
    },
  },
  {
    name: 'may give an address',
    markup,
    answers: {
      ...signedIn,
      [`GET ${PATH}`]: answer({ ...somePreferences, isMailOffered: true }),
      'PUT /api/me/notice-address': { status: 204 },
    },
  },
  {
    name: 'waits for the code',
    markup,
    answers: {
      ...signedIn,
      [`GET ${PATH}`]: answer({ ...somePreferences, isMailOffered: true, asked: 'wang@example.gov.cn' }),
      'POST /api/me/notice-address/confirmation': refusal(
        400,
        'invalid-request',
        '验证码不对，或者已经失效。',
        {
          field: '/code',
        },
      ),
    },
  },
  {
    name: 'has an address',
    markup,
    answers: {
      ...signedIn,
      [`GET ${PATH}`]: answer({ ...somePreferences, isMailOffered: true, address: 'wang@example.gov.cn' }),
      [`PUT ${PATH}`]: answer(somePreferences),
      'DELETE /api/me/notice-address': { status: 204 },
    },
  },
  { name: 'not saved', markup, answers: { ...signedIn, [`GET ${PATH}`]: answer(somePreferences) } },
];
