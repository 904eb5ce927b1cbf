/** A new version of a course asks for what has changed, and for nothing else. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { adoptContent } from '../../server/services/adopt-content.ts';
import type { AttemptView, HoursView, LearningView, QuizView } from '../../src/domain/api/api.ts';
import type { CourseRecord } from '../../src/domain/catalogue/catalogue.ts';
import type { Person } from '../../src/domain/roster/person.ts';
import { aCatalogue, aCourse, aLesson, aQuiz } from '../support/builders.ts';
import { answerAll, readLesson, seeSections } from '../support/study.ts';
import { openTestPortal, type TestPortal } from '../support/test-portal.ts';

const LESSONS = ['integrity/01-gifts', 'integrity/02-relatives', 'integrity/03-accounts'];
const hashOf = (text: string) => Buffer.from(text.padEnd(32, '.')).toString('hex').slice(0, 64);

/** Version `version` of the course; lessons and quiz carry the version in which they last changed. */
function courseOf(version: number, changed: readonly number[], quiz: number): CourseRecord {
  return aCourse({
    version,
    contentHash: hashOf(`course ${version}`),
    lessons: LESSONS.map((id, at) => aLesson({ id, contentHash: hashOf(`${id} ${changed[at]}`) })),
    quiz: aQuiz({ contentHash: hashOf(`quiz ${quiz}`) }),
  });
}

const first = courseOf(1, [1, 1, 1], 1);
let portal: TestPortal;
let person: Person;
let cookie: string;
let file: string;
let course: CourseRecord;

beforeEach(async () => {
  file = join(mkdtempSync(join(tmpdir(), 'mingde-versions-')), 'mingde.db');
  course = first;
  portal = await openTestPortal({ file, catalogue: aCatalogue({ courses: [course] }) });
  await adoptContent(portal.deps);
  person = await portal.addPerson();
  cookie = await portal.signIn(person);
});
afterEach(async () => {
  expect(portal.defects).toEqual([]);
  await portal.close();
});

/** The next release, on the same database. */
async function publish(next: CourseRecord): Promise<void> {
  const { clock } = portal;
  await portal.close();
  course = next;
  portal = await openTestPortal({ file, clock, catalogue: aCatalogue({ courses: [course] }) });
  await adoptContent(portal.deps);
  cookie = await portal.signIn(person);
}

async function read(...places: readonly number[]): Promise<void> {
  for (const place of places) {
    const lesson = course.lessons[place];
    if (!lesson) throw new Error(`no lesson ${place}`);
    await seeSections(portal, person, lesson);
    await readLesson(portal, cookie, lesson);
  }
}
const get = async <Body>(url: string) =>
  (await portal.app.inject({ url, headers: { cookie } })).json() as Body;
const send = (url: string) => portal.app.inject({ method: 'POST', url, headers: { cookie }, payload: {} });
async function begin(): Promise<AttemptView> {
  return (await send(`/api/quizzes/${course.id}/attempts`)).json() as AttemptView;
}
async function pass(attempt: AttemptView): Promise<AttemptView> {
  await answerAll(portal, cookie, course, attempt, 'right');
  return (await send(`/api/attempts/${attempt.id}/submission`)).json() as AttemptView;
}
const learning = async () => (await get<LearningView>('/api/me/learning')).courses[0];
const finished = async () => (await learning())?.lessons.map(({ complete }) => complete);
const entries = async () =>
  (await get<HoursView>('/api/me/hours')).entries.map(({ days: _, ...entry }) => entry);

test('whoever was midway reads only the changed lesson again', async () => {
  await read(0, 1, 2);
  expect(await finished()).toEqual([true, true, true]);
  await publish(courseOf(2, [1, 1, 2], 1));
  expect(await finished()).toEqual([true, true, false]);
  expect((await learning())?.lessons[2]).toMatchObject({ sectionsSeen: 0, minutes: 0 });
  await read(2);
  await pass(await begin());
  expect(await entries()).toMatchObject([
    { contentHash: course.contentHash, evidence: { courseVersion: 2 }, centihours: 100 },
  ]);
});

test('a lesson put back as it was counts again as it was read', async () => {
  await read(0);
  await publish(courseOf(2, [2, 1, 1], 1));
  expect(await finished()).toEqual([false, false, false]);
  await publish(courseOf(3, [1, 1, 1], 1));
  expect(await finished()).toEqual([true, false, false]);
});

test('a pass under an older version stands while the quiz is the same', async () => {
  await read(0, 1, 2);
  const attempt = await begin();
  await publish(courseOf(2, [1, 1, 2], 1));
  expect((await pass(attempt)).state).toBe('passed');
  expect(await entries()).toEqual([]);
  await read(2);
  expect(await entries()).toHaveLength(1);
});

test('a pass under another quiz does not: that quiz may be taken again', async () => {
  await read(0, 1, 2);
  const attempt = await begin();
  await publish(courseOf(2, [1, 1, 2], 1));
  await pass(attempt);
  await publish(courseOf(3, [1, 1, 2], 3));
  await read(2);
  expect(await entries()).toEqual([]);
  expect((await get<QuizView>(`/api/quizzes/${course.id}`)).attempts).toEqual([]);
  expect((await pass(await begin())).state).toBe('passed');
  expect(await entries()).toHaveLength(1);
});

test('a new version touches no credit and earns no second one in the year', async () => {
  await read(0, 1, 2);
  await pass(await begin());
  const before = await entries();
  await publish(courseOf(2, [2, 2, 2], 2));
  await read(0, 1, 2);
  expect(await entries()).toEqual(before);
  expect(await learning()).toMatchObject({ creditedThisYear: true, state: 'complete' });
});

test('the presence answer counts the minutes of this version alone', async () => {
  await read(0);
  await publish(courseOf(2, [2, 1, 1], 1));
  const beat = { item: LESSONS[0], visible: true, focused: true };
  const answer = await portal.app.inject({
    method: 'POST',
    url: '/api/presence',
    headers: { cookie },
    payload: beat,
  });
  expect(answer.json().minutes).toBe(0);
});
