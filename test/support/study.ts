/** A learner's doings as the browser would send them, for tests at the level of HTTP. */

import type { Clock } from '../../server/ports/platform.ts';
import type { AttemptView } from '../../src/domain/api/api.ts';
import { accountHomePage, activityIri } from '../../src/domain/catalogue/activity-iri.ts';
import type { CourseRecord, LessonRecord, Question } from '../../src/domain/catalogue/catalogue.ts';
import { type DrawnQuestion, poolQuestion, rightAnswer } from '../../src/domain/quiz/attempt.ts';
import type { Person } from '../../src/domain/roster/person.ts';
import type { TestPortal } from './test-portal.ts';

/** An `experienced` statement for one section. */
export function experienced(
  portal: {
    readonly deps: { readonly catalogue: { readonly portal: { readonly identifier: string } } };
    readonly clock: Clock;
  },
  person: Person,
  lesson: LessonRecord,
  section: string,
) {
  const { identifier } = portal.deps.catalogue.portal;
  return {
    id: crypto.randomUUID(),
    actor: { objectType: 'Agent', account: { homePage: accountHomePage(identifier), name: person.id } },
    verb: { id: 'http://adlnet.gov/expapi/verbs/experienced', display: { 'zh-CN': '学习了' } },
    object: { id: activityIri(identifier, { kind: 'section', lesson: lesson.id, section }) },
    timestamp: new Date(portal.clock.now()).toISOString(),
  };
}

/** Tell the record that every section of a lesson was seen. */
export async function seeSections(portal: TestPortal, person: Person, lesson: LessonRecord): Promise<void> {
  const cookie = await portal.signIn(person);
  const statements = lesson.sections.map((section) => experienced(portal, person, lesson, section.id));
  const response = await portal.app.inject({
    method: 'POST',
    url: '/xapi/statements',
    headers: { cookie, 'x-experience-api-version': '1.0.3' },
    payload: statements,
  });
  if (response.statusCode !== 200) throw new Error(response.body);
}

/** Stay with a lesson until a little more than its minimum minutes have passed. */
export async function readLesson(
  portal: TestPortal,
  cookie: string,
  lesson: LessonRecord,
  beat: { readonly visible?: boolean; readonly focused?: boolean } = {},
): Promise<void> {
  let nonce: string | undefined;
  for (let step = 0; step <= (lesson.minimumMinutes + 2) * 3; step += 1) {
    const response = await portal.app.inject({
      method: 'POST',
      url: '/api/presence',
      headers: { cookie },
      payload: {
        item: lesson.id,
        visible: true,
        focused: true,
        active: true,
        ...beat,
        ...(nonce && { nonce }),
      },
    });
    if (response.statusCode !== 200) throw new Error(response.body);
    nonce = response.json().nonce;
    portal.clock.advance(20_000);
  }
}

/** A statement about one scene of a case: seen, or with `to` a way chosen there. */
export function aboutScene(
  portal: Pick<TestPortal, 'deps' | 'clock'>,
  person: Person,
  { study, scene, to }: { readonly study: string; readonly scene: string; readonly to?: string },
) {
  const { identifier } = portal.deps.catalogue.portal;
  const verb = to === undefined ? 'experienced' : 'interacted';
  return {
    id: crypto.randomUUID(),
    actor: { objectType: 'Agent', account: { homePage: accountHomePage(identifier), name: person.id } },
    verb: { id: `http://adlnet.gov/expapi/verbs/${verb}` },
    object: { id: activityIri(identifier, { kind: 'scene', case: study, scene }) },
    ...(to !== undefined && { result: { response: to } }),
    timestamp: new Date(portal.clock.now()).toISOString(),
  };
}

/** Stay with an item for so many whole minutes. */
export async function stay(portal: TestPortal, cookie: string, item: string, minutes: number): Promise<void> {
  let nonce: string | undefined;
  for (let step = 0; step <= minutes * 3; step += 1) {
    const response = await portal.app.inject({
      method: 'POST',
      url: '/api/presence',
      headers: { cookie },
      payload: { item, visible: true, focused: true, ...(nonce && { nonce }) },
    });
    if (response.statusCode !== 200) throw new Error(response.body);
    nonce = response.json().nonce;
    portal.clock.advance(20_000);
  }
}

/** Answer every question rightly or wrongly, by the catalogue's keys. */
export async function answerAll(
  portal: TestPortal,
  cookie: string,
  course: CourseRecord,
  attempt: AttemptView,
  how: 'right' | 'wrong',
): Promise<void> {
  const record = await portal.deps.storage.study.attempt(attempt.id);
  for (const question of record?.drawn ?? []) {
    const key = poolQuestion(course.quiz, question);
    const options = how === 'right' ? (key ? rightAnswer(key, question) : []) : wrongAnswer(key, question);
    const saved = await portal.app.inject({
      method: 'PUT',
      url: `/api/attempts/${attempt.id}/answers/${question.id}`,
      headers: { cookie },
      payload: { options },
    });
    if (saved.statusCode !== 204) throw new Error(saved.body);
  }
}

/** A wrong answer that may stand. */
function wrongAnswer(key: Question | undefined, drawn: DrawnQuestion): readonly string[] {
  const right = key ? rightAnswer(key, drawn) : [];
  const missed = (options: DrawnQuestion['options']) =>
    options
      .filter(({ id }) => !right.includes(id))
      .slice(0, 1)
      .map(({ id }) => id);
  switch (key?.kind) {
    case 'matching':
      return [...right.slice(1), ...right.slice(0, 1)];
    case 'ordering':
      // It never starts in its right order.
      return drawn.options.map(({ id }) => id);
    case 'fillIn':
      return ['不清楚'];
    case 'scenario':
      return (drawn.parts ?? []).flatMap(({ options }) => missed(options));
    default:
      return missed(drawn.options);
  }
}
