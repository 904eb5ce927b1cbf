/** multipart/mixed as statements with attachments travel: JSON first, then each attachment's data. */
import { randomUUID } from 'node:crypto';
import { fail, type Result, succeed } from '../../../src/domain/base/result.ts';
import type { XapiError } from '../../../src/domain/xapi/xapi-error.ts';
import type { FoundAttachment } from '../../services/query-statements.ts';
import type { AttachmentPart } from '../../services/read-statements.ts';
import { statementMultipart } from '../../services/statement-multipart.ts';
import { utf8Text, type XapiAnswer } from './exchange.ts';

export interface StatementParts {
  readonly text: string;
  readonly parts: readonly AttachmentPart[];
}

interface Part {
  /** Names in lower case. */
  readonly headers: ReadonlyMap<string, string>;
  readonly data: Buffer;
}

export function isMultipart(contentType: string | undefined): boolean {
  return /^multipart\/mixed\b/i.test(contentType ?? '');
}

/** Source: xAPI 1.0.3 Communication 1.5.2; RFC 2046 5.1. */
export function readMultipart(contentType: string, body: Uint8Array): Result<StatementParts, XapiError> {
  const [, quoted, bare] = /;\s*boundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i.exec(contentType) ?? [];
  const boundary = quoted ?? bare;
  if (boundary === undefined) return invalid('multipart/mixed needs a boundary in its Content-Type.');
  const parts = partsOf(Buffer.from(body.buffer, body.byteOffset, body.byteLength), boundary);
  if (!parts.ok) return parts;
  const [first, ...others] = parts.value;
  if (!first) return invalid('The body has no part: the statements come first, as application/json.');
  if (!/^application\/json\s*(?:;|$)/i.test(first.headers.get('content-type') ?? '')) {
    return invalid('The first part holds the statements: its Content-Type must be application/json.');
  }
  const text = utf8Text(first.data);
  if (!text.ok) return text;
  const attached: AttachmentPart[] = [];
  for (const part of others) {
    const read = attachmentPart(part);
    if (!read.ok) return read;
    attached.push(read.value);
  }
  return succeed({ text: text.value, parts: attached });
}

function attachmentPart({ headers, data }: Part): Result<AttachmentPart, XapiError> {
  if (headers.get('content-transfer-encoding')?.toLowerCase() !== 'binary') {
    return invalid('A part with an attachment needs the header Content-Transfer-Encoding: binary.');
  }
  const sha2 = headers.get('x-experience-api-hash');
  return sha2 === undefined
    ? invalid('A part with an attachment needs the header X-Experience-API-Hash.')
    : succeed({ sha2: sha2.toLowerCase(), data });
}

/** What stands before the first boundary and after the last is nobody's. */
function partsOf(body: Buffer, boundary: string): Result<readonly Part[], XapiError> {
  const delimiter = Buffer.from(`--${boundary}`);
  const parts: Part[] = [];
  let at = nextBoundary(body, delimiter, 0);
  while (at >= 0) {
    const after = at + delimiter.length;
    if (body.toString('latin1', after, after + 2) === '--') return succeed(parts);
    const lineEnd = body.indexOf('\r\n', after);
    const next = lineEnd < 0 ? -1 : nextBoundary(body, delimiter, lineEnd);
    if (next < 0) break;
    const end = beginsLine(body, next) ? next - 2 : next;
    const part = partOf(body.subarray(lineEnd + 2, Math.max(lineEnd + 2, end)));
    if (!part) return invalid('A part has no empty line between its headers and its data.');
    parts.push(part);
    at = next;
  }
  return invalid(`The body does not end with --${boundary.slice(0, 70)}--.`);
}

/** @returns -1 where there is none */
function nextBoundary(body: Buffer, delimiter: Buffer, from: number): number {
  let at = body.indexOf(delimiter, from);
  while (at >= 0 && !isBoundary(body, at, at + delimiter.length)) at = body.indexOf(delimiter, at + 1);
  return at;
}

/**
 * A boundary has a line to itself. Several clients (@xapi/xapi, tincanjs, ADL's xapiwrapper) forget to begin
 * one after an attachment, so one that the headers of an attachment follow is taken as well.
 */
function isBoundary(body: Buffer, at: number, after: number): boolean {
  const follows = body.toString('latin1', after, after + 40);
  return beginsLine(body, at)
    ? /^(?:--|[ \t]*\r\n)/.test(follows)
    : /^\r\n(?:Content-(?:Type|Transfer-Encoding)|X-Experience-API-Hash):/i.test(follows);
}

function beginsLine(body: Buffer, at: number): boolean {
  return at === 0 || body.toString('latin1', at - 2, at) === '\r\n';
}

function partOf(bytes: Buffer): Part | undefined {
  const isBare = bytes.toString('latin1', 0, 2) === '\r\n';
  const end = isBare ? -2 : bytes.indexOf('\r\n\r\n');
  if (!isBare && end < 0) return undefined;
  const lines = isBare ? [] : bytes.toString('latin1', 0, end).split('\r\n');
  const headers = new Map(
    lines.map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()];
    }),
  );
  return { headers, data: bytes.subarray(end + 4) };
}

/** @param json - of the statements */
export function multipartAnswer(
  json: Uint8Array,
  attachments: readonly FoundAttachment[],
  headers: Readonly<Record<string, string>>,
): XapiAnswer {
  const { contentType, body } = statementMultipart(json, attachments, `mingde-${randomUUID()}`);
  return { status: 200, headers: { ...headers, 'Content-Type': contentType }, body };
}

function invalid(message: string): Result<never, XapiError> {
  return fail({ code: 'invalid', message });
}
