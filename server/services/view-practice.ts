/** Claimed practice for the desk and for whoever claimed it. */
import type { PracticeDeskView, PracticeEventView, PracticeView } from '../../src/domain/api/events.ts';
import { fail, type Result, succeed } from '../../src/domain/base/result.ts';
import {
  contentOf,
  mayDecidePractice,
  type PracticeClaim,
  type PracticeEvent,
  practiceState,
  similarClaims,
} from '../../src/domain/event/practice.ts';
import type { SessionCaller } from '../ports/caller.ts';
import type { PracticePhoto, PracticeScope } from '../ports/practice-store.ts';
import { admitEventReader, type EventOfficer } from './admit-events.ts';
import { practiceCentihours } from './claim-practice.ts';
import { practiceDecider, reachedClaim } from './decide-practice.ts';
import type { Deps } from './deps.ts';
import { knownPeople } from './event-people.ts';
import { governingPolicy } from './governing-policy.ts';

const MOST_CLAIMS = 200;

export async function viewPracticeDesk(deps: Deps, caller: SessionCaller): Promise<Result<PracticeDeskView>> {
  const officer = await admitEventReader(deps, caller);
  if (!officer.ok) return officer;
  const { roots } = officer.value;
  const scope: PracticeScope = roots === null ? {} : { roots };
  const claims = await deps.storage.practice.list(scope, MOST_CLAIMS);
  return succeed({
    waiting: await deps.storage.practice.countWaiting(scope),
    claims: await Promise.all(claims.map((claim) => practiceTold(deps, claim, officer.value))),
  });
}

export async function viewPractice(
  deps: Deps,
  caller: SessionCaller,
  id: string,
): Promise<Result<PracticeView>> {
  const officer = await admitEventReader(deps, caller);
  if (!officer.ok) return officer;
  const claim = await reachedClaim(deps, officer.value, id);
  return claim.ok ? succeed(await practiceTold(deps, claim.value, officer.value)) : claim;
}

export async function myPractice(deps: Deps, personId: string): Promise<readonly PracticeView[]> {
  const claims = await deps.storage.practice.list({ personId }, MOST_CLAIMS);
  return Promise.all(claims.map((claim) => practiceTold(deps, claim, undefined)));
}

/** For the person, and for whoever may decide about or read the claim; nobody else learns that it is there. */
export async function viewPhoto(
  deps: Deps,
  caller: SessionCaller,
  id: string,
  hash: string,
): Promise<Result<PracticePhoto>> {
  const none = fail({ code: 'not-found' as const, message: '没有这张照片。' });
  const claim = await deps.storage.practice.byId(id);
  if (!claim) return none;
  if (claim.personId !== caller.personId) {
    const officer = await admitEventReader(deps, caller);
    if (!officer.ok) return officer;
    const reached = await reachedClaim(deps, officer.value, id);
    if (!reached.ok) return reached;
  }
  const isNamed = claim.events.some((event) => event.kind === 'sent' && event.content.photos.includes(hash));
  const photo = isNamed ? await deps.storage.practice.photo(claim.personId, hash) : undefined;
  return photo ? succeed(photo) : none;
}

/** @param officer - whoever looks; undefined for the person itself */
async function practiceTold(
  deps: Deps,
  claim: PracticeClaim,
  officer: EventOfficer | undefined,
): Promise<PracticeView> {
  const content = contentOf(claim);
  const year = Number(content.day.slice(0, 4));
  const people = await knownPeople(deps, [claim.personId, ...claim.events.map(({ who }) => who)]);
  const names = new Map(people.map((person) => [person.id, person]));
  const person = names.get(claim.personId);
  const others = await deps.storage.practice.list({ personId: claim.personId }, MOST_CLAIMS);
  const attended = await deps.storage.events.attendedBy(claim.personId, MOST_CLAIMS);
  return {
    id: claim.id,
    person: {
      id: claim.personId,
      name: person?.name ?? claim.personId,
      staffNumber: person?.staffNumber ?? '',
      unit: person?.unit?.name ?? '',
    },
    state: practiceState(claim),
    content,
    centihours: practiceCentihours(await governingPolicy(deps, year), content) ?? null,
    madeAt: new Date(claim.madeAtMs).toISOString(),
    events: claim.events.map((event) => eventTold(event, names.get(event.who)?.name ?? event.who)),
    similar: similarClaims(others, claim).map((other) => contentOf(other).title),
    sameDayEvents: attended
      .filter(({ event }) => event.plan.day <= content.day && content.day <= event.plan.lastDay)
      .map(({ event }) => event.plan.title),
    decision: await decisionOf(deps, claim, officer),
  };
}

async function decisionOf(
  deps: Deps,
  claim: PracticeClaim,
  officer: EventOfficer | undefined,
): Promise<PracticeView['decision']> {
  if (!officer?.mayChange) return { isAllowed: false, level: null, reason: null };
  const allowed = mayDecidePractice(claim, await practiceDecider(deps, officer, claim));
  return allowed.ok
    ? { isAllowed: true, level: allowed.value, reason: null }
    : { isAllowed: false, level: null, reason: allowed.failure.message };
}

function eventTold(event: PracticeEvent, who: string): PracticeEventView {
  const at = new Date(event.atMs).toISOString();
  return { kind: event.kind, at, who, words: wordsOf(event) };
}

function wordsOf(event: PracticeEvent): string {
  switch (event.kind) {
    case 'first':
    case 'approved':
      return event.note;
    case 'refused':
    case 'postingFailed':
      return event.reason;
    default:
      return '';
  }
}
