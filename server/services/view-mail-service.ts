/** What an administrator sees of the mails: whether they go out, what is in the way, what was refused. */
import type { MailServiceView } from '../../src/domain/api/notices.ts';
import { fail, type Result, succeed } from '../../src/domain/base/result.ts';
import type { SessionCaller } from '../ports/caller.ts';
import type { Deps } from './deps.ts';

const MOST_SHOWN = 50;

export async function admitMailService(
  deps: Deps,
  { personId, roles }: SessionCaller,
): Promise<Result<undefined>> {
  if (roles.includes('administrator')) return succeed(undefined);
  await deps.storage.audit.record({
    atMs: deps.clock.now(),
    who: personId,
    action: 'mails-refused',
    detail: {},
  });
  return fail({ code: 'not-allowed', message: '邮件由系统管理员查看，您的账号没有这项职责。' });
}

export async function viewMailService(deps: Deps): Promise<MailServiceView> {
  const { mails } = deps.storage;
  const { failures, nextAttemptAtMs, trouble, troubleAtMs, lastSuccessAtMs } = await mails.service();
  const latest = await mails.latest(['refused', 'unknown'], MOST_SHOWN);
  return {
    from: deps.mailer?.from ?? null,
    counts: await mails.counts(),
    trouble: troubleAtMs === null ? null : { words: trouble, at: iso(troubleAtMs), isOver: failures === 0 },
    nextAttemptAt: failures === 0 ? null : iso(nextAttemptAtMs),
    lastSuccessAt: lastSuccessAtMs === null ? null : iso(lastSuccessAtMs),
    failed: latest.map(({ noticeId, name, title, address, state, answer, endedAtMs }) => ({
      ...{ id: noticeId, name, title, address, answer },
      state: state === 'unknown' ? 'unknown' : 'refused',
      at: endedAtMs === null ? null : iso(endedAtMs),
    })),
  };
}

export async function sendMailAgain(deps: Deps, who: string, id: number): Promise<Result<undefined>> {
  if (!(await deps.storage.mails.sendAgain(id))) {
    return fail({ code: 'conflict', message: '这封邮件不在退回或不明的邮件里，不用再发。' });
  }
  await deps.storage.audit.record({
    atMs: deps.clock.now(),
    who,
    action: 'mail-sent-again',
    detail: { notice: id },
  });
  return succeed(undefined);
}

/** At once, instead of when the wait is over. */
export function hurryMails(deps: Deps): Promise<void> {
  return deps.storage.mails.noteService({ nextAttemptAtMs: 0 });
}

function iso(ms: number): string {
  return new Date(ms).toISOString();
}
