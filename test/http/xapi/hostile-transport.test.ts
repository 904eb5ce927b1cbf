/** Headers, forms and multipart bodies at random: never a defect, never half a statement, never lost data. */
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { anAttachment, aStatement } from '../../unit/xapi/a-statement.ts';
import { type Asker, openRecord, type XapiRecord } from './record.ts';

const PATH = '/xapi/statements';
let record: XapiRecord;
let system: Asker;
beforeAll(async () => {
  record = await openRecord();
  system = await record.keyWith('all');
});
afterAll(() => record.close());

const sha256 = (data: Buffer) => createHash('sha256').update(data).digest('hex');
const find = (statementId: string, query: Record<string, string> = {}) =>
  system.ask('GET', PATH, { query: { statementId, ...query } });

const header = fc.oneof(
  fc.constantFrom(
    '',
    '1.0',
    '1.0.3',
    '2.0.0',
    '2.0',
    '0.95',
    '1.1.0',
    '*',
    '"x"',
    'W/"x"',
    'zh-CN,en;q=0.5',
    'x;q=z',
  ),
  fc.constantFrom(
    'application/json',
    'multipart/mixed; boundary=b',
    'application/x-www-form-urlencoded',
    ';;;',
  ),
  fc.string({ maxLength: 30 }).map((text) => text.replaceAll(/[^\x20-\x7e]/g, '?')),
);

test('any headers on any method of any resource are answered as the specification has it', async () => {
  const counts: Record<number, number> = {};
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom('GET', 'HEAD', 'PUT', 'POST', 'DELETE'),
      fc.constantFrom(
        'statements',
        'activities/state',
        'agents/profile',
        'activities/profile',
        'agents',
        'about',
      ),
      fc.dictionary(
        fc.constantFrom(
          'x-experience-api-version',
          'content-type',
          'accept-language',
          'if-match',
          'if-none-match',
          'x-experience-api-hash',
          'authorization',
        ),
        header,
      ),
      fc.constantFrom('', '?method=PUT', '?method=GET&x=1', '?limit=1&format=canonical', '?attachments=true'),
      async (method, resource, headers, query) => {
        const body = method === 'GET' || method === 'HEAD' ? {} : { body: 'content=%7B%7D&statementId=x' };
        const response = await system.ask(method, `/xapi/${resource}${query}`, { headers, ...body });
        counts[response.statusCode] = (counts[response.statusCode] ?? 0) + 1;
        expect(response.statusCode).toBeLessThan(500);
        expect(response.headers['x-experience-api-version']).toMatch(/^(1\.0\.3|2\.0\.0)$/);
        if (resource === 'statements') {
          expect(response.headers['x-experience-api-consistent-through']).toMatch(/^\d{4}-.*Z$/);
        }
        if (method === 'HEAD') expect(response.body).toBe('');
      },
    ),
    { numRuns: 4000 },
  );
  expect(counts[200]).toBeGreaterThan(40);
  expect(counts[400]).toBeGreaterThan(500);
  expect(record.defects).toEqual([]);
}, 120_000);

interface Written {
  readonly id: string;
  readonly data: Buffer;
  readonly body: Buffer;
}

const CRLF = '\r\n';

function written(data: Uint8Array, { hash = '', encoding = 'binary', end = '--b--' } = {}): Written {
  const bytes = Buffer.from(data);
  const sha2 = sha256(bytes);
  const statement = aStatement({
    id: crypto.randomUUID(),
    attachments: [{ ...withoutAddress(anAttachment()), sha2, length: bytes.byteLength }],
  });
  const body = Buffer.concat([
    Buffer.from(
      ['--b', 'Content-Type: application/json', '', JSON.stringify(statement), '--b', ''].join(CRLF),
    ),
    Buffer.from(
      [
        'Content-Type: application/octet-stream',
        `Content-Transfer-Encoding: ${encoding}`,
        `X-Experience-API-Hash: ${hash || sha2}`,
        '',
        '',
      ].join(CRLF),
    ),
    bytes,
    Buffer.from(`${CRLF}${end}${CRLF}`),
  ]);
  return { id: statement.id ?? '', data: bytes, body };
}

function withoutAddress({ fileUrl: _, ...rest }: ReturnType<typeof anAttachment> & { fileUrl?: string }) {
  return rest;
}

const send = (body: Buffer) =>
  system.ask('POST', PATH, { body, headers: { 'content-type': 'multipart/mixed; boundary=b' } });

test('any data of an attachment comes back byte for byte', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 2000 }), async (data) => {
      // A boundary is the sender's to choose; one that stands in the data would be the sender's mistake.
      fc.pre(!Buffer.from(data).includes('--b'));
      const { id, body, data: bytes } = written(data);
      const response = await send(body);
      expect([response.statusCode, response.body]).toEqual([200, JSON.stringify([id])]);
      const found = (await find(id, { attachments: 'true' })).rawPayload;
      expect(
        found.includes(Buffer.concat([Buffer.from(`${sha256(bytes)}\r\n\r\n`), bytes, Buffer.from(CRLF)])),
      ).toBe(true);
    }),
    { numRuns: 1000 },
  );
  expect(record.defects).toEqual([]);
}, 60_000);

test('a damaged multipart body is refused whole, or was not damaged in what counts', async () => {
  const counts: Record<number, number> = {};
  const damage = fc.record({
    at: fc.nat(),
    how: fc.constantFrom('cut', 'drop', 'flip', 'insert'),
    byte: fc.nat(255),
  });
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 40 }), damage, async (data, { at, how, byte }) => {
      const { id, body, data: bytes } = written(data);
      const place = at % body.byteLength;
      const change: Record<string, () => Buffer> = {
        cut: () => body.subarray(0, place),
        drop: () => Buffer.concat([body.subarray(0, place), body.subarray(place + 1)]),
        flip: () => Buffer.concat([body.subarray(0, place), Buffer.from([byte]), body.subarray(place + 1)]),
        insert: () => Buffer.concat([body.subarray(0, place), Buffer.from([byte]), body.subarray(place)]),
      };
      const response = await send(change[how]?.() ?? body);
      counts[response.statusCode] = (counts[response.statusCode] ?? 0) + 1;
      expect([200, 400]).toContain(response.statusCode);
      if (response.statusCode === 400) {
        expect(response.json().error).toEqual(expect.any(String));
        expect((await find(id)).statusCode).toBe(404);
        return;
      }
      const [kept] = response.json() as string[];
      // A hash keeps its meaning when a digit of it is written as a capital.
      const found = (await find(kept ?? '', { attachments: 'true' })).rawPayload
        .toString('latin1')
        .toLowerCase();
      expect(found).toContain(sha256(bytes));
    }),
    { numRuns: 4000 },
  );
  expect(counts[200]).toBeGreaterThan(100);
  expect(counts[400]).toBeGreaterThan(1000);
  expect(record.defects).toEqual([]);
}, 120_000);

test.each([
  ['a hash that is not the data’s', { hash: 'ab'.repeat(32) }],
  ['an encoding that is not binary', { encoding: 'base64' }],
  ['no end', { end: '--b' }],
])('1.5.2: %s refuses the statement too', async (_title, how) => {
  const { id, body } = written(Buffer.from('x'), how);
  expect((await send(body)).statusCode).toBe(400);
  expect((await find(id)).statusCode).toBe(404);
});
