/** The outbox of notices: one mail after the other, each at most once that the mail server is known to have taken it. */
import { waitMs } from '../../src/domain/forward/wait.ts';
import { noticeMail } from '../../src/domain/notice/mail.ts';
import type { OutgoingMail } from '../ports/mail-store.ts';
import type { Mail, Mailer, MailOutcome } from '../ports/mailer.ts';
import type { Repeat } from '../ports/outgoing.ts';
import type { Deps } from './deps.ts';
import { lookAgain } from './look-again.ts';

const LOOK_EVERY_MS = 5_000;
/** Longer than a mail server may be silent (server/mailer.ts): whoever began it then has died. */
const LONGEST_SENDING_MS = 20 * 60_000;
/** A reminder that comes later than that says something that is not so any more. */
const LONGEST_WAITING_MS = 3 * 24 * 60 * 60_000;
export const PREFERENCES_PATH = '/my/notices/';

export interface MailDeps extends Deps {
  readonly mailer: Mailer;
  readonly reportDefect: (error: Error, where: string) => void;
}

export interface Mailing {
  /** Look once, and send what is due. Resolves when nothing is under way any more. */
  readonly look: () => Promise<void>;
  /** No new mail from now on. Resolves when the one under way is settled. */
  readonly stop: () => Promise<void>;
}

export function startMailing(deps: MailDeps, repeat: Repeat): Mailing {
  const holder = deps.randomness.freshId();
  let isStopping = false;

  const lookOnce = async () => {
    if (!isStopping) await sendMails(deps, holder, () => !isStopping);
  };
  const look = lookAgain(lookOnce, { reportDefect: deps.reportDefect, where: 'mails' });
  const stopLooking = repeat(LOOK_EVERY_MS, () => void look());
  return {
    look,
    stop: async () => {
      isStopping = true;
      stopLooking();
      // A look that is under way is waited for; another one does nothing any more.
      await look();
    },
  };
}

/** Until nothing is due, the mail server has trouble, or the caller says so. */
async function sendMails(deps: MailDeps, holder: string, mayGoOn: () => boolean): Promise<void> {
  const { mails } = deps.storage;
  const startMs = deps.clock.now();
  await mails.giveUp(
    { takenMs: startMs - LONGEST_SENDING_MS, queuedMs: startMs - LONGEST_WAITING_MS },
    startMs,
  );
  while (mayGoOn()) {
    const nowMs = deps.clock.now();
    if ((await mails.service()).nextAttemptAtMs > nowMs) return;
    const next = await mails.take(holder, nowMs);
    if (!next) return;
    await settle(deps, holder, next, await deps.mailer.send(mailOf(deps, next)));
  }
}

async function settle(
  deps: MailDeps,
  holder: string,
  { noticeId, failures }: OutgoingMail,
  outcome: MailOutcome,
): Promise<void> {
  const { mails } = deps.storage;
  const nowMs = deps.clock.now();
  const isPostponed = outcome.kind === 'postponed';
  const nextAttemptAtMs = isPostponed ? nowMs + waitMs(failures + 1, deps.randomness) : 0;
  await mails.settle(noticeId, holder, { outcome, nowMs, nextAttemptAtMs });
  // A mail server that answers is well, whatever it thinks of one mail.
  if (outcome.kind !== 'trouble' && outcome.kind !== 'unknown') {
    return mails.noteService({ failures: 0, nextAttemptAtMs: 0, lastSuccessAtMs: nowMs });
  }
  const inARow = (await mails.service()).failures + 1;
  await mails.noteService({
    ...{ failures: inARow, trouble: outcome.answer, troubleAtMs: nowMs },
    nextAttemptAtMs: nowMs + waitMs(inARow, deps.randomness),
  });
}

function mailOf(deps: MailDeps, { noticeId, address, ...notice }: OutgoingMail): Mail {
  const { catalogue, publicUrl } = deps;
  const frame = catalogue.notices?.mail;
  // Without wordings nothing is queued; what was queued before they were taken away is sent plainly.
  const plain = { confidential: '', open: '', footer: '', preferences: '', confirm: { title: '', text: '' } };
  return {
    id: `notice-${noticeId}@${new URL(publicUrl).hostname}`,
    to: address,
    ...noticeMail(notice, frame ?? plain, addressesOf(deps)),
    preferencesUrl: publicUrl + PREFERENCES_PATH,
  };
}

export function addressesOf({ catalogue, publicUrl }: Pick<Deps, 'catalogue' | 'publicUrl'>) {
  return { portal: catalogue.portal.name, publicUrl, preferences: PREFERENCES_PATH };
}
