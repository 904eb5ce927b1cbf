/** The codes on the wall: made from the portal's secret, and told apart when they come back. */
import { utf8 } from '../../src/domain/base/bytes.ts';
import { dayOf, minuteNumberOf, minuteOfDay } from '../../src/domain/base/calendar.ts';
import { fail, type Result, succeed } from '../../src/domain/base/result.ts';
import type { HeldEvent } from '../../src/domain/event/event.ts';
import {
  codeOf,
  codeSubject,
  codeWindow,
  DIRECTIONS,
  type Direction,
  KNOWN_WINDOWS,
  readCode,
} from '../../src/domain/event/event-code.ts';
import { isSigningOpen } from '../../src/domain/event/event-life.ts';
import type { Deps } from './deps.ts';

/** Ed25519 gives one signature for one text, and nobody else can make it: its hash is the code. */
export function eventCode(deps: Deps, eventId: string, direction: Direction, window: number): string {
  return codeOf(deps.sha256(deps.signer.sign(utf8(codeSubject(eventId, direction, window)))));
}

export function isOpenNow(deps: Deps, event: HeldEvent): boolean {
  const nowMs = deps.clock.now();
  return isSigningOpen(event, { day: dayOf(nowMs), minute: minuteOfDay(minuteNumberOf(nowMs)) });
}

export interface CodeMeans {
  readonly event: HeldEvent;
  readonly direction: Direction;
}

/** @param eventId - what was scanned names the event; a typed code does not */
export async function meaningOf(
  deps: Deps,
  typed: string,
  eventId: string | undefined,
): Promise<Result<CodeMeans>> {
  const code = readCode(typed);
  if (code === undefined) return wrong('签到码是 8 位字母和数字，请照屏幕上的输入。');
  const found = foundAmong(deps, await candidatesFor(deps, eventId), code);
  if (!found) return wrong(eventId === undefined ? UNKNOWN : NOT_ITS);
  if (found.age > 1) return wrong('这个码已经换过了，请扫屏幕上现在的码。');
  return isOpenNow(deps, found.event) ? succeed(found) : wrong(CLOSED);
}

/** Good for the present window and the one before; older ones are only known. */
function foundAmong(
  deps: Deps,
  candidates: readonly HeldEvent[],
  code: string,
): (CodeMeans & { readonly age: number }) | undefined {
  const now = codeWindow(deps.clock.now());
  for (let age = 0; age <= KNOWN_WINDOWS; age += 1) {
    for (const event of candidates) {
      const direction = DIRECTIONS.find((one) => eventCode(deps, event.id, one, now - age) === code);
      if (direction) return { event, direction, age };
    }
  }
  return undefined;
}

const UNKNOWN = '没有这个签到码，或者它早已换过，请看屏幕上现在的码。';
const CLOSED = '这次活动现在不在签到时间里：开始前两小时到结束后两小时可以签到签退。';
const NOT_ITS = '这个码不是这次活动现在的签到码，请扫屏幕上现在的码。';

async function candidatesFor(deps: Deps, eventId: string | undefined): Promise<readonly HeldEvent[]> {
  const { events } = deps.storage;
  if (eventId === undefined) return events.onDay(dayOf(deps.clock.now()));
  const event = await events.byId(eventId);
  return event ? [event] : [];
}

function wrong(message: string): Result<never> {
  return fail({ code: 'conflict', message, field: '/code' });
}
