/** /api/me/notices: what the signed-in person was told; /api/me/notice-preferences: how they wish to be told. */
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { NOTICE_GROUPS } from '../../src/domain/notice/kinds.ts';
import type { Deps } from '../services/deps.ts';
import {
  readNotices,
  setNoticePreferences,
  viewMyNotices,
  viewNoticePreferences,
} from '../services/view-my-notices.ts';
import { signedIn } from './callers.ts';
import { parse } from './parse.ts';
import { sendFailure } from './problems.ts';

const group = z.enum(NOTICE_GROUPS, '没有这一类通知。');
const page = z.object({
  group: group.optional(),
  before: z
    .string()
    .regex(/^\d{1,15}$/, 'before 要是通知的编号。')
    .transform(Number)
    .optional(),
});
const reading = z.object({ id: z.int('id 要是通知的编号。').min(1).optional() });
const preferences = z.object({
  quiet: z.array(group, '要写明哪几类不提醒。').max(NOTICE_GROUPS.length),
  noMail: z.array(group, '要写明哪几类不发邮件。').max(NOTICE_GROUPS.length).default([]),
});

export function registerNotices(app: FastifyInstance, deps: Deps): void {
  app.get(
    '/api/me/notices',
    signedIn(async (request, reply, caller) => {
      const asked = parse(page, request.query);
      if (!asked.ok) return sendFailure(reply, asked.failure);
      return viewMyNotices(deps, caller, asked.value);
    }),
  );

  app.post(
    '/api/me/notices/reading',
    signedIn(async (request, reply, caller) => {
      const asked = parse(reading, request.body);
      if (!asked.ok) return sendFailure(reply, asked.failure);
      return readNotices(deps, caller, asked.value.id);
    }),
  );

  app.get(
    '/api/me/notice-preferences',
    signedIn(async (_request, _reply, caller) => viewNoticePreferences(deps, caller)),
  );

  app.put(
    '/api/me/notice-preferences',
    signedIn(async (request, reply, caller) => {
      const asked = parse(preferences, request.body);
      if (!asked.ok) return sendFailure(reply, asked.failure);
      return setNoticePreferences(deps, caller, asked.value);
    }),
  );
}
