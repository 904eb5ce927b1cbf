/** The catalogue the server reads, and the view of it that pages may have. */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { compileCatalogue } from '../../../src/content/compile-catalogue.ts';
import { sha256Hex } from '../../../src/content/content-hash.ts';
import { hoursTable } from '../../../src/content/hours-table.ts';
import { loadCurriculum } from '../../../src/content/load-curriculum.ts';
import { ContentProblems } from '../../../src/content/problem.ts';
import { readContent } from '../../../src/content/read-content.ts';
import type { Catalogue } from '../../../src/domain/catalogue/catalogue.ts';
import { assessYear } from '../../../src/domain/policy/assess-year.ts';
import { claimableCentihours } from '../../../src/domain/policy/conversion.ts';
import { postingDays } from '../../../src/domain/policy/posting-window.ts';
import { aYear } from '../../support/builders.ts';
import { type Change, type ContentFolder, contentFolder } from '../../support/content/content-folder.ts';
import {
  CASE,
  COURSE,
  FIGURE,
  LESSON,
  POLICY,
  QUIZ,
  replaced,
  SECOND_LESSON,
  SECOND_POLICY,
  written,
} from './broken.ts';

let sample: ContentFolder;
let catalogue: Catalogue;

beforeAll(async () => {
  sample = await contentFolder();
  catalogue = await compile(sample);
});
afterAll(() => sample.remove());

async function compile(folder: ContentFolder): Promise<Catalogue> {
  const read = await readContent(folder.contentDir);
  if (!read.ok) throw new ContentProblems(read.failure);
  return compileCatalogue(read.value, sha256Hex);
}

async function compileChanged(...changes: Change[]): Promise<Catalogue> {
  const folder = await contentFolder(changes);
  const compiled = await compile(folder);
  await folder.remove();
  return compiled;
}

const lessonsOf = (from: Catalogue) => from.courses[0]?.lessons ?? [];

test('sections are numbered in reading order and measured without their self-checks', () => {
  expect(lessonsOf(catalogue)[0]?.sections).toEqual([
    // the heading 3, a paragraph 11, a caption 2, two list items 5
    { id: 's1', title: '第一节', characters: 21, silentCharacters: 21 },
    // the heading 3, a table 4, two speakers and their words 13, a basis 11, a question to think about 8
    { id: 's2', title: '第二节', characters: 39, silentCharacters: 48 },
  ]);
});

test('a lesson carries its characters at the policy’s speed and half a minute for each self-check', () => {
  const lesson = lessonsOf(catalogue)[0];
  expect(lesson?.characters).toBe(60);
  expect(lesson?.selfChecks).toBe(1);
  expect(lesson?.budgetSeconds).toBe(Math.round((60 * 60) / 300 + 30));
  expect(lesson?.minimumMinutes).toBe(1);
});

test('a course carries its lessons and its drawn questions', () => {
  const [course] = catalogue.courses;
  const seconds = lessonsOf(catalogue).reduce((sum, lesson) => sum + lesson.budgetSeconds, 0);
  expect(course?.budgetSeconds).toBe(seconds + 2 * 60);
  expect(course?.creditCentihours).toBe(5);
});

test('lessons are known by course and slug', () => {
  expect(lessonsOf(catalogue).map(({ id, slug }) => [id, slug])).toEqual([
    ['sample/01-first', '01-first'],
    ['sample/02-second', '02-second'],
  ]);
});

test('a rare character counts as one', async () => {
  const one = await compileChanged(replaced(SECOND_LESSON, '又一段文字。', '𠮷'));
  expect(lessonsOf(one)[1]?.characters).toBe('只有一节'.length + 1);
});

function optionsAt(place: number) {
  const question = catalogue.courses[0]?.quiz.questions.at(place);
  return question && 'options' in question ? question.options : undefined;
}

test('true-or-false questions become 正确 and 错误', () => {
  expect(optionsAt(-1)).toEqual([
    { id: 'o1', text: '正确', right: false },
    { id: 'o2', text: '错误', right: true },
  ]);
});

test('options are numbered as they are written', () => {
  expect(optionsAt(0)).toEqual([
    { id: 'o1', text: '选项甲', right: false },
    { id: 'o2', text: '选项乙', right: true },
    { id: 'o3', text: '选项丙', right: false },
  ]);
});

test('decimal 学时 of a policy become centihours', () => {
  expect(catalogue.policies[0]?.requirements[0]).toEqual({
    id: 'annual-hours',
    kind: 'minimumHours',
    title: '全年学时',
    categories: ['ethicsOnline', 'ethicsEvent'],
    requiredCentihours: 800,
  });
  expect(catalogue.policies[0]?.id).toBe('sample');
});

test('another policy file, other rules: steps, days, caps, floors, a quota and a cut-off in the next year', async () => {
  const yunnan = await readFile(new URL('../../../docs/examples/yunnan-steps.yaml', import.meta.url), 'utf8');
  const other = await compileChanged({ path: POLICY, write: yunnan });
  const [policy] = other.policies;
  expect(policy && postingDays(policy, 2026)).toEqual({
    cutOff: '2027-04-30',
    lateEntry: '2027-05-15',
    makeUp: '2027-04-30',
  });
  expect(policy && claimableCentihours(policy, 15 * 60)).toBe(25);
  expect(policy && claimableCentihours(policy, 30 * 60)).toBe(100);
  const totals = aYear({ ethicsOnline: 500, ethicsPractice: 350 }, { law: { ethicsOnline: 500 } });
  expect(policy && assessYear(policy, totals)).toMatchObject([
    { achievedCentihours: 700, capsReached: [{ id: 'practice', postedCentihours: 350 }], state: 'unmet' },
    { kind: 'minimumPrinciples', requiredCentihours: 50, state: 'unmet' },
    { reading: 'quota', denominatorCentihours: 5000, achievedBasisPoints: 1000, state: 'met' },
  ]);
});

test('a case is measured by its shortest way and its debrief', () => {
  const [study] = catalogue.cases;
  // From the door straight to the ending: one decision, the two scenes and the debrief.
  expect(study).toMatchObject({ start: 'door', decisions: 1, creditCentihours: 3, minimumMinutes: 1 });
  expect(study?.budgetSeconds).toBe(Math.round(((study?.characters ?? 0) * 60) / 300 + 90));
});

test('a build prints what is published and its sum', () => {
  const table = hoursTable(catalogue);
  expect(table.at(-1)).toMatch(/^ +0\.08 +\d+\.\d {2}合计$/);
  expect(table.some((line) => line.endsWith('cases/door 样例案例'))).toBe(true);
});

test('the portal publishes more than the year asks for: at least 11 学时', async () => {
  const contentDir = fileURLToPath(new URL('../../../content', import.meta.url));
  const { courses, cases } = (await loadCurriculum(contentDir, 'site')).catalogue;
  const claimed = [...courses, ...cases].reduce((sum, one) => sum + one.creditCentihours, 0);
  expect(claimed).toBeGreaterThanOrEqual(1100);
  expect(cases.reduce((sum, one) => sum + one.creditCentihours, 0)).toBe(200);
});

test('a case lists its scenes in reading order', () => {
  expect(catalogue.cases[0]?.scenes.map(({ id, leadsTo }) => [id, ...leadsTo])).toEqual([
    ['door', 'open', 'wait'],
    ['wait', 'open', 'gone'],
    ['open'],
    ['gone'],
  ]);
});

test('the same content has the same hashes wherever it lies', async () => {
  expect(await compileChanged()).toEqual(catalogue);
});

test.each([
  ['a lesson', LESSON, '一段文字', '另一段字', true],
  ['a figure', FIGURE, 'M0 0h10', 'M0 0h11', true],
  ['the quiz', QUIZ, '选项甲', '选项丁', false],
  ['the course file', COURSE, '一次说全', '一次讲全', false],
])('a change of %s changes the course’s hash', async (_, path, from, to, changesLesson) => {
  const changed = await compileChanged(replaced(path, from, to));
  expect(changed.courses[0]?.contentHash).not.toBe(catalogue.courses[0]?.contentHash);
  expect(lessonsOf(changed)[0]?.contentHash !== lessonsOf(catalogue)[0]?.contentHash).toBe(changesLesson);
  expect(lessonsOf(changed)[1]?.contentHash).toBe(lessonsOf(catalogue)[1]?.contentHash);
});

test.each([
  ['the state', COURSE, 'state: draft', 'state: review'],
  ['the author', COURSE, 'author: 编写组', 'author: 另一组'],
  ['a note on the change', COURSE, '首次发布', '首次公布'],
  ['the state of a case', CASE, 'state: draft', 'state: review'],
])('%s is no content: it changes no hash', async (_, path, from, to) => {
  const changed = await compileChanged(replaced(path, from, to));
  const hashes = ({ courses, cases }: Catalogue) => [...courses, ...cases].map((each) => each.contentHash);
  expect(hashes(changed)).toEqual(hashes(catalogue));
});

test('a change of a case changes its hash', async () => {
  const changed = await compileChanged(replaced(CASE, '他走了。', '他没走。'));
  expect(changed.cases[0]?.contentHash).not.toBe(catalogue.cases[0]?.contentHash);
});

test('a later policy does not change what an earlier version of a course was worth', async () => {
  const slower = SECOND_POLICY.replace('fromYear: 2022', 'fromYear: 2027').replace(
    'Minute: 300',
    'Minute: 3',
  );
  const changed = await compileChanged(written('policies/second.yaml', slower));
  expect(lessonsOf(changed)).toEqual(lessonsOf(catalogue));
  const now = await compileChanged(replaced(POLICY, 'Minute: 300', 'Minute: 3'));
  expect(lessonsOf(now)[0]?.budgetSeconds).toBe(60 * 20 + 30);
});

test('pages get no question, no answer and no explanation', async () => {
  const { publicCurriculum } = await loadCurriculum(sample.contentDir, 'preview');
  expect(publicCurriculum.courses[0]?.quiz).toEqual({ passPercent: 80, questionCount: 2 });
  const seen = JSON.stringify(publicCurriculum);
  for (const secret of ['单选题？', '选项甲', '因为如此', '判断题', '"right"', '"answer"']) {
    expect(seen).not.toContain(secret);
  }
});

test('content with problems does not load', async () => {
  const folder = await contentFolder([replaced(COURSE, 'version: 1', 'version: 0')]);
  await expect(loadCurriculum(folder.contentDir, 'preview')).rejects.toThrow('course.yaml:4:1  不能小于 1。');
  await folder.remove();
});

test('a section without a question of presence of its own gets one from the headings', () => {
  expect(lessonsOf(catalogue)[0]?.checks).toEqual([
    {
      ...{ id: 'k1', section: 's1', question: '刚才读到的这一节，标题是哪一个？' },
      ...{ right: '第一节', wrong: ['第二节', '只有一节'] },
    },
    {
      ...{ id: 'k2', section: 's2', question: '刚才读到的这一节，标题是哪一个？' },
      ...{ right: '第二节', wrong: ['只有一节', '第一节'] },
    },
  ]);
});

test('and one from a sentence, where there are sentences to tell apart', async () => {
  const [own, other] = ['话要当面一次说得清清楚楚。', '没有说清的事情第二天再说。'];
  const compiled = await compileChanged(
    replaced(LESSON, '一段文字，**加粗**也可以。', own),
    replaced(SECOND_LESSON, '又一段文字。', other),
  );
  expect(lessonsOf(compiled)[0]?.checks[1]).toMatchObject({ section: 's1', right: own, wrong: [other] });
});

test('the author’s question stands in their place', async () => {
  const checks = 'checks:\n  - section: 第一节\n    question: 几项？\n    right: 两项\n    wrong: [三项]';
  const compiled = await compileChanged(
    replaced(LESSON, 'objectives: [say-it-all]', `objectives: [say-it-all]\n${checks}`),
  );
  expect(lessonsOf(compiled)[0]?.checks.filter(({ section }) => section === 's1')).toEqual([
    { id: 'k1', section: 's1', question: '几项？', right: '两项', wrong: ['三项'] },
  ]);
});
