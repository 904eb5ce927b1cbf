/** The latest nightly recomputation, for those who answer for the record. */
import type { RecordCheckView } from '../../src/domain/api/record-check.ts';
import { fail, type Result, succeed } from '../../src/domain/base/result.ts';
import type { SessionCaller } from '../ports/caller.ts';
import type { Deps } from './deps.ts';

const SHOWN = 50;

export async function viewRecordCheck(deps: Deps, caller: SessionCaller): Promise<Result<RecordCheckView>> {
  if (!caller.roles.some((role) => role === 'auditor' || role === 'administrator')) {
    return fail({ code: 'not-allowed', message: '学时复核的结果供纪检监察和系统管理员查看。' });
  }
  const latest = await deps.storage.governance.latestCheck();
  if (!latest) return succeed({ latest: null });
  const { day, years, differences } = latest;
  const shown = differences.slice(0, SHOWN).map(({ personId, year }) => ({ personId, year }));
  return succeed({ latest: { day, years, differenceCount: differences.length, differences: shown } });
}
