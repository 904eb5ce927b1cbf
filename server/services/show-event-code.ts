/** What the officer's screen shows on the wall: the code of this half minute, and how many have come. */
import type { EventCodeView } from '../../src/domain/api/events.ts';
import { fail, type Result, succeed } from '../../src/domain/base/result.ts';
import { codeWindow, type Direction, untilNextCode, writeCode } from '../../src/domain/event/event-code.ts';
import { type EventOfficer, reachedEvent } from './admit-events.ts';
import type { Deps } from './deps.ts';
import { eventCode, isOpenNow } from './event-codes.ts';

export async function showEventCode(
  deps: Deps,
  officer: EventOfficer,
  id: string,
  direction: Direction,
): Promise<Result<EventCodeView>> {
  const reached = await reachedEvent(deps, officer, id);
  if (!reached.ok) return reached;
  const event = reached.value;
  if (!isOpenNow(deps, event)) {
    return fail({
      code: 'conflict',
      message: '现在不在签到时间里：活动发布以后，当天开始前两小时到结束后两小时可以签到签退。',
    });
  }
  const nowMs = deps.clock.now();
  const code = eventCode(deps, id, direction, codeWindow(nowMs));
  return succeed({
    title: event.plan.title,
    direction,
    code: writeCode(code),
    address: `/my/activities/?event=${encodeURIComponent(id)}&code=${code}`,
    nextInMs: untilNextCode(nowMs),
    ...(await deps.storage.events.counts(id)),
  });
}
