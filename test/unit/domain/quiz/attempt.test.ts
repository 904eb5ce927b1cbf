/** One attempt: drawn by the blueprint under ids of its own, graded all or nothing. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type Answers,
  type DrawnQuestion,
  drawQuestions,
  gradeAttempt,
  isAnswerShaped,
  poolQuestion,
} from '../../../../src/domain/quiz/attempt.ts';
import { aQuestion, aQuiz, optionsOf, seededChance } from '../../../support/builders.ts';

const quiz = aQuiz();
const seed = fc.integer({ min: 1, max: 2 ** 31 });

/** The options of a drawn question that the key calls right. */
function rightOptions(drawn: DrawnQuestion): string[] {
  const key = poolQuestion(quiz, drawn)
    ?.options.filter((option) => option.right)
    .map((option) => option.id);
  return drawn.options.filter((option) => key?.includes(option.optionId)).map((option) => option.id);
}

function answersWith(drawn: readonly DrawnQuestion[], rightCount: number): Answers {
  return Object.fromEntries(
    drawn.slice(0, rightCount).map((question) => [question.id, rightOptions(question)]),
  );
}

test('the blueprint is obeyed: so many of each objective, no question twice', () => {
  fc.assert(
    fc.property(seed, (n) => {
      const drawn = drawQuestions(quiz, seededChance(n));
      const objectives = drawn.map((question) => poolQuestion(quiz, question)?.objective);
      expect(objectives.filter((objective) => objective === 'spot-conflict')).toHaveLength(3);
      expect(objectives.filter((objective) => objective === 'say-no')).toHaveLength(2);
      expect(new Set(drawn.map((question) => question.questionId)).size).toBe(5);
    }),
  );
});

test('every id an attempt shows is fresh: none is in the pool, and none appears twice', () => {
  const pool = new Set(
    quiz.questions.flatMap(({ id, options }) => [id, ...options.map((option) => option.id)]),
  );
  fc.assert(
    fc.property(seed, (n) => {
      const drawn = drawQuestions(quiz, seededChance(n));
      const ids = drawn.flatMap(({ id, options }) => [id, ...options.map((option) => option.id)]);
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids.some((id) => pool.has(id))).toBe(false);
    }),
  );
});

test('every option of a drawn question is offered once', () => {
  fc.assert(
    fc.property(seed, (n) => {
      for (const question of drawQuestions(quiz, seededChance(n))) {
        const offered = question.options.map((option) => option.optionId).sort();
        expect(offered).toEqual(poolQuestion(quiz, question)?.options.map((option) => option.id));
      }
    }),
  );
});

test('every question of the pool and every place of the right option comes up', () => {
  const drawn = Array.from({ length: 200 }, (_, at) =>
    drawQuestions(quiz, seededChance(at * 7919 + 1)),
  ).flat();
  expect(new Set(drawn.map((question) => question.questionId)).size).toBe(quiz.questions.length);
  const places = drawn
    .filter((question) => question.questionId === 'q01')
    .map((question) => question.options.findIndex((option) => option.optionId === 'o1'));
  expect(new Set(places)).toEqual(new Set([0, 1, 2, 3]));
});

test('true stands before false, whatever chance says', () => {
  fc.assert(
    fc.property(seed, (n) => {
      const judged = drawQuestions(quiz, seededChance(n)).find((question) => question.questionId === 'q03');
      if (judged) expect(judged.options.map((option) => option.optionId)).toEqual(['o1', 'o2']);
    }),
  );
});

test.each([
  [5, 100, true],
  [4, 80, true],
  [3, 60, false],
  [0, 0, false],
])('%i of 5 right are %i %%, passed: %s', (right, scorePercent, passed) => {
  const drawn = drawQuestions(quiz, seededChance(3));
  expect(gradeAttempt(quiz, drawn, answersWith(drawn, right))).toMatchObject({
    right,
    total: 5,
    scorePercent,
    passed,
  });
});

test('the verdict compares exact numbers: 7 of 9 are shown as 77 % and fail at 78 %, pass at 77 %', () => {
  const nine = aQuiz({
    draw: [{ objective: 'spot-conflict', count: 9 }],
    questions: Array.from({ length: 9 }, (_, at) => aQuestion({ id: `q${at}` })),
  });
  const drawn = drawQuestions(nine, seededChance());
  const answers = Object.fromEntries(
    drawn
      .slice(0, 7)
      .map(({ id, options }) => [id, options.filter((o) => o.optionId === 'o1').map((o) => o.id)]),
  );
  expect(gradeAttempt({ ...nine, passPercent: 77 }, drawn, answers)).toMatchObject({
    scorePercent: 77,
    passed: true,
  });
  expect(gradeAttempt({ ...nine, passPercent: 78 }, drawn, answers)).toMatchObject({
    scorePercent: 77,
    passed: false,
  });
});

test('a question with several right options is right only when exactly those are chosen', () => {
  const several = aQuestion({ kind: 'multiple', options: optionsOf(4, 'o1', 'o3') });
  const one = aQuiz({ draw: [{ objective: 'spot-conflict', count: 1 }], questions: [several] });
  const drawn = drawQuestions(one, seededChance());
  const [question] = drawn as [DrawnQuestion];
  fc.assert(
    fc.property(fc.subarray(['o1', 'o2', 'o3', 'o4']), (chosen) => {
      const picked = question.options.filter((option) => chosen.includes(option.optionId));
      const grade = gradeAttempt(one, drawn, { [question.id]: picked.map((option) => option.id) });
      expect(grade.passed).toBe(chosen.join() === 'o1,o3');
    }),
  );
});

test('a question left open is wrong, and an answer to nothing is nothing', () => {
  const drawn = drawQuestions(quiz, seededChance());
  const grade = gradeAttempt(quiz, drawn, { elsewhere: ['o1'] });
  expect(Object.values(grade.verdicts)).toEqual([false, false, false, false, false]);
});

test('the pool’s own option ids are no answers', () => {
  const drawn = drawQuestions(quiz, seededChance());
  const answers = Object.fromEntries(drawn.map((question) => [question.id, ['o1', 'o2', 'o3']]));
  expect(gradeAttempt(quiz, drawn, answers).right).toBe(0);
});

test('an attempt without questions is not passed', () => {
  expect(gradeAttempt(quiz, [], {})).toMatchObject({ passed: false, scorePercent: 0 });
});

test('a question that a newer version dropped is wrong, not a defect', () => {
  const drawn = drawQuestions(quiz, seededChance());
  expect(gradeAttempt(aQuiz({ questions: [] }), drawn, answersWith(drawn, 5)).right).toBe(0);
});

const shown: DrawnQuestion = {
  id: 'd1',
  questionId: 'q01',
  options: [
    { id: 'a', optionId: 'o1' },
    { id: 'b', optionId: 'o2' },
  ],
};

test.each([
  ['single', [], true],
  ['single', ['a'], true],
  ['single', ['a', 'b'], false],
  ['trueFalse', ['a', 'b'], false],
  ['multiple', ['a', 'b'], true],
  ['multiple', ['a', 'a'], false],
  ['single', ['o1'], false],
  ['multiple', ['a', 'z'], false],
] as const)('to a %s question %o may stand as an answer: %s', (kind, chosen, may) => {
  expect(isAnswerShaped(kind, shown, chosen)).toBe(may);
});
