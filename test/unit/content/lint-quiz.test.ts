/** The lint of question banks: what makes a bank guessable or thin, each with its place and the fix. */
import { describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { readContent } from '../../../src/content/read-content.ts';
import { contentFolder } from '../../support/content/content-folder.ts';
import { SAMPLE_FILES } from '../../support/content/sample-files.ts';
import { QUIZ } from './broken.ts';

type Entry = Readonly<Record<string, unknown>>;
const head = parse(SAMPLE_FILES[QUIZ] ?? '') as { passPercent: number; draw: unknown };
const asked = (id: string): Entry => ({
  id,
  objective: 'say-it-all',
  explanation: '因为课文里这样讲过，见第一节。',
});

/** `right` from 1; the texts are equally long unless given. */
function single(id: string, right: number, texts = ['选项甲', '选项乙', '选项丙']): Entry {
  const options = texts.map((text, at) => (at + 1 === right ? { text, right: true } : { text }));
  return { ...asked(id), kind: 'single', stem: `${id} 怎么办？`, options };
}
function multiple(id: string, ...right: readonly number[]): Entry {
  const options = ['甲', '乙', '丙', '丁'].map((text, at) =>
    right.includes(at + 1) ? { text, right: true } : { text },
  );
  return { ...asked(id), kind: 'multiple', stem: `${id} 有哪些？`, options };
}
const judged = (id: string, answer: boolean): Entry => ({
  ...asked(id),
  kind: 'trueFalse',
  stem: `${id} 对不对。`,
  answer,
});
const many = (count: number, make: (id: string, at: number) => Entry) =>
  Array.from({ length: count }, (_, at) => make(`q${at + 1}`, at));
const matching = (more: Entry = {}): Entry => ({
  ...asked('m1'),
  kind: 'matching',
  stem: '配一配。',
  pairs: ['一', '二', '三'].map((left, at) => ({ left: `左${left}`, right: `右${at % 2}` })),
  ...more,
});
const ordering = (items: readonly string[]): Entry => ({
  ...asked('s1'),
  kind: 'ordering',
  stem: '排一排。',
  items,
});
const fillIn = (stem: string, accepted: readonly (string | number)[]): Entry => ({
  ...asked('f1'),
  kind: 'fillIn',
  stem,
  expects: '两个字',
  accepted,
});
const scenario = (parts: readonly Entry[], situation = '某天下午。'): Entry => ({
  ...asked('c1'),
  kind: 'scenario',
  stem: '读一读。',
  situation,
  parts,
});
const part = ({ kind, stem, options, answer }: Entry): Entry =>
  kind === 'trueFalse' ? { kind, stem, answer } : { kind, stem, options };

/** What is found in a bank of these, and some sound ones beside them so that the pool is wide enough. */
async function found(...questions: readonly Entry[]) {
  const sound = [single('z1', 1), single('z2', 2), single('z3', 3), judged('z4', true)];
  const quiz = stringify({ ...head, questions: [...questions, ...sound] });
  const folder = await contentFolder([{ path: QUIZ, write: quiz }]);
  const read = await readContent(folder.contentDir);
  await folder.remove();
  const brief = ({ file, line, message }: { file: string; line: number; message: string }) => ({
    file: file.replace(/^content\//, ''),
    source: quiz.split('\n')[line - 1]?.trim() ?? '',
    message,
  });
  return read.ok
    ? { errors: [], warnings: read.value.warnings.map(brief) }
    : { errors: read.failure.map(brief), warnings: [] };
}

test('a sound bank of every kind has neither errors nor warnings', async () => {
  const bank = [
    ...many(9, (id, at) => single(id, (at % 3) + 1)),
    matching(),
    ordering(['先问', '再办', '后回']),
    fillIn('每年 ____ 学时。', [8, '八']),
    scenario([part(single('p', 2)), part(multiple('p', 1, 3)), part(judged('p', false))]),
  ];
  expect(await found(...bank)).toEqual({ errors: [], warnings: [] });
});

describe('errors', () => {
  const longest = ['短的', '这一个是明显最长的', '短些'];
  test.each<[string, readonly Entry[], string, string]>([
    ['the longest is right', many(9, (id) => single(id, 2, longest)), 'questions:', '看长短就能猜中'],
    ['always in one place', many(9, (id) => single(id, 2)), 'questions:', '正确选项排在第 2 位'],
    ['always the same set', many(5, (id) => multiple(id, 1, 3)), 'questions:', '都排在第 1、3 位'],
    ['all true', many(5, (id) => judged(id, true)), 'questions:', '6 道判断题里有 6 道的答案是“正确”'],
    ['all of the above', [single('q1', 3, ['甲', '乙', '以上都对'])], '- text: 以上都对', '总括了别的选项'],
    [
      'none of the above',
      [single('q1', 1, ['甲', '乙', '以上都不正确。'])],
      '- text: 以上都不正确。',
      '总括',
    ],
    ['in a part', [scenario([part(single('p', 1, ['甲', '乙', '全都是']))])], '- text: 全都是', '总括'],
    [
      'a stem twice',
      [single('q1', 1), { ...single('q2', 2), stem: 'q1，怎么办?' }],
      'stem: q1，怎么办?',
      '题干和 q1 题一样',
    ],
    [
      'one pair',
      [matching({ pairs: ['一', '二', '三'].map((left) => ({ left, right: '同' })) })],
      'pairs:',
      '没有什么可配',
    ],
    [
      'a left side twice',
      [matching({ pairs: ['一', '二', '一'].map((left, at) => ({ left, right: `右${at}` })) })],
      '- left: 一',
      '出现了两次',
    ],
    ['a distractor that is right', [matching({ distractors: ['右1'] })], '- 右1', '是某一对的右边'],
    ['an item twice', [ordering(['先', '后', '先'])], '- 先', '每一项都要不同'],
    ['numbered items', [ordering(['1. 问', '办', '回'])], '- 1. 问', '看序号就能排好'],
    ['numbered in Chinese', [ordering(['第一步，问', '办', '回'])], '- 第一步，问', '看序号就能排好'],
    ['no blank', [fillIn('每年多少学时？', [8])], 'stem: 每年多少学时？', '要有一个空'],
    ['two blanks', [fillIn('____ 和 ____。', ['甲'])], 'stem: ____ 和 ____。', '只能有一个空'],
    ['a variant that counts already', [fillIn('每年 ____ 学时。', ['8', '８'])], '- ８', '算同一个'],
    ['the answer in the stem', [fillIn('公示以后还要____，公示几天？', ['公示'])], '- 公示', '照抄就能填对'],
    ['a variant without a character', [fillIn('每年 ____ 学时。', ['。'])], '- 。', '认不出来'],
  ])('%s', async (_what, questions, source, message) => {
    const { errors } = await found(...questions);
    expect(errors).toContainEqual({ file: QUIZ, source, message: expect.stringContaining(message) });
  });

  test('a word that only begins like a catch-all may stand', async () => {
    expect(await found(single('q1', 1, ['以上级批复为准', '都填对的表', '上面写明的人']))).toEqual({
      errors: [],
      warnings: [],
    });
  });
});

describe('warnings stop nothing', () => {
  test.each<[string, readonly Entry[], string, string]>([
    [
      'a thin explanation',
      [{ ...judged('q1', false), explanation: '课文讲过。' }],
      'explanation: 课文讲过。',
      '只有 5 个字',
    ],
    [
      'an explanation that repeats the answer',
      [{ ...single('q1', 1), explanation: '选项甲。' }],
      'explanation: 选项甲。',
      '只是重复了正确答案',
    ],
    [
      'a right option that stands out',
      [single('q1', 1, ['先把来意问清楚，复述一遍，再一次说全要补的四样', '请他等', '请他走'])],
      'options:',
      '一眼看得出来',
    ],
  ])('%s', async (_what, questions, source, message) => {
    expect(await found(...questions)).toEqual({
      errors: [],
      warnings: [{ file: QUIZ, source, message: expect.stringContaining(message) }],
    });
  });

  test('a pool smaller than twice the draw', async () => {
    const quiz = stringify({ ...head, questions: [single('q1', 1), single('q2', 2), judged('q3', true)] });
    const folder = await contentFolder([{ path: QUIZ, write: quiz }]);
    const read = await readContent(folder.contentDir);
    await folder.remove();
    if (!read.ok) throw new Error('warnings must not stop');
    expect(read.value.warnings.map(({ line, message }) => [line, message])).toEqual([
      [4, '目标“say-it-all”每次抽 2 题，题库里只有 3 题，再答时会遇到许多旧题。建议至少 4 题。'],
    ]);
  });
});
