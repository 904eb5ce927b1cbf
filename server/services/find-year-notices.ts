/** Whoever will not have the year's hours at this pace, and the figures of units for their officers. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { dayOf, yearOf } from '../../src/domain/base/calendar.ts';
import { type NoticeDue, standingAmong } from '../../src/domain/notice/notice.ts';
import type { NoticeBook } from '../../src/domain/notice/wording.ts';
import {
  digestNotice,
  digestPeriod,
  yearBehindNotice,
  yearBehindOccasion,
} from '../../src/domain/notice/year-notices.ts';
import { isOnTheWay, paceOn } from '../../src/domain/report/forecast.ts';
import type { RollRow } from '../ports/following-store.ts';
import type { Deps } from './deps.ts';
import type { AllWaiting } from './find-desk-notices.ts';
import { lookAt, requiredHours, viewOf } from './follow-unit.ts';
import { governingPolicy } from './governing-policy.ts';
import { createPastStandings } from './past-standings.ts';
import { allUnits } from './reach-units.ts';
import { closeOthers, makeNotices, NOBODY_TOLD, type Told } from './tell-people.ts';

const PART = 500;

export async function tellYearBehind(deps: Deps, book: NoticeBook): Promise<Told> {
  const today = dayOf(deps.clock.now());
  const year = yearOf(deps.clock.now());
  const occasion = yearBehindOccasion(today, book.yearBehindFrom);
  const pace = paceOn(today, year);
  const requiredCentihours = requiredHours(await governingPolicy(deps, year));
  if (occasion === undefined || pace === undefined || requiredCentihours === 0) return NOBODY_TOLD;
  const standing: { personId: string; key: string }[] = [];
  let made = 0;
  for (const { id } of await deps.storage.roster.allUnits()) {
    const due: NoticeDue[] = [];
    for await (const { personId, countedCentihours } of rollOf(deps, id, year)) {
      if (isOnTheWay(countedCentihours, requiredCentihours, pace)) continue;
      due.push(yearBehindNotice({ personId, year, countedCentihours, requiredCentihours }, occasion, today));
    }
    standing.push(...standingAmong(due));
    made += await makeNotices(deps, due);
    await nextTurn();
  }
  const behind = new Set(standing.map(({ personId }) => personId));
  const open = await deps.storage.notices.open(`year:${year}`);
  // Who has caught up has done what was asked.
  const done = open.map(({ personId }) => personId).filter((personId) => !behind.has(personId));
  return { made, closed: await closeOthers(deps, { subject: `year:${year}`, due: [], standing, done }) };
}

async function* rollOf(deps: Deps, unitId: string, year: number): AsyncGenerator<RollRow> {
  for (let after: string | undefined; ; ) {
    const rows = await deps.storage.following.roll(unitId, { year }, { after, limit: PART });
    yield* rows;
    if (rows.length < PART) return;
    after = rows.at(-1)?.staffNumber;
  }
}

/** The figures are those that the dashboard shows on this day. */
export async function tellDigests(deps: Deps, book: NoticeBook, waiting: AllWaiting): Promise<Told> {
  const today = dayOf(deps.clock.now());
  const year = yearOf(deps.clock.now());
  const period = digestPeriod(today, book.digest);
  if (period === undefined) return NOBODY_TOLD;
  const officers = await officersByUnit(deps);
  const units = await allUnits(deps);
  const pastStandings = createPastStandings(deps);
  const { practice, cards, appeals, warnings, written } = waiting;
  const all = [...practice, ...cards, ...appeals, ...warnings, ...(written ?? [])];
  let made = 0;
  for (const [unitId, personIds] of officers) {
    const followed = await lookAt(deps, pastStandings, units, { unit: unitId, year });
    if (!followed.ok) continue;
    const view = await viewOf(deps, followed.value);
    const due = personIds.flatMap((personId) => {
      const { people, met, onTheWay } = view.all;
      const below = view.units.map(({ name, figures }) => ({ name, ...figures }));
      const own = all.filter((one) => one.officers.includes(personId)).length;
      const figures = {
        unitId,
        unit: view.unit.name,
        year,
        people,
        met,
        onTheWay,
        units: below,
        waiting: own,
      };
      return digestNotice(personId, figures, period) ?? [];
    });
    made += await makeNotices(deps, due);
    await nextTurn();
  }
  return { made, closed: 0 };
}

async function officersByUnit(deps: Deps): Promise<ReadonlyMap<string, readonly string[]>> {
  const found = new Map<string, string[]>();
  for (const [personId, grants] of await deps.storage.roster.rolesHeld()) {
    for (const { role, unitId } of grants) {
      if (role !== 'officer' || unitId === null) continue;
      found.set(unitId, [...(found.get(unitId) ?? []), personId]);
    }
  }
  return found;
}
