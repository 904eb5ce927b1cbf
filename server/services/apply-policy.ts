/**
 * Let another version of the rules govern a year: what it would change, and the change itself. Entries stay as they
 * were posted; statuses and certificates follow, and no certificate falls unless somebody said that it may.
 */
import { fail, type Result, succeed } from '../../src/domain/base/result.ts';
import { type Policy, policyFor } from '../../src/domain/policy/policy.ts';
import type { AnnualStatus, PersonYearKey } from '../ports/ledger-store.ts';
import { assessStatus } from './assess-status.ts';
import type { Deps } from './deps.ts';
import { adoptionOf, governingPolicy } from './governing-policy.ts';
import { settleCertificate } from './settle-certificate.ts';

export interface PolicyChange {
  readonly year: number;
  readonly from: Policy;
  readonly to: Policy;
  /** How many people have hours in the year. */
  readonly people: number;
  /** Ids of those whose year becomes met, and of those whose year is met no longer. */
  readonly raised: readonly string[];
  readonly lowered: readonly string[];
  /** Of the lowered ones those who hold a certificate that would be revoked. */
  readonly revoked: readonly string[];
}

const PAGE = 200;

/** What the content's version for a year would change; nothing is written. */
export async function previewPolicy(deps: Deps, year: number): Promise<PolicyChange> {
  const from = await governingPolicy(deps, year);
  const to = policyFor(deps.catalogue.policies, year);
  const found = { people: 0, raised: [] as string[], lowered: [] as string[], revoked: [] as string[] };
  await forEveryone(deps, year, async (key) => {
    const { personId } = key;
    const before = await deps.storage.ledger.status(personId, year);
    const after = assessStatus(deps, to, key, await deps.storage.ledger.entries(personId, year));
    found.people += 1;
    const wasMet = before?.isMet ?? false;
    if (!wasMet && after.isMet) found.raised.push(personId);
    if (!wasMet || after.isMet) return;
    found.lowered.push(personId);
    if (await holdsCertificate(deps, key)) found.revoked.push(personId);
  });
  return { year, from, to, ...found };
}

export interface PolicyOrder {
  readonly year: number;
  /** A person's id, or `system`. */
  readonly who: string;
  readonly mayRevoke: boolean;
}

/**
 * Safe to run again: what an interrupted run left under the old version is brought up to the new one.
 * @returns what has changed; refused when certificates would be revoked and nobody said that they may
 */
export async function applyPolicy(
  deps: Deps,
  { year, who, mayRevoke }: PolicyOrder,
): Promise<Result<PolicyChange>> {
  const change = await previewPolicy(deps, year);
  const { from, to, revoked } = change;
  if (revoked.length > 0 && !mayRevoke) {
    return fail({
      code: 'conflict',
      message: `按第 ${to.version} 版规则，${revoked.length} 人的证书将被撤销。确认要这样做的，请明确允许撤销。`,
    });
  }
  if (from.version !== to.version) {
    await deps.storage.governance.adopt(adoptionOf(deps, year, to, who));
    await recordAudit(deps, who, change);
  }
  const reason = `${year} 年度改按第 ${to.version} 版规则评定，不再达到要求`;
  await forEveryone(deps, year, async (key) => {
    const before = await deps.storage.ledger.status(key.personId, year);
    const after = await deps.storage.ledger.reassess(key.personId, year, (entries) =>
      assessStatus(deps, to, key, entries),
    );
    await settleCertificate(deps, key.personId, year, { reason });
    if (before && isLowered(before, after)) await recordLowered(deps, who, after);
  });
  return succeed(change);
}

async function forEveryone(
  deps: Deps,
  year: number,
  work: (key: PersonYearKey) => Promise<void>,
): Promise<void> {
  let page = await deps.storage.ledger.personYears(undefined, PAGE, year);
  while (page.length > 0) {
    for (const key of page) await work(key);
    page = await deps.storage.ledger.personYears(page.at(-1), PAGE, year);
  }
}

async function holdsCertificate(deps: Deps, { personId, year }: PersonYearKey): Promise<boolean> {
  const issued = await deps.storage.certificates.ofPerson(personId);
  return issued.some(
    ({ claim, state }) => claim.kind === 'annual' && claim.year === year && state === 'valid',
  );
}

function isLowered(before: AnnualStatus, after: AnnualStatus): boolean {
  return before.isMet && !after.isMet;
}

function recordAudit(deps: Deps, who: string, { year, from, to, ...change }: PolicyChange): Promise<void> {
  return deps.storage.audit.record({
    atMs: deps.clock.now(),
    who,
    action: 'policy-applied',
    detail: {
      year,
      from: from.version,
      to: to.version,
      people: change.people,
      raised: change.raised.length,
      lowered: change.lowered.length,
      revoked: change.revoked.length,
    },
  });
}

function recordLowered(
  deps: Deps,
  who: string,
  { personId, year, policyVersion }: AnnualStatus,
): Promise<void> {
  return deps.storage.audit.record({
    atMs: deps.clock.now(),
    who,
    action: 'status-lowered',
    detail: { personId, year, policyVersion },
  });
}
