/** /api/me/activities, /api/me/signs and /api/me/practice for the learner; /api/practice for the desk. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { MOST_PHOTO_BYTES } from '../../src/domain/event/photo.ts';
import { admitEventOfficer } from '../services/admit-events.ts';
import { addPhoto, claimPractice, resendPractice, withdrawPractice } from '../services/claim-practice.ts';
import { decidePractice } from '../services/decide-practice.ts';
import type { Deps } from '../services/deps.ts';
import { lookAtSign, signAttendance } from '../services/sign-attendance.ts';
import { viewMyActivities } from '../services/view-my-activities.ts';
import { viewPhoto, viewPractice, viewPracticeDesk } from '../services/view-practice.ts';
import { admittedFirst, idOf, sendCreated, sendDone, sendId, sendResult, taking } from './answers.ts';
import { signedIn } from './callers.ts';
import { deviceOf } from './devices.ts';
import { practiceBody, practiceDecisionBody, signBody } from './event-body.ts';
import { sendFailure } from './problems.ts';
import { takingFiles } from './sheet-upload.ts';

/** Nobody types a code more often; whoever guesses is stopped. */
const SIGNS_A_MINUTE = 12;
const PHOTOS_A_MINUTE = 60;

export function registerPractice(app: FastifyInstance, deps: Deps): void {
  registerMine(app, deps);
  registerSigning(app, deps);
  registerDesk(app, deps);
  takingFiles(app, MOST_PHOTO_BYTES + 1024, (own) => registerPhotos(own, deps));
}

function registerMine(app: FastifyInstance, deps: Deps): void {
  app.get(
    '/api/me/activities',
    signedIn(async (_request, _reply, caller) => viewMyActivities(deps, caller.personId)),
  );
  app.post(
    '/api/me/practice',
    signedIn(taking(practiceBody, (body, caller) => claimPractice(deps, caller, body), sendId)),
  );
  app.put(
    '/api/me/practice/:id',
    signedIn(
      taking(practiceBody, (body, caller, at) => resendPractice(deps, caller, idOf(at), body), sendDone),
    ),
  );
  app.post(
    '/api/me/practice/:id/withdrawal',
    signedIn(async (request, reply, caller) =>
      sendDone(reply, await withdrawPractice(deps, caller, idOf(request))),
    ),
  );
}

function registerSigning(app: FastifyInstance, deps: Deps): void {
  const config = {
    rateLimit: {
      max: SIGNS_A_MINUTE,
      timeWindow: '1 minute',
      // A hall of people shares one address: it is the person who is counted.
      keyGenerator: (request: FastifyRequest) =>
        request.caller?.kind === 'session' ? request.caller.personId : request.ip,
      hook: 'preHandler' as const,
    },
  };
  app.post(
    '/api/me/signs/look',
    { config },
    signedIn(taking(signBody, (body, caller) => lookAtSign(deps, caller, body))),
  );
  app.post(
    '/api/me/signs',
    { config },
    signedIn(
      taking(signBody, (body, caller, request) => signAttendance(deps, caller, body, deviceOf(request))),
    ),
  );
}

function registerDesk(app: FastifyInstance, deps: Deps): void {
  app.get(
    '/api/practice',
    signedIn(async (_request, reply, caller) => sendResult(reply, await viewPracticeDesk(deps, caller))),
  );
  app.get(
    '/api/practice/:id',
    signedIn(async (request, reply, caller) =>
      sendResult(reply, await viewPractice(deps, caller, idOf(request))),
    ),
  );
  app.post(
    '/api/practice/:id/decision',
    signedIn(
      admittedFirst(
        (caller) => admitEventOfficer(deps, caller),
        taking(practiceDecisionBody, async (decision, caller, request) => {
          const id = idOf(request);
          const decided = await decidePractice(deps, caller, id, decision);
          return decided.ok ? viewPractice(deps, caller, id) : decided;
        }),
      ),
    ),
  );
  app.get(
    '/api/practice/:id/photos/:hash',
    signedIn(async (request, reply, caller) => {
      const { id, hash } = request.params as { id: string; hash: string };
      const photo = await viewPhoto(deps, caller, id, hash);
      if (!photo.ok) return sendFailure(reply, photo.failure);
      return reply
        .type(photo.value.type)
        .header('Content-Disposition', 'inline')
        .header('X-Content-Type-Options', 'nosniff')
        .header('Content-Security-Policy', "default-src 'none'; sandbox")
        .header('Cache-Control', 'private, no-store')
        .send(Buffer.from(photo.value.bytes));
    }),
  );
}

function registerPhotos(app: FastifyInstance, deps: Deps): void {
  app.post(
    '/api/me/practice-photos',
    { config: { rateLimit: { max: PHOTOS_A_MINUTE, timeWindow: '1 minute' } } },
    signedIn(async (request, reply, caller) => {
      const { body } = request;
      if (!(body instanceof Uint8Array) || body.length === 0) {
        return sendFailure(reply, { code: 'invalid-request', message: '请求里没有照片。' });
      }
      return sendCreated(reply, await addPhoto(deps, caller, new Uint8Array(body)));
    }),
  );
}
