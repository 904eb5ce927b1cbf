/** What may stand as an answer to which kind, and what the refusal says. */
import { describe, expect, test } from 'vitest';
import type { Question } from '../../../../src/domain/catalogue/catalogue.ts';
import { type DrawnQuestion, drawQuestions } from '../../../../src/domain/quiz/attempt.ts';
import { judgeAnswer } from '../../../../src/domain/quiz/judge-answer.ts';
import {
  aFillIn,
  aMatching,
  anOrdering,
  aQuestion,
  aQuiz,
  aScenario,
  optionsOf,
  seededChance,
} from '../../../support/builders.ts';

function drawn(question: Question): DrawnQuestion {
  const quiz = aQuiz({ draw: [{ objective: question.objective, count: 1 }], questions: [question] });
  const [only] = drawQuestions(quiz, seededChance(5));
  if (!only) throw new Error('one is drawn');
  return only;
}

function judge(question: Question, answerOf: (of: DrawnQuestion) => readonly string[]) {
  const of = drawn(question);
  const judged = judgeAnswer(question, of, answerOf(of));
  return judged.ok ? judged.value : judged.failure.message;
}

const ids = (of: DrawnQuestion) => of.options.map(({ id }) => id);
const partIds = (of: DrawnQuestion, at: number) => of.parts?.[at]?.options.map(({ id }) => id) ?? [];

test.each([aQuestion(), aMatching(), anOrdering(), aFillIn(), aScenario()])(
  'the answer to a $kind can be taken back',
  (question) => {
    expect(judge(question, () => [])).toEqual([]);
  },
);

describe('a choice', () => {
  const single = aQuestion();
  const multiple = aQuestion({ kind: 'multiple', options: optionsOf(4, 'o1', 'o3') });
  const judged = aQuestion({ kind: 'trueFalse', options: optionsOf(2, 'o1') });

  test('takes one option, or several where several may be right', () => {
    expect(judge(single, (of) => ids(of).slice(0, 1))).toHaveLength(1);
    expect(judge(multiple, (of) => ids(of).slice(0, 3))).toHaveLength(3);
  });

  test.each([
    [single, (of: DrawnQuestion) => ids(of).slice(0, 2), '单选题和判断题只能选一个。'],
    [judged, ids, '单选题和判断题只能选一个。'],
    [multiple, (of: DrawnQuestion) => [ids(of)[0] ?? '', ids(of)[0] ?? ''], '同一个选项只能选一次。'],
    [single, () => ['o1'], '选项必须是这道题给出的选项。'],
    [multiple, (of: DrawnQuestion) => [ids(of)[0] ?? '', 'elsewhere'], '选项必须是这道题给出的选项。'],
  ] as const)('refuses what is none: %#', (question, answerOf, message) => {
    expect(judge(question, answerOf)).toBe(message);
  });
});

describe('a matching', () => {
  test('may be half done, and one option may go with several rows', () => {
    const half = judge(aMatching(), (of) => [ids(of)[1] ?? '', '', ids(of)[1] ?? '']);
    expect(half).toHaveLength(3);
  });

  test('with nothing matched is no answer', () => {
    expect(judge(aMatching(), () => ['', '', ''])).toEqual([]);
  });

  test.each([
    [
      'too few',
      (of: DrawnQuestion) => ids(of).slice(0, 2),
      '配对题要按左边的次序给出 3 项，没有选的一项留空。',
    ],
    [
      'a row’s id',
      (of: DrawnQuestion) => (of.rows ?? []).map(({ id }) => id),
      '配对题右边的选项必须是这道题给出的选项。',
    ],
    ['the key', () => ['o1', 'o2', 'o2'], '配对题右边的选项必须是这道题给出的选项。'],
  ] as const)('refuses %s', (_what, answerOf, message) => {
    expect(judge(aMatching(), answerOf)).toBe(message);
  });
});

test.each([
  ['a part of the items', (of: DrawnQuestion) => ids(of).slice(1)],
  ['an item twice', (of: DrawnQuestion) => [...ids(of).slice(1), ids(of)[1] ?? '']],
  ['the key', () => ['o1', 'o2', 'o3', 'o4']],
] as const)('an ordering refuses %s', (_what, answerOf) => {
  expect(judge(anOrdering(), answerOf)).toBe('排序题要给出全部 4 项，每项一次。');
});

describe('a blank', () => {
  test('keeps the text as it was typed, and blanks alone are no answer', () => {
    expect(judge(aFillIn(), () => [' ８ 学时 '])).toEqual([' ８ 学时 ']);
    expect(judge(aFillIn(), () => ['　 '])).toEqual([]);
  });

  test('counts characters, not code units', () => {
    expect(judge(aFillIn(), () => ['𠮷'.repeat(60)])).toHaveLength(1);
    expect(judge(aFillIn(), () => ['字'.repeat(61)])).toBe('填空题的答案最多 60 个字。');
  });

  test.each([
    [['8', '九'], '填空题只有一个空。'],
    [['两\n行'], '填空题的答案只写一行文字。'],
    [['\u0000'], '填空题的答案只写一行文字。'],
    [['\uD800'], '填空题的答案只写一行文字。'],
  ])('refuses %j', (given, message) => {
    expect(judge(aFillIn(), () => given)).toBe(message);
  });
});

describe('a scenario', () => {
  test('holds the choices of all its parts, in any order, half done too', () => {
    const given = judge(aScenario(), (of) => [...partIds(of, 1).slice(0, 2), ...partIds(of, 0).slice(0, 1)]);
    expect(given).toHaveLength(3);
  });

  test('each part keeps its own rule', () => {
    expect(judge(aScenario(), (of) => partIds(of, 0).slice(0, 2))).toBe(
      '第 1 小题：单选题和判断题只能选一个。',
    );
    expect(judge(aScenario(), (of) => [...partIds(of, 1).slice(0, 1), ...partIds(of, 1).slice(0, 1)])).toBe(
      '第 2 小题：同一个选项只能选一次。',
    );
    expect(judge(aScenario(), () => ['o2'])).toBe('选项必须是这道题给出的选项。');
  });
});
