/** /api/hours-imports: hours of other platforms from a sheet. For officers within their subtrees. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { PostingRequest, ReversalRequest } from '../../src/domain/api/hours-imports.ts';
import { dayOf } from '../../src/domain/base/calendar.ts';
import { VERDICTS } from '../../src/domain/hours-import/hours-import.ts';
import { admitImporter, admitReader, type Importer } from '../services/admit-hours-imports.ts';
import type { Deps } from '../services/deps.ts';
import { hoursTemplateCsv, hoursTemplateXlsx, refusedRowsXlsx } from '../services/hours-import-sheets.ts';
import {
  beginReversal,
  confirmHoursImport,
  postHoursImport,
  reverseHoursImport,
} from '../services/post-hours-import.ts';
import { beginHoursImport, readHoursImport } from '../services/read-hours-import.ts';
import { createImportRunner, type ImportRunner } from '../services/run-hours-imports.ts';
import {
  dropHoursImport,
  viewHoursImport,
  viewHoursImports,
  viewImportRows,
  viewOf,
} from '../services/view-hours-imports.ts';
import { idOf, sendResult } from './answers.ts';
import { signedIn } from './callers.ts';
import { parse } from './parse.ts';
import { sendFailure } from './problems.ts';
import { CSV_TYPE, MOST_SHEET_BYTES, sendFile, spoolSheet, takeAnyBody, XLSX_TYPE } from './sheet-files.ts';

const upload = z.object({
  name: z.string('缺少 name：文件名').min(1, '缺少 name：文件名').max(200, '文件名太长，最多 200 个字'),
  platform: z.string().trim().max(100, '平台名称太长，最多 100 个字').optional(),
  year: z
    .string()
    .regex(/^20\d{2}$/, '年度要写成四位数字，例如 2026')
    .optional(),
});

const rowsAsked = z.object({
  verdict: z.enum(VERDICTS, `verdict 要是 ${VERDICTS.join('、')} 之一`).optional(),
  after: z
    .string()
    .regex(/^\d{1,7}$/, 'after 要是行号')
    .default('0'),
});

const confirmation: z.ZodType<PostingRequest> = z.object({
  fileHash: z.string('缺少 fileHash：文件的 SHA-256'),
  newRows: z.int('newRows 要是整数：看到的将登记行数').min(0, 'newRows 不能是负数'),
});

const reversal: z.ZodType<ReversalRequest> = z.object({
  reason: z.string('缺少 reason：撤回的原因').max(200, '撤回的原因太长，最多 200 个字'),
});

type Handler = (request: FastifyRequest, reply: FastifyReply, importer: Importer) => Promise<unknown>;

export function registerHoursImports(
  app: FastifyInstance,
  deps: Deps & { readonly reportDefect: (error: Error, where: string) => void },
): void {
  const runner = createImportRunner(deps, deps.reportDefect);
  app.addHook('onReady', async () => runner.settle());
  app.addHook('preClose', () => runner.stop());
  registerReading(app, deps);
  registerSheets(app, deps);
  registerChanges(app, deps, runner);
  // A parser of its own, so that other routes go on refusing such bodies.
  void app.register((own, _options, done) => {
    registerUpload(own, deps, runner);
    done();
  });
}

function registerReading(app: FastifyInstance, deps: Deps): void {
  app.get(
    '/api/hours-imports',
    reader(deps, async (_request, _reply, importer) => viewHoursImports(deps, importer)),
  );
  app.get(
    '/api/hours-imports/:id',
    reader(deps, async (request, reply, importer) =>
      sendResult(reply, await viewHoursImport(deps, importer, idOf(request))),
    ),
  );
  app.get(
    '/api/hours-imports/:id/rows',
    reader(deps, async (request, reply, importer) => {
      const asked = parse(rowsAsked, request.query);
      if (!asked.ok) return sendFailure(reply, asked.failure);
      const { verdict, after } = asked.value;
      return sendResult(
        reply,
        await viewImportRows(deps, importer, idOf(request), { verdict, after: Number(after) }),
      );
    }),
  );
}

function registerSheets(app: FastifyInstance, deps: Deps): void {
  app.get(
    '/api/hours-imports/template.xlsx',
    reader(deps, async (_request, reply) =>
      sendFile(reply, { type: XLSX_TYPE, name: '外部学时导入模板.xlsx' }, hoursTemplateXlsx(deps)),
    ),
  );
  app.get(
    '/api/hours-imports/template.csv',
    reader(deps, async (_request, reply) =>
      sendFile(reply, { type: CSV_TYPE, name: '外部学时导入模板.csv' }, hoursTemplateCsv()),
    ),
  );
  app.get(
    '/api/hours-imports/:id/refused.xlsx',
    reader(deps, async (request, reply, importer) => {
      const sheet = await refusedRowsXlsx(deps, importer, idOf(request));
      if (!sheet.ok) return sendFailure(reply, sheet.failure);
      const name = `未导入的行-${dayOf(deps.clock.now())}.xlsx`;
      return sendFile(reply, { type: XLSX_TYPE, name }, sheet.value);
    }),
  );
}

function registerChanges(app: FastifyInstance, deps: Deps, runner: ImportRunner): void {
  app.post(
    '/api/hours-imports/:id/posting',
    writer(deps, async (request, reply, importer) => {
      const body = parse(confirmation, request.body);
      if (!body.ok) return sendFailure(reply, body.failure);
      const confirmed = await confirmHoursImport(deps, importer, idOf(request), body.value);
      if (!confirmed.ok) return sendFailure(reply, confirmed.failure);
      runner.start('posting an import', async (goOn) => {
        const posted = await postHoursImport(deps, confirmed.value, importer.who, goOn);
        if (posted.ok) runner.settle();
      });
      return reply.code(202).send(await viewOf(deps, confirmed.value));
    }),
  );
  app.post(
    '/api/hours-imports/:id/reversal',
    writer(deps, async (request, reply, importer) => {
      const body = parse(reversal, request.body);
      if (!body.ok) return sendFailure(reply, body.failure);
      const { reason } = body.value;
      const begun = await beginReversal(deps, importer, idOf(request), reason);
      if (!begun.ok) return sendFailure(reply, begun.failure);
      runner.start('reversing an import', async (goOn) => {
        const request = { who: importer.who, reason };
        const reversed = await reverseHoursImport(deps, begun.value, request, goOn);
        if (reversed.ok) runner.settle();
      });
      return reply.code(202).send(await viewOf(deps, begun.value));
    }),
  );
  app.delete(
    '/api/hours-imports/:id',
    writer(deps, async (request, reply, importer) => {
      const dropped = await dropHoursImport(deps, importer, idOf(request));
      return dropped.ok ? reply.code(204).send() : sendFailure(reply, dropped.failure);
    }),
  );
}

function registerUpload(app: FastifyInstance, deps: Deps, runner: ImportRunner): void {
  takeAnyBody(app);
  app.post(
    '/api/hours-imports',
    { bodyLimit: MOST_SHEET_BYTES, config: { rateLimit: { max: 60, timeWindow: '1 minute' } } },
    writer(deps, async (request, reply, importer) => {
      const asked = parse(upload, request.query);
      if (!asked.ok) return sendFailure(reply, asked.failure);
      const spooled = await spoolSheet(request);
      if (!spooled.ok) return sendFailure(reply, spooled.failure);
      const { file, forget } = spooled.value;
      const { name: fileName, platform, year } = asked.value;
      const begun = await beginHoursImport(deps, importer, {
        ...{ fileName, fileHash: await deps.sheets.hash(file) },
        platform: platform === undefined || platform === '' ? null : platform,
        onlyYear: year === undefined ? null : Number(year),
      });
      runner.start('reading an import', (goOn) => readHoursImport(deps, begun, file, goOn).finally(forget));
      return reply.code(202).send(await viewOf(deps, begun));
    }),
  );
}

function reader(deps: Deps, handler: Handler) {
  return signedIn(async (request, reply, caller) => {
    const admitted = await admitReader(deps, caller);
    return admitted.ok ? handler(request, reply, admitted.value) : sendFailure(reply, admitted.failure);
  });
}

function writer(deps: Deps, handler: Handler) {
  return signedIn(async (request, reply, caller) => {
    const admitted = await admitImporter(deps, caller);
    return admitted.ok ? handler(request, reply, admitted.value) : sendFailure(reply, admitted.failure);
  });
}
