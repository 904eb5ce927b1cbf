/** A learner claims practice: photos first, then the claim that names them; corrected and sent again, or withdrawn. */
import { toHex } from '../../src/domain/base/bytes.ts';
import { dayOf } from '../../src/domain/base/calendar.ts';
import { fail, type Result, succeed } from '../../src/domain/base/result.ts';
import { cleanPhoto, MOST_PHOTO_BYTES, MOST_PHOTOS } from '../../src/domain/event/photo.ts';
import {
  mayResend,
  mayWithdraw,
  type PracticeClaim,
  type PracticeContent,
  type PracticeEvent,
} from '../../src/domain/event/practice.ts';
import { centihoursOfDays, centihoursOfSeconds, conversionOf } from '../../src/domain/policy/conversion.ts';
import type { Policy } from '../../src/domain/policy/policy.ts';
import type { SessionCaller } from '../ports/caller.ts';
import type { Deps } from './deps.ts';
import { governingPolicy } from './governing-policy.ts';

/** A photo that no claim names is forgotten after a day. */
const UNCLAIMED_MS = 24 * 60 * 60_000;
/** Uploads that nobody claims must not fill the disk. */
const MOST_UNCLAIMED_BYTES = 4 * MOST_PHOTOS * MOST_PHOTO_BYTES;
/** Claims of a person that wait at one time. */
const MOST_WAITING = 20;

export async function addPhoto(
  deps: Deps,
  { personId }: SessionCaller,
  bytes: Uint8Array,
): Promise<Result<{ readonly hash: string; readonly type: string }>> {
  const clean = cleanPhoto(bytes);
  if (!clean.ok) return fail({ code: 'invalid-request', message: clean.failure });
  const { practice } = deps.storage;
  const nowMs = deps.clock.now();
  if ((await practice.unclaimedBytes(personId)) + bytes.length > MOST_UNCLAIMED_BYTES) {
    return fail({ code: 'too-many-requests', message: '今天传的照片太多了，请先把申报提交上来。' });
  }
  const { type, bytes: kept } = clean.value;
  const hash = toHex(deps.sha256(kept));
  await practice.addPhoto({ hash, personId, type, bytes: kept, addedAtMs: nowMs }, nowMs - UNCLAIMED_MS);
  return succeed({ hash, type });
}

export async function claimPractice(
  deps: Deps,
  caller: SessionCaller,
  content: PracticeContent,
): Promise<Result<PracticeClaim>> {
  const sound = await checkContent(deps, caller.personId, content);
  if (!sound.ok) return sound;
  const atMs = deps.clock.now();
  const { personId } = caller;
  const claim: PracticeClaim = {
    id: deps.randomness.freshId(),
    personId,
    madeAtMs: atMs,
    events: [{ kind: 'sent', atMs, who: personId, content }],
  };
  return deps.storage.practice.make(personId, (past) =>
    past.filter(({ events }) => ['sent', 'first'].includes(events.at(-1)?.kind ?? '')).length >= MOST_WAITING
      ? fail({ code: 'conflict', message: `还有 ${MOST_WAITING} 份申报在等审核，请等审核以后再报。` })
      : succeed(claim),
  );
}

export async function resendPractice(
  deps: Deps,
  caller: SessionCaller,
  id: string,
  content: PracticeContent,
): Promise<Result<PracticeClaim>> {
  const sound = await checkContent(deps, caller.personId, content);
  if (!sound.ok) return sound;
  return addOwn(deps, caller, id, (claim) => {
    const allowed = mayResend(claim);
    return allowed.ok
      ? succeed({ kind: 'sent', atMs: deps.clock.now(), who: caller.personId, content })
      : allowed;
  });
}

export function withdrawPractice(
  deps: Deps,
  caller: SessionCaller,
  id: string,
): Promise<Result<PracticeClaim>> {
  return addOwn(deps, caller, id, (claim) => {
    const allowed = mayWithdraw(claim);
    return allowed.ok
      ? succeed({ kind: 'withdrawn', atMs: deps.clock.now(), who: caller.personId })
      : allowed;
  });
}

/** Somebody else's claim is told apart from none by nobody. */
function addOwn(
  deps: Deps,
  { personId }: SessionCaller,
  id: string,
  decide: (claim: PracticeClaim) => Result<PracticeEvent>,
): Promise<Result<PracticeClaim>> {
  return deps.storage.practice.addTo(id, (claim) =>
    claim.personId === personId ? decide(claim) : fail({ code: 'not-found', message: '没有这份实践申报。' }),
  );
}

async function checkContent(
  deps: Deps,
  personId: string,
  content: PracticeContent,
): Promise<Result<undefined>> {
  const wrong = (field: string, message: string) =>
    fail({ code: 'invalid-request' as const, message, field: `/${field}` });
  const { day, photos } = content;
  const year = Number(day.slice(0, 4));
  if (day > dayOf(deps.clock.now())) return wrong('day', '实践的日期还没有到。');
  const isGoverned = deps.catalogue.policies.some(
    ({ fromYear, toYear }) => fromYear <= year && year <= (toYear ?? Number.POSITIVE_INFINITY),
  );
  if (!isGoverned) return wrong('day', `${year} 年没有适用的学时规定。`);
  const gives = practiceCentihours(await governingPolicy(deps, year), content);
  if (gives === undefined) {
    return content.amount.kind === 'days'
      ? wrong('amount', '按这一年的规则，实践按分钟折算，请写分钟数。')
      : wrong('amount', '按这一年的规则，实践按天折算，请写天数和半天数。');
  }
  if (gives === 0) return wrong('amount', '这样折算下来不到 0.01 学时，请核对时长。');
  const there = await deps.storage.practice.photosOf(personId, photos);
  return photos.every((hash) => there.includes(hash))
    ? succeed(undefined)
    : wrong('photos', '有照片没有传上来，请删掉它，重新选一次。');
}

/** @returns undefined where the amount does not fit the year's rules */
export function practiceCentihours(policy: Policy, { amount }: PracticeContent): number | undefined {
  const conversion = conversionOf(policy, 'ethicsPractice');
  return amount.kind === 'minutes'
    ? centihoursOfSeconds(conversion, amount.minutes * 60)
    : centihoursOfDays(conversion, amount);
}
