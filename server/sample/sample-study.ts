/** A sample person's study, beat by beat and answer by answer, through the same services as a real one's. */

import type { AttemptView } from '../../src/domain/api/api.ts';
import { type ActivityRef, accountHomePage, activityIri } from '../../src/domain/catalogue/activity-iri.ts';
import {
  type CaseRecord,
  type CourseRecord,
  caseItem,
  findCase,
  findCourse,
  type LessonRecord,
} from '../../src/domain/catalogue/catalogue.ts';
import { BEAT_INTERVAL_MS } from '../../src/domain/presence/beat.ts';
import { type Answer, type DrawnQuestion, poolQuestion, rightAnswer } from '../../src/domain/quiz/attempt.ts';
import { EXPERIENCED, INTERACTED } from '../../src/domain/xapi/learner-rules.ts';
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
    await stay(deps, personId, { item: lesson.id, minimumMinutes: lesson.minimumMinutes });
  }
}

/** From the first scene to an ending, always by the first way. A case the catalogue lacks is passed over. */
export async function studyCase(deps: SampleDeps, personId: string, caseId: string): Promise<void> {
  const study = findCase(deps.catalogue, caseId);
  if (!study) return;
  const way = wayThrough(study, study.start);
  const told = way.flatMap((scene, at) => {
    const ref = { kind: 'scene', case: study.id, scene } as const;
    const to = way[at + 1];
    const seen = statementOf(deps, personId, { verb: EXPERIENCED, ref, name: sceneTitle(study, scene) });
    if (to === undefined) return [seen];
    const chosen = { verb: INTERACTED, ref, name: sceneTitle(study, scene) };
    return [seen, { ...statementOf(deps, personId, chosen), result: { response: to } }];
  });
  await tell(deps, personId, told);
  await stay(deps, personId, { item: caseItem(study), minimumMinutes: study.minimumMinutes });
}

function wayThrough({ scenes }: CaseRecord, start: string): readonly string[] {
  const way = [start];
  for (let next = onward(start); next !== undefined; next = onward(next)) way.push(next);
  return way;

  function onward(from: string): string | undefined {
    return scenes.find(({ id }) => id === from)?.leadsTo.find((to) => !way.includes(to));
  }
}

function sceneTitle({ scenes }: CaseRecord, id: string): string {
  return scenes.find((scene) => scene.id === id)?.title ?? id;
}

export async function seeSections(deps: SampleDeps, personId: string, lesson: LessonRecord): Promise<void> {
  const statements = lesson.sections.map(({ id, title }) => {
    const ref = { kind: 'section', lesson: lesson.id, section: id } as const;
    return statementOf(deps, personId, { verb: EXPERIENCED, ref, name: title });
  });
  await tell(deps, personId, statements);
}

function statementOf(
  deps: SampleDeps,
  personId: string,
  { verb, ref, name }: { readonly verb: string; readonly ref: ActivityRef; readonly name: string },
) {
  const { identifier } = deps.catalogue.portal;
  return {
    id: deps.randomness.freshId(),
    actor: { objectType: 'Agent', account: { homePage: accountHomePage(identifier), name: personId } },
    verb: { id: verb, display: { 'zh-CN': verb === EXPERIENCED ? '学习了' : '选择了' } },
    object: {
      objectType: 'Activity',
      id: activityIri(identifier, ref),
      definition: { name: { 'zh-CN': name } },
    },
    timestamp: new Date(deps.clock.now()).toISOString(),
  };
}

async function tell(deps: SampleDeps, personId: string, statements: readonly object[]): Promise<void> {
  const caller = { kind: 'session', personId, roles: ['learner'], tokenHash: '' } as const;
  const stored = await storeStatements(deps, caller, { text: JSON.stringify(statements), version: '1.0.3' });
  if (!stored.ok) throw new Error(stored.failure.message);
}

async function stay(
  deps: SampleDeps,
  personId: string,
  { item, minimumMinutes }: { readonly item: string; readonly minimumMinutes: number },
): Promise<void> {
  const lastStep = ((minimumMinutes + 2) * 60_000) / BEAT_INTERVAL_MS;
  let nonce: string | undefined;
  for (let step = 0; step <= lastStep; step += 1) {
    const beat = {
      ...{ item, visible: true, focused: true, active: step % 3 === 0 },
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
    const answer = choose(course, drawn, isRight);
    await saveAnswer(deps, personId, { attempt: view.id, question: drawn.id, answer });
    deps.clock.pass(35_000);
  }
  const closed = await submitAttempt(deps, personId, view.id);
  if (!closed.ok) throw new Error(closed.failure.message);
}

/** The right answer, or a wrong one of the right shape. */
function choose(course: CourseRecord, drawn: DrawnQuestion, isRight: boolean): Answer {
  const question = poolQuestion(course.quiz, drawn);
  if (!question) return [];
  const right = rightAnswer(question, drawn);
  if (isRight) return right;
  switch (question.kind) {
    case 'matching':
      return [...right.slice(1), ...right.slice(0, 1)];
    case 'ordering':
      return drawn.options.map(({ id }) => id);
    case 'fillIn':
      return ['不清楚'];
    case 'scenario':
      return (drawn.parts ?? []).flatMap(
        ({ options }) => options.find(({ id }) => !right.includes(id))?.id ?? [],
      );
    default:
      return drawn.options
        .filter(({ id }) => !right.includes(id))
        .map(({ id }) => id)
        .slice(0, 1);
  }
}
