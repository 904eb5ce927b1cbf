/** /api/quizzes and /api/attempts. */
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Deps } from '../services/deps.ts';
import { beginAttempt, saveAnswer, submitAttempt, viewAttempt, viewQuiz } from '../services/take-quiz.ts';
import { signedIn } from './callers.ts';
import { parse } from './parse.ts';
import { sendFailure } from './problems.ts';

/** `options` is an `Answer` (src/domain/quiz/attempt.ts): option ids, or the one text of a blank. */
const answerBody = z.object({
  options: z
    .array(
      z.string('options 里每一项要是文字').max(200, '答案太长'),
      '缺少 options：所选的选项，或者填入的文字',
    )
    .max(40, '选项太多'),
});

export function registerQuizzes(app: FastifyInstance, deps: Deps): void {
  app.get<{ Params: { course: string } }>(
    '/api/quizzes/:course',
    signedIn(async (request, reply, caller) => {
      const { course } = request.params as { course: string };
      const quiz = await viewQuiz(deps, caller.personId, course);
      return quiz.ok ? quiz.value : sendFailure(reply, quiz.failure);
    }),
  );

  app.post(
    '/api/quizzes/:course/attempts',
    signedIn(async (request, reply, caller) => {
      const { course } = request.params as { course: string };
      const begun = await beginAttempt(deps, caller.personId, course);
      if (!begun.ok) return sendFailure(reply, begun.failure);
      return reply.code(begun.value.isNew ? 201 : 200).send(begun.value.attempt);
    }),
  );

  app.get(
    '/api/attempts/:id',
    signedIn(async (request, reply, caller) => {
      const { id } = request.params as { id: string };
      const attempt = await viewAttempt(deps, caller.personId, id);
      return attempt.ok ? attempt.value : sendFailure(reply, attempt.failure);
    }),
  );

  app.put(
    '/api/attempts/:id/answers/:question',
    signedIn(async (request, reply, caller) => {
      const { id, question } = request.params as { id: string; question: string };
      const body = parse(answerBody, request.body);
      if (!body.ok) return sendFailure(reply, body.failure);
      const { options } = body.value;
      const saved = await saveAnswer(deps, caller.personId, { attempt: id, question, answer: options });
      return saved.ok ? reply.code(204).send() : sendFailure(reply, saved.failure);
    }),
  );

  app.post(
    '/api/attempts/:id/submission',
    signedIn(async (request, reply, caller) => {
      const { id } = request.params as { id: string };
      const graded = await submitAttempt(deps, caller.personId, id);
      return graded.ok ? graded.value : sendFailure(reply, graded.failure);
    }),
  );
}
