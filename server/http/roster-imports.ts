/** /api/roster/imports: sheets of people and units as a diff, confirmed and undone whole. */
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { RosterConfirmationRequest } from '../../src/domain/api/roster.ts';
import { dayOf } from '../../src/domain/base/calendar.ts';
import { fail, type Result, succeed } from '../../src/domain/base/result.ts';
import { ROSTER_SHEETS, ROSTER_VERDICTS } from '../../src/domain/roster/roster-import.ts';
import { type Importer, reachedUnit } from '../services/admit-roster.ts';
import { confirmRosterImport, writeRosterImport } from '../services/confirm-roster-import.ts';
import type { Deps } from '../services/deps.ts';
import { exportRefused } from '../services/export-roster.ts';
import { beginRosterImport, type RosterRequest, readRosterImport } from '../services/read-roster-import.ts';
import { createImportRunner, type ImportRunner } from '../services/run-hours-imports.ts';
import { finishTurn } from '../services/take-roster-turn.ts';
import { dropRosterImport, undoRosterImport } from '../services/undo-roster-import.ts';
import {
  rosterImportView,
  viewRosterImport,
  viewRosterImports,
  viewRosterRows,
} from '../services/view-roster-imports.ts';
import { parse } from './parse.ts';
import { sendFailure } from './problems.ts';
import { idOf, rosterReader, rosterWriter, show } from './roster.ts';
import { MOST_SHEET_BYTES, sendFile, spoolSheet, takeAnyBody, XLSX_TYPE } from './sheet-files.ts';

const upload = z.object({
  name: z.string('缺少 name：文件名').min(1, '缺少 name：文件名').max(200, '文件名太长，最多 200 个字'),
  kind: z.enum(ROSTER_SHEETS, `kind 要是 ${ROSTER_SHEETS.join('、')} 之一`).default('people'),
  complete: z.string().max(100).optional(),
  day: z.iso.date('日期要写成 2026-03-05 这样').optional(),
});

const rowsAsked = z.object({
  verdict: z.enum(ROSTER_VERDICTS, `verdict 要是 ${ROSTER_VERDICTS.join('、')} 之一`).optional(),
  newly: z.enum(['true'], 'newly 只能是 true').optional(),
  after: z
    .string()
    .regex(/^\d{1,7}$/, 'after 要是行号')
    .default('0'),
});

const count = z.int('counts 里要是整数').min(0, 'counts 里不能有负数');
const confirmation: z.ZodType<RosterConfirmationRequest> = z.object({
  fileHash: z.string('缺少 fileHash：文件的 SHA-256'),
  counts: z.object(
    { added: count, changed: count, moved: count, left: count, unchanged: count, refused: count },
    '缺少 counts：看到的各类行数',
  ),
  leaving: z.int('leaving 要是整数').optional(),
});

export function registerRosterImports(
  app: FastifyInstance,
  deps: Deps & { readonly reportDefect: (error: Error, where: string) => void },
): void {
  const runner = createImportRunner(deps, deps.reportDefect);
  app.addHook('preClose', () => runner.stop());
  registerReading(app, deps);
  registerChanges(app, deps, runner);
  void app.register((own, _options, done) => {
    registerUpload(own, deps, runner);
    done();
  });
}

function registerReading(app: FastifyInstance, deps: Deps): void {
  app.get(
    '/api/roster/imports',
    rosterReader(deps, async (_request, _reply, { importer }) => viewRosterImports(deps, importer)),
  );
  app.get(
    '/api/roster/imports/:id',
    rosterReader(deps, async (request, reply, { importer }) =>
      show(reply, await viewRosterImport(deps, importer, idOf(request))),
    ),
  );
  app.get(
    '/api/roster/imports/:id/rows',
    rosterReader(deps, async (request, reply, { importer }) => {
      const asked = parse(rowsAsked, request.query);
      if (!asked.ok) return sendFailure(reply, asked.failure);
      const { verdict, newly, after } = asked.value;
      const rows = { verdict, isNewly: newly === 'true', after: Number(after) };
      return show(reply, await viewRosterRows(deps, importer, idOf(request), rows));
    }),
  );
  app.get(
    '/api/roster/imports/:id/refused.xlsx',
    rosterReader(deps, async (request, reply, { importer }) => {
      const sheet = await exportRefused(deps, importer, idOf(request));
      if (!sheet.ok) return sendFailure(reply, sheet.failure);
      const name = `名册需要改的行-${dayOf(deps.clock.now())}.xlsx`;
      return sendFile(reply, { type: XLSX_TYPE, name }, sheet.value);
    }),
  );
}

function registerChanges(app: FastifyInstance, deps: Deps, runner: ImportRunner): void {
  app.post(
    '/api/roster/imports/:id/confirmation',
    rosterWriter(deps, async (request, reply, { importer }) => {
      const body = parse(confirmation, request.body);
      if (!body.ok) return sendFailure(reply, body.failure);
      const confirmed = await confirmRosterImport(deps, importer, idOf(request), body.value);
      if (!confirmed.ok) return sendFailure(reply, confirmed.failure);
      runner.start('writing a roster import', (goOn) =>
        writeRosterImport(deps, confirmed.value, importer.who, goOn),
      );
      return reply.code(202).send(await rosterImportView(deps, confirmed.value));
    }),
  );
  app.post(
    '/api/roster/imports/:id/undoing',
    rosterWriter(deps, async (request, reply, { importer }) => {
      const undone = await undoRosterImport(deps, importer, idOf(request));
      if (!undone.ok) return sendFailure(reply, undone.failure);
      const begun = undone.value;
      if (begun.step.is === 'on') {
        runner.start('taking back a roster import', (goOn) => finishTurn(deps, begun, goOn));
        reply.code(202);
      }
      return show(reply, await viewRosterImport(deps, importer, idOf(request)));
    }),
  );
  app.delete(
    '/api/roster/imports/:id',
    rosterWriter(deps, async (request, reply, { importer }) => {
      const dropped = await dropRosterImport(deps, importer, idOf(request));
      return dropped.ok ? reply.code(204).send() : sendFailure(reply, dropped.failure);
    }),
  );
}

function registerUpload(app: FastifyInstance, deps: Deps, runner: ImportRunner): void {
  takeAnyBody(app);
  app.post(
    '/api/roster/imports',
    { bodyLimit: MOST_SHEET_BYTES, config: { rateLimit: { max: 60, timeWindow: '1 minute' } } },
    rosterWriter(deps, async (request, reply, { importer }) => {
      const asked = await requestOf(deps, importer, request.query);
      if (!asked.ok) return sendFailure(reply, asked.failure);
      const spooled = await spoolSheet(request);
      if (!spooled.ok) return sendFailure(reply, spooled.failure);
      const { file, forget } = spooled.value;
      const fileHash = await deps.sheets.hash(file);
      const begun = await beginRosterImport(deps, importer, { ...asked.value, fileHash });
      runner.start('reading a roster import', (goOn) =>
        readRosterImport(deps, begun, file, goOn).finally(forget),
      );
      return reply.code(202).send(await rosterImportView(deps, begun));
    }),
  );
}

async function requestOf(
  deps: Deps,
  importer: Importer,
  query: unknown,
): Promise<Result<Omit<RosterRequest, 'fileHash'>>> {
  const asked = parse(upload, query);
  if (!asked.ok) return asked;
  const { name: fileName, kind, complete, day } = asked.value;
  if (day !== undefined && day > dayOf(deps.clock.now())) {
    return fail({ code: 'invalid-request', message: '日期还没有到，请到那天再导入。', field: '/day' });
  }
  if (complete === undefined || complete === '') return succeed({ fileName, kind, completeUnit: null, day });
  if (kind === 'units') {
    return fail({
      code: 'invalid-request',
      message: '单位表只是增补，不能当作全部名单。',
      field: '/complete',
    });
  }
  const reached = await reachedUnit(deps, importer, complete);
  return reached.ok ? succeed({ fileName, kind, completeUnit: complete, day }) : reached;
}
