/** The questions of an attempt, as they were worded when it began, and what its owner may see of them. */
import type { AskedTask, AttemptQuestion, Offered } from '../../src/domain/api/questions.ts';
import {
  type Choosable,
  type CourseRecord,
  findCourse,
  type Question,
} from '../../src/domain/catalogue/catalogue.ts';
import {
  type AskedQuestion,
  type DrawnOption,
  type DrawnQuestion,
  poolQuestion,
  rightAnswer,
} from '../../src/domain/quiz/attempt.ts';
import type { AttemptRecord } from '../ports/study-store.ts';
import type { Deps } from './deps.ts';

/** In the order drawn. Only wordings that the catalogue no longer holds are asked of the storage. */
export async function askedQuestions(
  deps: Deps,
  { course, drawn }: Pick<AttemptRecord, 'course' | 'drawn'>,
): Promise<readonly AskedQuestion[]> {
  const quiz = findCourse(deps.catalogue, course)?.quiz;
  const present = drawn.map((one) => ({ drawn: one, question: quiz && poolQuestion(quiz, one) }));
  const missing = present.flatMap((one) => (one.question ? [] : (one.drawn.wording ?? [])));
  const kept = await deps.storage.study.wordings(missing);
  return present.map((one) => ({
    drawn: one.drawn,
    question: one.question ?? kept.get(one.drawn.wording ?? ''),
  }));
}

export function passPercentOf(course: CourseRecord, attempt: AttemptRecord): number {
  return attempt.passPercent ?? course.quiz.passPercent;
}

/** A question whose wording nobody knows any more is left out; its verdict stays in the grade. */
export function questionViews(
  asked: readonly AskedQuestion[],
  attempt: AttemptRecord,
  isExplained: boolean,
): readonly AttemptQuestion[] {
  return asked.flatMap(({ drawn, question }) => {
    if (!question) return [];
    const verdict = attempt.grade?.verdicts[drawn.id];
    return [
      {
        id: drawn.id,
        stem: question.stem,
        ...taskView(question, drawn),
        ...(verdict === undefined ? {} : { verdict }),
        ...(isExplained
          ? { rightAnswer: rightAnswer(question, drawn), explanation: question.explanation }
          : {}),
      },
    ];
  });
}

/** What is asked, field by field, so that no key slips through. */
function taskView(question: Question, drawn: DrawnQuestion): AskedTask {
  switch (question.kind) {
    case 'matching':
      return {
        kind: question.kind,
        rows: offered(drawn.rows ?? [], question.rows),
        options: offered(drawn.options, question.options),
      };
    case 'fillIn':
      return { kind: question.kind, expects: question.expects };
    case 'scenario':
      return {
        kind: question.kind,
        situation: question.situation,
        parts: (drawn.parts ?? []).flatMap(({ id, partId, options }) => {
          const part = question.parts.find((candidate) => candidate.id === partId);
          return part
            ? [{ id, kind: part.kind, stem: part.stem, options: offered(options, part.options) }]
            : [];
        }),
      };
    default:
      return { kind: question.kind, options: offered(drawn.options, question.options) };
  }
}

function offered(drawn: readonly DrawnOption[], pool: readonly Choosable[]): readonly Offered[] {
  return drawn.map(({ id, optionId }) => ({
    id,
    text: pool.find((option) => option.id === optionId)?.text ?? '',
  }));
}
