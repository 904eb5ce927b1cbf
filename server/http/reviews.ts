/** /api/reviews for the desk; /api/me/reviews and /api/me/appeals for whoever they are about. */
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { CATEGORIES } from '../../src/domain/policy/policy.ts';
import { APPEAL_SUBJECTS } from '../../src/domain/review/appeal.ts';
import { CARD_OUTCOMES } from '../../src/domain/review/card.ts';
import { LONGEST_TEXT } from '../../src/domain/review/rules.ts';
import type { SessionCaller } from '../ports/caller.ts';
import { admitReader } from '../services/admit-review.ts';
import { decideAppeal } from '../services/decide-appeal.ts';
import { decideReviewCard } from '../services/decide-card.ts';
import type { Deps } from '../services/deps.ts';
import { askOwnReview, makeAppeal, withdrawOwnAppeal } from '../services/make-appeal.ts';
import { replyToOwnCard } from '../services/reply-to-card.ts';
import { viewMyReviews } from '../services/view-my-reviews.ts';
import { viewReviewAppeal, viewReviewCard, viewReviewDesk } from '../services/view-reviews.ts';
import { admittedFirst, type Handler, idOf, sendDone, sendId, sendResult, taking } from './answers.ts';
import { signedIn } from './callers.ts';

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
    signedIn(taking(reply, ({ text }, caller, at) => replyToOwnCard(deps, caller, idOf(at), text), sendDone)),
  );

  app.post(
    '/api/me/appeals',
    signedIn(
      taking(
        newAppeal,
        ({ course, title, claimedCentihours, ...rest }, caller) =>
          makeAppeal(deps, caller, {
            ...rest,
            ...(course !== undefined && { course }),
            ...(title !== undefined && { title }),
            ...(claimedCentihours !== undefined && { claimedCentihours }),
          }),
        sendId,
      ),
    ),
  );

  app.post(
    '/api/me/appeals/:id/withdrawal',
    signedIn(async (request, answer, caller) =>
      sendDone(answer, await withdrawOwnAppeal(deps, caller, idOf(request))),
    ),
  );

  app.post(
    '/api/me/appeals/:id/review',
    signedIn(
      taking(review, (asked, caller, at) => askOwnReview(deps, caller, idOf(at), asked.words), sendDone),
    ),
  );
}

function registerDesk(app: FastifyInstance, deps: Deps): void {
  app.get(
    '/api/reviews',
    signedIn(async (_request, answer, caller) => sendResult(answer, await viewReviewDesk(deps, caller))),
  );

  app.get(
    '/api/reviews/cards/:id',
    signedIn(async (request, answer, caller) =>
      sendResult(answer, await viewReviewCard(deps, caller, idOf(request))),
    ),
  );

  app.get(
    '/api/reviews/appeals/:id',
    signedIn(async (request, answer, caller) =>
      sendResult(answer, await viewReviewAppeal(deps, caller, idOf(request))),
    ),
  );

  app.post(
    '/api/reviews/cards/:id/decision',
    deciding(
      deps,
      taking(
        cardDecision,
        ({ entries, ...rest }, caller, at) =>
          decideReviewCard(deps, caller, idOf(at), { ...rest, ...(entries && { entries }) }),
        sendDone,
      ),
    ),
  );

  app.post(
    '/api/reviews/appeals/:id/decision',
    deciding(
      deps,
      taking(
        appealDecision,
        ({ category, centihours: amount, ...rest }, caller, at) =>
          decideAppeal(deps, caller, idOf(at), {
            ...rest,
            ...(category && { category }),
            ...(amount !== undefined && { centihours: amount }),
          }),
        sendDone,
      ),
    ),
  );
}

function deciding(deps: Deps, handler: Handler<SessionCaller>) {
  return signedIn(admittedFirst((caller) => admitReader(deps, caller), handler));
}
