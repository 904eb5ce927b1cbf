/** The states of md-event-code. */
import type { EventCodeView } from '../../domain/api/events.ts';
import { answer, aSession, type Example, refusal, signedOut } from '../../drawing/example.ts';

const markup = '<md-event-code></md-event-code>';
const officer = {
  'GET /api/session': answer({ ...aSession, person: { ...aSession.person, roles: ['learner', 'officer'] } }),
};
const PATH = 'GET /api/events/e-1/code?direction=';

const shown: EventCodeView = {
  ...{
    title: '第四季度职业道德大讲堂',
    direction: 'in',
    code: 'K7MP 2XWD',
    nextInMs: 25_000,
    came: 128,
    left: 0,
  },
  address: '/my/activities/?event=e-1&code=K7MP2XWD',
};

export const examples: readonly Example[] = [
  { name: 'signed out', markup, answers: signedOut },
  {
    name: 'signing in',
    markup,
    answers: {
      ...officer,
      [`${PATH}in`]: answer(shown),
      [`${PATH}out`]: answer({ ...shown, direction: 'out', code: 'QQ34 9ZTB' }),
    },
  },
  {
    name: 'too early',
    markup,
    answers: {
      ...officer,
      [`${PATH}in`]: refusal(
        409,
        'conflict',
        '现在不在签到时间里：活动发布以后，当天开始前两小时到结束后两小时可以签到签退。',
      ),
    },
  },
];
