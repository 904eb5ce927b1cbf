/** The states of md-sign-in. */
import { answer, aSession, type Example, refusal, signedIn, signedOut } from '../../drawing/example.ts';

const markup = '<md-sign-in></md-sign-in>';
const locked = refusal(423, 'account-locked', '账号已锁定。', { retryAfterSeconds: 870 });

export const examples: readonly Example[] = [
  { name: 'signed out', markup, answers: { ...signedOut, 'POST /api/session': answer(aSession) } },
  { name: 'already signed in', markup, answers: signedIn },
  {
    name: 'wrong password',
    markup,
    answers: { ...signedOut, 'POST /api/session': refusal(401, 'wrong-credentials', '工号或密码不对。') },
  },
  { name: 'locked', markup, answers: { ...signedOut, 'POST /api/session': locked } },
];
