/** A lesson in a tunnel: the network goes, reading goes on, a reload still shows it, and the minutes arrive later. */
import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import type { CourseRecord, LessonRecord } from '../../src/domain/catalogue/catalogue.ts';
import type { Person } from '../../src/domain/roster/person.ts';
import { scrollTo, signInByForm, stay } from './support/learner.ts';
import { openSite, type Site } from './support/site.ts';

let site: Site;
let course: CourseRecord;
let lesson: LessonRecord;
let person: Person;
let context: BrowserContext;
let page: Page;

test.beforeAll(async () => {
  site = await openSite();
  course = site.deps.catalogue.courses.find(({ id }) => id === 'integrity') as CourseRecord;
  lesson = course.lessons[0] as LessonRecord;
});
test.afterAll(async () => {
  expect(site.defects).toEqual([]);
  await site.close();
});
test.beforeEach(async ({ browser }) => {
  person = await site.addPerson();
  context = await browser.newContext({
    ...{ serviceWorkers: 'allow', locale: 'zh-CN', timezoneId: 'Asia/Shanghai' },
    viewport: { width: 1366, height: 768 },
  });
  page = await context.newPage();
});
test.afterEach(() => context.close());

const status = () => page.locator('md-lesson-status');
const question = () => page.locator('md-presence-check');
const minutes = async () => site.deps.storage.study.minutes(person.id, [lesson.id]);

/** Time passes for the page and the server, without a network to tell of it. */
async function stayOffline(ms: number, isActive = true): Promise<void> {
  for (let passed = 0; passed < ms; passed += 20_000) {
    if (isActive) await scrollTo(page, ((passed / 20_000) % 10) / 10);
    const noted = await notes();
    site.clock.advance(20_000);
    await page.clock.runFor(20_000);
    await expect.poll(notes).toBeGreaterThan(noted);
  }
}

/** How many moments this browser has noted. */
async function notes(): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        const opening = indexedDB.open('mingde-study');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const counting = opening.result.transaction('notes').objectStore('notes').count();
          counting.onerror = () => reject(counting.error);
          counting.onsuccess = () => {
            opening.result.close();
            resolve(counting.result);
          };
        };
      }),
  );
}

/** Open the lesson with clocks that the test moves, and wait until the worker keeps it and a ticket is there. */
async function openLesson(): Promise<void> {
  await page.clock.install({ time: site.clock.now() });
  await page.clock.resume();
  const ticket = page.waitForResponse((response) => response.url().endsWith('/api/presence/tickets'));
  await signInByForm(page, site, person, `/courses/${lesson.id}/`);
  await ticket;
  await expect.poll(() => keptPages()).toContain(`/courses/${course.lessons.at(-1)?.id}/`);
  await page.clock.pauseAt(new Date(site.clock.now() + 60_000));
  site.clock.advance(60_000);
}

async function keptPages(): Promise<string[]> {
  return page.evaluate(async () => {
    const names = (await caches.keys()).filter((name) => name.startsWith('mingde-pages-'));
    const keys = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return keys.flat().map(({ url }) => new URL(url).pathname);
  });
}

test('the network goes and comes back: minutes are noted, sent, and marked offline', async () => {
  test.setTimeout(120_000);
  await openLesson();
  await stay(page, site, 20_000);

  await context.setOffline(true);
  await stayOffline(6 * 60_000);
  await expect(status()).toContainText('网络中断，可以接着读');
  await expect(status()).toContainText(/约 [56] 分钟/);
  expect((await minutes()).filter((minute) => minute.offline)).toEqual([]);

  await context.setOffline(false);
  const sent = page.waitForResponse((response) => response.url().endsWith('/api/presence/offline'));
  await stay(page, site, 20_000);
  expect((await sent).status()).toBe(200);
  await expect(status()).toContainText(/离线的 [56] 分钟已计入/);
  await expect(status()).toContainText(/（离线 [56] 分钟）/);
  const offline = (await minutes()).filter((minute) => minute.offline);
  expect(offline.length).toBeGreaterThanOrEqual(5);
  // The outbox waits between its tries, the longer the more of them failed.
  await expect(async () => {
    await page.clock.runFor(60_000);
    await expect(page.locator('md-sync-status')).toContainText('已同步', { timeout: 500 });
  }).toPass({ timeout: 20_000 });
});

test('a reload in the tunnel still shows the lesson, goes on noting, and the next lesson is there too', async () => {
  test.setTimeout(120_000);
  await openLesson();
  await context.setOffline(true);
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(lesson.title);
  await stayOffline(3 * 60_000);
  await expect(status()).toContainText('网络中断');

  const next = course.lessons[1] as LessonRecord;
  await page.goto(`${site.url}/courses/${next.id}/`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(next.title);
  await page.goto(`${site.url}/cases/`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('现在没有网络');
  await expect(page.getByRole('link', { name: new RegExp(lesson.title) })).toBeVisible();

  await context.setOffline(false);
  const sent = page.waitForResponse((response) => response.url().endsWith('/api/presence/offline'));
  await page.goto(`${site.url}/courses/${lesson.id}/`);
  expect((await sent).status()).toBe(200);
  await expect
    .poll(async () => (await minutes()).filter((minute) => minute.offline).length)
    .toBeGreaterThan(1);
});

test('the question comes without a network as well, and its answer is checked later', async () => {
  test.setTimeout(120_000);
  await openLesson();
  await context.setOffline(true);
  await stayOffline(9 * 60_000, false);
  await expect(question()).toContainText('还在读吗？');
  await expect(status()).toContainText('计时已暂停');
  const check = lesson.checks.find(({ section }) => section === 's1');
  const text = await question().locator('#question').textContent();
  const asked = lesson.checks.find(
    ({ section, question: words }) => section === check?.section && words === text,
  );
  await question()
    .getByRole('button', { name: asked?.right ?? '' })
    .click();
  await expect(question()).toContainText('连上以后核对');
  await stayOffline(3 * 60_000, false);
  await context.setOffline(false);
  const sent = page.waitForResponse((response) => response.url().endsWith('/api/presence/offline'));
  await stay(page, site, 20_000);
  const { earned } = (await (await sent).json()) as { earned: number };
  const allowed = (lesson.sections[0]?.silentCharacters ?? 0) / 120;
  expect(earned).toBeGreaterThan(Math.floor(allowed) + 1);
});

test('online, a silent reader is asked, answers by keyboard, and loses nothing', async () => {
  test.setTimeout(120_000);
  await openLesson();
  for (let step = 0; step < 40 && !(await question().locator('.check').isVisible()); step += 1) {
    await stay(page, site, 20_000);
  }
  await expect(question()).toContainText('还在读吗？');
  expect(await page.evaluate(() => document.activeElement?.localName)).toBe('body');
  const text = await question().locator('#question').textContent();
  const right = lesson.checks.find((check) => check.section === 's1' && check.question === text)?.right ?? '';
  await page.keyboard.press('Alt+KeyQ');
  const options = await question().locator('.option').allTextContents();
  for (let at = 0; at < options.indexOf(right); at += 1) await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(question()).toContainText('答对了');
  await stay(page, site, 20_000);
  await expect(status()).not.toContainText('暂停');
});
