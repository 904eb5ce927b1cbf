/** Decide whether a text list may stand as an answer to a drawn question, finished or half done. Not whether it is right. */
import type { Failure } from '../base/failure.ts';
import { fail, type Result, succeed } from '../base/result.ts';
import type { ChoiceKind, Question } from '../catalogue/catalogue.ts';
import type { Answer, DrawnOption, DrawnQuestion } from './attempt.ts';

export const LONGEST_FILLING = 60;

/** An empty answer takes back what was given before. @returns the answer as it is to be kept */
export function judgeAnswer(question: Question, drawn: DrawnQuestion, answer: Answer): Result<Answer> {
  if (answer.length === 0) return succeed([]);
  switch (question.kind) {
    case 'matching':
      return judgeMatching(drawn, answer);
    case 'ordering':
      return judgeOrdering(drawn, answer);
    case 'fillIn':
      return judgeFilling(answer);
    case 'scenario':
      return judgeScenario(question.parts, drawn, answer);
    default:
      return judgeChoice(question.kind, drawn.options, answer);
  }
}

function judgeChoice(kind: ChoiceKind, options: readonly DrawnOption[], answer: Answer): Result<Answer> {
  if (!areKnown(options, answer)) return refuse('选项必须是这道题给出的选项。');
  if (!areDistinct(answer)) return refuse('同一个选项只能选一次。');
  if (kind !== 'multiple' && answer.length > 1) return refuse('单选题和判断题只能选一个。');
  return succeed([...answer]);
}

function judgeMatching({ rows = [], options }: DrawnQuestion, answer: Answer): Result<Answer> {
  if (answer.length !== rows.length)
    return refuse(`配对题要按左边的次序给出 ${rows.length} 项，没有选的一项留空。`);
  const chosen = answer.filter((id) => id !== '');
  if (!areKnown(options, chosen)) return refuse('配对题右边的选项必须是这道题给出的选项。');
  return succeed(chosen.length === 0 ? [] : [...answer]);
}

function judgeOrdering({ options }: DrawnQuestion, answer: Answer): Result<Answer> {
  const isWhole = answer.length === options.length && areDistinct(answer) && areKnown(options, answer);
  if (!isWhole) return refuse(`排序题要给出全部 ${options.length} 项，每项一次。`);
  return succeed([...answer]);
}

function judgeFilling(answer: Answer): Result<Answer> {
  const [text = ''] = answer;
  if (answer.length > 1) return refuse('填空题只有一个空。');
  if ([...text].length > LONGEST_FILLING) return refuse(`填空题的答案最多 ${LONGEST_FILLING} 个字。`);
  if (/[\p{Cc}\p{Cs}]/u.test(text)) return refuse('填空题的答案只写一行文字。');
  return succeed(text.trim() === '' ? [] : [text]);
}

function judgeScenario(
  parts: Extract<Question, { kind: 'scenario' }>['parts'],
  drawn: DrawnQuestion,
  answer: Answer,
): Result<Answer> {
  const options = (drawn.parts ?? []).flatMap((part) => part.options);
  if (!areKnown(options, answer)) return refuse('选项必须是这道题给出的选项。');
  for (const [at, part] of parts.entries()) {
    const own = drawn.parts?.find(({ partId }) => partId === part.id)?.options ?? [];
    const ids = new Set(own.map(({ id }) => id));
    const judged = judgeChoice(
      part.kind,
      own,
      answer.filter((id) => ids.has(id)),
    );
    if (!judged.ok) return refuse(`第 ${at + 1} 小题：${judged.failure.message}`);
  }
  return succeed([...answer]);
}

function areKnown(options: readonly DrawnOption[], ids: readonly string[]): boolean {
  const known = new Set(options.map(({ id }) => id));
  return ids.every((id) => known.has(id));
}

function areDistinct(ids: readonly string[]): boolean {
  return new Set(ids).size === ids.length;
}

function refuse(message: string): { readonly ok: false; readonly failure: Failure } {
  return fail({ code: 'invalid-request', message, field: '/options' });
}
