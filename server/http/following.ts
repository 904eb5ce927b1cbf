/** /api/following: a subtree's year in figures, and the people behind each of them. */
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { FOLLOW_GROUPS } from '../../src/domain/api/following.ts';
import type { Result } from '../../src/domain/base/result.ts';
import { succeed } from '../../src/domain/base/result.ts';
import { TIER_IDS } from '../../src/domain/catalogue/catalogue.ts';
import { PRINCIPLE_IDS } from '../../src/domain/catalogue/principle.ts';
import type { FollowSearch } from '../ports/following-store.ts';
import type { Deps } from '../services/deps.ts';
import { createFollower, type FollowQuery } from '../services/follow-unit.ts';
import { signedIn } from './callers.ts';
import { dayText, parse, parseYear } from './parse.ts';
import { sendFailure } from './problems.ts';

const asked = z.object({
  unit: z.string().max(100).optional(),
  asOf: dayText('asOf').optional(),
  frozen: z.literal('1', 'frozen 只能是 1').optional(),
});

const whole = (name: string, most: number) =>
  z
    .string()
    .regex(/^\d{1,5}$/, `${name} 要是整数`)
    .transform(Number)
    .refine((value) => value <= most, `${name} 最大是 ${most}`);

const searched = z.object({
  group: z.enum(FOLLOW_GROUPS, `group 要是 ${FOLLOW_GROUPS.join('、')} 之一`).optional(),
  step: whole('step', 7).optional(),
  tier: z.enum(TIER_IDS, `tier 要是 ${TIER_IDS.join('、')} 之一`).optional(),
  month: whole('month', 13)
    .refine((month) => month >= 1, 'month 从 1 开始')
    .optional(),
  principle: z.enum(PRINCIPLE_IDS, `principle 要是 ${PRINCIPLE_IDS.join('、')} 之一`).optional(),
  direct: z.literal('1', 'direct 只能是 1').optional(),
  find: z.string().trim().max(50, '查找的文字最多 50 个字').optional(),
  page: whole('page', 99_999).default(0),
});

export function registerFollowing(app: FastifyInstance, deps: Deps): void {
  const follower = createFollower(deps);
  app.get(
    '/api/following',
    signedIn(async (request, reply, caller) => {
      const query = readQuery(deps, request.query);
      if (!query.ok) return sendFailure(reply, query.failure);
      const view = await follower.view(caller, query.value);
      return view.ok ? view.value : sendFailure(reply, view.failure);
    }),
  );
  app.get(
    '/api/following/people',
    signedIn(async (request, reply, caller) => {
      const query = readQuery(deps, request.query);
      if (!query.ok) return sendFailure(reply, query.failure);
      const read = parse(searched, request.query);
      if (!read.ok) return sendFailure(reply, read.failure);
      const { page, direct, find, ...rest } = read.value;
      const search = {
        ...rest,
        ...(direct && { isDirect: true }),
        ...(find ? { find } : {}),
      } as FollowSearch;
      const people = await follower.people(caller, { ...query.value, search, page });
      return people.ok ? people.value : sendFailure(reply, people.failure);
    }),
  );
}

export function readQuery(deps: Deps, query: unknown): Result<FollowQuery> {
  const year = parseYear(deps, query);
  if (!year.ok) return year;
  const read = parse(asked, query);
  if (!read.ok) return read;
  const { unit, asOf, frozen } = read.value;
  return succeed({
    year: year.value,
    ...(unit === undefined ? {} : { unit }),
    ...(asOf === undefined ? {} : { asOf }),
    ...(frozen && { isFrozen: true }),
  });
}
