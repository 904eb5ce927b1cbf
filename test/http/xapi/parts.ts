/** multipart/mixed written and read by hand, for tests of what may and may not be sent. */
import type { LightMyRequestResponse } from 'fastify';
import { sha256Of } from '../../support/signing.ts';
import { anAttachment } from '../../unit/xapi/a-statement.ts';
import type { Ask } from './record.ts';

export interface Part {
  readonly headers: Readonly<Record<string, string>>;
  readonly data: string | Uint8Array;
}

const BOUNDARY = 'between-the-parts';

/** An attachment of a statement for these bytes, without a fileUrl. */
export function attachmentFor(data: string | Uint8Array, overrides: object = {}): object {
  const length = Buffer.byteLength(data);
  return { ...anAttachment({ length, sha2: sha256Of(data), ...overrides }), fileUrl: undefined };
}

export function jsonPart(statements: unknown): Part {
  return { headers: { 'Content-Type': 'application/json' }, data: JSON.stringify(statements) };
}

export function dataPart(data: string | Uint8Array, headers: Part['headers'] = {}): Part {
  return {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Transfer-Encoding': 'binary',
      'X-Experience-API-Hash': sha256Of(data),
      ...headers,
    },
    data,
  };
}

/** A request's body and its Content-Type. */
export function inParts(...parts: readonly Part[]): Ask {
  const pieces = parts.flatMap(({ headers, data }) => [
    `--${BOUNDARY}\r\n`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`),
    '\r\n',
    data,
    '\r\n',
  ]);
  return asMultipart(Buffer.concat([...pieces, `--${BOUNDARY}--\r\n`].map((piece) => Buffer.from(piece))));
}

/** Any bytes at all under the boundary that `inParts` uses. */
export function asMultipart(body: Uint8Array): Ask {
  return { body, headers: { 'content-type': `multipart/mixed; boundary=${BOUNDARY}` } };
}

/** A statement's signature or other attachments sent with it. */
export function withData(statements: unknown, ...data: readonly (string | Uint8Array)[]): Ask {
  return inParts(jsonPart(statements), ...data.map((one) => dataPart(one)));
}

/** The parts of an answer. @throws where it is none */
export function partsOf({ headers, rawPayload }: LightMyRequestResponse): readonly Part[] {
  const boundary = /^multipart\/mixed; boundary=(.+)$/.exec(String(headers['content-type']))?.[1];
  if (boundary === undefined) throw new Error(`the answer is ${headers['content-type']}`);
  const text = rawPayload.toString('latin1');
  const [before, ...pieces] = text.split(`--${boundary}`);
  if (before !== '' || pieces.pop() !== '--\r\n') throw new Error('the answer has text around its parts');
  return pieces.map((piece) => {
    const end = piece.indexOf('\r\n\r\n');
    const lines = piece.slice(2, end).split('\r\n');
    return {
      headers: Object.fromEntries(lines.map((line) => line.split(': ') as [string, string])),
      data: Buffer.from(piece.slice(end + 4, -2), 'latin1'),
    };
  });
}
