/** Draw a random sample of entries, draw it again to show that nobody chose it, and write down what was found. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { AuditRequest, FindingRequest } from '../../src/domain/api/audits.ts';
import { createSampler, type SampleScope, seedOf } from '../../src/domain/audit/sample.ts';
import { dayOf } from '../../src/domain/base/calendar.ts';
import { fail, type Result, succeed } from '../../src/domain/base/result.ts';
import type { AuditDraw } from '../ports/audit-store.ts';
import type { SessionCaller } from '../ports/caller.ts';
import type { Deps } from './deps.ts';
import { signCheckpoint } from './sign-checkpoint.ts';

const ENTRIES_AT_ONCE = 2_000;

const NOT_ALLOWED: Result<never> = fail({
  code: 'not-allowed',
  message: '随机抽查由纪检监察人员办理，系统管理员可以查看。',
});

export function mayReadAudits({ roles }: SessionCaller): boolean {
  return roles.includes('auditor') || roles.includes('administrator');
}

export async function drawAudit(
  deps: Deps,
  caller: SessionCaller,
  request: AuditRequest,
): Promise<Result<{ readonly id: string }>> {
  if (!caller.roles.includes('auditor')) return NOT_ALLOWED;
  const unit = await deps.storage.roster.unitById(request.unit);
  if (!unit) return fail({ code: 'not-found', message: '没有这个单位。', field: '/unit' });
  const { treeSize, rootHash } = (await deps.storage.log.latestCheckpoint()) ?? (await signCheckpoint(deps));
  const drawnAtMs = deps.clock.now();
  const { year, size, words } = request;
  const scope = { treeSize, rootHash, unitId: unit.id, asOf: dayOf(drawnAtMs), year, size, words };
  const sample = await drawSample(deps, scope);
  if (sample.entries.length === 0) {
    return fail({
      code: 'not-found',
      message: `${unit.name} ${year} 年度还没有已签名的学时登记，没有可以抽的。`,
    });
  }
  const id = deps.randomness.freshId();
  await deps.storage.audits.add({ ...scope, ...sample, id, drawnBy: caller.personId, drawnAtMs });
  await deps.storage.audit.record({
    atMs: drawnAtMs,
    who: caller.personId,
    action: 'audit-drawn',
    detail: { audit: id, unitId: unit.id, year, rows: sample.entries.length },
  });
  return succeed({ id });
}

type Sample = Pick<AuditDraw, 'seed' | 'population' | 'entries'>;

async function drawSample(deps: Deps, scope: SampleScope): Promise<Sample> {
  const seed = seedOf(scope, deps.sha256);
  const sampler = createSampler(seed, scope.size, deps.sha256);
  const members = await deps.storage.following.membersOn(scope.unitId, scope.asOf);
  const inScope = new Set(members.map(({ personId }) => personId));
  for (let after = -1; ; await nextTurn()) {
    const places = { after, before: scope.treeSize, limit: ENTRIES_AT_ONCE };
    const some = await deps.storage.audits.candidates(scope.year, places);
    for (const { id, personId } of some) if (inScope.has(personId)) sampler.offer(id);
    const last = some.at(-1);
    if (!last || some.length < ENTRIES_AT_ONCE) break;
    after = last.index;
  }
  return { seed, population: sampler.population(), entries: sampler.drawn() };
}

/** @returns whether the same seed gives the same entries now; it does not once somebody's membership was mended */
export async function drawAgain(
  deps: Deps,
  caller: SessionCaller,
  id: string,
): Promise<Result<{ readonly isSame: boolean }>> {
  if (!mayReadAudits(caller)) return NOT_ALLOWED;
  const draw = await deps.storage.audits.byId(id);
  if (!draw) return fail({ code: 'not-found', message: '没有这次抽查。' });
  const again = await drawSample(deps, draw);
  return succeed({ isSame: again.seed === draw.seed && again.entries.join() === draw.entries.join() });
}

export async function recordFinding(
  deps: Deps,
  caller: SessionCaller,
  auditId: string,
  { entryId, verdict, words }: FindingRequest,
): Promise<Result<undefined>> {
  if (!caller.roles.includes('auditor')) return NOT_ALLOWED;
  const draw = await deps.storage.audits.byId(auditId);
  if (!draw?.entries.includes(entryId))
    return fail({ code: 'not-found', message: '这条登记不在这次抽查里。', field: '/entryId' });
  if (verdict !== 'ok' && words.trim() === '') {
    return fail({ code: 'invalid-request', message: '存疑或有误的，请写明看到了什么。', field: '/words' });
  }
  const finding = { auditId, entryId, verdict, words: words.trim() };
  await deps.storage.audits.addFinding({ ...finding, by: caller.personId, atMs: deps.clock.now() });
  return succeed(undefined);
}
