/** Whatever is sent, the answer is never a defect, and nothing invalid is ever kept. */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Statement } from '../../../src/domain/xapi/statement.ts';
import { validateStatement } from '../../../src/domain/xapi/validate-statement.ts';
import { aFullStatement, UUID } from '../../unit/xapi/a-statement.ts';
import { type Asker, openRecord, type XapiRecord } from './record.ts';

let record: XapiRecord;
let system: Asker;
beforeAll(async () => {
  record = await openRecord();
  system = await record.keyWith('all');
});
afterAll(() => record.close());

type Json = Record<string, unknown>;
type Step = readonly [name: string, parent: Json];

/** Every place in a value: the object or array that holds it, and its name there. */
function placesOf(value: unknown): Step[] {
  if (typeof value !== 'object' || value === null) return [];
  const parent = value as Json;
  return Object.keys(parent).flatMap((name) => [[name, parent] as const, ...placesOf(parent[name])]);
}

const HOSTILE: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1e308,
  Number.MAX_SAFE_INTEGER + 1,
  '',
  ' ',
  'x',
  '\u0000',
  '\ud800',
  '𬭎',
  '../../etc/passwd',
  "'; DROP TABLE statements; --",
  'https://a.cn/x',
  '2026-02-30T00:00:00Z',
  'P1W1D',
  [],
  {},
  [[]],
  [null],
  { objectType: 'SubStatement' },
  { objectType: 'constructor' },
  { 'zh-CN': 'x' },
  { mbox: 'mailto:a@b.cn' },
];

const NAMES = [
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'id',
  'objectType',
  'MBOX',
  '',
  '\ud800',
  'ext:a',
];

const mutation = fc.record({
  place: fc.nat(),
  how: fc.constantFrom('replace', 'replace', 'delete', 'add', 'rename', 'double', 'wrap'),
  value: fc.oneof(fc.constantFrom(...HOSTILE), fc.jsonValue({ maxDepth: 3 }), fc.string()),
  name: fc.oneof(fc.constantFrom(...NAMES), fc.string()),
});

/** Own property, whatever its name: an assignment to `__proto__` would not be one. */
function define(parent: Json, name: string, value: unknown): void {
  Object.defineProperty(parent, name, { value, enumerable: true, configurable: true, writable: true });
}

function mutate(
  root: Json,
  { place, how, value: drawn, name }: typeof mutation extends fc.Arbitrary<infer M> ? M : never,
) {
  // A copy: put in twice, one and the same object could come to hold itself.
  const value = structuredClone(drawn);
  const places = placesOf(root);
  const [at, parent] = places[place % places.length] ?? ['id', root];
  if (how === 'delete' && !Array.isArray(parent)) delete parent[at];
  else if (how === 'add') define(parent, Array.isArray(parent) ? '0' : name, value);
  else if (how === 'rename' && !Array.isArray(parent)) {
    const present = parent[at];
    delete parent[at];
    define(parent, name, present);
  } else if (how === 'wrap') define(parent, at, [parent[at]]);
  else if (how === 'double') define(parent, at, { ...(parent[at] as object), ...(value as object) });
  else define(parent, at, value);
}

async function expectKept(id: string, sent: Statement): Promise<void> {
  const stored = JSON.parse((await record.deps.storage.statements.find(id.toLowerCase()))?.json ?? 'null');
  expect(validateStatement(stored, '1.0.3')).toMatchObject({ ok: true });
  expect(stored).toMatchObject({ verb: sent.verb, actor: sent.actor });
}

const mutated = fc.array(mutation, { minLength: 1, maxLength: 3 }).map((mutations) => {
  const statement = JSON.parse(JSON.stringify(aFullStatement())) as Json;
  for (const one of mutations) mutate(statement, one);
  return JSON.stringify(statement);
});

test('mutated statements are answered 200 when valid, 400 otherwise; what is kept is valid', async () => {
  const counts: Record<number, number> = {};
  await fc.assert(
    fc.asyncProperty(mutated, fc.boolean(), async (template, batched) => {
      const text = template.replaceAll(`"id":"${UUID}"`, `"id":"${crypto.randomUUID()}"`);
      const valid = validateStatement(JSON.parse(text), '1.0.3');
      const response = await system.ask('POST', '/xapi/statements', { body: batched ? `[${text}]` : text });
      counts[response.statusCode] = (counts[response.statusCode] ?? 0) + 1;
      if (response.statusCode === 200 && valid.ok) return expectKept(response.json()[0], valid.value);
      // The one valid statement that is refused has an attachment without its data.
      expect(response.statusCode, text).toBe(400);
      expect(response.json().error).toMatch(valid.ok ? /fileUrl/ : /\(xAPI 1\.0\.3 .+\)\.$/);
    }),
    { numRuns: 10_000 },
  );
  // Both ways were walked often enough for the property to mean something.
  expect(counts[200]).toBeGreaterThan(400);
  expect(counts[400]).toBeGreaterThan(4000);
  expect(record.defects).toEqual([]);
}, 120_000);

test('any bytes as a body are answered, never with a defect', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(
        fc.uint8Array({ maxLength: 200 }),
        fc.json().map((text) => Buffer.from(text)),
      ),
      fc.constantFrom(
        'application/json',
        'application/json; charset=utf-8',
        'text/plain',
        'x',
        ';',
        '',
        'multipart/mixed',
      ),
      fc.constantFrom('POST', 'PUT'),
      async (bytes, contentType, method) => {
        const response = await system.ask(method, '/xapi/statements', {
          ...(method === 'PUT' && { query: { statementId: crypto.randomUUID() } }),
          body: Buffer.from(bytes),
          headers: { 'content-type': contentType },
        });
        expect([200, 400]).toContain(response.statusCode);
      },
    ),
    { numRuns: 2000 },
  );
  expect(record.defects).toEqual([]);
}, 60_000);

test('any query is answered, never with a defect', async () => {
  const names = [
    'agent',
    'verb',
    'activity',
    'registration',
    'since',
    'until',
    'limit',
    'format',
    'more',
    'statementId',
    'stateId',
    'profileId',
    'related_agents',
    'related_activities',
    'attachments',
    'activityId',
  ];
  const pair = fc.tuple(
    fc.oneof(fc.constantFrom(...names), fc.string()),
    fc.oneof(fc.webQueryParameters(), fc.json(), fc.string({ unit: 'binary' })),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(pair, { maxLength: 4 }),
      fc.boolean(),
      fc.constantFrom(
        '/xapi/statements',
        '/xapi/activities/state',
        '/xapi/activities/profile',
        '/xapi/activities',
        '/xapi/agents/profile',
        '/xapi/agents',
        '/xapi/about',
        '/xapi/x',
      ),
      async (pairs, encoded, path) => {
        const encode = (text: string) =>
          encoded ? encodeURIComponent(text.toWellFormed()) : text.replaceAll(/[^\x21-\x7e]|#/g, '%');
        const query = pairs.map(([name, value]) => `${encode(name)}=${encode(value)}`).join('&');
        const response = await system.ask('GET', `${path}?${query}`);
        expect([200, 400, 404]).toContain(response.statusCode);
      },
    ),
    { numRuns: 3000 },
  );
  expect(record.defects).toEqual([]);
}, 60_000);
