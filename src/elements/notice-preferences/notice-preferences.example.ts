/** The states of md-notice-preferences. */
import { answer, type Example, signedIn, signedOut } from '../../drawing/example.ts';
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
  { name: 'not saved', markup, answers: { ...signedIn, [`GET ${PATH}`]: answer(somePreferences) } },
];
