/** Whom to tell of assignments and make-up training: unit after unit, so that a large roster is never in memory whole. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { type Assignment, isWithdrawn } from '../../src/domain/assignment/assignment.ts';
import { yearOf } from '../../src/domain/base/calendar.ts';
import type { MakeUpOrder } from '../../src/domain/make-up/order.ts';
import type { NoticeDue, NoticesAbout } from '../../src/domain/notice/notice.ts';
import {
  type Asking,
  assignmentNotices,
  assignmentSubject,
  makeUpNotices,
  makeUpSubject,
  type SaidToOne,
} from '../../src/domain/notice/task-notices.ts';
import type { Unit } from '../../src/domain/roster/person.ts';
import type { Whose } from '../ports/assignment-store.ts';
import type { Deps } from './deps.ts';
import { closeOthers, makeNotices, NOBODY_TOLD, type Told } from './tell-people.ts';

const ASSIGNMENTS = assignmentSubject('');
const MAKE_UPS = makeUpSubject('');
const PART = 400;

/** Collects what is said about several subjects, person after person. */
export class Collected {
  readonly #abouts = new Map<string, { standing: { personId: string; key: string }[]; done: string[] }>();
  due: NoticeDue[] = [];

  add(subject: string, personId: string, { due, standing, isDone }: SaidToOne): void {
    const about = this.#abouts.get(subject) ?? { standing: [], done: [] };
    this.#abouts.set(subject, about);
    this.due.push(...due);
    about.standing.push(...standing.map((key) => ({ personId, key })));
    if (isDone) about.done.push(personId);
  }

  about(subject: string): NoticesAbout {
    return { subject, due: [], ...(this.#abouts.get(subject) ?? { standing: [], done: [] }) };
  }
}

/** Every assignment of this year and the last, and whatever else somebody has an open notice about. */
export async function tellAllAssignments(deps: Deps, asking: Asking): Promise<Told> {
  const year = yearOf(deps.clock.now());
  const { assignments } = deps.storage;
  const years = await Promise.all([year, year - 1].map((of) => assignments.assignments({ year: of })));
  const live = years.flat().filter((one) => !isWithdrawn(one));
  const open = await deps.storage.notices.openSubjects(ASSIGNMENTS);
  const ids = [...live.map(({ id }) => id), ...open.map((subject) => subject.slice(ASSIGNMENTS.length))];
  return tellAssignments(deps, [...new Set(ids)], asking);
}

export async function tellAssignments(deps: Deps, ids: readonly string[], asking: Asking): Promise<Told> {
  const found = await Promise.all(ids.map((id) => deps.storage.assignments.assignment(id)));
  const all = found.filter((one) => one !== undefined);
  if (all.length === 0) return NOBODY_TOLD;
  const units = await deps.storage.roster.allUnits();
  const names = new Map(units.map(({ id, name }) => [id, name]));
  const collected = new Collected();
  let made = 0;
  for (const { inUnit, asked } of unitsAsked(units, all)) {
    await collectFrom(deps, collected, { whose: { inUnit }, asked, names, asking });
    made += await makeNotices(deps, collected.due);
    collected.due = [];
    await nextTurn();
  }
  let closed = 0;
  for (const { id } of all) closed += await closeOthers(deps, collected.about(assignmentSubject(id)));
  return { made, closed };
}

/** Units with what they themselves and those above ask, those of which nothing is asked left out. */
export function unitsAsked<Asked extends { readonly unitId: string }>(
  units: readonly Unit[],
  all: readonly Asked[],
): readonly { readonly inUnit: string; readonly asked: readonly Asked[] }[] {
  const asked = new Map<string, readonly Asked[]>();
  for (const { id, parentId } of units) {
    const own = all.filter(({ unitId }) => unitId === id);
    asked.set(id, [...own, ...((parentId === null ? undefined : asked.get(parentId)) ?? [])]);
  }
  return [...asked].filter(([, some]) => some.length > 0).map(([inUnit, some]) => ({ inUnit, asked: some }));
}

async function collectFrom(
  deps: Deps,
  collected: Collected,
  by: {
    readonly whose: Whose;
    readonly asked: readonly Assignment[];
    readonly names: ReadonlyMap<string, string>;
    readonly asking: Asking;
  },
): Promise<void> {
  const { assignments } = deps.storage;
  const fromYear = Math.min(...by.asked.map(({ year }) => year));
  const credits = await assignments.credits(by.whose, fromYear);
  for (const candidate of await assignments.candidates(by.whose)) {
    const { personId } = candidate;
    for (const assignment of by.asked) {
      const about = {
        candidate,
        credits: credits.get(personId) ?? [],
        unit: by.names.get(assignment.unitId) ?? '',
      };
      collected.add(
        assignmentSubject(assignment.id),
        personId,
        assignmentNotices(assignment, about, by.asking),
      );
    }
  }
}

/** Orders of this year and the last. */
export async function tellAllMakeUps(deps: Deps, asking: Asking): Promise<Told> {
  const year = yearOf(deps.clock.now());
  const { makeUps } = deps.storage;
  return tellMakeUps(
    deps,
    [...(await makeUps.orders({ year })), ...(await makeUps.orders({ year: year - 1 }))],
    asking,
  );
}

export async function tellMakeUps(deps: Deps, orders: readonly MakeUpOrder[], asking: Asking): Promise<Told> {
  const open = new Set(await deps.storage.notices.openSubjects(MAKE_UPS));
  let told = NOBODY_TOLD;
  for (let from = 0; from < orders.length; from += PART) {
    const part = orders.slice(from, from + PART);
    const credits = await deps.storage.makeUps.credits([...new Set(part.map(({ personId }) => personId))]);
    const collected = new Collected();
    for (const order of part) {
      const said = makeUpNotices(order, credits.get(order.personId) ?? [], asking);
      collected.add(makeUpSubject(order.id), order.personId, said);
    }
    const made = await makeNotices(deps, collected.due);
    let closed = 0;
    for (const subject of part.map(({ id }) => makeUpSubject(id)).filter((one) => open.has(one))) {
      closed += await closeOthers(deps, collected.about(subject));
    }
    told = { made: told.made + made, closed: told.closed + closed };
    await nextTurn();
  }
  return told;
}

/** Somebody's record has grown: what is done by it does not stand any longer. */
export async function settleDoneTasks(deps: Deps, afterIndex: number, asking: Asking): Promise<Told> {
  const { notices, assignments, makeUps, roster } = deps.storage;
  const names = new Map((await roster.allUnits()).map(({ id, name }) => [id, name]));
  let closed = 0;
  for (const personId of await notices.openWithNewEntries(ASSIGNMENTS, afterIndex)) {
    const ids = (await notices.openSubjects(ASSIGNMENTS, personId)).map((one) =>
      one.slice(ASSIGNMENTS.length),
    );
    const asked = (await Promise.all(ids.map((id) => assignments.assignment(id)))).filter(
      (one) => one !== undefined,
    );
    if (asked.length === 0) continue;
    const collected = new Collected();
    await collectFrom(deps, collected, { whose: { personId }, asked, names, asking });
    for (const { id } of asked)
      closed += await closeOthers(deps, collected.about(assignmentSubject(id)), personId);
  }
  for (const personId of await notices.openWithNewEntries(MAKE_UPS, afterIndex)) {
    closed += (await tellMakeUps(deps, await makeUps.orders({ personId }), asking)).closed;
  }
  return { made: 0, closed };
}
