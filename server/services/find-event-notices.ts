/** Whom to tell of announced activities: unit after unit, so that a large roster is never in memory whole. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { joinedDay } from '../../src/domain/assignment/is-meant.ts';
import { dayOf } from '../../src/domain/base/calendar.ts';
import { attendancesOf } from '../../src/domain/event/attendance.ts';
import type { HeldEvent } from '../../src/domain/event/event.ts';
import {
  announcedNotices,
  announcedSubject,
  isAhead,
  newsAtMs,
} from '../../src/domain/notice/event-notices.ts';
import type { EventRecord } from '../ports/event-store.ts';
import type { Deps } from './deps.ts';
import { Collected, unitsAsked } from './find-task-notices.ts';
import { addTold, closeOthers, makeNotices, NOBODY_TOLD, type Told } from './tell-people.ts';

const ANNOUNCED = announcedSubject('');
const PART = 400;

/** Those somebody has an open notice about: who has joined since is told, and what is over closes. */
export async function tellOpenEvents(deps: Deps): Promise<Told> {
  const open = await deps.storage.notices.openSubjects(ANNOUNCED);
  return tellEvents(
    deps,
    open.map((subject) => subject.slice(ANNOUNCED.length)),
  );
}

export async function tellEvents(deps: Deps, ids: readonly string[]): Promise<Told> {
  let told = NOBODY_TOLD;
  for (const id of ids) {
    const record = await deps.storage.events.record(id);
    if (record) told = addTold(told, await tellEvent(deps, record));
    await nextTurn();
  }
  return told;
}

async function tellEvent(deps: Deps, { event, marks, invitees, acts }: EventRecord): Promise<Told> {
  const subject = announcedSubject(event.id);
  const there = attendancesOf(marks)
    .filter(({ state }) => state !== 'absent')
    .map(({ personId }) => personId);
  if (!isAhead(event, dayOf(deps.clock.now()))) {
    return { made: 0, closed: await closeOthers(deps, { subject, due: [], standing: [], done: there }) };
  }
  const told: ToldEvent = {
    ...{ event, invited: new Set(invitees), there: new Set(there), newsDay: dayOf(newsAtMs(event, acts)) },
    unit: (await deps.storage.roster.unitById(event.unitId))?.name ?? '',
  };
  const collected = new Collected();
  let made = 0;
  for await (const people of peopleFor(deps, told)) {
    for (const { personId, since } of people) {
      const newsDay = [told.newsDay, since].sort()[1] ?? since;
      const about = { personId, newsDay, unit: told.unit, isInvited: told.invited.has(personId) };
      const isThere = told.there.has(personId);
      const said = announcedNotices(event, { ...about, isThere }, dayOf(deps.clock.now()));
      collected.add(subject, personId, said);
    }
    made += await makeNotices(deps, collected.due);
    collected.due = [];
    await nextTurn();
  }
  return { made, closed: await closeOthers(deps, collected.about(subject)) };
}

interface ToldEvent {
  readonly event: HeldEvent;
  readonly invited: ReadonlySet<string>;
  readonly there: ReadonlySet<string>;
  readonly newsDay: string;
  readonly unit: string;
}

/** Whoever sees it in 我的活动: people of the unit and below, since when they are, and others on the list. */
async function* peopleFor(
  deps: Deps,
  { event, invited }: ToldEvent,
): AsyncGenerator<readonly { readonly personId: string; readonly since: string }[]> {
  const { assignments, roster } = deps.storage;
  const others = new Set(invited);
  for (const { inUnit } of unitsAsked(await roster.allUnits(), [event])) {
    const candidates = await assignments.candidates({ inUnit });
    for (const { personId } of candidates) others.delete(personId);
    yield candidates.map(({ personId, stays }) => ({
      personId,
      since: joinedDay(event.unitId, stays) ?? '',
    }));
  }
  const ids = [...others];
  for (let from = 0; from < ids.length; from += PART) {
    const people = await roster.peopleByIds(ids.slice(from, from + PART));
    yield people.filter(({ unit }) => unit).map(({ id: personId }) => ({ personId, since: '' }));
  }
}
