/** Take the answer to the question whether somebody is there. A right one resumes; a wrong one brings another try. */
import type { AnswerRequest, AnswerResponse } from '../../src/domain/api/presence.ts';
import { type Result, succeed } from '../../src/domain/base/result.ts';
import type { LessonRecord } from '../../src/domain/catalogue/catalogue.ts';
import { resume, type Watch } from '../../src/domain/presence/judge-presence.ts';
import { type AskedQuestion, drawQuestion } from '../../src/domain/presence/passage-check.ts';
import { admitItem } from './admit-item.ts';
import type { Deps } from './deps.ts';
import { openQuestion } from './record-beat.ts';

export async function answerPresence(
  deps: Deps,
  personId: string,
  { item, question, option }: AnswerRequest,
): Promise<Result<AnswerResponse>> {
  const found = admitItem(deps.catalogue, item);
  if (!found.ok) return found;
  const lesson = found.value.kind === 'lesson' ? found.value.lesson : undefined;
  let response: AnswerResponse = { outcome: 'gone' };
  await deps.storage.presence.answer(personId, item, (watch) => {
    const asked = watch?.question;
    if (!watch || asked?.id !== question) {
      response = { outcome: 'gone', ...(watch ? openQuestion(watch) : {}) };
      return undefined;
    }
    const isRight = asked.rightOption === option;
    const after = isRight ? resume(watch, deps.clock.now()) : askAgain(deps, lesson, watch, asked);
    response = { outcome: isRight ? 'right' : 'wrong', ...openQuestion(after) };
    return after;
  });
  return succeed(response);
}

/** Each try is a question of its own: which option was wrong tells nothing about the next. */
function askAgain(deps: Deps, lesson: LessonRecord | undefined, watch: Watch, asked: AskedQuestion): Watch {
  const checks = lesson?.checks ?? [];
  const section = checks.find(({ id }) => id === asked.check)?.section;
  const next = drawQuestion(checks, { section, last: asked.check }, deps.randomness);
  return next ? { ...watch, question: next } : watch;
}
