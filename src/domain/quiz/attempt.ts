/** One attempt at a quiz: what was drawn, what was answered, what came of it. Pure; keys stay with the server. */
import type { Chance } from '../base/chance.ts';
import type { Question, QuestionKind, QuizRecord } from '../catalogue/catalogue.ts';

/** An option as this attempt knows it: a fresh id that leads to the question's own option. */
export interface DrawnOption {
  readonly id: string;
  readonly optionId: string;
}

export interface DrawnQuestion {
  /** Fresh for this attempt. */
  readonly id: string;
  readonly questionId: string;
  readonly options: readonly DrawnOption[];
}

/** Chosen option ids by drawn question id; a question not yet answered is absent. */
export type Answers = Readonly<Record<string, readonly string[]>>;

/** Draw by the blueprint: so many questions of each objective, in an order and under ids of this attempt's own. */
export function drawQuestions(quiz: QuizRecord, chance: Chance): readonly DrawnQuestion[] {
  const drawn = quiz.draw.flatMap(({ objective, count }) =>
    shuffle(
      quiz.questions.filter((question) => question.objective === objective),
      chance,
    ).slice(0, count),
  );
  return shuffle(drawn, chance).map((question) => ({
    id: chance.freshId(),
    questionId: question.id,
    options: orderOptions(question, chance).map((option) => ({ id: chance.freshId(), optionId: option.id })),
  }));
}

/** True before false is what a reader expects; every other order is chance's. */
function orderOptions(question: Question, chance: Chance): Question['options'] {
  return question.kind === 'trueFalse' ? question.options : shuffle(question.options, chance);
}

/** Fisher–Yates over a copy. */
function shuffle<Item>(items: readonly Item[], chance: Chance): readonly Item[] {
  const shuffled = [...items];
  for (let last = shuffled.length - 1; last > 0; last -= 1) {
    const other = chance.below(last + 1);
    [shuffled[last], shuffled[other]] = [shuffled[other] as Item, shuffled[last] as Item];
  }
  return shuffled;
}

export interface Grade {
  readonly right: number;
  readonly total: number;
  /** Whole percent, rounded down, for display; the verdict compares exact numbers. */
  readonly scorePercent: number;
  readonly passed: boolean;
  /** Drawn question id → was it answered rightly? */
  readonly verdicts: Readonly<Record<string, boolean>>;
}

/** A question is right when exactly its right options are chosen; there is no part credit. */
export function gradeAttempt(quiz: QuizRecord, drawn: readonly DrawnQuestion[], answers: Answers): Grade {
  const verdicts = Object.fromEntries(
    drawn.map((question) => [question.id, isRight(quiz, question, answers[question.id] ?? [])]),
  );
  const right = Object.values(verdicts).filter(Boolean).length;
  const total = drawn.length;
  return {
    right,
    total,
    scorePercent: total === 0 ? 0 : Math.floor((right * 100) / total),
    passed: total > 0 && right * 100 >= total * quiz.passPercent,
    verdicts,
  };
}

/** The question of the pool a drawn question stands for; undefined when a newer version has dropped it. */
export function poolQuestion(quiz: QuizRecord, drawn: DrawnQuestion): Question | undefined {
  return quiz.questions.find((question) => question.id === drawn.questionId);
}

function isRight(quiz: QuizRecord, drawn: DrawnQuestion, chosen: readonly string[]): boolean {
  const question = poolQuestion(quiz, drawn);
  if (!question) return false;
  const picked = new Set(chosen);
  return drawn.options.every((option) => {
    const key = question.options.find((candidate) => candidate.id === option.optionId);
    return picked.has(option.id) === (key?.right ?? false);
  });
}

/** May these options stand as an answer to a question of this kind? Several only where several may be right. */
export function isAnswerShaped(kind: QuestionKind, drawn: DrawnQuestion, chosen: readonly string[]): boolean {
  const known = new Set(drawn.options.map((option) => option.id));
  const distinct = new Set(chosen).size === chosen.length;
  return distinct && chosen.every((id) => known.has(id)) && (kind === 'multiple' || chosen.length <= 1);
}
