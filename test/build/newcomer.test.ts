/**
 * docs/authoring.zh-CN.md followed by somebody new: a course from `content new` to the page that lists it, and a draft
 * that stays out. The built lesson shows every component; it is looked at in Chromium, wide and narrow, light and dark.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { globSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join, resolve } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { type Browser, chromium, type Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Catalogue } from '../../src/domain/catalogue/catalogue.ts';
import { copyContent } from '../support/content/publish-again.ts';
import { silentMp3 } from '../support/content/silence.ts';
import { chromiumLaunch } from '../support/setup/chromium.ts';

const root = resolve(import.meta.dirname, '../..');
const work = mkdtempSync(join(tmpdir(), 'mingde-newcomer-'));
const dist = join(work, 'dist');
const contentDir = copyContent(root, work);
const env = {
  ...process.env,
  MINGDE_CONTENT_DIR: contentDir,
  MINGDE_DIST_DIR: dist,
  MINGDE_BUILD_DIR: join(work, 'build'),
};
const DRAFT_WORDS = 'KANARIENVOGEL-DRAFT';
const LESSON = '/courses/handle-requests/02-leave-a-slip/';

const MORE = `
## 其余的写法

<Timeline>
<Event date="2011" title="第一件">先有它。</Event>
<Event date="2017-10-28" title="第二件">后有它。</Event>
</Timeline>

<Quote source="虚构的一位老同事">话说一遍，纸写一张。</Quote>

<Media src="talk.mp3" captions="talk.vtt" title="一段录音">

录音里说：话说一遍，纸写一张。

</Media>

<Process title="五步">
1. 听
2. 问
3. 说
4. 写
5. 签
</Process>
`;

let browser: Browser;
let server: Server;
let address: string;

function mingde(...words: string[]) {
  const ended = spawnSync(process.execPath, ['server/cli/mingde.mjs', 'content', ...words], {
    cwd: root,
    env,
    encoding: 'utf8',
  });
  return { status: ended.status, said: ended.stdout + ended.stderr };
}

function edit(path: string, from: string, to: string): void {
  const file = join(contentDir, path);
  const text = readFileSync(file, 'utf8');
  expect(text).toContain(from);
  writeFileSync(file, text.replace(from, to));
}

const said: Record<string, ReturnType<typeof mingde>> = {};

beforeAll(async () => {
  said.made = mingde('new', 'course', 'handle-requests');
  edit('courses/handle-requests/course.yaml', '示例：把一件事说清楚', '来访怎么接');
  writeFileSync(join(contentDir, 'courses/handle-requests/talk.mp3'), silentMp3(30));
  writeFileSync(
    join(contentDir, 'courses/handle-requests/talk.vtt'),
    'WEBVTT\n\n00:00:00.000 --> 00:00:03.000\n话说一遍\n',
  );
  edit('courses/handle-requests/02-leave-a-slip.mdx', '\n## 写上名字\n', `${MORE}\n## 写上名字\n`);
  edit('courses/handle-requests/01-ask-first.mdx', '<Term>一次性告知</Term>', '<Term>一次性告之</Term>');
  said.wrong = mingde('check', join(contentDir, 'courses/handle-requests'));
  edit('courses/handle-requests/01-ask-first.mdx', '<Term>一次性告之</Term>', '<Term>一次性告知</Term>');
  said.right = mingde('check', join(contentDir, 'courses/handle-requests'));
  said.early = mingde('publish', 'handle-requests', '--reviewer', '课程审校组', '--note', '首次发布');
  edit('courses/handle-requests/course.yaml', 'state: draft', 'state: review');
  said.own = mingde('publish', 'handle-requests', '--reviewer', '课程编写组', '--note', '首次发布');
  said.published = mingde('publish', 'handle-requests', '--reviewer', '课程审校组', '--note', '首次发布');
  mingde('new', 'course', 'not-yet');
  edit('courses/not-yet/01-ask-first.mdx', '上午十点', DRAFT_WORDS);
  // A draft may even be broken.
  edit('courses/not-yet/01-ask-first.mdx', 'title: 先问一句', 'titel: 先问一句');
  execFileSync(process.execPath, ['node_modules/astro/bin/astro.mjs', 'build', '--silent'], {
    cwd: root,
    env,
  });
  server = createServer((request, response) => {
    const path = decodeURIComponent((request.url ?? '/').split(/[?#]/)[0] ?? '/');
    const file = join(dist, path.endsWith('/') ? `${path}index.html` : path);
    try {
      const bytes = readFileSync(file);
      response.setHeader('Content-Type', TYPES[extname(file)] ?? 'application/octet-stream');
      response.end(bytes);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  browser = await chromium.launch(chromiumLaunch());
}, 240_000);

afterAll(async () => {
  await browser?.close();
  server?.close();
});

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.mp3': 'audio/mpeg',
  '.vtt': 'text/vtt',
};

async function opened(
  path: string,
  { width = 1366, ...options }: Parameters<Browser['newPage']>[0] & { width?: number } = {},
): Promise<Page> {
  const page = await browser.newPage({ viewport: { width, height: 768 }, ...options });
  await page.goto(address + path);
  return page;
}

test('each step answers as the guide says', () => {
  expect(said.made?.status).toBe(0);
  expect(said.wrong?.status).toBe(1);
  expect(said.wrong?.said).toMatch(/courses\/handle-requests\/01-ask-first\.mdx:21:1 {2}用语“一次性告之”/);
  expect(said.right?.status).toBe(0);
  expect(said.right?.said).toContain('handle-requests');
  expect(said.early?.status).toBe(1);
  expect(said.early?.said).toContain('还是草稿');
  expect(said.own?.status).toBe(1);
  expect(said.own?.said).toContain('请换一个单位审校');
  expect(said.published?.status).toBe(0);
});

test('the published course is listed, with its history, and known to the server', () => {
  expect(readFileSync(join(dist, 'courses/index.html'), 'utf8')).toContain('来访怎么接');
  const page = readFileSync(join(dist, 'courses/handle-requests/index.html'), 'utf8');
  expect(page).toContain('审校：课程审校组');
  const catalogue = JSON.parse(readFileSync(join(work, 'build/catalogue.json'), 'utf8')) as Catalogue;
  const course = catalogue.courses.find(({ id }) => id === 'handle-requests');
  expect(page).toContain(course?.contentHash);
  expect(course?.lessons[1]?.mediaSeconds).toBe(30);
});

test('a draft, even a broken one, is nowhere in the build', () => {
  const texts = globSync(['**/*.html', '**/*.js', '**/*.json'], { cwd: work }).map((file) =>
    file.startsWith('content/') ? '' : readFileSync(join(work, file), 'utf8'),
  );
  expect(texts.filter((text) => text.includes(DRAFT_WORDS) || text.includes('not-yet'))).toEqual([]);
});

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [360, 1366]) {
    test(`axe finds nothing in the components and the glossary, ${colorScheme}, ${width} px`, async () => {
      for (const path of [
        LESSON,
        '/courses/handle-requests/01-ask-first/',
        '/glossary/',
        '/courses/handle-requests/',
      ]) {
        const context = await browser.newContext({ colorScheme, viewport: { width, height: 768 } });
        const page = await context.newPage();
        await page.goto(address + path);
        const { violations } = await new AxeBuilder({ page })
          .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
          .analyze();
        expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.target}`)).toEqual([]);
        const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        expect(over, path).toBeLessThanOrEqual(0);
        await context.close();
      }
    });
  }
}

test.each([
  [1366, '.rows', '.column'],
  [360, '.column', '.rows'],
])(
  'at %i px a process is drawn for that width, and its list is there to be read out',
  async (width, seen, hidden) => {
    const page = await opened(LESSON, { width });
    const process = page.locator('figure', { hasText: '五步' });
    expect(await process.locator(seen).isVisible()).toBe(true);
    expect(await process.locator(hidden).isVisible()).toBe(false);
    expect(await process.locator(`${seen} svg text tspan`).allTextContents()).toEqual([
      '听',
      '问',
      '说',
      '写',
      '签',
    ]);
    expect(await process.locator('ol li').allTextContents()).toEqual(['听', '问', '说', '写', '签']);
    await page.close();
  },
);

test('the words of every drawn step stay inside their box', async () => {
  const page = await opened('/courses/handle-requests/01-ask-first/', { width: 360 });
  const over = await page.evaluate(
    () =>
      [...document.querySelectorAll('.column svg')].flatMap((svg) =>
        [...svg.querySelectorAll('tspan')].filter((words) => {
          const box = svg.getBoundingClientRect();
          return (
            words.getBoundingClientRect().right > box.right || words.getBoundingClientRect().left < box.left
          );
        }),
      ).length,
  );
  expect(over).toBe(0);
  await page.close();
});

test('a term opens where it stands, by keyboard too, and Escape closes it', async () => {
  const page = await opened('/courses/handle-requests/01-ask-first/');
  const opener = page.getByRole('button', { name: '一次性告知' });
  const meaning = page.locator('#t1-means');
  expect(await meaning.isVisible()).toBe(false);
  const before = await page.evaluate(() => window.scrollY);
  await opener.evaluate((link: HTMLElement) => link.focus({ preventScroll: true }));
  await page.keyboard.press('Enter');
  expect(await meaning.isVisible()).toBe(true);
  expect(await opener.getAttribute('aria-expanded')).toBe('true');
  expect(await page.evaluate(() => window.scrollY)).toBe(before);
  await page.keyboard.press('Escape');
  expect(await meaning.isVisible()).toBe(false);
  await page.keyboard.press('Space');
  expect(await meaning.isVisible()).toBe(true);
  await page.getByRole('link', { name: '收起' }).click();
  expect(await meaning.isVisible()).toBe(false);
  expect(await opener.evaluate((link) => link === document.activeElement)).toBe(true);
  await page.close();
});

test('without a script a term is a link to its meaning', async () => {
  const page = await opened('/courses/handle-requests/01-ask-first/', { javaScriptEnabled: false });
  await page.getByRole('link', { name: '一次性告知' }).click();
  expect(await page.locator('#t1-means').isVisible()).toBe(true);
  await page.close();
});

test('on paper the meaning stands beside the word, and controls are gone', async () => {
  const page = await opened(LESSON);
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('audio').isVisible()).toBe(false);
  await page.goto(`${address}/courses/handle-requests/01-ask-first/`);
  expect(await page.locator('#t1-means').isVisible()).toBe(true);
  await page.close();
});

test('a recording plays from this portal, with captions and a transcript', async () => {
  const page = await opened(LESSON);
  const audio = page.locator('audio');
  const seconds = await audio.evaluate(async (media: HTMLAudioElement) => {
    media.preload = 'metadata';
    media.load();
    await new Promise((done) => media.addEventListener('loadedmetadata', done, { once: true }));
    return media.duration;
  });
  expect(Math.round(seconds)).toBe(30);
  const track = await audio.locator('track').getAttribute('src');
  expect((await page.request.get(address + track)).ok()).toBe(true);
  await page.getByText('文字稿').click();
  expect(await page.getByText('录音里说').isVisible()).toBe(true);
  await page.close();
});

test('the glossary leads to the pages that use a term', async () => {
  const page = await opened('/glossary/#yi-ci-xing-gao-zhi');
  const entry = page.locator('#yi-ci-xing-gao-zhi');
  expect(await entry.locator('dt').textContent()).toContain('一次性告知');
  await entry.locator('summary').click();
  expect(await entry.getByRole('link', { name: '先问一句' }).getAttribute('href')).toBe(
    '/courses/handle-requests/01-ask-first/',
  );
  await page.close();
});
