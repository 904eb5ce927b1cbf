/** How questions do: sums that can be added, and what they say. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type AskedQuestion,
  drawQuestions,
  gradeAttempt,
  poolQuestion,
  rightAnswer,
} from '../../../../src/domain/quiz/attempt.ts';
import { isRightFilling, possibleChoices } from '../../../../src/domain/quiz/item-choices.ts';
import {
  addSums,
  choicesOf,
  difficultyBasisPoints,
  discriminationHundredths,
  flagsOf,
  type ItemSums,
  NO_SUMS,
  outcomesOf,
  sumsOf,
} from '../../../../src/domain/quiz/item-statistics.ts';
import { aFillIn, aQuizOfAllKinds, seededChance } from '../../../support/builders.ts';

const outcome = fc.record({
  questionId: fc.constant('q01'),
  wording: fc.constant('w'),
  right: fc.boolean(),
  restBasisPoints: fc.integer({ min: 0, max: 10_000 }),
  choices: fc.constant([]),
});

function sum(outcomes: readonly Parameters<typeof sumsOf>[0][]): ItemSums {
  return outcomes.reduce((sums, one) => addSums(sums, sumsOf(one)), NO_SUMS);
}

/** Pearson's correlation, straight from its definition. */
function correlation(pairs: readonly (readonly [number, number])[]): number {
  const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;
  const x = mean(pairs.map(([one]) => one));
  const y = mean(pairs.map(([, one]) => one));
  const covariance = mean(pairs.map(([a, b]) => (a - x) * (b - y)));
  const deviation = (values: readonly number[], at: number) =>
    Math.sqrt(mean(values.map((value) => (value - at) ** 2)));
  return (
    covariance /
    (deviation(
      pairs.map(([one]) => one),
      x,
    ) *
      deviation(
        pairs.map(([, one]) => one),
        y,
      ))
  );
}

test('discrimination is Pearson’s correlation of right with the rest score, whatever the outcomes', () => {
  fc.assert(
    fc.property(fc.array(outcome, { minLength: 2, maxLength: 60 }), (outcomes) => {
      const found = discriminationHundredths(sum(outcomes));
      const isDefined =
        new Set(outcomes.map(({ right }) => right)).size === 2 &&
        new Set(outcomes.map(({ restBasisPoints }) => restBasisPoints)).size > 1;
      if (!isDefined) {
        expect(found).toBeUndefined();
        return;
      }
      const expected = correlation(
        outcomes.map(({ right, restBasisPoints }) => [Number(right), restBasisPoints]),
      );
      expect(Math.abs((found ?? Number.NaN) / 100 - expected)).toBeLessThan(0.0051);
    }),
  );
});

test('sums over two halves are the sums over all, in any order', () => {
  fc.assert(
    fc.property(fc.array(outcome), fc.array(outcome), (left, right) => {
      expect(addSums(sum(left), sum(right))).toEqual(sum([...right, ...left]));
    }),
  );
});

test('a worked example: four answers, the better ones right', () => {
  const of = (right: boolean, restBasisPoints: number) => ({
    questionId: 'q',
    wording: 'w',
    right,
    restBasisPoints,
    choices: [],
  });
  const sums = sum([of(true, 10_000), of(true, 5_000), of(false, 5_000), of(false, 0)]);
  expect(difficultyBasisPoints(sums)).toBe(5_000);
  // r = 2 500 / (0.5 × 3 535.5)
  expect(discriminationHundredths(sums)).toBe(71);
});

test('without answers there is nothing to say', () => {
  expect(difficultyBasisPoints(NO_SUMS)).toBeUndefined();
  expect(discriminationHundredths(NO_SUMS)).toBeUndefined();
});

const sums = (answers: number, right: number, restRightSum = right * 5_000): ItemSums => ({
  answers,
  right,
  restSum: answers * 5_000,
  restSquareSum: answers * 30_000_000,
  restRightSum,
});

describe('flags', () => {
  test.each([
    ['few answers', sums(29, 29), [0], []],
    ['all is well', sums(100, 60, 60 * 6_000), [12, 3], []],
    ['nearly everybody right', sums(100, 95, 95 * 5_200), [5], ['tooEasy']],
    ['nearly nobody right', sums(100, 30, 30 * 7_000), [70], ['tooHard']],
    ['the better ones wrong', sums(100, 50, 50 * 4_000), [50], ['negative']],
    ['no difference', sums(100, 50), [50], ['weak']],
    ['an option nobody wanted', sums(100, 60, 60 * 6_000), [40, 0], ['idleOption']],
  ] as const)('%s', (_what, of, wrong, flags) => {
    expect(flagsOf(of, wrong)).toEqual(flags);
  });
});

describe('of an attempt at every kind', () => {
  const quiz = aQuizOfAllKinds();
  const draw = (seed: number): AskedQuestion[] =>
    drawQuestions(quiz, seededChance(seed)).map((drawn) => ({ drawn, question: poolQuestion(quiz, drawn) }));
  const right = (asked: readonly AskedQuestion[]) =>
    Object.fromEntries(
      asked.map(({ drawn, question }) => [drawn.id, question ? rightAnswer(question, drawn) : []]),
    );

  test('what is told of a right answer is what is right in the pool, whatever the shuffle', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2 ** 31 }), (seed) => {
        const asked = draw(seed);
        const answers = right(asked);
        for (const { questionId, choices } of outcomesOf(asked, gradeAttempt(asked, 80, answers), answers)) {
          const question = quiz.questions.find(({ id }) => id === questionId);
          if (!question) throw new Error('it is in the pool');
          if (question.kind === 'fillIn') {
            expect(isRightFilling(question, choices[0] ?? '')).toBe(true);
            continue;
          }
          const keys = possibleChoices(question).filter((choice) => choice.right);
          expect([...choices].sort()).toEqual(keys.map(({ code }) => code).sort());
        }
      }),
    );
  });

  test('the rest score leaves the question itself out', () => {
    const asked = draw(1);
    const [wrong] = asked;
    const answers = { ...right(asked), [wrong?.drawn.id ?? '']: [] };
    const outcomes = outcomesOf(asked, gradeAttempt(asked, 80, answers), answers);
    expect(outcomes.map(({ right: is, restBasisPoints }) => [is, restBasisPoints])).toEqual([
      [false, 10_000],
      ...Array.from({ length: 6 }, () => [true, 8_333]),
    ]);
    expect(outcomes[0]?.choices).toEqual(['']);
  });

  test('a question whose wording nobody knows is left out', () => {
    const asked = draw(1).map(({ drawn }) => ({ drawn, question: undefined }));
    expect(outcomesOf(asked, gradeAttempt(asked, 80, {}), {})).toEqual([]);
  });
});

test('fillings are counted by their plain form, cut where they grow long', () => {
  const question = aFillIn();
  const drawn = { id: 'd', questionId: question.id, options: [] };
  expect(choicesOf(question, drawn, [' ８ 学时 '])).toEqual(['=8学时']);
  expect(choicesOf(question, drawn, ['字'.repeat(60)])).toEqual([`=${'字'.repeat(30)}`]);
});
