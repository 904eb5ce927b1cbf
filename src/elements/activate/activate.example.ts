/** The states of md-activate. */
import { answer, type Example, refusal, signedOut } from '../../drawing/example.ts';

const markup = '<md-activate></md-activate>';
const USE = 'POST /api/activation';

export const examples: readonly Example[] = [
  { name: 'a good code', markup, answers: { ...signedOut, [USE]: answer(undefined, 204) } },
  {
    name: 'a spent code',
    markup,
    answers: {
      ...signedOut,
      [USE]: refusal(401, 'wrong-credentials', '激活码或工号不对，或者激活码已经用过、已经过期。'),
    },
  },
  {
    name: 'a weak password',
    markup,
    answers: {
      ...signedOut,
      [USE]: refusal(400, 'invalid-request', '密码里不要有自己的工号或姓名。', { field: '/password' }),
    },
  },
];
