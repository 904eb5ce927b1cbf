/** What the record says of people's quarters: hours earned by the end, and hours posted by the end. */
import { dayOf, endOfDayMs, yearOf } from '../../src/domain/base/calendar.ts';
import { lastDayOf, type Quarter } from '../../src/domain/base/quarter.ts';
import type { CreditEntry } from '../../src/domain/ledger/entry.ts';
import type { Policy, WarningRule } from '../../src/domain/policy/policy.ts';
import {
  belongsSince,
  earnedBy,
  type QuarterFigure,
  requiredBy,
} from '../../src/domain/warning/weak-quarter.ts';
import type { Member } from '../ports/warning-store.ts';
import { assessStatus } from './assess-status.ts';
import type { Deps } from './deps.ts';
import { governingPolicy } from './governing-policy.ts';

/** A person's figure of a quarter; undefined where the rules ask nothing of it. */
export type Figures = (personId: string, quarter: Quarter) => QuarterFigure | undefined;

/** @param quarters - those that will be asked about */
export async function readFigures(
  deps: Deps,
  members: readonly Member[],
  quarters: readonly Quarter[],
): Promise<Figures> {
  const ids = members.map(({ personId }) => personId);
  const nowMs = deps.clock.now();
  const policies = new Map<number, Policy>();
  const entries = new Map<string, readonly CreditEntry[]>();
  for (const year of new Set(quarters.map((quarter) => quarter.year))) {
    // The year before the first that has rules asks nothing.
    if (!isGoverned(deps, year)) continue;
    policies.set(year, await governingPolicy(deps, year));
    const read = await deps.storage.following.entriesIn(ids, year, { untilMs: nowMs });
    for (const [personId, own] of Map.groupBy(read, (entry) => entry.personId))
      entries.set(`${personId} ${year}`, own);
  }
  const beganAtMs = await deps.storage.warnings.recordBeganAtMs();
  const byId = new Map(members.map((member) => [member.personId, member]));
  return (personId, quarter) => {
    const policy = policies.get(quarter.year);
    const member = byId.get(personId);
    if (!policy?.warning || !member || beganAtMs === undefined) return undefined;
    const belongs = belongsSince(member.memberships, lastDayOf(quarter));
    if (belongs === undefined) return undefined;
    // Before the record was kept nobody can have kept up: as if everybody had joined with it.
    const [, since = belongs] = [belongs, dayOf(beganAtMs)].sort();
    const required = requiredBy(policy.warning, quarter, since);
    if (required === undefined) return undefined;
    const own = entries.get(`${personId} ${quarter.year}`) ?? [];
    const countedOf = (some: readonly CreditEntry[]) =>
      assessStatus(deps, policy, { personId, year: quarter.year }, some).countedCentihours;
    const endMs = endOfDayMs(lastDayOf(quarter));
    return {
      ...{ year: quarter.year, quarter: quarter.quarter, requiredCentihours: required },
      countedCentihours: countedOf(earnedBy(own, quarter)),
      postedCentihours: countedOf(own.filter(({ postedAtMs }) => postedAtMs <= endMs)),
      ...{ policyId: policy.id, policyVersion: policy.version },
    };
  };
}

function isGoverned({ catalogue }: Deps, year: number): boolean {
  return catalogue.policies.some(
    ({ fromYear, toYear }) => fromYear <= year && year <= (toYear ?? Number.POSITIVE_INFINITY),
  );
}

/** The rule in force today; undefined where nobody is warned. */
export async function warningRuleNow(deps: Deps): Promise<WarningRule | undefined> {
  const year = yearOf(deps.clock.now());
  return isGoverned(deps, year) ? (await governingPolicy(deps, year)).warning : undefined;
}
