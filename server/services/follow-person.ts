/** One person as those who answer for them see them; and leave to post to a year whose books are closed. */
import type { PersonView, ReopeningRequest } from '../../src/domain/api/person.ts';
import { dayOf, yearOf } from '../../src/domain/base/calendar.ts';
import { fail, type Result, succeed } from '../../src/domain/base/result.ts';
import { postingDays } from '../../src/domain/policy/posting-window.ts';
import type { Person } from '../../src/domain/roster/person.ts';
import type { SessionCaller } from '../ports/caller.ts';
import type { Deps } from './deps.ts';
import { governingPolicy } from './governing-policy.ts';
import { reaches } from './reach-units.ts';
import { reopenYear } from './reopen-year.ts';
import { issuedCertificates } from './view-certificates.ts';

const YEARS_BACK = 3;

const NOT_ALLOWED: Result<never> = fail({
  code: 'not-allowed',
  message: '只有所在单位的培训管理员、审计人员和系统管理员可以查看这个人的记录。',
});

export async function viewPerson(
  deps: Deps,
  caller: SessionCaller,
  personId: string,
): Promise<Result<PersonView>> {
  const person = await personWithin(deps, caller, personId);
  if (!person.ok) return person;
  const { staffNumber, name, tier, trainingKind, post } = person.value;
  await deps.storage.audit.record({
    atMs: deps.clock.now(),
    who: caller.personId,
    action: 'person-read',
    detail: { personId },
  });
  return succeed({
    ...{ personId, staffNumber, name, tier, trainingKind, post: post ?? null },
    memberships: await deps.storage.following.membershipsOf(personId),
    certificates: await issuedCertificates(deps, personId),
    reopenable: mayReopen(caller, personId) ? await closedYears(deps) : [],
  });
}

/** Nobody opens the own year again. */
export async function reopenFor(
  deps: Deps,
  caller: SessionCaller,
  personId: string,
  request: ReopeningRequest,
): Promise<Result<{ readonly entryId: string }>> {
  const person = await personWithin(deps, caller, personId);
  if (!person.ok) return person;
  if (!mayReopen(caller, personId)) {
    return fail({
      code: 'not-allowed',
      message: '重开年度由所在单位的培训管理员或系统管理员办理，不能给自己重开。',
    });
  }
  const reopened = await reopenYear(deps, { ...request, personId, postedBy: caller.personId });
  return reopened.ok ? succeed({ entryId: reopened.value.id }) : reopened;
}

async function personWithin(deps: Deps, caller: SessionCaller, personId: string): Promise<Result<Person>> {
  const person = await deps.storage.roster.personById(personId);
  return person && (await reaches(deps, caller, person.unitId)) ? succeed(person) : NOT_ALLOWED;
}

function mayReopen({ roles, personId: own }: SessionCaller, personId: string): boolean {
  return own !== personId && (roles.includes('officer') || roles.includes('administrator'));
}

async function closedYears(deps: Deps): Promise<readonly number[]> {
  const nowMs = deps.clock.now();
  const years = Array.from({ length: YEARS_BACK }, (_, back) => yearOf(nowMs) - back);
  const closed: number[] = [];
  for (const year of years) {
    const policy = await governingPolicy(deps, year);
    if (dayOf(nowMs) > postingDays(policy, year).lateEntry) closed.push(year);
  }
  return closed;
}
