/** /api/plans: annual plans of units. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { PlanAct } from '../../src/domain/api/plans.ts';
import { TIER_IDS, TRAINING_KINDS } from '../../src/domain/catalogue/catalogue.ts';
import { EVENT_KINDS } from '../../src/domain/event/event.ts';
import { admitTrainingReader } from '../services/admit-training.ts';
import { actOnPlan, savePlan } from '../services/change-plan.ts';
import type { Deps } from '../services/deps.ts';
import { viewPlan, viewPlans } from '../services/view-plans.ts';
import { signedIn } from './callers.ts';
import { parse, parseYear } from './parse.ts';
import { sendFailure } from './problems.ts';

const year = z.int('年度要写成数字，例如 2026').min(2000).max(2099);
const version = z.int('请刷新页面后重新办理。').min(0);
const id = z.string().min(1).max(100);
const title = z.string('请填写名称。').trim().min(2, '请填写每一行的名称。').max(60, '名称最多 60 个字。');
const activity = z.object({
  id,
  kind: z.literal('activity'),
  activity: z.enum(EVENT_KINDS, '请选择活动类型。'),
  quarter: z.int('请选择季度。').min(1, '请选择季度。').max(4, '请选择季度。'),
  title,
});
const study = z.object({
  id,
  kind: z.literal('study'),
  title,
  items: z
    .array(z.object({ kind: z.enum(['course', 'case']), id }))
    .min(1, '课程学习的每一行至少要选一门课程。')
    .max(30, '一行最多 30 门课程。'),
  tiers: z.array(z.enum(TIER_IDS, '没有这个类别。')),
  trainingKinds: z.array(z.enum(TRAINING_KINDS, '没有这种培训。')),
  dueDay: z.iso.date('请填写课程学习的完成期限。'),
});
const saving = z.object({
  year,
  version,
  lines: z.array(z.discriminatedUnion('kind', [activity, study])).max(60, '一份计划最多 60 行。'),
});
const act = z.object({
  year,
  version,
  kind: z.enum(['submitted', 'approved', 'sentBack'], '请选择提交、批准或者退回。'),
  reason: z.string().trim().max(500, '理由最多 500 个字。').default(''),
});

export function registerPlans(app: FastifyInstance, deps: Deps): void {
  app.get(
    '/api/plans',
    signedIn(async (request, reply, caller) => {
      const of = parseYear(deps, request.query);
      if (!of.ok) return sendFailure(reply, of.failure);
      const view = await viewPlans(deps, caller, of.value);
      return view.ok ? view.value : sendFailure(reply, view.failure);
    }),
  );

  app.get(
    '/api/plans/:unit',
    signedIn(async (request, reply, caller) => {
      const of = parseYear(deps, request.query);
      if (!of.ok) return sendFailure(reply, of.failure);
      const view = await viewPlan(deps, caller, unitOf(request), of.value);
      return view.ok ? view.value : sendFailure(reply, view.failure);
    }),
  );

  app.put(
    '/api/plans/:unit',
    signedIn(async (request, reply, caller) => {
      // Who may not look is told nothing about what is wrong with the request.
      const admitted = await admitTrainingReader(deps, caller);
      if (!admitted.ok) return sendFailure(reply, admitted.failure);
      const body = parse(saving, request.body);
      if (!body.ok) return sendFailure(reply, body.failure);
      const saved = await savePlan(deps, caller, unitOf(request), body.value);
      return saved.ok ? reply.code(204).send() : sendFailure(reply, saved.failure);
    }),
  );

  app.post(
    '/api/plans/:unit/acts',
    signedIn(async (request, reply, caller) => {
      const admitted = await admitTrainingReader(deps, caller);
      if (!admitted.ok) return sendFailure(reply, admitted.failure);
      const body = parse(act, request.body);
      if (!body.ok) return sendFailure(reply, body.failure);
      const acted = await actOnPlan(deps, caller, unitOf(request), body.value satisfies PlanAct);
      return acted.ok ? reply.code(204).send() : sendFailure(reply, acted.failure);
    }),
  );
}

function unitOf(request: FastifyRequest): string {
  return (request.params as { unit: string }).unit;
}
