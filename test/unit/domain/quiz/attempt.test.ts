/** One attempt: drawn by the blueprint under ids of its own, graded all or nothing. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { QuizRecord } from '../../../../src/domain/catalogue/catalogue.ts';
import {
  type Answers,
  type AskedQuestion,
  type DrawnQuestion,
  drawQuestions,
  gradeAttempt,
  isRight,
  poolQuestion,
  rightAnswer,
} from '../../../../src/domain/quiz/attempt.ts';
import { judgeAnswer } from '../../../../src/domain/quiz/judge-answer.ts';
import { aQuestion, aQuiz, aQuizOfAllKinds, optionsOf, seededChance } from '../../../support/builders.ts';

const quiz = aQuiz();
const seed = fc.integer({ min: 1, max: 2 ** 31 });

function asked(of: QuizRecord, drawn: readonly DrawnQuestion[]): AskedQuestion[] {
  return drawn.map((one) => ({ drawn: one, question: poolQuestion(of, one) }));
}

function answersWith(of: readonly AskedQuestion[], rightCount: number): Answers {
  return Object.fromEntries(
    of
      .slice(0, rightCount)
      .map(({ drawn, question }) => [drawn.id, question ? rightAnswer(question, drawn) : []]),
  );
}

/** Every id an attempt shows. */
function idsOf({ id, options, rows = [], parts = [] }: DrawnQuestion): string[] {
  const inner = [...options, ...rows, ...parts.flatMap((part) => [...part.options, { id: part.id }])];
  return [id, ...inner.map((one) => one.id)];
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

test('every id an attempt shows is fresh, whatever the kind: none is in the pool, and none appears twice', () => {
  const all = aQuizOfAllKinds();
  fc.assert(
    fc.property(seed, (n) => {
      const ids = drawQuestions(all, seededChance(n)).flatMap(idsOf);
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids.every((id) => id.startsWith('fresh-'))).toBe(true);
    }),
  );
});

test('whatever can be chosen, placed or matched is offered once', () => {
  const all = aQuizOfAllKinds();
  const offered = ({ options, rows, parts }: DrawnQuestion) => ({
    options: options.map(({ optionId }) => optionId).sort(),
    rows: rows?.map(({ optionId }) => optionId).sort(),
    parts: parts?.map((part) => [part.partId, ...part.options.map(({ optionId }) => optionId).sort()]),
  });
  const ids = (of: readonly { readonly id: string }[]) => of.map(({ id }) => id);
  const pool = new Map(
    all.questions.map((question) => [
      question.id,
      {
        options: 'options' in question ? ids(question.options) : [],
        rows: question.kind === 'matching' ? ids(question.rows) : undefined,
        parts:
          question.kind === 'scenario'
            ? question.parts.map((one) => [one.id, ...ids(one.options)])
            : undefined,
      },
    ]),
  );
  fc.assert(
    fc.property(seed, (n) => {
      for (const drawn of drawQuestions(all, seededChance(n)))
        expect(offered(drawn)).toEqual(pool.get(drawn.questionId));
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

test('both sides of a matching and the parts’ options are shuffled', () => {
  const all = aQuizOfAllKinds();
  const orders = (kind: string, of: (drawn: DrawnQuestion) => readonly { optionId: string }[] | undefined) =>
    new Set(
      Array.from({ length: 60 }, (_, at) => drawQuestions(all, seededChance(at * 7919 + 1)))
        .flat()
        .filter((drawn) => poolQuestion(all, drawn)?.kind === kind)
        .map((drawn) =>
          of(drawn)
            ?.map(({ optionId }) => optionId)
            .join(),
        ),
    ).size;
  expect(orders('matching', ({ rows }) => rows)).toBe(6);
  expect(orders('matching', ({ options }) => options)).toBe(6);
  expect(orders('scenario', ({ parts }) => parts?.[0]?.options)).toBe(6);
});

test('true stands before false, whatever chance says', () => {
  fc.assert(
    fc.property(seed, (n) => {
      const judged = drawQuestions(quiz, seededChance(n)).find((question) => question.questionId === 'q03');
      if (judged) expect(judged.options.map((option) => option.optionId)).toEqual(['o1', 'o2']);
    }),
  );
});

test('an ordering never starts in its right order, even where chance moves nothing', () => {
  const all = aQuizOfAllKinds();
  const still = { ...seededChance(), below: (limit: number) => limit - 1 };
  const starts = [still, ...Array.from({ length: 300 }, (_, at) => seededChance(at * 31 + 1))].map((chance) =>
    drawQuestions(all, chance)
      .find((drawn) => poolQuestion(all, drawn)?.kind === 'ordering')
      ?.options.map(({ optionId }) => optionId)
      .join(),
  );
  expect(starts).not.toContain('o1,o2,o3,o4');
  expect(new Set(starts).size).toBeGreaterThan(15);
});

test.each([
  [5, 100, true],
  [4, 80, true],
  [3, 60, false],
  [0, 0, false],
])('%i of 5 right are %i %%, passed: %s', (right, scorePercent, passed) => {
  const questions = asked(quiz, drawQuestions(quiz, seededChance(3)));
  expect(gradeAttempt(questions, 80, answersWith(questions, right))).toMatchObject({
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
  const questions = asked(nine, drawQuestions(nine, seededChance()));
  const answers = answersWith(questions, 7);
  expect(gradeAttempt(questions, 77, answers)).toMatchObject({ scorePercent: 77, passed: true });
  expect(gradeAttempt(questions, 78, answers)).toMatchObject({ scorePercent: 77, passed: false });
});

test('a question with several right options is right only when exactly those are chosen', () => {
  const several = aQuestion({ kind: 'multiple', options: optionsOf(4, 'o1', 'o3') });
  const one = aQuiz({ draw: [{ objective: 'spot-conflict', count: 1 }], questions: [several] });
  const [question] = drawQuestions(one, seededChance()) as [DrawnQuestion];
  fc.assert(
    fc.property(fc.subarray(['o1', 'o2', 'o3', 'o4']), (chosen) => {
      const picked = question.options.filter((option) => chosen.includes(option.optionId));
      const answer = picked.map((option) => option.id);
      expect(isRight(several, question, answer)).toBe(chosen.join() === 'o1,o3');
    }),
  );
});

test('a question left open is wrong, and an answer to nothing is nothing', () => {
  const questions = asked(quiz, drawQuestions(quiz, seededChance()));
  const grade = gradeAttempt(questions, 80, { elsewhere: ['o1'] });
  expect(Object.values(grade.verdicts)).toEqual([false, false, false, false, false]);
});

test('the pool’s own ids are no answers', () => {
  const all = aQuizOfAllKinds();
  const questions = asked(all, drawQuestions(all, seededChance()));
  const answers = Object.fromEntries(questions.map(({ drawn }) => [drawn.id, ['o1', 'o2', 'o3']]));
  expect(gradeAttempt(questions, 80, answers).right).toBe(0);
});

test('an attempt without questions is not passed', () => {
  expect(gradeAttempt([], 80, {})).toMatchObject({ passed: false, scorePercent: 0 });
});

test('a question whose wording nobody knows is wrong, not a defect', () => {
  const questions = asked(quiz, drawQuestions(quiz, seededChance()));
  const unknown = questions.map(({ drawn }) => ({ drawn, question: undefined }));
  expect(gradeAttempt(unknown, 80, answersWith(questions, 5)).right).toBe(0);
});

test('a question reworded since is not the one that was drawn', () => {
  const [drawn] = drawQuestions(quiz, seededChance()) as [DrawnQuestion];
  const reworded = aQuiz({ questions: quiz.questions.map((one) => ({ ...one, wording: 'new' })) });
  expect(poolQuestion(quiz, drawn)?.id).toBe(drawn.questionId);
  expect(poolQuestion(reworded, drawn)).toBeUndefined();
  // Attempts begun before wordings were kept go by the id alone.
  const { wording: _, ...old } = drawn;
  expect(poolQuestion(reworded, old)?.id).toBe(drawn.questionId);
});

describe('of every kind', () => {
  const all = aQuizOfAllKinds();

  test('whatever the shuffle, the right answer may stand and is right', () => {
    fc.assert(
      fc.property(seed, (n) => {
        const questions = asked(all, drawQuestions(all, seededChance(n)));
        for (const { drawn, question } of questions) {
          if (!question) throw new Error('drawn from the pool');
          const right = rightAnswer(question, drawn);
          expect(judgeAnswer(question, drawn, right)).toEqual({ ok: true, value: right });
        }
        const grade = gradeAttempt(questions, 80, answersWith(questions, questions.length));
        expect(grade).toMatchObject({ right: 7, total: 7, passed: true });
      }),
    );
  });

  test('where the order of an answer says nothing, any order grades the same; elsewhere it decides', () => {
    fc.assert(
      fc.property(seed, (n) => {
        const drawn = drawQuestions(all, seededChance(n));
        for (const { drawn: one, question } of asked(all, drawn)) {
          if (!question) throw new Error('drawn from the pool');
          const right = rightAnswer(question, one);
          const turned = [...right.slice(1), ...right.slice(0, 1)];
          const isOrdered = question.kind === 'ordering' || question.kind === 'matching';
          const isSame = turned.every((id, at) => id === right[at]);
          expect(isRight(question, one, turned)).toBe(!isOrdered || isSame);
        }
      }),
    );
  });

  test('malformed answers are refused or wrong, and never throw', () => {
    const answer = fc.array(fc.oneof(fc.string(), fc.constantFrom('', 'o1', '__proto__', 'fresh-3-9')), {
      maxLength: 8,
    });
    fc.assert(
      fc.property(seed, answer, (n, given) => {
        for (const { drawn, question } of asked(all, drawQuestions(all, seededChance(n)))) {
          if (!question) throw new Error('drawn from the pool');
          const judged = judgeAnswer(question, drawn, given);
          const isFilled = question.kind === 'fillIn';
          if (!isFilled && given.some((text) => text !== '' && !text.startsWith('fresh-')))
            expect(judged.ok).toBe(false);
          expect(typeof isRight(question, drawn, given)).toBe('boolean');
        }
      }),
    );
  });

  test('answers under a name every object has are no answers', () => {
    const [question] = asked(all, drawQuestions(all, seededChance())) as [AskedQuestion];
    const drawn = { ...question.drawn, id: 'constructor' };
    expect(gradeAttempt([{ ...question, drawn }], 80, {}).right).toBe(0);
  });
});
