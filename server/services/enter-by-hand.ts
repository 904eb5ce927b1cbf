/** Attendance and the list of an event as an officer types them. */
import type { InviteesRequest, MarkRequest, MarksRequest } from '../../src/domain/api/events.ts';
import { startOfDayMs } from '../../src/domain/base/calendar.ts';
import { fail, type Result, succeed } from '../../src/domain/base/result.ts';
import type { EventMark } from '../../src/domain/event/attendance.ts';
import type { HeldEvent } from '../../src/domain/event/event.ts';
import type { Person } from '../../src/domain/roster/person.ts';
import { type EventOfficer, reachedEvent } from './admit-events.ts';
import { changeInvitees, enterMarks } from './change-event.ts';
import type { Deps } from './deps.ts';
import { allPeopleFor } from './event-people.ts';

export async function enterByHand(
  deps: Deps,
  officer: EventOfficer,
  id: string,
  { version, people }: MarksRequest,
): Promise<Result<HeldEvent>> {
  const reached = await reachedEvent(deps, officer, id);
  if (!reached.ok) return reached;
  const found = await allPeopleFor(
    deps,
    reached.value.unitId,
    people.map(({ staffNumber }) => staffNumber),
  );
  if (!found.ok) return found;
  const marks: EventMark[] = [];
  for (const one of people) {
    const person = found.value.get(one.staffNumber);
    const mark = person && markOf(deps, officer, { event: reached.value, person, one });
    if (!mark) continue;
    if (!mark.ok) return mark;
    marks.push(mark.value);
  }
  return enterMarks(deps, officer, { id, version, marks });
}

interface Typed {
  readonly event: HeldEvent;
  readonly person: Person;
  readonly one: MarkRequest;
}

function markOf(deps: Deps, { who }: EventOfficer, { event, person, one }: Typed): Result<EventMark> {
  const { plan } = event;
  const nowMs = deps.clock.now();
  const note = one.note?.trim() || null;
  const mark = {
    personId: person.id,
    means: 'hand' as const,
    enteredBy: who,
    enteredAtMs: nowMs,
    ...{ untilMs: null, device: null, session: null, note },
  };
  if (one.kind !== 'times') return succeed({ ...mark, kind: one.kind, atMs: nowMs });
  const day = one.day ?? plan.day;
  if (day < plan.day || day > plan.lastDay)
    return fail({ code: 'invalid-request', message: `${day} 不在活动的日期里。`, field: '/people' });
  const came = atTime(day, one.cameAt);
  const left = one.leftAt === undefined ? null : atTime(day, one.leftAt);
  if (came === undefined || left === undefined)
    return fail({ code: 'invalid-request', message: '时间要写成 09:00 的样子。', field: '/people' });
  if (left !== null && left <= came)
    return fail({ code: 'invalid-request', message: '签退时间要晚于签到时间。', field: '/people' });
  return succeed({ ...mark, kind: 'times', atMs: came, untilMs: left });
}

/** @param time - `HH:MM` */
function atTime(day: string, time: string | undefined): number | undefined {
  const match = /^([01]?\d|2[0-3])[:：]([0-5]\d)(?:[:：][0-5]\d)?$/.exec(time ?? '');
  if (!match) return undefined;
  return startOfDayMs(day) + (Number(match[1]) * 60 + Number(match[2])) * 60_000;
}

export async function inviteByHand(
  deps: Deps,
  officer: EventOfficer,
  id: string,
  { version, add, remove }: InviteesRequest,
): Promise<Result<HeldEvent>> {
  const reached = await reachedEvent(deps, officer, id);
  if (!reached.ok) return reached;
  const found = await allPeopleFor(deps, reached.value.unitId, add);
  if (!found.ok) return found;
  const added = [...found.value.values()].map((person) => person.id);
  const change = (before: readonly string[]) => [...before, ...added].filter((one) => !remove.includes(one));
  return changeInvitees(deps, officer, id, { version, change });
}
