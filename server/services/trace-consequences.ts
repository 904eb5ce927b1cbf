/**
 * What a statement led to, from the section it told of first to the credit that rests on it. A statement that
 * led to nothing gets nothing: the minutes beside it are shown as company, not as its work.
 */
import type { StudyDay } from '../../src/domain/api/api.ts';
import type {
  AttemptTold,
  Consequences,
  CreditTold,
  LessonStudy,
  SectionTold,
} from '../../src/domain/api/statements.ts';
import { dayOf, minuteOfDay, yearOf } from '../../src/domain/base/calendar.ts';
import type { ActivityRef } from '../../src/domain/catalogue/activity-iri.ts';
import { findCourse, findLesson } from '../../src/domain/catalogue/catalogue.ts';
import { creditsRestingOn } from '../../src/domain/ledger/credits-resting-on.ts';
import type { CreditEntry } from '../../src/domain/ledger/entry.ts';
import { isReversed } from '../../src/domain/ledger/post-award.ts';
import { EXPERIENCED } from '../../src/domain/xapi/learner-rules.ts';
import type { AttemptRecord } from '../ports/study-store.ts';
import { isServers } from './authority.ts';
import type { Deps } from './deps.ts';
import { refOf, timesOf } from './describe-statement.ts';
import type { ReadStatement } from './read-selection.ts';
import { summaryOf } from './take-quiz.ts';

export async function traceConsequences(deps: Deps, read: ReadStatement): Promise<Consequences> {
  const { person, statement } = read;
  if (!person) return { credits: [] };
  const ref = refOf(deps, statement);
  const section = ref?.kind === 'section' ? await traceSection(deps, person.id, read, ref) : undefined;
  const study = ref && 'lesson' in ref ? await lessonStudy(deps, person.id, read, ref.lesson) : undefined;
  const attempt = await attemptOf(deps, person.id, statement.context?.registration);
  const entries = await deps.storage.ledger.entries(person.id);
  // A learner's browser may name an attempt too, but only the server's word about it is evidence.
  const graded = isServers(deps, statement) ? attempt : undefined;
  const credits = creditsOf(entries, { id: statement.id ?? '', ref, section, attempt: graded });
  return {
    ...(section && { section }),
    ...(study && { study }),
    ...(attempt && { attempt: attemptTold(deps, attempt) }),
    credits: credits.flatMap((entry) => creditTold(entry, entries)),
  };
}

type SectionRef = Extract<ActivityRef, { readonly kind: 'section' }>;

/** Only the learner's own word that a section was read counts; undefined for other words about it. */
async function traceSection(
  deps: Deps,
  personId: string,
  { statement }: ReadStatement,
  { lesson, section }: SectionRef,
): Promise<SectionTold | undefined> {
  if (statement.verb.id !== EXPERIENCED) return undefined;
  const records = await deps.storage.study.sectionSeen(personId, lesson, section);
  const year = yearOf(Date.parse(timesOf(statement).storedAt));
  const own = records.find((record) => record.statement === statement.id?.toLowerCase());
  const told = own ?? records.find((record) => record.year === year);
  if (!told) return { standing: 'uncounted', year };
  return {
    standing: own ? 'first' : 'repeated',
    year: told.year,
    first: told.statement,
    seenAt: new Date(told.seenAtMs).toISOString(),
  };
}

/** On the day it happened and, where it was sent late, on the day it was recorded. */
async function lessonStudy(
  deps: Deps,
  personId: string,
  { statement }: ReadStatement,
  lessonId: string,
): Promise<LessonStudy> {
  const records = await deps.storage.study.minutes(personId, [lessonId]);
  const { saidAt, storedAt } = timesOf(statement);
  const days = new Set([saidAt, storedAt].map((iso) => dayOf(Date.parse(iso))));
  const minutesOn = (day: string): StudyDay => ({
    day,
    minutes: records
      .filter(({ minute }) => dayOf(minute * 60_000) === day)
      .map(({ minute }) => minuteOfDay(minute)),
  });
  return {
    title: findLesson(deps.catalogue, lessonId)?.lesson.title ?? lessonId,
    days: [...days].sort().map(minutesOn),
  };
}

/** The server's statements about a quiz carry the attempt's id as their registration. */
async function attemptOf(
  deps: Deps,
  personId: string,
  registration: string | undefined,
): Promise<AttemptRecord | undefined> {
  if (registration === undefined) return undefined;
  const attempt = await deps.storage.study.attempt(registration.toLowerCase());
  return attempt?.personId === personId ? attempt : undefined;
}

function attemptTold(deps: Deps, attempt: AttemptRecord): AttemptTold {
  return {
    ...summaryOf(attempt),
    courseTitle: findCourse(deps.catalogue, attempt.course)?.title ?? attempt.course,
    ...(attempt.grade && { right: attempt.grade.right, total: attempt.grade.total }),
  };
}

interface Evidence {
  readonly id: string;
  readonly ref: ActivityRef | undefined;
  readonly section: SectionTold | undefined;
  readonly attempt: AttemptRecord | undefined;
}

/** A credit names its completion and its attempt; which sections it rests on follows from when they were seen. */
function creditsOf(
  entries: readonly CreditEntry[],
  { id, ref, section, attempt }: Evidence,
): readonly CreditEntry[] {
  if (section?.standing === 'first' && section.seenAt !== undefined && ref && 'lesson' in ref) {
    const course = ref.lesson.split('/')[0] ?? '';
    return creditsRestingOn(entries, { course, atMs: Date.parse(section.seenAt) });
  }
  return entries.filter(({ evidence }) => {
    if (evidence.kind !== 'course' && evidence.kind !== 'case') return false;
    const isAttempt = evidence.kind === 'course' && evidence.attempt === attempt?.id;
    return evidence.statement === id.toLowerCase() || isAttempt;
  });
}

function creditTold(entry: CreditEntry, entries: readonly CreditEntry[]): readonly CreditTold[] {
  const { id, index, year, centihours, evidence } = entry;
  if (evidence.kind !== 'course' && evidence.kind !== 'case') return [];
  return [
    {
      entry: id,
      index,
      year,
      centihours,
      title: evidence.title,
      postedAt: new Date(entry.postedAtMs).toISOString(),
      isReversed: isReversed(entries, id),
      completion: evidence.statement,
    },
  ];
}
