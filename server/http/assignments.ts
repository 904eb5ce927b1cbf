/** /api/assignments for the desk, /api/me/tasks for whoever they are for. */
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { AssignmentRequest } from '../../src/domain/api/assignments.ts';
import type { Result } from '../../src/domain/base/result.ts';
import { TIER_IDS, TRAINING_KINDS } from '../../src/domain/catalogue/catalogue.ts';
import { admitTrainingReader } from '../services/admit-training.ts';
import type { Deps } from '../services/deps.ts';
import {
  makeAssignment,
  moveDueDay,
  previewAssignment,
  withdrawAssignment,
} from '../services/make-assignment.ts';
import {
  PEOPLE_FILTERS,
  viewAssignment,
  viewAssignmentChoices,
  viewAssignments,
} from '../services/view-assignments.ts';
import { viewMyTasks } from '../services/view-my-tasks.ts';
import { idOf, sendDone, sendId, sendResult } from './answers.ts';
import { signedIn } from './callers.ts';
import { parse, parseYear } from './parse.ts';
import { sendFailure } from './problems.ts';

const day = z.iso.date('日期要写成 2026-11-23 的样子。');
const reason = z.string('请写明原因。').trim().min(2, '请写明原因。').max(500, '原因最多 500 个字。');
const id = z.string().min(1).max(100);

const assignment = z.object({
  unitId: z.string('请选择单位。').min(1, '请选择单位。').max(100),
  title: z.string('请填写任务名称。').trim().min(2, '请填写任务名称。').max(60, '任务名称最多 60 个字。'),
  words: z.string().trim().max(500, '说明最多 500 个字。').optional(),
  items: z
    .array(z.object({ kind: z.enum(['course', 'case']), id }), '请选择课程或案例。')
    .min(1, '请至少选择一门课程或一个案例。')
    .max(30, '一项任务最多 30 门课程和案例，请分开布置。'),
  tiers: z.array(z.enum(TIER_IDS, '没有这个类别。')).optional(),
  trainingKinds: z.array(z.enum(TRAINING_KINDS, '没有这种培训。')).optional(),
  unitIds: z.array(id).max(1000).optional(),
  staffNumbers: z
    .array(z.string().trim().min(1).max(64))
    .max(5000, '一份名单最多 5000 人，请按单位布置。')
    .optional(),
  dueDay: day,
  newcomerDays: z
    .int('天数要是整数。')
    .min(1, '新来人员至少要有 1 天。')
    .max(365, '最多 365 天。')
    .optional(),
});
const withdrawal = z.object({ reason });
const move = z.object({ dueDay: day, reason });
const peopleQuery = z.object({
  state: z.enum(PEOPLE_FILTERS, `state 要是 ${PEOPLE_FILTERS.join('、')} 之一`).default('all'),
  page: z.coerce.number('页码要是整数').int('页码要是整数').min(1, '页码从 1 开始').max(10_000).default(1),
});

export function registerAssignments(app: FastifyInstance, deps: Deps): void {
  registerReading(app, deps);
  registerWriting(app, deps);
  app.get(
    '/api/me/tasks',
    signedIn(async (_request, _reply, caller) => viewMyTasks(deps, caller.personId)),
  );
}

function registerReading(app: FastifyInstance, deps: Deps): void {
  app.get(
    '/api/assignments',
    signedIn(async (request, reply, caller) => {
      const year = parseYear(deps, request.query);
      if (!year.ok) return sendFailure(reply, year.failure);
      const list = await viewAssignments(deps, caller, year.value);
      return sendResult(reply, list);
    }),
  );

  app.get(
    '/api/assignments/choices',
    signedIn(async (_request, reply, caller) => {
      const choices = await viewAssignmentChoices(deps, caller);
      return sendResult(reply, choices);
    }),
  );

  app.get(
    '/api/assignments/:id',
    signedIn(async (request, reply, caller) => {
      const query = parse(peopleQuery, request.query);
      if (!query.ok) return sendFailure(reply, query.failure);
      const { state: filter, page } = query.value;
      const view = await viewAssignment(deps, caller, idOf(request), { filter, page });
      return sendResult(reply, view);
    }),
  );
}

function registerWriting(app: FastifyInstance, deps: Deps): void {
  app.post(
    '/api/assignments/preview',
    signedIn(async (request, reply, caller) => {
      const admitted = await admitTrainingReader(deps, caller);
      if (!admitted.ok) return sendFailure(reply, admitted.failure);
      const body = parseRequest(request.body);
      if (!body.ok) return sendFailure(reply, body.failure);
      const preview = await previewAssignment(deps, caller, body.value);
      return sendResult(reply, preview);
    }),
  );

  app.post(
    '/api/assignments',
    signedIn(async (request, reply, caller) => {
      // Who may not look is told nothing about what is wrong with the request.
      const admitted = await admitTrainingReader(deps, caller);
      if (!admitted.ok) return sendFailure(reply, admitted.failure);
      const body = parseRequest(request.body);
      if (!body.ok) return sendFailure(reply, body.failure);
      const made = await makeAssignment(deps, caller, body.value);
      return sendId(reply, made);
    }),
  );

  app.post(
    '/api/assignments/:id/withdrawal',
    signedIn(async (request, reply, caller) => {
      const admitted = await admitTrainingReader(deps, caller);
      if (!admitted.ok) return sendFailure(reply, admitted.failure);
      const body = parse(withdrawal, request.body);
      if (!body.ok) return sendFailure(reply, body.failure);
      const withdrawn = await withdrawAssignment(deps, caller, idOf(request), body.value.reason);
      return sendDone(reply, withdrawn);
    }),
  );

  app.post(
    '/api/assignments/:id/due-day',
    signedIn(async (request, reply, caller) => {
      const admitted = await admitTrainingReader(deps, caller);
      if (!admitted.ok) return sendFailure(reply, admitted.failure);
      const body = parse(move, request.body);
      if (!body.ok) return sendFailure(reply, body.failure);
      const moved = await moveDueDay(deps, caller, idOf(request), body.value);
      return sendDone(reply, moved);
    }),
  );
}

/** Without members that were left out: the request's type tells absent from undefined. */
function parseRequest(body: unknown): Result<AssignmentRequest> {
  const parsed = parse(assignment, body);
  return parsed.ok
    ? { ok: true, value: JSON.parse(JSON.stringify(parsed.value)) as AssignmentRequest }
    : parsed;
}
