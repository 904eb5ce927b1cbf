/** The states of md-my-reviews. */
import { answer, type Example, refusal, signedIn, signedOut } from '../../drawing/example.ts';
import { myReviews, noReviews } from '../../drawing/example-reviews.ts';

const markup = '<md-my-reviews></md-my-reviews>';
const answers: Example['answers'] = {
  ...signedIn,
  'GET /api/me/reviews': answer(myReviews),
  'POST /api/me/reviews/card-1/replies': { status: 204 },
  'POST /api/me/appeals': answer({ id: 'appeal-9' }, 201),
  'POST /api/me/appeals/appeal-1/withdrawal': { status: 204 },
  'POST /api/me/appeals/appeal-2/review': { status: 204 },
};

export const examples: readonly Example[] = [
  { name: 'signed out', markup, answers: signedOut },
  { name: 'some matters', markup, answers },
  { name: 'nothing', markup, answers: { ...answers, 'GET /api/me/reviews': answer(noReviews) } },
  {
    name: 'refused',
    markup,
    answers: {
      ...answers,
      'POST /api/me/appeals': refusal(400, 'invalid-request', '请写几句话：什么时候、学了什么、少了什么。', {
        field: '/words',
      }),
      'POST /api/me/reviews/card-1/replies': refusal(409, 'conflict', '这件事已经有了结论。'),
    },
  },
  { name: 'out of reach', markup, answers: { ...signedIn } },
];
