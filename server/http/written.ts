/** /api/written and /api/written-works for the desk, /api/me/written for whoever writes. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { WrittenRequest } from '../../src/domain/api/written.ts';
import type { Result } from '../../src/domain/base/result.ts';
import { TIER_IDS, TRAINING_KINDS } from '../../src/domain/catalogue/catalogue.ts';
import { WRITTEN_KINDS } from '../../src/domain/written/rubric.ts';
import { MOST_CHARACTERS } from '../../src/domain/written/written-text.ts';
import { admitTrainingReader } from '../services/admit-training.ts';
import { askWritten, moveWritten, previewWritten, withdrawWritten } from '../services/ask-written.ts';
import type { Deps } from '../services/deps.ts';
import { handIn, saveDraft } from '../services/hand-in-written.ts';
import { markWork, postAgain, returnWork, revokeWork } from '../services/read-written.ts';
import { viewMyWritten, viewMyWrittenWork } from '../services/view-my-written.ts';
import {
  viewWritten,
  viewWrittenChoices,
  viewWrittenTask,
  WRITTEN_FILTERS,
} from '../services/view-written.ts';
import { viewWrittenWork } from '../services/view-written-work.ts';
import { sendDone, sendResult } from './answers.ts';
import { signedIn } from './callers.ts';
import { parse, parseYear } from './parse.ts';
import { sendFailure } from './problems.ts';

const day = z.iso.date('日期要写成 2026-11-23 的样子。');
const reason = z.string('请写明原因。').trim().min(2, '请写明原因。').max(500, '原因最多 500 个字。');
const id = z.string().min(1).max(100);
const minimumCharacters = z
  .int('字数要是整数。')
  .min(100, '至少 100 字。')
  .max(20_000, '字数要求最多 20000。');
/** What is to be written, on its own and as the way of a make-up order. */
export const writingShape = {
  kind: z.enum(WRITTEN_KINDS, '请选择写什么：学习笔记、心得体会或者论文。'),
  topic: z.string('请填写题目。').trim().min(2, '请填写题目。').max(60, '题目最多 60 个字。'),
  minimumCharacters,
  rubric: z.string('请选择评分标准。').min(1, '请选择评分标准。').max(100),
};

const request = z.object({
  ...writingShape,
  assignment: id.optional(),
  unitId: z.string('请选择单位。').max(100).default(''),
  words: z.string().trim().max(1000, '说明最多 1000 个字。').optional(),
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
const version = z.int('请刷新页面后再评。').min(1, '请刷新页面后再评。');
const remark = z.string('请写评语。').trim().max(2000, '评语最多 2000 个字。');
const reading = z.object({
  version,
  points: z.record(z.string().max(60), z.number('得分要是整数。'), '请给每一项打分。'),
  remark: remark.min(4, '请写评语，至少四个字，本人会看到。'),
});
const returning = z.object({ version, remark: remark.min(4, '请写明退回的原因，本人会看到。') });
const revocation = z.object({ reason });
const typed = z.string('请写正文。').max(MOST_CHARACTERS * 3, `最多 ${MOST_CHARACTERS} 字，请精简。`);
const draft = z.object({ text: typed, revision: z.int('请刷新页面。').min(0, '请刷新页面。') });
const handing = z.object({ text: typed });
const peopleQuery = z.object({
  state: z.enum(WRITTEN_FILTERS, `state 要是 ${WRITTEN_FILTERS.join('、')} 之一`).default('all'),
  page: z.coerce.number('页码要是整数').int('页码要是整数').min(1, '页码从 1 开始').max(10_000).default(1),
});

export function registerWritten(app: FastifyInstance, deps: Deps): void {
  registerMine(app, deps);
  registerTasks(app, deps);
  registerChanges(app, deps);
  registerReading(app, deps);
}

function registerMine(app: FastifyInstance, deps: Deps): void {
  app.get(
    '/api/me/written',
    signedIn(async (_asked, _reply, caller) => viewMyWritten(deps, caller.personId)),
  );
  app.get(
    '/api/me/written/:id',
    signedIn(async (asked, reply, caller) => {
      const view = await viewMyWrittenWork(deps, caller.personId, idOf(asked));
      return sendResult(reply, view);
    }),
  );
  app.put(
    '/api/me/written/:id/draft',
    signedIn(async (asked, reply, caller) => {
      const body = parse(draft, asked.body);
      if (!body.ok) return sendFailure(reply, body.failure);
      const saved = await saveDraft(deps, caller, idOf(asked), body.value);
      return sendResult(reply, saved);
    }),
  );
  app.post(
    '/api/me/written/:id',
    signedIn(async (asked, reply, caller) => {
      const body = parse(handing, asked.body);
      if (!body.ok) return sendFailure(reply, body.failure);
      const handed = await handIn(deps, caller, idOf(asked), body.value.text);
      return sendDone(reply, handed);
    }),
  );
}

function registerTasks(app: FastifyInstance, deps: Deps): void {
  app.get(
    '/api/written',
    signedIn(async (asked, reply, caller) => {
      const year = parseYear(deps, asked.query);
      if (!year.ok) return sendFailure(reply, year.failure);
      const view = await viewWritten(deps, caller, year.value);
      return sendResult(reply, view);
    }),
  );
  app.get(
    '/api/written/choices',
    signedIn(async (_asked, reply, caller) => {
      const choices = await viewWrittenChoices(deps, caller);
      return sendResult(reply, choices);
    }),
  );
  app.get(
    '/api/written/:id',
    signedIn(async (asked, reply, caller) => {
      const query = parse(peopleQuery, asked.query);
      if (!query.ok) return sendFailure(reply, query.failure);
      const { state: filter, page } = query.value;
      const view = await viewWrittenTask(deps, caller, idOf(asked), { filter, page });
      return sendResult(reply, view);
    }),
  );
}

function registerChanges(app: FastifyInstance, deps: Deps): void {
  app.post(
    '/api/written/preview',
    desk(deps, request, async (body, { caller }) => previewWritten(deps, caller, trimmed(body))),
  );
  app.post(
    '/api/written',
    desk(deps, request, async (body, { caller }) => {
      const made = await askWritten(deps, caller, trimmed(body));
      return made.ok ? { ok: true, value: { id: made.value.id } } : made;
    }),
  );
  app.post(
    '/api/written/:id/withdrawal',
    desk(deps, withdrawal, async (body, { caller, of }) =>
      done(await withdrawWritten(deps, caller, of, body.reason)),
    ),
  );
  app.post(
    '/api/written/:id/due-day',
    desk(deps, move, async (body, { caller, of }) => done(await moveWritten(deps, caller, of, body))),
  );
}

function registerReading(app: FastifyInstance, deps: Deps): void {
  app.get(
    '/api/written-works/:id',
    signedIn(async (asked, reply, caller) => {
      const view = await viewWrittenWork(deps, caller, idOf(asked));
      return sendResult(reply, view);
    }),
  );
  app.post(
    '/api/written-works/:id/readings',
    desk(deps, reading, async (body, { caller, of }) => done(await markWork(deps, caller, of, body))),
  );
  app.post(
    '/api/written-works/:id/return',
    desk(deps, returning, async (body, { caller, of }) => done(await returnWork(deps, caller, of, body))),
  );
  app.post(
    '/api/written-works/:id/revocation',
    desk(deps, revocation, async (body, { caller, of }) =>
      done(await revokeWork(deps, caller, of, body.reason)),
    ),
  );
  app.post(
    '/api/written-works/:id/posting',
    desk(deps, z.object({}), async (_body, { caller, of }) => done(await postAgain(deps, caller, of))),
  );
}

type Caller = Parameters<Parameters<typeof signedIn>[0]>[2];

/** Who may not look is told nothing about what is wrong with the request. */
function desk<Schema extends z.ZodType>(
  deps: Deps,
  schema: Schema,
  act: (
    body: z.output<Schema>,
    from: { readonly caller: Caller; readonly of: string },
  ) => Promise<Result<unknown>>,
) {
  return signedIn(async (asked, reply, caller) => {
    const admitted = await admitTrainingReader(deps, caller);
    if (!admitted.ok) return sendFailure(reply, admitted.failure);
    const body = parse(schema, asked.body);
    if (!body.ok) return sendFailure(reply, body.failure);
    const outcome = await act(body.value, { caller, of: idOf(asked) });
    if (!outcome.ok) return sendFailure(reply, outcome.failure);
    return outcome.value === undefined ? reply.code(204).send() : outcome.value;
  });
}

function done(result: Result<unknown>): Result<undefined> {
  return result.ok ? { ok: true, value: undefined } : result;
}

/** Without members that were left out: the request's type tells absent from undefined. */
function trimmed(body: z.output<typeof request>): WrittenRequest {
  return JSON.parse(JSON.stringify(body)) as WrittenRequest;
}

function idOf(asked: FastifyRequest): string {
  return (asked.params as { id?: string }).id ?? '';
}
