/** /api/statements: the record for auditors, administrators and, within their units, training officers. */
import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Deps } from '../services/deps.ts';
import { EXPORT_FORMATS, type ExportFormat, exportStatements } from '../services/export-statements.ts';
import { searchStatements } from '../services/search-statements.ts';
import { viewStatement } from '../services/view-statement.ts';
import { signedIn } from './callers.ts';
import { parse } from './parse.ts';
import { sendFailure } from './problems.ts';
import { readSearch, searchObject } from './statement-search.ts';

const CONTENT_TYPES: Readonly<Record<ExportFormat, string>> = {
  csv: 'text/csv; charset=utf-8',
  ndjson: 'application/x-ndjson; charset=utf-8',
};

const listQuery = searchObject({
  cursor: z
    .string('cursor 只能写一次')
    .regex(/^\d{1,15}$/, 'cursor 要用上一页给出的 next')
    .optional(),
});
const exportQuery = searchObject({ format: z.enum(EXPORT_FORMATS, 'format 要写 csv 或 ndjson') });
const statementId = z.object({
  id: z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i, '记录编号要写完整，是一个 UUID'),
});

export function registerStatements(app: FastifyInstance, deps: Deps): void {
  app.get(
    '/api/statements',
    signedIn(async (request, reply, caller) => {
      const query = parse(listQuery, request.query);
      if (!query.ok) return sendFailure(reply, query.failure);
      const asked = readSearch(query.value);
      if (!asked.ok) return sendFailure(reply, asked.failure);
      const { cursor } = query.value;
      const page = await searchStatements(deps, caller, asked.value, cursor ? Number(cursor) : undefined);
      return page.ok ? page.value : sendFailure(reply, page.failure);
    }),
  );

  // A HEAD request would walk the whole record for nothing.
  app.get(
    '/api/statements/export',
    { exposeHeadRoute: false },
    signedIn(async (request, reply, caller) => {
      const query = parse(exportQuery, request.query);
      if (!query.ok) return sendFailure(reply, query.failure);
      const asked = readSearch(query.value);
      if (!asked.ok) return sendFailure(reply, asked.failure);
      const { format } = query.value;
      const made = await exportStatements(deps, caller, asked.value, format);
      if (!made.ok) return sendFailure(reply, made.failure);
      const { day, pieces } = made.value;
      return reply
        .type(CONTENT_TYPES[format])
        .header('Content-Disposition', disposition(day, format))
        .send(Readable.from(pieces, { objectMode: false }));
    }),
  );

  app.get(
    '/api/statements/:id',
    signedIn(async (request, reply, caller) => {
      const params = parse(statementId, request.params);
      if (!params.ok) return sendFailure(reply, params.failure);
      const found = await viewStatement(deps, caller, params.value.id);
      return found.ok ? found.value : sendFailure(reply, found.failure);
    }),
  );
}

/** Source: RFC 6266; the plain name is for clients that do not read the other. */
function disposition(day: string, format: ExportFormat): string {
  const name = encodeURIComponent(`学习记录-${day}.${format}`);
  return `attachment; filename="statements-${day}.${format}"; filename*=UTF-8''${name}`;
}
