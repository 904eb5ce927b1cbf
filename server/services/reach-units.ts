/** Which units a session may see: officers their subtree, auditors and administrators all, learners none. */
import type { UnitPeopleView, UnitView } from '../../src/domain/api/api.ts';
import { fail, type Result, succeed } from '../../src/domain/base/result.ts';
import { NO_HOURS } from '../../src/domain/policy/assess-year.ts';
import type { Role, Unit } from '../../src/domain/roster/person.ts';
import type { SessionCaller } from '../ports/caller.ts';
import type { PersonYear } from '../ports/ledger-store.ts';
import type { Deps } from './deps.ts';
import { governingPolicy } from './governing-policy.ts';

const SEES_ALL: readonly Role[] = ['auditor', 'administrator'];

const REFUSED: Result<never> = fail({ code: 'not-allowed', message: '您的账号没有查看单位学时的权限。' });

export async function viewUnits(deps: Deps, caller: SessionCaller): Promise<Result<readonly UnitView[]>> {
  const units = await reachableUnits(deps, caller);
  return units.length === 0 ? REFUSED : succeed(withDepth(units));
}

/** For who works at the command line, which reaches everything. */
export async function allUnits(deps: Deps): Promise<readonly UnitView[]> {
  return withDepth(await deps.storage.roster.allUnits());
}

export async function viewUnitPeople(
  deps: Deps,
  caller: SessionCaller,
  unitId: string,
  year: number,
): Promise<Result<UnitPeopleView>> {
  const reachable = await reachableUnits(deps, caller);
  const unit = withDepth(reachable).find((candidate) => candidate.id === unitId);
  if (!unit) return REFUSED;
  const names = new Map(reachable.map((candidate) => [candidate.id, candidate.name]));
  const policy = await governingPolicy(deps, year);
  const hours = policy.requirements.find((requirement) => requirement.kind === 'minimumHours');
  const people = await deps.storage.ledger.peopleOfSubtree(unitId, year);
  await deps.storage.audit.record({
    atMs: deps.clock.now(),
    who: caller.personId,
    action: 'unit-people-read',
    detail: { unitId, year, rows: people.length },
  });
  return succeed({
    unit,
    year,
    requiredCentihours: hours?.requiredCentihours ?? 0,
    people: people.map((person) => personStatus(person, names.get(person.unitId) ?? '')),
  });
}

export async function reaches(deps: Deps, caller: SessionCaller, unitId: string): Promise<boolean> {
  return (await reachableUnits(deps, caller)).some((unit) => unit.id === unitId);
}

/** Whose records a session may read; undefined for whoever reads nobody's but the own. */
export type Reach =
  | { readonly kind: 'everybody' }
  | { readonly kind: 'subtrees'; readonly roots: readonly string[]; readonly units: ReadonlySet<string> };

export async function reachOf(deps: Deps, caller: SessionCaller): Promise<Reach | undefined> {
  if (seesAll(caller)) return { kind: 'everybody' };
  const units = await reachableUnits(deps, caller);
  if (units.length === 0) return undefined;
  return {
    kind: 'subtrees',
    roots: await officerRoots(deps, caller),
    units: new Set(units.map(({ id }) => id)),
  };
}

async function reachableUnits(deps: Deps, caller: SessionCaller): Promise<readonly Unit[]> {
  if (seesAll(caller)) return deps.storage.roster.allUnits();
  const roots = await officerRoots(deps, caller);
  const subtrees = await Promise.all(roots.map((root) => deps.storage.roster.subtree(root)));
  return [...new Map(subtrees.flat().map((unit) => [unit.id, unit])).values()];
}

function seesAll(caller: SessionCaller): boolean {
  return caller.roles.some((role) => SEES_ALL.includes(role));
}

async function officerRoots(deps: Deps, caller: SessionCaller): Promise<readonly string[]> {
  const grants = await deps.storage.roster.grantsOf(caller.personId);
  return grants.flatMap(({ role, unitId }) => (role === 'officer' && unitId !== null ? [unitId] : []));
}

/** Depth counts from the highest unit that is seen. */
function withDepth(units: readonly Unit[]): readonly UnitView[] {
  const depths = new Map<string, number>();
  return units.map(({ id, name, parentId }) => {
    const depth = parentId !== null && depths.has(parentId) ? (depths.get(parentId) ?? 0) + 1 : 0;
    depths.set(id, depth);
    return { id, name, parentId, depth };
  });
}

function personStatus(person: PersonYear, unit: string): UnitPeopleView['people'][number] {
  const { personId, staffNumber, name, status } = person;
  return {
    personId,
    staffNumber,
    name,
    unit,
    totals: status?.totals ?? NO_HOURS,
    ethicsCentihours: status?.ethicsCentihours ?? 0,
    countedCentihours: status?.countedCentihours ?? 0,
    hoursState: status?.hoursState ?? 'unmet',
    shareState: status?.shareState ?? 'notAssessable',
    isMet: status?.isMet ?? false,
  };
}
