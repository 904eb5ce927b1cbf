/**
 * What the portal's busiest requests cost, each as a ratio to a bare Fastify that parses and echoes the same
 * body, in one run on one machine. Run: `npm run bench`. Figures and their reading: docs/performance.md.
 */
import { mkdtempSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fastify, { type FastifyInstance } from 'fastify';
import { postEntry } from '../../server/services/post-entry.ts';
import type { LessonRecord } from '../../src/domain/catalogue/catalogue.ts';
import { experienced } from '../support/study.ts';
import { openTestPortal } from '../support/test-portal.ts';

const CONNECTIONS = 32;
const MEASURE_MS = 4_000;
const WARM_UP_MS = 1_000;

interface Call {
  readonly url: string;
  readonly method: 'GET' | 'POST';
  readonly headers: Record<string, string>;
  readonly body?: () => string;
}

/** Requests a second over so many connections, after a warm-up. @throws Error when an answer is no success */
async function rate(call: Call): Promise<number> {
  await runFor(call, WARM_UP_MS);
  const started = performance.now();
  const answered = await runFor(call, MEASURE_MS);
  return (answered * 1000) / (performance.now() - started);
}

async function runFor(call: Call, ms: number): Promise<number> {
  const until = performance.now() + ms;
  let answered = 0;
  const connection = async () => {
    while (performance.now() < until) {
      const { url, method, headers } = call;
      const response = await fetch(url, { method, headers, ...(call.body ? { body: call.body() } : {}) });
      if (!response.ok) throw new Error(`${url}: ${response.status} ${await response.text()}`);
      await response.arrayBuffer();
      answered += 1;
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, connection));
  return answered;
}

async function listen(app: FastifyInstance): Promise<string> {
  await app.listen({ port: 0, host: '127.0.0.1' });
  return `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
}

const portal = await openTestPortal({ file: join(mkdtempSync(join(tmpdir(), 'mingde-bench-')), 'bench.db') });
const person = await portal.addPerson();
const cookie = await portal.signIn(person);
for (let at = 0; at < 12; at += 1) {
  await postEntry(portal.deps, {
    personId: person.id,
    year: 2026,
    category: 'otherOnline',
    centihours: 100,
    source: 'import',
    evidence: { kind: 'import', title: '网络学时', platform: '干部网络学院', file: 'x.xlsx', row: at },
    contentHash: null,
    postedBy: 'system',
  });
}
const address = await listen(portal.app);

const bare = fastify();
bare.post('/echo', async (request) => request.body);
const hours = (await portal.app.inject({ url: '/api/me/hours', headers: { cookie } })).json();
bare.get('/hours', async () => hours);
const bareAddress = await listen(bare);

const lesson = portal.deps.catalogue.courses[0]?.lessons[0] as LessonRecord;
const json = { 'content-type': 'application/json' };
const asPerson = { ...json, cookie, 'x-experience-api-version': '1.0.3' };
const statement = () => JSON.stringify(experienced(portal, person, lesson, 's1'));
const beat = () => JSON.stringify({ item: lesson.id, visible: true, focused: true });

const pairs: readonly [name: string, ours: Call, bare: Call][] = [
  [
    'POST /xapi/statements, one statement, on disk',
    { url: `${address}/xapi/statements`, method: 'POST', headers: asPerson, body: statement },
    { url: `${bareAddress}/echo`, method: 'POST', headers: json, body: statement },
  ],
  [
    'POST /api/presence, one beat, on disk',
    { url: `${address}/api/presence`, method: 'POST', headers: asPerson, body: beat },
    { url: `${bareAddress}/echo`, method: 'POST', headers: json, body: beat },
  ],
  [
    'GET /api/me/hours, twelve entries',
    { url: `${address}/api/me/hours`, method: 'GET', headers: { cookie } },
    { url: `${bareAddress}/hours`, method: 'GET', headers: {} },
  ],
];

console.log(`${CONNECTIONS} connections, ${MEASURE_MS / 1000} s each`);
for (const [name, ours, echo] of pairs) {
  const [oursRate, echoRate] = [await rate(ours), await rate(echo)];
  const ratio = (oursRate / echoRate).toFixed(2);
  console.log(`${name}: ${oursRate.toFixed(0)} /s, bare ${echoRate.toFixed(0)} /s, ratio ${ratio}`);
}

await bare.close();
await portal.close();
