/** A sample person's study, beat by beat and answer by answer, through the same services as a real one's. */

import type { AttemptView } from '../../src/domain/api/api.ts';
import { accountHomePage, activityIri } from '../../src/domain/catalogue/activity-iri.ts';
import { type CourseRecord, findCourse, type LessonRecord } from '../../src/domain/catalogue/catalogue.ts';
import { BEAT_INTERVAL_MS } from '../../src/domain/presence/beat.ts';
import { type DrawnQuestion, poolQuestion } from '../../src/domain/quiz/attempt.ts';
import type { Deps } from '../services/deps.ts';
import { recordBeat } from '../services/record-beat.ts';
import { storeStatements } from '../services/store-statements.ts';
import { beginAttempt, saveAnswer, submitAttempt } from '../services/take-quiz.ts';
import type { WalkingClock } from './walking-clock.ts';

export type SampleDeps = Deps & { readonly clock: WalkingClock };

/** All lessons, so many failed attempts, and a passed one. A course the catalogue lacks is passed over. */
export async function studyCourse(
  deps: SampleDeps,
  personId: string,
  courseId: string,
  failures: number,
): Promise<void> {
  const course = findCourse(deps.catalogue, courseId);
  if (!course) return;
  await studyLessons(deps, personId, courseId, course.lessons.length);
  for (let failure = 0; failure < failures; failure += 1) await attempt(deps, personId, course, 'badly');
  await attempt(deps, personId, course, 'well');
}

/** The first `count` lessons of a course. */
export async function studyLessons(
  deps: SampleDeps,
  personId: string,
  courseId: string,
  count: number,
): Promise<void> {
  const course = findCourse(deps.catalogue, courseId);
  for (const lesson of course?.lessons.slice(0, count) ?? []) {
    await seeSections(deps, personId, lesson);
    await stay(deps, personId, lesson);
  }
}

export async function seeSections(deps: SampleDeps, personId: string, lesson: LessonRecord): Promise<void> {
  const { identifier } = deps.catalogue.portal;
  const statements = lesson.sections.map((section) => ({
    id: deps.randomness.freshId(),
    actor: { objectType: 'Agent', account: { homePage: accountHomePage(identifier), name: personId } },
    verb: { id: 'http://adlnet.gov/expapi/verbs/experienced', display: { 'zh-CN': '学习了' } },
    object: {
      objectType: 'Activity',
      id: activityIri(identifier, { kind: 'section', lesson: lesson.id, section: section.id }),
      definition: { name: { 'zh-CN': section.title } },
    },
    timestamp: new Date(deps.clock.now()).toISOString(),
  }));
  const caller = { kind: 'session', personId, roles: ['learner'], tokenHash: '' } as const;
  const stored = await storeStatements(deps, caller, {
    text: JSON.stringify(statements),
    version: '1.0.3',
  });
  if (!stored.ok) throw new Error(stored.failure.message);
}

async function stay(deps: SampleDeps, personId: string, lesson: LessonRecord): Promise<void> {
  const lastStep = ((lesson.minimumMinutes + 2) * 60_000) / BEAT_INTERVAL_MS;
  let nonce: string | undefined;
  for (let step = 0; step <= lastStep; step += 1) {
    const section = lesson.sections[Math.floor((step * lesson.sections.length) / (lastStep + 1))]?.id;
    const beat = {
      ...{ item: lesson.id, visible: true, focused: true, active: step % 3 === 0 },
      ...(section === undefined ? {} : { section }),
      ...(nonce === undefined ? {} : { nonce }),
    };
    const outcome = await recordBeat(deps, personId, beat);
    if (!outcome.ok) throw new Error(outcome.failure.message);
    nonce = outcome.value.nonce;
    deps.clock.pass(BEAT_INTERVAL_MS);
  }
}

async function attempt(
  deps: SampleDeps,
  personId: string,
  course: CourseRecord,
  how: 'well' | 'badly',
): Promise<void> {
  const begun = await beginAttempt(deps, personId, course.id);
  if (!begun.ok) throw new Error(begun.failure.message);
  const view: AttemptView = begun.value.attempt;
  const record = await deps.storage.study.attempt(view.id);
  for (const [at, drawn] of (record?.drawn ?? []).entries()) {
    const isRight = how === 'well' ? at % 9 !== 4 : at % 2 === 0;
    const options = choose(course, drawn, isRight);
    await saveAnswer(deps, personId, { attempt: view.id, question: drawn.id, options });
    deps.clock.pass(35_000);
  }
  const closed = await submitAttempt(deps, personId, view.id);
  if (!closed.ok) throw new Error(closed.failure.message);
}

/** The right options of a question, or one wrong one. */
function choose(course: CourseRecord, drawn: DrawnQuestion, isRight: boolean): readonly string[] {
  const question = poolQuestion(course.quiz, drawn);
  const matching = drawn.options.filter(
    (option) => question?.options.find((key) => key.id === option.optionId)?.right === isRight,
  );
  return (isRight ? matching : matching.slice(0, 1)).map((option) => option.id);
}
