/** A course that is offered no more: nobody begins it, nobody loses it. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { LearningView } from '../../src/domain/api/api.ts';
import type { Person } from '../../src/domain/roster/person.ts';
import { aCatalogue, aCourse } from '../support/builders.ts';
import { readLesson, seeSections } from '../support/study.ts';
import { openTestPortal, type TestPortal } from '../support/test-portal.ts';

let portal: TestPortal;
let person: Person;
let cookie: string;
const course = aCourse({ state: 'retired' });

beforeEach(async () => {
  portal = await openTestPortal({ catalogue: aCatalogue({ courses: [course] }) });
  person = await portal.addPerson();
  cookie = await portal.signIn(person);
});
afterEach(() => portal.close());

async function coursesSeen(): Promise<readonly string[]> {
  const response = await portal.app.inject({ url: '/api/me/learning', headers: { cookie } });
  return (response.json() as LearningView).courses.map(({ title }) => title);
}

test('who did not begin a retired course does not see it; who did still does', async () => {
  expect(await coursesSeen()).toEqual([]);
  const [lesson] = course.lessons;
  if (lesson) await seeSections(portal, person, lesson);
  expect(await coursesSeen()).toEqual([course.title]);
});

test('the quiz of a retired course is not begun, and the answer says why', async () => {
  for (const lesson of course.lessons) {
    await seeSections(portal, person, lesson);
    await readLesson(portal, cookie, lesson);
  }
  const begun = await portal.app.inject({
    method: 'POST',
    url: `/api/quizzes/${course.id}/attempts`,
    headers: { cookie },
    payload: {},
  });
  expect(begun.statusCode).toBe(409);
  expect(begun.json()).toMatchObject({ code: 'conflict', detail: expect.stringContaining('这门课已经停用') });
});
