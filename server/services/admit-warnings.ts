/** Who may see warnings of others, who may act on them, and who stands above whoever sent in a plan. */
import { fail, type Result, succeed } from '../../src/domain/base/result.ts';
import type { Warning } from '../../src/domain/warning/warning.ts';
import type { SessionCaller } from '../ports/caller.ts';
import { wayUp } from './admit-review.ts';
import { mayServe, officerRootsOf, reachesUnit } from './admit-training.ts';
import type { Deps } from './deps.ts';
import { type Reach, reachOf } from './reach-units.ts';

const NOT_ALLOWED = '预警由单位培训管理员办理，纪检监察可以查阅。您的账号没有这项职责。';
const OUT_OF_REACH = '这个人不在您管理的单位里。';
const READS_ONLY = '您可以查阅，不能办理。办理请联系该单位的培训管理员。';

/** Officers see their own subtree, auditors and administrators everybody. */
export async function admitWarningReader(deps: Deps, caller: SessionCaller): Promise<Result<Reach>> {
  const reach = await reachOf(deps, caller);
  return reach ? succeed(reach) : refuse(deps, caller, NOT_ALLOWED);
}

/** The case, if its person is within reach. */
export async function reachedWarning(
  deps: Deps,
  caller: SessionCaller,
  id: string,
): Promise<Result<Warning>> {
  const reach = await admitWarningReader(deps, caller);
  if (!reach.ok) return reach;
  const warning = await deps.storage.warnings.byId(id);
  if (!warning) return fail({ code: 'not-found', message: '没有这份预警。' });
  const unitId = await unitOf(deps, warning.personId);
  if (reach.value.kind === 'everybody' || (unitId !== undefined && reachesUnit(reach.value, unitId)))
    return succeed(warning);
  return refuse(deps, caller, OUT_OF_REACH);
}

/** Officers of the person's unit or of one above it, and administrators. Nobody for oneself: the domain says so. */
export async function admitWarningOfficer(
  deps: Deps,
  caller: SessionCaller,
  { personId }: Pick<Warning, 'personId'>,
): Promise<Result<undefined>> {
  const unitId = await unitOf(deps, personId);
  const serves = await mayServe(deps, caller, unitId ?? '');
  return serves ? succeed(undefined) : refuse(deps, caller, READS_ONLY);
}

/**
 * Somebody above the person's unit; where there is nobody else, another officer of the unit.
 * Administrators stand above all.
 */
export async function mayApproveFor(deps: Deps, caller: SessionCaller, warning: Warning): Promise<boolean> {
  if (caller.roles.includes('administrator')) return true;
  const unitId = await unitOf(deps, warning.personId);
  if (unitId === undefined || !(await mayServe(deps, caller, unitId))) return false;
  const above = (await wayUp(deps, unitId)).slice(1);
  const roots = await officerRootsOf(deps, caller);
  if (above.some((unit) => roots.includes(unit))) return true;
  const officers = await deps.storage.practice.officersOf(above);
  const submitter = warning.events.findLast(({ kind }) => kind === 'planned')?.who;
  return !officers.some((one) => one !== warning.personId && one !== submitter);
}

async function unitOf(deps: Deps, personId: string): Promise<string | undefined> {
  return (await deps.storage.roster.personById(personId))?.unitId;
}

async function refuse(deps: Deps, caller: SessionCaller, message: string): Promise<Result<never>> {
  await deps.storage.audit.record({
    atMs: deps.clock.now(),
    who: caller.personId,
    action: 'warnings-refused',
    detail: {},
  });
  return fail({ code: 'not-allowed', message });
}
