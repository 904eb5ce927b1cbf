/** A person signs in or out with the code on the wall. Bound to the session and the device it was done with. */
import type { SignRequest, SignView } from '../../src/domain/api/events.ts';
import { toHex, utf8 } from '../../src/domain/base/bytes.ts';
import { dayOf } from '../../src/domain/base/calendar.ts';
import { fail, type Result, succeed } from '../../src/domain/base/result.ts';
import type { EventMark } from '../../src/domain/event/attendance.ts';
import type { HeldEvent } from '../../src/domain/event/event.ts';
import type { Direction } from '../../src/domain/event/event-code.ts';
import type { SessionCaller } from '../ports/caller.ts';
import type { Deps } from './deps.ts';
import { meaningOf } from './event-codes.ts';

/** What the code would do, before anything is signed. */
export async function lookAtSign(
  deps: Deps,
  caller: SessionCaller,
  request: SignRequest,
): Promise<Result<SignView>> {
  const signing = await signingOf(deps, caller, request);
  if (!signing.ok) return signing;
  const { event, direction } = signing.value;
  let allowed: Result<EventMark | undefined> = succeed(undefined);
  await deps.storage.events.sign(event.id, caller.personId, (now, own, isInvited) => {
    allowed = maySign(now, own, { direction, isInvited, day: dayOf(deps.clock.now()) });
    return succeed(undefined);
  });
  return allowed.ok ? succeed(viewOf(event, direction, allowed.value)) : allowed;
}

/** @param device - the browser's random id, where it has one */
export async function signAttendance(
  deps: Deps,
  caller: SessionCaller,
  request: SignRequest,
  device: string | undefined,
): Promise<Result<SignView>> {
  const signing = await signingOf(deps, caller, request);
  if (!signing.ok) return signing;
  const { event, direction } = signing.value;
  const nowMs = deps.clock.now();
  const mark: EventMark = {
    personId: caller.personId,
    kind: direction,
    atMs: nowMs,
    untilMs: null,
    means: request.event === undefined ? 'typed' : 'code',
    enteredBy: caller.personId,
    enteredAtMs: nowMs,
    device: device === undefined ? null : toHex(deps.sha256(utf8(device))),
    session: toHex(deps.sha256(utf8(caller.tokenHash))).slice(0, 16),
    note: null,
  };
  let standing: EventMark | undefined;
  const signed = await deps.storage.events.sign(event.id, caller.personId, (now, own, isInvited) => {
    const allowed = maySign(now, own, { direction, isInvited, day: dayOf(nowMs) });
    if (!allowed.ok) return allowed;
    standing = allowed.value;
    return succeed(standing ? undefined : mark);
  });
  if (!signed.ok) return signed;
  return succeed(viewOf(event, direction, standing ?? mark));
}

interface Signing {
  readonly event: HeldEvent;
  readonly direction: Direction;
}

/** The code is good, and the person belongs to the units it is for. */
async function signingOf(
  deps: Deps,
  { personId }: SessionCaller,
  { code, event: eventId }: SignRequest,
): Promise<Result<Signing>> {
  const means = await meaningOf(deps, code, eventId);
  if (!means.ok) return means;
  const { unitId } = means.value.event;
  const person = await deps.storage.roster.personById(personId);
  const units = await deps.storage.roster.subtree(unitId);
  if (person && units.some(({ id }) => id === person.unitId)) return means;
  return fail({
    code: 'not-allowed',
    message: '您的单位不在这次活动的范围里。确实到场的，请让主办单位的管理员登记。',
  });
}

/** @returns the mark that stands already, where signing again would say the same */
function maySign(
  event: HeldEvent,
  own: readonly EventMark[],
  {
    direction,
    isInvited,
    day,
  }: { readonly direction: Direction; readonly isInvited: boolean; readonly day: string },
): Result<EventMark | undefined> {
  if (event.plan.isInvitedOnly && !isInvited) {
    return fail({
      code: 'not-allowed',
      message: '您不在这次活动的名单上。确实应当参加的，请让主办单位的管理员把您加进名单。',
    });
  }
  const today = own.filter(({ atMs }) => dayOf(atMs) === day);
  const cameIn = today.find(({ kind }) => kind === 'in' || kind === 'times');
  if (direction === 'in') return succeed(cameIn);
  if (cameIn || own.some(({ kind }) => kind === 'whole')) return succeed(undefined);
  return fail({
    code: 'conflict',
    message: '您今天还没有签到，不能签退。请先扫签到的码；签到已结束的，请让管理员登记。',
  });
}

function viewOf({ id, plan }: HeldEvent, direction: Direction, mark: EventMark | undefined): SignView {
  return {
    ...{ event: id, title: plan.title, place: plan.place, direction },
    ...(mark && { signedAt: new Date(mark.atMs).toISOString() }),
  };
}
