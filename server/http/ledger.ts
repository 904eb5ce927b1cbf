/** /api/entries, /api/people/<id>/hours and the record files: what hours rest on, and what proves them. */
import type { FastifyInstance, FastifyReply } from 'fastify';
import { type Result, succeed } from '../../src/domain/base/result.ts';
import type { RecordFile } from '../../src/domain/ledger/record-file.ts';
import type { Deps } from '../services/deps.ts';
import { proveCertificate } from '../services/export-record.ts';
import { explainTo, exportRecordOf, proveTo, viewHoursOf } from '../services/read-ledger.ts';
import { signedIn } from './callers.ts';
import type { LookUps } from './look-ups.ts';
import { parseYear } from './parse.ts';
import { sendFailure } from './problems.ts';

/** A proof reads some hundreds of rows. */
const PROOFS_PER_MINUTE = 30;

interface ById {
  readonly id: string;
}

export function registerLedger(app: FastifyInstance, deps: Deps, lookUps: LookUps): void {
  const limited = { config: { rateLimit: { max: PROOFS_PER_MINUTE, timeWindow: 60_000 } } };
  app.get(
    '/api/entries/:id',
    signedIn(async (request, reply, caller) => {
      const told = await explainTo(deps, caller, (request.params as ById).id);
      return told.ok ? told.value : sendFailure(reply, told.failure);
    }),
  );

  app.get(
    '/api/entries/:id/proof',
    limited,
    signedIn(async (request, reply, caller) => {
      const { id } = request.params as ById;
      return sendRecord(reply, `entry-${id}`, await proveTo(deps, caller, id));
    }),
  );

  app.get(
    '/api/people/:id/hours',
    signedIn(async (request, reply, caller) => {
      const year = parseYear(deps, request.query);
      if (!year.ok) return sendFailure(reply, year.failure);
      const hours = await viewHoursOf(deps, caller, (request.params as ById).id, year.value);
      return hours.ok ? hours.value : sendFailure(reply, hours.failure);
    }),
  );

  app.get(
    '/api/people/:id/record',
    limited,
    signedIn(async (request, reply, caller) => {
      const { id } = request.params as ById;
      return sendRecord(reply, 'record', await exportRecordOf(deps, caller, id));
    }),
  );

  app.get(
    '/api/me/record',
    limited,
    signedIn(async (_request, reply, caller) =>
      sendRecord(reply, 'record', await exportRecordOf(deps, caller, caller.personId)),
    ),
  );

  app.get('/api/certificates/:code/proof', async (request, reply) => {
    const record = await lookUps.answer(request, reply, (code) => proveCertificate(deps, code));
    return record ? sendRecord(reply, 'certificate', succeed(record)) : reply;
  });
}

/** As a file to keep: its name says what it is for, never whose it is. */
function sendRecord(reply: FastifyReply, name: string, record: Result<RecordFile>): unknown {
  if (!record.ok) return sendFailure(reply, record.failure);
  return reply
    .header('Content-Disposition', `attachment; filename="mingde-${name}.json"`)
    .type('application/json; charset=utf-8')
    .send(`${JSON.stringify(record.value, undefined, 2)}\n`);
}
