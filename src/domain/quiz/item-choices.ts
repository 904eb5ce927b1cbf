/** All that can be given to a question, by the codes of `choicesOf`, and which of it is right. */
import type { Question } from '../catalogue/catalogue.ts';
import { sameFilling } from './same-filling.ts';

export interface PossibleChoice {
  readonly code: string;
  readonly text: string;
  /** The row of a matching, the part of a scenario, the place (from 1) of an ordering. */
  readonly at?: string;
  readonly right: boolean;
  /** Meant to attract those who do not know; nobody choosing it shows that it does not. */
  readonly isDistractor: boolean;
}

/** @returns in the order of the file; nothing for a blank, which takes any text */
export function possibleChoices(question: Question): readonly PossibleChoice[] {
  switch (question.kind) {
    case 'fillIn':
      return [];
    case 'matching':
      return question.rows.flatMap((row) =>
        question.options.map(({ id, text }) => ({
          code: `${row.id}>${id}`,
          text,
          at: row.text,
          right: row.option === id,
          isDistractor: false,
        })),
      );
    case 'ordering':
      return question.options.flatMap((_, place) =>
        question.options.map(({ id, text }, at) => ({
          code: `${place + 1}.${id}`,
          text,
          at: String(place + 1),
          right: at === place,
          isDistractor: false,
        })),
      );
    case 'scenario':
      return question.parts.flatMap((part) =>
        part.options.map(({ id, text, right }) => ({
          code: `${part.id}.${id}`,
          text,
          at: part.stem,
          right,
          isDistractor: !right,
        })),
      );
    default:
      return question.options.map(({ id, text, right }) => ({ code: id, text, right, isDistractor: !right }));
  }
}

/** Is the filling behind a code one that counts? */
export function isRightFilling(question: Question, code: string): boolean {
  return (
    question.kind === 'fillIn' && question.accepted.some((variant) => sameFilling(variant, code.slice(1)))
  );
}
