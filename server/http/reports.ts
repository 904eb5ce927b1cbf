/** /api/reports: the annual report to be read, and sheets to hand over, streamed while they are written. */
import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { REPORT_KINDS } from '../../src/domain/api/reports.ts';
import type { Deps } from '../services/deps.ts';
import { createReporter } from '../services/hand-over.ts';
import { signedIn } from './callers.ts';
import { readQuery } from './following.ts';
import { parse } from './parse.ts';
import { sendFailure } from './problems.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
/** A sheet of everybody is some seconds of work. */
const REPORTS_PER_MINUTE = 60;

const named = z.object({ kind: z.enum(REPORT_KINDS, `报表只有 ${REPORT_KINDS.join('、')}`) });

export function registerReports(app: FastifyInstance, deps: Deps): void {
  const reporter = createReporter(deps);
  app.get(
    '/api/reports',
    signedIn(async (_request, reply, caller) => {
      const view = await reporter.view(caller);
      return view.ok ? view.value : sendFailure(reply, view.failure);
    }),
  );
  app.get(
    '/api/reports/annual',
    { config: { rateLimit: { max: REPORTS_PER_MINUTE, timeWindow: 60_000 } } },
    signedIn(async (request, reply, caller) => {
      const query = readQuery(deps, request.query);
      if (!query.ok) return sendFailure(reply, query.failure);
      const report = await reporter.annual(caller, query.value);
      return report.ok ? report.value : sendFailure(reply, report.failure);
    }),
  );
  app.get(
    '/api/reports/:kind.xlsx',
    { config: { rateLimit: { max: REPORTS_PER_MINUTE, timeWindow: 60_000 } } },
    signedIn(async (request, reply, caller) => {
      const kind = parse(named, request.params);
      if (!kind.ok) return sendFailure(reply, kind.failure);
      const query = readQuery(deps, request.query);
      if (!query.ok) return sendFailure(reply, query.failure);
      const report = await reporter.report(caller, kind.value.kind, query.value);
      if (!report.ok) return sendFailure(reply, report.failure);
      const { name, sheet } = report.value;
      return reply
        .type(XLSX)
        .header('Content-Disposition', `attachment; filename*=UTF-8''${encodeURIComponent(`${name}.xlsx`)}`)
        .header('Cache-Control', 'no-store')
        .send(Readable.fromWeb(sheet as never));
    }),
  );
}
