/** Beats, minutes, sections seen and quiz attempts in the database. */
import { sql, type Transaction } from 'kysely';
import { minuteNumberOf } from '../../src/domain/base/calendar.ts';
import { fail, type Result } from '../../src/domain/base/result.ts';
import {
  type Beat,
  type BeatVerdict,
  isMinuteEarned,
  MAXIMUM_GAP_MS,
} from '../../src/domain/presence/beat.ts';
import type { CourseProgress } from '../../src/domain/progress/evaluate-completion.ts';
import type { Answers, DrawnQuestion, Grade } from '../../src/domain/quiz/attempt.ts';
import type { AttemptRecord, AttemptState, BeatOutcome, StudyStore } from '../ports/study-store.ts';
import type { Database, NewRow, Row, Schema } from './schema.ts';

export function createStudyStore(db: Database): StudyStore {
  return {
    recordBeat: (personId, beat, judge, facts) =>
      db.transaction().execute(async (trx) => {
        const verdict = judge(await takeStream(trx, personId, beat.nonce));
        if (verdict.live || verdict.reason !== 'hidden') await keepStream(trx, personId, beat, facts);
        await forgetOldStreams(trx, personId, facts.nowMs);
        const earnedMinute = await keepBeat(trx, personId, beat, verdict, facts);
        return { verdict, nonce: facts.nonce, earnedMinute } satisfies BeatOutcome;
      }),
    minutes: async (personId, items) => {
      if (items.length === 0) return [];
      return db
        .selectFrom('minutes')
        .select(['minute', 'item'])
        .where('person_id', '=', personId)
        .where('item', 'in', items)
        .orderBy('minute')
        .execute();
    },
    progress: (personId, course, sinceMs) => progress(db, personId, course, sinceMs),
    sectionSeen: (personId, lesson, section) =>
      db
        .selectFrom('sections_seen')
        .select(['year', 'statement_id as statement', 'seen_at_ms as seenAtMs'])
        .where('person_id', '=', personId)
        .where('lesson', '=', lesson)
        .where('section', '=', section)
        .orderBy('year')
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

type Facts = Parameters<StudyStore['recordBeat']>[3];

/** Read the stream a nonce leads to, and use the nonce up. */
async function takeStream(trx: Transaction<Schema>, personId: string, nonce: string | undefined) {
  if (nonce === undefined) return undefined;
  const row = await trx
    .deleteFrom('presence_streams')
    .where('person_id', '=', personId)
    .where('nonce', '=', nonce)
    .returningAll()
    .executeTakeFirst();
  return row && { item: row.item, beatAtMs: row.beat_at_ms };
}

async function keepStream(
  trx: Transaction<Schema>,
  personId: string,
  beat: Beat,
  facts: Facts,
): Promise<void> {
  await trx
    .insertInto('presence_streams')
    .values({ person_id: personId, nonce: facts.nonce, item: beat.item, beat_at_ms: facts.nowMs })
    .execute();
}

/** Long after any beat could still follow; sooner, a late beat would look like a replayed one. */
const FORGOTTEN_AFTER_MS = 20 * MAXIMUM_GAP_MS;

/** Pages that were closed leave a link behind that nobody will echo in time. */
async function forgetOldStreams(trx: Transaction<Schema>, personId: string, nowMs: number): Promise<void> {
  await trx
    .deleteFrom('presence_streams')
    .where('person_id', '=', personId)
    .where('beat_at_ms', '<', nowMs - FORGOTTEN_AFTER_MS)
    .execute();
}

/** @returns whether this beat filled a minute that nothing had earned yet */
async function keepBeat(
  trx: Transaction<Schema>,
  personId: string,
  beat: Beat,
  verdict: BeatVerdict,
  facts: Facts,
): Promise<boolean> {
  await trx
    .insertInto('beats')
    .values({
      person_id: personId,
      minute: facts.minute,
      at_ms: facts.nowMs,
      item: beat.item,
      section: beat.section ?? null,
      live: verdict.live ? 1 : 0,
    })
    .execute();
  if (!verdict.live) return false;
  const { live } = await trx
    .selectFrom('beats')
    .select((eb) => eb.fn.sum<number>('live').as('live'))
    .where('person_id', '=', personId)
    .where('minute', '=', facts.minute)
    .where('item', '=', beat.item)
    .executeTakeFirstOrThrow();
  if (!isMinuteEarned(live)) return false;
  const inserted = await trx
    .insertInto('minutes')
    .values({ person_id: personId, minute: facts.minute, item: beat.item })
    .onConflict((conflict) => conflict.columns(['person_id', 'minute']).doNothing())
    .executeTakeFirst();
  return inserted.numInsertedOrUpdatedRows === 1n;
}

async function progress(
  db: Database,
  personId: string,
  course: { readonly id: string; readonly lessons: readonly string[] },
  sinceMs: number,
): Promise<CourseProgress> {
  const sections = await db
    .selectFrom('sections_seen')
    .select(['lesson', 'section'])
    .distinct()
    .where('person_id', '=', personId)
    .where('lesson', 'in', course.lessons)
    .where('seen_at_ms', '>=', sinceMs)
    .execute();
  const minutes = await db
    .selectFrom('minutes')
    .select(['item', sql<number>`count(*)`.as('minutes')])
    .where('person_id', '=', personId)
    .where('item', 'in', course.lessons)
    .where('minute', '>=', minuteNumberOf(sinceMs))
    .groupBy('item')
    .execute();
  const passed = await db
    .selectFrom('attempts')
    .select('id')
    .where('person_id', '=', personId)
    .where('course', '=', course.id)
    .where('state', '=', 'passed')
    .where('closed_at_ms', '>=', sinceMs)
    .executeTakeFirst();
  const sectionsSeen: Record<string, string[]> = Object.fromEntries(
    course.lessons.map((lesson) => [lesson, []]),
  );
  for (const row of sections) sectionsSeen[row.lesson]?.push(row.section);
  return {
    sectionsSeen,
    minutes: Object.fromEntries(minutes.map((row) => [row.item, row.minutes])),
    quizPassed: passed !== undefined,
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

export function readAttempt(row: Row<'attempts'>): AttemptRecord {
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
