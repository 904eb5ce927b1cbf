/** The server dies in the middle. What it had acknowledged is there afterwards, and the browser's queue drains. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import type { AttemptView } from '../../src/domain/api/api.ts';
import type { AttemptQuestion } from '../../src/domain/api/questions.ts';
import type { CourseRecord } from '../../src/domain/catalogue/catalogue.ts';
import type { Person } from '../../src/domain/roster/person.ts';
import { experienced, readLesson, seeSections } from '../support/study.ts';
import { testClock } from '../support/test-clock.ts';
import { openTestPortal, TEST_PASSWORD } from '../support/test-portal.ts';
import { scrollTo, signInByForm } from './support/learner.ts';
import { buildDirectory, builtCatalogue, distDirectory, freePort } from './support/site.ts';

const root = resolve(import.meta.dirname, '../..');
let server: ChildProcess;
test.afterEach(() => {
  server.kill('SIGKILL');
});

/** The real command on a data directory, as an administrator runs it. */
async function startServer(dataDirectory: string, port: number): Promise<void> {
  server = spawn(process.execPath, ['server/cli/mingde.mjs', 'serve'], {
    cwd: root,
    env: {
      ...process.env,
      DATA_DIR: dataDirectory,
      PORT: String(port),
      SAMPLE_DATA: 'off',
      MINGDE_DIST_DIR: distDirectory,
      MINGDE_BUILD_DIR: buildDirectory,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of server.stdout ?? []) if (String(line).includes('Mingde is ready')) return;
  throw new Error('the server ended before it was ready');
}

async function kill(): Promise<void> {
  const ended = once(server, 'exit');
  server.kill('SIGKILL');
  await ended;
}

/** A database in which one learner has finished every lesson of the first course, a little while ago. */
async function prepare(
  dataDirectory: string,
  studied: boolean,
): Promise<{ person: Person; course: CourseRecord }> {
  const clock = testClock();
  clock.set(Date.now() - 3 * 60 * 60_000);
  const portal = await openTestPortal({
    catalogue: builtCatalogue(),
    clock,
    file: join(dataDirectory, 'mingde.db'),
  });
  const person = await portal.addPerson();
  const course = portal.deps.catalogue.courses[0] as CourseRecord;
  for (const lesson of studied ? course.lessons : []) {
    await seeSections(portal, person, lesson);
    await readLesson(portal, await portal.signIn(person), lesson);
  }
  await portal.close();
  return { person, course };
}

test('killed while a lesson is read: every acknowledged statement is kept and the queue drains', async ({
  page,
}) => {
  test.setTimeout(120_000);
  const dataDirectory = mkdtempSync(join(tmpdir(), 'mingde-crash-'));
  const { person, course } = await prepare(dataDirectory, false);
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const [lesson] = course.lessons;
  await startServer(dataDirectory, port);
  await signInByForm(page, { url }, person, `/courses/${lesson?.id}/`);
  await expect.poll(async () => (await storedIds(page)).length).toBeGreaterThan(0);
  await expect(page.locator('md-sync-status')).toContainText('已同步');
  const storedBefore = await storedIds(page);

  await kill();
  // Reading goes on without the server; the choice in a self-check is kept in the browser.
  await page.locator('[data-self-check] input').first().check();
  await scrollTo(page, 0.5);
  await expect(page.locator('md-sync-status')).toContainText(/\d+ 条待上传/);

  await startServer(dataDirectory, port);
  await expect(page.locator('md-sync-status')).toContainText('已同步', { timeout: 60_000 });
  const storedAfter = await storedIds(page);
  expect(storedAfter).toEqual(expect.arrayContaining(storedBefore));
  expect(storedAfter.length).toBeGreaterThan(storedBefore.length);
  expect(new Set(storedAfter).size).toBe(storedAfter.length);
});

test('killed while a quiz is answered: every saved answer is there afterwards', async ({ request }) => {
  test.setTimeout(120_000);
  const dataDirectory = mkdtempSync(join(tmpdir(), 'mingde-crash-'));
  const { person, course } = await prepare(dataDirectory, true);
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  await startServer(dataDirectory, port);
  const signIn = { data: { staffNumber: person.staffNumber, password: TEST_PASSWORD } };
  expect((await request.post(`${url}/api/session`, signIn)).status()).toBe(200);
  const begun = await request.post(`${url}/api/quizzes/${course.id}/attempts`);
  const attempt = (await begun.json()) as AttemptView;
  const saved: Record<string, readonly string[]> = {};
  for (const question of attempt.questions) {
    const options = someAnswer(question);
    await request.put(`${url}/api/attempts/${attempt.id}/answers/${question.id}`, { data: { options } });
    saved[question.id] = options;
  }
  await kill();
  await startServer(dataDirectory, port);
  const again = await request.post(`${url}/api/quizzes/${course.id}/attempts`);
  expect(again.status()).toBe(200);
  expect(await again.json()).toMatchObject({ id: attempt.id, answers: saved });
});

test('killed between two statements under load: what got an answer is kept, and nothing twice', async ({
  request,
}) => {
  test.setTimeout(120_000);
  const dataDirectory = mkdtempSync(join(tmpdir(), 'mingde-crash-'));
  const { person, course } = await prepare(dataDirectory, false);
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  await startServer(dataDirectory, port);
  await request.post(`${url}/api/session`, {
    data: { staffNumber: person.staffNumber, password: TEST_PASSWORD },
  });
  const lesson = course.lessons[0] as CourseRecord['lessons'][number];
  const identifier = builtCatalogue().portal.identifier;
  const portal = { deps: { catalogue: { portal: { identifier } } }, clock: { now: () => Date.now() } };
  const statements = Array.from({ length: 200 }, () => experienced(portal, person, lesson, 's1'));
  const headers = { 'x-experience-api-version': '1.0.3' };
  const acknowledged: string[] = [];
  const sending = statements.map(async (statement) => {
    const answer = await request
      .post(`${url}/xapi/statements`, { data: statement, headers })
      .catch(() => undefined);
    if (answer?.status() === 200) acknowledged.push(statement.id);
  });
  await expect.poll(() => acknowledged.length).toBeGreaterThan(20);
  await kill();
  await Promise.all(sending);
  await startServer(dataDirectory, port);
  for (const id of acknowledged) {
    const answer = await request.get(`${url}/xapi/statements?statementId=${id}`, { headers });
    expect(answer.status(), id).toBe(200);
  }
  // A browser that got no answer sends again; what was kept already must not be kept twice.
  expect((await request.post(`${url}/xapi/statements`, { data: statements, headers })).status()).toBe(200);
  const stored: string[] = [];
  for (let more = '/xapi/statements?limit=100'; more !== ''; ) {
    const answer = (await (await request.get(url + more, { headers })).json()) as {
      statements: { id: string }[];
      more: string;
    };
    stored.push(...answer.statements.map(({ id }) => id));
    more = answer.more;
  }
  expect(stored.sort()).toEqual(statements.map(({ id }) => id).sort());
});

/** Ids of the learner's statements as the server tells them, all pages. */
async function storedIds(page: import('@playwright/test').Page): Promise<string[]> {
  const answer = await page.request.get(`${new URL(page.url()).origin}/xapi/statements?limit=100`, {
    headers: { 'x-experience-api-version': '1.0.3' },
  });
  const { statements } = (await answer.json()) as { statements: { id: string }[] };
  return statements.map(({ id }) => id);
}

/** The first thing each kind of question takes for an answer. */
function someAnswer(question: AttemptQuestion): readonly string[] {
  switch (question.kind) {
    case 'matching':
      return question.rows.map(() => question.options[0]?.id ?? '');
    case 'ordering':
      return question.options.map(({ id }) => id);
    case 'fillIn':
      return ['八'];
    case 'scenario':
      return question.parts.map(({ options }) => options[0]?.id ?? '');
    default:
      return [question.options[0]?.id ?? ''];
  }
}
