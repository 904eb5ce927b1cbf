/** /api/events: what units hold, for officers of the unit and above. */
import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { EventView } from '../../src/domain/api/events.ts';
import type { Result } from '../../src/domain/base/result.ts';
import type { HeldEvent } from '../../src/domain/event/event.ts';
import { admitEventOfficer, admitEventReader, type EventOfficer } from '../services/admit-events.ts';
import { changePlan, planEvent, takeEventStep } from '../services/change-event.ts';
import type { Deps } from '../services/deps.ts';
import { enterByHand, inviteByHand } from '../services/enter-by-hand.ts';
import { importEvents, readEventSheet } from '../services/event-sheets.ts';
import { attendanceXlsx, eventsTemplateXlsx } from '../services/event-templates.ts';
import { approveEvent } from '../services/post-event.ts';
import { createImportRunner } from '../services/run-hours-imports.ts';
import { showEventCode } from '../services/show-event-code.ts';
import { strikeOff } from '../services/strike-off.ts';
import { viewEvent, viewEventDesk } from '../services/view-events.ts';
import { type Handler, idOf, sendCreated, sendResult, taking } from './answers.ts';
import { signedIn } from './callers.ts';
import {
  approvalBody,
  codeQuery,
  importQuery,
  inviteesBody,
  marksBody,
  newEventBody,
  planBody,
  sheetQuery,
  stepBody,
  strikeBody,
} from './event-body.ts';
import { parse, parseYear } from './parse.ts';
import { sendFailure } from './problems.ts';
import { asFile, takingFiles } from './sheet-upload.ts';

const MOST_BYTES = 8 * 1024 * 1024;
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export function registerEvents(
  app: FastifyInstance,
  deps: Deps & { readonly reportDefect: (error: Error, where: string) => void },
): void {
  const runner = createImportRunner(deps, deps.reportDefect);
  app.addHook('preClose', () => runner.stop());
  registerReading(app, deps);
  registerPlanning(app, deps);
  registerAttendance(app, deps);
  registerApproval(app, deps, () => runner.settle());
  takingFiles(app, MOST_BYTES, (own) => registerSheets(own, deps));
}

function registerReading(app: FastifyInstance, deps: Deps): void {
  app.get(
    '/api/events',
    reader(deps, async (request, reply, officer) => {
      const year = parseYear(deps, request.query);
      return year.ok ? viewEventDesk(deps, officer, year.value) : sendFailure(reply, year.failure);
    }),
  );
  app.get(
    '/api/events/template.xlsx',
    reader(deps, async (_request, reply) => sendSheet(reply, '活动导入模板.xlsx', eventsTemplateXlsx(deps))),
  );
  app.get(
    '/api/events/:id',
    reader(deps, async (request, reply, officer) =>
      sendResult(reply, await viewEvent(deps, officer, idOf(request))),
    ),
  );
  app.get(
    '/api/events/:id/attendance.xlsx',
    reader(deps, async (request, reply, officer) => {
      const sheet = await attendanceXlsx(deps, officer, idOf(request));
      return sheet.ok ? sendSheet(reply, '出勤表.xlsx', sheet.value) : sendFailure(reply, sheet.failure);
    }),
  );
  app.get(
    '/api/events/:id/code',
    writer(deps, async (request, reply, officer) => {
      const asked = parse(codeQuery, request.query);
      if (!asked.ok) return sendFailure(reply, asked.failure);
      void reply.header('Cache-Control', 'no-store');
      return sendResult(reply, await showEventCode(deps, officer, idOf(request), asked.value.direction));
    }),
  );
}

function registerPlanning(app: FastifyInstance, deps: Deps): void {
  app.post(
    '/api/events',
    writer(
      deps,
      taking(
        newEventBody,
        async (body, officer) => anew(deps, officer, await planEvent(deps, officer, body)),
        sendCreated,
      ),
    ),
  );
  app.put('/api/events/:id/plan', changing(deps, planBody, changePlan));
  app.post('/api/events/:id/steps', changing(deps, stepBody, takeEventStep));
}

function registerAttendance(app: FastifyInstance, deps: Deps): void {
  app.post('/api/events/:id/invitees', changing(deps, inviteesBody, inviteByHand));
  app.post('/api/events/:id/marks', changing(deps, marksBody, enterByHand));
}

function registerApproval(app: FastifyInstance, deps: Deps, settle: () => void): void {
  app.post(
    '/api/events/:id/approval',
    changing(deps, approvalBody, async (_deps, officer, id, { version }) => {
      const approved = await approveEvent(deps, officer, id, version);
      if (approved.ok) settle();
      return approved;
    }),
  );
  app.post('/api/events/:id/strikes', changing(deps, strikeBody, strikeOff));
}

function registerSheets(app: FastifyInstance, deps: Deps): void {
  app.post(
    '/api/events/:id/sheet',
    writer(deps, async (request, reply, officer) => {
      const asked = parse(sheetQuery, request.query);
      if (!asked.ok) return sendFailure(reply, asked.failure);
      const { meaning, version, dryRun } = asked.value;
      return withFile(request, reply, (file) =>
        readEventSheet(deps, officer, idOf(request), {
          ...{ file, meaning, version: Number(version), isDryRun: dryRun === '1' },
        }),
      );
    }),
  );
  app.post(
    '/api/events/import',
    writer(deps, async (request, reply, officer) => {
      const asked = parse(importQuery, request.query);
      if (!asked.ok) return sendFailure(reply, asked.failure);
      return withFile(request, reply, (file) =>
        importEvents(deps, officer, { file, isDryRun: asked.value.dryRun === '1' }),
      );
    }),
  );
}

async function withFile<Value>(
  request: FastifyRequest,
  reply: FastifyReply,
  use: (file: string) => Promise<Result<Value>>,
): Promise<FastifyReply> {
  const { body } = request;
  if (!(body instanceof Uint8Array) || body.length === 0) {
    return sendFailure(reply, { code: 'invalid-request', message: '请求里没有文件。' });
  }
  return sendResult(reply, await asFile(body, use));
}

/** An act on the event that the address names, answered with the event as it is afterwards. */
function changing<Schema extends z.ZodType>(
  deps: Deps,
  schema: Schema,
  act: (deps: Deps, officer: EventOfficer, id: string, body: z.output<Schema>) => Promise<Result<HeldEvent>>,
) {
  return writer(
    deps,
    taking(schema, async (body, officer: EventOfficer, request) =>
      anew(deps, officer, await act(deps, officer, idOf(request), body)),
    ),
  );
}

/** The event as it is afterwards. */
async function anew(
  deps: Deps,
  officer: EventOfficer,
  changed: Result<HeldEvent>,
): Promise<Result<EventView>> {
  return changed.ok ? viewEvent(deps, officer, changed.value.id) : changed;
}

function reader(deps: Deps, handler: Handler<EventOfficer>) {
  return signedIn(async (request, reply, caller) => {
    const admitted = await admitEventReader(deps, caller);
    return admitted.ok ? handler(request, reply, admitted.value) : sendFailure(reply, admitted.failure);
  });
}

function writer(deps: Deps, handler: Handler<EventOfficer>) {
  return signedIn(async (request, reply, caller) => {
    const admitted = await admitEventOfficer(deps, caller);
    return admitted.ok ? handler(request, reply, admitted.value) : sendFailure(reply, admitted.failure);
  });
}

function sendSheet(reply: FastifyReply, name: string, sheet: ReadableStream<Uint8Array>): FastifyReply {
  return reply
    .type(XLSX)
    .header('Content-Disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
    .header('Cache-Control', 'no-store')
    .send(Readable.fromWeb(sheet as never));
}
