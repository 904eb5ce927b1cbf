/** An answer in words, a line for each thing it says: the learner's own, or the right one. */
import type { AttemptQuestion, Offered } from '../../domain/api/questions.ts';
import { quizText as words } from '../../i18n/zh-CN/study-quiz.ts';

/** @returns no lines for an answer that says nothing */
export function describeAnswer(question: AttemptQuestion, answer: readonly string[]): readonly string[] {
  if (answer.every((text) => text === '')) return [];
  switch (question.kind) {
    case 'matching':
      return question.rows.map(({ text }, at) =>
        words.pair(text, textOf(question.options, answer[at] ?? '') || words.noAnswer),
      );
    case 'ordering':
      return answer.map((id, at) => `${at + 1}. ${textOf(question.options, id)}`);
    case 'fillIn':
      return answer;
    case 'scenario':
      return question.parts.map(({ stem, options }) =>
        words.pair(stem.replace(/[？?。：]$/u, ''), chosenIn(options, answer) || words.noAnswer),
      );
    default:
      return [chosenIn(question.options, answer)];
  }
}

function textOf(options: readonly Offered[], id: string): string {
  return options.find((option) => option.id === id)?.text ?? '';
}

function chosenIn(options: readonly Offered[], answer: readonly string[]): string {
  return options
    .filter(({ id }) => answer.includes(id))
    .map(({ text }) => text)
    .join('；');
}
