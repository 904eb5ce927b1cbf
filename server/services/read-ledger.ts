/** Who may look into whose ledger: everybody into the own, officers into their units', auditors into all. */
import type { HoursView } from '../../src/domain/api/api.ts';
import type { Explanation } from '../../src/domain/api/explain.ts';
import { fail, type Result, succeed } from '../../src/domain/base/result.ts';
import type { CreditEntry } from '../../src/domain/ledger/entry.ts';
import type { RecordFile } from '../../src/domain/ledger/record-file.ts';
import type { SessionCaller } from '../ports/caller.ts';
import type { Deps } from './deps.ts';
import { explainEntry } from './explain-entry.ts';
import { exportRecord, proveEntry } from './export-record.ts';
import { reaches } from './reach-units.ts';
import { viewHours } from './view-hours.ts';

const NOT_ALLOWED: Result<never> = fail({
  code: 'not-allowed',
  message: '只有本人、所在单位的培训管理员和审计人员可以查看这份学时记录。',
});

export async function explainTo(deps: Deps, caller: SessionCaller, id: string): Promise<Result<Explanation>> {
  const entry = await readable(deps, caller, id, 'entry-explained');
  return entry.ok ? succeed(await explainEntry(deps, entry.value)) : entry;
}

export async function proveTo(deps: Deps, caller: SessionCaller, id: string): Promise<Result<RecordFile>> {
  const entry = await readable(deps, caller, id, 'entry-proved');
  return entry.ok ? succeed(await proveEntry(deps, entry.value)) : entry;
}

export async function viewHoursOf(
  deps: Deps,
  caller: SessionCaller,
  personId: string,
  year: number,
): Promise<Result<HoursView>> {
  const allowed = await mayRead(deps, caller, personId, { action: 'hours-read', year });
  return allowed.ok ? succeed(await viewHours(deps, personId, year)) : allowed;
}

export async function exportRecordOf(
  deps: Deps,
  caller: SessionCaller,
  personId: string,
): Promise<Result<RecordFile>> {
  const allowed = await mayRead(deps, caller, personId, { action: 'record-exported' });
  return allowed.ok ? succeed(await exportRecord(deps, personId)) : allowed;
}

async function readable(
  deps: Deps,
  caller: SessionCaller,
  id: string,
  action: string,
): Promise<Result<CreditEntry>> {
  const entry = await deps.storage.log.entry(id);
  if (!entry) return fail({ code: 'not-found', message: '没有这条学时记录。' });
  const allowed = await mayRead(deps, caller, entry.personId, { action, entry: id });
  return allowed.ok ? succeed(entry) : allowed;
}

/** Reading somebody else's leaves a trace. */
async function mayRead(
  deps: Deps,
  caller: SessionCaller,
  personId: string,
  { action, ...detail }: { readonly action: string; readonly entry?: string; readonly year?: number },
): Promise<Result<undefined>> {
  if (personId === caller.personId) return succeed(undefined);
  const person = await deps.storage.roster.personById(personId);
  if (!person || !(await reaches(deps, caller, person.unitId))) return NOT_ALLOWED;
  await deps.storage.audit.record({
    atMs: deps.clock.now(),
    who: caller.personId,
    action,
    detail: { personId, ...detail },
  });
  return succeed(undefined);
}
