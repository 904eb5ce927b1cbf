/** Publishing and retiring: what is written, and what is refused with nothing written. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { loadCurriculum } from '../../../src/content/load-curriculum.ts';
import { readContent } from '../../../src/content/read-content.ts';
import { publishContent, type ReleaseRequest, retireContent } from '../../../src/content/release-content.ts';
import { type ContentFolder, contentFolder } from '../../support/content/content-folder.ts';
import { CASE, COURSE, LESSON, replaced } from './broken.ts';

let folder: ContentFolder;
beforeEach(async () => {
  folder = await contentFolder([
    replaced(COURSE, 'state: draft', 'state: review'),
    replaced(CASE, 'state: draft', 'state: review'),
  ]);
});
afterEach(() => folder.remove());

function request(changed: Partial<ReleaseRequest> = {}): ReleaseRequest {
  const { contentDir } = folder;
  return { contentDir, name: 'sample', reviewer: '审校组', note: '首次发布', date: '2026-11-24', ...changed };
}

const textOf = (path: string) => readFile(join(folder.contentDir, path), 'utf8');
const isThere = (path: string) =>
  textOf(path).then(
    () => true,
    () => false,
  );

async function edit(path: string, from: string, to: string): Promise<void> {
  await writeFile(join(folder.contentDir, path), (await textOf(path)).replace(from, to));
}

async function problems(): Promise<readonly string[]> {
  const read = await readContent(folder.contentDir);
  return read.ok ? [] : read.failure.map(({ message }) => message);
}

test('a reviewed course is published: the head says so, the history keeps its hash, the site offers it', async () => {
  expect(await publishContent(request())).toMatchObject({
    ok: true,
    value: { name: 'courses/sample', version: 1 },
  });
  expect(await textOf(COURSE)).toContain('state: published\n');
  expect(await textOf(COURSE)).toContain('reviewer: 审校组\n');
  expect(await problems()).toEqual([]);
  const { publicCurriculum, catalogue } = await loadCurriculum(folder.contentDir, 'site');
  const [course] = publicCurriculum.courses;
  expect(course?.releases).toEqual([
    {
      version: 1,
      date: '2026-11-24',
      note: '首次发布',
      author: '编写组',
      reviewer: '审校组',
      hash: catalogue.courses[0]?.contentHash,
    },
  ]);
});

test('what was not published is in the preview and not on the site', async () => {
  const idsIn = async (scope: 'site' | 'preview') => {
    const { publicCurriculum, catalogue } = await loadCurriculum(folder.contentDir, scope);
    return [...publicCurriculum.courses, ...publicCurriculum.cases, ...catalogue.courses].map(({ id }) => id);
  };
  expect(await idsIn('site')).toEqual([]);
  expect(await idsIn('preview')).toEqual(['sample', 'door', 'sample']);
});

test('a draft that cannot be read holds up no build', async () => {
  await edit(COURSE, 'creditHours: 0.05', 'creditHours: viel');
  await edit(COURSE, 'state: review', 'state: draft');
  await edit(CASE, 'start: door', 'start: doar');
  expect((await readContent(folder.contentDir, { scope: 'site' })).ok).toBe(true);
  expect((await readContent(folder.contentDir)).ok).toBe(false);
});

test('a change after publication is a problem until it is published as a new version', async () => {
  await publishContent(request());
  await edit(LESSON, '一段文字', '另一段文字');
  expect(await problems()).toEqual([expect.stringContaining('内容与第 1 版发布时不同')]);
  expect((await readContent(folder.contentDir, { scope: 'preview' })).ok).toBe(true);
  const second = await publishContent(request({ note: '改了一段', date: '2026-12-01' }));
  expect(second).toMatchObject({ ok: true, value: { version: 2 } });
  expect(await problems()).toEqual([]);
  const { publicCurriculum } = await loadCurriculum(folder.contentDir, 'site');
  expect(publicCurriculum.courses[0]?.releases.map(({ version, note }) => [version, note])).toEqual([
    [2, '改了一段'],
    [1, '首次发布'],
  ]);
});

test('a retired course is offered no more; its pages, its title and its hash stay', async () => {
  await publishContent(request());
  expect(await retireContent(request({ note: '换新课' }))).toMatchObject({ ok: true });
  expect(await problems()).toEqual([]);
  const { publicCurriculum, catalogue } = await loadCurriculum(folder.contentDir, 'site');
  expect(publicCurriculum.courses).toEqual([]);
  expect(publicCurriculum.retired.courses.map(({ id }) => id)).toEqual(['sample']);
  expect(catalogue.courses.map(({ title, state }) => [title, state])).toEqual([['样例课程', 'retired']]);
});

test('what was retired can be published again', async () => {
  await publishContent(request());
  await retireContent(request());
  expect(await publishContent(request({ note: '重新提供' }))).toMatchObject({
    ok: true,
    value: { version: 2 },
  });
  expect(await problems()).toEqual([]);
});

test('a case is published in the same way, its text untouched', async () => {
  const before = (await textOf(CASE)).split('\n---\n')[1];
  expect(await publishContent(request({ name: 'cases/door' }))).toMatchObject({ ok: true });
  expect((await textOf(CASE)).split('\n---\n')[1]).toBe(before);
  expect(await problems()).toEqual([]);
});

test.each([
  ['by the author', { reviewer: '编写 组' }, '请换一个单位审校'],
  ['without a note', { note: ' ' }, '都要写'],
  ['of a course that is not there', { name: 'smple' }, '没有“smple”'],
])('publishing %s is refused, and nothing is written', async (_, changed, message) => {
  const before = await textOf(COURSE);
  expect(await publishContent(request(changed))).toEqual({
    ok: false,
    failure: expect.stringContaining(message),
  });
  expect(await textOf(COURSE)).toBe(before);
  expect(await isThere('history.yaml')).toBe(false);
});

test('a draft is not published', async () => {
  await edit(COURSE, 'state: review', 'state: draft');
  expect(await publishContent(request())).toEqual({
    ok: false,
    failure: expect.stringContaining('还是草稿'),
  });
});

test('content with a problem is not published', async () => {
  await edit(COURSE, 'creditHours: 0.05', 'creditHours: 9');
  expect(await publishContent(request())).toEqual({
    ok: false,
    failure: expect.stringContaining('内容撑不起 9 学时'),
  });
  expect(await isThere('history.yaml')).toBe(false);
});

test('the same content is not published twice', async () => {
  await publishContent(request());
  expect(await publishContent(request())).toEqual({
    ok: false,
    failure: expect.stringContaining('完全一样'),
  });
});

test('only what is published and unchanged is retired', async () => {
  expect(await retireContent(request())).toEqual({
    ok: false,
    failure: expect.stringContaining('没有可停用的'),
  });
  await publishContent(request());
  await edit(LESSON, '一段文字', '另一段文字');
  expect(await retireContent(request())).toEqual({
    ok: false,
    failure: expect.stringContaining('内容与第 1 版发布时不同'),
  });
});

test('a broken draft of somebody else stands in nobody’s way', async () => {
  await edit(CASE, 'state: review', 'state: draft');
  await edit(CASE, 'start: door', 'start: doar');
  expect(await publishContent(request())).toMatchObject({ ok: true });
});
