/** Check everything the record says about itself. Changes nothing, and holds nothing in memory but what is wrong. */
import { toHex } from '../../src/domain/base/bytes.ts';
import { checkLog } from './check-log.ts';
import { checkStatuses } from './check-statuses.ts';
import type { Finding } from './log-findings.ts';
import { knownKeys, logMarks } from './log-marks.ts';
import { publishedLeaves } from './published-leaves.ts';
import type { VerifyDeps } from './verify-deps.ts';

/** More would say nothing new. */
const FINDINGS_AT_MOST = 200;

export interface Verification {
  readonly ok: boolean;
  readonly entries: number;
  /** Signed roots that were compared: checkpoints, published ones, certificates. */
  readonly signedRoots: number;
  /** Years of persons whose status was compared. */
  readonly years: number;
  readonly keyIds: readonly string[];
  readonly findings: readonly Finding[];
  /** How many there are in all. */
  readonly findingCount: number;
}

export function verifyLedger(deps: VerifyDeps): Verification {
  const findings: Finding[] = [];
  let findingCount = 0;
  const tell = (finding: Finding) => {
    findingCount += 1;
    if (findings.length < FINDINGS_AT_MOST) findings.push(finding);
  };
  const keys = knownKeys(deps, (publicKey) => toHex(deps.sha256(publicKey)).slice(0, 16));
  const log = drain(checkLog(deps, logMarks(deps, keys, tell), publishedLeaves(deps.published)), tell);
  const years = drain(checkStatuses(deps), tell);
  for (const name of deps.reader.missingGuards()) {
    tell({
      code: 'guard-missing',
      message: `The database lacks the trigger ${name}, which refuses changes: somebody took it out.`,
    });
  }
  return {
    ok: findingCount === 0,
    entries: log.entries,
    signedRoots: log.marks,
    years,
    keyIds: [...new Set(keys.map(({ keyId }) => keyId))],
    findings,
    findingCount,
  };
}

function drain<Outcome>(found: Generator<Finding, Outcome>, tell: (finding: Finding) => void): Outcome {
  for (;;) {
    const next = found.next();
    if (next.done) return next.value;
    tell(next.value);
  }
}
