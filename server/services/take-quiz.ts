/** A quiz from its first look to its grade. Keys never leave this side; explanations only as `mayExplain` says. */
import type { AttemptSummary, AttemptView, QuizView } from '../../src/domain/api/api.ts';
import { yearOf } from '../../src/domain/base/calendar.ts';
import { fail, type Result, succeed } from '../../src/domain/base/result.ts';
import { activityIri } from '../../src/domain/catalogue/activity-iri.ts';
import { type CourseRecord, findCourse, type Question } from '../../src/domain/catalogue/catalogue.ts';
import type { QuizRules } from '../../src/domain/policy/policy.ts';
import { evaluateCompletion } from '../../src/domain/progress/evaluate-completion.ts';
import { type Answer, drawQuestions, gradeAttempt, poolQuestion } from '../../src/domain/quiz/attempt.ts';
import { outcomesOf } from '../../src/domain/quiz/item-statistics.ts';
import { judgeAnswer } from '../../src/domain/quiz/judge-answer.ts';
import {
  attemptsLeft,
  mayExplain,
  mayStartAttempt,
  nextAttemptAtMs,
  nextYearMs,
  type PastAttempt,
} from '../../src/domain/quiz/may-start-attempt.ts';
import type { AttemptRecord, BegunAttempt } from '../ports/study-store.ts';
import { askedQuestions, passPercentOf, questionViews } from './attempt-questions.ts';
import type { Deps } from './deps.ts';
import { evaluateCourse } from './evaluate-course.ts';
import { governingPolicy } from './governing-policy.ts';
import { recordServerStatement } from './record-server-statement.ts';
import { studyCycle } from './study-cycle.ts';

export async function viewQuiz(deps: Deps, personId: string, courseId: string): Promise<Result<QuizView>> {
  const course = findCourse(deps.catalogue, courseId);
  if (!course) return noSuchCourse(courseId);
  const { attempts, progress } = await cycleOf(deps, personId, course);
  const rules = await rulesNow(deps);
  const nowMs = deps.clock.now();
  const past = attempts.map(pastOf);
  const live = attempts.find((attempt) => attempt.state === 'live');
  const left = attemptsLeft(past, rules, nowMs);
  const isUsedUp = left === 0 && !live;
  const opensAtMs = isUsedUp ? nextYearMs(nowMs) : nextAttemptAtMs(past, rules);
  const waits = opensAtMs !== undefined && opensAtMs > nowMs;
  const { attemptsBeforeWait, waitMinutes, maximumAttempts } = rules;
  return succeed({
    course: courseId,
    questionCount: course.quiz.draw.reduce((sum, { count }) => sum + count, 0),
    passPercent: course.quiz.passPercent,
    ...{ attemptsBeforeWait, waitMinutes },
    ...(maximumAttempts === undefined || left === undefined ? {} : { maximumAttempts, attemptsLeft: left }),
    attempts: attempts.map(summaryOf),
    ...(live ? { live: live.id } : {}),
    ...(waits ? { waitUntil: new Date(opensAtMs).toISOString() } : {}),
    unfinishedLessons: unfinished(course, progress),
  });
}

/** Begin an attempt, or go on with the one that is alive. */
export async function beginAttempt(
  deps: Deps,
  personId: string,
  courseId: string,
): Promise<Result<{ readonly attempt: AttemptView; readonly isNew: boolean }>> {
  const course = findCourse(deps.catalogue, courseId);
  if (!course) return noSuchCourse(courseId);
  const { progress, counts } = await cycleOf(deps, personId, course);
  const rules = await rulesNow(deps);
  const id = deps.randomness.freshId();
  const begun = await deps.storage.study.beginAttempt(personId, courseId, (past) => {
    if (course.state === 'retired') {
      return fail({ code: 'conflict', message: '这门课已经停用，不再开放测验。已经记入的学时不受影响。' });
    }
    if (unfinished(course, progress).length > 0) {
      return fail({ code: 'lessons-unfinished', message: '还有课没有学完，学完后就可以开始测验。' });
    }
    const inCycle = past.filter(counts).map(pastOf);
    const allowed = mayStartAttempt(inCycle, rules, deps.clock.now());
    return allowed.ok ? succeed(freshAttempt(deps, personId, course, id, past.length + 1)) : allowed;
  });
  if (!begun.ok) return begun;
  return succeed({ attempt: await attemptView(deps, course, begun.value), isNew: begun.value.id === id });
}

export async function viewAttempt(deps: Deps, personId: string, id: string): Promise<Result<AttemptView>> {
  const attempt = await deps.storage.study.attempt(id);
  const course = attempt && findCourse(deps.catalogue, attempt.course);
  if (!course || attempt.personId !== personId) return noSuchAttempt();
  return succeed(await attemptView(deps, course, attempt));
}

/** Save the answer to one question of a live attempt; an empty one takes the answer back. */
export async function saveAnswer(
  deps: Deps,
  personId: string,
  given: { readonly attempt: string; readonly question: string; readonly answer: Answer },
): Promise<Result<AttemptRecord>> {
  const before = await deps.storage.study.attempt(given.attempt);
  if (before?.personId !== personId) return noSuchAttempt();
  // What was drawn never changes, so it may be looked up before the transaction.
  const asked = await askedQuestions(deps, before);
  const { drawn, question } = asked.find((one) => one.drawn.id === given.question) ?? {};
  if (!drawn || !question) {
    return fail({ code: 'not-found', message: '这次答题里没有这道题。', field: 'question' });
  }
  const judged = judgeAnswer(question, drawn, given.answer);
  return deps.storage.study.changeAttempt(given.attempt, (attempt) =>
    judged.ok ? succeed({ ...attempt, answers: { ...attempt.answers, [drawn.id]: judged.value } }) : judged,
  );
}

/** Close and grade a live attempt; unanswered questions count as wrong. */
export async function submitAttempt(deps: Deps, personId: string, id: string): Promise<Result<AttemptView>> {
  const before = await deps.storage.study.attempt(id);
  const course = before && findCourse(deps.catalogue, before.course);
  if (!course || before.personId !== personId) return noSuchAttempt();
  const asked = await askedQuestions(deps, before);
  const closed = await deps.storage.study.closeAttempt(id, (attempt) => {
    const grade = gradeAttempt(asked, passPercentOf(course, attempt), attempt.answers);
    const state = grade.passed ? 'passed' : 'failed';
    return {
      attempt: { ...attempt, grade, state, closedAtMs: deps.clock.now() },
      outcomes: outcomesOf(asked, grade, attempt.answers),
    };
  });
  // Sent twice (a lost answer, a second tab): the first closing stands and is the answer.
  if (!closed.ok) return closed.failure.code === 'attempt-closed' ? viewAttempt(deps, personId, id) : closed;
  await recordGrade(deps, course, closed.value);
  if (closed.value.state === 'passed') await evaluateCourse(deps, personId, course);
  return succeed(await attemptView(deps, course, closed.value));
}

async function recordGrade(deps: Deps, course: CourseRecord, attempt: AttemptRecord): Promise<void> {
  if (!attempt.grade) return;
  await recordServerStatement(deps, {
    personId: attempt.personId,
    verb: attempt.grade.passed ? 'passed' : 'failed',
    activity: activityIri(deps.catalogue.portal.identifier, { kind: 'quiz', course: course.id }),
    name: `${course.title}：测验`,
    registration: attempt.id,
    result: {
      success: attempt.grade.passed,
      score: {
        raw: attempt.grade.right,
        min: 0,
        max: attempt.grade.total,
        scaled: attempt.grade.scorePercent / 100,
      },
    },
  });
}

async function cycleOf(deps: Deps, personId: string, course: CourseRecord) {
  const entries = await deps.storage.ledger.entries(personId);
  return studyCycle(deps, personId, course, entries);
}

function unfinished(course: CourseRecord, progress: Parameters<typeof evaluateCompletion>[1]): string[] {
  const { lessons } = evaluateCompletion(course, progress);
  return lessons.filter((lesson) => !lesson.complete).map((lesson) => lesson.lesson);
}

function freshAttempt(
  deps: Deps,
  personId: string,
  course: CourseRecord,
  id: string,
  number: number,
): BegunAttempt {
  const drawn = drawQuestions(course.quiz, deps.randomness);
  const attempt: AttemptRecord = {
    id,
    personId,
    course: course.id,
    courseHash: course.contentHash,
    passPercent: course.quiz.passPercent,
    number,
    state: 'live',
    startedAtMs: deps.clock.now(),
    closedAtMs: null,
    drawn,
    answers: {},
    grade: null,
  };
  const questions = drawn
    .map((one) => poolQuestion(course.quiz, one))
    .filter((question): question is Question => question !== undefined);
  return { attempt, questions };
}

async function attemptView(deps: Deps, course: CourseRecord, attempt: AttemptRecord): Promise<AttemptView> {
  const asked = await askedQuestions(deps, attempt);
  return {
    ...summaryOf(attempt),
    course: course.id,
    questions: questionViews(asked, attempt, await isExplained(deps, course, attempt)),
    answers: attempt.answers,
    ...(attempt.grade ? { right: attempt.grade.right } : {}),
    passPercent: passPercentOf(course, attempt),
  };
}

async function isExplained(deps: Deps, course: CourseRecord, attempt: AttemptRecord): Promise<boolean> {
  if (attempt.state === 'live') return false;
  const { attempts } = await cycleOf(deps, attempt.personId, course);
  const past = attempts.map(pastOf);
  const rules = await rulesNow(deps);
  return mayExplain(pastOf(attempt), { past, rules, nowMs: deps.clock.now() });
}

export function summaryOf(attempt: AttemptRecord): AttemptSummary {
  return {
    id: attempt.id,
    number: attempt.number,
    state: attempt.state,
    startedAt: new Date(attempt.startedAtMs).toISOString(),
    ...(attempt.closedAtMs === null ? {} : { closedAt: new Date(attempt.closedAtMs).toISOString() }),
    ...(attempt.grade ? { scorePercent: attempt.grade.scorePercent } : {}),
  };
}

function pastOf(attempt: AttemptRecord): PastAttempt {
  return {
    state: attempt.state,
    startedAtMs: attempt.startedAtMs,
    ...(attempt.closedAtMs === null ? {} : { closedAtMs: attempt.closedAtMs }),
  };
}

async function rulesNow(deps: Deps): Promise<QuizRules> {
  return (await governingPolicy(deps, yearOf(deps.clock.now()))).quiz;
}

function noSuchCourse(courseId: string): Result<never> {
  return fail({ code: 'not-found', message: `没有“${courseId}”这门课。` });
}

function noSuchAttempt(): Result<never> {
  return fail({ code: 'not-found', message: '没有这次答题。' });
}
