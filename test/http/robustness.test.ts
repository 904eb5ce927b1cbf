/** Whatever is sent to /api, pages and health: an answer that is no defect, and a body that names a code. */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Problem } from '../../src/domain/api/api.ts';
import { openTestPortal, type TestPortal } from '../support/test-portal.ts';

let portal: TestPortal;
let cookie: string;
beforeAll(async () => {
  portal = await openTestPortal();
  const person = await portal.addPerson({}, [
    { role: 'officer', unitId: 'unit-1' },
    { role: 'administrator', unitId: null },
  ]);
  cookie = await portal.signIn(person);
});
afterAll(() => portal.close());

const ROUTES = [
  ['GET', '/api/session'],
  ['GET', '/api/me/hours?year=*'],
  ['GET', '/api/me/learning'],
  ['GET', '/api/me/certificates'],
  ['POST', '/api/presence'],
  ['GET', '/api/quizzes/*'],
  ['POST', '/api/quizzes/*/attempts'],
  ['GET', '/api/attempts/*'],
  ['PUT', '/api/attempts/*/answers/*'],
  ['POST', '/api/attempts/*/submission'],
  ['GET', '/api/units'],
  ['GET', '/api/units/*/people?year=*'],
  ['GET', '/api/keys'],
  ['POST', '/api/keys'],
  ['DELETE', '/api/keys/*'],
  ['GET', '/*'],
  ['POST', '/*'],
] as const;

/** Text as it should come, and as it should not: broken escapes, control characters, other paths, SQL. */
const nasty = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }).map((text) => encodeURIComponent(text.toWellFormed())),
  fc.constantFrom(
    '%',
    '%E0%A4%A',
    '%00',
    '..%2f..%2fetc%2fpasswd',
    "'%20OR%201=1--",
    '__proto__',
    'constructor',
  ),
  fc.constantFrom('integrity', 'unit-1', '2026', '2026&year=2027', '-1', '99999999999999999999', 'NaN', ''),
);

const beat = fc.record(
  {
    item: fc.oneof(
      fc.string(),
      fc.constantFrom('integrity/01-gifts', 'integrity/quiz', '__proto__/quiz', '/quiz'),
    ),
    nonce: fc.oneof(fc.string(), fc.integer()),
    section: fc.oneof(fc.string(), fc.constant(null)),
    visible: fc.oneof(fc.boolean(), fc.string()),
    focused: fc.boolean(),
  },
  { requiredKeys: [] },
);
const body = fc.oneof(
  fc.json({ maxDepth: 3 }),
  beat.map((value) => JSON.stringify(value)),
  fc.constantFrom(
    '',
    '{',
    'null',
    '[]',
    '{"__proto__":{"x":1}}',
    '{"options":["a",1]}',
    '{"options":[]}',
    '\u0000',
  ),
  fc.string(),
);
const contentType = fc.constantFrom(
  'application/json',
  'text/plain',
  'application/json; charset=gbk',
  'x',
  '',
);

test('no input makes a defect, and every refusal is a problem document with a code', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...ROUTES),
      fc.array(nasty, { minLength: 3, maxLength: 3 }),
      body,
      contentType,
      async ([method, pattern], words, payload, type) => {
        let at = 0;
        const url = pattern.replace(/\*/g, () => words[at++] ?? '');
        const sends = method !== 'GET';
        const response = await portal.app.inject({
          method,
          url,
          headers: { cookie, ...(sends && type !== '' ? { 'content-type': type } : {}) },
          ...(sends ? { payload } : {}),
        });
        expect(response.statusCode, `${method} ${url} ${payload}`).toBeLessThan(500);
        if (url.startsWith('/api/') && response.statusCode >= 400) {
          expect((response.json() as Problem).code, `${method} ${url}`).toMatch(/^[a-z-]+$/);
        }
      },
    ),
    { numRuns: 3_000 },
  );
  expect(portal.defects).toEqual([]);
}, 120_000);
