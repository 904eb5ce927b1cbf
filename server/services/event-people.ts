/** Who may be on an event's list: people of the organising unit and of what lies below it, by staff number. */
import { fail, type Result, succeed } from '../../src/domain/base/result.ts';
import type { Person } from '../../src/domain/roster/person.ts';
import type { PersonInUnit } from '../ports/roster-store.ts';
import type { Deps } from './deps.ts';

const AT_ONCE = 400;

/** @returns those that belong to the subtree, by staff number */
export async function peopleFor(
  deps: Deps,
  unitId: string,
  staffNumbers: readonly string[],
): Promise<ReadonlyMap<string, Person>> {
  const units = new Set((await deps.storage.roster.subtree(unitId)).map(({ id }) => id));
  const people = await inParts([...new Set(staffNumbers)], deps.storage.roster.peopleByStaffNumbers);
  return new Map(
    people.filter((person) => units.has(person.unitId)).map((person) => [person.staffNumber, person]),
  );
}

/** All of them, or the first that is not there. */
export async function allPeopleFor(
  deps: Deps,
  unitId: string,
  staffNumbers: readonly string[],
): Promise<Result<ReadonlyMap<string, Person>>> {
  const people = await peopleFor(deps, unitId, staffNumbers);
  const missing = staffNumbers.find((number) => !people.has(number));
  if (missing === undefined) return succeed(people);
  return fail({
    code: 'invalid-request',
    message: `工号“${missing}”不在主办单位及其下属单位的名册里，请核对。`,
    field: '/people',
  });
}

export function knownPeople(deps: Deps, ids: readonly string[]): Promise<readonly PersonInUnit[]> {
  return inParts([...new Set(ids)], deps.storage.roster.peopleByIds);
}

async function inParts<Found>(
  keys: readonly string[],
  find: (part: readonly string[]) => Promise<readonly Found[]>,
): Promise<readonly Found[]> {
  const found: Found[] = [];
  for (let at = 0; at < keys.length; at += AT_ONCE) found.push(...(await find(keys.slice(at, at + AT_ONCE))));
  return found;
}
