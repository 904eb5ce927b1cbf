/** Strike somebody off a posted event: a mark that says why, and a reversal of the entry. */
import { fail, type Result, succeed } from '../../src/domain/base/result.ts';
import type { EventMark } from '../../src/domain/event/attendance.ts';
import type { HeldEvent } from '../../src/domain/event/event.ts';
import { type EventOfficer, reachedEvent } from './admit-events.ts';
import { changeEvent, nextOf } from './change-event.ts';
import type { Deps } from './deps.ts';
import { reverseEntry } from './reverse-entry.ts';

export interface Strike {
  readonly version: number;
  readonly personId: string;
  readonly reason: string;
}

export async function strikeOff(
  deps: Deps,
  officer: EventOfficer,
  id: string,
  { version, personId, reason }: Strike,
): Promise<Result<HeldEvent>> {
  const reached = await reachedEvent(deps, officer, id);
  if (!reached.ok) return reached;
  if (reason.trim().length < 2) {
    return fail({ code: 'invalid-request', message: '请写明撤销的原因，至少两个字。', field: '/reason' });
  }
  const record = await deps.storage.events.record(id);
  const credit = record?.credits.find((one) => one.personId === personId && !one.isReversed);
  if (!credit) return fail({ code: 'conflict', message: '这个人在这次活动里没有登记着的学时。' });
  const struck = await changeEvent(deps, id, version, ({ event }) => {
    if (event.state !== 'posted' && event.state !== 'held')
      return fail({ code: 'conflict', message: '学时登记以后才能撤销。正在审核的，请先退回。' });
    const detail = { person: personId, reason: reason.trim(), entry: credit.entryId };
    const nowMs = deps.clock.now();
    const mark: EventMark = {
      personId,
      kind: 'absent',
      means: 'hand',
      enteredBy: officer.who,
      note: reason.trim(),
      ...{ atMs: nowMs, enteredAtMs: nowMs, untilMs: null, device: null, session: null },
    };
    return succeed({ ...nextOf(deps, officer, event, { kind: 'struck', detail }), marks: [mark] });
  });
  if (!struck.ok) return struck;
  const reversed = await reverseEntry(deps, {
    ...{ personId, year: credit.year, entryId: credit.entryId },
    ...{ reason: `${reason.trim()}（活动“${struck.value.plan.title}”）`, postedBy: officer.who },
  });
  // Somebody else may have taken it back a moment ago: that is what was decided.
  if (!reversed.ok && reversed.failure.code !== 'already-reversed') return reversed;
  return struck;
}
