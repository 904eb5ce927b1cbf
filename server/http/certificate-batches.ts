/** /api/certificate-batches and the list of what was issued: for officers within their subtrees. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { BatchRequest } from '../../src/domain/api/certificates.ts';
import { BATCH_KINDS } from '../../src/domain/certificate/batch.ts';
import type { Repeat } from '../ports/outgoing.ts';
import { admitImporter, admitReader, type Importer } from '../services/admit-hours-imports.ts';
import { beginCertificateBatch, MOST_STAFF_NUMBERS } from '../services/begin-certificate-batch.ts';
import { certificateArchive } from '../services/certificate-archive.ts';
import type { Deps } from '../services/deps.ts';
import { reissueCertificate } from '../services/reissue-certificate.ts';
import { startCertificateBatches } from '../services/run-certificate-batches.ts';
import {
  batchView,
  reachedBatch,
  viewCertificateBatches,
  viewIssued,
  viewWithout,
} from '../services/view-certificate-batches.ts';
import { idOf, sendResult } from './answers.ts';
import { signedIn } from './callers.ts';
import { parse, parseYear } from './parse.ts';
import { sendFailure } from './problems.ts';

const DAY = /^20\d{2}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;

const asked: z.ZodType<BatchRequest> = z.object({
  year: z.int('年度要写成四位数字，例如 2026'),
  kinds: z.enum(BATCH_KINDS, `kinds 要是 ${BATCH_KINDS.join('、')} 之一`),
  asOf: z.string().regex(DAY, '截至日期要写成 2026-12-31 这样').optional(),
  unit: z.string().max(100, '单位编号太长').optional(),
  staffNumbers: z
    .array(z.string('工号要是文字').max(40, '有的工号超过 40 个字，请一行写一个工号'))
    .max(MOST_STAFF_NUMBERS, `一次最多 ${MOST_STAFF_NUMBERS} 个工号，请分几次出具`)
    .optional(),
});

const place = z.object({
  after: z
    .string()
    .regex(/^-?\d{1,7}$/, 'after 要是序号')
    .default('-1'),
});

const issued = z.object({
  year: z
    .string()
    .regex(/^20\d{2}$/, '年度要写成四位数字，例如 2026')
    .optional(),
  kind: z.enum(['annual', 'course'], 'kind 要是 annual 或 course').optional(),
  state: z.enum(['valid', 'superseded', 'revoked'], 'state 要是 valid、superseded 或 revoked').optional(),
  text: z.string().trim().max(60, '查找的文字太长，最多 60 个字').optional(),
  unit: z.string().max(100, '单位编号太长').optional(),
  after: z
    .string()
    .regex(/^\d{1,15}_[0-9A-Z-]{19}$/, 'after 要用上一页给的 next')
    .optional(),
});

type Handler = (request: FastifyRequest, reply: FastifyReply, officer: Importer) => Promise<unknown>;

/** A batch that another process left is looked for now and then; no process is kept alive by it. */
const repeat: Repeat = (everyMs, work) => {
  const timer = setInterval(work, everyMs);
  timer.unref();
  return () => clearInterval(timer);
};

export function registerCertificateBatches(
  app: FastifyInstance,
  deps: Deps & { readonly reportDefect: (error: Error, where: string) => void },
): void {
  const runner = startCertificateBatches(deps, deps.reportDefect, repeat);
  app.addHook('onReady', async () => runner.look());
  app.addHook('preClose', () => runner.stop());
  registerReading(app, deps);
  app.post(
    '/api/certificate-batches',
    writer(deps, async (request, reply, officer) => {
      const body = parse(asked, request.body);
      if (!body.ok) return sendFailure(reply, body.failure);
      const year = parseYear(deps, { year: String(body.value.year) });
      if (!year.ok) return sendFailure(reply, year.failure);
      const begun = await beginCertificateBatch(deps, officer, body.value);
      if (!begun.ok) return sendFailure(reply, begun.failure);
      runner.look();
      return reply.code(202).send(await batchView(deps, begun.value));
    }),
  );
  app.post(
    '/api/certificates/:code/reissue',
    writer(deps, async (request, reply, officer) => {
      const { code } = request.params as { code: string };
      return sendResult(reply, await reissueCertificate(deps, officer, code));
    }),
  );
}

function registerReading(app: FastifyInstance, deps: Deps): void {
  app.get(
    '/api/certificate-batches',
    reader(deps, async (_request, _reply, officer) => viewCertificateBatches(deps, officer)),
  );
  app.get(
    '/api/certificate-batches/:id',
    reader(deps, async (request, reply, officer) => {
      const batch = await reachedBatch(deps, officer, idOf(request));
      return batch.ok ? batchView(deps, batch.value) : sendFailure(reply, batch.failure);
    }),
  );
  app.get(
    '/api/certificate-batches/:id/without',
    reader(deps, async (request, reply, officer) => {
      const page = parse(place, request.query);
      if (!page.ok) return sendFailure(reply, page.failure);
      const batch = await reachedBatch(deps, officer, idOf(request));
      return batch.ok
        ? viewWithout(deps, batch.value, Number(page.value.after))
        : sendFailure(reply, batch.failure);
    }),
  );
  app.get(
    '/api/certificate-batches/:id/archive.zip',
    reader(deps, async (request, reply, officer) => {
      const batch = await reachedBatch(deps, officer, idOf(request));
      if (!batch.ok) return sendFailure(reply, batch.failure);
      const name = `certificates-${batch.value.year} 证书.zip`;
      return reply
        .type('application/zip')
        .header('Content-Disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
        .header('Cache-Control', 'no-store')
        .send(await certificateArchive(deps, officer.who, batch.value));
    }),
  );
  app.get(
    '/api/certificates',
    reader(deps, async (request, reply, officer) => {
      const question = parse(issued, request.query);
      if (!question.ok) return sendFailure(reply, question.failure);
      const { year, ...rest } = question.value;
      return sendResult(
        reply,
        await viewIssued(deps, officer, { ...rest, ...(year && { year: Number(year) }) }),
      );
    }),
  );
}

function reader(deps: Deps, handler: Handler) {
  return signedIn(async (request, reply, caller) => {
    const admitted = await admitReader(deps, caller);
    return admitted.ok ? handler(request, reply, admitted.value) : sendFailure(reply, NOT_YOURS);
  });
}

function writer(deps: Deps, handler: Handler) {
  return signedIn(async (request, reply, caller) => {
    const admitted = await admitImporter(deps, caller);
    return admitted.ok ? handler(request, reply, admitted.value) : sendFailure(reply, NOT_YOURS);
  });
}

const NOT_YOURS = { code: 'not-allowed', message: '您的账号没有出具证书的权限。' } as const;
