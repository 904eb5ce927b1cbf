/** /api/make-up: make-up training for the desk. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { MAKE_UP_CAUSES } from '../../src/domain/make-up/order.ts';
import { admitTrainingReader } from '../services/admit-training.ts';
import type { Deps } from '../services/deps.ts';
import { changeMakeUp, orderMakeUp } from '../services/order-make-up.ts';
import { viewMakeUp, viewMakeUpCandidates, viewMakeUpSubjects } from '../services/view-make-up.ts';
import { signedIn } from './callers.ts';
import { parse, parseYear } from './parse.ts';
import { sendFailure } from './problems.ts';
import { writingShape } from './written.ts';

const id = z.string().min(1).max(100);
const cause = z.enum(MAKE_UP_CAUSES, '请选择缺的是什么。');
const year = z.coerce.number('年度要写成四位数字，例如 2026').int().min(2000).max(2099);
const query = z.object({ cause, subject: id, year });
const request = z.object({
  cause,
  subject: z.string('请选择缺的是哪一项。').min(1, '请选择缺的是哪一项。').max(100),
  year,
  people: z.array(id, '请选择人员。').min(1, '请至少选择一个人。').max(5000, '一次最多 5000 人。'),
  items: z.array(z.object({ kind: z.enum(['course', 'case']), id })).max(30, '最多 30 门课程和案例。'),
  centihours: z.int('学时要是数字，最多两位小数。').min(0).max(10_000, '学时最多 100。').default(0),
  dueDay: z.iso.date('请填写补训期限。'),
  words: z.string().trim().max(500, '说明最多 500 个字。').default(''),
  writing: z.object(writingShape, '请写明书面作业的要求。').optional(),
});
const change = z.object({
  kind: z.enum(['excused', 'resumed'], '请选择免予补训或者恢复补训。'),
  reason: z.string('请写明理由。').trim().min(4, '请写明理由。').max(500, '理由最多 500 个字。'),
});

export function registerMakeUp(app: FastifyInstance, deps: Deps): void {
  app.get(
    '/api/make-up',
    signedIn(async (asked, reply, caller) => {
      const of = parseYear(deps, asked.query);
      if (!of.ok) return sendFailure(reply, of.failure);
      const view = await viewMakeUp(deps, caller, of.value);
      return view.ok ? view.value : sendFailure(reply, view.failure);
    }),
  );

  app.get(
    '/api/make-up/subjects',
    signedIn(async (asked, reply, caller) => {
      const of = parseYear(deps, asked.query);
      if (!of.ok) return sendFailure(reply, of.failure);
      const view = await viewMakeUpSubjects(deps, caller, of.value);
      return view.ok ? view.value : sendFailure(reply, view.failure);
    }),
  );

  app.get(
    '/api/make-up/candidates',
    signedIn(async (asked, reply, caller) => {
      const admitted = await admitTrainingReader(deps, caller);
      if (!admitted.ok) return sendFailure(reply, admitted.failure);
      const wanted = parse(query, asked.query);
      if (!wanted.ok) return sendFailure(reply, wanted.failure);
      const view = await viewMakeUpCandidates(deps, caller, wanted.value);
      return view.ok ? view.value : sendFailure(reply, view.failure);
    }),
  );

  app.post(
    '/api/make-up',
    signedIn(async (asked, reply, caller) => {
      // Who may not look is told nothing about what is wrong with the request.
      const admitted = await admitTrainingReader(deps, caller);
      if (!admitted.ok) return sendFailure(reply, admitted.failure);
      const body = parse(request, asked.body);
      if (!body.ok) return sendFailure(reply, body.failure);
      const { writing, ...rest } = body.value;
      const ordered = await orderMakeUp(deps, caller, { ...rest, ...(writing && { writing }) });
      return ordered.ok ? reply.code(201).send(ordered.value) : sendFailure(reply, ordered.failure);
    }),
  );

  app.post(
    '/api/make-up/:id/changes',
    signedIn(async (asked, reply, caller) => {
      const admitted = await admitTrainingReader(deps, caller);
      if (!admitted.ok) return sendFailure(reply, admitted.failure);
      const body = parse(change, asked.body);
      if (!body.ok) return sendFailure(reply, body.failure);
      const changed = await changeMakeUp(deps, caller, idOf(asked), body.value);
      return changed.ok ? reply.code(204).send() : sendFailure(reply, changed.failure);
    }),
  );
}

function idOf(asked: FastifyRequest): string {
  return (asked.params as { id: string }).id;
}
