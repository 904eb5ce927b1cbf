/**
 * The record's speed, each figure beside one of the same run that it is to be compared with. Run:
 * `npm run bench:lrs`, with `-- 100000 1000000` for other sizes. Figures and their reading: docs/performance.md.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import fastify, { type FastifyInstance } from 'fastify';
import { createServiceKey } from '../../server/services/create-service-key.ts';
import { COMMAND_LINE } from '../../server/services/key-keeper.ts';
import { configure } from '../../server/storage/sqlite/configure.ts';
import { openSqlite } from '../../server/storage/sqlite/open-sqlite.ts';
import { statementWriter } from '../../server/storage/sqlite/statements/write-statements.ts';
import { personAgent } from '../../src/domain/xapi/learner-rules.ts';
import { openTestPortal, type TestPortal } from '../support/test-portal.ts';
import { type Load, measure, measureHere } from './load.ts';
import { registrationNumbered, rowNumbered, statementNumbered } from './statements.ts';

const SIZES = process.argv.slice(2).map(Number);
const [SMALL = 100_000, LARGE = 1_000_000] = SIZES;
const CONNECTIONS = 32;
const SECONDS = 3;
const BATCH = 100;

const directory = mkdtempSync(join(tmpdir(), 'mingde-bench-'));
const json = { 'content-type': 'application/json' };

async function listen(app: FastifyInstance): Promise<string> {
  await app.listen({ port: 0, host: '127.0.0.1' });
  return `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
}

function report(
  what: string,
  perSecond: number,
  beside?: { readonly name: string; readonly perSecond: number },
): void {
  const ratio = beside
    ? `, ${beside.name} ${beside.perSecond.toFixed(0)}, ratio ${(perSecond / beside.perSecond).toFixed(2)}`
    : '';
  console.log(`${what}: ${perSecond.toFixed(0)}/s${ratio}`);
}

const load = (one: Pick<Load, 'url' | 'headers'> & Partial<Load>) =>
  measure({ method: 'GET', connections: CONNECTIONS, seconds: SECONDS, ...one });

/** The same from this process, by `fetch`. @returns requests a second */
const loadHere = (one: Pick<Load, 'url' | 'headers'> & Partial<Load>) =>
  measureHere({ method: 'GET', connections: CONNECTIONS, seconds: SECONDS, ...one });

interface Record {
  readonly portal: TestPortal;
  readonly address: string;
  readonly headers: Readonly<{ [name: string]: string }>;
}

async function openRecord(name: string): Promise<Record> {
  const portal = await openTestPortal({ file: join(directory, name), clock: realClock() });
  const key = await createServiceKey(portal.deps, COMMAND_LINE, { name: 'bench', scopes: ['all'] });
  if (!key.ok) throw new Error(key.failure.message);
  const pair = Buffer.from(`${key.value.key.key}:${key.value.secret}`).toString('base64');
  const headers = { ...json, authorization: `Basic ${pair}`, 'x-experience-api-version': '1.0.3' };
  return { portal, address: await listen(portal.app), headers };
}

function realClock() {
  return { now: Date.now, advance: () => undefined, set: () => undefined };
}

/** Statements straight into the tables, in large transactions. @returns how many a second */
function fill(name: string, portal: TestPortal, from: number, to: number, perTransaction: number): number {
  const driver = new Sqlite(join(directory, name));
  configure(driver);
  const writer = statementWriter(driver);
  const authority = personAgent(portal.deps.catalogue, 'bench');
  const started = performance.now();
  let spent = 0;
  for (let at = from; at < to; at += perTransaction) {
    const rows = Array.from({ length: Math.min(perTransaction, to - at) }, (_, more) =>
      rowNumbered(portal.deps.catalogue, authority, at + more),
    );
    const begun = performance.now();
    writer.write([rows]);
    spent += performance.now() - begun;
  }
  driver.close();
  if (performance.now() - started > 20_000) console.log(`  (filled up to ${to} statements)`);
  return ((to - from) * 1000) / spent;
}

async function measureIngest(): Promise<void> {
  const { portal, address, headers } = await openRecord('ingest.db');
  const bare = fastify({ bodyLimit: 16 * 1024 * 1024 });
  bare.post('/echo', async (request) => request.body);
  const bareAddress = await listen(bare);
  const body = JSON.stringify(statementNumbered(portal.deps.catalogue, 7));
  const batch = `[${Array.from({ length: BATCH }, (_, at) => JSON.stringify(statementNumbered(portal.deps.catalogue, at))).join(',')}]`;
  const statements = `${address}/xapi/statements`;
  const echo = await load({ url: `${bareAddress}/echo`, method: 'POST', headers: json, body });
  const one = await load({ url: statements, method: 'POST', headers, body });
  report('one statement a POST', one.perSecond, { name: 'bare echo', perSecond: echo.perSecond });
  report(
    'one statement a POST, by fetch',
    await loadHere({ url: statements, method: 'POST', headers, body }),
    {
      name: 'bare echo',
      perSecond: await loadHere({ url: `${bareAddress}/echo`, method: 'POST', headers: json, body }),
    },
  );
  const many = await load({ url: statements, method: 'POST', headers, body: batch });
  const raw = openSqlite(join(directory, 'raw.db'));
  raw.driver.close();
  const inserted = fill('raw.db', portal, 0, 60_000, BATCH);
  report(`statements in batches of ${BATCH}`, many.perSecond * BATCH, {
    name: 'raw inserts with the same indexes',
    perSecond: inserted,
  });
  await bare.close();
  await portal.close();
}

async function measureAt(size: number): Promise<Map<string, number>> {
  const name = `${size}.db`;
  const record = await openRecord(name);
  const { portal, address, headers } = record;
  fill(name, portal, 0, size, 1_000);
  const { catalogue } = portal.deps;
  const { actor, verb, object } = statementNumbered(catalogue, 12_345);
  const filters: readonly [string, string][] = [
    ['newest 50', ''],
    ['by agent', `&agent=${encodeURIComponent(JSON.stringify(actor))}`],
    ['by activity', `&activity=${encodeURIComponent('id' in object ? object.id : '')}`],
    ['by verb', `&verb=${encodeURIComponent(verb.id)}`],
    ['by registration', `&registration=${registrationNumbered(308)}`],
    [
      'by verb and activity',
      `&verb=${encodeURIComponent(verb.id)}&activity=${encodeURIComponent('id' in object ? object.id : '')}`,
    ],
  ];
  const rates = new Map<string, number>();
  for (const [what, filter] of filters) {
    const url = `${address}/xapi/statements?limit=50${filter}`;
    const { perSecond } = await load({ url, headers });
    rates.set(what, perSecond);
    await besideMemory(
      `${size} statements, ${what}`,
      { url, headers },
      perSecond,
      await bytesOf(url, headers),
    );
  }
  const body = JSON.stringify(statementNumbered(catalogue, 7));
  const post = await load({ url: `${address}/xapi/statements`, method: 'POST', headers, body });
  rates.set('one statement a POST', post.perSecond);
  report(`${size} statements, one more a POST`, post.perSecond);
  if (size === LARGE) await measureWhileWriting(record, rates);
  await portal.close();
  rmSync(join(directory, name));
  return rates;
}

async function bytesOf(url: string, headers: Load['headers']): Promise<Buffer> {
  return Buffer.from(await (await fetch(url, { headers })).arrayBuffer());
}

/** Beside a Fastify that sends the same bytes, ready in memory, to the same two clients. */
async function besideMemory(
  what: string,
  asked: Pick<Load, 'url' | 'headers'>,
  perSecond: number,
  bytes: Buffer,
): Promise<void> {
  const bare = fastify();
  bare.get('/same', async (_request, reply) => reply.type('application/json').send(bytes));
  const same = { url: `${await listen(bare)}/same`, headers: {} };
  const name = 'the same bytes from memory';
  report(what, perSecond, { name, perSecond: (await load(same)).perSecond });
  report(`${what}, by fetch`, await loadHere(asked), { name, perSecond: await loadHere(same) });
  await bare.close();
}

/** A hundred statements a second, one by one, while queries are measured. */
async function measureWhileWriting(
  { portal, address, headers }: Record,
  alone: Map<string, number>,
): Promise<void> {
  const body = JSON.stringify(statementNumbered(portal.deps.catalogue, 7));
  const writes: Promise<Response>[] = [];
  const timer = setInterval(() => {
    writes.push(fetch(`${address}/xapi/statements`, { method: 'POST', headers, body }));
  }, 10);
  const { perSecond } = await load({ url: `${address}/xapi/statements?limit=50`, headers });
  clearInterval(timer);
  await Promise.all(writes);
  report('newest 50 while 100 a second are written', perSecond, {
    name: 'undisturbed',
    perSecond: alone.get('newest 50') ?? 0,
  });
}

console.log(
  `${CONNECTIONS} connections from a process of their own, or by fetch from this one, ${SECONDS} s each`,
);
await measureIngest();
const small = await measureAt(SMALL);
const large = await measureAt(LARGE);
for (const [what, perSecond] of small) {
  const grown = perSecond / (large.get(what) ?? 0);
  console.log(`${what}: at ${LARGE} statements ${grown.toFixed(2)} times the cost at ${SMALL}`);
}
rmSync(directory, { recursive: true });
