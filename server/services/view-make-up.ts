/** Make-up training for the desk and for whoever it is for: what was ordered, and what the record shows of it. */
import type {
  MakeUpCandidates,
  MakeUpFacts,
  MakeUpLine,
  MakeUpSubjects,
  MakeUpView,
} from '../../src/domain/api/make-up.ts';
import { dueDayOf, isWithdrawn } from '../../src/domain/assignment/assignment.ts';
import { dayOf } from '../../src/domain/base/calendar.ts';
import { type Result, succeed } from '../../src/domain/base/result.ts';
import { HELD_STATES } from '../../src/domain/event/event.ts';
import {
  isExcused,
  MAKE_UP_STATES,
  type MakeUpCause,
  type MakeUpCredit,
  type MakeUpOrder,
  standingOfOrder,
} from '../../src/domain/make-up/order.ts';
import { postingDays } from '../../src/domain/policy/posting-window.ts';
import type { SessionCaller } from '../ports/caller.ts';
import type { PersonInUnit } from '../ports/roster-store.ts';
import { admitTrainingReader, mayServe, officerRootsOf, reachesUnit } from './admit-training.ts';
import type { Deps } from './deps.ts';
import { findMissed } from './find-missed.ts';
import { governingPolicy } from './governing-policy.ts';
import { namedItem, personNames } from './view-assignments.ts';

const PEOPLE_AT_A_TIME = 500;
const MOST_EVENTS = 200;

export async function viewMakeUp(
  deps: Deps,
  caller: SessionCaller,
  year: number,
): Promise<Result<MakeUpView>> {
  const admitted = await admitTrainingReader(deps, caller);
  if (!admitted.ok) return admitted;
  const roots = admitted.value.kind === 'subtrees' ? admitted.value.roots : undefined;
  const orders = await deps.storage.makeUps.orders({ year, ...(roots && { roots }) });
  const credits = await creditsOf(deps, orders);
  const names = await personNames(deps, [
    ...orders.map(({ orderedBy }) => orderedBy),
    ...orders.flatMap(({ events }) => events.map(({ who }) => who)),
  ]);
  const people = await peopleNamed(
    deps,
    orders.map(({ personId }) => personId),
  );
  const lines: MakeUpLine[] = [];
  for (const order of orders) {
    const facts = makeUpFacts(deps, order, credits.get(order.personId) ?? []);
    const person = people.get(order.personId);
    lines.push({
      ...facts,
      person: {
        id: order.personId,
        name: person?.name ?? '',
        staffNumber: person?.staffNumber ?? '',
        unit: person?.unit?.name ?? '',
      },
      orderedBy: names.get(order.orderedBy) ?? '',
      orderedAt: new Date(order.orderedAtMs).toISOString(),
      mayChange:
        facts.state !== 'done' &&
        order.personId !== caller.personId &&
        (await mayServe(deps, caller, person?.unit?.id ?? '')),
      history: order.events.map(({ kind, atMs, who, reason }) => ({
        ...{ kind, reason, at: new Date(atMs).toISOString(), by: names.get(who) ?? '' },
      })),
    });
  }
  const place = ({ state }: MakeUpLine) => MAKE_UP_STATES.indexOf(state);
  const mayOrder = (await officerRootsOf(deps, caller)).length > 0 || caller.roles.includes('administrator');
  return succeed({ year, orders: lines.sort((left, right) => place(left) - place(right)), mayOrder });
}

export async function viewMakeUpSubjects(
  deps: Deps,
  caller: SessionCaller,
  year: number,
): Promise<Result<MakeUpSubjects>> {
  const admitted = await admitTrainingReader(deps, caller);
  if (!admitted.ok) return admitted;
  const reach = admitted.value;
  const today = dayOf(deps.clock.now());
  const scope = reach.kind === 'subtrees' ? { below: reach.roots } : {};
  const events = await deps.storage.events.list({ ...scope, year, states: HELD_STATES }, MOST_EVENTS);
  const unitIds = reach.kind === 'subtrees' ? [...reach.units] : undefined;
  const assignments = await deps.storage.assignments.assignments({ year, ...(unitIds && { unitIds }) });
  const courses = deps.catalogue.courses.filter(({ state }) => state === 'published');
  const { makeUp } = postingDays(await governingPolicy(deps, year), year);
  return succeed({
    subjects: [
      ...events.map(({ id, plan }) => ({
        ...{ cause: 'absent' as const, id, title: plan.title, day: plan.day, items: [] },
      })),
      ...assignments
        .filter((one) => !isWithdrawn(one) && dueDayOf(one) < today)
        .map((one) => ({
          ...{
            cause: 'unfinished' as const,
            id: one.id,
            title: one.title,
            day: dueDayOf(one),
            items: one.items,
          },
        })),
      ...courses.map(({ id, title }) => ({
        ...{ cause: 'failed' as const, id, title, day: null, items: [{ kind: 'course' as const, id }] },
      })),
    ],
    courses: courses.map(({ id, title }) => ({ id, title })),
    rubrics: (deps.catalogue.rubrics ?? []).map(({ id, title, kinds }) => ({ id, title, kinds })),
    today,
    lastDay: makeUp ?? null,
  });
}

export async function viewMakeUpCandidates(
  deps: Deps,
  caller: SessionCaller,
  asked: { readonly cause: MakeUpCause; readonly subject: string; readonly year: number },
): Promise<Result<MakeUpCandidates>> {
  const admitted = await admitTrainingReader(deps, caller);
  if (!admitted.ok) return admitted;
  const missed = await findMissed(deps, asked.cause, asked.subject, asked.year);
  if (!missed.ok) return missed;
  const orders = await deps.storage.makeUps.orders({ year: missed.value.year });
  const isSame = (order: MakeUpOrder) => order.cause === asked.cause && order.subject === asked.subject;
  const ordered = new Set(orders.filter(isSame).map(({ personId }) => personId));
  const people = await peopleNamed(deps, missed.value.people);
  const reached = [...people.values()].filter(({ unit }) => unit && reachesUnit(admitted.value, unit.id));
  return succeed({
    people: reached
      .filter(({ id }) => !ordered.has(id))
      .map(({ id, name, staffNumber, unit }) => ({ id, name, staffNumber, unit: unit?.name ?? '' })),
    ordered: reached.filter(({ id }) => ordered.has(id)).length,
  });
}

/** Of the last two years: what is done or excused is gone with the year it was for. */
export async function viewMyMakeUp(
  deps: Deps,
  personId: string,
  year: number,
): Promise<readonly MakeUpFacts[]> {
  const orders = await deps.storage.makeUps.orders({ personId });
  const recent = orders.filter((order) => order.year >= year - 1);
  const credits = await creditsOf(deps, recent);
  return recent
    .map((order) => makeUpFacts(deps, order, credits.get(personId) ?? []))
    .filter(({ state, year: of }) => of === year || state === 'open' || state === 'overdue');
}

function makeUpFacts(deps: Deps, order: MakeUpOrder, credits: readonly MakeUpCredit[]): MakeUpFacts {
  const { state, doneOn } = standingOfOrder(order, credits, dayOf(deps.clock.now()));
  const { id, year, cause, title, centihours, dueDay, words } = order;
  return {
    ...{ id, year, cause, title, centihours, dueDay, words, state },
    items: order.items.map((item) => namedItem(deps, item)),
    doneOn: doneOn ?? null,
    excuse: isExcused(order) ? (order.events.at(-1)?.reason ?? '') : '',
  };
}

export async function creditsOf(deps: Deps, orders: readonly MakeUpOrder[]) {
  const ids = [...new Set(orders.map(({ personId }) => personId))];
  const found = new Map<string, readonly MakeUpCredit[]>();
  for (let at = 0; at < ids.length; at += PEOPLE_AT_A_TIME) {
    const some = await deps.storage.makeUps.credits(ids.slice(at, at + PEOPLE_AT_A_TIME));
    for (const [id, credits] of some) found.set(id, credits);
  }
  return found;
}

/** By id, however many; in the order of their staff numbers. */
export async function peopleNamed(
  deps: Deps,
  ids: readonly string[],
): Promise<ReadonlyMap<string, PersonInUnit>> {
  const unique = [...new Set(ids)];
  const found = [];
  for (let at = 0; at < unique.length; at += PEOPLE_AT_A_TIME) {
    found.push(...(await deps.storage.roster.peopleByIds(unique.slice(at, at + PEOPLE_AT_A_TIME))));
  }
  found.sort((left, right) => (left.staffNumber < right.staffNumber ? -1 : 1));
  return new Map(found.map((person) => [person.id, person]));
}
