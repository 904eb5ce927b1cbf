/** The address somebody wishes to be mailed at: used once they have sent back the code that was mailed to it. */
import { fail, type Result, succeed } from '../../src/domain/base/result.ts';
import { confirmationMail, isMailAddress } from '../../src/domain/notice/mail.ts';
import type { Deps } from './deps.ts';
import { addressesOf, PREFERENCES_PATH } from './send-mails.ts';

const CODE_MINUTES = 30;
const MOST_TRIES = 5;
/** Nobody is to be flooded with codes by somebody else's portal. */
const PAUSE_MS = 60_000;

const NOT_OFFERED: Result<never> = fail({
  code: 'conflict',
  message: '本站没有设置邮件服务，不能用邮件通知。',
});
const WRONG: Result<never> = fail({
  code: 'invalid-request',
  message: '验证码不对，或者已经失效。请核对邮件里的数字，或者重新发送。',
  field: '/code',
});

export async function askForAddress(
  deps: Deps,
  personId: string,
  written: string,
): Promise<Result<undefined>> {
  const { mailer, catalogue, storage, clock } = deps;
  const frame = catalogue.notices?.mail;
  if (!mailer || !frame) return NOT_OFFERED;
  const address = written.trim();
  if (!isMailAddress(address)) {
    const message = '邮箱地址不对，要写成 name@example.gov.cn 的样子。';
    return fail({ code: 'invalid-request', message, field: '/address' });
  }
  const nowMs = clock.now();
  const { asked } = await storage.mails.addressOf(personId);
  const waitMs = (asked?.atMs ?? 0) + PAUSE_MS - nowMs;
  if (waitMs > 0) {
    const retryAfterSeconds = Math.ceil(waitMs / 1000);
    return fail({
      code: 'too-many-requests',
      message: `请等 ${retryAfterSeconds} 秒再发送。`,
      retryAfterSeconds,
    });
  }
  const code = String(deps.randomness.below(1_000_000)).padStart(6, '0');
  await storage.mails.askAddress(personId, address, hashed(deps, personId, code), nowMs);
  const outcome = await mailer.send({
    id: `code-${deps.randomness.freshId()}@${new URL(deps.publicUrl).hostname}`,
    to: address,
    ...confirmationMail({ code, minutes: CODE_MINUTES }, frame, addressesOf(deps)),
    preferencesUrl: deps.publicUrl + PREFERENCES_PATH,
  });
  if (outcome.kind === 'accepted' || outcome.kind === 'unknown') return succeed(undefined);
  return fail({
    code: 'conflict',
    message:
      outcome.kind === 'refused'
        ? '邮件服务器不收这个地址的邮件。请核对地址，或者换一个。'
        : '邮件暂时发不出去，请过一会儿再试。',
    field: '/address',
  });
}

export async function confirmOwnAddress(
  deps: Deps,
  personId: string,
  written: string,
): Promise<Result<undefined>> {
  const { mails } = deps.storage;
  const nowMs = deps.clock.now();
  const { asked } = await mails.addressOf(personId);
  if (!asked || asked.tries >= MOST_TRIES || nowMs - asked.atMs > CODE_MINUTES * 60_000) return WRONG;
  await mails.countTry(personId);
  if (hashed(deps, personId, written.trim()) !== asked.codeHash) return WRONG;
  await mails.confirmAddress(personId, nowMs);
  return succeed(undefined);
}

export function forgetOwnAddress(deps: Deps, personId: string): Promise<void> {
  return deps.storage.mails.forgetAddress(personId, deps.clock.now());
}

function hashed({ sha256 }: Deps, personId: string, code: string): string {
  return Buffer.from(sha256(new TextEncoder().encode(`${personId} ${code}`))).toString('hex');
}
