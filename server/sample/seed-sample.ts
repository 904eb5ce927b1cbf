/**
 * Fill an empty storage with a year in the life of the sample city. Every posting goes through the same
 * services as a real one, on a clock that walks through the year; nothing is written behind their backs.
 */
import { dayOf, startOfDayMs, yearOf } from '../../src/domain/base/calendar.ts';
import type { Person } from '../../src/domain/roster/person.ts';
import { addToRoster } from '../services/add-to-roster.ts';
import type { Deps } from '../services/deps.ts';
import { postEntry } from '../services/post-entry.ts';
import { reverseEntry } from '../services/reverse-entry.ts';
import type { SampleAccount } from './sample-accounts.ts';
import { sampleActivities } from './sample-activities.ts';
import { sampleAudit } from './sample-audit.ts';
import { sampleEvaluations } from './sample-evaluations.ts';
import { closeLastYear, sampleLastYear } from './sample-last-year.ts';
import { sampleAssignments, samplePlans } from './sample-plans.ts';
import { sampleAppeal, sampleWarning } from './sample-reviews.ts';
import { type SampleRoster, sampleRoster } from './sample-roster.ts';
import { studyCase, studyCourse, studyLessons } from './sample-study.ts';
import { sampleWarnings } from './sample-warnings.ts';
import { sampleWritten } from './sample-written.ts';
import { SAMPLE_COURSES, type SampleAct, sampleYear } from './sample-year.ts';
import { type WalkingClock, walkingClock } from './walking-clock.ts';

export async function seedSample(real: Deps): Promise<readonly SampleAccount[]> {
  const year = yearOf(real.clock.now() - SHORTEST_YEAR_MS);
  const roster = sampleRoster(year, real.randomness.freshId);
  const added = await addToRoster(real, roster);
  if (!added.ok) throw new Error(added.failure.message);
  const clock = walkingClock(startOfDayMs(`${year - 1}-01-01`));
  const deps = { ...real, clock };
  await sampleLastYear(deps, roster, year - 1);
  clock.moveTo(startOfDayMs(`${year}-01-01`));
  await sampleAssignments(deps, roster, year);
  await samplePlans(deps, roster, year);
  await closeLastYear(deps, roster, year - 1);
  for (const step of stepsOf(roster, year, real.clock.now())) {
    clock.moveTo(step.atMs);
    await act(deps, step.person, step.act, roster.administratorId);
  }
  // On a morning short of the end: the time to reply and to answer has just begun.
  clock.moveTo(
    startOfDayMs(dayOf(Math.min(real.clock.now(), startOfDayMs(`${year + 1}-01-01`)) - DAY_MS)) +
      10 * HOUR_MS,
  );
  await openMatters(deps, roster);
  await sampleAudit(deps, roster, year);
  return openAccounts(real, roster);
}

/** About two of the learners who have an account, so that both sides can be looked at. */
async function openMatters(
  deps: Deps & { readonly clock: WalkingClock },
  roster: SampleRoster,
): Promise<void> {
  const [, warned, appealing] = sampleLearners(roster);
  if (!warned || !appealing) return;
  await sampleWarning(deps, warned, SAMPLE_COURSES);
  await sampleAppeal(deps, appealing);
  await activities(deps, roster, appealing);
  await sampleWritten(deps, roster);
  await sampleEvaluations(deps, roster);
  await sampleWarnings(
    deps,
    roster,
    sampleLearners(roster).map(({ id }) => id),
  );
}

/** Held by the unit whose officer has an account; the city's officer is the second person. */
async function activities(deps: Deps, roster: SampleRoster, claimant: Person): Promise<void> {
  const officerOf = (unit: string) =>
    roster.grants.find(({ role, unitId }) => role === 'officer' && unitId === unit)?.personId;
  const [officerId, secondId] = [officerOf('hrss'), officerOf('jiangcheng')];
  if (!officerId || !secondId) throw new Error('the sample roster lacks an officer');
  await sampleActivities(deps, { people: roster.people, officerId, secondId, claimant });
}

interface Step {
  readonly atMs: number;
  readonly person: Person;
  readonly act: SampleAct;
}

/** All acts of all people in the order of time, at working hours. */
function stepsOf(roster: SampleRoster, year: number, nowMs: number): readonly Step[] {
  const startMs = startOfDayMs(`${year}-01-01`);
  const endMs = Math.min(nowMs, startOfDayMs(`${year + 1}-01-01`));
  // Studying a course takes hours; whatever is begun must end in time.
  const spanMs = endMs - startMs - DAY_MS;
  const steps = roster.people.flatMap((person, at) =>
    sampleYear(at).map((sampleAct) => {
      const dayMs = startOfDayMs(dayOf(startMs + spanMs * sampleAct.at));
      const atMs = Math.min(dayMs + 9 * HOUR_MS + (at % 40) * 7 * MINUTE_MS, startMs + spanMs);
      return { atMs, person, act: sampleAct };
    }),
  );
  return steps.sort((left, right) => left.atMs - right.atMs);
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** A year younger than this is too short for the sample, which then shows the whole of the last one. */
const SHORTEST_YEAR_MS = 45 * DAY_MS;

async function act(
  deps: Deps & { readonly clock: WalkingClock },
  person: Person,
  sampleAct: SampleAct,
  postedBy: string,
): Promise<void> {
  const year = yearOf(deps.clock.now());
  const common = { personId: person.id, year, postedBy, contentHash: null };
  switch (sampleAct.kind) {
    case 'activity': {
      const { source, category, centihours, title, place, organiser } = sampleAct;
      const day = dayOf(deps.clock.now());
      const evidence = { kind: source, title, day, place, organiser, confirmedBy: '单位培训管理员' };
      await postEntry(deps, { ...common, source, category, centihours, evidence });
      return;
    }
    case 'import': {
      const { centihours, row } = sampleAct;
      const evidence = {
        kind: 'import',
        title: '其他平台网络学时',
        platform: '干部网络学院（样例）',
        file: `网络学时-${year}.xlsx`,
        row,
      } as const;
      await postEntry(deps, { ...common, source: 'import', category: 'otherOnline', centihours, evidence });
      return;
    }
    case 'course':
      return studyCourse(deps, person.id, sampleAct.course, sampleAct.failures);
    case 'lessons':
      return studyLessons(deps, person.id, sampleAct.course, sampleAct.lessons);
    case 'case':
      return studyCase(deps, person.id, sampleAct.case);
    case 'reversal': {
      const entries = await deps.storage.ledger.entries(person.id, year);
      const wrong = entries.find((entry) => entry.evidence.title === sampleAct.title);
      if (!wrong) throw new Error(`the sample has nothing to reverse for ${sampleAct.title}`);
      const { reason } = sampleAct;
      await reverseEntry(deps, { personId: person.id, year, entryId: wrong.id, reason, postedBy });
    }
  }
}

/** Passwords for one account of every post, and for three learners at different places of their year. */
async function openAccounts(deps: Deps, roster: SampleRoster): Promise<readonly SampleAccount[]> {
  const posts = roster.grants.filter((grant) => grant.role !== 'learner');
  const learners = sampleLearners(roster).map(({ id }) => ({ personId: id, role: 'learner' }));
  const accounts: SampleAccount[] = [];
  for (const { personId, role } of [...learners, ...posts]) {
    const person = roster.people.find((candidate) => candidate.id === personId);
    if (!person) continue;
    const password = samplePassword(deps);
    await deps.storage.accounts.setPassword(personId, await deps.passwords.hash(password));
    accounts.push({ role, staffNumber: person.staffNumber, password });
  }
  return accounts;
}

/** Three at different places of their year. */
function sampleLearners(roster: SampleRoster): readonly Person[] {
  return [1, 0, 3].flatMap((habit) => {
    const found = roster.people.find((person, at) => at > 8 && at % 6 === habit && isPlain(roster, person));
    return found ? [found] : [];
  });
}

function isPlain(roster: SampleRoster, person: Person): boolean {
  return roster.grants.filter((grant) => grant.personId === person.id).length === 1;
}

/** Easy to type from a screen, and with about 62 random bits not easy to guess. */
function samplePassword(deps: Deps): string {
  const letters = 'abcdefghjkmnpqrstuvwxyz23456789';
  const group = () =>
    Array.from({ length: 4 }, () => letters[deps.randomness.below(letters.length)]).join('');
  return `${group()}-${group()}-${group()}`;
}
