/** A quiz from its first look to its grade. Keys never leave this side; explanations only after a pass. */
import type { AttemptQuestion, AttemptSummary, AttemptView, QuizView } from '../../src/domain/api/api.ts';
import { yearOf } from '../../src/domain/base/calendar.ts';
import { fail, type Result, succeed } from '../../src/domain/base/result.ts';
import { activityIri } from '../../src/domain/catalogue/activity-iri.ts';
import { type CourseRecord, findCourse } from '../../src/domain/catalogue/catalogue.ts';
import { policyFor, type QuizRules } from '../../src/domain/policy/policy.ts';
import { evaluateCompletion } from '../../src/domain/progress/evaluate-completion.ts';
import {
  type DrawnQuestion,
  drawQuestions,
  gradeAttempt,
  isAnswerShaped,
  poolQuestion,
} from '../../src/domain/quiz/attempt.ts';
import { mayStartAttempt, nextAttemptAtMs } from '../../src/domain/quiz/may-start-attempt.ts';
import type { AttemptRecord } from '../ports/study-store.ts';
import type { Deps } from './deps.ts';
import { evaluateCourse } from './evaluate-course.ts';
import { recordServerStatement } from './record-server-statement.ts';
import { studyCycle } from './study-cycle.ts';

export async function viewQuiz(deps: Deps, personId: string, courseId: string): Promise<Result<QuizView>> {
  const course = findCourse(deps.catalogue, courseId);
  if (!course) return noSuchCourse(courseId);
  const { attempts, progress } = await cycleOf(deps, personId, course);
  const rules = rulesNow(deps);
  const live = attempts.find((attempt) => attempt.state === 'live');
  const opensAtMs = nextAttemptAtMs(attempts.map(pastOf), rules);
  const waits = opensAtMs !== undefined && opensAtMs > deps.clock.now();
  return succeed({
    course: courseId,
    questionCount: course.quiz.draw.reduce((sum, { count }) => sum + count, 0),
    passPercent: course.quiz.passPercent,
    attemptsBeforeWait: rules.attemptsBeforeWait,
    waitMinutes: rules.waitMinutes,
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
  const id = deps.randomness.freshId();
  const begun = await deps.storage.study.beginAttempt(personId, courseId, (past) => {
    if (unfinished(course, progress).length > 0) {
      return fail({ code: 'lessons-unfinished', message: '还有课没有学完，学完后就可以开始测验。' });
    }
    const inCycle = past.filter(counts).map(pastOf);
    const allowed = mayStartAttempt(inCycle, rulesNow(deps), deps.clock.now());
    return allowed.ok ? succeed(freshAttempt(deps, personId, course, id, past.length + 1)) : allowed;
  });
  if (!begun.ok) return begun;
  return succeed({ attempt: attemptView(course, begun.value), isNew: begun.value.id === id });
}

export async function viewAttempt(deps: Deps, personId: string, id: string): Promise<Result<AttemptView>> {
  const attempt = await deps.storage.study.attempt(id);
  const course = attempt && findCourse(deps.catalogue, attempt.course);
  if (!course || attempt.personId !== personId) return noSuchAttempt();
  return succeed(attemptView(course, attempt));
}

/** Save the answer to one question of a live attempt; an empty choice takes the answer back. */
export async function saveAnswer(
  deps: Deps,
  personId: string,
  answer: { readonly attempt: string; readonly question: string; readonly options: readonly string[] },
): Promise<Result<AttemptRecord>> {
  return deps.storage.study.changeAttempt(answer.attempt, (attempt) => {
    if (attempt.personId !== personId) return noSuchAttempt();
    const drawn = attempt.drawn.find((question) => question.id === answer.question);
    const course = findCourse(deps.catalogue, attempt.course);
    const kind = drawn && course && poolQuestion(course.quiz, drawn)?.kind;
    if (!kind) return fail({ code: 'not-found', message: '这次答题里没有这道题。', field: 'question' });
    if (!isAnswerShaped(kind, drawn, answer.options)) {
      return fail({
        code: 'invalid-request',
        message: '选项必须是这道题给出的选项，单选题和判断题只能选一个。',
        field: '/options',
      });
    }
    return succeed({ ...attempt, answers: { ...attempt.answers, [drawn.id]: [...answer.options] } });
  });
}

/** Close and grade a live attempt; unanswered questions count as wrong. */
export async function submitAttempt(deps: Deps, personId: string, id: string): Promise<Result<AttemptView>> {
  const before = await deps.storage.study.attempt(id);
  const course = before && findCourse(deps.catalogue, before.course);
  if (!course || before.personId !== personId) return noSuchAttempt();
  const closed = await deps.storage.study.changeAttempt(id, (attempt) => {
    const grade = gradeAttempt(course.quiz, attempt.drawn, attempt.answers);
    const state = grade.passed ? 'passed' : 'failed';
    return succeed({ ...attempt, grade, state, closedAtMs: deps.clock.now() });
  });
  // Sent twice (a lost answer, a second tab): the first closing stands and is the answer.
  if (!closed.ok) return closed.failure.code === 'attempt-closed' ? viewAttempt(deps, personId, id) : closed;
  await recordGrade(deps, course, closed.value);
  if (closed.value.state === 'passed') await evaluateCourse(deps, personId, course);
  return succeed(attemptView(course, closed.value));
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
): AttemptRecord {
  return {
    id,
    personId,
    course: course.id,
    courseHash: course.contentHash,
    number,
    state: 'live',
    startedAtMs: deps.clock.now(),
    closedAtMs: null,
    drawn: drawQuestions(course.quiz, deps.randomness),
    answers: {},
    grade: null,
  };
}

function attemptView(course: CourseRecord, attempt: AttemptRecord): AttemptView {
  return {
    ...summaryOf(attempt),
    course: course.id,
    questions: attempt.drawn.flatMap((drawn) => questionView(course, attempt, drawn)),
    answers: attempt.answers,
    ...(attempt.grade ? { right: attempt.grade.right } : {}),
    passPercent: course.quiz.passPercent,
  };
}

/** A question that a newer course version dropped is left out of the view; its verdict stays in the grade. */
function questionView(
  course: CourseRecord,
  attempt: AttemptRecord,
  drawn: DrawnQuestion,
): readonly AttemptQuestion[] {
  const question = poolQuestion(course.quiz, drawn);
  if (!question) return [];
  const keyOf = (optionId: string) => question.options.find((option) => option.id === optionId);
  const verdict = attempt.grade?.verdicts[drawn.id];
  const rightOptions = drawn.options
    .filter((option) => keyOf(option.optionId)?.right)
    .map((option) => option.id);
  return [
    {
      id: drawn.id,
      kind: question.kind,
      stem: question.stem,
      options: drawn.options.map((option) => ({ id: option.id, text: keyOf(option.optionId)?.text ?? '' })),
      ...(verdict === undefined ? {} : { verdict }),
      ...(attempt.state === 'passed' ? { rightOptions, explanation: question.explanation } : {}),
    },
  ];
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

function pastOf(attempt: AttemptRecord) {
  return {
    state: attempt.state,
    ...(attempt.closedAtMs === null ? {} : { closedAtMs: attempt.closedAtMs }),
  };
}

function rulesNow(deps: Deps): QuizRules {
  return policyFor(deps.catalogue.policies, yearOf(deps.clock.now())).quiz;
}

function noSuchCourse(courseId: string): Result<never> {
  return fail({ code: 'not-found', message: `没有“${courseId}”这门课。` });
}

function noSuchAttempt(): Result<never> {
  return fail({ code: 'not-found', message: '没有这次答题。' });
}
