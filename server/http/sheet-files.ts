/** Sheets over HTTP: a body kept as a file of its own, and a file given to whoever asked. */
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Failure } from '../../src/domain/base/failure.ts';
import { fail, type Result, succeed } from '../../src/domain/base/result.ts';

export const MOST_SHEET_BYTES = 64 * 1024 * 1024;
export const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
export const CSV_TYPE = 'text/csv; charset=utf-8';

export interface Spooled {
  readonly file: string;
  readonly forget: () => Promise<void>;
}

/** A parser of its own, so that other routes go on refusing such bodies: call it inside a `register`. */
export function takeAnyBody(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { bodyLimit: MOST_SHEET_BYTES }, (_request, payload, done) =>
    done(null, payload),
  );
}

/** The body as a file of its own, counted while it arrives: a length that was announced may be a lie. */
export async function spoolSheet(request: FastifyRequest): Promise<Result<Spooled>> {
  // Said beforehand, it is answered; found out on the way, the connection is cut.
  if (Number(request.headers['content-length'] ?? 0) > MOST_SHEET_BYTES) return fail(TOO_LARGE);
  const { body } = request;
  if (!(body instanceof Readable)) {
    return fail({ code: 'invalid-request', message: '请求里没有文件。' });
  }
  const directory = await mkdtemp(join(tmpdir(), 'mingde-upload-'));
  const file = join(directory, 'sheet');
  const forget = () => rm(directory, { recursive: true, force: true });
  let bytes = 0;
  const counting = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      done(bytes > MOST_SHEET_BYTES ? new TooLarge() : null, chunk);
    },
  });
  try {
    await pipeline(body, counting, createWriteStream(file, { mode: 0o600 }));
    return succeed({ file, forget });
  } catch (error) {
    await forget();
    if (!(error instanceof TooLarge)) throw error;
    return fail(TOO_LARGE);
  }
}

class TooLarge extends Error {}

const TOO_LARGE: Failure = { code: 'payload-too-large', message: '文件超过 64 MB。请分成几个文件上传。' };

export function sendFile(
  reply: FastifyReply,
  { type, name }: { readonly type: string; readonly name: string },
  body: ReadableStream<Uint8Array> | Readable | string,
): FastifyReply {
  return reply
    .type(type)
    .header('Content-Disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
    .header('Cache-Control', 'no-store')
    .send(body instanceof ReadableStream ? Readable.fromWeb(body as never) : body);
}
