/** Close a year: freeze everybody's status beside a signed state of the log. Postings go on and are shown apart. */
import type { ClosableYear, ReportsView, YearCloseView } from '../../src/domain/api/reports.ts';
import { dayOf, yearOf } from '../../src/domain/base/calendar.ts';
import { fail, type Result } from '../../src/domain/base/result.ts';
import { closeWindow, mayClose } from '../../src/domain/report/may-close.ts';
import type { SessionCaller } from '../ports/caller.ts';
import type { YearClose } from '../ports/year-close-store.ts';
import type { Deps } from './deps.ts';
import { requiredHours } from './follow-unit.ts';
import { governingPolicy } from './governing-policy.ts';
import { signCheckpoint } from './sign-checkpoint.ts';

const YEARS_BACK = 3;
/** Somebody may post between the signature and the freezing; then both are done again. */
const TRIES = 5;

export interface ClosingRequest {
  readonly who: string;
  readonly year: number;
  readonly isEarlyAccepted: boolean;
}

export async function closeYear(
  deps: Deps,
  { who, year, isEarlyAccepted }: ClosingRequest,
): Promise<Result<YearClose>> {
  if (await deps.storage.yearCloses.of(year))
    return fail({ code: 'conflict', message: `${year} 年度已经关账，不能再关一次。` });
  const policy = await governingPolicy(deps, year);
  const today = dayOf(deps.clock.now());
  const allowed = mayClose(closeWindow(policy, year), { year, today, isEarlyAccepted });
  if (!allowed.ok) return allowed;
  let closed: Result<YearClose> | undefined;
  for (let tried = 0; tried < TRIES && !closed?.ok; tried += 1) {
    const { treeSize, rootHash } = await signCheckpoint(deps);
    closed = await deps.storage.yearCloses.close({
      ...{ year, closedAtMs: deps.clock.now(), closedBy: who },
      ...{ policyId: policy.id, policyVersion: policy.version, requiredCentihours: requiredHours(policy) },
      ...{ treeSize, rootHash },
    });
    if (!closed.ok && (await deps.storage.yearCloses.of(year))) return closed;
  }
  if (!closed) throw new Error('a year was neither closed nor refused');
  if (closed.ok) {
    const { people, met, treeSize } = closed.value;
    await deps.storage.audit.record({
      atMs: deps.clock.now(),
      who,
      action: 'year-closed',
      detail: { year, people, met, treeSize },
    });
  }
  return closed;
}

export async function closeYearFor(
  deps: Deps,
  caller: SessionCaller,
  request: Omit<ClosingRequest, 'who'>,
): Promise<Result<YearCloseView>> {
  if (!(await mayCloseAny(deps, caller))) {
    return fail({ code: 'not-allowed', message: '关账由最上级单位的培训管理员或系统管理员办理。' });
  }
  const closed = await closeYear(deps, { ...request, who: caller.personId });
  return closed.ok ? { ok: true, value: closeView(closed.value) } : closed;
}

export async function viewYearCloses(
  deps: Deps,
  caller: SessionCaller,
): Promise<Pick<ReportsView, 'closed' | 'closable'>> {
  const closed = await deps.storage.yearCloses.all();
  const known = new Set(closed.map(({ year }) => year));
  const mayClose = await mayCloseAny(deps, caller);
  return {
    closed: closed.map(closeView),
    closable: mayClose ? (await closableYears(deps)).filter(({ year }) => !known.has(year)) : [],
  };
}

async function closableYears(deps: Deps): Promise<readonly ClosableYear[]> {
  const today = dayOf(deps.clock.now());
  const thisYear = yearOf(deps.clock.now());
  const years: ClosableYear[] = [];
  for (let year = thisYear; year > thisYear - YEARS_BACK; year -= 1) {
    const { cutOff, lastDay } = closeWindow(await governingPolicy(deps, year), year);
    if (today > cutOff) years.push({ year, lastDay, isEarly: today <= lastDay });
  }
  return years;
}

async function mayCloseAny(deps: Deps, { roles, personId }: SessionCaller): Promise<boolean> {
  if (roles.includes('administrator')) return true;
  const grants = await deps.storage.roster.grantsOf(personId);
  const officerOf = grants.flatMap(({ role, unitId }) => (role === 'officer' && unitId ? [unitId] : []));
  const units = await Promise.all(officerOf.map((id) => deps.storage.roster.unitById(id)));
  return units.some((unit) => unit?.parentId === null);
}

function closeView({ year, closedAtMs, people, met, treeSize, rootHash }: YearClose): YearCloseView {
  return { year, closedAt: new Date(closedAtMs).toISOString(), people, met, treeSize, rootHash };
}
