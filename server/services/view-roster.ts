/** The roster as officers see it: units with their people, on any day. */
import type {
  RosterPeopleView,
  RosterPersonDetail,
  RosterPersonView,
  RosterUnitView,
} from '../../src/domain/api/roster.ts';
import { dayOf } from '../../src/domain/base/calendar.ts';
import { fail, type Result, succeed } from '../../src/domain/base/result.ts';
import { unitCode } from '../../src/domain/roster/person.ts';
import type { Member } from '../ports/roster-store.ts';
import { unitsBelow } from './admit-hours-imports.ts';
import { type Importer, reachedUnit, refuseRoster } from './admit-roster.ts';
import type { Deps } from './deps.ts';
import { reachedUnits } from './roster-rules.ts';

const PAGE = 50;

export async function viewRosterUnits(
  deps: Deps,
  importer: Importer,
  day: string | undefined,
): Promise<readonly RosterUnitView[]> {
  const units = await reachedUnits(deps, importer.roots);
  const counts = await deps.storage.roster.headcounts(day ?? dayOf(deps.clock.now()));
  const codes = new Map((await deps.storage.roster.allUnits()).map((unit) => [unit.id, unitCode(unit)]));
  const depths = new Map<string, number>();
  const below = new Map<string, number>();
  for (const unit of units) {
    depths.set(unit.id, unit.parentId === null ? 0 : (depths.get(unit.parentId) ?? -1) + 1);
  }
  for (const unit of units.toReversed()) {
    const own = (below.get(unit.id) ?? 0) + (counts.get(unit.id) ?? 0);
    below.set(unit.id, own);
    if (unit.parentId !== null) below.set(unit.parentId, (below.get(unit.parentId) ?? 0) + own);
  }
  return units.map((unit) => ({
    id: unit.id,
    code: unitCode(unit),
    name: unit.name,
    parentId: unit.parentId,
    parentCode: unit.parentId === null ? '' : (codes.get(unit.parentId) ?? ''),
    depth: depths.get(unit.id) ?? 0,
    organType: unit.organType,
    sector: unit.sector ?? '',
    people: counts.get(unit.id) ?? 0,
    peopleBelow: below.get(unit.id) ?? 0,
  }));
}

export interface PeopleAsked {
  readonly unitId: string;
  readonly isBelowToo: boolean;
  readonly day?: string | undefined;
  readonly text?: string | undefined;
  readonly after: string;
}

export async function viewRosterPeople(
  deps: Deps,
  importer: Importer,
  asked: PeopleAsked,
): Promise<Result<RosterPeopleView>> {
  const reached = await reachedUnit(deps, importer, asked.unitId);
  if (!reached.ok) return reached;
  const { roster, audit } = deps.storage;
  const day = asked.day ?? dayOf(deps.clock.now());
  const found = await roster.membersOn({ ...asked, day, limit: PAGE + 1 });
  const page = found.slice(0, PAGE);
  const names = new Map(
    (await reachedUnits(deps, importer.roots)).map((unit) => [unit.id, unit.name] as const),
  );
  const access = await deps.storage.activations.accessOf(page.map(({ id }) => id));
  const people = page.map((member) => personView(member, names, access.get(member.id)));
  const detail = { unitId: asked.unitId, day, rows: people.length };
  await audit.record({ atMs: deps.clock.now(), who: importer.who, action: 'roster-read', detail });
  const last = page.at(-1);
  return succeed({ day, people, ...(found.length > PAGE && last ? { next: last.staffNumber } : {}) });
}

function personView(
  member: Member,
  names: ReadonlyMap<string, string>,
  access: { readonly hasPassword: boolean; readonly codeUntilMs: number | null } | undefined,
): RosterPersonView {
  const { unitId, ...person } = member;
  const until = access?.codeUntilMs ?? null;
  return {
    ...person,
    unit: { id: unitId, name: names.get(unitId) ?? '' },
    hasPassword: access?.hasPassword ?? false,
    codeUntil: until === null ? null : new Date(until).toISOString(),
  };
}

const UNKNOWN: Result<never> = fail({ code: 'not-found', message: '名册里没有这个人。' });
const OUT_OF_REACH: Result<never> = fail({ code: 'not-allowed', message: '此人不在您管理的单位。' });

/** Whoever is in a unit within reach now, or left one as the last. */
export async function reachedPerson(deps: Deps, importer: Importer, id: string): Promise<Result<string>> {
  const [person] = await deps.storage.roster.peopleByIds([id]);
  if (!person) return UNKNOWN;
  if (importer.roots === null) return succeed(id);
  const [last] = await deps.storage.roster.membershipsOf(id);
  const units = await unitsBelow(deps, importer.roots);
  return last && units.has(last.unitId) ? succeed(id) : refuseRoster(deps, importer.who, OUT_OF_REACH);
}

export async function viewRosterPerson(
  deps: Deps,
  importer: Importer,
  id: string,
  mayGrant: boolean,
): Promise<Result<RosterPersonDetail>> {
  const { roster, audit } = deps.storage;
  const reached = await reachedPerson(deps, importer, id);
  if (!reached.ok) return reached;
  const [person] = await roster.peopleByIds([id]);
  if (!person) return UNKNOWN;
  const memberships = await roster.membershipsOf(id);
  const grants = (await roster.grantsOf(id)).filter(({ role }) => role !== 'learner');
  const names = new Map((await roster.allUnits()).map((unit) => [unit.id, unit.name]));
  await audit.record({
    atMs: deps.clock.now(),
    who: importer.who,
    action: 'roster-person-read',
    detail: { person: id },
  });
  return succeed({
    ...{ id, staffNumber: person.staffNumber, name: person.name, mayGrant },
    memberships: memberships.map(({ unitId, unitName, fromDay, toDay }) => ({
      unit: { id: unitId, name: unitName },
      from: fromDay,
      to: toDay,
    })),
    roles: grants.map(({ role, unitId }) => ({
      role,
      unit: unitId === null ? null : { id: unitId, name: names.get(unitId) ?? '' },
    })),
  });
}
