/** How far the answer to a question is, as its owner sees it. Whether it may be saved is the server's to say. */
import type { AttemptQuestion } from '../../domain/api/questions.ts';

export type AnswerState = 'open' | 'partly' | 'answered';

export function answerState(question: AttemptQuestion, answer: readonly string[]): AnswerState {
  if (answer.every((text) => text.trim() === '')) return 'open';
  return isWhole(question, answer) ? 'answered' : 'partly';
}

function isWhole(question: AttemptQuestion, answer: readonly string[]): boolean {
  if (question.kind === 'matching') return answer.every((id) => id !== '');
  if (question.kind !== 'scenario') return true;
  return question.parts.every(({ options }) => options.some(({ id }) => answer.includes(id)));
}
