/** Every built page, seen by somebody signed out and by a learner: axe, console, other hosts, no script. */
import { globSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { watchPage } from './support/learner.ts';
import { distDirectory, openSite, type Site } from './support/site.ts';

let site: Site;
test.beforeAll(async () => {
  site = await openSite();
});
test.afterAll(() => site.close());

const pages = globSync('**/index.html', { cwd: distDirectory })
  .map((file) => `/${file.replace(/index\.html$/, '')}`)
  .sort();

/** One of each kind is enough where pages differ in their text alone. */
const kinds = [
  ...new Map(pages.map((path) => [path.replace(/\/\d\d-[^/]+\/$/, '/<lesson>/'), path])).values(),
];

async function findings(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}`));
}

for (const scheme of ['light', 'dark'] as const) {
  for (const width of [360, 1366]) {
    test(`axe finds nothing on any page, ${scheme}, ${width} px`, async ({ browser }) => {
      test.setTimeout(600_000);
      const context = await browser.newContext({ colorScheme: scheme, viewport: { width, height: 768 } });
      const page = await context.newPage();
      const faults = watchPage(page, site);
      const found: string[] = [];
      for (const path of kinds) {
        await page.goto(site.url + path, { waitUntil: 'networkidle' });
        found.push(...(await findings(page)).map((finding) => `${path} ${finding}`));
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        if (overflow > 0) found.push(`${path} is ${overflow} px wider than the window`);
      }
      expect(found).toEqual([]);
      expect(faults).toEqual([]);
      await context.close();
    });
  }
}

for (const scheme of ['light', 'dark'] as const) {
  for (const look of ['usual', 'large text, high contrast'] as const) {
    test(`signed in, the personal pages hold up as well, ${scheme}, ${look}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme: scheme });
      test.setTimeout(400_000);
      const person = await site.addPerson({}, [
        { role: 'officer', unitId: 'unit-1' },
        { role: 'administrator', unitId: null },
      ]);
      const [name = '', value = ''] = (await site.signIn(person)).split('=');
      await page.context().addCookies([{ name, value, url: site.url }]);
      if (look !== 'usual')
        await page.addInitScript(() => {
          localStorage.setItem('mingde.text', 'large');
          localStorage.setItem('mingde.contrast', 'high');
        });
      const faults = watchPage(page, site);
      const found: string[] = [];
      const personal = pages.filter((path) => path === '/' || /^\/(my|admin|verify|sign-in)\//.test(path));
      for (const path of [...personal, '/courses/integrity/', '/courses/integrity/quiz/']) {
        await page.goto(site.url + path, { waitUntil: 'networkidle' });
        found.push(...(await findings(page)).map((finding) => `${path} ${finding}`));
      }
      expect(found).toEqual([]);
      expect(faults).toEqual([]);
    });
  }
}

test('on a phone the brand, the bell with a count, a long name and the menu stand in one row', async ({
  page,
}) => {
  await page.setViewportSize({ width: 360, height: 740 });
  const person = await site.addPerson({ name: '欧阳文博' }, []);
  const [name = '', value = ''] = (await site.signIn(person)).split('=');
  await page.context().addCookies([{ name, value, url: site.url }]);
  await page.route('**/api/session', async (route) => {
    const response = await route.fetch();
    const session = await response.json();
    await route.fulfill({ response, json: { ...session, notices: { ...session.notices, unread: 120 } } });
  });
  await page.goto(`${site.url}/my/notices/`, { waitUntil: 'networkidle' });
  await expect(page.getByRole('link', { name: '通知，120 条未读' })).toBeVisible();
  const places = [page.locator('.mast .brand'), page.locator('md-account'), page.locator('.mast summary')];
  const middles = await Promise.all(
    places.map(async (place) => {
      const box = await place.boundingBox();
      return box ? box.y + box.height / 2 : 0;
    }),
  );
  expect(Math.max(...middles) - Math.min(...middles)).toBeLessThan(20);
});

test('without scripts every lesson is there to be read, and a case can be walked by its links', async ({
  browser,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  const lesson = pages.find((path) => /\/01-/.test(path)) ?? '';
  await page.goto(site.url + lesson);
  expect((await page.locator('article').textContent())?.length).toBeGreaterThan(1500);
  const story = pages.find((path) => /^\/cases\/.+/.test(path)) ?? '';
  await page.goto(site.url + story);
  await page.locator('[data-way]').first().click();
  expect(new URL(page.url()).hash).toMatch(/^#scene-/);
  await context.close();
});

test('an unknown address gets a page that leads back', async ({ page }) => {
  const response = await page.goto(`${site.url}/nowhere/`);
  expect(response?.status()).toBe(404);
  await expect(page.getByRole('link', { name: /首页/ }).first()).toBeVisible();
});
