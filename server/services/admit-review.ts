/** Who may see cards and appeals of others, and who may decide them. */
import { fail, type Result, succeed } from '../../src/domain/base/result.ts';
import type { SessionCaller } from '../ports/caller.ts';
import type { ReviewScope } from '../ports/review-store.ts';
import type { Deps } from './deps.ts';
import { type Reach, reachOf } from './reach-units.ts';

const NOT_ALLOWED = '核查与申诉由单位培训管理员办理，纪检监察可以查阅。您的账号没有这项职责。';
const OUT_OF_REACH = '这位学员不在您管理的单位里。';

/** Officers see their own subtree, auditors and administrators everybody. */
export async function admitReader(deps: Deps, caller: SessionCaller): Promise<Result<Reach>> {
  const reach = await reachOf(deps, caller);
  return reach ? succeed(reach) : refuse(deps, caller, NOT_ALLOWED);
}

export function scopeOf(reach: Reach): ReviewScope {
  return reach.kind === 'everybody' ? {} : { roots: reach.roots };
}

/** Refuse whoever reaches the person not. */
export async function admitReaderOf(
  deps: Deps,
  caller: SessionCaller,
  personId: string,
): Promise<Result<Reach>> {
  const admitted = await admitReader(deps, caller);
  if (!admitted.ok || admitted.value.kind === 'everybody') return admitted;
  const person = await deps.storage.roster.personById(personId);
  return person && admitted.value.units.has(person.unitId) ? admitted : refuse(deps, caller, OUT_OF_REACH);
}

/** Only an officer decides: reading everything, as auditors and administrators do, is another matter. */
export async function admitDecider(
  deps: Deps,
  caller: SessionCaller,
  personId: string,
): Promise<Result<string>> {
  const unitId = await decidingUnit(deps, caller.personId, personId);
  return unitId === undefined ? refuse(deps, caller, NOT_ALLOWED) : succeed(unitId);
}

/** The unit as whose officer somebody decides about a person: of several, the nearest above the person. */
export async function decidingUnit(
  deps: Deps,
  deciderId: string,
  personId: string,
): Promise<string | undefined> {
  const person = await deps.storage.roster.personById(personId);
  const ways = person ? await wayUp(deps, person.unitId) : [];
  const roots = await officerUnits(deps, deciderId);
  return ways.find((unit) => roots.includes(unit));
}

async function officerUnits(deps: Deps, personId: string): Promise<readonly string[]> {
  const grants = await deps.storage.roster.grantsOf(personId);
  return grants.flatMap(({ role, unitId }) => (role === 'officer' && unitId !== null ? [unitId] : []));
}

/** The unit, the one above it, and so on to the top. */
export async function wayUp(deps: Deps, unitId: string): Promise<readonly string[]> {
  const unit = await deps.storage.roster.unitById(unitId);
  if (!unit) return [];
  return unit.parentId === null ? [unit.id] : [unit.id, ...(await wayUp(deps, unit.parentId))];
}

async function refuse(deps: Deps, caller: SessionCaller, message: string): Promise<Result<never>> {
  await deps.storage.audit.record({
    atMs: deps.clock.now(),
    who: caller.personId,
    action: 'reviews-refused',
    detail: {},
  });
  return fail({ code: 'not-allowed', message });
}
