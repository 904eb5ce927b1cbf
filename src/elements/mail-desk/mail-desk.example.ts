/** The states of md-mail-desk. */
import { answer, type Example, refusal, signedIn, signedOut } from '../../drawing/example.ts';
import { someMailService } from '../../drawing/example-notices.ts';

const markup = '<md-mail-desk></md-mail-desk>';
const PATH = '/api/mail-service';

export const examples: readonly Example[] = [
  { name: 'signed out', markup, answers: signedOut },
  {
    name: 'trouble',
    markup,
    answers: {
      ...signedIn,
      [`GET ${PATH}`]: answer(someMailService),
      [`POST ${PATH}/attempt`]: answer(someMailService),
      [`POST ${PATH}/mails/8/attempt`]: answer(someMailService),
    },
  },
  {
    name: 'not configured',
    markup,
    answers: {
      ...signedIn,
      [`GET ${PATH}`]: answer({
        ...someMailService,
        from: null,
        trouble: null,
        nextAttemptAt: null,
        lastSuccessAt: null,
        failed: [],
      }),
    },
  },
  {
    name: 'not for you',
    markup,
    answers: {
      ...signedIn,
      [`GET ${PATH}`]: refusal(403, 'not-allowed', '邮件由系统管理员查看，您的账号没有这项职责。'),
    },
  },
];
