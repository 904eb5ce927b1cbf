/** /api/session: sign in, who am I, sign out. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { SessionView } from '../../src/domain/api/api.ts';
import { accountHomePage } from '../../src/domain/catalogue/activity-iri.ts';
import { maskName } from '../../src/domain/roster/name.ts';
import type { Person, Role } from '../../src/domain/roster/person.ts';
import type { Deps } from '../services/deps.ts';
import { IDLE_MINUTES, signIn, signOut } from '../services/sign-in.ts';
import { viewNotices } from '../services/view-my-reviews.ts';
import { countUrgent } from '../services/view-my-tasks.ts';
import { isForeignWrite, SESSION_COOKIE } from './callers.ts';
import { noteSignIn } from './devices.ts';
import { parse } from './parse.ts';
import { sendFailure } from './problems.ts';

const credentials = z.object({
  staffNumber: z.string('请填写工号').min(1, '请填写工号').max(64, '工号最长 64 个字符'),
  password: z.string('请填写密码').min(1, '请填写密码').max(256, '密码最长 256 个字符'),
});

/**
 * Guessing is slowed for an account by its lock. This is for the server's sake, and wide enough for a whole
 * office that signs in at nine o'clock through one address.
 */
const SIGN_INS_PER_MINUTE = 300;

export function registerSession(app: FastifyInstance, deps: Deps): void {
  const limited = { config: { rateLimit: { max: SIGN_INS_PER_MINUTE, timeWindow: 60_000 } } };
  app.post('/api/session', limited, async (request, reply) => {
    if (isForeignWrite(deps, request)) {
      return sendFailure(reply, { code: 'foreign-origin', message: '请在本站的登录页登录。' });
    }
    const body = parse(credentials, request.body);
    if (!body.ok) return sendFailure(reply, body.failure);
    const opened = await signIn(deps, body.value.staffNumber, body.value.password);
    if (!opened.ok) return sendFailure(reply, opened.failure);
    reply.setCookie(SESSION_COOKIE, opened.value.token, cookieOptions(deps));
    await noteSignIn(deps, request, reply, opened.value.person.id);
    return reply.send(await sessionView(deps, opened.value.person));
  });

  // Signed out is an answer, not an error: a 401 here would be an error in every visitor's console.
  app.get('/api/session', async (request, reply) => {
    const person = await personOf(deps, request);
    return reply
      .type('application/json')
      .send(JSON.stringify(person ? await sessionView(deps, person) : null));
  });

  app.delete('/api/session', async (request, reply) => {
    if (request.caller?.kind === 'session') await signOut(deps, request.caller);
    return endSession(deps, reply);
  });
}

function endSession(deps: Deps, reply: FastifyReply): FastifyReply {
  return reply.clearCookie(SESSION_COOKIE, cookieOptions(deps)).code(204).send();
}

function cookieOptions(deps: Deps) {
  const secure = deps.publicUrl.startsWith('https:');
  return { path: '/', httpOnly: true, sameSite: 'strict', secure } as const;
}

async function personOf(deps: Deps, request: FastifyRequest): Promise<Person | undefined> {
  if (request.caller?.kind !== 'session') return undefined;
  return deps.storage.roster.personById(request.caller.personId);
}

async function sessionView(deps: Deps, person: Person): Promise<SessionView> {
  const unit = await deps.storage.roster.unitById(person.unitId);
  const grants = await deps.storage.roster.grantsOf(person.id);
  const { identifier } = deps.catalogue.portal;
  const urgent = await countUrgent(deps, person.id);
  const unread = await deps.storage.notices.countUnread(person.id);
  return {
    person: {
      id: person.id,
      name: person.name,
      maskedName: maskName(person.name),
      staffNumber: person.staffNumber,
      unit: { id: person.unitId, name: unit?.name ?? '' },
      roles: [...new Set(grants.map((grant): Role => grant.role))],
    },
    actor: {
      objectType: 'Agent',
      account: { homePage: accountHomePage(identifier), name: person.id },
    },
    identifier,
    idleMinutes: IDLE_MINUTES,
    notices: {
      ...(await viewNotices(deps, person.id, grants)),
      ...(urgent > 0 && { tasks: urgent }),
      ...(unread > 0 && { unread }),
    },
  };
}
