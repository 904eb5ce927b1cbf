/** What the desk of roster sheets is made of, and how one import of it is followed. */
import type { SessionView } from '../../domain/api/api.ts';
import type { RosterImportView, RosterUnitView } from '../../domain/api/roster.ts';
import type { Role } from '../../domain/roster/person.ts';
import { api, type Outcome } from '../../stores/api.ts';
import { isUnderWay } from './import-view.ts';
import type { RowsFilter } from './row-table.ts';

export const PATH = '/api/roster/imports';

const WRITERS: readonly Role[] = ['officer', 'administrator'];
const READERS: readonly Role[] = [...WRITERS, 'auditor'];

export interface Desk {
  readonly imports: readonly RosterImportView[];
  readonly units: readonly RosterUnitView[];
  readonly mayChange: boolean;
}

/** Undefined for whoever has nothing to do here. */
export async function readDesk({ person: { roles } }: SessionView): Promise<Outcome<Desk | undefined>> {
  // The page's other element tells them.
  if (!READERS.some((role) => roles.includes(role))) return { ok: true, value: undefined };
  const [imports, units] = await Promise.all([
    api.get<readonly RosterImportView[]>(PATH),
    api.get<readonly RosterUnitView[]>('/api/roster/units'),
  ]);
  if (!imports.ok) return imports;
  if (!units.ok) return units;
  const mayChange = WRITERS.some((role) => roles.includes(role));
  return { ok: true, value: { imports: imports.value, units: units.value, mayChange } };
}

/** What has to be looked at is shown first: faults, then what changed since. */
function firstFilter({ state, rows, trouble }: RosterImportView): RowsFilter {
  if (rows.refused > 0) return 'refused';
  return state === 'ready' && trouble !== null ? 'newly' : undefined;
}

function query(filter: RowsFilter): Readonly<Record<string, string>> {
  if (filter === 'newly') return { newly: 'true' };
  return filter ? { verdict: filter } : {};
}

export const FOLLOWING = {
  path: PATH,
  isUnderWay,
  firstFilter,
  nextFilter: (_before: RosterImportView, now: RosterImportView, filter: RowsFilter): RowsFilter =>
    isUnderWay(now) ? filter : firstFilter(now),
  query,
};
