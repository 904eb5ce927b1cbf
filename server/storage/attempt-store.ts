/** Quiz attempts in the database, with the wordings they asked and the sums their grading adds to. */
import type { Transaction } from 'kysely';
import { fail, type Result } from '../../src/domain/base/result.ts';
import type { Question } from '../../src/domain/catalogue/catalogue.ts';
import type { Answers, DrawnQuestion, Grade } from '../../src/domain/quiz/attempt.ts';
import type { AttemptRecord, AttemptState, StudyStore } from '../ports/study-store.ts';
import { addOutcomes } from './item-store.ts';
import type { Database, NewRow, Row, Schema } from './schema.ts';

type AttemptStore = Pick<
  StudyStore,
  'attempts' | 'attempt' | 'beginAttempt' | 'changeAttempt' | 'closeAttempt' | 'wordings'
>;

export function createAttemptStore(db: Database): AttemptStore {
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
        if (!decided.ok) return decided;
        const { attempt, questions } = decided.value;
        await keepWordings(trx, course, questions);
        await trx.insertInto('attempts').values(writeAttempt(attempt)).execute();
        return { ok: true, value: attempt };
      }),
    changeAttempt: (id, decide) =>
      db.transaction().execute(async (trx): Promise<Result<AttemptRecord>> => {
        const live = await liveAttempt(trx, id);
        const decided = live.ok ? decide(live.value) : live;
        if (decided.ok) await update(trx, decided.value);
        return decided;
      }),
    closeAttempt: (id, decide) =>
      db.transaction().execute(async (trx): Promise<Result<AttemptRecord>> => {
        const live = await liveAttempt(trx, id);
        if (!live.ok) return live;
        const { attempt, outcomes } = decide(live.value);
        await update(trx, attempt);
        await addOutcomes(trx, attempt, outcomes);
        return { ok: true, value: attempt };
      }),
    wordings: async (wordings) => {
      if (wordings.length === 0) return new Map();
      const rows = await db
        .selectFrom('question_wordings')
        .select(['wording', 'question'])
        .where('wording', 'in', wordings)
        .execute();
      return new Map(rows.map(({ wording, question }) => [wording, JSON.parse(question) as Question]));
    },
  };
}

function ofCourse(of: Pick<Database, 'selectFrom'>, personId: string, course: string) {
  return of
    .selectFrom('attempts')
    .selectAll()
    .where('person_id', '=', personId)
    .where('course', '=', course)
    .orderBy('number');
}

function byId(of: Pick<Database, 'selectFrom'>, id: string) {
  return of.selectFrom('attempts').selectAll().where('id', '=', id);
}

async function liveAttempt(trx: Transaction<Schema>, id: string): Promise<Result<AttemptRecord>> {
  const row = await byId(trx, id).executeTakeFirst();
  if (!row) return fail({ code: 'not-found', message: '没有这次答题。' });
  if (row.state !== 'live') {
    return fail({ code: 'attempt-closed', message: '这次答题已经交卷，不能再改。' });
  }
  return { ok: true, value: readAttempt(row) };
}

async function update(trx: Transaction<Schema>, attempt: AttemptRecord): Promise<void> {
  await trx.updateTable('attempts').set(writeAttempt(attempt)).where('id', '=', attempt.id).execute();
}

async function keepWordings(
  trx: Transaction<Schema>,
  course: string,
  questions: readonly Question[],
): Promise<void> {
  if (questions.length === 0) return;
  const rows = questions.map((question) => ({
    wording: question.wording,
    course,
    question: JSON.stringify(question),
  }));
  await trx
    .insertInto('question_wordings')
    .values(rows)
    .onConflict((conflict) => conflict.column('wording').doNothing())
    .execute();
}

function writeAttempt(attempt: AttemptRecord): NewRow<'attempts'> {
  return {
    id: attempt.id,
    person_id: attempt.personId,
    course: attempt.course,
    course_hash: attempt.courseHash,
    pass_percent: attempt.passPercent,
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
    passPercent: row.pass_percent,
    number: row.number,
    state: row.state as AttemptState,
    startedAtMs: row.started_at_ms,
    closedAtMs: row.closed_at_ms,
    drawn: JSON.parse(row.drawn) as DrawnQuestion[],
    answers: JSON.parse(row.answers) as Answers,
    grade: row.grade === null ? null : (JSON.parse(row.grade) as Grade),
  };
}
