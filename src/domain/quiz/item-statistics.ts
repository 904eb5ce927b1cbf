/**
 * How the questions of a pool do: sums that grow with every closed attempt, and what they mean.
 * Sources: difficulty and corrected item-total correlation as in Crocker & Algina, Introduction to Classical and
 * Modern Test Theory (1986), ch. 14; what is a weak item follows Ebel & Frisbie, Essentials of Educational
 * Measurement (5th ed. 1991), ch. 13.
 */
import type { Question } from '../catalogue/catalogue.ts';
import type { Answer, Answers, AskedQuestion, DrawnOption, DrawnQuestion, Grade } from './attempt.ts';
import { answerTo } from './attempt.ts';
import { plainFilling } from './same-filling.ts';

/** What one question of one closed attempt adds. */
export interface ItemOutcome {
  readonly questionId: string;
  readonly wording: string;
  readonly right: boolean;
  /** Share of the attempt's other questions answered rightly, in basis points. */
  readonly restBasisPoints: number;
  /** What was given, by the question's own ids (`choicesOf`). */
  readonly choices: readonly string[];
}

/** Sums over outcomes; all whole numbers. */
export interface ItemSums {
  readonly answers: number;
  readonly right: number;
  readonly restSum: number;
  readonly restSquareSum: number;
  /** `restSum` over those who were right. */
  readonly restRightSum: number;
}

export const NO_SUMS: ItemSums = { answers: 0, right: 0, restSum: 0, restSquareSum: 0, restRightSum: 0 };

/** Nothing was given. */
export const LEFT_OPEN = '';
/** A filling is counted by its plain form up to this length. */
const LONGEST_COUNTED = 30;

/** Questions whose wording is not known are left out: nobody could say what was answered. */
export function outcomesOf(
  asked: readonly AskedQuestion[],
  grade: Grade,
  answers: Answers,
): readonly ItemOutcome[] {
  return asked.flatMap(({ drawn, question }) => {
    if (!question) return [];
    const right = grade.verdicts[drawn.id] === true;
    const others = grade.total - 1;
    const restRight = grade.right - Number(right);
    return [
      {
        questionId: question.id,
        wording: question.wording,
        right,
        restBasisPoints: others === 0 ? 0 : Math.round((restRight * 10_000) / others),
        choices: choicesOf(question, drawn, answerTo(answers, drawn)),
      },
    ];
  });
}

/**
 * A choice by its option's id, of a scenario `<part>.<option>`; of a matching `<row>><option>`; of an ordering
 * `<place from 1>.<option>`; of a blank `=` and the plain filling. Nothing given is `LEFT_OPEN`.
 */
export function choicesOf(question: Question, drawn: DrawnQuestion, answer: Answer): readonly string[] {
  if (answer.length === 0) return [LEFT_OPEN];
  const own = (options: readonly DrawnOption[], id: string) =>
    options.filter((option) => option.id === id).map(({ optionId }) => optionId);
  switch (question.kind) {
    case 'fillIn':
      return [`=${[...plainFilling(answer[0] ?? '')].slice(0, LONGEST_COUNTED).join('')}`];
    case 'matching':
      return (drawn.rows ?? []).flatMap((row, at) =>
        own(drawn.options, answer[at] ?? '').map((option) => `${row.optionId}>${option}`),
      );
    case 'ordering':
      return answer.flatMap((id, at) => own(drawn.options, id).map((option) => `${at + 1}.${option}`));
    case 'scenario':
      return (drawn.parts ?? []).flatMap((part) =>
        answer.flatMap((id) => own(part.options, id).map((option) => `${part.partId}.${option}`)),
      );
    default:
      return answer.flatMap((id) => own(drawn.options, id));
  }
}

export function addSums(left: ItemSums, right: ItemSums): ItemSums {
  return {
    answers: left.answers + right.answers,
    right: left.right + right.right,
    restSum: left.restSum + right.restSum,
    restSquareSum: left.restSquareSum + right.restSquareSum,
    restRightSum: left.restRightSum + right.restRightSum,
  };
}

export function sumsOf(outcome: ItemOutcome): ItemSums {
  const { right, restBasisPoints: rest } = outcome;
  return {
    answers: 1,
    right: Number(right),
    restSum: rest,
    restSquareSum: rest * rest,
    restRightSum: right ? rest : 0,
  };
}

/** Share of right answers in basis points, rounded to the nearest; undefined without answers. */
export function difficultyBasisPoints({ answers, right }: ItemSums): number | undefined {
  return answers === 0 ? undefined : Math.round((right * 10_000) / answers);
}

/**
 * Point-biserial correlation between being right here and the share of right answers elsewhere in the same attempt
 * (the item left out of the total), in hundredths.
 * @returns −100 … 100; undefined where everybody or nobody was right, or all did equally well elsewhere
 */
export function discriminationHundredths(sums: ItemSums): number | undefined {
  const { answers: n, right, restSum, restSquareSum, restRightSum } = sums;
  const varianceOfRest = n * restSquareSum - restSum * restSum;
  const varianceOfRight = right * (n - right);
  if (varianceOfRest <= 0 || varianceOfRight <= 0) return undefined;
  const covariance = n * restRightSum - right * restSum;
  const correlation = covariance / (Math.sqrt(varianceOfRest) * Math.sqrt(varianceOfRight));
  return Math.max(-100, Math.min(100, Math.round(correlation * 100)));
}

/** With fewer answers a weakness may be chance. */
export const ENOUGH_ANSWERS = 30;
const EASY_FROM = 9_500;
const HARD_TO = 3_000;
const WEAK_BELOW = 10;

export type ItemFlag = 'tooEasy' | 'tooHard' | 'negative' | 'weak' | 'idleOption';

/** @param wrongChoices - how often each wrong option was chosen */
export function flagsOf(sums: ItemSums, wrongChoices: readonly number[]): readonly ItemFlag[] {
  if (sums.answers < ENOUGH_ANSWERS) return [];
  const flags: ItemFlag[] = [];
  const difficulty = difficultyBasisPoints(sums) ?? 0;
  if (difficulty >= EASY_FROM) flags.push('tooEasy');
  if (difficulty <= HARD_TO) flags.push('tooHard');
  const discrimination = discriminationHundredths(sums);
  if (discrimination !== undefined && discrimination < 0) flags.push('negative');
  else if (discrimination !== undefined && discrimination < WEAK_BELOW) flags.push('weak');
  if (wrongChoices.some((times) => times === 0)) flags.push('idleOption');
  return flags;
}
