/** Examples to begin from: they pass the check as they are, and nothing that is there is overwritten. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { NEW_KINDS, type NewKind, newContent } from '../../../src/content/new-content.ts';
import { formatProblems } from '../../../src/content/problem.ts';
import { readContent } from '../../../src/content/read-content.ts';
import { type ContentFolder, contentFolder } from '../../support/content/content-folder.ts';
import { written } from './broken.ts';

let folder: ContentFolder;
beforeEach(async () => {
  const terms =
    '- name: 一次性告知\n  pinyin: yi ci xing gao zhi\n  group: service\n  definition: 一次说清。\n';
  folder = await contentFolder([written('glossary.yaml', terms)]);
});
afterEach(() => folder.remove());

const make = (kind: NewKind, name: string) =>
  newContent({ contentDir: folder.contentDir, kind, name, today: '2026-11-24' });

test.each(NEW_KINDS)('a new %s passes the check as it is', async (kind) => {
  expect(await make(kind, 'fresh-one')).toMatchObject({ ok: true });
  const read = await readContent(folder.contentDir);
  expect(read.ok ? '' : formatProblems(read.failure)).toBe('');
});

test('a new course and a new case are drafts of today', async () => {
  await make('course', 'fresh');
  await make('case', 'fresh');
  for (const path of ['courses/fresh/course.yaml', 'cases/fresh.mdx']) {
    const text = await readFile(join(folder.contentDir, path), 'utf8');
    expect(text).toContain('state: draft');
    expect(text).toContain('2026-11-24');
  }
});

test('a new policy is the newest one once more, from the next year on', async () => {
  await make('policy', 'next');
  const read = await readContent(folder.contentDir);
  const made = read.ok ? read.value.policies.find(({ id }) => id === 'next') : undefined;
  expect(made?.file.value).toMatchObject({ version: 2, fromYear: 2027 });
});

test.each(NEW_KINDS)('a %s that is there is not touched', async (kind) => {
  await make(kind, 'fresh');
  const before = await readdir(folder.contentDir, { recursive: true });
  expect(await make(kind, 'fresh')).toEqual({ ok: false, failure: expect.stringContaining('已经有了') });
  expect(await readdir(folder.contentDir, { recursive: true })).toEqual(before);
});

test.each(['试一试', '../out', 'Upper', '', 'a b', '-x', 'a'.repeat(61)])(
  'the name “%s” is refused',
  async (name) => {
    const before = await readdir(folder.contentDir, { recursive: true });
    expect(await make('course', name)).toEqual({ ok: false, failure: expect.stringContaining('不合用') });
    expect(await readdir(folder.contentDir, { recursive: true })).toEqual(before);
  },
);

test('outside a project it says where to be', async () => {
  const made = await newContent({
    contentDir: '/nowhere/content',
    kind: 'case',
    name: 'a',
    today: '2026-11-24',
  });
  expect(made).toEqual({ ok: false, failure: expect.stringContaining('找不到内容文件夹') });
});
