/** The whole server as one value, made from what it is given. It never listens; main.ts and tests do. */
import cookie from '@fastify/cookie';
import rateLimit from '@fastify/rate-limit';
import fastify, { type FastifyInstance } from 'fastify';
import { registerActivation } from './http/activation.ts';
import { registerArchive } from './http/archive.ts';
import { registerAssignments } from './http/assignments.ts';
import { registerAudits } from './http/audits.ts';
import { registerBadges } from './http/badges.ts';
import { registerCallers } from './http/callers.ts';
import { registerCertificateBatches } from './http/certificate-batches.ts';
import { registerCertificates } from './http/certificates.ts';
import { registerCheckpoints } from './http/checkpoints.ts';
import { registerDevices } from './http/devices.ts';
import { registerErrors, UNREADABLE_ADDRESS } from './http/errors.ts';
import { registerEvaluations } from './http/evaluations.ts';
import { registerEvents } from './http/events.ts';
import { registerFollowing } from './http/following.ts';
import { registerForwards } from './http/forwards.ts';
import { registerHeaders } from './http/headers.ts';
import { registerHealth } from './http/health.ts';
import { registerHoursImports } from './http/hours-imports.ts';
import { registerKeys } from './http/keys.ts';
import { registerLedger } from './http/ledger.ts';
import { createLookUps } from './http/look-ups.ts';
import { registerMailService } from './http/mail-service.ts';
import { registerMakeUp } from './http/make-up.ts';
import { registerMe } from './http/me.ts';
import { registerNotices } from './http/notices.ts';
import { registerPages } from './http/pages.ts';
import { registerPeople } from './http/people.ts';
import { registerPlans } from './http/plans.ts';
import { registerPractice } from './http/practice.ts';
import { registerPresence } from './http/presence.ts';
import { sendFailure } from './http/problems.ts';
import { registerQuestions } from './http/questions.ts';
import { registerQuizzes } from './http/quizzes.ts';
import { registerRecordCheck } from './http/record-check.ts';
import { registerReports } from './http/reports.ts';
import { registerReviews } from './http/reviews.ts';
import { registerRoster } from './http/roster.ts';
import { registerRosterImports } from './http/roster-imports.ts';
import { registerSession } from './http/session.ts';
import { registerStatements } from './http/statements.ts';
import { registerUnits } from './http/units.ts';
import { registerWarnings } from './http/warnings.ts';
import { registerWritten } from './http/written.ts';
import { registerXapi, type XapiOptions } from './http/xapi/register-xapi.ts';
import { registerYearCloses } from './http/year-closes.ts';
import type { Deps } from './services/deps.ts';

export interface AppDeps extends Deps {
  /** Where the built pages lie. */
  readonly distDirectory: string;
  /** Where the log is published. */
  readonly publishedDirectory: string;
  readonly xapi: XapiOptions;
  /** Told of every defect: an answer 500 that should not have been possible. */
  readonly reportDefect: (error: Error, url: string) => void;
}

export async function createApp(deps: AppDeps): Promise<FastifyInstance> {
  const app = fastify({
    bodyLimit: 16 * 1024 * 1024,
    trustProxy: 'loopback',
    // An address that cannot be decoded never reaches a route.
    frameworkErrors: (_error, _request, reply) => void sendFailure(reply, UNREADABLE_ADDRESS),
    routerOptions: { ignoreTrailingSlash: false, maxParamLength: 200 },
  });
  registerErrors(app, deps.reportDefect);
  registerHeaders(app);
  await app.register(cookie);
  await app.register(rateLimit, { global: false });
  registerCallers(app, deps);
  registerDevices(app, deps);
  registerSession(app, deps);
  registerMe(app, deps);
  registerNotices(app, deps);
  registerMailService(app, deps);
  registerPresence(app, deps);
  registerQuizzes(app, deps);
  registerQuestions(app, deps);
  const lookUps = createLookUps(deps);
  registerCertificates(app, deps, lookUps);
  registerCertificateBatches(app, deps);
  registerBadges(app, deps);
  registerArchive(app, deps);
  registerLedger(app, deps, lookUps);
  registerUnits(app, deps);
  registerRoster(app, deps);
  registerRosterImports(app, deps);
  registerActivation(app, deps);
  registerPlans(app, deps);
  registerAssignments(app, deps);
  registerMakeUp(app, deps);
  registerWritten(app, deps);
  registerEvaluations(app, deps);
  registerRecordCheck(app, deps);
  registerKeys(app, deps);
  registerStatements(app, deps);
  registerFollowing(app, deps);
  registerPeople(app, deps);
  registerReports(app, deps);
  registerYearCloses(app, deps);
  registerWarnings(app, deps);
  registerAudits(app, deps);
  registerForwards(app, deps);
  registerReviews(app, deps);
  registerHoursImports(app, deps);
  registerEvents(app, deps);
  registerPractice(app, deps);
  registerXapi(app, deps, deps.xapi);
  registerHealth(app, deps);
  registerCheckpoints(app, deps.publishedDirectory);
  registerPages(app, deps.distDirectory);
  return app;
}
