/**
 * The years of a subtree as they stood at the end of a day that has passed: worked out from the entries posted until
 * then, by the rules that govern the year now; or as they were frozen when the year was closed. Kept for a while,
 * since lists follow the figures they belong to.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { endOfDayMs } from '../../src/domain/base/calendar.ts';
import type { CreditEntry } from '../../src/domain/ledger/entry.ts';
import type { LogPart, PastMember } from '../ports/following-store.ts';
import type { AnnualStatus } from '../ports/ledger-store.ts';
import type { ClosedStanding, YearClose } from '../ports/year-close-store.ts';
import { assessStatus } from './assess-status.ts';
import type { Deps } from './deps.ts';
import { governingPolicy } from './governing-policy.ts';

/** Moves may be entered for days that have passed, so what was put together is not kept for long. */
const KEPT_MS = 5 * 60_000;
const MOST_KEPT = 6;
const PEOPLE_AT_ONCE = 400;

export interface PastDay {
  readonly unitId: string;
  readonly year: number;
  /** `YYYY-MM-DD` */
  readonly day: string;
  /** As the year was frozen by this, whatever the day. */
  readonly close?: YearClose | undefined;
}

interface Kept {
  readonly name: Promise<string>;
  readonly atMs: number;
}

/** @returns what finds or makes the standings of a day, and says under which name they are kept */
export function createPastStandings(deps: Deps): (asked: PastDay) => Promise<string> {
  const kept = new Map<string, Kept>();
  return async (asked) => {
    await forget(deps, kept);
    const key = `${asked.unitId} ${asked.year} ${asked.close ? 'closed' : asked.day}`;
    const known = kept.get(key);
    if (known) return known.name;
    // The dashboard and the reports each keep their own, in the same tables.
    const name = makePast(deps, asked, deps.randomness.freshId());
    kept.set(key, { name, atMs: deps.clock.now() });
    name.catch(() => kept.delete(key));
    return name;
  };
}

async function forget(deps: Deps, kept: Map<string, Kept>): Promise<void> {
  const nowMs = deps.clock.now();
  const entries = [...kept];
  const old = entries.filter(
    ([, { atMs }], place) => nowMs - atMs > KEPT_MS || place <= entries.length - MOST_KEPT,
  );
  for (const [key, { name }] of old) {
    kept.delete(key);
    await deps.storage.following.dropPast(await name);
  }
}

async function makePast(deps: Deps, asked: PastDay, name: string): Promise<string> {
  const { year, day, close } = asked;
  const policy = await governingPolicy(deps, year);
  const members = await membersOf(deps, asked);
  const part: LogPart = close ? { belowIndex: close.treeSize } : { untilMs: endOfDayMs(day) };
  for (let from = 0; from < members.length; from += PEOPLE_AT_ONCE) {
    const some = members.slice(from, from + PEOPLE_AT_ONCE);
    const ids = some.map(({ personId }) => personId);
    const entries = await deps.storage.following.entriesIn(ids, year, part);
    const byPerson = Map.groupBy(entries, ({ personId }: CreditEntry) => personId);
    await deps.storage.following.keepPast(
      name,
      some.map((member) => {
        const own = byPerson.get(member.personId);
        const status = own && assessStatus(deps, policy, { personId: member.personId, year }, own);
        return { ...member, status: status && frozen(status, member) };
      }),
    );
    await nextTurn();
  }
  return name;
}

function membersOf(
  deps: Deps,
  { unitId, year, day, close }: PastDay,
): Promise<readonly (PastMember | ClosedStanding)[]> {
  return close
    ? deps.storage.yearCloses.standings(year, unitId)
    : deps.storage.following.membersOn(unitId, day);
}

/** What was frozen counts as it was written; only where in the year it was earned is worked out anew. */
function frozen(status: AnnualStatus, member: PastMember | ClosedStanding): AnnualStatus {
  if (!('isMet' in member)) return status;
  const { isMet, hoursState, shareState, countedCentihours, ethicsCentihours, totals } = member;
  return { ...status, isMet, hoursState, shareState, countedCentihours, ethicsCentihours, totals };
}
