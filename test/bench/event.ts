/**
 * An oath of 500 people in an authority of 96,000, over HTTP: listed and marked by sheets, submitted, approved by the
 * second person. Each step as a ratio to plain SQL that inserts as many entries and statuses in one transaction.
 * Run: `npm run bench:event`, with another number of people behind it if wanted.
 */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import type { EventView } from '../../src/domain/api/events.ts';
import { openEventStage } from '../http/events/stage.ts';
import { type Measured, measureBeside, printSteps } from './waiting.ts';

const PEOPLE = Number(process.argv[2] ?? 500);
const ALL = 96_000;

const file = join(mkdtempSync(join(tmpdir(), 'mingde-event-bench-')), 'bench.db');
const stage = await openEventStage({ file });
const { app, deps } = stage.portal;
const { officer, second } = stage.cookies;
const numberAt = (at: number) => `7${String(at).padStart(5, '0')}`;

function fillRoster(): void {
  const driver = new Sqlite(file);
  const person = driver.prepare(
    "INSERT INTO people (id, staff_number, name, tier, training_kind, is_sample) VALUES (?, ?, '新人', 'window', 'induction', 0)",
  );
  const membership = driver.prepare('INSERT INTO memberships VALUES (?, ?, ?, NULL)');
  driver.transaction(() => {
    for (let at = 0; at < ALL; at += 1) {
      person.run(`person-of-the-bench-${at}`, numberAt(at));
      membership.run(`person-of-the-bench-${at}`, at < PEOPLE ? 'hall' : 'court', '2026-01-01');
    }
  })();
  driver.close();
}

/** The entries and statuses that were posted, once more, as fast as prepared statements go. */
function plainSql(): number {
  const driver = new Sqlite(file);
  driver.exec('CREATE TABLE plain_entries AS SELECT * FROM ledger_entries WHERE 0');
  driver.exec('CREATE TABLE plain_status AS SELECT * FROM annual_status WHERE 0');
  const read = (table: string) => driver.prepare(`SELECT * FROM ${table}`).raw().all() as unknown[][];
  const tables = [
    ['plain_entries', read('ledger_entries')],
    ['plain_status', read('annual_status')],
  ] as const;
  const started = performance.now();
  driver.transaction(() => {
    for (const [table, rows] of tables) {
      const insert = driver.prepare(`INSERT INTO ${table} VALUES (${rows[0]?.map(() => '?').join(', ')})`);
      for (const row of rows) insert.run(row);
    }
  })();
  const ms = performance.now() - started;
  driver.close();
  return ms;
}

async function csvSheet(meaning: string, row: (number: string) => string, head: string): Promise<EventView> {
  const { id, version } = event;
  const numbers = Array.from({ length: PEOPLE }, (_, at) => row(numberAt(at)));
  const answer = await app.inject({
    method: 'POST',
    url: `/api/events/${id}/sheet?meaning=${meaning}&version=${version}`,
    headers: { cookie: officer, 'content-type': 'application/octet-stream' },
    payload: Buffer.from([head, ...numbers].join('\n')),
  });
  if (answer.json().accepted !== PEOPLE) throw new Error(answer.body);
  return (await stage.call(officer, 'GET', `/api/events/${id}`)).json();
}

async function step(cookie: string, path: string, body: object): Promise<EventView> {
  const answer = await stage.call(cookie, 'POST', `/api/events/${event.id}/${path}`, body);
  if (answer.statusCode !== 200) throw new Error(answer.body);
  return answer.json();
}

async function measure(work: () => Promise<EventView>): Promise<Measured> {
  return measureBeside(
    () => deps.storage.roster.unitById('hall'),
    async () => {
      event = await work();
    },
  );
}

fillRoster();
let event = await stage.held({
  ...{ kind: 'oath', title: '宣誓' },
  oath: { text: '我宣誓……', textVersion: '2018', leader: '', witnesses: ['郑重', '冯实'] },
});
const steps = {
  'listed by a sheet': await measure(() => csvSheet('list', (number) => `${number},新人`, '工号,姓名')),
  'marked by a sheet': await measure(() =>
    csvSheet('attendance', (number) => `${number},新人,是`, '工号,姓名,是否到场'),
  ),
  submitted: await measure(() => step(officer, 'steps', { version: event.version, step: 'submit' })),
  approved: await measure(() => step(second, 'approval', { version: event.version })),
};
if (event.counts.credited !== PEOPLE) throw new Error(`only ${event.counts.credited} were credited`);
const plain = plainSql();
console.log(`${PEOPLE} of ${ALL} people; plain SQL: ${plain.toFixed(0)} ms`);
printSteps(steps, { called: 'plain SQL', ms: plain });
await stage.portal.close();
