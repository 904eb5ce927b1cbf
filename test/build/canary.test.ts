/** Answer keys never reach a browser (docs/architecture.md): planted in the keys, found nowhere in dist/. */
import { execFileSync } from 'node:child_process';
import { globSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { beforeAll, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import type { Catalogue } from '../../src/domain/catalogue/catalogue.ts';
import { copyContent, publishAgain } from '../support/content/publish-again.ts';

const root = resolve(import.meta.dirname, '../..');
const IN_EXPLANATION = 'KANARIENVOGEL-EXPLANATION';
const IN_RIGHT_OPTION = 'KANARIENVOGEL-OPTION';
const IN_WRONG_OPTION = 'KANARIENVOGEL-WRONGS';
const IN_STEM = 'KANARIENVOGEL-STEM';
const IN_LESSON = 'KANARIENVOGEL-LESSON';
const IN_PRESENCE_CHECK = 'KANARIENVOGEL-CHECK';

const IN_SITUATION = 'KANARIENVOGEL-SITUATION';
const IN_ITEM = 'KANARIENVOGEL-ITEM';
const IN_LEFT = 'KANARIENVOGEL-LEFT';
const IN_VARIANT = 'KANARIENVOGEL-VARIANT';
const IN_EXPECTS = 'KANARIENVOGEL-EXPECTS';
/** What stands on the right must be short; it is replaced, not lengthened. */
const IN_RIGHT_SIDE = 'KANARIE-RIGHT-';
const IN_DISTRACTOR = 'KANARIE-FALSE-';

interface Option {
  text: string;
  right?: boolean;
}
interface QuizFile {
  questions: {
    stem: string;
    explanation: string;
    options?: Option[];
    pairs?: { left: string; right: string }[];
    distractors?: string[];
    items?: string[];
    expects?: string;
    accepted?: (string | number)[];
    situation?: string;
    parts?: { stem: string; options?: Option[] }[];
  }[];
}

const work = mkdtempSync(join(tmpdir(), 'mingde-canary-'));
const distDirectory = join(work, 'dist');
let haystack: string;

beforeAll(async () => {
  const contentDirectory = copyContent(root, work);
  for (const file of globSync(join(contentDirectory, 'courses/*/quiz.yaml'))) plant(file);
  const [lesson = ''] = globSync(join(contentDirectory, 'courses/*/01-*.mdx'));
  writeFileSync(lesson, `${withCheck(readFileSync(lesson, 'utf8'))}\n\n${IN_LESSON}\n`);
  await publishAgain(contentDirectory);
  execFileSync(process.execPath, ['node_modules/astro/bin/astro.mjs', 'build', '--silent'], {
    cwd: root,
    env: {
      ...process.env,
      MINGDE_CONTENT_DIR: contentDirectory,
      MINGDE_DIST_DIR: distDirectory,
      MINGDE_BUILD_DIR: join(work, 'build'),
    },
  });
  haystack = filesIn(distDirectory).map(readUnpacked).join('\n');
}, 240_000);

type Planted = QuizFile['questions'][number];

function plant(file: string): void {
  const quiz = parse(readFileSync(file, 'utf8')) as QuizFile;
  for (const question of quiz.questions) {
    question.explanation += IN_EXPLANATION;
    question.stem += IN_STEM;
    plantOptions(question);
    plantTasks(question);
  }
  writeFileSync(file, stringify(quiz));
}

/** All options grow alike, or the lint of the question bank would see keys given away by their length. */
function plantOptions(question: Planted): void {
  const choices = [question, ...(question.parts ?? [])];
  for (const option of choices.flatMap(({ options }) => options ?? []))
    option.text += option.right ? IN_RIGHT_OPTION : IN_WRONG_OPTION;
  for (const part of question.parts ?? []) part.stem += IN_STEM;
}

function plantTasks(question: Planted): void {
  const rights = [...new Set(question.pairs?.map(({ right }) => right))];
  for (const pair of question.pairs ?? []) {
    pair.right = `${IN_RIGHT_SIDE}${rights.indexOf(pair.right)}`;
    pair.left += IN_LEFT;
  }
  question.distractors &&= question.distractors.map((_, at) => `${IN_DISTRACTOR}${at}`);
  question.items &&= question.items.map((item) => item + IN_ITEM);
  question.accepted &&= question.accepted.map((variant) => `${variant}${IN_VARIANT}`);
  if (question.expects) question.expects += IN_EXPECTS;
  if (question.situation) question.situation += IN_SITUATION;
}

/** A question that asks whether somebody is there, about the lesson's first section. */
function withCheck(source: string): string {
  const section = /^## (.*)$/m.exec(source)?.[1] ?? '';
  const texts = { question: IN_PRESENCE_CHECK, right: IN_PRESENCE_CHECK, wrong: ['KANARIENVOGEL-OTHER'] };
  return source.replace(/^objectives:/m, `checks: ${JSON.stringify([{ section, ...texts }])}\nobjectives:`);
}

function filesIn(directory: string): string[] {
  return readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .map((name) => join(directory, name))
    .filter((path) => statSync(path).isFile());
}

/** The search index and the compressed copies are packed; a key hidden in them would be as public as in a page. */
function readUnpacked(path: string): string {
  const bytes = readFileSync(path);
  if (path.endsWith('.br')) return brotliDecompressSync(bytes).toString('utf8');
  const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b;
  return (isGzip ? gunzipSync(bytes) : bytes).toString('utf8');
}

test('the search of this test finds what is public: in the page and in the unpacked search index', () => {
  const found = filesIn(distDirectory).filter((path) => readUnpacked(path).includes(IN_LESSON));
  expect(found.some((path) => path.endsWith('index.html'))).toBe(true);
  expect(found.some((path) => path.includes('/pagefind/'))).toBe(true);
});

test('the planted keys did reach the server', () => {
  const catalogue = JSON.parse(readFileSync(join(work, 'build/catalogue.json'), 'utf8')) as Catalogue;
  const questions = catalogue.courses.flatMap((course) => course.quiz.questions);
  expect(questions.length).toBeGreaterThan(0);
  expect(questions.every((question) => question.explanation.endsWith(IN_EXPLANATION))).toBe(true);
  const checks = catalogue.courses.flatMap((course) => course.lessons.flatMap((lesson) => lesson.checks));
  expect(checks.some(({ right }) => right === IN_PRESENCE_CHECK)).toBe(true);
});

test.each(['matching', 'ordering', 'fillIn', 'scenario'])('among them are questions of kind %s', (kind) => {
  const catalogue = JSON.parse(readFileSync(join(work, 'build/catalogue.json'), 'utf8')) as Catalogue;
  const found = catalogue.courses.flatMap((course) =>
    course.quiz.questions.filter((one) => one.kind === kind),
  );
  expect(found.length).toBeGreaterThanOrEqual(catalogue.courses.length);
});

const CANARIES = [
  ...[IN_EXPLANATION, IN_RIGHT_OPTION, IN_WRONG_OPTION, IN_STEM, IN_SITUATION, IN_ITEM, IN_LEFT, IN_VARIANT],
  ...[IN_EXPECTS, IN_RIGHT_SIDE, IN_DISTRACTOR, IN_PRESENCE_CHECK],
];

test('every canary did reach the server, or its absence elsewhere would say nothing', () => {
  const catalogue = readFileSync(join(work, 'build/catalogue.json'), 'utf8');
  expect(CANARIES.filter((canary) => !catalogue.includes(canary))).toEqual([]);
});

test.each(CANARIES)('%s is nowhere in dist/', (canary) => {
  expect(haystack.includes(canary)).toBe(false);
});

test('the catalogue itself is not among the public files', () => {
  // A script may be named after the module of its types; what it holds, the search for canaries has read.
  expect(filesIn(distDirectory).filter((path) => /catalogue[^/]*\.json/.test(path))).toEqual([]);
});
