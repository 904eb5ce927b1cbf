/** Who may see and change the roster: officers within their subtrees, administrators; auditors may look. */
import { fail, type Result, succeed } from '../../src/domain/base/result.ts';
import type { SessionCaller } from '../ports/caller.ts';
import type { RosterImport } from '../ports/roster-import-store.ts';
import { type Importer, importerOf, unitsBelow } from './admit-hours-imports.ts';
import type { Deps } from './deps.ts';

export type { Importer };

const REFUSED: Result<never> = fail({ code: 'not-allowed', message: '您的账号没有管理名册的权限。' });
const OUT_OF_REACH: Result<never> = fail({ code: 'not-allowed', message: '这在您管理的单位范围以外。' });
const UNKNOWN: Result<never> = fail({ code: 'not-found', message: '没有这次导入，或者它已经被丢弃。' });

/** For whoever writes. A refusal is told to the audit log. */
export async function admitRosterWriter(deps: Deps, caller: SessionCaller): Promise<Result<Importer>> {
  const importer = await importerOf(deps, caller.personId);
  return importer ? succeed(importer) : refuseRoster(deps, caller.personId, REFUSED);
}

/** For whoever reads: auditors too. */
export async function admitRosterReader(deps: Deps, caller: SessionCaller): Promise<Result<Importer>> {
  if (caller.roles.includes('auditor')) return succeed({ who: caller.personId, roots: null });
  return admitRosterWriter(deps, caller);
}

/** The import, if all it may touch is within reach. */
export async function reachedRosterImport(
  deps: Deps,
  importer: Importer,
  id: string,
): Promise<Result<RosterImport>> {
  const one = await deps.storage.rosterImports.byId(id);
  if (!one || one.state === 'dropped') return UNKNOWN;
  const isReached = await reachesRosterImport(deps, importer, one);
  return isReached ? succeed(one) : refuseRoster(deps, importer.who, OUT_OF_REACH);
}

export async function reachesRosterImport(
  deps: Deps,
  importer: Importer,
  one: RosterImport,
): Promise<boolean> {
  if (importer.roots === null) return true;
  if (one.scope === null) return false;
  const units = await unitsBelow(deps, importer.roots);
  return one.scope.every((unit) => units.has(unit));
}

/** A unit that the importer reaches. */
export async function reachedUnit(deps: Deps, importer: Importer, unitId: string): Promise<Result<string>> {
  const isReached =
    importer.roots === null
      ? (await deps.storage.roster.unitById(unitId)) !== undefined
      : (await unitsBelow(deps, importer.roots)).has(unitId);
  return isReached ? succeed(unitId) : refuseRoster(deps, importer.who, OUT_OF_REACH);
}

export async function refuseRoster(deps: Deps, who: string, refusal: Result<never>): Promise<Result<never>> {
  await deps.storage.audit.record({ atMs: deps.clock.now(), who, action: 'roster-refused', detail: {} });
  return refusal;
}
