/** A learner at the keyboard. Time passes for the page and the server together. */
import { expect, type Page } from '@playwright/test';
import type { Person } from '../../../src/domain/roster/person.ts';
import { TEST_PASSWORD } from '../../support/test-portal.ts';
import type { Site } from './site.ts';

/** Messages on the console and requests to other hosts: there must be none. */
export function watchPage(page: Page, site: { readonly url: string }): string[] {
  const faults: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') faults.push(message.text());
  });
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('request', (request) => {
    const { origin, protocol } = new URL(request.url());
    if (origin !== site.url && protocol !== 'data:' && protocol !== 'blob:') faults.push(request.url());
  });
  return faults;
}

export async function signInByForm(
  page: Page,
  site: { readonly url: string },
  person: Person,
  next = '',
): Promise<void> {
  await page.goto(`${site.url}/sign-in/${next && `?next=${encodeURIComponent(next)}`}`);
  await page.getByLabel('工号').fill(person.staffNumber);
  await page.getByLabel('密码', { exact: true }).fill(TEST_PASSWORD);
  await page.getByRole('button', { name: '登录' }).click();
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
}

/** Let both clocks pass, and wait until the page's beat has been answered. */
export async function stay(page: Page, site: Site, ms: number): Promise<void> {
  site.clock.advance(ms);
  const beaten = page.waitForResponse((response) => response.url().endsWith('/api/presence'));
  await page.clock.runFor(ms);
  await beaten;
}

/** Read a lesson from top to bottom, slowly, until its bar says that it is finished. */
export async function readLesson(
  page: Page,
  site: Site,
  lesson: { id: string; minimumMinutes: number },
): Promise<void> {
  await page.goto(`${site.url}/courses/${lesson.id}/`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  const steps = (lesson.minimumMinutes + 2) * 3;
  for (let step = 0; step <= steps; step += 1) {
    await scrollTo(page, Math.min(1, step / (steps - 3)));
    await stay(page, site, 20_000);
  }
}

/** @param share - 0 is the top of the article, 1 its end */
export async function scrollTo(page: Page, share: number): Promise<void> {
  await page.evaluate((at) => {
    const article = document.querySelector('article') ?? document.body;
    const top = article.getBoundingClientRect().top + window.scrollY;
    const way = Math.max(0, article.scrollHeight - window.innerHeight * 0.6);
    window.scrollTo({ top: top + way * at, behavior: 'instant' });
  }, share);
}
