/** Every person's year as it is materialised, against the sum of the entries. Both come by person and year. */
import { canonicalJson } from '../../src/domain/base/canonical-json.ts';
import type { CreditEntry } from '../../src/domain/ledger/entry.ts';
import { totalByCategory } from '../../src/domain/policy/assess-year.ts';
import type { AnnualStatus } from '../ports/ledger-store.ts';
import { assessStatus } from './assess-status.ts';
import type { Finding } from './log-findings.ts';
import type { VerifyDeps } from './verify-deps.ts';

interface PersonYear {
  readonly personId: string;
  readonly year: number;
}

export function* checkStatuses(deps: VerifyDeps): Generator<Finding, number> {
  const statuses = deps.reader.statuses()[Symbol.iterator]();
  let status = statuses.next();
  let years = 0;
  for (const entries of byYear(deps)) {
    const [first] = entries;
    if (!first) continue;
    years += 1;
    for (; !status.done && isBefore(status.value, first); status = statuses.next()) {
      yield differs(status.value, 'has a status, and no entry');
    }
    if (status.done || isBefore(first, status.value)) {
      yield differs(first, 'has entries, and no status');
      continue;
    }
    const difference = compare(deps, status.value, entries);
    if (difference !== undefined) yield differs(first, difference);
    status = statuses.next();
  }
  for (; !status.done; status = statuses.next()) yield differs(status.value, 'has a status, and no entry');
  return years;
}

function* byYear({ reader }: VerifyDeps): Generator<readonly CreditEntry[]> {
  let group: CreditEntry[] = [];
  for (const { entry } of reader.entriesByPerson()) {
    if (!entry) continue;
    const [first] = group;
    if (first && (first.personId !== entry.personId || first.year !== entry.year)) {
      yield group;
      group = [];
    }
    group.push(entry);
  }
  if (group.length > 0) yield group;
}

/** SQLite compares text by its UTF-8 bytes; ids are plain ASCII, where that is the order of JavaScript too. */
function isBefore(one: PersonYear, other: PersonYear): boolean {
  if (one.personId !== other.personId) return one.personId < other.personId;
  return one.year < other.year;
}

/** A policy version that is not at hand leaves the states unjudged; the totals need none. */
function compare(
  { catalogue }: VerifyDeps,
  status: AnnualStatus,
  entries: readonly CreditEntry[],
): string | undefined {
  const totals = totalByCategory(entries);
  if (canonicalJson({ ...totals }) !== canonicalJson({ ...status.totals })) {
    return `has totals that are not the sum of the entries: ${canonicalJson({ ...status.totals })}, the entries give ${canonicalJson({ ...totals })}`;
  }
  const policy = catalogue.policies.find(
    ({ id, version }) => id === status.policyId && version === status.policyVersion,
  );
  if (!policy) return undefined;
  const due = assessStatus({ catalogue }, policy, status, entries);
  const names = [
    'ethicsCentihours',
    'countedCentihours',
    'hoursState',
    'shareState',
    'isMet',
    'updatedAtMs',
  ] as const;
  const wrong = names.find((name) => due[name] !== status[name]);
  return wrong && `has ${wrong} ${status[wrong]}, the entries give ${due[wrong]}`;
}

function differs({ personId, year }: PersonYear, what: string): Finding {
  return { code: 'status-differs', message: `Person ${personId}, ${year}: ${what}.`, personId };
}
