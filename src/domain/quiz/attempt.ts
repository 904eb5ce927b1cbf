/** One attempt at a quiz: what was drawn under which ids, and how it is graded. Pure; keys stay with the server. */
import type { Chance } from '../base/chance.ts';
import type { Choice, Choosable, Question, QuizRecord } from '../catalogue/catalogue.ts';
import { sameFilling } from './same-filling.ts';

/** An option as this attempt knows it: a fresh id that leads to the question's own option. */
export interface DrawnOption {
  readonly id: string;
  readonly optionId: string;
}

/** One choice of a scenario. */
export interface DrawnPart {
  readonly id: string;
  readonly partId: string;
  readonly options: readonly DrawnOption[];
}

export interface DrawnQuestion {
  /** Fresh for this attempt. */
  readonly id: string;
  readonly questionId: string;
  /** Of the question as it was asked; attempts begun before wordings were kept have none. */
  readonly wording?: string;
  /** In the order shown; empty for a blank to fill in and for a scenario. */
  readonly options: readonly DrawnOption[];
  /** The left side of a matching, in the order shown. */
  readonly rows?: readonly DrawnOption[];
  readonly parts?: readonly DrawnPart[];
}

/**
 * An answer is a list of texts, whatever the kind: chosen option ids (of a scenario those of all its parts); for each
 * row of a matching, in the order shown, an option id or `''`; all option ids in the order given them; the text filled
 * in. A question not yet answered is absent or has an empty list.
 */
export type Answer = readonly string[];

/** Answers by drawn question id. */
export type Answers = Readonly<Record<string, Answer>>;

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
    wording: question.wording,
    ...arrange(question, chance),
  }));
}

function arrange(question: Question, chance: Chance): Pick<DrawnQuestion, 'options' | 'rows' | 'parts'> {
  switch (question.kind) {
    case 'matching':
      return {
        rows: renamed(shuffle(question.rows, chance), chance),
        options: renamed(shuffle(question.options, chance), chance),
      };
    case 'ordering':
      return { options: renamed(disorder(question.options, chance), chance) };
    case 'fillIn':
      return { options: [] };
    case 'scenario':
      return {
        options: [],
        parts: question.parts.map((part) => ({
          id: chance.freshId(),
          partId: part.id,
          options: renamed(orderOptions(part, chance), chance),
        })),
      };
    default:
      return { options: renamed(orderOptions(question, chance), chance) };
  }
}

function renamed(options: readonly Choosable[], chance: Chance): readonly DrawnOption[] {
  return options.map((option) => ({ id: chance.freshId(), optionId: option.id }));
}

/** True before false is what a reader expects; every other order is chance's. */
function orderOptions({ kind, options }: Choice, chance: Chance): Choice['options'] {
  return kind === 'trueFalse' ? options : shuffle(options, chance);
}

/** Any order but the right one, which would be an answer given away. */
function disorder(options: readonly Choosable[], chance: Chance): readonly Choosable[] {
  const shuffled = shuffle(options, chance);
  const isInOrder = shuffled.every((option, at) => option === options[at]);
  return isInOrder ? [...shuffled.slice(1), ...shuffled.slice(0, 1)] : shuffled;
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

/** A drawn question and what it stands for; undefined when its wording is not known any more. */
export interface AskedQuestion {
  readonly drawn: DrawnQuestion;
  readonly question: Question | undefined;
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

/** There is no part credit: a question is right or it is not. */
export function gradeAttempt(asked: readonly AskedQuestion[], passPercent: number, answers: Answers): Grade {
  const verdicts = Object.fromEntries(
    asked.map(({ drawn, question }) => [
      drawn.id,
      question !== undefined && isRight(question, drawn, answerTo(answers, drawn)),
    ]),
  );
  const right = Object.values(verdicts).filter(Boolean).length;
  const total = asked.length;
  return {
    right,
    total,
    scorePercent: total === 0 ? 0 : Math.floor((right * 100) / total),
    passed: total > 0 && right * 100 >= total * passPercent,
    verdicts,
  };
}

/** @returns an empty list when there is none */
export function answerTo(answers: Answers, drawn: DrawnQuestion): Answer {
  return Object.hasOwn(answers, drawn.id) ? (answers[drawn.id] ?? []) : [];
}

/** The question of the pool a drawn question stands for; undefined when it has been dropped or reworded since. */
export function poolQuestion(quiz: QuizRecord, drawn: DrawnQuestion): Question | undefined {
  return quiz.questions.find(
    (question) =>
      question.id === drawn.questionId && (drawn.wording === undefined || drawn.wording === question.wording),
  );
}

/** Never throws, whatever the answer holds. */
export function isRight(question: Question, drawn: DrawnQuestion, answer: Answer): boolean {
  if (question.kind === 'fillIn') {
    return answer.length === 1 && question.accepted.some((variant) => sameFilling(variant, answer[0] ?? ''));
  }
  const key = rightAnswer(question, drawn);
  if (key.length === 0 || key.length !== answer.length) return false;
  if (question.kind === 'matching' || question.kind === 'ordering')
    return key.every((id, at) => answer[at] === id);
  const given = new Set(answer);
  return given.size === key.length && key.every((id) => given.has(id));
}

/** The right answer in this attempt's own ids; of a blank, the best filling. */
export function rightAnswer(question: Question, drawn: DrawnQuestion): Answer {
  switch (question.kind) {
    case 'matching':
      return (drawn.rows ?? []).map((row) => {
        const option = question.rows.find(({ id }) => id === row.optionId)?.option;
        return drawn.options.find(({ optionId }) => optionId === option)?.id ?? '';
      });
    case 'ordering':
      return question.options.flatMap(
        ({ id }) => drawn.options.find(({ optionId }) => optionId === id)?.id ?? [],
      );
    case 'fillIn':
      return question.accepted.slice(0, 1);
    case 'scenario':
      return question.parts.flatMap((part) =>
        rightOptions(part, drawn.parts?.find(({ partId }) => partId === part.id)?.options ?? []),
      );
    default:
      return rightOptions(question, drawn.options);
  }
}

function rightOptions({ options }: Choice, drawn: readonly DrawnOption[]): Answer {
  const right = new Set(options.filter((option) => option.right).map(({ id }) => id));
  return drawn.filter(({ optionId }) => right.has(optionId)).map(({ id }) => id);
}
