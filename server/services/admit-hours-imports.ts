/** Who may see and make imports of hours: officers within their subtrees, administrators; auditors may look. */
import { fail, type Result, succeed } from '../../src/domain/base/result.ts';
import type { SessionCaller } from '../ports/caller.ts';
import type { HoursImport } from '../ports/hours-import-store.ts';
import type { Deps } from './deps.ts';

/** Somebody who imports. `roots` are the units whose subtrees are reached; null for everybody. */
export interface Importer {
  readonly who: string;
  readonly roots: readonly string[] | null;
}

const REFUSED: Result<never> = fail({ code: 'not-allowed', message: '您的账号没有导入外部学时的权限。' });
const OUT_OF_REACH: Result<never> = fail({
  code: 'not-allowed',
  message: '这次导入涉及您管理范围以外的单位。',
});
const UNKNOWN: Result<never> = fail({ code: 'not-found', message: '没有这次导入，或者它已经被丢弃。' });

/** For whoever writes. A refusal is told to the audit log. */
export async function admitImporter(deps: Deps, caller: SessionCaller): Promise<Result<Importer>> {
  const importer = await importerOf(deps, caller.personId);
  return importer ? succeed(importer) : refuse(deps, caller.personId, REFUSED);
}

/** For whoever reads: auditors too. */
export async function admitReader(deps: Deps, caller: SessionCaller): Promise<Result<Importer>> {
  if (caller.roles.includes('auditor')) return succeed({ who: caller.personId, roots: null });
  return admitImporter(deps, caller);
}

/** What somebody's roles let them import; undefined for nothing. */
export async function importerOf(deps: Deps, personId: string): Promise<Importer | undefined> {
  const grants = await deps.storage.roster.grantsOf(personId);
  if (grants.some(({ role }) => role === 'administrator')) return { who: personId, roots: null };
  const roots = grants.flatMap(({ role, unitId }) => (role === 'officer' && unitId !== null ? [unitId] : []));
  return roots.length === 0 ? undefined : { who: personId, roots };
}

/** The import, if all it may touch is within reach. */
export async function reachedImport(
  deps: Deps,
  importer: Importer,
  id: string,
): Promise<Result<HoursImport>> {
  const one = await deps.storage.hoursImports.byId(id);
  if (!one || one.state === 'dropped') return UNKNOWN;
  return (await reachesImport(deps, importer, one)) ? succeed(one) : refuse(deps, importer.who, OUT_OF_REACH);
}

export async function reachesImport(deps: Deps, importer: Importer, one: HoursImport): Promise<boolean> {
  if (importer.roots === null) return true;
  if (one.scope === null) return false;
  const units = await unitsBelow(deps, importer.roots);
  return one.scope.every((unit) => units.has(unit));
}

export async function unitsBelow(deps: Deps, roots: readonly string[]): Promise<ReadonlySet<string>> {
  const subtrees = await Promise.all(roots.map((root) => deps.storage.roster.subtree(root)));
  return new Set(subtrees.flat().map(({ id }) => id));
}

async function refuse(deps: Deps, who: string, refusal: Result<never>): Promise<Result<never>> {
  await deps.storage.audit.record({
    atMs: deps.clock.now(),
    who,
    action: 'hours-import-refused',
    detail: {},
  });
  return refusal;
}
