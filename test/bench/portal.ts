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
import { type LoadHere, measureHere } from './load.ts';

const CONNECTIONS = 32;
const SECONDS = 4;

type Call = Pick<LoadHere, 'url' | 'method' | 'headers' | 'body'>;

const rate = (call: Call) => measureHere({ ...call, connections: CONNECTIONS, seconds: SECONDS });

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

console.log(`${CONNECTIONS} connections from the same process, ${SECONDS} s each`);
for (const [name, ours, echo] of pairs) {
  const [oursRate, echoRate] = [await rate(ours), await rate(echo)];
  const ratio = (oursRate / echoRate).toFixed(2);
  console.log(`${name}: ${oursRate.toFixed(0)} /s, bare ${echoRate.toFixed(0)} /s, ratio ${ratio}`);
}

await bare.close();
await portal.close();
