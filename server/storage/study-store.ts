/** Earned minutes, sections seen and quiz attempts in the database. Presence itself is presence-store.ts. */
import { sql } from 'kysely';
import { minuteNumberOf } from '../../src/domain/base/calendar.ts';
import { fail, type Result } from '../../src/domain/base/result.ts';
import type { CaseProgress } from '../../src/domain/progress/evaluate-case.ts';
import type { Answers, DrawnQuestion, Grade } from '../../src/domain/quiz/attempt.ts';
import type {
  AttemptRecord,
  AttemptState,
  RecordedProgress,
  StudyStore,
  Versioned,
} from '../ports/study-store.ts';
import type { Database, NewRow, Row } from './schema.ts';

export function createStudyStore(db: Database): StudyStore {
  return {
    minutes: async (personId, items) => {
      if (items.length === 0) return [];
      const rows = await db
        .selectFrom('minutes')
        .select(['minute', 'item', 'content_hash as contentHash', 'ticket'])
        .where('person_id', '=', personId)
        .where('item', 'in', items)
        .orderBy('minute')
        .execute();
      return rows.map(({ ticket, ...row }) => ({ ...row, offline: ticket !== null }));
    },
    progress: (personId, lessons, sinceMs) => progress(db, personId, lessons, sinceMs),
    caseProgress: (personId, study, sinceMs) => caseProgress(db, personId, study, sinceMs),
    steppedSince: (sinceMs) =>
      db
        .selectFrom('case_steps')
        .select(['person_id as personId', 'study'])
        .distinct()
        .where('at_ms', '>=', sinceMs)
        .execute(),
    sectionSeen: (personId, lesson, section) =>
      db
        .selectFrom('sections_seen')
        .select(['year', 'statement_id as statement', 'seen_at_ms as seenAtMs'])
        .where('person_id', '=', personId)
        .where('lesson', '=', lesson)
        .where('section', '=', section)
        .orderBy('seen_at_ms')
        .execute(),
    passedSince: (sinceMs) =>
      db
        .selectFrom('attempts')
        .select(['person_id as personId', 'course'])
        .where('state', '=', 'passed')
        .where('closed_at_ms', '>=', sinceMs)
        .execute(),
    ...attempts(db),
  };
}

async function progress(
  db: Database,
  personId: string,
  lessons: readonly Versioned[],
  sinceMs: number,
): Promise<RecordedProgress> {
  const ids = lessons.map(({ id }) => id);
  if (ids.length === 0) return { sectionsSeen: {}, minutes: {}, offlineMinutes: {} };
  const isOfVersion = (row: { readonly id: string; readonly contentHash: string }) =>
    lessons.some(({ id, contentHash }) => id === row.id && contentHash === row.contentHash);
  const sections = await db
    .selectFrom('sections_seen')
    .select(['lesson as id', 'section', 'content_hash as contentHash'])
    .distinct()
    .where('person_id', '=', personId)
    .where('lesson', 'in', ids)
    .where('seen_at_ms', '>=', sinceMs)
    .execute();
  const minutes = await minutesByItem(db, personId, ids, sinceMs);
  const sectionsSeen: Record<string, string[]> = Object.fromEntries(ids.map((id) => [id, []]));
  for (const row of sections.filter(isOfVersion)) sectionsSeen[row.id]?.push(row.section);
  return {
    sectionsSeen,
    minutes: Object.fromEntries(minutes.filter(isOfVersion).map((row) => [row.id, row.minutes])),
    offlineMinutes: Object.fromEntries(minutes.filter(isOfVersion).map((row) => [row.id, row.offline])),
  };
}

function minutesByItem(db: Database, personId: string, items: readonly string[], sinceMs: number) {
  return db
    .selectFrom('minutes')
    .select(['item as id', 'content_hash as contentHash'])
    .select([sql<number>`count(*)`.as('minutes'), sql<number>`count(ticket)`.as('offline')])
    .where('person_id', '=', personId)
    .where('item', 'in', items)
    .where('minute', '>=', minuteNumberOf(sinceMs))
    .groupBy(['item', 'content_hash'])
    .execute();
}

async function caseProgress(
  db: Database,
  personId: string,
  study: Versioned & { readonly item: string },
  sinceMs: number,
): Promise<CaseProgress> {
  const steps = await db
    .selectFrom('case_steps')
    .select(['scene', 'target'])
    .distinct()
    .where('person_id', '=', personId)
    .where('study', '=', study.id)
    .where('content_hash', '=', study.contentHash)
    .where('at_ms', '>=', sinceMs)
    .execute();
  const minutes = await minutesByItem(db, personId, [study.item], sinceMs);
  return {
    scenesSeen: steps.filter(({ target }) => target === '').map(({ scene }) => scene),
    choices: steps.filter(({ target }) => target !== '').map(({ scene, target }) => ({ scene, to: target })),
    minutes: minutes.find(({ contentHash }) => contentHash === study.contentHash)?.minutes ?? 0,
  };
}

function attempts(db: Database): Pick<StudyStore, 'attempts' | 'attempt' | 'beginAttempt' | 'changeAttempt'> {
  const ofCourse = (of: Pick<Database, 'selectFrom'>, personId: string, course: string) =>
    of
      .selectFrom('attempts')
      .selectAll()
      .where('person_id', '=', personId)
      .where('course', '=', course)
      .orderBy('number');
  const byId = (of: Pick<Database, 'selectFrom'>, id: string) =>
    of.selectFrom('attempts').selectAll().where('id', '=', id);
  return {
    attempts: async (personId, course) => (await ofCourse(db, personId, course).execute()).map(readAttempt),
    attempt: async (id) => {
      const row = await byId(db, id).executeTakeFirst();
      return row && readAttempt(row);
    },
    beginAttempt: (personId, course, decide) =>
      db.transaction().execute(async (trx): Promise<Result<AttemptRecord>> => {
        const past = (await ofCourse(trx, personId, course).execute()).map(readAttempt);
        const live = past.find((attempt) => attempt.state === 'live');
        if (live) return { ok: true, value: live };
        const decided = decide(past);
        if (decided.ok) await trx.insertInto('attempts').values(writeAttempt(decided.value)).execute();
        return decided;
      }),
    changeAttempt: (id, decide) =>
      db.transaction().execute(async (trx): Promise<Result<AttemptRecord>> => {
        const row = await byId(trx, id).executeTakeFirst();
        if (!row) return fail({ code: 'not-found', message: '没有这次答题。' });
        if (row.state !== 'live') {
          return fail({ code: 'attempt-closed', message: '这次答题已经交卷，不能再改。' });
        }
        const decided = decide(readAttempt(row));
        if (decided.ok) {
          await trx.updateTable('attempts').set(writeAttempt(decided.value)).where('id', '=', id).execute();
        }
        return decided;
      }),
  };
}

function writeAttempt(attempt: AttemptRecord): NewRow<'attempts'> {
  return {
    id: attempt.id,
    person_id: attempt.personId,
    course: attempt.course,
    course_hash: attempt.courseHash,
    number: attempt.number,
    state: attempt.state,
    started_at_ms: attempt.startedAtMs,
    closed_at_ms: attempt.closedAtMs,
    drawn: JSON.stringify(attempt.drawn),
    answers: JSON.stringify(attempt.answers),
    grade: attempt.grade && JSON.stringify(attempt.grade),
  };
}

function readAttempt(row: Row<'attempts'>): AttemptRecord {
  return {
    id: row.id,
    personId: row.person_id,
    course: row.course,
    courseHash: row.course_hash,
    number: row.number,
    state: row.state as AttemptState,
    startedAtMs: row.started_at_ms,
    closedAtMs: row.closed_at_ms,
    drawn: JSON.parse(row.drawn) as DrawnQuestion[],
    answers: JSON.parse(row.answers) as Answers,
    grade: row.grade === null ? null : (JSON.parse(row.grade) as Grade),
  };
}
