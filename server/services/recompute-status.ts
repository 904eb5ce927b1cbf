/** Work every year's status out anew from the ledger, and see that it is what stands there: a difference of zero. */
import { canonicalJson, type Json } from '../../src/domain/base/canonical-json.ts';
import type { StatusDifference } from '../ports/governance-store.ts';
import type { AnnualStatus, PersonYearKey } from '../ports/ledger-store.ts';
import { assessStatus } from './assess-status.ts';
import type { Deps } from './deps.ts';
import { governingPolicy } from './governing-policy.ts';
import { settleCertificate } from './settle-certificate.ts';

export interface Recomputation {
  /** How many person-years were compared. */
  readonly years: number;
  readonly differences: readonly StatusDifference[];
}

/** So many are read before others get their turn. */
const PAGE = 200;

/** @param repair - write down what the entries add up to where something else stands; certificates follow */
export async function recomputeStatus(deps: Deps, repair = false): Promise<Recomputation> {
  const differences: StatusDifference[] = [];
  let years = 0;
  let page = await deps.storage.ledger.personYears(undefined, PAGE);
  while (page.length > 0) {
    for (const key of page) {
      const difference = await differenceOf(deps, key);
      if (difference) differences.push(difference);
      if (difference && repair) await repairStatus(deps, key);
    }
    years += page.length;
    page = await deps.storage.ledger.personYears(page.at(-1), PAGE);
  }
  return { years, differences };
}

/** Read again before it is called a difference: an entry may be posted between two reads. */
async function differenceOf(deps: Deps, key: PersonYearKey): Promise<StatusDifference | undefined> {
  const first = await compare(deps, key);
  return first && (await compare(deps, key));
}

async function compare(deps: Deps, key: PersonYearKey): Promise<StatusDifference | undefined> {
  const { personId, year } = key;
  const policy = await governingPolicy(deps, year);
  const standing = await deps.storage.ledger.status(personId, year);
  const due = assessStatus(deps, policy, key, await deps.storage.ledger.entries(personId, year));
  const [stands, should] = [factsOf(standing), factsOf(due)];
  return stands === should ? undefined : { personId, year, detail: `${stands} ≠ ${should}` };
}

function factsOf(status: AnnualStatus | undefined): string {
  if (!status) return '—';
  const { updatedAtMs: _, personId: __, year: ___, ...facts } = status;
  return canonicalJson(facts as unknown as Json);
}

async function repairStatus(deps: Deps, key: PersonYearKey): Promise<void> {
  const policy = await governingPolicy(deps, key.year);
  await deps.storage.ledger.reassess(key.personId, key.year, (entries) =>
    assessStatus(deps, policy, key, entries),
  );
  await settleCertificate(deps, key.personId, key.year);
  await deps.storage.audit.record({
    atMs: deps.clock.now(),
    who: 'system',
    action: 'status-repaired',
    detail: { personId: key.personId, year: key.year },
  });
}
