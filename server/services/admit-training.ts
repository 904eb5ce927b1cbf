/** Who may see plans, assignments and make-up training of others, and who may make them. */
import { fail, type Result, succeed } from '../../src/domain/base/result.ts';
import type { SessionCaller } from '../ports/caller.ts';
import { wayUp } from './admit-review.ts';
import type { Deps } from './deps.ts';
import { type Reach, reachOf } from './reach-units.ts';

const NOT_ALLOWED = '计划和任务由单位培训管理员办理，纪检监察可以查阅。您的账号没有这项职责。';
const OUT_OF_REACH = '这个单位不在您管理的范围里。';
const READS_ONLY = '您可以查阅，不能办理。办理请联系该单位的培训管理员。';

/** Officers see their own subtree, auditors and administrators everybody. */
export async function admitTrainingReader(deps: Deps, caller: SessionCaller): Promise<Result<Reach>> {
  const reach = await reachOf(deps, caller);
  return reach ? succeed(reach) : refuse(deps, caller, NOT_ALLOWED);
}

/** Officers of the unit or of one above it, and administrators. */
export async function admitTrainingOfficer(
  deps: Deps,
  caller: SessionCaller,
  unitId: string,
): Promise<Result<undefined>> {
  if (await mayServe(deps, caller, unitId)) return succeed(undefined);
  const reach = await reachOf(deps, caller);
  if (!reach) return refuse(deps, caller, NOT_ALLOWED);
  return refuse(deps, caller, reachesUnit(reach, unitId) ? READS_ONLY : OUT_OF_REACH);
}

/** The same as a question. */
export async function mayServe(deps: Deps, caller: SessionCaller, unitId: string): Promise<boolean> {
  if (caller.roles.includes('administrator')) return true;
  const roots = await officerRootsOf(deps, caller);
  return roots.length > 0 && (await wayUp(deps, unitId)).some((unit) => roots.includes(unit));
}

export function reachesUnit(reach: Reach, unitId: string): boolean {
  return reach.kind === 'everybody' || reach.units.has(unitId);
}

export async function officerRootsOf(deps: Deps, { personId }: SessionCaller): Promise<readonly string[]> {
  const grants = await deps.storage.roster.grantsOf(personId);
  return grants.flatMap(({ role, unitId }) => (role === 'officer' && unitId !== null ? [unitId] : []));
}

async function refuse(deps: Deps, caller: SessionCaller, message: string): Promise<Result<never>> {
  await deps.storage.audit.record({
    atMs: deps.clock.now(),
    who: caller.personId,
    action: 'plans-refused',
    detail: {},
  });
  return fail({ code: 'not-allowed', message });
}
