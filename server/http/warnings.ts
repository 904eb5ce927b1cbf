/** /api/warnings: two weak quarters running, for the desk; /api/me/warnings for whoever was warned. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { WarningAct } from '../../src/domain/api/warnings.ts';
import { CLOSINGS, WARNING_STATES } from '../../src/domain/warning/warning.ts';
import { admitWarningReader } from '../services/admit-warnings.ts';
import { actOnWarning, replyToWarning } from '../services/change-warning.ts';
import type { Deps } from '../services/deps.ts';
import { myWarnings, viewWarning, viewWarnings } from '../services/view-warnings.ts';
import { signedIn } from './callers.ts';
import { dayText, parse } from './parse.ts';
import { sendFailure } from './problems.ts';

const query = z.object({
  state: z.enum(WARNING_STATES, `state 要是 ${WARNING_STATES.join('、')} 之一`).optional(),
  person: z.string().min(1).max(100).optional(),
  page: z
    .string()
    .regex(/^\d{1,5}$/, 'page 要是整数')
    .transform(Number)
    .default(0),
});

const version = z.int('请刷新页面后重新办理。').min(0);
const text = (name: string, least: number, most: number) =>
  z.string(`请填写${name}。`).trim().min(least, `请填写${name}。`).max(most, `${name}最多 ${most} 个字。`);
const note = z.string().trim().max(1000, '说明最多 1000 个字。').default('');
const act = z.discriminatedUnion(
  'kind',
  [
    z.object({ version, kind: z.literal('told'), head: text('主管领导的姓名', 2, 40), note }),
    z.object({
      ...{ version, kind: z.literal('talked'), day: dayText('day') },
      ...{
        by: text('谈话人的姓名', 2, 40),
        place: z.string().trim().max(80, '地点最多 80 个字。').default(''),
      },
      content: text('谈话内容', 10, 4000),
    }),
    z.object({
      ...{ version, kind: z.literal('planned') },
      measures: z
        .array(
          z.object({
            text: text('措施', 2, 200),
            dueDay: dayText('measures'),
            responsible: text('负责人', 2, 40),
          }),
        )
        .min(1, '请至少写一条措施。')
        .max(20, '一份计划最多 20 条措施。'),
      unconfirmed: z.string().trim().max(500, '原因最多 500 个字。').default(''),
    }),
    z.object({ version, kind: z.enum(['approved', 'continued']), note }),
    z.object({ version, kind: z.literal('returned'), reason: text('退回的理由', 4, 500) }),
    z.object({
      ...{ version, kind: z.literal('closed'), note },
      outcome: z.enum(CLOSINGS, '请选择办结的原因。'),
    }),
  ],
  '请选择办理的事项。',
);
const reply = z
  .object({
    kind: z.enum(['acknowledged', 'commented'], '请选择确认或者说明。'),
    note,
  })
  .refine(({ kind, note: said }) => kind === 'acknowledged' || said.length >= 2, {
    error: '请填写说明。',
    path: ['note'],
  });

export function registerWarnings(app: FastifyInstance, deps: Deps): void {
  app.get(
    '/api/warnings',
    signedIn(async (request, sent, caller) => {
      const admitted = await admitWarningReader(deps, caller);
      if (!admitted.ok) return sendFailure(sent, admitted.failure);
      const asked = parse(query, request.query);
      if (!asked.ok) return sendFailure(sent, asked.failure);
      const { state, person, page } = asked.value;
      const wanted = { page, ...(state && { state }), ...(person && { person }) };
      const view = await viewWarnings(deps, caller, wanted);
      return view.ok ? view.value : sendFailure(sent, view.failure);
    }),
  );

  app.get(
    '/api/warnings/:id',
    signedIn(async (request, sent, caller) => {
      const view = await viewWarning(deps, caller, idOf(request));
      return view.ok ? view.value : sendFailure(sent, view.failure);
    }),
  );

  app.post(
    '/api/warnings/:id/acts',
    signedIn(async (request, sent, caller) => {
      // Who may not look is told nothing about what is wrong with the request.
      const admitted = await admitWarningReader(deps, caller);
      if (!admitted.ok) return sendFailure(sent, admitted.failure);
      const body = parse(act, request.body);
      if (!body.ok) return sendFailure(sent, body.failure);
      const acted = await actOnWarning(deps, caller, idOf(request), body.value satisfies WarningAct);
      return acted.ok ? sent.code(204).send() : sendFailure(sent, acted.failure);
    }),
  );

  app.get(
    '/api/me/warnings',
    signedIn((_request, _sent, caller) => myWarnings(deps, caller.personId)),
  );

  app.post(
    '/api/me/warnings/:id/replies',
    signedIn(async (request, sent, caller) => {
      const body = parse(reply, request.body);
      if (!body.ok) return sendFailure(sent, body.failure);
      const replied = await replyToWarning(deps, caller, idOf(request), body.value);
      return replied.ok ? sent.code(204).send() : sendFailure(sent, replied.failure);
    }),
  );
}

function idOf(request: FastifyRequest): string {
  return (request.params as { id: string }).id;
}
