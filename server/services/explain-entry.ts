/** Walk from an entry to everything it rests on. Reads only; who may ask is decided by whoever calls. */
import type { StudyDay } from '../../src/domain/api/api.ts';
import type {
  AttemptExplained,
  CourseExplained,
  EntryNamed,
  Explanation,
  LessonExplained,
  SectionExplained,
} from '../../src/domain/api/explain.ts';
import { dayOf, minuteNumberOf, minuteOfDay } from '../../src/domain/base/calendar.ts';
import { caseItem, findCourse, type LessonRecord } from '../../src/domain/catalogue/catalogue.ts';
import { evidenceSinceMs } from '../../src/domain/ledger/credits-resting-on.ts';
import type { CaseEvidence, CourseEvidence, CreditEntry } from '../../src/domain/ledger/entry.ts';
import type { MinuteRecord } from '../ports/study-store.ts';
import type { Deps } from './deps.ts';
import { explainActivity } from './explain-activity.ts';

export async function explainEntry(deps: Deps, entry: CreditEntry): Promise<Explanation> {
  const { evidence } = entry;
  const entries = await deps.storage.ledger.entries(entry.personId);
  const reverses = entries.find(({ id }) => id === entry.reverses);
  const reversedBy = entries.find((other) => other.reverses === entry.id);
  const signed = await signedOver(deps, entry);
  return {
    entry: await entryTold(deps, entry),
    policy: policyTold(deps, entry),
    ...(evidence.kind === 'course' && { course: await courseTold(deps, entry, { evidence, entries }) }),
    ...(evidence.kind === 'case' && { days: await caseDays(deps, entry, evidence) }),
    ...(await activityPart(deps, entry)),
    ...(reverses && { reverses: named(reverses) }),
    ...(reversedBy && { reversedBy: named(reversedBy) }),
    ...(signed && { signed }),
  };
}

async function activityPart(deps: Deps, entry: CreditEntry): Promise<Pick<Explanation, 'activity'>> {
  const activity = await explainActivity(deps, entry);
  return activity ? { activity } : {};
}

async function entryTold(deps: Deps, entry: CreditEntry): Promise<Explanation['entry']> {
  const { id, index, personId, year, category, centihours, source, evidence, contentHash, leafHash } = entry;
  return {
    id,
    index,
    personId,
    year,
    category,
    centihours,
    source,
    postedAt: isoOf(entry.postedAtMs),
    postedBy: (await deps.storage.roster.personById(entry.postedBy))?.name ?? entry.postedBy,
    evidence,
    contentHash,
    leafHash,
  };
}

function policyTold(
  { catalogue }: Deps,
  { policyId: id, policyVersion: version }: CreditEntry,
): Explanation['policy'] {
  const policy = catalogue.policies.find((one) => one.id === id && one.version === version);
  if (!policy) return { id, version };
  const { title, citation } = policy;
  return { id, version, citation: { title, document: citation.document, clause: citation.clause } };
}

async function signedOver(deps: Deps, { index }: CreditEntry): Promise<Explanation['signed']> {
  const latest = await deps.storage.log.latestCheckpoint();
  if (!latest || latest.treeSize <= index) return undefined;
  const { treeSize, rootHash, signedAtMs } = latest;
  return { treeSize, rootHash, signedAt: isoOf(signedAtMs) };
}

interface Credited {
  readonly evidence: CourseEvidence;
  /** All of the person's. */
  readonly entries: readonly CreditEntry[];
}

async function courseTold(
  deps: Deps,
  entry: CreditEntry,
  { evidence, entries }: Credited,
): Promise<CourseExplained> {
  const course = findCourse(deps.catalogue, evidence.course);
  const span = { sinceMs: evidenceSinceMs(entries, entry, evidence.course), untilMs: entry.postedAtMs };
  const attempt = await deps.storage.study.attempt(evidence.attempt);
  return {
    course: evidence.course,
    isCurrent: course?.contentHash === entry.contentHash,
    lessons: await Promise.all(
      (course?.lessons ?? []).map((lesson) => lessonTold(deps, entry.personId, lesson, span)),
    ),
    ...(attempt && { attempt: attemptTold(attempt) }),
  };
}

/** When evidence counted for the entry: both ends are included. */
interface Span {
  readonly sinceMs: number;
  readonly untilMs: number;
}

async function lessonTold(
  deps: Deps,
  personId: string,
  lesson: LessonRecord,
  span: Span,
): Promise<LessonExplained> {
  const all = await deps.storage.study.minutes(personId, [lesson.id]);
  const minutes = all.filter(
    ({ minute }) => minute >= minuteNumberOf(span.sinceMs) && minute * 60_000 <= span.untilMs,
  );
  return {
    lesson: lesson.id,
    title: lesson.title,
    minutes: minutes.length,
    minimumMinutes: lesson.minimumMinutes,
    sections: await Promise.all(
      lesson.sections.map(({ id, title }) =>
        sectionTold(deps, personId, { lesson: lesson.id, id, title }, span),
      ),
    ),
    days: daysOf(minutes),
  };
}

async function sectionTold(
  deps: Deps,
  personId: string,
  section: { readonly lesson: string; readonly id: string; readonly title: string },
  { sinceMs, untilMs }: Span,
): Promise<SectionExplained> {
  const { id, title, lesson } = section;
  const records = await deps.storage.study.sectionSeen(personId, lesson, id);
  const seen = records.find(({ seenAtMs }) => sinceMs <= seenAtMs && seenAtMs <= untilMs);
  return {
    section: id,
    title,
    ...(seen && { seen: { at: isoOf(seen.seenAtMs), statement: seen.statement } }),
  };
}

function daysOf(records: readonly MinuteRecord[]): readonly StudyDay[] {
  const days = new Map<string, MinuteRecord[]>();
  for (const record of records) {
    const day = dayOf(record.minute * 60_000);
    days.set(day, [...(days.get(day) ?? []), record]);
  }
  const numbers = (ofDay: readonly MinuteRecord[]) => ofDay.map(({ minute }) => minuteOfDay(minute));
  return [...days].map(([day, ofDay]) => {
    const offlineMinutes = numbers(ofDay.filter(({ offline }) => offline));
    return { day, minutes: numbers(ofDay), ...(offlineMinutes.length > 0 && { offlineMinutes }) };
  });
}

/** The minutes up to the posting that the credit rests on: the latest `evidence.minutes` of them. */
async function caseDays(
  deps: Deps,
  { personId, contentHash, postedAtMs }: CreditEntry,
  evidence: CaseEvidence,
): Promise<readonly StudyDay[]> {
  const all = await deps.storage.study.minutes(personId, [caseItem({ id: evidence.case })]);
  const before = all.filter((one) => one.contentHash === contentHash && one.minute * 60_000 <= postedAtMs);
  return daysOf(before.slice(-evidence.minutes));
}

function attemptTold(
  attempt: NonNullable<Awaited<ReturnType<Deps['storage']['study']['attempt']>>>,
): AttemptExplained {
  const { id, number, startedAtMs, closedAtMs, grade } = attempt;
  return {
    id,
    number,
    startedAt: isoOf(startedAtMs),
    ...(closedAtMs !== null && { closedAt: isoOf(closedAtMs) }),
    ...(grade && { right: grade.right, total: grade.total, scorePercent: grade.scorePercent }),
  };
}

function named({ id, index, evidence, postedAtMs }: CreditEntry): EntryNamed {
  return { id, index, title: evidence.title, postedAt: isoOf(postedAtMs) };
}

function isoOf(atMs: number): string {
  return new Date(atMs).toISOString();
}
