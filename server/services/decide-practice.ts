/** Two officers look at claimed practice, one after the other; the second posts its hours. Or one refuses, with a reason. */
import type { PracticeDecisionRequest } from '../../src/domain/api/events.ts';
import { fail, type Result, succeed } from '../../src/domain/base/result.ts';
import {
  contentOf,
  firstApproval,
  mayDecidePractice,
  type PracticeClaim,
  type PracticeDecider,
  type PracticeEvent,
  practiceState,
} from '../../src/domain/event/practice.ts';
import type { SessionCaller } from '../ports/caller.ts';
import { admitEventOfficer, type EventOfficer, reachesUnit, refuseEvents } from './admit-events.ts';
import { wayUp } from './admit-review.ts';
import { practiceCentihours } from './claim-practice.ts';
import type { Deps } from './deps.ts';
import { enterAttendance } from './enter-attendance.ts';
import { governingPolicy } from './governing-policy.ts';

const OUT_OF_REACH = '这位申报人不在您管理的单位里。';

export async function decidePractice(
  deps: Deps,
  caller: SessionCaller,
  id: string,
  { outcome, reason }: PracticeDecisionRequest,
): Promise<Result<PracticeClaim>> {
  const officer = await admitEventOfficer(deps, caller);
  if (!officer.ok) return officer;
  const reached = await reachedClaim(deps, officer.value, id);
  if (!reached.ok) return reached;
  const decider = await practiceDecider(deps, officer.value, reached.value);
  const said = { atMs: deps.clock.now(), who: caller.personId, unitId: decider.unitId };
  const decided = await deps.storage.practice.addTo(id, (claim) => {
    const level = mayDecidePractice(claim, decider);
    if (!level.ok) return level;
    if (outcome === 'approved')
      return succeed({ ...said, kind: level.value === 1 ? 'first' : 'approved', note: reason.trim() });
    if (reason.trim().length < 2)
      return fail({ code: 'invalid-request', message: '请写明退回的原因，本人会看到。', field: '/reason' });
    return succeed({ ...said, kind: 'refused', level: level.value, reason: reason.trim() });
  });
  if (!decided.ok) return decided;
  await record(deps, decided.value);
  return practiceState(decided.value) === 'approved' ? postPractice(deps, decided.value) : decided;
}

/** The claim, if its person is within reach. */
export async function reachedClaim(
  deps: Deps,
  officer: EventOfficer,
  id: string,
): Promise<Result<PracticeClaim>> {
  const claim = await deps.storage.practice.byId(id);
  if (!claim) return fail({ code: 'not-found', message: '没有这份实践申报。' });
  const person = await deps.storage.roster.personById(claim.personId);
  if (officer.units === null || (person && reachesUnit(officer, person.unitId))) return succeed(claim);
  return refuseEvents(deps, officer.who, OUT_OF_REACH);
}

/** As whose officer somebody decides, and whether that is above whoever decided first. */
export async function practiceDecider(
  deps: Deps,
  { who, roots }: EventOfficer,
  claim: PracticeClaim,
): Promise<PracticeDecider> {
  const person = await deps.storage.roster.personById(claim.personId);
  const ways = person ? await wayUp(deps, person.unitId) : [];
  const unitId = roots === null ? null : (ways.find((unit) => roots.includes(unit)) ?? null);
  const first = firstApproval(claim);
  if (!first || first.unitId === null) {
    return { personId: who, unitId, isAboveFirst: true, hasOfficerAbove: true };
  }
  const above = (await wayUp(deps, first.unitId)).slice(1);
  return {
    personId: who,
    unitId,
    isAboveFirst: unitId === null || above.includes(unitId),
    hasOfficerAbove: await hasOfficerAmong(deps, above, { claimant: claim.personId, first: first.who }),
  };
}

async function hasOfficerAmong(
  deps: Deps,
  units: readonly string[],
  { claimant, first }: { readonly claimant: string; readonly first: string },
): Promise<boolean> {
  const officers = await deps.storage.practice.officersOf(units);
  return officers.some((one) => one !== claimant && one !== first);
}

/** What a stop left approved is posted when the portal starts again. */
export async function postApprovedPractice(deps: Deps): Promise<void> {
  for (const claim of await deps.storage.practice.unposted()) await postPractice(deps, claim);
}

async function postPractice(deps: Deps, claim: PracticeClaim): Promise<Result<PracticeClaim>> {
  const content = contentOf(claim);
  const { title, day, place, organiser, principle } = content;
  const year = Number(day.slice(0, 4));
  const approved = claim.events.findLast((event) => event.kind === 'approved');
  const who = approved?.who ?? 'system';
  const entered = await enterAttendance(deps, {
    ...{ personId: claim.personId, year, kind: 'practice', title, day, place, organiser },
    confirmedBy: await confirmation(deps, claim),
    ...{ claim: claim.id, approvedBy: who, postedBy: who },
    ...(principle && { principle }),
    amount: { centihours: practiceCentihours(await governingPolicy(deps, year), content) ?? 0 },
  });
  const entry = entered.ok ? entered.value.id : await standingEntry(deps, claim, year);
  const atMs = deps.clock.now();
  const event: PracticeEvent =
    entry === undefined
      ? { kind: 'postingFailed', atMs, who, reason: entered.ok ? '' : entered.failure.message }
      : { kind: 'posted', atMs, who, entry };
  const added = await deps.storage.practice.addTo(claim.id, (now) =>
    practiceState(now) === 'approved'
      ? succeed(event)
      : fail({ code: 'conflict', message: '这份申报刚刚办过了。' }),
  );
  return entered.ok || entry !== undefined ? added : entered;
}

/** A stop may have come between the posting and the note of it. */
async function standingEntry(
  deps: Deps,
  { id, personId }: PracticeClaim,
  year: number,
): Promise<string | undefined> {
  const entries = await deps.storage.ledger.entries(personId, year);
  return entries.find(({ evidence }) => evidence.kind === 'practice' && evidence.claim === id)?.id;
}

async function confirmation(deps: Deps, { personId }: PracticeClaim): Promise<string> {
  const person = await deps.storage.roster.personById(personId);
  const unit = person && (await deps.storage.roster.unitById(person.unitId));
  return `${unit?.name ?? ''}培训管理员初审，上级复审`;
}

function record(deps: Deps, { id, personId, events }: PracticeClaim): Promise<void> {
  const last = events.at(-1);
  return deps.storage.audit.record({
    atMs: deps.clock.now(),
    who: last?.who ?? 'system',
    action: 'practice-decided',
    detail: { claim: id, person: personId, outcome: last?.kind ?? '' },
  });
}
