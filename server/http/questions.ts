/** /api/questions: how the questions of a course do, for publishers and administrators. */
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Deps } from '../services/deps.ts';
import { exportQuestions } from '../services/export-questions.ts';
import { viewQuestions } from '../services/view-questions.ts';
import { signedIn } from './callers.ts';
import { parse } from './parse.ts';
import { sendFailure } from './problems.ts';

const course = z.string('course 只能写一次').max(100, 'course 太长');
const viewQuery = z.strictObject({ course: course.optional() }, '只认 course 这一个参数');
const exportQuery = z.strictObject(
  { course: z.string('缺少 course：课程').max(100) },
  '只认 course 这一个参数',
);

export function registerQuestions(app: FastifyInstance, deps: Deps): void {
  app.get(
    '/api/questions',
    signedIn(async (request, reply, caller) => {
      const query = parse(viewQuery, request.query);
      if (!query.ok) return sendFailure(reply, query.failure);
      const view = await viewQuestions(deps, caller, query.value.course);
      return view.ok ? view.value : sendFailure(reply, view.failure);
    }),
  );

  // A HEAD request would be logged as an export that nobody got.
  app.get(
    '/api/questions/export',
    { exposeHeadRoute: false },
    signedIn(async (request, reply, caller) => {
      const query = parse(exportQuery, request.query);
      if (!query.ok) return sendFailure(reply, query.failure);
      const made = await exportQuestions(deps, caller, query.value.course);
      if (!made.ok) return sendFailure(reply, made.failure);
      const name = `${query.value.course}-${made.value.day}.csv`;
      const chinese = encodeURIComponent(`题目分析-${name}`);
      return reply
        .type('text/csv; charset=utf-8')
        .header(
          'Content-Disposition',
          `attachment; filename="questions-${name}"; filename*=UTF-8''${chinese}`,
        )
        .send(made.value.text);
    }),
  );
}
