/** Every check of content, one broken fixture each: the place and the words are what authors get. */
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { formatProblems, type Problem } from '../../../src/content/problem.ts';
import { readContent } from '../../../src/content/read-content.ts';
import { type Change, contentFolder } from '../../support/content/content-folder.ts';
import type { Broken } from './broken.ts';
import { COURSE, QUIZ, replaced } from './broken.ts';
import { BROKEN_BLOCKS } from './broken-blocks.ts';
import { BROKEN_CASES } from './broken-cases.ts';
import { BROKEN_COMPONENTS } from './broken-components.ts';
import { BROKEN_FIELDS } from './broken-fields.ts';
import { BROKEN_FIGURES } from './broken-figures.ts';
import { BROKEN_FILES } from './broken-files.ts';
import { BROKEN_LESSONS } from './broken-lessons.ts';
import { BROKEN_NOTICES } from './broken-notices.ts';
import { BROKEN_POLICIES } from './broken-policies.ts';
import { BROKEN_PUBLICATION } from './broken-publication.ts';
import { BROKEN_QUIZZES } from './broken-quizzes.ts';
import { BROKEN_RUBRICS } from './broken-rubrics.ts';

async function problemsOf(changes: readonly Change[]): Promise<readonly Problem[]> {
  const folder = await contentFolder(changes);
  const read = await readContent(folder.contentDir);
  await folder.remove();
  return read.ok ? [] : read.failure;
}

function brief({ file, line, column, message }: Problem): string {
  return `${file.replace(/^content\//, '')}:${line}:${column} ${message}`;
}

const TABLES: Readonly<Record<string, readonly Broken[]>> = {
  fields: BROKEN_FIELDS,
  files: BROKEN_FILES,
  lessons: BROKEN_LESSONS,
  components: BROKEN_COMPONENTS,
  blocks: BROKEN_BLOCKS,
  publication: BROKEN_PUBLICATION,
  figures: BROKEN_FIGURES,
  quizzes: BROKEN_QUIZZES,
  cases: BROKEN_CASES,
  policies: BROKEN_POLICIES,
  notices: BROKEN_NOTICES,
  rubrics: BROKEN_RUBRICS,
};

test('content that is right has no problems', async () => {
  expect(await problemsOf([])).toEqual([]);
});

test('the portal’s own content has no problems', async () => {
  const read = await readContent(fileURLToPath(new URL('../../../content', import.meta.url)));
  expect(read.ok ? '' : formatProblems(read.failure)).toBe('');
});

for (const [area, table] of Object.entries(TABLES)) {
  describe(`broken ${area} are reported`, () => {
    test.each(table)('$name', async ({ changes, problems }) => {
      expect((await problemsOf(changes)).map(brief)).toEqual(problems);
    });
  });
}

test('all problems are reported together, by file and line', async () => {
  const found = await problemsOf([
    replaced(QUIZ, 'kind: single', 'kind: singel'),
    replaced(COURSE, 'principle: service', 'principle: servise'),
    replaced(COURSE, '2026-11-22', '2026-02-30'),
  ]);
  expect(found.map(({ file, line }) => `${file}:${line}`)).toEqual([
    'content/courses/sample/course.yaml:3',
    'content/courses/sample/course.yaml:13',
    'content/courses/sample/quiz.yaml:8',
  ]);
});

test('line endings and byte-order marks of Windows editors change nothing', async () => {
  const folder = await contentFolder();
  const { SAMPLE_FILES } = await import('../../support/content/sample-files.ts');
  const windows = Object.entries(SAMPLE_FILES).map(([path, text]) => ({
    path,
    write: `\uFEFF${text.replaceAll('\n', '\r\n')}`,
  }));
  await folder.remove();
  expect(await problemsOf(windows)).toEqual([]);
});

/** Eight single-choice questions over one objective, drawn one at a time. */
function quizOfSingles(options: (index: number) => readonly [string, boolean][]): string {
  const questions = Array.from({ length: 8 }, (_, index) => [
    `  - id: q${index}`,
    '    objective: say-it-all',
    '    kind: single',
    `    stem: 第 ${index} 题`,
    '    options:',
    ...options(index).flatMap(([text, right]) => [
      `      - text: ${text}`,
      ...(right ? ['        right: true'] : []),
    ]),
    '    explanation: 因为如此。',
  ]);
  const draw = ['passPercent: 80', 'draw:', '  - objective: say-it-all', '    count: 2', 'questions:'];
  return [...draw, ...questions.flat(), ''].join('\n');
}

test('a pool whose right options are mostly the longest is refused', async () => {
  const write = quizOfSingles((index) => {
    const options: [string, boolean][] = [
      ['甲', false],
      ['乙', false],
      ['丙', false],
    ];
    options[index % 3] = ['这一个写得最长', true];
    return options;
  });
  expect((await problemsOf([{ path: QUIZ, write }])).map(brief)).toEqual([
    'courses/sample/quiz.yaml:5:1 8 道单选题里有 8 道的正确选项最长，看长短就能猜中。请把正确选项写短些，或者把错误选项写得一样具体。',
  ]);
});

test('a pool whose right options mostly stand in one place is refused', async () => {
  const write = quizOfSingles(() => [
    ['甲甲', false],
    ['乙乙', true],
    ['丙丙', false],
  ]);
  expect((await problemsOf([{ path: QUIZ, write }])).map(brief)).toEqual([
    'courses/sample/quiz.yaml:5:1 8 道单选题里有 8 道的正确选项排在第 2 位。请把位置打散。',
  ]);
});
