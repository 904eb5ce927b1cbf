/** Pages of other origins: those on the list may use /xapi with a key, all others are told nothing. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { aStatement } from '../../unit/xapi/a-statement.ts';
import { aCredential } from './credentials.ts';
import { openRecord, type XapiRecord } from './record.ts';

const STATEMENTS = '/xapi/statements';
const ALLOWED = 'https://courses.example.gov.cn';
let record: XapiRecord;

beforeEach(async () => {
  record = await openRecord({ corsOrigins: ['https://other.example.gov.cn:8443', ALLOWED] });
});
afterEach(async () => {
  expect(record.defects).toEqual([]);
  await record.close();
});

const preflight = (origin: string, method = 'PUT', url = STATEMENTS) =>
  record.portal.app.inject({
    method: 'OPTIONS',
    url,
    headers: {
      origin,
      'access-control-request-method': method,
      'access-control-request-headers': 'authorization,content-type,x-experience-api-version',
    },
  });
const corsHeaders = (headers: object) =>
  Object.entries(headers).filter(([name]) => name.startsWith('access-control-'));
const words = (header: unknown) => String(header).split(', ');

describe('an origin on the list', () => {
  test('may ask beforehand: every method and header of xAPI, without a credential', async () => {
    const { statusCode, headers, body } = await preflight(ALLOWED);
    expect([statusCode, body]).toEqual([204, '']);
    expect(headers['access-control-allow-origin']).toBe(ALLOWED);
    expect(headers.vary).toContain('Origin');
    expect(words(headers['access-control-allow-methods'])).toEqual(['GET', 'HEAD', 'PUT', 'POST', 'DELETE']);
    expect(words(headers['access-control-allow-headers'])).toEqual(
      expect.arrayContaining([
        'Authorization',
        'Content-Type',
        'X-Experience-API-Version',
        'If-Match',
        'If-None-Match',
      ]),
    );
    expect(Number(headers['access-control-max-age'])).toBeGreaterThan(0);
  });

  test.each(['/xapi/about', '/xapi/activities/state', '/xapi/agents/profile', '/xapi/agents'])(
    'may ask beforehand for %s',
    async (url) => {
      expect((await preflight(ALLOWED, 'GET', url)).headers['access-control-allow-origin']).toBe(ALLOWED);
    },
  );

  test('stores and reads with its key, and may read the headers of xAPI', async () => {
    const { basic } = await aCredential(record, 'statements/write', 'statements/read/mine');
    const headers = { origin: ALLOWED, authorization: basic };
    const stored = await record.nobody.ask('POST', STATEMENTS, { body: aStatement(), headers });
    expect([stored.statusCode, stored.headers['access-control-allow-origin']]).toEqual([200, ALLOWED]);
    const read = await record.nobody.ask('GET', STATEMENTS, { headers });
    expect(read.json().statements).toHaveLength(1);
    expect(words(read.headers['access-control-expose-headers'])).toEqual([
      'ETag',
      'Last-Modified',
      'X-Experience-API-Version',
      'X-Experience-API-Consistent-Through',
    ]);
  });

  test('may read refusals too', async () => {
    const headers = { origin: ALLOWED };
    const refused = await record.nobody.ask('GET', STATEMENTS, { headers });
    expect([refused.statusCode, refused.headers['access-control-allow-origin']]).toEqual([401, ALLOWED]);
    const { basic } = await aCredential(record, 'statements/write');
    const large = await record.nobody.ask('POST', STATEMENTS, {
      body: ' '.repeat(17 * 1024 * 1024),
      headers: { ...headers, authorization: basic },
    });
    expect([large.statusCode, large.headers['access-control-allow-origin']]).toEqual([413, ALLOWED]);
  });

  test('gets nothing by a visitor’s session: cookies are not shared, and its writes are refused', async () => {
    const headers = { origin: ALLOWED };
    const read = await record.learner.ask('GET', STATEMENTS, { headers });
    expect(read.headers['access-control-allow-credentials']).toBeUndefined();
    expect((await record.learner.ask('POST', STATEMENTS, { body: [], headers })).statusCode).toBe(403);
  });
});

describe.each([
  'https://evil.example.com',
  'http://courses.example.gov.cn',
  'https://courses.example.gov.cn:8443',
  'https://courses.example.gov.cn.evil.com',
  'https://COURSES.example.gov.cn',
  'null',
])('an origin that is not: %s', (origin) => {
  test('gets no CORS header for a question beforehand', async () => {
    const { statusCode, headers } = await preflight(origin);
    expect([statusCode >= 400, corsHeaders(headers)]).toEqual([true, []]);
  });

  test('gets no CORS header for a request', async () => {
    const { basic } = await aCredential(record, 'all');
    const response = await record.nobody.ask('GET', STATEMENTS, {
      headers: { origin, authorization: basic },
    });
    expect(corsHeaders(response.headers)).toEqual([]);
    expect(response.headers.vary).toContain('Origin');
  });
});

test('a program that sends no origin gets no CORS header', async () => {
  const system = await record.keyWith('all');
  expect(corsHeaders((await system.ask('GET', STATEMENTS)).headers)).toEqual([]);
});

test('only /xapi is open to other origins', async () => {
  for (const url of ['/api/session', '/', '/healthz']) {
    const response = await record.portal.app.inject({ url, headers: { origin: ALLOWED } });
    expect(corsHeaders(response.headers), url).toEqual([]);
  }
});

test('without a list nobody is allowed', async () => {
  const closed = await openRecord();
  const response = await closed.portal.app.inject({ url: '/xapi/about', headers: { origin: ALLOWED } });
  expect(corsHeaders(response.headers)).toEqual([]);
  await closed.close();
});
