/** Right and wrong answers to a drawn quiz, by the keys that only the server has. */
import type { AttemptRecord } from '../../../server/ports/study-store.ts';
import type { CourseRecord } from '../../../src/domain/catalogue/catalogue.ts';
import { poolQuestion, rightAnswer } from '../../../src/domain/quiz/attempt.ts';
import { wrongAnswer } from '../../support/study.ts';

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
    const right = key ? rightAnswer(key, question) : [];
    return {
      question: question.id,
      answer: { options: how === 'right' ? right : wrongAnswer(key, question) },
    };
  });
}
