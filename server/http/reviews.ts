/** /api/reviews for the desk; /api/me/reviews and /api/me/appeals for whoever they are about. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { CATEGORIES } from '../../src/domain/policy/policy.ts';
import { APPEAL_SUBJECTS } from '../../src/domain/review/appeal.ts';
import { CARD_OUTCOMES } from '../../src/domain/review/card.ts';
import { LONGEST_TEXT } from '../../src/domain/review/rules.ts';
import { admitReader } from '../services/admit-review.ts';
import { decideAppeal } from '../services/decide-appeal.ts';
import { decideReviewCard } from '../services/decide-card.ts';
import type { Deps } from '../services/deps.ts';
import { askOwnReview, makeAppeal, withdrawOwnAppeal } from '../services/make-appeal.ts';
import { replyToOwnCard } from '../services/reply-to-card.ts';
import { viewMyReviews } from '../services/view-my-reviews.ts';
import { viewReviewAppeal, viewReviewCard, viewReviewDesk } from '../services/view-reviews.ts';
import { signedIn } from './callers.ts';
import { parse } from './parse.ts';
import { sendFailure } from './problems.ts';

const LEAST_TEXT = 4;

/** Words that a person will read: some, and not without end. */
const words = (missing: string) =>
  z
    .string(missing)
    .trim()
    .min(LEAST_TEXT, missing)
    .max(LONGEST_TEXT, `最多 ${LONGEST_TEXT} 个字，请写得简短一些。`);

const day = z.iso.date('日期要写成 2026-11-23 的样子。');
const centihours = z
  .int('学时要是数字，最多两位小数。')
  .min(1, '学时要大于 0。')
  .max(10_000, '学时最多 100。');

const reply = z.object({ text: words('请写几句话说明情况。') });
const newAppeal = z.object({
  subject: z.enum(APPEAL_SUBJECTS, '请选择哪一类学时。'),
  course: z.string().max(100).optional(),
  title: z.string().trim().max(80, '名称最多 80 个字。').optional(),
  day,
  claimedCentihours: centihours.optional(),
  words: words('请写几句话：什么时候、学了什么、少了什么。'),
});
const review = z.object({ words: words('请写明为什么申请复核。') });
const cardDecision = z.object({
  outcome: z.enum(CARD_OUTCOMES, '请选择处理结果。'),
  reason: words('请写明理由，本人会看到。'),
  entries: z.array(z.string().max(100), '要冲销的记录要是编号的列表。').max(100).optional(),
});
const appealDecision = z.object({
  outcome: z.enum(['granted', 'refused'], '请选择认可或者不予认可。'),
  reason: words('请写明理由，本人会看到。'),
  category: z.enum(CATEGORIES, '请选择学时类别。').optional(),
  centihours: centihours.optional(),
});

export function registerReviews(app: FastifyInstance, deps: Deps): void {
  registerMine(app, deps);
  registerDesk(app, deps);
}

function registerMine(app: FastifyInstance, deps: Deps): void {
  app.get(
    '/api/me/reviews',
    signedIn(async (_request, _reply, caller) => viewMyReviews(deps, caller.personId)),
  );

  app.post(
    '/api/me/reviews/:id/replies',
    signedIn(async (request, answer, caller) => {
      const body = parse(reply, request.body);
      if (!body.ok) return sendFailure(answer, body.failure);
      const replied = await replyToOwnCard(deps, caller, idOf(request), body.value.text);
      return replied.ok ? answer.code(204).send() : sendFailure(answer, replied.failure);
    }),
  );

  app.post(
    '/api/me/appeals',
    signedIn(async (request, answer, caller) => {
      const body = parse(newAppeal, request.body);
      if (!body.ok) return sendFailure(answer, body.failure);
      const { course, title, claimedCentihours, ...rest } = body.value;
      const made = await makeAppeal(deps, caller, {
        ...rest,
        ...(course !== undefined && { course }),
        ...(title !== undefined && { title }),
        ...(claimedCentihours !== undefined && { claimedCentihours }),
      });
      return made.ok ? answer.code(201).send({ id: made.value.id }) : sendFailure(answer, made.failure);
    }),
  );

  app.post(
    '/api/me/appeals/:id/withdrawal',
    signedIn(async (request, answer, caller) => {
      const withdrawn = await withdrawOwnAppeal(deps, caller, idOf(request));
      return withdrawn.ok ? answer.code(204).send() : sendFailure(answer, withdrawn.failure);
    }),
  );

  app.post(
    '/api/me/appeals/:id/review',
    signedIn(async (request, answer, caller) => {
      const body = parse(review, request.body);
      if (!body.ok) return sendFailure(answer, body.failure);
      const asked = await askOwnReview(deps, caller, idOf(request), body.value.words);
      return asked.ok ? answer.code(204).send() : sendFailure(answer, asked.failure);
    }),
  );
}

function registerDesk(app: FastifyInstance, deps: Deps): void {
  app.get(
    '/api/reviews',
    signedIn(async (_request, answer, caller) => {
      const desk = await viewReviewDesk(deps, caller);
      return desk.ok ? desk.value : sendFailure(answer, desk.failure);
    }),
  );

  app.get(
    '/api/reviews/cards/:id',
    signedIn(async (request, answer, caller) => {
      const card = await viewReviewCard(deps, caller, idOf(request));
      return card.ok ? card.value : sendFailure(answer, card.failure);
    }),
  );

  app.get(
    '/api/reviews/appeals/:id',
    signedIn(async (request, answer, caller) => {
      const appeal = await viewReviewAppeal(deps, caller, idOf(request));
      return appeal.ok ? appeal.value : sendFailure(answer, appeal.failure);
    }),
  );

  app.post(
    '/api/reviews/cards/:id/decision',
    signedIn(async (request, answer, caller) => {
      // Who may not look is told nothing about what is wrong with the request.
      const admitted = await admitReader(deps, caller);
      if (!admitted.ok) return sendFailure(answer, admitted.failure);
      const body = parse(cardDecision, request.body);
      if (!body.ok) return sendFailure(answer, body.failure);
      const { entries, ...rest } = body.value;
      const decision = { ...rest, ...(entries && { entries }) };
      const decided = await decideReviewCard(deps, caller, idOf(request), decision);
      return decided.ok ? answer.code(204).send() : sendFailure(answer, decided.failure);
    }),
  );

  app.post(
    '/api/reviews/appeals/:id/decision',
    signedIn(async (request, answer, caller) => {
      const admitted = await admitReader(deps, caller);
      if (!admitted.ok) return sendFailure(answer, admitted.failure);
      const body = parse(appealDecision, request.body);
      if (!body.ok) return sendFailure(answer, body.failure);
      const { category, centihours: amount, ...rest } = body.value;
      const decided = await decideAppeal(deps, caller, idOf(request), {
        ...rest,
        ...(category && { category }),
        ...(amount !== undefined && { centihours: amount }),
      });
      return decided.ok ? answer.code(204).send() : sendFailure(answer, decided.failure);
    }),
  );
}

function idOf(request: FastifyRequest): string {
  return (request.params as { id: string }).id;
}
