/** Right and wrong answers to a drawn quiz, by the keys that only the server has. */
import type { AttemptRecord } from '../../../server/ports/study-store.ts';
import type { CourseRecord } from '../../../src/domain/catalogue/catalogue.ts';
import { poolQuestion } from '../../../src/domain/quiz/attempt.ts';

export interface GivenAnswer {
  readonly question: string;
  /** What the request carries. */
  readonly answer: object;
}

export function answersTo(
  course: CourseRecord,
  { drawn }: AttemptRecord,
  how: 'right' | 'wrong',
): readonly GivenAnswer[] {
  return drawn.map((question) => {
    const key = poolQuestion(course.quiz, question);
    const isRight = (optionId: string) =>
      key?.options.find((option) => option.id === optionId)?.right ?? false;
    const matching = question.options.filter(({ optionId }) => isRight(optionId) === (how === 'right'));
    const chosen = key?.kind === 'multiple' ? matching : matching.slice(0, 1);
    return { question: question.id, answer: { options: chosen.map(({ id }) => id) } };
  });
}
