/** /api/presence: beats, the answer to the question whether somebody is there, offline tickets and stretches. */
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { StretchRequest } from '../../src/domain/api/presence.ts';
import type { Beat } from '../../src/domain/presence/beat.ts';
import { answerPresence } from '../services/answer-presence.ts';
import type { Deps } from '../services/deps.ts';
import { issueOfflineTickets } from '../services/issue-offline-tickets.ts';
import { recordBeat } from '../services/record-beat.ts';
import { takeOfflineStretch } from '../services/take-offline-stretch.ts';
import { signedIn } from './callers.ts';
import { parse } from './parse.ts';
import { sendFailure } from './problems.ts';

const item = z.string('缺少 item：正在学习的课').max(200);
const attention = {
  section: z.string().max(40).optional(),
  block: z.string().max(40).optional(),
  visible: z.boolean('visible 要是 true 或 false'),
  focused: z.boolean('focused 要是 true 或 false'),
  active: z.boolean('active 要是 true 或 false').optional(),
};
const beatBody = z.object({ item, nonce: z.string().max(100).optional(), ...attention });

const id = z.string().max(100);
const answerBody = z.object({ item, question: id, option: id });
const ticketsBody = z.object({ item });

/** Three days of beats, the longest a ticket may last, and some more. */
const MOST_BEATS = 15_000;
const MOST_ANSWERS = 1_000;
const afterMs = z.int('afterMs 要是整数毫秒').min(0, 'afterMs 不能小于 0');
const stretchBody = z.object({
  item,
  ticket: z.string('缺少 ticket：离线凭证').max(4_000),
  beats: z.array(z.object({ afterMs, ...attention })).max(MOST_BEATS, `beats 最多 ${MOST_BEATS} 条`),
  answers: z
    .array(z.object({ afterMs, question: id, option: id }))
    .max(MOST_ANSWERS, `answers 最多 ${MOST_ANSWERS} 条`),
});

export function registerPresence(app: FastifyInstance, deps: Deps): void {
  app.post(
    '/api/presence',
    signedIn(async (request, reply, caller) => {
      const body = parse(beatBody, request.body);
      if (!body.ok) return sendFailure(reply, body.failure);
      const outcome = await recordBeat(deps, caller.personId, body.value as Beat);
      return outcome.ok ? outcome.value : sendFailure(reply, outcome.failure);
    }),
  );

  app.post(
    '/api/presence/answers',
    signedIn(async (request, reply, caller) => {
      const body = parse(answerBody, request.body);
      if (!body.ok) return sendFailure(reply, body.failure);
      const outcome = await answerPresence(deps, caller.personId, body.value);
      return outcome.ok ? outcome.value : sendFailure(reply, outcome.failure);
    }),
  );

  app.post(
    '/api/presence/tickets',
    signedIn(async (request, reply, caller) => {
      const body = parse(ticketsBody, request.body);
      if (!body.ok) return sendFailure(reply, body.failure);
      const outcome = await issueOfflineTickets(deps, caller.personId, body.value.item);
      return outcome.ok ? outcome.value : sendFailure(reply, outcome.failure);
    }),
  );

  app.post(
    '/api/presence/offline',
    signedIn(async (request, reply, caller) => {
      const body = parse(stretchBody, request.body);
      if (!body.ok) return sendFailure(reply, body.failure);
      const outcome = await takeOfflineStretch(deps, caller.personId, body.value as StretchRequest);
      return outcome.ok ? outcome.value : sendFailure(reply, outcome.failure);
    }),
  );
}
