/** A random audit of the sample's year, with what was found of its first two entries. */
import type { SessionCaller } from '../ports/caller.ts';
import type { Deps } from '../services/deps.ts';
import { drawAudit, recordFinding } from '../services/draw-audit.ts';
import { signCheckpoint } from '../services/sign-checkpoint.ts';
import type { SampleRoster } from './sample-roster.ts';

export async function sampleAudit(deps: Deps, { grants }: SampleRoster, year: number): Promise<void> {
  const auditor = grants.find(({ role }) => role === 'auditor')?.personId;
  if (!auditor) throw new Error('the sample has no auditor');
  const caller: SessionCaller = {
    kind: 'session',
    personId: auditor,
    roles: ['learner', 'auditor'],
    tokenHash: '',
  };
  // What is drawn from is the signed log; the night's signature is not due yet.
  await signCheckpoint(deps);
  const drawn = await drawAudit(deps, caller, {
    unit: 'jiangcheng',
    year,
    size: 12,
    words: '年中抽查（样例）',
  });
  if (!drawn.ok) throw new Error(drawn.failure.message);
  const draw = await deps.storage.audits.byId(drawn.value.id);
  const [first, second] = draw?.entries ?? [];
  const findings = [
    { entryId: first, verdict: 'ok' as const, words: '' },
    {
      entryId: second,
      verdict: 'doubtful' as const,
      words: '签到表上的字迹需要本人确认，已请单位补充说明。',
    },
  ];
  for (const { entryId, verdict, words } of findings) {
    if (entryId === undefined) throw new Error('the sample drew less than two entries');
    const found = await recordFinding(deps, caller, drawn.value.id, { entryId, verdict, words });
    if (!found.ok) throw new Error(found.failure.message);
  }
}
