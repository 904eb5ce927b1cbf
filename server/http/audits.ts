/** /api/audits and /api/exports: random samples with what was found, and the log of exports. Auditors alone write. */
import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { AuditRequest, FindingRequest } from '../../src/domain/api/audits.ts';
import { VERDICTS } from '../../src/domain/audit/sample.ts';
import type { Deps } from '../services/deps.ts';
import { drawAgain, drawAudit, recordFinding } from '../services/draw-audit.ts';
import { auditSheet, viewAudit, viewAudits, viewExports } from '../services/view-audits.ts';
import { signedIn } from './callers.ts';
import { parse, parseYear } from './parse.ts';
import { sendFailure } from './problems.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const drawing: z.ZodType<AuditRequest> = z.object({
  unit: z.string('缺少 unit：单位').min(1, '缺少 unit：单位').max(100),
  year: z.int('year 要写成四位数字，例如 2026'),
  size: z.int('抽查条数要是整数').min(1, '至少抽 1 条').max(500, '一次最多抽 500 条'),
  words: z
    .string('缺少 words：抽查的事由')
    .trim()
    .min(2, '请写明抽查的事由，至少 2 个字')
    .max(200, '事由太长，最多 200 个字'),
});

const finding: z.ZodType<FindingRequest> = z.object({
  entryId: z.string('缺少 entryId').max(100),
  verdict: z.enum(VERDICTS, `verdict 要是 ${VERDICTS.join('、')} 之一`),
  words: z.string().max(500, '说明太长，最多 500 个字').default(''),
});

interface ById {
  readonly id: string;
}

export function registerAudits(app: FastifyInstance, deps: Deps): void {
  app.get(
    '/api/audits',
    signedIn(async (_request, reply, caller) => {
      const audits = await viewAudits(deps, caller);
      return audits.ok ? audits.value : sendFailure(reply, audits.failure);
    }),
  );
  app.post(
    '/api/audits',
    { config: { rateLimit: { max: 30, timeWindow: 60_000 } } },
    signedIn(async (request, reply, caller) => {
      const body = parse(drawing, request.body);
      if (!body.ok) return sendFailure(reply, body.failure);
      const year = parseYear(deps, { year: String(body.value.year) });
      if (!year.ok) return sendFailure(reply, year.failure);
      const drawn = await drawAudit(deps, caller, body.value);
      return drawn.ok ? reply.code(201).send(drawn.value) : sendFailure(reply, drawn.failure);
    }),
  );
  app.get(
    '/api/audits/:id',
    signedIn(async (request, reply, caller) => {
      const audit = await viewAudit(deps, caller, (request.params as ById).id);
      return audit.ok ? audit.value : sendFailure(reply, audit.failure);
    }),
  );
  app.get(
    '/api/audits/:id/again',
    signedIn(async (request, reply, caller) => {
      const again = await drawAgain(deps, caller, (request.params as ById).id);
      return again.ok ? again.value : sendFailure(reply, again.failure);
    }),
  );
  app.post(
    '/api/audits/:id/findings',
    signedIn(async (request, reply, caller) => {
      const body = parse(finding, request.body);
      if (!body.ok) return sendFailure(reply, body.failure);
      const recorded = await recordFinding(deps, caller, (request.params as ById).id, body.value);
      return recorded.ok ? reply.code(204).send() : sendFailure(reply, recorded.failure);
    }),
  );
  app.get(
    '/api/audits/:id/sheet.xlsx',
    signedIn(async (request, reply, caller) => {
      const sheet = await auditSheet(deps, caller, (request.params as ById).id);
      if (!sheet.ok) return sendFailure(reply, sheet.failure);
      return reply
        .type(XLSX)
        .header('Content-Disposition', `attachment; filename*=UTF-8''${encodeURIComponent('随机抽查.xlsx')}`)
        .header('Cache-Control', 'no-store')
        .send(Readable.fromWeb(sheet.value as never));
    }),
  );
  app.get(
    '/api/exports',
    signedIn(async (_request, reply, caller) => {
      const exports = await viewExports(deps, caller);
      return exports.ok ? exports.value : sendFailure(reply, exports.failure);
    }),
  );
}
