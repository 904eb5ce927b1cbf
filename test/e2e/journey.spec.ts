/** One learner, all the way: from the sign-in to a certificate that a stranger can verify. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Locator, type Page, test } from '@playwright/test';
import { postEntry } from '../../server/services/post-entry.ts';
import type { Choice, CourseRecord, Matching, Question } from '../../src/domain/catalogue/catalogue.ts';
import type { Category } from '../../src/domain/policy/policy.ts';
import type { Person } from '../../src/domain/roster/person.ts';
import { seeSections, readLesson as stayWith } from '../support/study.ts';
import { TEST_PASSWORD } from '../support/test-portal.ts';
import { readLesson, scrollTo, signInByForm, stay, watchPage } from './support/learner.ts';
import { openSite, type Site } from './support/site.ts';

let site: Site;
let course: CourseRecord;
test.beforeAll(async () => {
  site = await openSite();
  course = site.deps.catalogue.courses.find(({ id }) => id === 'integrity') as CourseRecord;
});
test.afterAll(async () => {
  expect(site.defects).toEqual([]);
  await site.close();
});

test('sign in, read every lesson, fail the quiz, pass it, reach the year, download and verify', async ({
  page,
  browser,
}) => {
  test.setTimeout(300_000);
  const person = await site.addPerson({ name: '阿卜杜热合曼·买买提' });
  const faults = watchPage(page, site);
  await page.clock.install({ time: site.clock.now() });

  await test.step('sign in', async () => {
    await signInByForm(page, site, person, '/courses/integrity/');
    await expect(page).toHaveURL(`${site.url}/courses/integrity/`);
  });

  await test.step('the quiz is closed until the lessons are finished', async () => {
    await page.goto(`${site.url}/courses/integrity/quiz/`);
    await expect(page.getByText('先学完课程，再做测验')).toBeVisible();
  });

  await test.step('read every lesson', async () => {
    for (const lesson of course.lessons) {
      await readLesson(page, site, lesson);
      await expect(page.locator('md-lesson-status')).toContainText('本课已学完');
      await expect(page.locator('md-sync-status')).toContainText('已同步');
    }
  });

  await test.step('fail the quiz once; it says which were wrong and explains nothing', async () => {
    await page.goto(`${site.url}/courses/integrity/quiz/`);
    await page.getByRole('button', { name: '开始测验' }).click();
    await answer(page, 'wrong');
    await expect(page.locator('md-quiz')).toContainText('未通过');
    await expect(page.locator('md-quiz')).not.toContainText('正确答案');
  });

  await test.step('pass it, with a reload in the middle that loses nothing', async () => {
    await page.goto(`${site.url}/courses/integrity/quiz/`);
    await page.getByRole('button', { name: '再答一次' }).click();
    await answer(page, 'right', async () => {
      await page.reload();
      await expect(page.getByText(/已答 [1-9]/)).toBeVisible();
    });
    await expect(page.locator('md-quiz')).toContainText('100 分');
    await expect(page.locator('md-quiz')).toContainText('解析');
  });

  await test.step('see the hours, and what they rest on', async () => {
    await page.goto(`${site.url}/my/hours/`);
    const hours = page.locator('md-my-hours');
    await expect(hours).toContainText('还差 7');
    await hours.getByText('公正廉洁', { exact: false }).last().click();
    await expect(hours).toContainText('第 2 次');
  });

  await test.step('the remaining hours arrive as an officer would import them', async () => {
    await post(person, 'ethicsEvent', 600);
    await post(person, 'otherOnline', 800);
    await page.goto(`${site.url}/my/certificates/`);
    await expect(page.locator('md-my-certificates')).toContainText('还差 1');
    await post(person, 'ethicsPractice', 100);
  });

  const code = await test.step('download the certificate and read it back', async () => {
    await page.goto(`${site.url}/my/certificates/`);
    const downloading = page.waitForEvent('download');
    await page
      .getByRole('link', { name: /PDF|下载/ })
      .first()
      .click();
    const download = await downloading;
    const file = join(mkdtempSync(join(tmpdir(), 'mingde-pdf-')), 'certificate.pdf');
    await download.saveAs(file);
    const text = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' });
    for (const printed of ['阿卜杜热合曼·买买提', '政务服务中心', '2026', '武人社发〔2017〕44号']) {
      expect(text.replace(/\s/g, '')).toContain(printed);
    }
    expect(text).not.toContain('样张');
    return /[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}/.exec(text)?.[0] ?? '';
  });

  await test.step('a stranger verifies it by its code', async () => {
    const stranger = await (await browser.newContext()).newPage();
    const strangerFaults = watchPage(stranger, site);
    await stranger.goto(`${site.url}/verify/`);
    await stranger.getByRole('textbox').fill(code.toLowerCase());
    await stranger.keyboard.press('Enter');
    const sheet = stranger.locator('md-verify');
    await expect(sheet).toContainText('有效');
    for (const shown of ['政务服务中心', '2026', '武人社发〔2017〕44号', code])
      await expect(sheet).toContainText(shown);
    await expect(sheet).not.toContainText('买买提');
    expect(strangerFaults).toEqual([]);
  });
  expect(faults).toEqual([]);
});

test('a second browser goes on at the paragraph where the first one stopped', async ({ browser }) => {
  test.setTimeout(120_000);
  const person = await site.addPerson();
  const lesson = `/courses/${course.lessons[1]?.id}/`;
  const first = await (await browser.newContext()).newPage();
  await first.clock.install({ time: site.clock.now() });
  await signInByForm(first, site, person, lesson);
  await scrollTo(first, 0.5);
  await stay(first, site, 20_000);
  const saved = first.waitForResponse((response) => response.url().includes('/xapi/activities/state'));
  await scrollTo(first, 0.55);
  await first.clock.runFor(5_000);
  await saved;
  const place = await topBlock(first);
  expect(place).not.toBe('p1');

  const phone = await browser.newContext({ viewport: { width: 360, height: 740 } });
  const second = await phone.newPage();
  await signInByForm(second, site, person, lesson);
  await expect(second.getByText('已回到上次读到的地方')).toBeVisible();
  expect(await topBlock(second)).toBe(place);
});

test('a case can be walked to its debrief by keyboard', async ({ page }) => {
  const story = site.deps.catalogue.cases[0]?.id;
  await page.goto(`${site.url}/cases/${story}/`);
  for (let step = 0; step < 12; step += 1) {
    if (await page.locator('[data-debrief]').isVisible()) break;
    await tabTo(page, /\S/, 'a[data-way]');
    await page.keyboard.press('Enter');
  }
  await expect(page.locator('[data-debrief]')).toBeVisible();
});

test('from the sign-in to a graded quiz without a mouse', async ({ page }) => {
  test.setTimeout(120_000);
  const person = await site.addPerson();
  const cookie = await site.signIn(person);
  for (const lesson of course.lessons) {
    await seeSections(site, person, lesson);
    await stayWith(site, cookie, lesson);
  }
  await page.goto(`${site.url}/sign-in/?next=${encodeURIComponent('/courses/integrity/quiz/')}`);
  await tabTo(page, /^$/, 'input[autocomplete="username"]');
  await page.keyboard.type(person.staffNumber);
  await tabTo(page, /^$/, 'input[autocomplete="current-password"]');
  await page.keyboard.type(TEST_PASSWORD);
  await page.keyboard.press('Enter');
  await page.waitForURL(`${site.url}/courses/integrity/quiz/`);
  await expect(page.getByRole('button', { name: '开始测验' })).toBeVisible();
  await tabTo(page, /^开始测验$/, 'button');
  await page.keyboard.press('Enter');
  const total = course.quiz.draw.reduce((sum, { count }) => sum + count, 0);
  for (let at = 1; at <= total; at += 1) {
    await expect(page.getByText(`第 ${at} 题，共 ${total} 题`)).toBeVisible();
    await answerByKeyboard(page);
    await expect(page.getByText(`已答 ${at} / ${total}`)).toBeVisible();
    await tabTo(page, at === total ? /^交卷$/ : /^下一题$/, 'button');
    await page.keyboard.press('Enter');
  }
  await expect(page.getByText('确认交卷').first()).toBeVisible();
  await tabTo(page, /^确认交卷$/, 'button');
  await page.keyboard.press('Enter');
  await expect(page.getByText('逐题结果')).toBeVisible();
});

/** Some answer to the question shown, whatever its kind. */
async function answerByKeyboard(page: Page): Promise<void> {
  const count = (selector: string) => page.locator(`md-quiz ${selector}`).count();
  if (await count('.ordering')) {
    await tabTo(page, /下移/, 'button');
    await page.keyboard.press('Enter');
  } else if (await count('.filling')) {
    await tabTo(page, /^$/, 'input[type="text"]');
    await page.keyboard.type('8');
  } else if (await count('select')) {
    for (let row = await count('select'); row > 0; row -= 1) {
      await tabTo(page, /\S/, 'select');
      await page.keyboard.press('ArrowDown');
    }
  } else {
    const groups = page.locator('md-quiz .options');
    for (const group of await groups.all()) {
      const name = await group.locator('input').first().getAttribute('name');
      await tabTo(page, /^$/, `input[name="${name}"]`);
      await page.keyboard.press('Space');
    }
  }
}

/** Press Tab until the focus, through shadow roots, is on such an element with such a text. */
async function tabTo(page: Page, text: RegExp, selector: string): Promise<void> {
  for (let press = 0; press < 120; press += 1) {
    await page.keyboard.press('Tab');
    const found = await page.evaluate(
      ([source, wanted]) => {
        let active = document.activeElement;
        while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
        if (!active?.matches(wanted ?? '')) return false;
        return new RegExp(source ?? '').test((active.textContent ?? '').trim());
      },
      [text.source, selector],
    );
    if (found) return;
  }
  throw new Error(`the keyboard does not reach ${selector} ${text}`);
}

/** The first block that has any part below the top of the window. */
function topBlock(page: Page): Promise<string | undefined> {
  return page.evaluate(
    () =>
      [...document.querySelectorAll('[data-block]')].find((block) => block.getBoundingClientRect().bottom > 0)
        ?.id,
  );
}

/** Answer every question and hand in. @param midway - done once, after the third answer */
async function answer(page: Page, how: 'right' | 'wrong', midway?: () => Promise<void>): Promise<void> {
  const total = course.quiz.draw.reduce((sum, { count }) => sum + count, 0);
  for (let at = 0; at < total; at += 1) {
    if (at === 3 && midway) await midway();
    await page.getByRole('button', { name: new RegExp(`^第 ${at + 1} 题，`) }).click();
    await choose(page, how);
    await expect(page.getByText(`已答 ${at + 1} / ${total}`)).toBeVisible();
  }
  await page.getByRole('button', { name: '交卷', exact: true }).click();
  await expect(page.getByText('已保存')).toBeVisible();
  await page.getByRole('button', { name: '确认交卷' }).click();
  await expect(page.getByText('逐题结果')).toBeVisible();
}

/** Stems are looked up with blanks of any length taken out: the page draws them. */
const plain = (text: string) => text.replace(/_+/g, '').trim();

async function choose(page: Page, how: 'right' | 'wrong'): Promise<void> {
  const stem = plain((await page.locator('md-quiz fieldset h2').textContent()) ?? '');
  const found = course.quiz.questions.filter((candidate) => plain(candidate.stem) === stem);
  const question = (await whichOf(page, found)) as Question;
  const form = page.locator('md-quiz fieldset').first();
  switch (question.kind) {
    case 'matching':
      return match(form, question, how);
    case 'ordering':
      return order(
        page,
        question.options.map(({ text }) => text),
        how,
      );
    case 'fillIn':
      return form.getByLabel('您的答案').fill(how === 'right' ? (question.accepted[0] ?? '') : '不清楚');
    case 'scenario':
      for (const [at, part] of question.parts.entries())
        await pick(page.locator('md-quiz .part').nth(at), part, how);
      return;
    default:
      return pick(form, question, how);
  }
}

async function match(form: Locator, { rows, options }: Matching, how: 'right' | 'wrong'): Promise<void> {
  for (const { text, option } of rows) {
    const at = options.findIndex(({ id }) => id === option);
    const wanted = options[(at + (how === 'right' ? 0 : 1)) % options.length];
    await form.getByLabel(text, { exact: true }).selectOption({ label: wanted?.text ?? '' });
  }
}

/** Scenarios may share a stem; the passage tells them apart. */
async function whichOf(page: Page, found: readonly Question[]): Promise<Question | undefined> {
  if (found.length <= 1) return found[0];
  const passage = (await page.locator('md-quiz .situation').textContent()) ?? '';
  const bare = (text: string) => text.replace(/\s/g, '');
  return found.find((one) => one.kind === 'scenario' && bare(one.situation) === bare(passage));
}

async function pick(within: Locator, { kind, options }: Choice, how: 'right' | 'wrong'): Promise<void> {
  const wanted = options.filter((option) => option.right === (how === 'right'));
  for (const { text } of kind === 'multiple' ? wanted : wanted.slice(0, 1))
    await within.locator('label', { hasText: text }).first().click();
}

/** Bring each item up to its place; for a wrong order, move any one. */
async function order(page: Page, texts: readonly string[], how: 'right' | 'wrong'): Promise<void> {
  const items = page.locator('md-quiz .ordering li');
  if (how === 'wrong') {
    for (const text of [...texts].reverse()) await bringTo(items, text, texts.length - 1);
    return;
  }
  for (const [at, text] of texts.entries()) await bringTo(items, text, at);
}

async function bringTo(items: Locator, text: string, to: number): Promise<void> {
  const placeOf = async () => (await items.locator('span:nth-child(2)').allTextContents()).indexOf(text);
  for (let at = await placeOf(); at !== to; at = await placeOf()) {
    const word = at > to ? '上移' : '下移';
    await items
      .nth(at)
      .getByRole('button', { name: `${word}：${text}`, exact: true })
      .click();
  }
}

async function post(person: Person, category: Category, centihours: number): Promise<void> {
  const evidence = {
    kind: 'import',
    title: '导入',
    platform: '干部网络学院',
    file: '网络学时.xlsx',
    row: 2,
  } as const;
  const posted = await postEntry(site.deps, {
    personId: person.id,
    year: 2026,
    category,
    centihours,
    source: 'import',
    evidence,
    contentHash: null,
    postedBy: 'system',
  });
  expect(posted.ok).toBe(true);
}
